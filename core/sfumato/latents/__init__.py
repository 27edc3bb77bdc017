"""How a model learns from latents in place of images."""
