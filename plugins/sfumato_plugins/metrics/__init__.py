"""Built-in metrics in addition to those of every evaluation."""
