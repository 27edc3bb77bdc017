"""The files stored beside the models in a bundle.

These files are the bundle manifest and its schema for programs, the model card and the README for
people, the licenses, and ready-to-run examples.
"""

from pathlib import Path

import msgspec

from sfumato.records.metadata import ModelMetadata
from sfumato_plugins.exporters.documents.bundle_manifest import BundleManifest
from sfumato_plugins.exporters.documents.licenses import Part, Terms, write_licenses
from sfumato_plugins.exporters.documents.model_card import model_card
from sfumato_plugins.exporters.documents.templates import source_of, template, template_files

__all__ = ["generates_from_seeds", "write_documents"]

_SERVICE = (
    *("sfumato.serving.bundle", "sfumato.serving.host_check"),
    *("sfumato.serving.request_queue", "sfumato.serving.service", "sfumato.system.work_clock"),
)
"""The modules that make up the example service; they need nothing else from Sfumato."""
_WHAT = "the model: all `.onnx` and `.onnx.data` files"
_PARTS = (
    Part(
        "`example.py` and the folders `node`, `csharp`, `service`, and `web`, by the Sfumato "
        "developers",
        "Apache-2.0",
        "Apache-2.0.txt",
    ),
)
_RUNTIME = Part(
    "onnxruntime-web in `web/data`, by Microsoft; its third-party notices are in "
    "`web/ThirdPartyNotices.txt`",
    "MIT",
    "MIT-onnxruntime.txt",
)


def write_documents(
    folder: Path, documents: BundleManifest, metadata: ModelMetadata, *, readme: str, terms: Terms
) -> None:
    """Write all files other than the models.

    Args:
        folder: The folder in which the bundle is staged.
        documents: The bundle manifest.
        metadata: The metadata of the trained model.
        readme: The text of the README.
        terms: The license terms of the export.
    """
    has_examples = generates_from_seeds(documents)
    _write(folder / "manifest.json", msgspec.json.format(msgspec.json.encode(documents)))
    _write(folder / "bundle-manifest.schema.json", template("bundle-manifest.schema.json").encode())
    _write(folder / "README.md", readme.encode())
    _write(folder / "MODEL_CARD.md", model_card(documents, metadata).encode())
    parts = (*(_PARTS if has_examples else ()), *((_RUNTIME,) if documents.web_page else ()))
    write_licenses(folder, terms, what=_WHAT, parts=parts, images=metadata.image_terms)
    if has_examples:
        _write_examples(folder)


def generates_from_seeds(documents: BundleManifest) -> bool:
    """Return whether the model takes seeds and returns bytes, as the page and examples expect."""
    model = documents.files[0]
    return "seed" in {value.name for value in model.inputs} and model.outputs[0].type == "uint8"


def _write_examples(folder: Path) -> None:
    for name in ("example.py", "requirements.txt"):
        _write(folder / name, template(name).encode())
    for path, content in template_files("examples"):
        _write(folder / path, content)
    for module in _SERVICE:
        source = source_of(module)
        # in the bundle, the modules are in one folder and import each other by their bare names
        for package in ("sfumato.serving", "sfumato.system"):
            source = source.replace(f"from {package}.", "from ")
        name = module.rpartition(".")[2]
        _write(folder / "service" / f"{name}.py", source.encode())


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
