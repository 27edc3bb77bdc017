"""How models leave for other programs."""
