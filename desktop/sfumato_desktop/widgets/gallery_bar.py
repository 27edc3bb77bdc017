"""Which of the gallery's pictures are shown, and how large?"""

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from sfumato_desktop import words
from sfumato_desktop.plurals import counted
from sfumato_desktop.theme import Space
from sfumato_desktop.widgets.picture_grid import PictureGrid
from sfumato_desktop.widgets.section import label, tool_button
from sfumato_desktop.widgets.size_slider import SizeSlider
from sfumato_desktop.widgets.star_bar import StarBar

__all__ = ["GalleryBar"]

_RUN_PX = 280


class GalleryBar(QWidget):
    """The filter by run and stars, the count, the size and the switch of the side panel.

    Args:
        grid: The grid whose pictures are sized.
        parent: The Qt parent.
    """

    filter_changed = Signal(str, int)
    """With the run, "" for all, and the fewest stars."""

    def __init__(self, grid: PictureGrid, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._run = QComboBox()
        self._run.setAccessibleName(self.tr("Run"))
        self._run.setToolTip(self.tr("Show the pictures of one run, or of all"))
        self._run.setMinimumContentsLength(18)
        self._run.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._run.setMaximumWidth(_RUN_PX)
        self._stars = StarBar(self.tr("Show pictures with at least"))
        self._stars.setToolTip(self.tr("Show pictures with so many stars or more"))
        self._count = label("", role="muted")
        self.side_switch = tool_button(
            "info", name=self.tr("Details and Generate"), tip=self.tr("Show or hide the side (I)")
        )
        self.side_switch.setCheckable(True)
        self.side_switch.setChecked(True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        layout.setSpacing(Space.M)
        for part in (self._run, self._stars, self._count):
            layout.addWidget(part)
        layout.addStretch(1)
        self.size_slider = SizeSlider(grid)
        layout.addWidget(self.size_slider)
        layout.addWidget(self.side_switch)
        self._run.currentIndexChanged.connect(self._tell)
        self._stars.rating_chosen.connect(self._tell)

    @property
    def run(self) -> str:
        """The chosen run; "" for all."""
        return str(self._run.currentData() or "")

    @property
    def min_rating(self) -> int:
        """The fewest stars."""
        return self._stars.rating

    def set_runs(self, counts: dict[str, int]) -> None:
        """Offer these runs with the number of their pictures; the choice stays."""
        chosen = self.run
        total = self.tr("All runs ({n})").format(n=words.count(sum(counts.values())))
        entries = [(total, ""), *((f"{run} ({words.count(n)})", run) for run, n in counts.items())]
        with QSignalBlocker(self._run):
            for place, (text, run) in enumerate(entries):
                if place < self._run.count():
                    self._run.setItemText(place, text)
                    self._run.setItemData(place, run)
                else:
                    self._run.addItem(text, run)
            while self._run.count() > len(entries):
                self._run.removeItem(self._run.count() - 1)
            self._run.setCurrentIndex(max(0, self._run.findData(chosen)))

    def choose(self, *, run: str = "", min_rating: int = 0) -> None:
        """Set the filter and tell of it."""
        with QSignalBlocker(self._run):
            self._run.setCurrentIndex(max(0, self._run.findData(run)))
        self._stars.set_rating(min_rating)
        self._tell()

    def show_count(self, shown: int, selected: int) -> None:
        """Say how many pictures are shown, and how many of them are selected."""
        text = counted(shown, one=self.tr("1 picture"), many=self.tr("{n} pictures"))
        if selected > 1:
            text += self.tr(", {n} selected").format(n=words.count(selected))
        self._count.setText(text)

    @Slot()
    def _tell(self) -> None:
        self.filter_changed.emit(self.run, self._stars.rating)
