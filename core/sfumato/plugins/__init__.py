"""Discovery of plugins, their hooks, and what they provide."""
