"""How the best way of drawing is found for a model."""
