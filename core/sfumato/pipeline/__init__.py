"""The phases of a training run, and their order."""
