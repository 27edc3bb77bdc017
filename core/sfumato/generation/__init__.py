"""How pictures come out of a trained model."""
