"""Staging of the site: the pages of `docs`, and those beside it, with their links adjusted."""

import os
import re
import shutil
from pathlib import Path

__all__ = ["OTHER_PAGES", "stage"]

OTHER_PAGES = {
    "CONTRIBUTING.md": "contributing.md",
    "CHANGELOG.md": "changelog.md",
    "benchmarks/README.md": "benchmarks.md",
    "packaging/README.md": "packaging.md",
    "plugins/examples/README.md": "plugins/examples.md",
}
"""Pages outside `docs`, and where the site has them. The home page replaces the README."""

_LINK = re.compile(
    r"(?P<mark>!?)\[(?P<text>(?:[^\]\[]|\[[^\]]*\])*)\]\((?P<path>[^)\s#]*)(?P<rest>#[^)\s]*)?\)"
)
_FENCE = re.compile(r"(^```.*?^```$)", re.MULTILINE | re.DOTALL)
_IN_LIGHT = re.compile(r"!\[([^\]]*)\]\(([^)\s]*)-(?:light|dark)\.png\)")


def stage(root: Path, target: Path) -> None:
    """Copy all pages of the site into an empty folder.

    A link to a page outside `docs` leads to that page's place in the site; a link to another file
    of the repository becomes plain text. A screenshot follows the reader's choice of light or dark.

    Args:
        root: The repository.
        target: The folder that the site is built from.
    """
    docs = root / "docs"
    shutil.copytree(
        docs, target, ignore=lambda _folder, names: [n for n in names if n.endswith(".md")]
    )
    place_by_source = {page: page.relative_to(docs) for page in docs.rglob("*.md")}
    for name, own_place in OTHER_PAGES.items():
        place_by_source[root / name] = Path(own_place)
    for source, place in place_by_source.items():
        page = target / place
        page.parent.mkdir(parents=True, exist_ok=True)
        text = source.read_text(encoding="utf-8")
        page.write_text(_adjusted(text, source, place_by_source, docs), encoding="utf-8")


def _adjusted(text: str, source: Path, place_by_source: dict[Path, Path], docs: Path) -> str:
    here = place_by_source[source].parent

    def link(found: re.Match[str]) -> str:
        path, rest = found["path"], found["rest"] or ""
        if not path or ":" in path:
            return found[0]
        aim = Path(os.path.normpath(source.parent / path))
        if (aim / "index.md") in place_by_source:
            aim /= "index.md"
        place = place_by_source.get(aim)
        if place is None and aim.is_relative_to(docs) and aim.is_file():
            place = aim.relative_to(docs)
        if place is None:
            return found["text"]
        return f"{found['mark']}[{found['text']}]({os.path.relpath(place, here or '.')}{rest})"

    parts = _FENCE.split(text)
    parts[::2] = [_with_both_schemes(_LINK.sub(link, part), docs / here) for part in parts[::2]]
    return "".join(parts)


def _with_both_schemes(text: str, folder: Path) -> str:
    def both(found: re.Match[str]) -> str:
        alternative, stem = found.groups()
        schemes = [name for name in ("light", "dark") if (folder / f"{stem}-{name}.png").is_file()]
        if len(schemes) < 2:
            return found[0]
        return "".join(f"![{alternative}]({stem}-{name}.png#only-{name})" for name in schemes)

    return _IN_LIGHT.sub(both, text)
