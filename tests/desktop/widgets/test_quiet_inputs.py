"""Tests that a combo box shows all of its entries."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sfumato_desktop.theme import Scheme, apply_theme
from sfumato_desktop.widgets.quiet_inputs import QuietComboBox


@pytest.mark.qt_log_ignore("This plugin does not support")
@pytest.mark.parametrize("count", [2, 3, 8])
def test_the_list_of_a_combo_box_has_room_for_every_entry(
    qtbot: QtBot, qapp: QApplication, count: int
) -> None:
    before = qapp.styleSheet()
    apply_theme(qapp, Scheme.LIGHT)
    box = QuietComboBox()
    qtbot.addWidget(box)
    box.addItems([f"Entry {number}" for number in range(count)])
    box.setCurrentIndex(count - 1)
    box.show()

    box.showPopup()
    shown = box.view().viewport().height()
    needed = sum(box.view().sizeHintForRow(row) for row in range(count))
    scrolled = box.view().verticalScrollBar().maximum()
    box.hidePopup()
    qapp.setStyleSheet(before)

    assert shown >= needed
    assert scrolled == 0
