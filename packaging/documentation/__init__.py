"""The documentation site: its generated reference pages, and the pages that it is built from."""
