"""Form row for generating variations of an image."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sfumato.records.noise_mix import NoiseMix
from sfumato_desktop.theme import Space
from sfumato_desktop.widgets.elided_label import ElidedLabel
from sfumato_desktop.widgets.quiet_inputs import QuietSlider
from sfumato_desktop.widgets.section import label, row, tool_button

__all__ = ["VariationRow"]

_STEPS = 100


class VariationRow(QWidget):
    """The source image's name, and a slider from nearly identical to unrelated.

    Args:
        parent: The parent widget.
    """

    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mix: NoiseMix = ()
        self._name = ElidedLabel()
        clear = tool_button("close", name=self.tr("Remove the source image"))
        self._slider = QuietSlider(Qt.Orientation.Horizontal)
        self._slider.setRange(0, _STEPS)
        self._slider.setPageStep(5)
        self._slider.setAccessibleName(self.tr("Variation distance"))
        self._slider.setToolTip(
            self.tr("Distance from the source image: left is identical, right is unrelated")
        )
        self._text = label("", role="caption")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.XS)
        layout.addLayout(row(self._name, 1, clear))
        layout.addWidget(self._slider)
        layout.addWidget(self._text)
        clear.clicked.connect(self._clear)
        self._slider.valueChanged.connect(self._show_distance)
        self._show_distance()

    @property
    def mix(self) -> NoiseMix:
        """The seeds and weights of the source image's noise; empty if there is no image."""
        return self._mix

    @property
    def distance(self) -> float:
        """The distance from the source image."""
        return self._slider.value() / _STEPS

    def set_mix(self, mix: NoiseMix, distance: float) -> None:
        """Set the source image, or clear it if `mix` is empty."""
        self._mix = mix
        if mix:
            text = (
                self.tr("Seed {seed}")
                if len(mix) == 1
                else self.tr("Seed {seed} and %Ln other(s)", "", len(mix) - 1)
            )
            self._name.setText(text.format(seed=mix[0].seed))
        self._slider.setValue(round(distance * _STEPS))

    @Slot()
    def _clear(self) -> None:
        self._mix = ()
        self.cleared.emit()

    @Slot()
    def _show_distance(self) -> None:
        value = self._slider.value()
        words = (
            (0, self.tr("identical")),
            (15, self.tr("very similar")),
            (35, self.tr("similar")),
            (65, self.tr("loosely similar")),
            (_STEPS, self.tr("unrelated")),
        )
        text = next(text for limit, text in words if value <= limit)
        self._text.setText(f"{self.locale().toString(value / _STEPS, 'f', 2)}  ·  {text}")
