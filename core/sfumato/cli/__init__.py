"""The command-line interface, which covers every page of the window."""
