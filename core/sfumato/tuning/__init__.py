"""Sampler tuning: the search for a model's best sampling presets."""
