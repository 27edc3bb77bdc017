"""How Sfumato names, reads, and writes files."""
