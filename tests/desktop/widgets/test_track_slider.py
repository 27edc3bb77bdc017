"""Tests that a slider follows clicks on its track."""

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from sfumato_desktop.widgets.track_slider import TrackSlider


@pytest.mark.parametrize(("at", "value"), [(0.0, 0), (0.27, 1), (0.5, 2), (0.99, 4)])
def test_a_click_on_the_track_moves_the_handle_there(qtbot: QtBot, at: float, value: int) -> None:
    slider = TrackSlider(Qt.Orientation.Horizontal)
    qtbot.addWidget(slider)
    slider.resize(400, 24)
    slider.setRange(0, 4)
    slider.setValue(4 if value < 4 else 0)
    pressed: list[int] = []
    slider.sliderPressed.connect(lambda: pressed.append(slider.value()))

    where = QPoint(round(at * 400), 12)
    qtbot.mouseClick(slider, Qt.MouseButton.LeftButton, pos=where)

    assert slider.value() == value
    assert pressed == [value]
