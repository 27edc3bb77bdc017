"""A bundle's page as a person uses it: opened, filled in, its images read.

If a server is required, `python -m http.server` serves it.
"""

import functools
import http.server
import json
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

import numpy as np
import pytest
from numpy.typing import NDArray

from support.browser import CHROMIUM, Page, open_page

__all__ = [
    "STATUS",
    "SamplingPreset",
    "generate_in",
    "image_count",
    "images_by_page",
    "needs_chromium",
    "newest_images",
    "opened_page",
    "press_generate",
    "static_server",
    "status_of",
    "wait_until_done",
]

SamplingPreset = Literal["file", "server"]

needs_chromium = pytest.mark.skipif(not CHROMIUM, reason="needs Chromium")

STATUS = "document.getElementById('status')"
_DONE = rf"/^Generated \d+ of \d+ images in/.test({STATUS}.textContent)"
_ENDED = f"({_DONE} || {STATUS}.classList.contains('error'))"


@contextmanager
def static_server(folder: Path) -> Iterator[str]:
    """Serve a folder like `python -m http.server`, and yield the URL."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: Any) -> None:  # any log arguments
            """Log nothing."""

    handler = functools.partial(Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


@contextmanager
def opened_page(
    bundle: Path, preset: SamplingPreset = "file", *, before: str = ""
) -> Iterator[Page]:
    """Open a bundle's page in a new browser, from disk or from a server.

    Args:
        bundle: The bundle's folder.
        preset: How it is opened.
        before: JavaScript that runs before the page's own.
    """
    with (
        static_server(bundle) as address,
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as kept,
        open_page(Path(kept)) as page,
    ):
        if before:
            page.send("Page.addScriptToEvaluateOnNewDocument", source=before)
        page.go((bundle / "web/index.html").as_uri() if preset == "file" else f"{address}/web/")
        yield page


def status_of(page: Page) -> str:
    """Return the page's final status text."""
    page.waits_for(_ENDED)
    return str(page.does(f"{STATUS}.textContent"))


def wait_until_done(page: Page) -> None:
    """Wait for images in progress, including those the page generates when opened."""
    reported = status_of(page)
    assert page.does(_DONE), reported


def press_generate(page: Page, **fields: object) -> None:
    """Fill in fields of the form, by their id, and press its button."""
    page.waits_for("!document.getElementById('generate').disabled")
    for name, value in fields.items():
        page.does(
            f"{{ const field = document.getElementById({json.dumps(name)});"
            f"field.value = {json.dumps(str(value))};"
            "field.dispatchEvent(new Event('input', { bubbles: true })); }"
        )
    page.does(f"{STATUS}.textContent = ''; document.getElementById('generate').click()")


def generate_in(page: Page, **fields: object) -> NDArray[np.uint8]:
    """Fill in the form, press its button, and return the new images, `(N, H, W, 3)`."""
    wait_until_done(page)
    press_generate(page, **fields)
    wait_until_done(page)
    return newest_images(page)


def newest_images(page: Page) -> NDArray[np.uint8]:
    """Return the images of the newest batch, `(N, H, W, 3)`."""
    found = page.does(
        "[...document.querySelector('.batch').querySelectorAll('canvas')].map((canvas) => "
        "[canvas.height, canvas.width, Array.from(canvas.getContext('2d')"
        ".getImageData(0, 0, canvas.width, canvas.height).data)])"
    )
    images = np.stack([np.array(data, np.uint8).reshape(h, w, 4) for h, w, data in found])
    assert (images[..., 3] == 255).all()
    return images[..., :3]


def images_by_page(bundle: Path, *, count: int) -> NDArray[np.uint8]:
    """Open a bundle's page from disk and return its first images, `(N, H, W, 3)`."""
    with opened_page(bundle) as page:
        images = generate_in(page, count=count)
        assert page.messages == []
    return images


def image_count(page: Page) -> int:
    """Return the number of images on the page."""
    return int(page.does("document.querySelectorAll('figure canvas').length"))
