"""Do the eyes with which screens are looked at see what a person would see, and no more?"""

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
    """An empty window that has the keyboard."""
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
    """Draw a window with some lines and a button, reduced as screens are."""
    drawn = Image.new("RGB", (1280, 720), "#f3f3f3")
    pen = ImageDraw.Draw(drawn)
    for line in range(40):
        pen.text((400, 10 + line * 16), "some words of a page, many of them", fill="#1b1b1b")
    if has_button:
        pen.rectangle((button_at, 600, button_at + 96, 630), fill="#25618c")
    softened = drawn.filter(ImageFilter.GaussianBlur(blur_px))
    return softened.resize((320, 180), Image.Resampling.BOX)


def difference(before: Image.Image, now: Image.Image, folder: Path) -> str:
    """Keep one image, and say how the other differs from it."""
    before.save(folder / "before.png")
    now.save(folder / "now.png")
    keep(folder / "before.png", folder / "golden.png")
    found = compare_images(folder / "now.png", folder / "golden.png")
    return "" if found is None else found.text


def test_the_same_screen_is_the_same(tmp_path: Path) -> None:
    assert difference(screen(), screen(), tmp_path) == ""


def test_another_rendering_of_letters_is_the_same(tmp_path: Path) -> None:
    assert difference(screen(), screen(blur_px=0.6), tmp_path) == ""


def test_a_button_that_is_gone_is_seen(tmp_path: Path) -> None:
    assert difference(screen(), screen(has_button=False), tmp_path)


def test_a_button_that_moved_by_eight_pixels_is_seen(tmp_path: Path) -> None:
    assert difference(screen(), screen(button_at=168), tmp_path)


def test_a_screen_of_another_size_is_seen(tmp_path: Path) -> None:
    assert "320" in difference(screen(), screen().crop((0, 0, 300, 180)), tmp_path)


def test_places_may_differ_by_rounding_alone() -> None:
    assert compare_layouts(["10 20 30 40 QLabel Name"], ["11 20 28 40 QLabel Name"]) == []
    assert compare_layouts(["10 20 30 40 QLabel Name"], ["14 20 30 40 QLabel Name"])
    assert compare_layouts(["10 20 30 40 QLabel Name"], ["10 20 30 40 QLabel Other"])
    assert compare_layouts(["10 20 30 40 QLabel Name"], [])


def test_a_longer_text_keeps_what_is_to_be_filled_in() -> None:
    made = lengthened("{n} of {total:03d} images & more…")

    assert "{n}" in made
    assert "{total:03d}" in made
    assert "…" not in made
    assert len(made) >= 1.4 * len(" of  images & more…")


def test_a_text_with_too_little_room_is_found(window: QWidget) -> None:
    narrow = QPushButton("A button with many words")
    add(window, narrow)
    narrow.setFixedWidth(60)

    assert any("many words" in text for text in clipped_texts(window))


def test_a_text_with_room_is_not_found(window: QWidget) -> None:
    add(window, QPushButton("A button"))
    add(window, QLabel("A label with many words in it"))

    assert clipped_texts(window) == []


class Painted(QWidget):
    """Draws a text itself, to the left of where it can be seen."""

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.drawText(-30, 20, "Painted by hand")


def test_a_text_that_a_widget_paints_itself_is_found(window: QWidget) -> None:
    add(window, Painted())

    assert any("Painted by hand" in text for text in clipped_texts(window))


def test_a_control_without_name_or_tip_is_found(window: QWidget) -> None:
    add(window, QPushButton(""))

    assert len(nameless(window)) == 2


def test_a_table_that_keeps_the_keyboard_is_found(window: QWidget) -> None:
    trap = QTableWidget(2, 2)
    trap.setFocus()
    add(window, trap)
    add(window, QPushButton("Never reached"))
    trap.setFocus()
    watch = FocusWatch(window, set())

    stops = watch.walk()

    assert untouched(window, stops)
    assert watch.troubles


def test_a_control_that_does_not_show_the_keyboard_is_found(window: QWidget) -> None:
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
