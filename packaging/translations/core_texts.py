"""The texts of core and the built-in plugins that the window may show.

Core writes English and does no translation. User-facing texts are found by where they appear:
beside a setting's type, as labels and summaries of entries, as messages and hints of errors and
events, in variables of the same names, in constants named `…_WORDS` or `…TASK…`, in
functions of `_READ_FUNCTIONS`, and as whole sentences or parts of sentences such as “a text file”.

An f-string becomes a template whose placeholders are named after their values: “{len(images)} are
too few.” gives “{images} are too few.”. `sfumato_desktop/core_texts.py` matches it.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

__all__ = ["core_texts"]

_READ_ARGUMENTS = {"title", "description", "label", "summary", "message", "hint", "reason", "task"}
"""Arguments whose texts a user reads."""
_READ_FUNCTIONS = {
    "_distance_text",
    "_extension_hint",
    "_guidance_text",
    "_longer_base_hint",
    "_samples_hint",
    "average_text",
    "outlook_text",
    "parity_text",
    "recovery_hint",
    "share_text",
}
"""Functions whose texts a user reads as part of a sentence."""
_READ_KEYS = {"unit"}
"""Keys of dictionaries whose texts a user reads."""
_NAMING_CALLS = {"_catalog", "_existing", "FeatureNet"}
"""Calls that take the name of something: “sampler”, “dataset”, “random network”."""
_LEFT_OUT = (
    # shown in the terminal only
    "core/sfumato/cli",
    "core/sfumato/testing",
    "core/sfumato/serving",
    "core/sfumato/plugin_project.py",
    "core/sfumato/__init__.py",
    "core/sfumato/__main__.py",
    # written into exported models, which are read by people of all languages
    "plugins/sfumato_plugins/exporters/interfaces.py",
    "plugins/sfumato_plugins/exporters/model_card.py",
)
_WORD = re.compile(r"[a-z]{3,}")
_SENTENCE = re.compile(r"[A-Z“{].* .*[.?!…](?: \{[^{}]*\})?", re.DOTALL)
_PART = re.compile(r"(?:an?|no|All|The|CPU,|\d+|\{[^{}]*\})(?: [\w{}();:.-]+)+")
"""Parts of a sentence: “a text file”, “All {rows} images”, “1 thread”."""
_DATABASE = re.compile(r"\b(SELECT|INSERT|UPDATE|DELETE|CREATE|PRAGMA)\b")
_HOLES = re.compile(r"\{[^{}]*\}")
_PASSING_CALLS = {"capitalize", "get", "join", "len", "lower", "replace", "str", "strip", "tuple"}
"""Calls whose placeholder is named after their argument."""


def core_texts(repository: Path) -> list[str]:
    """Return all texts without duplicates, in the order of the files."""
    left_out = tuple(str(repository / place) for place in _LEFT_OUT)
    files = [
        file
        for root in ("core/sfumato", "plugins/sfumato_plugins")
        for file in sorted((repository / root).rglob("*.py"))
        if not str(file).startswith(left_out)
    ]
    sources = [file.read_text(encoding="utf-8") for file in files]
    trees = [ast.parse(source) for source in sources if "PySide6" not in source]
    found = (text for tree in trees for text in _texts_in(tree))
    return list(dict.fromkeys(found))


def _texts_in(node: ast.AST, *, is_read: bool = False, in_text: bool = False) -> Iterator[str]:
    """Yield the texts below a node.

    Args:
        node: The root of the search.
        is_read: Whether the node is in a place whose texts are always shown to a user.
        in_text: Whether the node is in a function that returns readable text.
    """
    if isinstance(node, ast.Constant | ast.JoinedStr):
        text = _shape_of(node)
        if text and (is_read or _is_text_for_people(text, in_text=in_text)):
            yield text
    elif not _is_silent(node):
        is_choice = isinstance(node, ast.IfExp | ast.BinOp | ast.Tuple | ast.List)
        in_text |= isinstance(node, ast.FunctionDef) and node.name in _READ_FUNCTIONS
        for part, is_place in _parts(node):
            yield from _texts_in(part, is_read=is_place or (is_read and is_choice), in_text=in_text)


def _parts(node: ast.AST) -> Iterator[tuple[ast.AST, bool]]:
    """Yield the children of a node, and whether a user reads the texts there."""
    match node:
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name), args=arguments):
            names_kind = name in _NAMING_CALLS
            is_first_read = name.endswith("Error") or names_kind
            for place, argument in enumerate(arguments):
                yield argument, place == 0 and is_first_read
            for given in node.keywords:
                yield given.value, given.arg in _READ_ARGUMENTS or names_kind
        case ast.Assign(targets=[ast.Name(id=name) | ast.Tuple(elts=[ast.Name(id=name), *_])]):
            is_read = name in _READ_ARGUMENTS or "TASK" in name or name.endswith("_WORDS")
            yield node.value, is_read
        case ast.Dict(keys=keys, values=values):
            for key, value in zip(keys, values, strict=True):
                yield value, isinstance(key, ast.Constant) and key.value in _READ_KEYS
                if key is not None:
                    yield key, False
        case _:
            for part in ast.iter_child_nodes(node):
                yield part, False


def _is_silent(node: ast.AST) -> bool:
    """Return whether no user reads what is below: docstrings, assertions, the log."""
    match node:
        case ast.Expr(value=ast.Constant()) | ast.Assert() | ast.arg():
            return True
        case ast.Call(func=ast.Attribute(value=ast.Name(id="_LOG"))):
            return True
        case ast.Call(func=ast.Name(id="AssertionError" | "AttributeError")):
            return True
        case _:
            return False


def _is_text_for_people(text: str, *, in_text: bool) -> bool:
    """Return whether a text in no special place looks like one for people."""
    fixed = _HOLES.sub("", text)
    if not _WORD.search(fixed) or _DATABASE.search(text):
        return False
    is_of_words = in_text and " " in fixed
    return is_of_words or bool(_SENTENCE.fullmatch(text) or _PART.fullmatch(text))


def _shape_of(node: ast.Constant | ast.JoinedStr) -> str:
    """Return a text with placeholders for values; two adjacent placeholders are merged."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    text, names = "", dict[str, str]()
    for part in node.values:
        match part:
            case ast.Constant(value=str(words)):
                text += words
            case ast.FormattedValue() if text.endswith("}"):
                text = re.sub(r"(?::[^{}]*)?\}$", "}", text)  # no longer a plain number
            case ast.FormattedValue():
                text += _hole(part, names)
    return text


def _hole(part: ast.FormattedValue, names: dict[str, str]) -> str:
    """Return a placeholder named after its value; another value of the same name gets a number."""
    written = ast.unparse(part.value)
    name = _name_of(part.value).strip("_")
    number = 1
    while names.setdefault(key := name + str(number if number > 1 else ""), written) != written:
        number += 1
    form = part.format_spec.values if isinstance(part.format_spec, ast.JoinedStr) else []
    written_form = "".join(str(one.value) for one in form if isinstance(one, ast.Constant))
    return f"{{{key}:{written_form}}}" if written_form else f"{{{key}}}"


def _name_of(value: ast.expr) -> str:
    """Return the last name in an expression, or “text” if there is none."""
    match value:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case ast.Subscript(value=whole):
            return _name_of(whole)
        case ast.Call(func=ast.Name(id=name), args=[first, *_]) if name in _PASSING_CALLS:
            return _name_of(first)
        case ast.Call(func=ast.Attribute(value=ast.Constant(), attr="join"), args=[first]):
            return _name_of(first)
        case ast.Call(func=ast.Attribute(value=owner, attr=name)) if name in _PASSING_CALLS:
            return _name_of(owner)
        case ast.Call(func=function):
            return _name_of(function)
        case _:
            return "text"
