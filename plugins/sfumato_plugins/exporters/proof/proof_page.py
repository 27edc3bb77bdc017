"""The HTML report of a parity check: checks, figures, and the images that differ most."""

import base64
import io
from collections.abc import Mapping, Sequence
from html import escape
from typing import NamedTuple

import numpy as np
from PIL import Image

from sfumato.messages import Text
from sfumato_plugins.exporters.documents.templates import filled_template
from sfumato_plugins.exporters.proof.regeneration import Images

__all__ = ["Check", "Example", "proof_page"]

_DIFFERENCE_SCALE = 16
_RGBA = 4
"""Factor by which differences are amplified; a difference of 16 of 255 appears white."""


class Check(NamedTuple):
    """A criterion and its measured result."""

    name: Text
    found: Text
    asked: Text
    has_passed: bool


class Example(NamedTuple):
    """An image generated twice, `(H, W, C)`."""

    name: str
    source: Images
    export: Images


def proof_page(
    title: str,
    *,
    checks: Sequence[Check],
    metadata: Mapping[str, str],
    examples: Sequence[Example],
) -> str:
    """Return a self-contained HTML page."""
    return filled_template(
        "proof.html",
        title=escape(title),
        result="passed" if all(check.has_passed for check in checks) else "failed",
        checks="\n".join(_check_row(check) for check in checks),
        metadata="\n".join(_row(name, value) for name, value in metadata.items()),
        examples="\n".join(_example_row(example) for example in examples),
        scale=str(_DIFFERENCE_SCALE),
    )


def _check_row(check: Check) -> str:
    result = "passed" if check.has_passed else "failed"
    return _row(check.name, check.found, check.asked, result, kind=result)


def _row(*cells: Text, kind: str = "fact") -> str:
    inner = "".join(f"<td>{escape(str(cell))}</td>" for cell in cells)
    return f'<tr class="{kind}">{inner}</tr>'


def _example_row(example: Example) -> str:
    difference = np.abs(example.source.astype(np.int16) - example.export)
    if difference.shape[-1] == _RGBA:  # a difference in alpha must not make itself invisible
        difference = np.maximum(difference[..., :3], difference[..., 3:])
    shown = (difference * _DIFFERENCE_SCALE).clip(0, 255).astype(np.uint8)
    images = {"original": example.source, "export": example.export, "difference": shown}
    inner = "".join(
        f'<td><img alt="{name} of {escape(example.name)}" src="{_png(image)}"></td>'
        for name, image in images.items()
    )
    return f"<tr><td>{escape(example.name)}</td>{inner}</tr>"


def _png(image: Images) -> str:
    """Return an image as a data URL."""
    stream = io.BytesIO()
    Image.fromarray(image[..., 0] if image.shape[-1] == 1 else image).save(stream, "PNG")
    return f"data:image/png;base64,{base64.b64encode(stream.getvalue()).decode()}"
