"""Settings: their bounds, texts, presets, and files."""
