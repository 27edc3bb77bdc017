"""A label of one line stays one, whatever name it shows."""

from pytestqt.qtbot import QtBot

from sfumato_desktop.widgets.elided_label import ElidedLabel


def test_a_line_break_in_a_name_begins_no_second_line(qtbot: QtBot) -> None:
    label, plain = ElidedLabel(), ElidedLabel()
    qtbot.addWidget(label)
    qtbot.addWidget(plain)

    label.setText("Cats\nand\u202e dogs")
    plain.setText("Cats")

    assert label.text() == r"Cats\nand\u202e dogs"
    assert label.sizeHint().height() == plain.sizeHint().height()
