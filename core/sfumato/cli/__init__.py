"""The command-line interface, which provides the functions of every page of the window."""
