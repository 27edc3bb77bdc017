"""The built-in samplers, one module each, in sigma space."""
