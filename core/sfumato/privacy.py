"""How are libraries kept from telling others what is done here?

Some send their makers a line each time they are loaded, and keep a number by which they know the
machine again, unless they are asked not to. They are asked before any of them is loaded, in this
process and in those that it starts; what the user has decided stays.
"""

import os

__all__ = ["keep_to_ourselves"]

_REQUESTS = {
    # onnxruntime from 1.29 on, with a device id in the user's cache (its docs/Privacy.md)
    "ORT_DISABLE_TELEMETRY": "1",
    # huggingface_hub, which diffusers brings (its reference, "Environment variables")
    "HF_HUB_DISABLE_TELEMETRY": "1",
    # albumentations, which an example of a plugin needs, asks for newer versions of itself
    "NO_ALBUMENTATIONS_UPDATE": "1",
}


def keep_to_ourselves() -> None:
    """Ask the libraries to send and to store nothing about their use."""
    for name, value in _REQUESTS.items():
        os.environ.setdefault(name, value)
