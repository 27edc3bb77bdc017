"""Panel that exports a model for use in other programs.

The panel shows the available exporters, each with a description, the settings of the selected
exporter (generated from its config), the target folder, and then the progress and the result of the
verification.
"""

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from sfumato.plugins.catalog import Catalog
from sfumato.records.events import ExportFinished, Progressed
from sfumato_desktop import formatting
from sfumato_desktop.core_texts import localize_message, shown_fields, translated
from sfumato_desktop.models.exports import Export, proof_in
from sfumato_desktop.shown_text import as_caption, as_tip
from sfumato_desktop.theme import Space
from sfumato_desktop.widgets.config_form import ConfigForm
from sfumato_desktop.widgets.focus import show_only
from sfumato_desktop.widgets.fold import Fold
from sfumato_desktop.widgets.job_progress import JobProgress
from sfumato_desktop.widgets.section import button, card, column, label, line, row

__all__ = ["ExportPanel"]


class ExportPanel(QWidget):
    """The export form, the progress, the result, and the existing exports.

    Args:
        exporters: The available exporters.
        parent: The parent widget.
    """

    export_requested = Signal(str, object)
    """Emitted with the exporter's name and the settings that differ from its defaults."""
    cancel_requested = Signal()
    entry_listed = Signal(object, object)
    """An existing export is listed: with the widget of its row and the `Export`."""
    chosen = Signal(str)
    """A different exporter was selected."""
    folder_requested = Signal(object)
    """The user wants to open this folder."""
    page_requested = Signal(object)
    """The user wants to open this page in the browser."""

    def __init__(self, exporters: Catalog, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._exporters = exporters
        self._result: ExportFinished | None = None
        self.export_names: list[str] = []
        """The names of the exports that are listed."""
        self._group = QButtonGroup(self)
        self._forms: dict[str, ConfigForm] = {}
        self._folds: dict[str, Fold] = {}
        self._choices = column(spacing=Space.M)
        self._build_choices()
        self._target = label("", role="caption", is_wrapped=True)
        self._start = button(
            self.tr("Export"),
            tip=self.tr("Export the model and verify that the export generates the same images"),
            icon_name="export",
            role="primary",
        )
        self._progress = JobProgress(
            cancel_tip=self.tr("Cancel the export; no files are written"),
        )
        self._build_result()
        self._list = column(spacing=Space.S)
        self._lay_out()
        self._start.clicked.connect(self._request_export)
        self._progress.cancel_requested.connect(self.cancel_requested)
        self._group.buttonToggled.connect(self._show_choice)
        self._show_choice()

    @property
    def exporter(self) -> str:
        """The selected exporter, or "" if there is none."""
        checked = self._group.checkedButton()
        return str(checked.property("exporter")) if checked is not None else ""

    @property
    def result(self) -> QWidget:
        """The card that shows the result of the last export."""
        return self._result_card

    def choose(self, exporter: str) -> None:
        """Select an exporter, if it is available."""
        for made in self._group.buttons():
            if made.property("exporter") == exporter:
                made.setChecked(True)

    def show_target(self, folder: Path, *, is_taken: bool) -> None:
        """Show the folder that the export will be written to, and whether it has content."""
        text = (
            self.tr("Export folder: {folder} (replaces the existing export)")
            if is_taken
            else self.tr("Export folder: {folder}")
        )
        self._target.setText(text.format(folder=formatting.path_text(folder)))

    def show_exports(self, exports: list[Export]) -> None:
        """List the existing exports."""
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._list_title.setVisible(bool(exports))
        self.export_names = [export.name for export in exports]
        for export in exports:
            entry = self._entry(export)
            self._list.addWidget(entry)
            self.entry_listed.emit(entry, export)

    def begin(self, title: str) -> None:
        """Show that an export has started."""
        show_only({self._result_card: False, self._start_area: False})
        self._progress.start(title, first_step=self.tr("Starting the export process…"))

    def show_progress(self, event: Progressed) -> None:
        """Show the export's progress."""
        self._progress.show_progress(event.task, event.done, event.total)

    def show_result(self, result: ExportFinished) -> None:
        """Show that the export was verified."""
        self._result = result
        self._result_title.setText(
            self.tr("Export finished ({size})").format(size=formatting.size_text(result.size_bytes))
        )
        self._result_text.setText(localize_message(result.summary))
        self._result_proof.setVisible(proof_in(Path(result.path)) is not None)
        self._result_card.show()
        self.end()

    def end(self) -> None:
        """Re-enable the export button."""
        show_only({self._start_area: True, self._progress: False})

    def forget_result(self) -> None:
        """Hide the result of the previous model."""
        self._result_card.hide()

    def _build_choices(self) -> None:
        for name, entry in self._exporters.items():
            text = translated(entry.summary)
            made = QRadioButton(as_caption(translated(entry.label)))
            made.setProperty("exporter", name)
            made.setToolTip(as_tip(text))
            made.setAccessibleDescription(text)
            self._group.addButton(made)
            summary = label(text, role="muted", is_wrapped=True)
            summary.setIndent(Space.XL)
            fields = shown_fields(entry.settings)
            form = ConfigForm(fields)
            form.set_values({field.path: field.default for field in fields})
            self._forms[name] = form
            self._folds[name] = Fold(self.tr("Options"), form)
            self._folds[name].setContentsMargins(Space.L, Space.XS, 0, 0)
            self._choices.addLayout(column(made, summary, self._folds[name], spacing=Space.XS))
        if self._group.buttons():
            self._group.buttons()[0].setChecked(True)

    def _build_result(self) -> None:
        self._result_title = label("", role="success")
        self._result_text: QLabel = label("", is_wrapped=True)
        self._result_proof = self._proof_button(role="")
        show = button(
            self.tr("Show in folder"),
            tip=self.tr("Open the folder of the export"),
            icon_name="folder-open",
        )
        self._result_proof.clicked.connect(self._request_proof)
        show.clicked.connect(self._request_folder)
        head = row(self._result_title, 1, self._result_proof, show)
        self._result_card: QFrame = card(head, self._result_text)
        self._result_card.hide()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.M)
        layout.addWidget(label(self.tr("Export"), role="heading"))
        self._start_area = QWidget()
        start_row = QHBoxLayout(self._start_area)
        start_row.setContentsMargins(0, 0, 0, 0)
        start_row.addWidget(self._target, 1)
        start_row.addWidget(self._start)
        layout.addWidget(
            card(self._choices, line(), self._start_area, self._progress, spacing=Space.M)
        )
        layout.addWidget(self._result_card)
        self._list_title = label(self.tr("Exports of this model"), role="strong")
        layout.addWidget(self._list_title)
        layout.addLayout(self._list)
        layout.addStretch(1)

    def _entry(self, export: Export) -> QWidget:
        entry = self._exporters[export.exporter]
        show = button(
            self.tr("Show in folder"),
            tip=formatting.path_text(export.folder),
            icon_name="folder-open",
            role="link",
        )
        show.clicked.connect(lambda: self.folder_requested.emit(export.folder))
        proof = self._proof_button(role="link")
        proof.setVisible(export.proof is not None)
        proof.clicked.connect(lambda: self.page_requested.emit(export.proof))
        metadata = self.tr("{exporter}, {size}, {ago}").format(
            exporter=translated(entry.label),
            size=formatting.size_text(export.size_bytes),
            ago=formatting.ago(export.created),
        )
        made = QWidget()
        title, text = label(export.name), label(metadata, role="muted")
        made.setLayout(row(title, text, 1, proof, show, spacing=Space.M))
        return made

    def _proof_button(self, *, role: str) -> QPushButton:
        return button(
            self.tr("Open verification report"),
            tip=self.tr("Open a comparison of the export with the original model in the browser"),
            icon_name="external",
            role=role,
        )

    @Slot()
    def _show_choice(self) -> None:
        for name, form in self._forms.items():
            self._folds[name].setVisible(name == self.exporter and bool(form.rows))
        self._start.setEnabled(bool(self.exporter))
        self.chosen.emit(self.exporter)

    @Slot()
    def _request_export(self) -> None:
        form = self._forms[self.exporter]
        if form.problems:
            self._folds[self.exporter].open()
        else:
            self.export_requested.emit(self.exporter, form.changed_values())

    @Slot()
    def _request_proof(self) -> None:
        if self._result is not None:
            self.page_requested.emit(proof_in(Path(self._result.path)))

    @Slot()
    def _request_folder(self) -> None:
        if self._result is not None:
            self.folder_requested.emit(Path(self._result.path))
