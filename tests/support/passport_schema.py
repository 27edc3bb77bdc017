"""Which JSON Schema do the passport's structs have?

`python tests/support/passport_schema.py` writes it to where bundles take it from. Types come from
msgspec, the texts from the docstrings under the fields.
"""

import ast
import inspect
import itertools
import json
from pathlib import Path
from typing import Any

import jsonschema
import msgspec

from sfumato import facts
from sfumato_plugins.exporters import passport

__all__ = ["SCHEMA_FILE", "fitting_passport", "passport_schema"]

SCHEMA_FILE = Path(__file__).parents[2] / "resources/sfumato_resources/export/passport.schema.json"


def passport_schema() -> str:
    """Give the schema, as it stands in the file."""
    schema = msgspec.json.schema(passport.Passport)
    texts = _texts(passport) | _texts(facts)
    for name, struct in schema["$defs"].items():
        for field, value in struct["properties"].items():
            if text := texts.get((name, field)):
                value["description"] = text
    schema["$defs"]["Passport"]["properties"]["schema"] = {
        "const": passport.SCHEMA,
        "description": "Rises where a field goes or changes its meaning; new fields do not raise "
        "it, so readers pass over what they do not know.",
    }
    schema["$defs"]["Passport"]["required"].insert(0, "schema")
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:sfumato:passport:{passport.SCHEMA}",
        "title": "The passport of an ONNX bundle of Sfumato",
    }
    return json.dumps(head | schema, indent=2, ensure_ascii=False) + "\n"


def fitting_passport(bundle: Path) -> passport.Passport:
    """Read a bundle's passport, which must fit the schema that lies beside it."""
    content = (bundle / "passport.json").read_bytes()
    schema = json.loads((bundle / "passport.schema.json").read_bytes())
    jsonschema.Draft202012Validator(schema).validate(json.loads(content))
    return msgspec.json.decode(content, type=passport.Passport)


def _texts(module: Any) -> dict[tuple[str, str], str]:
    """Give the docstrings under fields, by struct and field."""
    found = {}
    for struct in ast.parse(inspect.getsource(module)).body:
        lines = struct.body if isinstance(struct, ast.ClassDef) else []
        for field, text in itertools.pairwise(lines):
            match field, text:
                case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant()):
                    found[struct.name, name] = " ".join(inspect.cleandoc(text.value.value).split())
    return found


if __name__ == "__main__":
    SCHEMA_FILE.write_text(passport_schema(), encoding="utf-8")
