"""The operating system: its clocks, its sleep, its terminal, and what libraries report from it."""
