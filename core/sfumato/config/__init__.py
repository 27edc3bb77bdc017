"""Settings, including their bounds, texts, presets, and files."""
