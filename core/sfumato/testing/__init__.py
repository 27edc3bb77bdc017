"""How does an author of a plugin find out that it keeps its contract?"""
