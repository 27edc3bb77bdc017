"""Training of diffusion models: setup, loop, updates, and checkpoints."""
