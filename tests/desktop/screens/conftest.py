"""Fixtures shared by the screen tests."""

from collections.abc import Callable
from pathlib import Path

import pytest

from support import golden
from support.walk import Found


@pytest.fixture
def see_golden(
    request: pytest.FixtureRequest, tmp_path: Path
) -> Callable[[Found, Path, str, str], None]:
    """Return a function that compares a screen with its golden, or updates the golden."""
    is_update = bool(request.config.getoption("--update-goldens"))

    def see(found: Found, folder: Path, name: str, scale: str) -> None:
        image = folder / "images" / f"{name}.png"
        kept = golden.GOLDENS / scale / f"{name}.png"
        if is_update:
            golden.keep(image, kept)
            return
        assert kept.is_file(), f"Nothing is kept of {name} at {scale}; run with --update-goldens."
        difference = golden.compare_images(image, kept)
        if difference is not None:
            seen = tmp_path / f"{name}-{scale}.png"
            difference.image.save(seen)
            pytest.fail(f"{name} at {scale}: {difference.text} Look at {seen}.")

    return see
