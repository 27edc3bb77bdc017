"""The built-in augmentations, one per module; each augments a whole batch."""
