"""The built-in panels of the desktop app."""
