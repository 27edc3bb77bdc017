"""A plugin that prints wherever and however it can, and offers a sampler."""

import atexit
import ctypes
import os
import subprocess
import sys

from sfumato.plugins.catalog import Entry
from sfumato.plugins.hookspecs import hookimpl


def _shout(where: str) -> None:
    print("noise", where)  # noqa: T201, printing is its purpose
    sys.__stdout__.write("noise by another name\n")
    os.write(1, b"noise of a file descriptor\n")
    subprocess.run([sys.executable, "-c", "print('noise of a child')"], check=True)
    ctypes.CDLL(None).puts(b"noise of C")


_shout("at import")
atexit.register(_shout, "at the end")


@hookimpl
def sfumato_samplers() -> list[Entry]:
    _shout("in a hook")
    return [Entry(name="noisy", label="Noisy", summary="Prints.", factory="noisy_plugin:Noisy")]
