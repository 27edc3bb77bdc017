"""How does the bundle start?

As `sfumato` does. For work in a process of its own the app starts `sys.executable -m sfumato ...`;
in a bundle that executable is the app itself, so `-m sfumato` is left out. Other modules are run as
Python would run them: an export is tried by one of them in a process of its own.
"""

import multiprocessing
import os
import runpy
import sys

from sfumato.__main__ import run


def leave_libraries_to_others() -> None:
    """Let programs that the app starts, such as a file manager, take the system's libraries.

    The bundle's starter puts the bundle's own on the search path, and keeps the path of before
    beside it. The linker has read it by now, and the processes that the app starts of itself need
    it no more than this one: the libraries name their neighbors by place.
    """
    before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    if before is not None:
        os.environ["LD_LIBRARY_PATH"] = before
    else:
        os.environ.pop("LD_LIBRARY_PATH", None)


def main() -> None:
    """Run what the command line says."""
    leave_libraries_to_others()
    multiprocessing.freeze_support()  # a plugin, or a library, may start workers
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
