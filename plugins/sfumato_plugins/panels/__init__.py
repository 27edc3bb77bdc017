"""The built-in panels of the window."""
