"""The documents beside an exported model."""
