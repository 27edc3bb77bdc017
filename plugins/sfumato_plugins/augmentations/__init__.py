"""The built-in augmentations, a module each, on whole batches."""
