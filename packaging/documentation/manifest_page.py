"""The reference of the bundle manifest, from its JSON Schema."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from documentation.markdown import note, paragraph, table

__all__ = ["SCHEMA", "manifest_page"]

SCHEMA = Path("resources/sfumato_resources/export/bundle-manifest.schema.json")
"""The schema that every bundle carries, below the repository."""

_INTRODUCTION = """\
# Bundle manifest

Every field of `manifest.json` in an [ONNX bundle](../onnx-bundle.md). The bundle contains this
information as a JSON Schema, too: `bundle-manifest.schema.json`."""

Node = dict[str, Any]
"""A part of a JSON Schema."""


def manifest_page(root: Path) -> str:
    """Return the page of the manifest's fields.

    Args:
        root: The repository.
    """
    schema = json.loads((root / SCHEMA).read_text(encoding="utf-8"))
    first = schema["$ref"].rpartition("/")[2]
    parts = [note(SCHEMA.name), _INTRODUCTION]
    for name in _in_order(schema["$defs"], first):
        part = schema["$defs"][name]
        rows = [
            (f"`{key}`", _kind(field), paragraph(field.get("description", "")))
            for key, field in part.get("properties", {}).items()
        ]
        parts += [f"## {name}", paragraph(part.get("description", ""))]
        parts += [table(["Field", "Type", "Description"], rows)] if rows else []
    return "\n\n".join(parts) + "\n"


def _in_order(definitions: Node, first: str) -> list[str]:
    """Return the definitions' names, each after the one that first mentions it."""
    found = [first]
    for name in found:  # grows on the way
        found += [one for one in dict.fromkeys(_references(definitions[name])) if one not in found]
    return found


def _references(node: Any) -> Iterator[str]:  # any JSON
    if isinstance(node, dict):
        if "$ref" in node:
            yield node["$ref"].rpartition("/")[2]
        node = list(node.values())
    if isinstance(node, list):
        for child in node:
            yield from _references(child)


def _kind(node: Node) -> str:
    match node:
        case {"$ref": str(path)}:
            name = path.rpartition("/")[2]
            return f"[{name}](#{name.lower()})"
        case {"const": _} | {"enum": _}:
            return ", ".join(f"`{json.dumps(value)}`" for value in _values(node))
        case {"anyOf": kinds}:
            return " or ".join(_kind(kind) for kind in kinds)
        case {"type": "array", "prefixItems": kinds}:
            return f"array of {len(kinds)} ({', '.join(_kind(kind) for kind in kinds)})"
        case {"type": "array", "items": dict(item)}:
            return f"array of {_kind(item)}"
        case {"type": "object", "additionalProperties": dict(value)}:
            return f"object of {_kind(value)}"
    return str(node.get("type", "any"))


def _values(node: Node) -> list[Any]:
    """Return the values that are allowed here."""
    return list(node["enum"]) if "enum" in node else [node["const"]]
