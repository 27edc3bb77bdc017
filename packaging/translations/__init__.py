"""Extraction of the sources' texts into translation files."""
