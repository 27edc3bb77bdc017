"""The updates that the watcher sends about a run, compact enough for a million steps.

Step reports are sent as blocks of plain arrays, and everything else as the events themselves, in
order. A long run is shown immediately as a preview made of a few reports from across the whole run,
until the whole run has been read.
"""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from sfumato.records.events import AnyEvent, StepFinished

__all__ = ["Preview", "StepBlock", "WholeRead", "clock_of", "sorted_news"]


@dataclass(frozen=True)
class StepBlock:
    """Consecutive step reports, with one column for each figure."""

    last: StepFinished
    first_s: float
    """The training time of the first report; see `clock_of`."""
    passed: "array[float]"
    """Seconds from each report to the next; there is one value less than there are reports."""
    steps: "array[float]"
    images: "array[float]"
    loss: "array[float]"
    """In single precision, like the next three columns; a chart cannot show more."""
    learning_rate: "array[float]"
    gradient_norm: "array[float]"
    images_per_s: "array[float]"

    @classmethod
    def of(cls, reports: Sequence[StepFinished]) -> "StepBlock":
        """Return one or more reports as columns."""
        passed = (
            max(0.0, clock_of(after) - clock_of(before)) for before, after in pairwise(reports)
        )
        return cls(
            last=reports[-1],
            first_s=clock_of(reports[0]),
            passed=array("d", passed),
            steps=array("d", [one.step for one in reports]),
            images=array("d", [one.images_seen for one in reports]),
            loss=array("f", [one.loss for one in reports]),
            learning_rate=array("f", [one.learning_rate for one in reports]),
            gradient_norm=array("f", [one.gradient_norm for one in reports]),
            images_per_s=array("f", [one.images_per_s for one in reports]),
        )


@dataclass(frozen=True)
class Preview:
    """A few reports of a long run, shown until the whole run has been read."""

    block: StepBlock


@dataclass(frozen=True)
class WholeRead:
    """Signals that all events recorded before the run was opened have been read."""


def clock_of(report: StepFinished) -> float:
    """Return the training time at a report, in seconds, within its training session.

    A wall clock would count a night with the laptop closed as training, and it may be adjusted.
    """
    return report.elapsed_s or report.time  # older versions recorded only the wall clock


def sorted_news(events: Iterable[AnyEvent]) -> list[object]:
    """Return events in order, with consecutive step reports merged into blocks."""
    news: list[object] = []
    for is_step, group in groupby(events, key=_is_step):
        if is_step:
            news.append(StepBlock.of([one for one in group if isinstance(one, StepFinished)]))
        else:
            news += group
    return news


def _is_step(event: AnyEvent) -> bool:
    return isinstance(event, StepFinished)
