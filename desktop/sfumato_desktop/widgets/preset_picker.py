"""Training preset picker that estimates each preset's duration on this machine.

The presets are shown as cards side by side. A button below benchmarks each preset; the cards then
show the estimates, and a line recommends one of the presets.
"""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sfumato.config.presets import PRESETS
from sfumato.records.events import ForecastFinished, PresetForecast
from sfumato_desktop import formatting
from sfumato_desktop.core_texts import localize_message, translated
from sfumato_desktop.shown_text import as_tip
from sfumato_desktop.theme import Space
from sfumato_desktop.widgets.choice_cards import Choice, ChoiceCards
from sfumato_desktop.widgets.section import button, label

__all__ = ["PresetPicker"]


class PresetPicker(QWidget):
    """The presets as cards, with a benchmark."""

    chosen = Signal(str)
    """The user selected a preset: with its name."""
    forecast_requested = Signal()
    """The user wants to benchmark the presets on this machine."""

    def __init__(self, choices: Sequence[Choice]) -> None:
        super().__init__()
        self._usual_notes = {choice.name: choice.note for choice in choices}
        self._forecasts: list[PresetForecast] = []
        self._cards = ChoiceCards(choices, name=self.tr("Preset"))
        self._try = button(
            self.tr("Benchmark presets"),
            tip=self.tr("Train each preset briefly to estimate its results on this machine"),
            role="link",
        )
        self._advice = label("", role="muted", is_wrapped=True)
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(Space.M)
        line.addWidget(self._try)
        line.addWidget(self._advice, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.S)
        layout.addWidget(self._cards)
        layout.addLayout(line)
        self._cards.chosen.connect(self.chosen)
        self._try.clicked.connect(self._begin)

    def choose(self, name: str) -> None:
        """Select a preset without emitting a signal."""
        self._cards.choose(name)

    def forget(self) -> None:
        """Clear the estimates because the dataset changed."""
        self._forecasts.clear()
        self._advice.setText("")
        self._try.setEnabled(True)
        for name, note in self._usual_notes.items():
            self._cards.set_note(name, note)

    def show_forecast(self, forecast: PresetForecast) -> None:
        """Store the estimate of a preset."""
        self._forecasts.append(forecast)

    def finish(self, result: ForecastFinished) -> None:
        """Show the estimates and recommend a preset."""
        self._try.setEnabled(True)
        for name in self._usual_notes:
            self._cards.set_note(name, self.tr("Too slow or too large for this machine."))
        time = formatting.duration(60 * result.minutes)
        for one in self._forecasts:
            outlook = localize_message(one.outlook)
            note = self.tr("{images} images in {time}\n{outlook}").format(
                images=formatting.short_count(one.images),
                time=time,
                outlook=f"{outlook[:1].upper()}{outlook[1:]}",
            )
            self._cards.set_note(one.preset, note)
        self._forecasts.clear()
        title = next(preset.label for preset in PRESETS if preset.name == result.preset)
        self._advice.setText(
            self.tr("{preset} is recommended for {time} on {device}.").format(
                preset=translated(title), time=time, device=localize_message(result.device)
            )
        )
        self._advice.setToolTip(as_tip(localize_message(result.reason)))

    def give_up(self) -> None:
        """Re-enable the benchmark after a failure, which is reported elsewhere."""
        self._forecasts.clear()
        self._advice.setText("")
        self._try.setEnabled(True)

    @Slot()
    def _begin(self) -> None:
        self._try.setEnabled(False)
        self._advice.setText(self.tr("Benchmarking the presets (about half a minute)…"))
        self.forecast_requested.emit()
