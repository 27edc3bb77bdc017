"""The networks, their checkpoints, and their averages."""
