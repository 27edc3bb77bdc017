"""Dialog that changes the learning rate of a run."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from sfumato.errors import SfumatoError
from sfumato.records.rate_changes import load_rate_changes, rate_after
from sfumato.records.run_folder import RunFolder
from sfumato_desktop import formatting
from sfumato_desktop.theme import Space, set_mark
from sfumato_desktop.widgets.field_editors import float_from, float_text
from sfumato_desktop.widgets.section import button, hold_width, label, row

__all__ = ["RateDialog", "rate_in_force"]

_WIDTH = 440
_FACTORS = (0.1, 0.5, 2.0)
_NEVER = 2**62
"""Number of images that no run reaches, used to look up the latest change."""


class RateDialog(QDialog):
    """Asks for a learning rate, with shortcuts to halve or double it.

    Args:
        run: The run.
        rate: Its current learning rate; see `rate_in_force`.
        factor: Ratio of the suggested rate to the current rate.
        parent: The parent window.
    """

    chosen = Signal(float)

    def __init__(
        self, run: RunFolder, rate: float, *, factor: float, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Learning rate"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._rate = rate
        self.line = QLineEdit(float_text(self._rate * factor))
        self.line.setAccessibleName(self.tr("Learning rate"))
        self.line.setToolTip(self.tr("Peak learning rate, reached after the warm-up"))
        steps = []
        for step in _FACTORS:
            made = button(
                f"× {formatting.number(step, digits=1)}", tip=self.tr("Multiply the learning rate")
            )
            made.setProperty("factor", step)
            made.setAutoDefault(False)
            made.clicked.connect(self._multiply)
            steps.append(made)
        self._change = button(
            self.tr("Change"),
            tip=self.tr("Use this learning rate from the next step"),
            role="primary",
        )
        cancel = button(self.tr("Cancel"), tip=self.tr("Keep the current learning rate"))
        self._change.setDefault(True)
        self._change.clicked.connect(self._submit)
        cancel.clicked.connect(self.reject)
        self.line.textChanged.connect(self._check)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        layout.setSpacing(Space.M)
        layout.addWidget(
            label(self.tr("Learning rate of {run}").format(run=run.run_id), role="heading")
        )
        layout.addWidget(
            label(
                self.tr(
                    "The current learning rate is {rate}. The change takes effect at the next "
                    "step, is marked in the chart, and is stored with the run; if the run is "
                    "resumed from an older checkpoint, the change is applied again."
                ).format(rate=float_text(self._rate)),
                role="muted",
                is_wrapped=True,
            )
        )
        layout.addLayout(row(self.line, *steps))
        layout.addLayout(row(1, cancel, self._change))
        hold_width(self, _WIDTH)

    @Slot()
    def _multiply(self) -> None:
        self.line.setText(float_text(self._rate * self.sender().property("factor")))

    @Slot()
    def _check(self) -> None:
        is_right = self._value() is not None
        set_mark(self.line, "invalid", not is_right)
        self._change.setEnabled(is_right)

    @Slot()
    def _submit(self) -> None:
        value = self._value()
        if value is not None:
            self.accept()
            self.chosen.emit(value)

    def _value(self) -> float | None:
        try:
            value = float_from(self.line.text())
        except ValueError:
            return None
        return value if 0 < value < 1 else None


def rate_in_force(run: RunFolder) -> float:
    """Return the learning rate in effect at the end of a run's training so far.

    It reads the run's folder.
    """
    configured = run.config.optimizer.learning_rate
    try:
        return rate_after(load_rate_changes(run.folder), _NEVER, configured=configured)
    except SfumatoError:
        return configured  # the run itself will report that its record is damaged
