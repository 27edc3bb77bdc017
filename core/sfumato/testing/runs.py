"""The contract checks for learning-rate schedules, loggers, and metrics."""

import math
from pathlib import Path

import numpy as np

from sfumato.config.settings import RunConfig
from sfumato.evaluation.report import Figure
from sfumato.plugins.catalog import Entry
from sfumato.plugins.run_logger import RunLogger, forward_to_loggers
from sfumato.records.events import (
    AnyEvent,
    IncidentReported,
    RunEnded,
    StepFinished,
    ValidationMeasured,
)
from sfumato.records.run_folder import RunFolder
from sfumato.testing.entries import Plain, built
from sfumato.training.rate_schedule import SchedulePosition

__all__ = ["check_logger", "check_metric", "check_schedule"]

_TOTALS = (0, 640, 100_000)
_STEPS = 50


def check_schedule(entry: Entry, settings: Plain | None = None) -> None:
    """Check that a schedule returns a valid, reproducible fraction of the learning rate.

    Raises:
        AssertionError: If the check fails. The message is a sentence that states the problem.
    """
    schedule, other = built(entry, settings), built(entry, settings)
    for total in _TOTALS:
        last = total or _TOTALS[-1]
        for images_seen in range(0, last + 1, max(1, last // _STEPS)):
            moment = SchedulePosition(images_seen, total, 64, warmup_images=320, cooldown_share=0.3)
            share = schedule(moment)
            where = f"at {images_seen} of {total} images"
            assert 0 <= share.value <= 1, (  # also false for NaN
                f"Schedule “{entry.name}” returns {share.value} {where}, which is not in [0, 1]."
            )
            assert schedule(moment) == share == other(moment), (
                f"Schedule “{entry.name}” returns two values {where}; keep no state between calls."
            )


def check_logger(entry: Entry, folder: Path, settings: Plain | None = None) -> None:
    """Send the events of a small run to a logger, and check that it handles them.

    Args:
        entry: The plugin's entry.
        folder: An empty folder for the run.
        settings: The entry's settings; by default, the default settings are used.

    Raises:
        AssertionError: If the check fails. The message is a sentence that states the problem.
    """
    logger = built(entry, settings)
    assert isinstance(logger, RunLogger), f"Logger “{entry.name}” is not a RunLogger."
    run = RunFolder.create(folder / "one", RunConfig())
    reported = forward_to_loggers({entry.name: logger}, run, _events())
    failures = [str(event.message) for event in reported if isinstance(event, IncidentReported)]
    assert not failures, " ".join(failures)


def check_metric(entry: Entry, settings: Plain | None = None) -> None:
    """Apply a metric to gray and color noise images, and check the values that it returns.

    Raises:
        AssertionError: If the check fails. The message is a sentence that states the problem.
    """
    generator = np.random.default_rng(0)
    for channels in (1, 3):
        real, generated = generator.integers(0, 256, (2, 24, 8, 8, channels), np.uint8)
        figures = list(built(entry, settings).measure(real, generated))
        assert figures, f"Metric “{entry.name}” returns no figures."
        for figure in figures:
            assert isinstance(figure, Figure), (
                f"Metric “{entry.name}” returns {figure!r}, not a Figure."
            )
            assert math.isfinite(figure.value), f"“{figure.label}” is {figure.value}."
        again = list(built(entry, settings).measure(real, generated))
        assert figures == again, (
            f"Metric “{entry.name}” is not reproducible; use a fixed seed for random numbers."
        )


def _events() -> list[AnyEvent]:
    report = StepFinished(
        step=1,
        images_seen=64,
        images_total=128,
        loss=0.5,
        learning_rate=1e-3,
        gradient_norm=1.0,
        images_per_s=100.0,
        eta_s=1.0,
    )
    return [
        report,
        ValidationMeasured(images_seen=64, loss=0.4, loss_by_sigma={"0.1": 0.3, "1": 0.5}),
        RunEnded(outcome="completed", images_seen=128, elapsed_s=1.0),
    ]
