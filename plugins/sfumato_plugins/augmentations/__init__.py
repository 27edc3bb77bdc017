"""The built-in augmentations, one module each, on whole batches."""
