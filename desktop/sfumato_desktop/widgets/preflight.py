"""Summary of the run that is about to start."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sfumato.config.settings import RunConfig
from sfumato.errors import SfumatoError
from sfumato_desktop import formatting
from sfumato_desktop.core_texts import localize_message
from sfumato_desktop.models.run_summary import RunSummary
from sfumato_desktop.models.train_draft import DatasetMetadata
from sfumato_desktop.theme import Space
from sfumato_desktop.widgets.elided_label import ElidedLabel
from sfumato_desktop.widgets.sign import Sign

__all__ = ["PreflightLine"]


class PreflightLine(QWidget):
    """Two lines with the training data and duration, or the problem that prevents the start."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign = Sign("done", size=22, color="success")
        self._first = ElidedLabel(role="strong")
        self._second = ElidedLabel(role="muted")
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self._first)
        texts.addWidget(self._second)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.M)
        layout.addWidget(self._sign)
        layout.addLayout(texts)
        layout.addStretch(1)

    def show_problem(self, problem: SfumatoError | None) -> None:
        """Show the problem that prevents the start."""
        self._sign.become("warning", color="warning")
        self._first.setText(localize_message(problem.message) if problem else "")
        self._second.setText(localize_message(problem.hint) if problem else "")

    def show_run(
        self, metadata: DatasetMetadata, config: RunConfig, *, throughput_monitor: RunSummary | None
    ) -> None:
        """Show what the run will do.

        Args:
            metadata: The training dataset.
            config: The run's settings.
            throughput_monitor: An earlier run, if any, whose throughput is used to estimate the
                duration.
        """
        self._sign.become("done", color="success")
        parts = [self.tr("%Ln image(s)", "", metadata.images)]
        if metadata.skipped:
            parts.append(self.tr("%Ln skipped file(s)", "", metadata.skipped))
        if metadata.classes and config.data.use_classes:
            parts.append(self.tr("%Ln class(es)", "", len(metadata.classes)))
        self._first.setText("   ·   ".join((metadata.name, *parts)))
        lines = [self._length(metadata, config)]
        if throughput_monitor is not None and not config.minutes:
            lines.append(
                self.tr("about {time} at the throughput of {run}").format(
                    time=formatting.duration(config.images_total / throughput_monitor.images_per_s),
                    run=throughput_monitor.run_id,
                )
            )
        self._second.setText("   ·   ".join(lines))

    def _length(self, metadata: DatasetMetadata, config: RunConfig) -> str:
        size = config.data.shape.text
        if config.minutes:
            time = formatting.duration(config.minutes * 60)
            return self.tr("Trains for {time} at {size}").format(time=time, size=size)
        passes = formatting.number(config.images_total / max(1, metadata.images))
        text = self.tr("Trains on {count} images at {size} ({passes} epochs)")
        count = formatting.count(config.images_total)
        return text.format(count=count, size=size, passes=passes)
