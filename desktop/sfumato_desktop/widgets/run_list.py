"""The list of runs.

Each row shows a run's latest samples, name, status, and progress.
"""

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from sfumato_desktop import formatting
from sfumato_desktop.icons import paint_icon
from sfumato_desktop.models.run_list_model import RunListModel
from sfumato_desktop.models.run_summary import RunSummary
from sfumato_desktop.theme import Radius, Space, colors_of, set_role
from sfumato_desktop.widgets.images import FileImages
from sfumato_desktop.widgets.status_chip import status_color

__all__ = ["RunList"]

_IMAGE = 44
_ROW_HEIGHT = 64
_BAR_HEIGHT = 3


class RunList(QListView):
    """The runs of the project, one of which is selected."""

    run_chosen = Signal(str)
    """The user selected a run, or the last run was removed: with its name or ""."""

    chosen_together = Signal(object)
    """The selected runs changed: with a list of names, the current run first."""

    def __init__(self, model: RunListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._chosen = ""
        self._wanted = ""
        self.setObjectName("runs-list")
        set_role(self, "bare")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(self.tr("Runs"))
        self.setToolTip(
            self.tr("Runs of this project, newest first; Ctrl-click to compare several")
        )
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setModel(model)
        self.images = FileImages(self)
        """The newest samples of the runs."""
        self.images.arrived.connect(self.viewport().update)
        self.setItemDelegate(_RunDelegate(self))
        self.selectionModel().currentChanged.connect(self._emit_current)
        self.selectionModel().selectionChanged.connect(self._emit_all)
        model.modelReset.connect(self._choose_again)

    @property
    def selected_names(self) -> list[str]:
        """The selected runs, with the current run first."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        names = [self._model.runs[row].run_id for row in rows]
        return sorted(names, key=lambda name: name != self._chosen)

    def choose(self, run_id: str) -> None:
        """Select a run, or select it as soon as it appears if it does not exist yet."""
        self._wanted = run_id
        self._choose_again()

    @Slot()
    def _choose_again(self) -> None:
        """Select the requested run, the previous selection, or the newest run."""
        if not self._model.runs:
            self.run_chosen.emit("")
            return
        rows = (self._model.row_of(self._wanted), self._model.row_of(self._chosen), 0)
        if rows[0] >= 0:
            self._wanted = ""
        self.setCurrentIndex(self._model.index(next(row for row in rows if row >= 0)))

    @Slot(QModelIndex, QModelIndex)
    def _emit_current(self, current: QModelIndex) -> None:
        if current.isValid():
            self._chosen = self._model.runs[current.row()].run_id
            self.run_chosen.emit(self._chosen)

    @Slot()
    def _emit_all(self, *_: object) -> None:
        self.chosen_together.emit(self.selected_names)


class _RunDelegate(QStyledItemDelegate):
    """Paints a row."""

    def sizeHint(
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002 (Qt's signature)
        index: QModelIndex | QPersistentModelIndex,  # noqa: ARG002 (Qt's signature)
    ) -> QSize:
        return QSize(200, _ROW_HEIGHT)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        run = index.data(RunListModel.SUMMARY)
        view = self.parent()
        assert isinstance(view, RunList)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRect(option.rect).adjusted(Space.S, 2, -Space.S, -2)
        state: QStyle.StateFlag = option.state
        self._paint_ground(painter, rect, view, state)
        image = QRect(rect.left() + Space.S, rect.top() + 8, _IMAGE, _IMAGE)
        self._paint_image(painter, image, view, run)
        texts = rect.adjusted(_IMAGE + 2 * Space.S + 4, 0, -Space.S, 0)
        self._paint_texts(painter, texts, view, run)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, rect: QRect, view: RunList, state: QStyle.StateFlag
    ) -> None:
        colors = colors_of(view)
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        is_hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        if is_chosen or is_hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colors.accent_soft if is_chosen else colors.hover))
            painter.drawRoundedRect(rect, Radius.M, Radius.M)
        if is_chosen and view.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(colors.accent))
            painter.drawRoundedRect(rect, Radius.M, Radius.M)

    def _paint_image(self, painter: QPainter, rect: QRect, view: RunList, run: RunSummary) -> None:
        image = view.images.cover(run.sample, rect.size()) if run.sample else None
        if image is not None:
            painter.drawPixmap(rect.topLeft(), image)
            return
        colors = colors_of(view)
        painter.fillRect(rect, QColor(colors.canvas))
        sign = QRectF(0, 0, 22, 22)
        sign.moveCenter(QRectF(rect).center())
        paint_icon(painter, "runs", sign, color=colors.disabled)

    def _paint_texts(self, painter: QPainter, rect: QRect, view: RunList, run: RunSummary) -> None:
        colors = colors_of(view)
        bold = QFont(view.font())
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(QColor(colors.text))
        metrics = painter.fontMetrics()
        line = metrics.height()
        top = rect.top() + 8
        name = metrics.elidedText(run.run_id, Qt.TextElideMode.ElideMiddle, rect.width())
        painter.drawText(QRect(rect.left(), top, rect.width(), line), 0, name)
        painter.setFont(view.font())
        painter.setPen(QColor(status_color(run.status, colors)))
        status = formatting.status_name(run.status)
        painter.drawText(QRect(rect.left(), top + line + 1, rect.width(), line), 0, status)
        painter.setPen(QColor(colors.muted))
        right = Qt.AlignmentFlag.AlignRight
        is_active = run.status.is_active
        beside = formatting.percent(run.share) if is_active else formatting.ago(run.changed)
        if run.is_finishing:
            beside = view.tr("finishing…")
        room = rect.width() - painter.fontMetrics().horizontalAdvance(f"{status}  ")
        if painter.fontMetrics().horizontalAdvance(beside) <= room:
            painter.drawText(QRect(rect.left(), top + line + 1, rect.width(), line), right, beside)
        self._paint_bar(painter, QRect(rect.left(), top + 2 * line + 7, rect.width(), 0), view, run)

    def _paint_bar(self, painter: QPainter, rect: QRect, view: RunList, run: RunSummary) -> None:
        if not run.share:
            return
        colors = colors_of(view)
        groove = QRectF(rect.left(), rect.top(), rect.width(), _BAR_HEIGHT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colors.pressed))
        painter.drawRoundedRect(groove, 1.5, 1.5)
        groove.setWidth(groove.width() * run.share)
        painter.setBrush(QColor(status_color(run.status, colors)))
        painter.drawRoundedRect(groove, 1.5, 1.5)
