"""The web page that generates images, opened with a double click or from any static server.

A page opened with a double click may neither fetch files nor import modules, but it may run scripts
stored beside it. Everything the page needs is therefore a script: its own code, the loader of
onnxruntime-web, and the WebAssembly and the model as base64-encoded gzip data. The data is split
into parts, so that the page can show progress and name missing files.
"""

import base64
import gzip
import hashlib
import html
import json
import zlib
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from sfumato_plugins.exporters.documents.bundle_manifest import BundleManifest, PageFile, WebPage
from sfumato_plugins.exporters.documents.templates import filled_template, license_text, template

__all__ = ["MOST_EMBEDDED_BYTES", "write_web_page"]

MOST_EMBEDDED_BYTES = 100_000_000
"""Maximum size of an embedded model; for a larger model, the page shows the serve command."""

_FOLDER = "web"
_LOADER = "data/loader.js"
_SCRIPTS = ("worker.js", "engines.js", "gallery.js", "app.js")
_PART_BYTES = 3 * 2**20
"""Number of payload bytes per script; 4 MiB in base64."""
_LEVEL = 1
"""Compression level; weights are nearly random, so a higher level only saves about 1%."""
_LICENSE = "MIT-onnxruntime.txt"


class _Payload(NamedTuple):
    """Data that the page assembles from scripts."""

    name: str
    files: tuple[str, ...]
    """Paths relative to the page's folder, in order."""


def write_web_page(bundle: Path, documents: BundleManifest) -> WebPage:
    """Write the folder `web` of a bundle whose models are already written.

    Args:
        bundle: The folder in which the bundle is staged.
        documents: The bundle manifest, which the page displays and builds its form from.
    """
    folder = bundle / _FOLDER
    (folder / "data").mkdir(parents=True)
    runtime = files("sfumato_resources") / "onnxruntime_web"
    loader = gzip.decompress((runtime / "loader.gz").read_bytes()).decode("utf-8")
    _write_part(folder, _LOADER, loader)
    payloads = [_write_payload(folder, "runtime", [(runtime / "runtime.gz").read_bytes()])]
    model = bundle / documents.files[0].file
    has_model = not documents.files[0].weights_file and model.stat().st_size <= MOST_EMBEDDED_BYTES
    if has_model:
        payloads.append(_write_payload(folder, "model", _compressed(model.read_bytes())))
    about = _about(documents, model_bytes=_bytes_of(bundle, documents), payloads=payloads)
    texts = {
        "index.html": filled_template(
            "page/index.html", title=html.escape(documents.title), about=_in_html(about)
        ),
        "page.js": _script(),
        "style.css": template("page/style.css"),
        "ThirdPartyNotices.txt": _notices(),
    }
    for name, text in texts.items():
        (folder / name).write_bytes(text.encode())
    version = json.loads((runtime / "runtime.json").read_bytes())["version"]
    return WebPage(
        runtime=f"onnxruntime-web {version}", has_model=has_model, files=tuple(_listed(bundle))
    )


def _write_payload(folder: Path, name: str, compressed: Iterable[bytes]) -> _Payload:
    """Write gzip data as scripts that pass it to the page."""
    written = []
    for number, part in enumerate(_parts(compressed), start=1):
        file = f"data/{name}-{number}.js"
        _write_part(folder, file, base64.b64encode(part).decode("ascii"))
        written.append(file)
    return _Payload(name, tuple(written))


def _write_part(folder: Path, file: str, text: str) -> None:
    """Write a script that passes text to the page."""
    (folder / file).write_bytes(f"receivePart({json.dumps(file)}, {json.dumps(text)});\n".encode())


def _parts(content: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the bytes in parts of equal size; only the last part may be smaller."""
    held = bytearray()
    for piece in content:
        held += piece
        while len(held) > _PART_BYTES:
            yield bytes(held[:_PART_BYTES])
            del held[:_PART_BYTES]
    yield bytes(held)


def _compressed(content: bytes) -> Iterator[bytes]:
    """Yield gzip data, whose checksum the page uses to verify the model."""
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, wbits=31)
    for start in range(0, len(content), _PART_BYTES):
        yield packer.compress(content[start : start + _PART_BYTES])
    yield packer.flush()


def _about(
    documents: BundleManifest, *, model_bytes: int, payloads: list[_Payload]
) -> dict[str, Any]:  # any JSON value
    """Return the page's data about the model."""
    shown = {
        "title": documents.title,
        "license": documents.license,
        "image_shape": documents.image_shape,
        "classes": documents.classes,
        "inputs": documents.files[0].inputs,
        "sampling": documents.sampling.settings,
        "training": {
            "images": documents.training.images,
            "images_seen": documents.training.images_seen,
        },
        "model_bytes": model_bytes,
        "is_one_file": not documents.files[0].weights_file,
        "loader": _LOADER,
        "payloads": [payload._asdict() for payload in payloads],
    }
    return dict(msgspec.to_builtins(shown))


def _bytes_of(bundle: Path, documents: BundleManifest) -> int:
    model = documents.files[0]
    names = filter(None, (model.file, model.weights_file))
    return sum((bundle / name).stat().st_size for name in names)


def _in_html(value: object) -> str:
    """Return JSON that cannot close the script element around it."""
    return json.dumps(value).replace("<", "\\u003c")


def _script() -> str:
    """Return the page's code as one script without global names."""
    parts = "\n".join(template(f"page/{name}") for name in _SCRIPTS)
    return f'(() => {{\n"use strict";\n\n{parts}}})();\n'


def _notices() -> str:
    packed = files("sfumato_resources") / "onnxruntime_web" / "ThirdPartyNotices.txt.gz"
    notices = gzip.decompress(packed.read_bytes()).decode("utf-8")
    return f"onnxruntime-web\n\n{license_text(_LICENSE)}\n\n{notices}"


def _listed(bundle: Path) -> Iterator[PageFile]:
    for file in sorted((bundle / _FOLDER).rglob("*")):
        if file.is_file():
            content = file.read_bytes()
            yield PageFile(
                file=file.relative_to(bundle).as_posix(),
                size_bytes=len(content),
                sha256=hashlib.sha256(content).hexdigest(),
            )
