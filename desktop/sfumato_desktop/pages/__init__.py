"""The six pages of the window."""
