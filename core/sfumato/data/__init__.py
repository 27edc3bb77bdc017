"""Datasets, from files on disk to training batches."""
