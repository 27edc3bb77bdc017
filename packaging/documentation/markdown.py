"""Markdown of the generated pages: tables, code, and plain numbers."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

__all__ = ["NOTE", "anchor", "code", "note", "paragraph", "table"]

NOTE = "<!-- Written by packaging/build_docs.py from {source}. Do not edit. -->"


def note(source: str) -> str:
    """Return the comment that opens a generated page."""
    return NOTE.format(source=source)


def code(value: Any) -> str:  # anything that JSON can express
    """Return a value as inline code, strings without quotation marks."""
    text = value if isinstance(value, str) else msgspec.json.encode(value).decode()
    return f"`{text}`" if text else ""


def paragraph(text: str) -> str:
    """Return text on one line, with what Markdown would take for a tag or a table escaped."""
    line = " ".join(text.split())
    return re.sub(r"([<|])", r"\\\1", line)


def anchor(text: str) -> str:
    """Return the anchor that Markdown renderers give to a heading."""
    return re.sub(r"[^\w\- ]", "", text.lower()).replace(" ", "-")


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table; cells are Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
