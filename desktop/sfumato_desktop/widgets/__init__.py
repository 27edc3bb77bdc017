"""Reusable widgets that the pages are built from."""
