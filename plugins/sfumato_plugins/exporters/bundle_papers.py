"""What lies in a bundle beside its models?

The passport and its schema for programs, the card and the README for people, the licences, and
examples that run as they are.
"""

from pathlib import Path

import msgspec

from sfumato.facts import ModelFacts
from sfumato_plugins.exporters.licences import Part, Terms, write_licences
from sfumato_plugins.exporters.model_card import model_card
from sfumato_plugins.exporters.passport import Passport
from sfumato_plugins.exporters.templates import source_of, template, template_files

__all__ = ["draws_from_seeds", "write_papers"]

_SERVICE = ("bundle", "gate", "line", "service")
"""The modules of `sfumato.serving`, which the example of a service is made of."""
_PACKAGE = "sfumato.serving."
_WHAT = "the model: all files that end in `.onnx` or `.onnx.data`"
_PARTS = (
    Part(
        "`example.py` and the folders `node`, `csharp`, `service` and `web`, made by the Sfumato "
        "developers",
        "Apache-2.0",
        "Apache-2.0.txt",
    ),
)
_RUNTIME = Part(
    "onnxruntime-web in `web/data`, made by Microsoft; what is built into it stands in "
    "`web/ThirdPartyNotices.txt`",
    "MIT",
    "MIT-onnxruntime.txt",
)


def write_papers(
    folder: Path, papers: Passport, facts: ModelFacts, *, readme: str, terms: Terms
) -> None:
    """Write all that lies beside the models.

    Args:
        folder: The bundle, a staged folder.
        papers: All about the model.
        facts: What is known of it besides.
        readme: The README's text.
        terms: Under which it leaves.
    """
    has_examples = draws_from_seeds(papers)
    _write(folder / "passport.json", msgspec.json.format(msgspec.json.encode(papers)))
    _write(folder / "passport.schema.json", template("passport.schema.json").encode())
    _write(folder / "README.md", readme.encode())
    _write(folder / "MODEL_CARD.md", model_card(papers, facts).encode())
    parts = (*(_PARTS if has_examples else ()), *((_RUNTIME,) if papers.web_page else ()))
    write_licences(folder, terms, what=_WHAT, parts=parts, pictures=facts.picture_terms)
    if has_examples:
        _write_examples(folder)


def draws_from_seeds(papers: Passport) -> bool:
    """Whether the model is of the form that page and examples know: seeds in, bytes out."""
    model = papers.files[0]
    return "seed" in {value.name for value in model.inputs} and model.outputs[0].type == "uint8"


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
