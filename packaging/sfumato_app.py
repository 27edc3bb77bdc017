"""The entry point of the bundle.

It behaves like `sfumato`. For work in a separate process the app starts `sys.executable -m sfumato
...`; in a bundle that executable is the app itself, so `-m sfumato` is dropped. Other modules are
run as Python would run them: one of them tests an export in a separate process.
"""

import multiprocessing
import os
import runpy
import sys

from sfumato.__main__ import run


def leave_libraries_to_others() -> None:
    """Let programs that the app starts, such as a file manager, use the system's libraries.

    The bundle's launcher prepends its own libraries to the search path and saves the previous path
    beside it. The linker has read the path by now, and the app's own child processes do not need it
    either: the libraries refer to each other by location.
    """
    before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    if before is not None:
        os.environ["LD_LIBRARY_PATH"] = before
    else:
        os.environ.pop("LD_LIBRARY_PATH", None)


def main() -> None:
    """Run what the command line says."""
    leave_libraries_to_others()
    multiprocessing.freeze_support()  # a plugin or a library may start workers
    if sys.argv[1:3] == ["-m", "sfumato"]:
        del sys.argv[1:3]
    if sys.argv[1:2] == ["-m"]:
        module = sys.argv[2]
        del sys.argv[1:3]
        runpy.run_module(module, run_name="__main__")
    else:
        run()


if __name__ == "__main__":
    main()
