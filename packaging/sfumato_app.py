"""How does the bundle start?

As `sfumato` does. For work in a process of its own the app starts `sys.executable -m sfumato ...`;
in a bundle that executable is the app itself, so `-m sfumato` is left out. Other modules are run as
Python would run them: an export is tried by one of them in a process of its own.
"""

import multiprocessing
import runpy
import sys

from sfumato.__main__ import run

if __name__ == "__main__":
    multiprocessing.freeze_support()
    if sys.argv[1:3] == ["-m", "sfumato"]:
        del sys.argv[1:3]
    if sys.argv[1:2] == ["-m"]:
        module = sys.argv[2]
        del sys.argv[1:3]
        runpy.run_module(module, run_name="__main__")
    else:
        run()
