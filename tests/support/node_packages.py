"""The Node packages that the examples need.

`npm install --ignore-scripts onnxruntime-node` in the repository's root installs them there; git
ignores them. `NODE_PATH` names another `node_modules` folder.
"""

import os
import shutil
from pathlib import Path

import pytest

from support.source_tree import REPOSITORY

__all__ = ["NODE", "node_modules", "with_node_module"]

NODE = shutil.which("node")


def node_modules(package: str) -> Path | None:
    """Return the folder that contains a package, or `None`."""
    given = filter(None, os.environ.get("NODE_PATH", "").split(os.pathsep))
    folders = [REPOSITORY / "node_modules", *map(Path, given)]
    return next((folder for folder in folders if (folder / package).is_dir()), None)


def with_node_module(package: str) -> pytest.MarkDecorator:
    """Skip a test if Node or the package is missing."""
    is_there = NODE is not None and node_modules(package) is not None
    return pytest.mark.skipif(
        not is_there, reason=f"needs Node and, from npm, {package}: see tests/support/node_packages"
    )
