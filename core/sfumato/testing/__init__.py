"""Contract checks for authors of plugins."""
