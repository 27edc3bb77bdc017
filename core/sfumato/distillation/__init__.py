"""Distillation of models to one or two steps, and comparison with their base."""
