"""Access to the texts and programs that are copied into an export."""

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from string import Template

__all__ = ["filled_template", "license_text", "source_of", "template", "template_files"]


def template(name: str) -> str:
    """Return an export template unchanged."""
    return (files("sfumato_resources") / "export" / name).read_text(encoding="utf-8")


def filled_template(name: str, **values: str) -> str:
    """Return an export template with all its `$names` replaced by the values."""
    return Template(template(name)).substitute(values)


def template_files(folder: str) -> Iterator[tuple[str, bytes]]:
    """Yield the relative path and content of every file in a template folder."""
    yield from _below(files("sfumato_resources") / "export" / folder, "")


def license_text(file: str) -> str:
    """Return the text of a license, whose file is named after the SPDX identifier."""
    return (files("sfumato_resources") / "licenses" / file).read_text(encoding="utf-8")


def source_of(module: str) -> str:
    """Return the source of a module of `sfumato`, given by its dotted name."""
    package, _, name = module.rpartition(".")
    return (files(package) / f"{name}.py").read_text(encoding="utf-8")


def _below(folder: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    for found in folder.iterdir():
        if found.is_dir() and found.name != "__pycache__":
            yield from _below(found, f"{path}{found.name}/")
        elif found.is_file():
            yield path + found.name, found.read_bytes()
