"""Cards for choosing one of a few options that each need a sentence of explanation.

The cards are arranged side by side, and the arrow keys move the selection.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from sfumato_desktop.shown_text import as_caption, as_tip
from sfumato_desktop.theme import Radius, Space, colors_of

__all__ = ["Choice", "ChoiceCards"]

_RING = 16


@dataclass(frozen=True)
class Choice:
    """One option."""

    name: str
    label: str
    summary: str
    note: str = ""
    """A short note at the bottom of the card, such as figures or a requirement."""


class ChoiceCards(QWidget):
    """A row of options, exactly one of which is selected."""

    chosen = Signal(str)
    """The user selected an option: with its name."""

    def __init__(self, choices: Sequence[Choice], *, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._cards: dict[str, _Card] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.M)
        for choice in choices:
            self._cards[choice.name] = _Card(choice)
            self._group.addButton(self._cards[choice.name])
            layout.addWidget(self._cards[choice.name])
        self._group.buttonToggled.connect(self._emit_chosen)

    def choose(self, name: str) -> None:
        """Select an option without emitting a signal."""
        with QSignalBlocker(self._group):
            self._cards[name].setChecked(True)

    def set_note(self, name: str, note: str) -> None:
        """Set the note on a card; lines are separated by line breaks."""
        self._cards[name].set_note(note)

    @Slot(QAbstractButton)
    def _emit_chosen(self, card: QAbstractButton) -> None:
        if isinstance(card, _Card) and card.isChecked():
            self.chosen.emit(card.choice.name)


class _Card(QAbstractButton):
    """The card of one option, with a ring that is filled when it is selected."""

    def __init__(self, choice: Choice) -> None:
        super().__init__()
        self.choice = choice
        self.setCheckable(True)
        self.setText(as_caption(choice.label))
        self.setAccessibleName(choice.label)
        self._describe()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_note(self, note: str) -> None:
        """Set the note at the bottom of the card."""
        self.choice = replace(self.choice, note=note)
        self._describe()
        self.updateGeometry()
        self.update()

    def _describe(self) -> None:
        note = self.choice.note.replace("\n", ": ")
        self.setAccessibleDescription(f"{self.choice.summary} {note}")
        self.setToolTip(as_tip(f"{self.choice.summary} {note}".strip()))

    def sizeHint(self) -> QSize:
        return QSize(220, self._height_for(max(160, self.width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 (Qt's signature)
        colors = colors_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_strong = self.isChecked() or self.hasFocus()
        ground = colors.accent_soft if self.isChecked() else colors.surface
        ground = colors.hover if self.underMouse() and not self.isChecked() else ground
        painter.setBrush(QColor(ground))
        edge = QPen(QColor(colors.accent if is_strong else colors.border))
        edge.setWidthF(2.0 if self.hasFocus() else 1.0)
        painter.setPen(edge)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), Radius.L, Radius.L)
        self._paint_ring(painter)
        self._paint_texts(painter)
        painter.end()

    def _paint_ring(self, painter: QPainter) -> None:
        colors = colors_of(self)
        ring = QRectF(self.width() - Space.L - _RING, Space.L, _RING, _RING)
        is_chosen = self.isChecked()
        painter.setPen(QPen(QColor(colors.accent if is_chosen else colors.border_strong), 1.5))
        painter.setBrush(QColor(colors.field))
        painter.drawEllipse(ring)
        if is_chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colors.accent))
            painter.drawEllipse(ring.adjusted(4, 4, -4, -4))

    def _paint_texts(self, painter: QPainter) -> None:
        colors = colors_of(self)
        wrap = Qt.TextFlag.TextWordWrap
        area = QRectF(self.rect()).adjusted(Space.L, Space.L, -Space.L, -Space.M)
        painter.setFont(self._bold())
        painter.setPen(QColor(colors.text))
        painter.drawText(area, wrap, self.choice.label)
        area.setTop(area.top() + painter.fontMetrics().height() + Space.XS)
        painter.setFont(self.font())
        painter.setPen(QColor(colors.text if self.isChecked() else colors.muted))
        painter.drawText(area, wrap, self.choice.summary)
        painter.setPen(QColor(colors.muted))
        painter.drawText(area, wrap | Qt.AlignmentFlag.AlignBottom, self.choice.note)

    def _bold(self) -> QFont:
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        return bold

    def _height_for(self, width: int) -> int:
        metrics = self.fontMetrics()
        box = metrics.boundingRect(
            0, 0, width - 2 * Space.L, 1_000, Qt.TextFlag.TextWordWrap, self.choice.summary
        )
        lines = len(self.choice.note.splitlines())
        note = lines * metrics.lineSpacing() + Space.S if lines else 0
        return Space.L + metrics.height() + Space.XS + box.height() + note + Space.L
