"""Dialog that adds an image folder, or a file that contains images, as a dataset.

The source and a name come first; the import settings below are generated from `DatasetRules` and
prefilled for the source. Archives are inspected in the background because listing their contents
can take a while.
"""

import os
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import msgspec
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from sfumato.config.image_shape import ImageShape
from sfumato.config.sizes import is_shape_for_presets, nearest_sizes
from sfumato.errors import PluginError
from sfumato.files.names import NAME_BYTES, file_name_for, is_same_name, shortened
from sfumato.messages import Text
from sfumato.plugins.registry import Plugins
from sfumato.records.manifest import DatasetRules
from sfumato_desktop.core_texts import shown_fields
from sfumato_desktop.models.folder_guess import guess_rules
from sfumato_desktop.store import Store
from sfumato_desktop.theme import Space
from sfumato_desktop.widgets.config_form import ConfigForm
from sfumato_desktop.widgets.field_row import RowShape
from sfumato_desktop.widgets.file_dialogs import ask_for_file, ask_for_folder
from sfumato_desktop.widgets.section import button, label, line, row, scrolled

__all__ = ["AddFolderDialog"]

_SIZE = (620, 640)
_OWN_FIELDS = ("source", "source_from_project", "format")
"""Fields that are set elsewhere in the dialog or never shown."""


class AddFolderDialog(QDialog):
    """Dialog for an image source and the rules that turn it into a dataset.

    Args:
        source: The initial folder or file, or "" if there is none.
        taken: Dataset names already used in the project.
        plugins: Determine which file formats can be read in addition to folders.
        store: Inspects the source.
        parent: The parent window.
    """

    chosen = Signal(str, object)
    """Emitted with the dataset's name and its `DatasetRules`."""

    def __init__(
        self,
        source: str,
        taken: Collection[str],
        *,
        plugins: Plugins,
        store: Store,
        parent: QWidget | None,
    ) -> None:
        super().__init__(parent)
        self._taken = frozenset(taken)
        self._plugins = plugins
        self._store = store
        self._inspected = ""
        self._found = _Source()
        """What was read of the typed source."""
        self.setWindowTitle(self.tr("Add images"))
        self.resize(*_SIZE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fields = [field for field in shown_fields(DatasetRules) if field.path not in _OWN_FIELDS]
        self._form = ConfigForm(fields, catalog_of=plugins.catalog_of, shape=RowShape.EXPLAINED)
        self._form.set_values({field.path: field.default for field in fields})
        self._build()
        self._lay_out()
        self._connect()
        self._form.part("importer").hide()
        self._form.part("split_folders").hide()
        self._source.setText(source)
        self._read_source()

    @property
    def is_inspecting(self) -> bool:
        """Whether rules are being guessed in the background; until then, nothing can be added."""
        return bool(self._inspected)

    @property
    def rules(self) -> DatasetRules:
        """The current rules."""
        values = {"source": self._named_source(), **self._form.values()}
        return msgspec.convert(values, DatasetRules)

    def _build(self) -> None:
        endings = ", ".join(self._plugins.importer_endings)
        self._source = QLineEdit()
        self._source.setAccessibleName(self.tr("Folder or file"))
        self._source.setPlaceholderText(
            self.tr("Folder or file") if endings else self.tr("Image folder")
        )
        self._source.setToolTip(
            self.tr("Location of the images; folders are not modified, archives are extracted")
        )
        self._browse = button(
            self.tr("Folder…"), tip=self.tr("Choose a folder"), icon_name="folder-open"
        )
        self._browse_files = button(
            self.tr("File…"),
            tip=self.tr("Choose a file that contains images ({endings})").format(endings=endings),
            icon_name="import",
        )
        self._browse_files.setVisible(bool(endings))
        self._name = QLineEdit()
        self._name.setAccessibleName(self.tr("Name"))
        self._name.setToolTip(self.tr("Name of the dataset in this project"))
        self._problem = label("", role="danger", is_wrapped=True)
        self._cancel = button(self.tr("Cancel"), tip=self.tr("Close without adding images"))
        self._add = button(
            self.tr("Add"), tip=self.tr("Import the images in the background"), role="primary"
        )
        self._add.setDefault(True)

    def _lay_out(self) -> None:
        top = QFormLayout()
        top.setHorizontalSpacing(Space.M)
        top.setVerticalSpacing(Space.S)
        source_row = row(self._source, self._browse, self._browse_files)
        top.addRow(label(self.tr("Images"), role="strong"), source_row)
        top.addRow(label(self.tr("Name"), role="strong"), self._name)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        layout.setSpacing(Space.M)
        layout.addLayout(top)
        layout.addWidget(self._problem)
        layout.addWidget(line())
        layout.addWidget(scrolled(self._form), 1)
        layout.addLayout(row(1, self._cancel, self._add))

    def _connect(self) -> None:
        self._source.textChanged.connect(self._read_source)
        self._name.textChanged.connect(self._check)
        self._form.edited.connect(self._check)
        self._browse.clicked.connect(self._ask)
        self._browse_files.clicked.connect(self._ask_for_file)
        self._cancel.clicked.connect(self.reject)
        self._add.clicked.connect(self._choose)

    @Slot()
    def _read_source(self) -> None:
        """Look at the source, and prefill the settings from it."""
        text = self._inspected = self._named_source()
        if self._importer():  # what was set for another source no longer applies
            self._form.set_values(msgspec.structs.asdict(DatasetRules()))
        self._found = _Source()
        self._store.ask(
            lambda: _Source(text, is_folder=_is_folder(text), is_file=_is_file(text)),
            self._show_source,
            key=(self, "source"),
        )
        self._check()

    def _show_source(self, found: "_Source") -> None:
        if found.text != self._named_source():
            return
        self._found = found
        source, importer = Path(found.text), self._importer()
        self._inspected = found.text if importer else ""
        if importer:
            self._form.set_values({"importer": importer})
            self._suggest(DatasetRules(source=found.text, importer=importer))
            stem = source.name if found.is_folder else source.stem
            self._name.setText(self._free_name(file_name_for(stem) or "images"))
            self._store.ask(
                lambda: guess_rules(source, importer=importer),
                lambda rules: self._apply_guess(found.text, rules),
                failed=self._skip_guess,
                key=(self, "rules"),
            )
        self._check()

    def _suggest(self, rules: DatasetRules) -> None:
        """Set the values that the user has not edited."""
        self._form.set_defaults(msgspec.structs.asdict(rules))
        self._form.part("importer").setVisible(rules.importer != DatasetRules().importer)
        self._form.part("split_folders").setVisible(rules.split_folders == "use")

    def _apply_guess(self, source: str, rules: DatasetRules) -> None:
        """Apply the suggested rules unless the user edited them or changed the source."""
        if source == self._named_source():
            self._inspected = ""
            self._suggest(rules)
            self._check()

    def _skip_guess(self, _message: Text, _hint: Text) -> None:
        """Offer the default rules if the source cannot be inspected; importing it explains why."""
        self._inspected = ""
        self._check()

    def _importer(self) -> str:
        """Return the importer for the source, or "" if it is missing or no importer reads it."""
        if self._found.is_folder:
            return DatasetRules().importer
        if not self._found.is_file:
            return ""
        try:
            return self._plugins.importer_for(Path(self._found.text))
        except PluginError:
            return ""

    def _free_name(self, stem: str) -> str:
        names = (stem, *(shortened(stem, suffix=f"-{number}") for number in range(2, 10_000)))
        return next(
            name for name in names if not any(is_same_name(name, one) for one in self._taken)
        )

    @Slot()
    def _check(self) -> None:
        problem = self._problem_with(self._named_source(), self._name.text().strip())
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        is_filled = bool(self._source.text().strip() and self._name.text().strip())
        is_ready = is_filled and not self.is_inspecting
        self._add.setEnabled(is_ready and not problem and not self._form.problems)

    def _named_source(self) -> str:
        """Return the typed folder or file with “~” expanded to the home folder."""
        return os.path.expanduser(self._source.text().strip())  # noqa: PTH111 - see below

    def _problem_with(self, source: str, name: str) -> str:
        if source and source == self._found.text and not self._importer():
            if self._found.is_file:
                return self.tr(
                    "No importer supports this file. Choose a folder or a file of type {endings}."
                ).format(endings=", ".join(self._plugins.importer_endings))
            return self.tr("Folder or file not found.")
        if len(name.encode("utf-8", "surrogatepass")) > NAME_BYTES:
            return self.tr("The name is too long; the maximum is {n} bytes.").format(n=NAME_BYTES)
        if name and file_name_for(name) != name:
            return self.tr("Use only letters, digits, “-”, and “_” in the name.")
        shape = self._form.values().get("shape")
        if isinstance(shape, ImageShape) and not is_shape_for_presets(shape):
            nearest = nearest_sizes(shape)
            return self.tr(
                "Training does not support images of {size}. Nearest supported sizes: {nearest} px."
            ).format(size=shape.text, nearest=", ".join(map(str, nearest)))
        if any(is_same_name(name, other) for other in self._taken):
            return self.tr("The project already has a dataset named “{name}”.").format(name=name)
        return ""

    @Slot()
    def _ask(self) -> None:
        ask_for_folder(
            self, self.tr("Image folder"), self._source.setText, start=self._source.text()
        )

    @Slot()
    def _ask_for_file(self) -> None:
        patterns = " ".join(f"*{ending}" for ending in self._plugins.importer_endings)
        ask_for_file(
            self,
            self.tr("Image file or archive"),
            self._source.setText,
            start=self._source.text(),
            filters=[self.tr("Supported files ({patterns})").format(patterns=patterns)],
        )

    @Slot()
    def _choose(self) -> None:
        self.chosen.emit(self._name.text().strip(), self.rules)
        self.accept()


@dataclass(frozen=True)
class _Source:
    """What a typed source was found to be."""

    text: str = ""
    is_folder: bool = False
    is_file: bool = False


def _is_folder(text: str) -> bool:
    return os.path.isdir(text)  # noqa: PTH112 - a `Path` raises for a name that is too long


def _is_file(text: str) -> bool:
    return os.path.isfile(text)  # noqa: PTH113 - as above
