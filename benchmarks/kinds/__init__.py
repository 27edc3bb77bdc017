"""Image files of every kind, and what each must look like."""
