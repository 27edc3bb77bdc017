"""Tests of icons in the sizes that Qt requests."""

from PySide6.QtCore import QSize

from sfumato_desktop.icons import icon


def test_an_icon_of_zero_size_is_empty_and_raises_no_warning(qapp: object) -> None:
    assert icon("home").pixmap(QSize(0, 16)).isNull()
    assert not icon("home").pixmap(QSize(16, 16)).isNull()
