"""Tests for the display and timing of toasts."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sfumato_desktop.notifier import Notice, Notifier
from sfumato_desktop.widgets.toast import ToastStack


def stack_on(qtbot: QtBot) -> tuple[QWidget, ToastStack, Notifier]:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(800, 600)
    stack, notifier = ToastStack(host, host), Notifier()
    notifier.notice_given.connect(stack.show_notice)
    host.show()
    return host, stack, notifier


def test_error_shows_message_and_hint_and_stays(qtbot: QtBot) -> None:
    host, stack, notifier = stack_on(qtbot)

    notifier.error("The disk is full.", "Free some space.")

    (toast,) = stack.toasts
    assert toast.accessibleName() == "The disk is full. Free some space."
    assert not toast._timer.isActive()
    host.close()


def test_information_disappears_by_itself(qtbot: QtBot) -> None:
    host, stack, notifier = stack_on(qtbot)

    notifier.info("Done.")
    stack.toasts[0]._timer.timeout.emit()

    assert stack.toasts == ()
    assert not stack.isVisible()
    host.close()


def test_button_of_a_toast_acts_and_closes_it(qtbot: QtBot) -> None:
    host, stack, notifier = stack_on(qtbot)
    pressed = []
    notifier.action("34 images are moved.", "Undo", lambda: pressed.append(1))

    stack.toasts[0]._act()

    assert pressed == [1]
    assert stack.toasts == ()
    host.close()


def test_more_than_four_toasts_remove_the_oldest(qtbot: QtBot) -> None:
    host, stack, _ = stack_on(qtbot)

    for number in range(6):
        stack.show_notice(Notice(kind="error", text=str(number)))

    assert [toast.accessibleName() for toast in stack.toasts] == ["2", "3", "4", "5"]
    host.close()


def test_information_never_replaces_an_error(qtbot: QtBot) -> None:
    host, stack, notifier = stack_on(qtbot)

    notifier.error("The disk is full.", "Free some space.")
    for number in range(6):
        notifier.info(str(number))

    names = [toast.accessibleName() for toast in stack.toasts]
    assert names == ["The disk is full. Free some space.", "3", "4", "5"]
    host.close()


def test_duplicate_is_not_shown_at_the_same_time(qtbot: QtBot) -> None:
    host, stack, notifier = stack_on(qtbot)

    notifier.error("The disk is full.", "Free some space.")
    notifier.error("Another thing.", "See to it.")
    notifier.error("The disk is full.", "Free some space.")

    assert [toast.accessibleName() for toast in stack.toasts] == [
        "Another thing. See to it.",
        "The disk is full. Free some space.",
    ]
    host.close()
