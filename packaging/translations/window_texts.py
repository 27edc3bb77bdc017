"""The translatable texts of the window.

A text passed to `tr` belongs to the class of the object that `tr` is called on, as Qt looks it up;
a text passed to a module's `_tr`, which `translator` returned, or to `QCoreApplication.translate`,
belongs to the context written there. Qt's own `lupdate` handles neither `_tr` nor `page.tr`. A text
with `%n` or `%Ln` has plural forms.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

__all__ = ["window_texts"]

Found = tuple[str, str]
"""A context and a text."""


def window_texts(file: Path) -> Iterator[Found]:
    """Yield the texts of a module in order, each with its context.

    Raises:
        ValueError: If anything but a literal is passed for translation.
    """
    tree = ast.parse(file.read_text(encoding="utf-8"))
    yield from _Finder(file, context_of_tr=_context_of_tr(tree)).texts_in(tree)


class _Finder:
    """Visits a module and tracks the current class and function."""

    def __init__(self, file: Path, *, context_of_tr: str) -> None:
        self._file = file
        self._context_of_tr = context_of_tr

    def texts_in(
        self, node: ast.AST, *, owner: str = "", kinds: dict[str, str] | None = None
    ) -> Iterator[Found]:
        """Yield the texts below a node.

        Args:
            node: The root of the search.
            owner: The class that the node is in.
            kinds: The classes of the arguments of the enclosing function.
        """
        for child in ast.iter_child_nodes(node):
            match child:
                case ast.ClassDef():
                    yield from self.texts_in(child, owner=child.name)
                case ast.FunctionDef(name="translated" | "translator"):
                    continue  # passes its text through
                case ast.FunctionDef():
                    found = {a.arg: ast.unparse(a.annotation or a) for a in child.args.args}
                    yield from self.texts_in(child, owner=owner, kinds=found)
                case ast.Call():
                    yield from self._text_of(child, owner=owner, kinds=kinds or {})
                    yield from self.texts_in(child, owner=owner, kinds=kinds)
                case _:
                    yield from self.texts_in(child, owner=owner, kinds=kinds)

    def _text_of(self, call: ast.Call, *, owner: str, kinds: dict[str, str]) -> Iterator[Found]:
        match call:
            case ast.Call(func=ast.Name(id="_tr"), args=[text, *_]):
                yield (self._context_of_tr, self._written(text))
            case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr="tr"), args=[text, *_]):
                yield (owner if name == "self" else kinds[name], self._written(text))
            case ast.Call(
                func=ast.Attribute(value=ast.Name(id="QCoreApplication"), attr="translate"),
                args=[context, text, *_],
            ):
                yield (self._written(context), self._written(text))

    def _written(self, node: ast.expr) -> str:
        match node:
            case ast.Constant(value=str(text)):
                return text
        place = f"{self._file}:{node.lineno}"
        raise ValueError(f"{place} translates what is not written there: {ast.unparse(node)}")


def _context_of_tr(tree: ast.Module) -> str:
    """Return the context that the module's `_tr` uses, if there is one."""
    for node in tree.body:
        match node:
            case ast.Assign(
                targets=[ast.Name(id="_tr")],
                value=ast.Call(args=[ast.Constant(value=str(context))]),
            ):
                return context
    return ""
