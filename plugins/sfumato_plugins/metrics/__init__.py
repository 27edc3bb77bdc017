"""The built-in metrics beyond those of every evaluation."""
