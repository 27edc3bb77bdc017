"""Are icons drawn in every size that Qt asks for?"""

from PySide6.QtCore import QSize

from sfumato_desktop.icons import icon


def test_an_icon_without_room_is_empty_and_no_warning(qapp: object) -> None:
    assert icon("home").pixmap(QSize(0, 16)).isNull()
    assert not icon("home").pixmap(QSize(16, 16)).isNull()
