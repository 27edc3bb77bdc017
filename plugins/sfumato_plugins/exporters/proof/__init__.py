"""Proof that an exported model generates the same images."""
