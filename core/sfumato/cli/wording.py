"""Texts for events, durations, and amounts."""

import os
import shutil
from pathlib import Path

from sfumato.config.settings import RunConfig
from sfumato.records.events import (
    AugmentationChanged,
    AutoencoderMeasured,
    CheckFinished,
    CheckpointSaved,
    DistillationCompared,
    Event,
    ExportFinished,
    FewStepsScored,
    FileWritten,
    ForecastFinished,
    ImageGenerated,
    ImportFinished,
    IncidentReported,
    LearningRateChanged,
    NearestFound,
    PresetForecast,
    Progressed,
    QualityMeasured,
    RunEnded,
    RunPaused,
    RunResumed,
    RunStarted,
    SamplesGenerated,
    SettingsChanged,
    SourceLocated,
    SplitFoldersFound,
    StepFinished,
    TuningFinished,
    ValidationMeasured,
)
from sfumato.records.memory_use import MemoryUse
from sfumato.system.printable import shell_quoted

__all__ = [
    "bytes_text",
    "command_text",
    "counted",
    "duration_text",
    "event_lines",
    "event_text",
    "share_of",
    "twice_as_long",
]

_SIZES = ((1 << 30, "GB"), (1 << 20, "MB"), (1 << 10, "kB"))


def event_text(event: Event) -> str:
    """Return a line that describes an event, or "" if a later line will describe it."""
    match event:
        case StepFinished():
            return _step_text(event)
        case Progressed():
            amount = f"{event.done:,} of {event.total:,}" if event.total else f"{event.done:,}"
            return f"{event.task}: {amount}"
        case ImageGenerated():
            return f"Image {event.done:,} of {event.total:,}: {event.path}"
        case FileWritten() | NearestFound() | ExportFinished():
            return _made_text(event)
        case SplitFoldersFound() | SourceLocated() | ImportFinished() | CheckFinished():
            return _import_text(event)
        case FewStepsScored() | DistillationCompared():
            return _fast_text(event)
        case PresetForecast() | ForecastFinished() | TuningFinished():
            return _advice_text(event)
        case _:
            return _run_text(event)


def event_lines(event: Event) -> list[str]:
    """Return the lines that describe an event: one line, one line per image, or no lines."""
    if isinstance(event, NearestFound):
        return [f"{one.distance:6.1f}  {one.path}" for one in event.images]
    text = event_text(event)
    return [text] if text else []


def _import_text(
    event: SplitFoldersFound | SourceLocated | ImportFinished | CheckFinished,
) -> str:
    match event:
        case SplitFoldersFound():
            return _splits_text(event)
        case SourceLocated():
            found = f"{event.found:,} of {event.total:,} images of dataset “{event.dataset}”"
            return f"Found {found} in {event.source}"
        case CheckFinished():
            return f"Dataset “{event.dataset}”: {event.summary}"
        case ImportFinished():
            usable = counted(event.usable, "image", "images")
            return (
                f"Dataset “{event.dataset}”: {usable} imported, "
                f"{event.skipped:,} skipped. {event.ignored}".rstrip()
            )


def _splits_text(event: SplitFoldersFound) -> str:
    folders = {
        "trained on": event.train,
        "held out for validation": event.held_out,
        "skipped": event.left_out,
    }
    named = [
        f"{', '.join(f'“{name}”' for name in names)} ({what})"
        for what, names in folders.items()
        if names
    ]
    if event.is_used:
        return (
            f"Using split folders: {', '.join(named)}. To treat them like any other folder: "
            "--split-folders ignore"
        )
    every = ", ".join(f"“{name}”" for names in folders.values() for name in names)
    return (
        f"Treating the split folders {every} like any other folder. To use them: "
        "--split-folders use"
    )


def duration_text(seconds: float) -> str:
    """Return a human-readable duration, such as "40 s", "3 min 20 s", or "2 h 5 min"."""
    whole = max(0, round(seconds))
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600} h {whole % 3600 // 60} min"


def bytes_text(size: int) -> str:
    """Return a human-readable size, such as "3.4 MB"."""
    for unit, name in _SIZES:
        if size >= unit:
            return f"{size / unit:.1f} {name}"
    return f"{size} bytes"


def counted(count: int, one: str, many: str) -> str:
    """Return a number and its noun, such as "1 file" or "1,200 files"."""
    return f"{count:,} {one if count == 1 else many}"


def share_of(done: int, total: int) -> str:
    """Return progress as "12,800 of 100,000", or only the first number if the total is unknown."""
    return f"{done:,} of {total:,}" if total else f"{done:,}"


def command_text(*arguments: str | Path) -> str:
    """Return the `sfumato` command as the user must type it.

    Under `uv run`, the command is not on the path, and uv itself may be installed only as a Python
    module.
    """
    starter = "sfumato"
    if "UV" in os.environ:
        starter = "uv run sfumato" if shutil.which("uv") else "python3 -m uv run sfumato"
    return f"{starter} {' '.join(shell_quoted(str(argument)) for argument in arguments)}"


def twice_as_long(config: RunConfig) -> tuple[str, str]:
    """Return the option of the `extend` command that makes a run twice as long as planned."""
    if config.images_total:
        return "--images", str(config.images_total)
    return "--minutes", f"{config.minutes:g}"


def _step_text(event: StepFinished) -> str:
    return (
        f"{share_of(event.images_seen, event.images_total)} images · loss {event.loss:.4f} · "
        f"{event.images_per_s:,.0f} images/s · {duration_text(event.eta_s)} left"
    )


def _advice_text(event: PresetForecast | ForecastFinished | TuningFinished) -> str:
    match event:
        case PresetForecast():
            digits = 1 if event.images_per_s < 10 else 0
            return (
                f"{event.preset}: {event.parameters / 1e6:,.1f} M parameters, "
                f"{event.images_per_s:,.{digits}f} images/s"
                f"{_memory_text(event.memory) or f', at least {bytes_text(event.memory_bytes)}'}, "
                f"{event.images:,} images "
                f"({event.epochs:,.1f} epochs): {event.outlook}"
            )
        case ForecastFinished():
            minutes = duration_text(60 * event.minutes)
            return f"Recommended for {minutes} on {event.device}: “{event.preset}”. {event.reason}"
        case TuningFinished():
            best, fast = (
                f"{preset} ({_gain_text(gain)})"
                for preset, gain in (
                    (event.high_quality, event.high_quality_gain),
                    (event.fast, event.fast_gain),
                )
            )
            return f"High quality: {best}. Fast: {fast}"


def _gain_text(gain: float) -> str:
    return f"{gain:.0%} closer to the real images" if gain else "unchanged"


def _run_text(event: Event) -> str:
    match event:
        case RunStarted():
            return _start_text(event)
        case ValidationMeasured() | QualityMeasured() | AutoencoderMeasured():
            return _measured_text(event)
        case SamplesGenerated():
            return f"Samples at {event.images_seen:,} images: {event.path}"
        case CheckpointSaved():
            return f"Checkpoint at {event.images_seen:,} images: {event.path}"
        case IncidentReported():
            return f"{event.message} {event.hint}".strip()
        case LearningRateChanged() | SettingsChanged() | AugmentationChanged():
            return _change_text(event)
        case RunPaused() | RunResumed() | RunEnded():
            return _end_text(event)
        case _:
            return ""


def _change_text(event: LearningRateChanged | SettingsChanged | AugmentationChanged) -> str:
    match event:
        case AugmentationChanged():
            reason = "" if event.gap is None else f" (loss gap {event.gap:.1%})"
            return (
                f"Probability of conditional augmentation changed from {event.before:g} to "
                f"{event.probability:g} at {event.images_seen:,} images{reason}"
            )
        case LearningRateChanged():
            return (
                f"Learning rate changed from {event.before:g} to {event.learning_rate:g} at "
                f"{event.images_seen:,} images"
            )
        case SettingsChanged():
            changes = ", ".join(f"{c.path}={c.after} (was {c.before})" for c in event.changes)
            return f"Settings changed at {event.images_seen:,} images: {changes}"


def _end_text(event: RunPaused | RunResumed | RunEnded) -> str:
    if not isinstance(event, RunEnded):
        word = "Paused" if isinstance(event, RunPaused) else "Resumed"
        return f"{word} at {event.images_seen:,} images"
    word = "Finished" if event.outcome == "completed" else "Stopped"
    return (
        f"{word} at {event.images_seen:,} images, after "
        f"{duration_text(event.elapsed_s)} of training"
    )


def _made_text(event: FileWritten | NearestFound | ExportFinished) -> str:
    match event:
        case FileWritten():
            return f"Saved {event.path}"
        case NearestFound():
            return "\n".join(event_lines(event))
        case ExportFinished():
            size = bytes_text(event.size_bytes)
            return f"Exported to {event.path} ({event.exporter}, {size}). {event.summary}".rstrip()


def _fast_text(event: FewStepsScored | DistillationCompared) -> str:
    if isinstance(event, DistillationCompared):
        return str(event.message)
    best = ", the best so far" if event.is_best else ""
    return (
        f"In {event.num_steps} steps at {event.images_seen:,} images: kernel distance "
        f"{event.score.kernel.value:.3g}{best}"
    )


def _measured_text(event: ValidationMeasured | QualityMeasured | AutoencoderMeasured) -> str:
    if isinstance(event, AutoencoderMeasured):
        result = "passed" if event.is_accepted else "failed"
        return (
            f"Reconstruction check {result}: PSNR {event.psnr_db:.1f} dB, Fréchet distance "
            f"{event.score.frechet.multiple:.2f} times the real-vs-real baseline, "
            f"on {event.score.count:,} images"
        )
    if isinstance(event, ValidationMeasured):
        figure = f"Held-out loss {event.loss:.4f}"
    else:
        figure = (
            f"Fréchet distance {event.score.frechet.multiple:.1f} times the real-vs-real baseline"
        )
    return f"{figure} at {event.images_seen:,} images"


def _start_text(event: RunStarted) -> str:
    begin = "Training" if event.images_seen == 0 else f"Resuming at {event.images_seen:,} images:"
    classes = f", {len(event.classes)} classes" if event.classes else ""
    preset = [event.precision, counted(event.threads, "thread", "threads")]
    preset += ["channels last"] if event.memory_format == "channels_last" else []
    preset += ["compiled"] if event.is_compiled else []
    return (
        f"{begin} run “{event.run}” on {event.device} ({', '.join(preset)}): "
        f"{event.images:,} images{classes}, {event.parameters / 1e6:.2f} M parameters"
        f"{_memory_text(event.memory)}"
    )


def _memory_text(memory: MemoryUse) -> str:
    """Return what an update needs: ", needs 7.1 of 8.0 GB, micro-batch 16 × 16"."""
    if not memory.needed_bytes:
        return ""
    return (
        f", needs {memory.needed_bytes / 1e9:.1f} of {memory.total_bytes / 1e9:.1f} GB, "
        f"micro-batch {memory.micro_batch_size} × {memory.micro_batches}"
    )
