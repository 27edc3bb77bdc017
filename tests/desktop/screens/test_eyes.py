"""Tests that the screen checks detect what a person would notice, and nothing else."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFilter
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QTableWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from support.clipped_texts import clipped_texts
from support.golden import compare_images, compare_layouts, keep
from support.pseudo_language import lengthened
from support.screen_checks import FocusWatch, nameless, untouched


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    """Yield an empty window with keyboard focus."""
    made = QWidget()
    made.resize(400, 300)
    QVBoxLayout(made)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.hide()


def add(window: QWidget, child: QWidget) -> None:
    layout = window.layout()
    assert layout is not None
    layout.addWidget(child)
    child.show()
    layout.activate()


def screen(*, button_at: int = 160, has_button: bool = True, blur_px: float = 0.0) -> Image.Image:
    """Return a rendered window with some lines and a button, reduced like the golden images."""
    drawn = Image.new("RGB", (1280, 720), "#f3f3f3")
    pen = ImageDraw.Draw(drawn)
    for line in range(40):
        pen.text((400, 10 + line * 16), "some words of a page, many of them", fill="#1b1b1b")
    if has_button:
        pen.rectangle((button_at, 600, button_at + 96, 630), fill="#25618c")
    softened = drawn.filter(ImageFilter.GaussianBlur(blur_px))
    return softened.resize((320, 180), Image.Resampling.BOX)


def difference(before: Image.Image, now: Image.Image, folder: Path) -> str:
    """Store one image as a golden and return how the other differs from it."""
    before.save(folder / "before.png")
    now.save(folder / "now.png")
    keep(folder / "before.png", folder / "golden.png")
    found = compare_images(folder / "now.png", folder / "golden.png")
    return "" if found is None else found.text


def test_identical_screens_are_equal(tmp_path: Path) -> None:
    assert difference(screen(), screen(), tmp_path) == ""


def test_different_glyph_rendering_is_ignored(tmp_path: Path) -> None:
    assert difference(screen(), screen(blur_px=0.6), tmp_path) == ""


def test_missing_button_is_detected(tmp_path: Path) -> None:
    assert difference(screen(), screen(has_button=False), tmp_path)


def test_button_moved_by_eight_pixels_is_detected(tmp_path: Path) -> None:
    assert difference(screen(), screen(button_at=168), tmp_path)


def test_different_screen_size_is_detected(tmp_path: Path) -> None:
    assert "320" in difference(screen(), screen().crop((0, 0, 300, 180)), tmp_path)


def test_layout_tolerates_rounding_only() -> None:
    assert compare_layouts(["10 20 30 40 QLabel Name"], ["11 20 28 40 QLabel Name"]) == []
    assert compare_layouts(["10 20 30 40 QLabel Name"], ["14 20 30 40 QLabel Name"])
    assert compare_layouts(["10 20 30 40 QLabel Name"], ["10 20 30 40 QLabel Other"])
    assert compare_layouts(["10 20 30 40 QLabel Name"], [])


def test_lengthened_text_keeps_its_placeholders() -> None:
    made = lengthened("{n} of {total:03d} images & more…")

    assert "{n}" in made
    assert "{total:03d}" in made
    assert "…" not in made
    assert len(made) >= 1.4 * len(" of  images & more…")


def test_clipped_text_is_detected(window: QWidget) -> None:
    narrow = QPushButton("A button with many words")
    add(window, narrow)
    narrow.setFixedWidth(60)

    assert any("many words" in text for text in clipped_texts(window))


def test_fitting_text_is_not_reported(window: QWidget) -> None:
    add(window, QPushButton("A button"))
    add(window, QLabel("A label with many words in it"))

    assert clipped_texts(window) == []


class Painted(QWidget):
    """Paints a text partly outside its left edge."""

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.drawText(-30, 20, "Painted by hand")


def test_clipped_text_in_a_paint_event_is_detected(window: QWidget) -> None:
    add(window, Painted())

    assert any("Painted by hand" in text for text in clipped_texts(window))


def test_control_without_name_or_tooltip_is_detected(window: QWidget) -> None:
    add(window, QPushButton(""))

    assert len(nameless(window)) == 2


def test_table_that_traps_the_focus_is_detected(window: QWidget) -> None:
    trap = QTableWidget(2, 2)
    trap.setFocus()
    add(window, trap)
    add(window, QPushButton("Never reached"))
    trap.setFocus()
    watch = FocusWatch(window, set())

    stops = watch.walk()

    assert untouched(window, stops)
    assert watch.troubles


def test_control_without_visible_focus_is_detected(window: QWidget) -> None:
    silent, loud = QPushButton("Silent"), QPushButton("Loud")
    silent.setStyleSheet("QPushButton { border: 1px solid gray; outline: none }")
    loud.setStyleSheet(
        "QPushButton { border: 2px solid white } QPushButton:focus { border-color: black }"
    )
    row = QWidget()
    both = QHBoxLayout(row)
    both.addWidget(silent)
    both.addWidget(loud)
    add(window, row)
    silent.setFocus()
    watch = FocusWatch(window, set())

    watch.walk()

    assert len([text for text in watch.troubles if "Silent" in text]) == 1
    assert not [text for text in watch.troubles if "Loud" in text]
