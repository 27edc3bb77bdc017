"""How good a model's images are."""
