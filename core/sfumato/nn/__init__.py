"""Networks, their checkpoints, and their weight averages."""
