"""Models of the app's state, without widgets."""
