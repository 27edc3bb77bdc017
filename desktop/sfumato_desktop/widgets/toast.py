"""Toast notifications and their timing.

Toasts are stacked over the content on the right, above its lower edge. Information disappears after
a few seconds unless the pointer is over it, and errors stay until they are closed.
"""

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from sfumato_desktop.notifier import Notice
from sfumato_desktop.theme import Space, set_role
from sfumato_desktop.widgets.section import button, column, label, tool_button
from sfumato_desktop.widgets.sign import Sign

__all__ = ["Toast", "ToastStack"]

_SHOWN_MS = 6_000
_WIDTH = 380
_AT_ONCE = 4
_FOOT_PX = 88
"""Clearance for the Start button on the Train page and for a run's sample slider."""


class Toast(QFrame):
    """One notification."""

    closed = Signal()

    def __init__(self, notice: Notice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notice = notice
        self._is_passing = notice.kind == "info" and not notice.is_lasting
        set_role(self, "toast")
        self.setFixedWidth(_WIDTH)
        self.setAccessibleName(f"{notice.text} {notice.hint}".strip())
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SHOWN_MS)
        self._timer.timeout.connect(self.closed)
        self._build()
        if self._is_passing:
            self._timer.start()

    @property
    def is_error(self) -> bool:
        """Whether the toast stays until it is closed."""
        return self._notice.kind == "error"

    def shows(self, notice: Notice) -> bool:
        """Return whether another notification has the same content."""
        return (self._notice.text, self._notice.hint) == (notice.text, notice.hint)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stop the timer while the pointer is over the toast."""
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Restart the timer once the pointer has left."""
        if self._is_passing:
            self._timer.start()
        super().leaveEvent(event)

    def _build(self) -> None:
        sign = Sign(self._notice.kind, size=20, color="danger" if self.is_error else "accent")
        text = label(self._notice.text, role="strong" if self.is_error else "", is_wrapped=True)
        texts = column(text, spacing=Space.XS)
        if self._notice.hint:
            texts.addWidget(label(self._notice.hint, role="muted", is_wrapped=True))
        if self._notice.action is not None:
            act = button(self._notice.action_label, tip=self._notice.action_label, role="link")
            act.clicked.connect(self._act)
            texts.addWidget(act, 0, Qt.AlignmentFlag.AlignLeft)
        close = tool_button("close", name=self.tr("Dismiss this notice"))
        close.clicked.connect(self.closed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.M, Space.M, Space.S, Space.M)
        layout.setSpacing(Space.M)
        layout.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(texts, 1)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)

    @Slot()
    def _act(self) -> None:
        assert self._notice.action is not None
        self._notice.action()
        self.closed.emit()


class ToastStack(QWidget):
    """The toasts over a widget, independent of its content.

    Args:
        host: The widget under the toasts. Call `settle` whenever its size changes: an event filter
            could still be called while Qt and Python are shutting down.
        parent: A widget that contains the host, so that nothing in the host can cover the toasts.
    """

    def __init__(self, host: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._host = host
        self._toasts: list[Toast] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(Space.S)
        self.hide()

    @property
    def toasts(self) -> tuple[Toast, ...]:
        """The visible toasts, oldest first."""
        return tuple(self._toasts)

    @Slot(object)
    def show_notice(self, notice: Notice) -> None:
        """Show a notification below the others, removing duplicates.

        At most four are kept: information makes room first, and errors only for newer errors.
        """
        for shown in [toast for toast in self._toasts if toast.shows(notice)]:
            self._remove(shown)
        if len(self._toasts) >= _AT_ONCE:
            infos = [toast for toast in self._toasts if not toast.is_error]
            errors = self._toasts if notice.kind == "error" else []
            for oldest in (infos or errors)[:1]:
                self._remove(oldest)
        toast = Toast(notice, self)
        toast.closed.connect(self._remove_sender)
        self._toasts.append(toast)
        self._layout.addWidget(toast)
        self.show()
        self.raise_()
        self.settle()

    @Slot()
    def settle(self) -> None:
        """Align with the current geometry of the host."""
        if not self._toasts:
            return
        heights = [toast.heightForWidth(_WIDTH) for toast in self._toasts]
        height = sum(heights) + Space.S * (len(heights) - 1)
        size = self._host.size()
        corner = QPoint(size.width() - _WIDTH - Space.L, max(0, size.height() - height - _FOOT_PX))
        parent = self.parentWidget()
        assert parent is not None
        self.setGeometry(QRect(self._host.mapTo(parent, corner), QSize(_WIDTH, height)))

    @Slot()
    def _remove_sender(self) -> None:
        toast = self.sender()
        if isinstance(toast, Toast):
            self._remove(toast)

    def _remove(self, toast: Toast) -> None:
        if toast in self._toasts:
            self._toasts.remove(toast)
            self._layout.removeWidget(toast)
            toast.hide()
            toast.deleteLater()
        self.setVisible(bool(self._toasts))
        self.settle()
