"""Display texts for a run's events."""

import time
from dataclasses import dataclass

from PySide6.QtCore import QDateTime, QLocale

from sfumato.records.events import (
    AugmentationChanged,
    AutoencoderMeasured,
    CheckpointSaved,
    DistillationCompared,
    FewStepsScored,
    IncidentReported,
    LearningRateChanged,
    QualityMeasured,
    RunEnded,
    RunExtended,
    RunFailed,
    RunPaused,
    RunResumed,
    RunStarted,
    SettingsChanged,
    TuningFinished,
    ValidationMeasured,
)
from sfumato_desktop import formatting
from sfumato_desktop.core_texts import localize_message
from sfumato_desktop.language import translator

__all__ = ["LogEntry", "clock_text", "log_entry_for"]

_tr = translator("EventText")


@dataclass(frozen=True)
class LogEntry:
    """One line of a run's log."""

    icon: str
    color: str
    """Name of a theme color."""
    text: str
    hint: str
    time: float
    kind: str
    """Consecutive entries of the same kind may be shown only once."""


def log_entry_for(event: object) -> LogEntry | None:
    """Return the log entry for an event, or `None` if the event is not worth an entry."""
    match event:
        case RunStarted() | RunExtended():
            return _started(event)
        case LearningRateChanged() | SettingsChanged() | AugmentationChanged():
            return _changed(event)
        case RunPaused() | RunResumed() | RunEnded():
            return _halted(event)
        case CheckpointSaved():
            text = _tr("Checkpoint at {count} images").format(
                count=formatting.count(event.images_seen)
            )
            return _line("save", "muted", text, event.time, kind="checkpoint")
        case ValidationMeasured() | QualityMeasured() | AutoencoderMeasured():
            return _measured(event)
        case FewStepsScored() | DistillationCompared() | TuningFinished():
            return _drawing(event)
        case IncidentReported() | RunFailed():
            return _trouble(event)
        case _:
            return None


def clock_text(moment: float) -> str:
    """Return the time of day, including the date unless it is today."""
    then = QDateTime.fromSecsSinceEpoch(int(moment))
    is_today = then.date() == QDateTime.fromSecsSinceEpoch(int(time.time())).date()
    clock = QLocale().toString(then.time(), QLocale.FormatType.ShortFormat)
    if is_today:
        return clock
    return f"{QLocale().toString(then.date(), QLocale.FormatType.ShortFormat)} {clock}"


def _started(event: RunStarted | RunExtended) -> LogEntry:
    count = formatting.count(event.images_seen)
    if isinstance(event, RunExtended):
        text = _tr("Extended from run {run} at {count} images")
        return _line("resume", "accent", text.format(run=event.parent, count=count), event.time)
    if event.images_seen == 0:
        text = _tr("Started on {device}").format(device=localize_message(event.device))
        return _line("play", "accent", text, event.time)
    text = _tr("Resumed at {count} images").format(count=count)
    return _line("resume", "accent", text, event.time)


def _halted(event: RunPaused | RunResumed | RunEnded) -> LogEntry:
    if isinstance(event, RunEnded):
        return _line("done", "success", _ended_text(event), event.time)
    count = formatting.count(event.images_seen)
    text = _tr("Paused at {count} images") if isinstance(event, RunPaused) else _tr("Resumed")
    icon = "pause" if isinstance(event, RunPaused) else "resume"
    return _line(icon, "muted", text.format(count=count), event.time)


def _changed(event: LearningRateChanged | SettingsChanged | AugmentationChanged) -> LogEntry:
    count = formatting.count(event.images_seen)
    if isinstance(event, AugmentationChanged):
        text = _tr("Conditional augmentation probability changed from {before} to {now}").format(
            now=formatting.number(event.probability), before=formatting.number(event.before)
        )
        return _line("datasets", "muted", text, event.time, kind="augmentation")
    if isinstance(event, LearningRateChanged):
        text = _tr("Learning rate changed from {before} to {rate} at {count} images").format(
            rate=formatting.number(event.learning_rate),
            before=formatting.number(event.before),
            count=count,
        )
        return _line("runs", "accent", text, event.time)
    changes = ", ".join(
        _tr("{setting}: {after} (was {before})").format(
            setting=one.path, after=one.after, before=one.before
        )
        for one in event.changes
    )
    text = _tr("Settings changed at {count} images: {changes}")
    return _line("train", "accent", text.format(count=count, changes=changes), event.time)


def _measured(event: ValidationMeasured | QualityMeasured | AutoencoderMeasured) -> LogEntry:
    if isinstance(event, AutoencoderMeasured):
        return _line("runs", "muted", _autoencoder_text(event), event.time)
    count = formatting.count(event.images_seen)
    if isinstance(event, ValidationMeasured):
        text = _tr("Held-out loss {loss} at {count} images")
        text = text.format(loss=formatting.number(event.loss), count=count)
        return _line("runs", "muted", text, event.time, kind="validation")
    text = _tr("Fréchet distance {multiple} times the real-vs-real baseline at {count} images")
    text = text.format(multiple=formatting.number(event.score.frechet.multiple), count=count)
    return _line("runs", "muted", text, event.time, kind="quality")


def _autoencoder_text(event: AutoencoderMeasured) -> str:
    text = _tr(
        "Autoencoder: PSNR {psnr} dB, Fréchet distance {share} times the real-vs-real baseline"
    )
    if not event.is_accepted:
        text = _tr(
            "Autoencoder failed the reconstruction check: PSNR {psnr} dB, Fréchet "
            "distance {share} times the real-vs-real baseline"
        )
    return text.format(
        psnr=formatting.number(event.psnr_db), share=formatting.number(event.score.frechet.multiple)
    )


def _trouble(event: IncidentReported | RunFailed) -> LogEntry:
    is_end = isinstance(event, RunFailed)
    icon, color = ("error", "danger") if is_end else ("warning", "warning")
    return _line(
        icon, color, localize_message(event.message), event.time, hint=localize_message(event.hint)
    )


def _drawing(event: FewStepsScored | DistillationCompared | TuningFinished) -> LogEntry:
    if isinstance(event, TuningFinished):
        text = _tr("Sampler tuned. High quality: {high_quality}. Fast: {fast}.")
        text = text.format(
            high_quality=localize_message(event.high_quality), fast=localize_message(event.fast)
        )
        return _line("sample", "success", text, event.time)
    if isinstance(event, DistillationCompared):
        color = "success" if event.is_better else "warning"
        return _line("done", color, localize_message(event.message), event.time)
    text = _tr(
        "Kernel distance {distance} with %Ln step(s) at {count} images", event.num_steps
    ).format(
        count=formatting.count(event.images_seen),
        distance=formatting.number(event.score.kernel.value),
    )
    return _line("sample", "muted", text, event.time, kind="few steps")


def _ended_text(event: RunEnded) -> str:
    text = _tr("Stopped at {count} images after {time}")
    if event.outcome == "completed":
        text = _tr("Finished at {count} images after {time}")
    return text.format(
        count=formatting.count(event.images_seen), time=formatting.duration(event.elapsed_s)
    )


def _line(
    icon: str, color: str, text: str, moment: float, *, hint: str = "", kind: str = ""
) -> LogEntry:
    return LogEntry(icon=icon, color=color, text=text, hint=hint, time=moment, kind=kind)
