"""The built-in importers."""
