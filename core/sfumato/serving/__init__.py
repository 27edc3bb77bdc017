"""An HTTP service for bundles; the modules in this package can also run without Sfumato."""
