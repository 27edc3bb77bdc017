"""Distillation of models to one or two steps, and the comparison with their base."""
