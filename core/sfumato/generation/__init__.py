"""Generation of images with a trained model."""
