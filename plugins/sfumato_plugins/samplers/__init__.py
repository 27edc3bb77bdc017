"""The built-in samplers, a module each, in sigma space."""
