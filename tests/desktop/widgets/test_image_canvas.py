"""Tests for fitting, zooming, and panning an image on the canvas."""

import pytest
from PySide6.QtCore import QPointF, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPixmap
from pytestqt.qtbot import QtBot

from sfumato_desktop.widgets.image_canvas import ImageCanvas, Zoom


@pytest.fixture
def canvas(qtbot: QtBot) -> ImageCanvas:
    made = ImageCanvas()
    qtbot.addWidget(made)
    made.resize(400, 300)
    return made


def image(width: int, height: int) -> QPixmap:
    """Return an image whose left half is red and whose right half is blue."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#ff0000"))
    for x in range(width // 2, width):
        for y in range(height):
            image.setPixelColor(x, y, QColor("#0000ff"))
    return QPixmap.fromImage(image)


def show(canvas: ImageCanvas, width: int, height: int) -> None:
    canvas.show_pixmap(image(width, height), QSizeF(width, height))


def test_small_image_is_fitted_by_an_integer_factor(canvas: ImageCanvas) -> None:
    show(canvas, 32, 32)

    assert canvas.zoom is Zoom.FIT
    assert canvas.scale == 8.0


def test_large_image_is_fitted_to_the_canvas(canvas: ImageCanvas) -> None:
    show(canvas, 2000, 500)

    assert canvas.scale == pytest.approx((400 - 32) / 2000)


def test_enlarged_pixels_have_sharp_edges(canvas: ImageCanvas) -> None:
    show(canvas, 32, 32)

    drawn = canvas.grab().toImage()
    row = {drawn.pixelColor(x, 150).name() for x in range(80, 320)}

    assert row == {"#ff0000", "#0000ff"}


def test_zoom_steps_are_integer_multiples(canvas: ImageCanvas) -> None:
    show(canvas, 32, 32)
    canvas.set_scale(1.0)

    scales = []
    for _ in range(4):
        canvas.zoom_in()
        scales.append(canvas.scale)

    assert scales == [2, 3, 4, 6]


def test_zooming_keeps_the_point_under_the_pointer(canvas: ImageCanvas) -> None:
    show(canvas, 1000, 1000)
    canvas.set_scale(1.0)
    pointer = QPointF(260, 120)
    before = canvas._target()
    share = (pointer.x() - before.left()) / before.width()

    canvas.zoom_in(around=pointer)

    after = canvas._target()
    assert after.left() + share * after.width() == pytest.approx(pointer.x(), abs=1)


def test_panning_keeps_the_image_in_view(qtbot: QtBot, canvas: ImageCanvas) -> None:
    show(canvas, 1000, 1000)
    canvas.set_scale(1.0)

    for _ in range(20):
        qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=canvas.rect().topLeft())
        qtbot.mouseMove(canvas, canvas.rect().bottomRight())
        qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=canvas.rect().bottomRight())

    target = canvas._target()
    assert target.left() <= 0 <= target.right()
    assert target.width() == 1000


def test_fit_restores_the_whole_image(canvas: ImageCanvas) -> None:
    show(canvas, 32, 32)
    canvas.set_scale(24.0)

    canvas.fit()

    assert canvas.scale == 8.0


def test_preview_is_shown_at_full_image_size(canvas: ImageCanvas) -> None:
    canvas.show_pixmap(image(100, 100), QSizeF(200, 200))

    assert canvas._target().width() == 200
