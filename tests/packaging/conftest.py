"""The scripts of `packaging/` are no package; they find each other in their folder."""

import sys

from support.source_tree import REPOSITORY

sys.path.append(str(REPOSITORY / "packaging"))
