"""How a model learns to draw in one or two steps, and whether that was worth it."""
