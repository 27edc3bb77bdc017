"""Makes the scripts of `packaging/` importable; they are not a package."""

import sys

from support.source_tree import REPOSITORY

sys.path.append(str(REPOSITORY / "packaging"))
