"""What will happen if the run is started now?"""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sfumato.config.settings import RunConfig
from sfumato.errors import SfumatoError
from sfumato_desktop import words
from sfumato_desktop.core_texts import retold
from sfumato_desktop.models.run_summary import RunSummary
from sfumato_desktop.models.train_draft import DatasetFacts
from sfumato_desktop.plurals import counted
from sfumato_desktop.theme import Space
from sfumato_desktop.widgets.elided_label import ElidedLabel
from sfumato_desktop.widgets.sign import Sign

__all__ = ["PreflightLine"]


class PreflightLine(QWidget):
    """Two lines: what is learnt from and for how long, or what keeps the run from starting."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign = Sign("done", size=22, colour="success")
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

    def say_problem(self, problem: SfumatoError | None) -> None:
        """Say what keeps the run from starting."""
        self._sign.become("warning", colour="warning")
        self._first.setText(retold(problem.message) if problem else "")
        self._second.setText(retold(problem.hint) if problem else "")

    def show_run(
        self, facts: DatasetFacts, config: RunConfig, *, pacemaker: RunSummary | None
    ) -> None:
        """Say what will happen.

        Args:
            facts: What is learnt from.
            config: How.
            pacemaker: An earlier run by whose speed the time is guessed, if there is one.
        """
        self._sign.become("done", colour="success")
        parts = [counted(facts.pictures, one=self.tr("1 picture"), many=self.tr("{n} pictures"))]
        if facts.set_aside:
            parts.append(self.tr("{n} set aside").format(n=words.count(facts.set_aside)))
        if facts.classes and config.data.use_classes:
            parts.append(self.tr("{n} classes").format(n=words.count(len(facts.classes))))
        self._first.setText("   ·   ".join((facts.name, *parts)))
        lines = [self._length(facts, config)]
        if pacemaker is not None and not config.minutes:
            lines.append(
                self.tr("about {time} at the pace of {run}").format(
                    time=words.duration(config.images_total / pacemaker.images_per_s),
                    run=pacemaker.run_id,
                )
            )
        self._second.setText("   ·   ".join(lines))

    def _length(self, facts: DatasetFacts, config: RunConfig) -> str:
        size = self.tr("{size} × {size} px").format(size=config.data.size_px)
        if config.minutes:
            time = words.duration(config.minutes * 60)
            return self.tr("Trains for {time} at {size}").format(time=time, size=size)
        passes = words.number(config.images_total / max(1, facts.pictures))
        return self.tr("Learns from {images} images at {size}: {passes} times each picture").format(
            images=words.count(config.images_total), size=size, passes=passes
        )
