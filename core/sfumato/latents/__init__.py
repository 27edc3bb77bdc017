"""Training on latents instead of images."""
