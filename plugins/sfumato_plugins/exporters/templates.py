"""Where do the texts and programs that go into an export come from?"""

from importlib.resources import files
from string import Template

__all__ = ["filled_template", "template"]


def template(name: str) -> str:
    """Give a text of the export templates as it stands."""
    return (files("sfumato_resources") / "export" / name).read_text(encoding="utf-8")


def filled_template(name: str, **values: str) -> str:
    """Give a text with its `$names` filled in; each of them must be given."""
    return Template(template(name)).substitute(values)
