"""Page of a single dataset: its metadata, images, and skipped files.

The page has a header with the metadata, a bar that selects a subset and a class, and below the bar
either the images or the table of skipped files. Images can be excluded and included here.
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QHeaderView,
    QStackedWidget,
    QTabBar,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from sfumato_desktop import formatting
from sfumato_desktop.bridge.clipboard import copy_images
from sfumato_desktop.bridge.file_manager import show_in_folder
from sfumato_desktop.core_texts import localize_message
from sfumato_desktop.models.dataset_images import DatasetImages, DatasetView, Part
from sfumato_desktop.models.skipped_table import SkippedTable
from sfumato_desktop.shown_text import as_caption, as_name, as_tip
from sfumato_desktop.store import Store
from sfumato_desktop.theme import Space, set_role
from sfumato_desktop.widgets.elided_label import ElidedLabel
from sfumato_desktop.widgets.empty_state import EmptyState
from sfumato_desktop.widgets.image_browser import ImageBrowser
from sfumato_desktop.widgets.quiet_inputs import QuietComboBox
from sfumato_desktop.widgets.section import button, label, row
from sfumato_desktop.widgets.size_slider import SizeSlider

__all__ = ["DatasetPage"]

_FILE_COLUMN_PX = 200
_FOLDER_COLUMN_PX = 280
_CLASS_PX = 240
_ROW_PX = 30
_MOST_PROBLEMS = 3


class DatasetPage(QWidget):
    """Shows one dataset.

    Args:
        store: Reads and changes the dataset.
        parent: The parent widget.
    """

    train_requested = Signal()
    reread_requested = Signal()
    locate_requested = Signal()
    """The user wants to locate the images that have moved."""
    move_requested = Signal(object, bool)
    """The user wants to exclude or include images: with their IDs and whether to exclude them."""
    failed = Signal(object, object)
    """Emitted with an error message and a hint."""

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.images = DatasetImages(store, self)
        self._name = ""
        self._build_header()
        self._build_parts()
        self._lay_out()
        self._connect()

    def show_dataset(self, name: str, folder: Path | None) -> None:
        """Show the dataset in a folder, or nothing."""
        self._name = name
        with QSignalBlocker(self._tabs), QSignalBlocker(self._classes):
            self._tabs.setCurrentIndex(0)
            self._classes.clear()
        self.images.open(folder)

    def shutdown(self) -> None:
        """Stop the threads."""
        self.browser.shutdown()

    @property
    def part(self) -> Part:
        """The selected subset."""
        return Part(self._tabs.tabData(self._tabs.currentIndex()))

    def choose_part(self, part: Part) -> None:
        """Select a subset of the dataset."""
        self._tabs.setCurrentIndex(list(Part).index(part))

    def _build_header(self) -> None:
        self._title = ElidedLabel(role="title")
        self._metadata_fields = label("", role="muted", is_wrapped=True)
        self._missing = label("", role="warning", is_wrapped=True)
        self._class_problems = label("", role="warning", is_wrapped=True)
        self._locate = button(
            self.tr("Locate…"),
            tip=self.tr("Choose the folder that now contains the images"),
            icon_name="search",
        )
        self._train = button(
            self.tr("Train on dataset"),
            tip=self.tr("Select this dataset for a new run"),
            icon_name="train",
            role="primary",
        )
        self._reread = button(
            self.tr("Rescan folder"),
            tip=self.tr("Check the folder for new, changed, and removed files"),
            icon_name="refresh",
        )
        self._open_folder = button(
            self.tr("Show in folder"),
            tip=self.tr("Open the folder that contains the images"),
            icon_name="folder-open",
        )

    def _build_parts(self) -> None:
        self._tabs = QTabBar()
        self._tabs.setAccessibleName(self.tr("Subset"))
        self._tabs.setDrawBase(False)
        for part in Part:
            self._tabs.setTabData(self._tabs.addTab(str(part)), str(part))
        self._classes = QuietComboBox()
        self._classes.setAccessibleName(self.tr("Class"))
        self._classes.setToolTip(self.tr("Show the images of one class or of all classes"))
        self._classes.setSizeAdjustPolicy(QuietComboBox.SizeAdjustPolicy.AdjustToContents)
        self._classes.setMaximumWidth(_CLASS_PX)
        self._move = button("", tip=self.tr("Change the dataset without modifying any files (X)"))
        self.browser = ImageBrowser(self.images, self.tr("Dataset images"))
        self._slider = SizeSlider(self.browser.grid)
        self._nothing = EmptyState("image-off", self.tr("No images"), "")
        self.browser.addWidget(self._nothing)
        self._table_model = SkippedTable(self)
        self.table = QTableView()
        self.table.setModel(self._table_model)
        self.table.setAccessibleName(self.tr("Skipped files"))
        self.table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.table.setAlternatingRowColors(False)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        self.table.setFrameShape(QTableView.Shape.NoFrame)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(_ROW_PX)
        set_role(self.table, "bare")
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.table.setColumnWidth(0, _FILE_COLUMN_PX)
        self.table.setColumnWidth(2, _FOLDER_COLUMN_PX)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._none_skipped = EmptyState(
            "check", self.tr("No skipped files"), self.tr("All files were imported.")
        )

    def _lay_out(self) -> None:
        buttons = row(self._locate, self._open_folder, self._reread, self._train)
        header = row(self._title, 1)
        header.addLayout(buttons)
        bar = row(self._tabs, self._classes, 1, self._move, self._slider, spacing=Space.M)
        top = QVBoxLayout()
        top.setContentsMargins(Space.L, Space.L, Space.L, Space.XS)
        top.setSpacing(Space.XS)
        top.addLayout(header)
        top.addWidget(self._metadata_fields)
        top.addWidget(self._missing)
        top.addWidget(self._class_problems)
        top.addSpacing(Space.XS)
        top.addLayout(bar)
        self._parts = QStackedWidget()
        for page in (self.browser, self.table, self._none_skipped):
            self._parts.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self._parts, 1)

    def _connect(self) -> None:
        self.images.opened.connect(self._show_counts)
        self.images.listed.connect(self._show_listed)
        self.images.dataChanged.connect(self.browser.show_current)
        self.images.trouble_met.connect(self.failed)
        self._train.clicked.connect(self.train_requested)
        self._reread.clicked.connect(self.reread_requested)
        self._locate.clicked.connect(self.locate_requested)
        self._open_folder.clicked.connect(self._show_folder)
        self._tabs.currentChanged.connect(self._filter)
        self._classes.currentIndexChanged.connect(self._filter)
        self._move.clicked.connect(self._move_selected)
        self.browser.selection_changed.connect(self._show_move)
        self.browser.currentChanged.connect(self._show_move)
        add = self.browser.add_action
        add(self.tr("Exclude or include"), ("X", "Del"), self._move_selected)
        add(self.tr("Copy"), ("Ctrl+C",), self._copy)
        add(self.tr("Show in folder"), ("Ctrl+Shift+R",), self._show_image_in_folder)
        show = QAction(self.tr("Show in folder"), self.table)
        show.setShortcut(QKeySequence("Ctrl+Shift+R"))
        show.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        show.triggered.connect(self._show_skipped_in_folder)
        self.table.addAction(show)
        self.table.doubleClicked.connect(self._show_skipped_in_folder)

    @Slot()
    def _show_counts(self) -> None:
        counts = self.images.view
        titles = {
            Part.IN: self.tr("Images"),
            Part.HELD_OUT: self.tr("Held out"),
            Part.EXCLUDED: self.tr("Excluded"),
            Part.SKIPPED: self.tr("Skipped"),
        }
        tips = {
            Part.IN: self.tr("All images in the dataset, including held-out images"),
            Part.HELD_OUT: self.tr("Images reserved for evaluation and not trained on"),
            Part.EXCLUDED: self.tr("Images that you excluded; you can include them again"),
            Part.SKIPPED: self.tr("Files that were not imported, with the reason for each"),
        }
        for index, part in enumerate(Part):
            number = formatting.count(counts.by_part[part])
            self._tabs.setTabText(index, as_caption(f"{titles[part]}  {number}"))
            self._tabs.setTabToolTip(index, as_tip(tips[part]))
        self._fill_classes(counts.by_class)
        self._show_details(counts)

    def _fill_classes(self, by_class: dict[str, int]) -> None:
        chosen = self._classes.currentData()
        with QSignalBlocker(self._classes):
            self._classes.clear()
            self._classes.addItem(self.tr("All classes"), "")
            for name, number in by_class.items():
                self._classes.addItem(as_name(f"{name} ({formatting.count(number)})"), name)
            self._classes.setCurrentIndex(max(0, self._classes.findData(chosen)))
        self._classes.setVisible(bool(by_class))

    def _show_details(self, counts: DatasetView) -> None:
        rules = counts.rules
        parts = [
            self.tr("%Ln image(s)", "", counts.by_part[Part.IN]),
            self.tr("%Ln class(es)", "", len(counts.by_class)) if counts.by_class else "",
            self.tr("training size {size}").format(size=rules.shape.text),
            self.tr("copied into the project")
            if rules.is_copied
            else formatting.path_text(Path(rules.source)),
        ]
        self._title.setText(self._name)
        self._metadata_fields.setText(as_name("  ·  ".join(part for part in parts if part)))
        is_missing = bool(self._name) and counts.is_missing
        self._missing.setVisible(is_missing)
        self._missing.setText(
            self.tr(
                "Folder not found. Connect its drive, or choose Locate… if it "
                "was moved. You can still train on images that are already "
                "prepared."
            )
        )
        self._locate.setVisible(is_missing)
        self._open_folder.setDisabled(is_missing)
        self._show_class_problems(counts)

    def _show_class_problems(self, counts: DatasetView) -> None:
        """List classes without images, then as many other problems as there is room for."""
        problems = sorted(counts.class_problems, key=lambda problem: problem.images > 0)
        lines = [
            as_name(localize_message(problem.message)) for problem in problems[:_MOST_PROBLEMS]
        ]
        if len(problems) > len(lines):
            more = len(problems) - len(lines)
            lines.append(self.tr("%Ln more class(es) with few or no images.", "", more))
        self._class_problems.setText("\n".join(lines))
        self._class_problems.setVisible(bool(lines))

    @Slot()
    def _filter(self) -> None:
        part = self.part
        self.images.filter_by(part, class_name=str(self._classes.currentData() or ""))
        self.browser.show_grid()
        self._show_listed()

    @Slot()
    def _show_listed(self) -> None:
        """Show the images or skipped files that were read."""
        part = self.part
        is_table = part is Part.SKIPPED
        self._classes.setVisible(not is_table and self._classes.count() > 1)
        if is_table:
            skipped = self.images.view.skipped
            self._table_model.show_files(skipped)
            self.table.selectionModel().setCurrentIndex(
                self._table_model.index(0, 0), QItemSelectionModel.SelectionFlag.NoUpdate
            )
            self._parts.setCurrentWidget(self.table if skipped else self._none_skipped)
        else:
            self._show_nothing(part)
            self._parts.setCurrentWidget(self.browser)
            self.browser.show_images(otherwise=self._nothing)
        self._show_move()

    def _show_nothing(self, part: Part) -> None:
        text = {
            Part.IN: self.tr(
                "No images were imported from the folder. The Skipped tab lists the reasons."
            ),
            Part.HELD_OUT: self.tr("This dataset has no held-out images."),
            Part.EXCLUDED: self.tr(
                "To exclude images from training, select them on the Images tab and press X."
            ),
        }.get(part, "")
        self._nothing.set_text(self.tr("No images"), text)

    @Slot()
    def _show_move(self) -> None:
        selected = self.browser.grid.selected_count()
        is_grid = self.part is not Part.SKIPPED and not self.browser.is_viewing
        self._slider.setVisible(is_grid and bool(self.images.ids))
        self._move.setVisible(self.part is not Part.SKIPPED and selected > 0)
        is_out = self.part is Part.EXCLUDED
        number = formatting.count(selected)
        self._move.setText(
            self.tr("Include {n}").format(n=number)
            if is_out
            else self.tr("Exclude {n}").format(n=number)
        )

    def move_images(self, paths: Sequence[str], *, is_out: bool) -> None:
        """Exclude images from the current dataset, or include them again."""
        self.images.move(paths, is_out=is_out)

    @Slot()
    def _move_selected(self) -> None:
        ids = list(self.browser.grid.selected_ids())
        if ids and self.part is not Part.SKIPPED:
            self.move_requested.emit(ids, self.part is not Part.EXCLUDED)

    def _copy(self) -> None:
        paths = self.images.paths_of(self.browser.grid.selected_rows())
        if paths:
            copy_images([Path(path) for path in paths])

    @Slot()
    def _show_folder(self) -> None:
        show_in_folder(Path(self.images.view.rules.source))

    def _show_image_in_folder(self) -> None:
        cell = self.images.cell(self.browser.grid.currentIndex().row())
        if cell is not None:
            show_in_folder(Path(cell.path))

    @Slot()
    def _show_skipped_in_folder(self) -> None:
        row_number = self.table.currentIndex().row()
        if row_number >= 0:
            show_in_folder(self._table_model.path(row_number))
