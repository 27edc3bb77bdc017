"""Image files of every kind, with their expected pixels."""
