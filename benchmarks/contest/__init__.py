"""The parts of the league: datasets, contestants, metrics and results."""
