"""The built-in metrics beside those that every evaluation has."""
