"""Opt-out of the telemetry of third-party libraries.

Unless an environment variable is set to opt out, some libraries report to their vendor each time
they are loaded, and store an ID that identifies the machine. The variables are set for this process
and its children before any of the libraries is loaded. Values that the user has set are kept.
"""

import os

__all__ = ["disable_telemetry"]

_REQUESTS = {
    # onnxruntime 1.29 and later, which stores a device ID in the user's cache (see its
    # docs/Privacy.md)
    "ORT_DISABLE_TELEMETRY": "1",
    # huggingface_hub, a dependency of diffusers (see "Environment variables" in its reference)
    "HF_HUB_DISABLE_TELEMETRY": "1",
    # albumentations, which an example plugin requires and which checks for newer versions of itself
    "NO_ALBUMENTATIONS_UPDATE": "1",
}


def disable_telemetry() -> None:
    """Opt out of the libraries' telemetry and stored IDs."""
    for name, value in _REQUESTS.items():
        os.environ.setdefault(name, value)
