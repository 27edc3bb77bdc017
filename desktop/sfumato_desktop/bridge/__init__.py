"""The bridge to background work. No other package starts threads or processes."""
