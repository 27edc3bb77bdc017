"""What happens in a run, reported as a stream of values.

The engine yields these events and appends them to the run folder; terminal, window and tests are
readers of the same stream. An event holds numbers, strings and paths, never a tensor.
"""

import re
import time
from contextlib import suppress
from typing import Literal

import msgspec

from sfumato.errors import SfumatoError
from sfumato.json_file import DamagedJsonError, decode_json

__all__ = [
    "AnyEvent",
    "AugmentationChanged",
    "AutoencoderMeasured",
    "CheckpointSaved",
    "ClassProblem",
    "DistillationCompared",
    "Event",
    "ExportFinished",
    "FewStepsScored",
    "FileWritten",
    "ForecastFinished",
    "ImageGenerated",
    "ImportFinished",
    "IncidentReported",
    "LearningRateChanged",
    "NearImage",
    "NearestFound",
    "PresetForecast",
    "Progressed",
    "QualityMeasured",
    "RunEnded",
    "RunExtended",
    "RunFailed",
    "RunPaused",
    "RunResumed",
    "RunStarted",
    "SamplesGenerated",
    "SettingChange",
    "SettingsChanged",
    "SourceLocated",
    "SplitFoldersFound",
    "StepFinished",
    "TuningFinished",
    "ValidationMeasured",
    "decode_event",
    "decode_events",
    "encode_event",
]


def _tag(class_name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", class_name).lower()


class Event(msgspec.Struct, frozen=True, kw_only=True, tag_field="event", tag=_tag):
    """Something that happened, and when."""

    time: float = msgspec.field(default_factory=time.time)
    """Seconds since 1970-01-01 UTC."""


class RunStarted(Event, frozen=True, kw_only=True):
    """A run began, or went on from a checkpoint."""

    run: str
    images_seen: int
    """0 for a new run; the checkpoint's clock for a resumed one."""
    images_total: int
    """The planned end of the run; 0 while a run limited by time has not measured its speed."""
    device: str
    precision: str
    threads: int
    parameters: int
    images: int
    classes: tuple[str, ...] = ()
    memory_format: str = "contiguous"
    """`channels_last` where an image's channels lie together in memory."""
    is_compiled: bool = False
    """Whether the network's blocks were compiled for the device."""
    optimizer: str = "adamw"


class StepFinished(Event, frozen=True, kw_only=True):
    """One or more optimizer updates are done; reported at most ten times a second."""

    step: int
    images_seen: int
    images_total: int
    loss: float
    """Mean loss over the updates since the last report."""
    learning_rate: float
    gradient_norm: float
    images_per_s: float
    eta_s: float
    """Seconds until the run's planned end."""
    elapsed_s: float = 0.0
    """Training time, all training sessions together; 0 where an older version did not note it."""


class ValidationMeasured(Event, frozen=True, kw_only=True):
    """The EMA model was tried on held-out images with fixed noise."""

    images_seen: int
    loss: float
    """On one scale with the training loss: each noise level has the weight it has in training."""
    loss_by_sigma: dict[str, float]


class QualityMeasured(Event, frozen=True, kw_only=True):
    """Images of the EMA model were compared with real ones, in the folder's own network."""

    images_seen: int
    count: int
    """Images compared; figures compare only where it, and the network, are the same."""
    net_sha256: str
    """Hash of the network's weights."""
    frechet: float
    frechet_baseline: float
    """The Frechet distance of as many real images."""
    kernel: float
    kernel_baseline: float
    """Root mean square of the kernel distance between two sets of real images."""

    @property
    def multiple(self) -> float:
        """The Frechet distance as a multiple of its baseline; 1 is as good as real."""
        return self.frechet / self.frechet_baseline if self.frechet_baseline > 0 else 0.0


class SamplesGenerated(Event, frozen=True, kw_only=True):
    """A grid of images from the run's fixed seeds was written."""

    images_seen: int
    path: str
    """Relative to the run folder."""
    count: int
    columns: int
    raw_path: str = ""
    """Of the same seeds drawn with the newest weights, not averaged; nothing if not drawn."""


class AutoencoderMeasured(Event, frozen=True, kw_only=True):
    """The autoencoder was tried on images that it never learned from."""

    source: str
    """`trained`, or the folder that it was read from."""
    images: int
    """How many it was tried on."""
    psnr_db: float
    """Likeness of images that went through it to themselves; higher is better."""
    frechet: float
    """Frechet distance of the same to themselves."""
    frechet_baseline: float
    """The same distance between two sets of real images of the same number."""
    is_accepted: bool
    """Whether both bars are passed."""
    path: str = ""
    """Of a grid of images before and after, relative to the run folder."""

    @property
    def frechet_share(self) -> float:
        """The distance as a share of that between two sets of real images."""
        return self.frechet / self.frechet_baseline if self.frechet_baseline else 0.0


class CheckpointSaved(Event, frozen=True, kw_only=True):
    """All that is needed to go on was written."""

    images_seen: int
    step: int
    path: str
    """Relative to the run folder."""


class IncidentReported(Event, frozen=True, kw_only=True):
    """Something went wrong and was dealt with; the run goes on."""

    kind: Literal[
        "non_finite", "out_of_memory", "plugin", "storage", "device", "quality", "autoencoder"
    ]
    images_seen: int
    message: str
    hint: str


class FewStepsScored(Event, frozen=True, kw_only=True):
    """A fast version was looked at while it learns."""

    images_seen: int
    num_steps: int
    kernel_distance: float
    """Of images drawn in so many steps, seen by the random network; lower is better."""
    is_best: bool
    """Whether no check before was better."""


class DistillationCompared(Event, frozen=True, kw_only=True):
    """A fast version was measured against the run that it was made from."""

    is_better: bool
    """Whether it draws better in one or two steps than its base in five."""
    message: str
    """The result with its figures, as sentences."""
    image: str
    """The same seeds drawn in each way; relative to the run folder."""


class LearningRateChanged(Event, frozen=True, kw_only=True):
    """The run goes on with another learning rate, as somebody asked for."""

    images_seen: int
    """It counts from the update after these images on."""
    before: float
    learning_rate: float
    """The height that warm-up rises to and cool-down falls from."""


class SettingChange(msgspec.Struct, frozen=True, kw_only=True):
    """One setting that has another value than before; values as `--set` takes them."""

    path: str
    before: str
    after: str


class SettingsChanged(Event, frozen=True, kw_only=True):
    """The run resumes with other settings, as `run.toml` says now."""

    images_seen: int
    """They count from the update after these images on."""
    changes: tuple[SettingChange, ...]


class AugmentationChanged(Event, frozen=True, kw_only=True):
    """Images are changed in form more or less often from now on, as far as is needed."""

    images_seen: int
    """It counts from the update after these images on."""
    before: float
    probability: float
    """Of each change of an image that is learned from."""
    gap: float | None
    """By which share learned images are denoised better than held-out ones; `None` where there
    are too few to tell, or where the rate falls and images are learned as they are."""


class RunPaused(Event, frozen=True, kw_only=True):
    """The run waits between two steps, its model still loaded."""

    images_seen: int


class RunResumed(Event, frozen=True, kw_only=True):
    """A paused run goes on."""

    images_seen: int


class RunEnded(Event, frozen=True, kw_only=True):
    """The run reached its planned end, or was asked to stop."""

    outcome: Literal["completed", "stopped"]
    images_seen: int
    elapsed_s: float
    """Training time, all training sessions together."""


class RunExtended(Event, frozen=True, kw_only=True):
    """A longer run was made of another one; what stands before this is the other one's history."""

    parent: str
    """The other run, as it was before its learning rate began to fall."""
    images_seen: int
    images_total: int
    """The planned end; 0 if minutes alone limit the run."""
    minutes: float


class RunFailed(Event, frozen=True, kw_only=True):
    """The run cannot go on."""

    message: str
    hint: str


class Progressed(Event, frozen=True, kw_only=True):
    """A task other than training moved on."""

    task: str
    """What is being done, in words a user may see: "Reading images"."""
    done: int
    total: int
    """0 while it is not known."""


class ClassProblem(msgspec.Struct, frozen=True, kw_only=True):
    """A class of a dataset with no or very few images."""

    name: str
    images: int
    """How many can be used."""
    cause: Literal["empty", "copies", "skipped", "excluded", "mixed", "few"]
    message: str
    """The same as a sentence for the user."""


class SplitFoldersFound(Event, frozen=True, kw_only=True):
    """An import found folders named like train, val and test."""

    train: tuple[str, ...]
    """Names of the folders to train on."""
    held_out: tuple[str, ...]
    left_out: tuple[str, ...]
    is_used: bool
    """Whether they split the images; they are read like any other folder otherwise."""


class SourceLocated(Event, frozen=True, kw_only=True):
    """The images of a dataset were found in another place."""

    dataset: str
    source: str
    """Where they are now."""
    found: int
    total: int
    """How many the dataset has; those not found were skipped."""


class ImportFinished(Event, frozen=True, kw_only=True):
    """A folder of images became a dataset."""

    dataset: str
    usable: int
    skipped: int
    ignored: str = ""
    """Which files of other kinds the folder holds, as a sentence; "" if none."""
    class_problems: tuple[ClassProblem, ...] = ()
    """Classes with no or very few images, each with the reason."""


class ImageGenerated(Event, frozen=True, kw_only=True):
    """An image was written to the gallery."""

    path: str
    seed: int
    done: int
    total: int


class FileWritten(Event, frozen=True, kw_only=True):
    """An animation, a contact sheet or another file of images was written."""

    path: str


class NearImage(msgspec.Struct, frozen=True, kw_only=True):
    """A training image that an image comes near to."""

    path: str
    distance: float
    """Root mean square over pixels, in levels of 0 to 255; below 2 the eye sees no difference."""


class NearestFound(Event, frozen=True, kw_only=True):
    """The training images that an image comes nearest to were found."""

    path: str
    """The image."""
    near: tuple[NearImage, ...]
    """Nearest first."""


class ExportFinished(Event, frozen=True, kw_only=True):
    """An export was written and proven."""

    path: str
    exporter: str
    size_bytes: int
    summary: str
    """One sentence with the proof's figures."""


class TuningFinished(Event, frozen=True, kw_only=True):
    """The best ways of drawing from a run's newest checkpoint were found."""

    images_seen: int
    best: str
    """How images of quality "best" are drawn, in words: "DPM-Solver++ (2M), 10 steps, ..."."""
    fast: str
    best_gain: float
    """By which share the distance to the real images became smaller; 0 for the run's own way."""
    fast_gain: float
    elapsed_s: float


class PresetForecast(Event, frozen=True, kw_only=True):
    """A preset was tried on this machine."""

    preset: str
    parameters: int
    images_per_s: float
    memory_bytes: int
    """Of the device while training; without a GPU what the weights alone bring with them."""
    images: int
    """How many it would learn from in the time there is."""
    epochs: float
    outlook: str
    """What to expect after so many, by rule of thumb."""


class ForecastFinished(Event, frozen=True, kw_only=True):
    """All presets that come into question were tried."""

    preset: str
    """The one that suits."""
    reason: str
    minutes: float
    """The time that was reckoned with."""
    device: str


AnyEvent = (
    RunStarted
    | StepFinished
    | ValidationMeasured
    | QualityMeasured
    | AutoencoderMeasured
    | SamplesGenerated
    | CheckpointSaved
    | IncidentReported
    | FewStepsScored
    | DistillationCompared
    | AugmentationChanged
    | LearningRateChanged
    | SettingsChanged
    | RunPaused
    | RunResumed
    | RunEnded
    | RunExtended
    | RunFailed
    | Progressed
    | SplitFoldersFound
    | SourceLocated
    | ImportFinished
    | ImageGenerated
    | FileWritten
    | NearestFound
    | ExportFinished
    | TuningFinished
    | PresetForecast
    | ForecastFinished
)

_DECODER = msgspec.json.Decoder(AnyEvent)
_ENCODER = msgspec.json.Encoder()


def encode_event(event: Event) -> bytes:
    """Return the event as one line of JSON, without the line's end."""
    return _ENCODER.encode(event)


def decode_event(line: bytes) -> AnyEvent:
    """Read an event back from its line of JSON.

    Raises:
        SfumatoError: If the line is no event of this version.
    """
    try:
        event: AnyEvent = decode_json(line, _DECODER.decode)
    except DamagedJsonError as error:
        raise SfumatoError(
            f"A line of an event file cannot be read: {error}.",
            hint="The file was changed by hand or written by a newer version of Sfumato.",
        ) from error
    return event


def decode_events(block: bytes) -> list[AnyEvent]:
    """Read back whole lines of an event file; lines that are no events are passed over."""
    try:
        events: list[AnyEvent] = decode_json(block, _DECODER.decode_lines)
    except DamagedJsonError:  # of a newer version, or damaged: one by one
        events = []
        for line in block.splitlines():
            with suppress(SfumatoError):
                events.append(decode_event(line))
    return events
