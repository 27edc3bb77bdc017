"""Dialog for changing settings before a stopped run resumes."""

import msgspec
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from sfumato.config.fields import Field, value_at
from sfumato.config.resuming import value_text
from sfumato.config.settings import RunConfig
from sfumato.records.run_folder import RunFolder
from sfumato_desktop.core_texts import shown_fields
from sfumato_desktop.theme import Space
from sfumato_desktop.widgets.config_form import ConfigForm
from sfumato_desktop.widgets.field_row import RowShape
from sfumato_desktop.widgets.section import button, hold_width, label, row, scrolled

__all__ = ["ResumeDialog"]

_WIDTH, _HEIGHT = 620, 600
_RATE = "optimizer.learning_rate"
_OFFERED = (
    *(_RATE, "minutes", "images_total", "batch_size", "precision"),
    *("threads", "report.checkpoint_every_s", "report.sample_every_images"),
)
"""Settings commonly changed in a run that has started; the terminal can change all others."""


class ResumeDialog(QDialog):
    """Dialog for the settings that apply to the rest of a run.

    Args:
        run: The run, which must not be training.
        rate: Its current learning rate.
        factor: Ratio of the suggested learning rate to the current rate.
        parent: The parent window.
    """

    chosen = Signal(object)
    """The user wants to resume the run: with a list of the changed settings as `key=value`."""

    def __init__(
        self, run: RunFolder, rate: float, *, factor: float = 1.0, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Resume with changes"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.form = ConfigForm(
            _fields_of(run.config, rate), group_name=lambda _: "", shape=RowShape.EXPLAINED
        )
        self.form.set_values({_RATE: rate * factor})
        self.resume_button = button(
            self.tr("Resume"),
            tip=self.tr("Resume the run with these settings"),
            icon_name="resume",
            role="primary",
        )
        cancel = button(self.tr("Cancel"), tip=self.tr("Close without resuming"))
        self.resume_button.setDefault(True)
        self.resume_button.clicked.connect(self._submit)
        cancel.clicked.connect(self.reject)
        self.form.edited.connect(self._check)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        layout.setSpacing(Space.M)
        layout.addWidget(label(self.tr("Resume {run}").format(run=run.run_id), role="heading"))
        layout.addWidget(
            label(
                self.tr(
                    "Changes take effect from the last checkpoint, or from the start if there is "
                    "none, and are recorded in the run log. All other settings stay the same."
                ),
                role="muted",
                is_wrapped=True,
            )
        )
        layout.addWidget(scrolled(self.form), 1)
        layout.addLayout(row(1, cancel, self.resume_button))
        hold_width(self, _WIDTH)
        self.resize(self.width(), _HEIGHT)

    @Slot()
    def _check(self) -> None:
        self.resume_button.setEnabled(not self.form.problems)

    @Slot()
    def _submit(self) -> None:
        changed = self.form.changed_values()
        self.accept()
        self.chosen.emit([f"{path}={value_text(value)}" for path, value in changed.items()])


def _fields_of(config: RunConfig, rate: float) -> list[Field]:
    """Return the editable fields, with the run's own values as defaults."""
    by_path = {field.path: field for field in shown_fields(RunConfig)}
    values = {path: value_at(config, path) for path in _OFFERED} | {_RATE: rate}
    return [msgspec.structs.replace(by_path[path], default=values[path]) for path in _OFFERED]
