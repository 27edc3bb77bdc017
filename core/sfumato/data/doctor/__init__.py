"""The check of a dataset: defects, duplicates, outliers, and doubtful labels of its images."""
