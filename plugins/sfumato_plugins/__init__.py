"""The built-in augmentations, samplers and exporters."""
