"""The terminal: every screen's headless twin."""
