"""How does the bundle start?

As `sfumato` does. For work in a process of its own the app starts `sys.executable -m sfumato ...`;
in a bundle that executable is the app itself, so `-m sfumato` is left out.
"""

import multiprocessing
import sys

from sfumato.__main__ import run

if __name__ == "__main__":
    multiprocessing.freeze_support()
    if sys.argv[1:3] == ["-m", "sfumato"]:
        del sys.argv[1:3]
    run()
