"""Measurement of the quality of generated images."""
