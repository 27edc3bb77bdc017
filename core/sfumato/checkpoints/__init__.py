"""Checkpoints of a run, their averages, and models in other formats."""
