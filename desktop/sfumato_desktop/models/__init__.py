"""Models of the window's state, without widgets."""
