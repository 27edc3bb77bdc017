"""Events of a run, reported as a stream of values.

The engine yields them and the run folder keeps them; they hold plain values, never a tensor.
"""

import re
import time
from contextlib import suppress
from typing import Literal

import msgspec

from sfumato.errors import SfumatoError
from sfumato.files.json_file import DamagedJsonError, decode_json
from sfumato.messages import Text, msg
from sfumato.records.memory_use import MemoryUse
from sfumato.records.score import Cleanliness, Score

__all__ = [
    "AnyEvent",
    "AugmentationChanged",
    "AutoencoderMeasured",
    "CheckFinished",
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
    "NearestFound",
    "NearestImage",
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
    """Something that happened, and when it happened."""

    time: float = msgspec.field(default_factory=time.time)
    """When the event occurred, in seconds since 1970-01-01 UTC."""


class RunStarted(Event, frozen=True, kw_only=True):
    """A run started, or resumed from a checkpoint."""

    run: str
    images_seen: int
    """0 for a new run; the checkpoint's image count for a resumed run."""
    images_total: int
    """The planned end of the run; 0 until a time-limited run has measured its speed."""
    device: Text
    precision: str
    threads: int
    parameters: int
    images: int
    classes: tuple[str, ...] = ()
    memory_format: str = "contiguous"
    """`channels_last` if the run uses the memory format that GPU convolutions prefer."""
    is_compiled: bool = False
    """Whether the network's blocks were compiled for the device."""
    optimizer: str = "adamw"
    memory: MemoryUse = MemoryUse()
    """What an update needs on a GPU."""


class StepFinished(Event, frozen=True, kw_only=True):
    """One or more optimizer updates finished; reported at most ten times per second."""

    step: int
    images_seen: int
    images_total: int
    loss: float
    """The mean loss over all updates since the last report."""
    learning_rate: float
    gradient_norm: float
    images_per_s: float
    eta_s: float
    """The estimated number of seconds until the run's planned end."""
    elapsed_s: float = 0.0
    """The training time over all training sessions; 0 if an older version did not record it."""


class ValidationMeasured(Event, frozen=True, kw_only=True):
    """The EMA model was evaluated on held-out images with fixed noise."""

    images_seen: int
    loss: float
    """The mean loss, weighted by noise level like the training loss and therefore comparable to it.
    """
    loss_by_sigma: dict[str, float]


class QualityMeasured(Event, frozen=True, kw_only=True):
    """Images from the EMA model were compared with real images in the dataset features."""

    images_seen: int
    score: Score
    cleanliness: Cleanliness
    """The noise, blur, and periodic patterns in the images."""


class SamplesGenerated(Event, frozen=True, kw_only=True):
    """A grid of samples from the run's fixed seeds was written."""

    images_seen: int
    path: str
    """The path, relative to the run folder."""
    count: int
    columns: int
    raw_path: str = ""
    """The grid of the same seeds sampled with the unaveraged weights; empty if there is none."""
    class_names: tuple[str, ...] = ()
    """The class of each sample; empty for a model without classes."""


class AutoencoderMeasured(Event, frozen=True, kw_only=True):
    """The autoencoder was evaluated on held-out images."""

    source: str
    """`trained`, or the folder from which the autoencoder was loaded."""
    psnr_db: float
    """The PSNR of the reconstructions in decibels; higher is better."""
    score: Score
    """The score of the reconstructions; the real images are their originals."""
    is_accepted: bool
    """Whether it satisfies both thresholds of the reconstruction check."""
    path: str = ""
    """The path of a grid of originals and reconstructions, relative to the run folder."""


class CheckpointSaved(Event, frozen=True, kw_only=True):
    """A checkpoint was written, with everything that is needed to resume the run."""

    images_seen: int
    step: int
    path: str  # relative to the run folder


class IncidentReported(Event, frozen=True, kw_only=True):
    """Something went wrong and was handled; the run continues."""

    kind: Literal[
        "non_finite", "out_of_memory", "plugin", "storage", "device", "quality", "autoencoder"
    ]
    images_seen: int
    message: Text
    hint: Text


class FewStepsScored(Event, frozen=True, kw_only=True):
    """A distilled model was scored during training."""

    images_seen: int
    num_steps: int
    score: Score
    """The score of images sampled in `num_steps` steps, in the features of a random network."""
    is_best: bool
    """Whether this is the best score so far."""


class DistillationCompared(Event, frozen=True, kw_only=True):
    """A distilled model was compared with its base."""

    is_better: bool
    """Whether the distilled model is better in one or two steps than its base is in five."""
    message: Text
    """The result, including its values, as sentences."""
    image: str
    """An image of the same seeds in each sampling variant; its path is relative to the run folder.
    """


class LearningRateChanged(Event, frozen=True, kw_only=True):
    """The learning rate was changed by request."""

    images_seen: int
    """The change applies from the first update after this number of images."""
    before: float
    learning_rate: float
    """The peak learning rate: warm-up rises to it, and cool-down falls from it."""


class SettingChange(msgspec.Struct, frozen=True, kw_only=True):
    """A setting with a new value; both values are formatted as for `--set`."""

    path: str
    before: str
    after: str


class SettingsChanged(Event, frozen=True, kw_only=True):
    """The run resumes with changed settings, as recorded in `run.toml`."""

    images_seen: int
    """The changes apply from the first update after this number of images."""
    changes: tuple[SettingChange, ...]


class AugmentationChanged(Event, frozen=True, kw_only=True):
    """The augmentation probability was adapted."""

    images_seen: int
    """The change applies from the first update after this number of images."""
    before: float
    probability: float
    """The probability with which each augmentation is applied to a training image."""
    gap: float | None
    """Relative gap between training loss and held-out loss; `None` with too few held-out images,
    and during the cool-down, when images are not augmented."""


class RunPaused(Event, frozen=True, kw_only=True):
    """The run is paused between two steps, with its model still loaded."""

    images_seen: int


class RunResumed(Event, frozen=True, kw_only=True):
    """A paused run resumed."""

    images_seen: int


class RunEnded(Event, frozen=True, kw_only=True):
    """The run reached its planned end, or was stopped."""

    outcome: Literal["completed", "stopped"]
    images_seen: int
    elapsed_s: float
    """The training time over all training sessions."""


class RunExtended(Event, frozen=True, kw_only=True):
    """This run extends another run, whose events precede this event."""

    parent: str
    """The run that is extended, in its state before its learning rate began to decrease."""
    images_seen: int
    images_total: int
    """The planned end of the run; 0 if the run is limited only by time."""
    minutes: float


class RunFailed(Event, frozen=True, kw_only=True):
    """The run cannot continue."""

    message: Text
    hint: Text


class Progressed(Event, frozen=True, kw_only=True):
    """A task other than training made progress."""

    task: Text
    """The current activity, as shown to the user, such as "Reading images"."""
    done: int
    total: int
    """The total amount of work; 0 if it is not yet known."""


class ClassProblem(msgspec.Struct, frozen=True, kw_only=True):
    """A class of a dataset that has no images or very few images."""

    name: str
    images: int
    """The number of usable images in the class."""
    cause: Literal["empty", "copies", "skipped", "excluded", "mixed", "few"]
    message: Text
    """The problem, as a sentence for the user."""


class SplitFoldersFound(Event, frozen=True, kw_only=True):
    """An import found folders with names such as train, val, and test."""

    train: tuple[str, ...]
    """The names of the folders that contain training images."""
    held_out: tuple[str, ...]
    left_out: tuple[str, ...]
    is_used: bool
    """Whether the folders define the split; if not, they are read like any other folder."""


class SourceLocated(Event, frozen=True, kw_only=True):
    """The images of a dataset were found in a new location."""

    dataset: str
    source: str
    """The new location."""
    found: int
    total: int
    """The number of images in the dataset; images that were not found were skipped."""


class ImportFinished(Event, frozen=True, kw_only=True):
    """A folder of images was imported as a dataset."""

    dataset: str
    usable: int
    skipped: int
    ignored: Text = ""
    """A sentence about skipped files of other types in the folder; "" if there are none."""
    class_problems: tuple[ClassProblem, ...] = ()
    """Classes that have no images or very few images, each with the reason."""


class CheckFinished(Event, frozen=True, kw_only=True):
    """The images of a dataset were checked; the findings are stored with the dataset."""

    dataset: str
    usable: int
    """The number of included images."""
    flagged: int
    """The number of included images with at least one finding."""
    findings: dict[str, int]
    """The number of findings of each kind that occurs."""
    summary: Text
    """What the dataset is good for, and why."""


class ImageGenerated(Event, frozen=True, kw_only=True):
    """An image was written to the gallery."""

    path: str
    seed: int
    done: int
    total: int


class FileWritten(Event, frozen=True, kw_only=True):
    """An animation, a contact sheet, or another image file was written."""

    path: str


class NearestImage(msgspec.Struct, frozen=True, kw_only=True):
    """A training image similar to an image."""

    path: str
    distance: float
    """The RMS difference per pixel, on a scale of 0 to 255; values below 2 are invisible."""


class NearestFound(Event, frozen=True, kw_only=True):
    """The training images that are most similar to an image were found."""

    path: str
    """The path of the image for which they were found."""
    images: tuple[NearestImage, ...]
    """The training images, starting with the most similar one."""


class ExportFinished(Event, frozen=True, kw_only=True):
    """An export was written and verified."""

    path: str
    exporter: str
    size_bytes: int
    summary: Text
    """A sentence with the results of the verification."""


class TuningFinished(Event, frozen=True, kw_only=True):
    """The best sampling settings of a run's newest checkpoint were found."""

    images_seen: int
    high_quality: Text
    """The high-quality settings in words, such as "DPM-Solver++ (2M), 10 steps, ..."."""
    fast: Text
    high_quality_gain: float
    """The relative reduction of the distance to real images; 0 if the run's own settings are best.
    """
    fast_gain: float
    elapsed_s: float


class PresetForecast(Event, frozen=True, kw_only=True):
    """A preset was timed on this machine."""

    preset: str
    parameters: int
    images_per_s: float
    memory_bytes: int
    """The device memory needed for training; without a GPU, only the memory of the weights."""
    memory: MemoryUse = MemoryUse()
    """What an update needs on a GPU."""
    images: int
    """The number of images that the preset would train on in the available time."""
    epochs: float
    outlook: Text
    """The result to expect after that number of images, by a rule of thumb."""


class ForecastFinished(Event, frozen=True, kw_only=True):
    """All applicable presets were timed."""

    preset: str
    """The name of the recommended preset."""
    reason: Text
    minutes: float
    """The training time that the forecast assumes."""
    device: Text


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
    | CheckFinished
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
    """Return an event as one line of JSON, without a line break."""
    return _ENCODER.encode(event)


def decode_event(line: bytes) -> AnyEvent:
    """Return the event that is encoded in a line of JSON.

    Raises:
        SfumatoError: If the line is not an event that this version knows.
    """
    try:
        event: AnyEvent = decode_json(line, _DECODER.decode)
    except DamagedJsonError as error:
        raise SfumatoError(
            msg("events.line_is_unreadable", "An event cannot be read: {error}.", error=error),
            hint=msg("events.update_or_restore", "Update Sfumato, or restore the file's backup."),
        ) from error
    return event


def decode_events(block: bytes) -> list[AnyEvent]:
    """Return the events in complete lines of an event file; skip lines that are not events."""
    try:
        events: list[AnyEvent] = decode_json(block, _DECODER.decode_lines)
    except DamagedJsonError:  # from a newer version, or damaged: decode the lines one by one
        events = []
        for line in block.splitlines():
            with suppress(SfumatoError):
                events.append(decode_event(line))
    return events
