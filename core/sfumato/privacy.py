"""Opt-out of the telemetry of third-party libraries.

Some libraries report to their vendor each time they are loaded, and store an ID that identifies the
machine, unless an environment variable opts out. The variables are set before any of the libraries
is loaded, for this process and its children; values the user has set are kept.
"""

import os

__all__ = ["disable_telemetry"]

_REQUESTS = {
    # onnxruntime 1.29 and later, with a device ID in the user's cache (its docs/Privacy.md)
    "ORT_DISABLE_TELEMETRY": "1",
    # huggingface_hub, a dependency of diffusers (its reference, "Environment variables")
    "HF_HUB_DISABLE_TELEMETRY": "1",
    # albumentations, which an example plugin needs, checks for newer versions of itself
    "NO_ALBUMENTATIONS_UPDATE": "1",
}


def disable_telemetry() -> None:
    """Opt out of the libraries' telemetry and stored IDs."""
    for name, value in _REQUESTS.items():
        os.environ.setdefault(name, value)
