"""How images come out of a trained model."""
