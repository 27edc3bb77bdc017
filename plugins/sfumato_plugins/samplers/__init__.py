"""The built-in samplers, one per module, in sigma space."""
