"""Train an image diffusion model from scratch on your own pictures."""
