"""Datasets, from the files on disk to the training batches."""
