"""Small pieces that the places are built from."""
