"""The JSON Schema of the bundle manifest's structs.

`python tests/support/bundle_manifest_schema.py` writes it to the file that bundles include. Types
come from msgspec, descriptions from the docstrings below the fields.
"""

import ast
import inspect
import itertools
import json
from pathlib import Path
from typing import Any

import jsonschema
import msgspec

from sfumato.records import metadata, score
from sfumato_plugins.exporters.documents import bundle_manifest

__all__ = ["SCHEMA_FILE", "bundle_manifest_schema", "fitting_bundle_manifest"]

SCHEMA_FILE = (
    Path(__file__).parents[2] / "resources/sfumato_resources/export/bundle-manifest.schema.json"
)


def bundle_manifest_schema() -> str:
    """Return the schema as stored in the file."""
    schema = msgspec.json.schema(bundle_manifest.BundleManifest)
    texts = _texts(bundle_manifest) | _texts(metadata) | _texts(score)
    tuples = {
        f"#/$defs/{name}": schema["$defs"].pop(name)
        for name, kind in tuple(schema["$defs"].items())
        if kind["type"] == "array"
    }
    for name, struct in schema["$defs"].items():
        for field, value in struct["properties"].items():
            if found := tuples.get(value.get("$ref", "")):
                del value["$ref"]
                value.update(found)
            if text := texts.get((name, field)):
                value["description"] = text
    schema["$defs"]["BundleManifest"]["properties"]["schema"] = {
        "const": bundle_manifest.SCHEMA,
        "description": "Incremented when a field is removed or changes its meaning; new fields do "
        "not increment it, so readers ignore unknown fields.",
    }
    schema["$defs"]["BundleManifest"]["required"].insert(0, "schema")
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:sfumato:bundle-manifest:{bundle_manifest.SCHEMA}",
        "title": "Manifest of a Sfumato ONNX bundle",
    }
    return json.dumps(head | schema, indent=2, ensure_ascii=False) + "\n"


def fitting_bundle_manifest(bundle: Path) -> bundle_manifest.BundleManifest:
    """Return a bundle's manifest, which must match the schema stored beside it."""
    content = (bundle / "manifest.json").read_bytes()
    schema = json.loads((bundle / "bundle-manifest.schema.json").read_bytes())
    jsonschema.Draft202012Validator(schema).validate(json.loads(content))
    return msgspec.json.decode(content, type=bundle_manifest.BundleManifest)


def _texts(module: Any) -> dict[tuple[str, str], str]:
    """Return the docstrings of fields, by struct and field."""
    found = {}
    for struct in ast.parse(inspect.getsource(module)).body:
        lines = struct.body if isinstance(struct, ast.ClassDef) else []
        for field, text in itertools.pairwise(lines):
            match field, text:
                case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant()):
                    found[struct.name, name] = " ".join(inspect.cleandoc(text.value.value).split())
    return found


if __name__ == "__main__":
    SCHEMA_FILE.write_text(bundle_manifest_schema(), encoding="utf-8")
