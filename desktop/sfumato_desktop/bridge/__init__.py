"""The bridge to background work; no other package starts threads or processes."""
