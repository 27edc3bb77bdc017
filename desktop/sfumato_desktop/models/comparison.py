"""The runs that are compared with the current run."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from sfumato.records.run_folder import RunFolder
from sfumato_desktop.models.run_comparison import Difference, differences
from sfumato_desktop.models.run_model import RunModel
from sfumato_desktop.models.run_summary import RunSummary

__all__ = ["MOST_OTHERS", "Comparison"]

MOST_OTHERS = 7
"""Maximum number of other runs; more lines and columns would be hard to tell apart."""


class Comparison(QObject):
    """The other runs, each with the data that was read from it.

    Args:
        model: The current run.
        parent: The Qt parent.
    """

    changed = Signal()
    """Emitted when the set of compared runs changes."""

    def __init__(self, model: RunModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.others: tuple[RunModel, ...] = ()

    @property
    def runs(self) -> tuple[RunFolder, ...]:
        """The current run, followed by the others."""
        return tuple(one.run for one in (self._model, *self.others) if one.run is not None)

    def choose(self, runs: Sequence[RunFolder]) -> None:
        """Compare with these runs; runs that were already compared keep their data."""
        known = {model.run.folder: model for model in self.others if model.run is not None}
        if [run.folder for run in runs] == list(known):
            return
        before, self.others = (
            self.others,
            tuple(known.get(run.folder) or self._made(run) for run in runs),
        )
        self.changed.emit()
        for model in before:
            if model not in self.others:
                model.deleteLater()

    def handle_news(self, run: object, news: list[object]) -> None:
        """Apply the events of a run, if it is one of the other runs."""
        for model in self.others:
            model.handle_news(run, news)

    def differences(self, listed: Sequence[RunSummary]) -> list[Difference]:
        """Return the settings in which the runs differ.

        Args:
            listed: Summaries of the project's runs.
        """
        summaries = {one.run_id: one for one in listed}
        configs = [run.config for run in self.runs]
        return differences(configs, [summaries.get(run.run_id) for run in self.runs])

    def _made(self, run: RunFolder) -> RunModel:
        made = RunModel(self)
        made.show(run)
        return made
