"""The space a model works in: images, or latents of an autoencoder."""
