"""What lies in a bundle beside its models?

The passport and its schema for programs, the card and the README for people, the licences, and
examples that run as they are.
"""

from pathlib import Path

import msgspec

from sfumato.config.settings import RunConfig
from sfumato_plugins.exporters.licences import write_licences
from sfumato_plugins.exporters.model_card import model_card
from sfumato_plugins.exporters.passport import Passport
from sfumato_plugins.exporters.templates import source_of, template, template_files

__all__ = ["write_papers"]

_SERVICE = ("bundle", "gate", "line", "service")
"""The modules of `sfumato.serving`, which the example of a service is made of."""
_PACKAGE = "sfumato.serving."


def write_papers(
    folder: Path, papers: Passport, config: RunConfig, *, readme: str, terms: str
) -> None:
    """Write all that lies beside the models.

    Args:
        folder: The bundle, a staged folder.
        papers: All about the model.
        config: What it was trained by.
        readme: The README's text.
        terms: The licence's text, where it is one of the user's own.
    """
    _write(folder / "passport.json", msgspec.json.format(msgspec.json.encode(papers)))
    _write(folder / "passport.schema.json", template("passport.schema.json").encode())
    _write(folder / "README.md", readme.encode())
    _write(folder / "MODEL_CARD.md", model_card(papers, config).encode())
    write_licences(
        folder,
        licence=papers.licence,
        terms=terms,
        author=papers.author,
        year=papers.created[:4],
    )
    if _draws_from_seeds(papers):
        _write_examples(folder)


def _draws_from_seeds(papers: Passport) -> bool:
    """Whether the model is of the form that the examples know: seeds in, bytes out."""
    model = papers.files[0]
    names = {value.name for value in model.inputs}
    return "seed" in names and "steps" not in names and model.outputs[0].type == "uint8"


def _write_examples(folder: Path) -> None:
    for name in ("example.py", "requirements.txt"):
        _write(folder / name, template(name).encode())
    for path, content in template_files("examples"):
        _write(folder / path, content)
    for module in _SERVICE:
        # in the bundle the modules lie side by side, and know each other by their bare names
        source = source_of(module).replace(_PACKAGE, "")
        _write(folder / "service" / f"{module}.py", source.encode())


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
