"""An HTTP service for bundles; each of these modules can also run without Sfumato."""
