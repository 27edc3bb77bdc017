"""The mathematics of noise and image."""
