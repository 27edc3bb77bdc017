"""Tests that an elided label keeps to one line."""

from pytestqt.qtbot import QtBot

from sfumato_desktop.widgets.elided_label import ElidedLabel


def test_line_break_in_a_name_does_not_wrap(qtbot: QtBot) -> None:
    label, plain = ElidedLabel(), ElidedLabel()
    qtbot.addWidget(label)
    qtbot.addWidget(plain)

    label.setText("Cats\nand\u202e dogs")
    plain.setText("Cats")

    assert label.text() == r"Cats\nand\u202e dogs"
    assert label.sizeHint().height() == plain.sizeHint().height()
