"""Answering over HTTP with a bundle; each of these modules can also run without Sfumato."""
