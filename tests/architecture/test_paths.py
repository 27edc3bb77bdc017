"""The three paths in docs/architecture.md name parts of the sources."""

import ast
import re

import pytest

from support.source_tree import REPOSITORY, source_files

PAGE = (REPOSITORY / "docs" / "architecture.md").read_text(encoding="utf-8")
SECTION = PAGE.partition("\n## Three paths\n")[2].partition("\n## ")[0]
PATHS = dict(re.findall(r"\*\*(.+?)\*\*\n\n((?:\d+\. .+\n)+)", SECTION))


def names_in_sources() -> set[str]:
    """Return the names of all functions, classes, and methods of core and plugins."""
    names = set()
    for root in ("sfumato", "sfumato_plugins"):
        for file in source_files(root):
            for node in ast.walk(file.tree):
                if isinstance(node, ast.FunctionDef | ast.ClassDef):
                    names.add(node.name)
                if isinstance(node, ast.ClassDef):
                    names |= {
                        f"{node.name}.{part.name}"
                        for part in node.body
                        if isinstance(part, ast.FunctionDef)
                    }
    return names


def test_three_paths_are_described() -> None:
    assert len(PATHS) == 3


@pytest.mark.parametrize("path", PATHS)
def test_a_path_has_at_most_twelve_stops_that_exist(path: str) -> None:
    stops = PATHS[path].splitlines()
    named = [name for stop in stops for name in re.findall(r"`([A-Za-z_.]+)`", stop)]

    assert len(stops) <= 12
    known = names_in_sources()
    assert [name for name in named if name not in known and not name.endswith(".onnx")] == []
