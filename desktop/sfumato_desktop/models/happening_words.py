"""How is an event of a run told in words?"""

import time
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from sfumato.events import (
    AugmentationChanged,
    AutoencoderMeasured,
    CheckpointSaved,
    FastVersionJudged,
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
from sfumato_desktop import words
from sfumato_desktop.core_texts import retold

__all__ = ["Happening", "clock_text", "tell"]


@dataclass(frozen=True)
class Happening:
    """One line of a run's story."""

    icon: str
    colour: str
    """Name of a colour of the theme."""
    text: str
    hint: str
    time: float
    kind: str
    """Lines of one kind that follow each other may be told once."""


def tell(event: object) -> Happening | None:
    """Tell an event, if it is worth a line."""
    match event:
        case RunStarted() | RunExtended():
            return _started(event)
        case LearningRateChanged() | SettingsChanged() | AugmentationChanged():
            return _changed(event)
        case RunPaused() | RunResumed() | RunEnded():
            return _halted(event)
        case CheckpointSaved():
            text = _tr("Checkpoint at {count} images").format(count=words.count(event.images_seen))
            return _line("save", "muted", text, event.time, kind="checkpoint")
        case ValidationMeasured() | QualityMeasured() | AutoencoderMeasured():
            return _measured(event)
        case FewStepsScored() | FastVersionJudged() | TuningFinished():
            return _drawing(event)
        case IncidentReported() | RunFailed():
            return _trouble(event)
        case _:
            return None


def clock_text(moment: float) -> str:
    """Give the time of day, with the date if it is not today's."""
    then = QDateTime.fromSecsSinceEpoch(int(moment))
    is_today = then.date() == QDateTime.fromSecsSinceEpoch(int(time.time())).date()
    clock = QLocale().toString(then.time(), QLocale.FormatType.ShortFormat)
    if is_today:
        return clock
    return f"{QLocale().toString(then.date(), QLocale.FormatType.ShortFormat)} {clock}"


def _started(event: RunStarted | RunExtended) -> Happening:
    count = words.count(event.images_seen)
    if isinstance(event, RunExtended):
        text = _tr("Made of run {run}, as it was at {count} images")
        return _line("resume", "accent", text.format(run=event.parent, count=count), event.time)
    if event.images_seen == 0:
        text = _tr("Started on {device}").format(device=retold(event.device))
        return _line("play", "accent", text, event.time)
    text = _tr("Went on from {count} images").format(count=count)
    return _line("resume", "accent", text, event.time)


def _halted(event: RunPaused | RunResumed | RunEnded) -> Happening:
    if isinstance(event, RunEnded):
        return _line("done", "success", _ended_text(event), event.time)
    count = words.count(event.images_seen)
    text = _tr("Paused at {count} images") if isinstance(event, RunPaused) else _tr("Went on")
    icon = "pause" if isinstance(event, RunPaused) else "resume"
    return _line(icon, "muted", text.format(count=count), event.time)


def _changed(event: LearningRateChanged | SettingsChanged | AugmentationChanged) -> Happening:
    count = words.count(event.images_seen)
    if isinstance(event, AugmentationChanged):
        text = _tr("Changes of form with probability {now} in place of {before}").format(
            now=words.number(event.probability), before=words.number(event.before)
        )
        return _line("datasets", "muted", text, event.time, kind="augmentation")
    if isinstance(event, LearningRateChanged):
        text = _tr("Learning rate {rate} in place of {before} from {count} images on").format(
            rate=words.number(event.learning_rate), before=words.number(event.before), count=count
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


def _measured(event: ValidationMeasured | QualityMeasured | AutoencoderMeasured) -> Happening:
    if isinstance(event, AutoencoderMeasured):
        return _line("runs", "muted", _autoencoder_text(event), event.time)
    count = words.count(event.images_seen)
    if isinstance(event, ValidationMeasured):
        text = _tr("Held-out loss {loss} at {count} images")
        text = text.format(loss=words.number(event.loss), count=count)
        return _line("runs", "muted", text, event.time, kind="validation")
    text = _tr("{multiple} times the distance between real pictures at {count} images")
    text = text.format(multiple=words.number(event.multiple), count=count)
    return _line("runs", "muted", text, event.time, kind="quality")


def _autoencoder_text(event: AutoencoderMeasured) -> str:
    text = _tr("Autoencoder: {likeness} dB, and {share} of the distance between real pictures")
    if not event.is_accepted:
        text = _tr(
            "Autoencoder, below the bar: {likeness} dB, and {share} of the distance between real "
            "pictures"
        )
    return text.format(
        likeness=words.number(event.psnr_db), share=words.number(event.frechet_share)
    )


def _trouble(event: IncidentReported | RunFailed) -> Happening:
    is_end = isinstance(event, RunFailed)
    icon, colour = ("error", "danger") if is_end else ("warning", "warning")
    return _line(icon, colour, retold(event.message), event.time, hint=retold(event.hint))


def _drawing(event: FewStepsScored | FastVersionJudged | TuningFinished) -> Happening:
    if isinstance(event, TuningFinished):
        text = _tr("Draws best with {best}; fast with {fast}")
        text = text.format(best=retold(event.best), fast=retold(event.fast))
        return _line("sample", "success", text, event.time)
    if isinstance(event, FastVersionJudged):
        colour = "success" if event.is_better else "warning"
        return _line("done", colour, retold(event.message), event.time)
    text = _tr("In {steps} steps at {count} images: kernel distance {distance}").format(
        steps=event.num_steps,
        count=words.count(event.images_seen),
        distance=words.number(event.kernel_distance),
    )
    return _line("sample", "muted", text, event.time, kind="few steps")


def _ended_text(event: RunEnded) -> str:
    text = _tr("Completed") if event.outcome == "completed" else _tr("Stopped")
    return _tr("{outcome} at {count} images, after {time}").format(
        outcome=text,
        count=words.count(event.images_seen),
        time=words.duration(event.elapsed_s),
    )


def _line(
    icon: str, colour: str, text: str, moment: float, *, hint: str = "", kind: str = ""
) -> Happening:
    return Happening(icon=icon, colour=colour, text=text, hint=hint, time=moment, kind=kind)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Happenings", text)
