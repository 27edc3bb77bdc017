"""Events of a run, reported as a stream of values.

The engine yields these events and appends them to the run folder; terminal, window, and tests read
the same stream. An event holds numbers, strings, and paths, never a tensor.
"""

import re
import time
from contextlib import suppress
from typing import Literal

import msgspec

from sfumato.errors import SfumatoError
from sfumato.json_file import DamagedJsonError, decode_json
from sfumato.messages import Text, msg

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
    """Something that happened, with its time."""

    time: float = msgspec.field(default_factory=time.time)
    """Seconds since 1970-01-01 UTC."""


class RunStarted(Event, frozen=True, kw_only=True):
    """A run started, or resumed from a checkpoint."""

    run: str
    images_seen: int
    """0 for a new run; the checkpoint's count for a resumed one."""
    images_total: int
    """The planned end of the run; 0 while a time-limited run has not measured its speed."""
    device: Text
    precision: str
    threads: int
    parameters: int
    images: int
    classes: tuple[str, ...] = ()
    memory_format: str = "contiguous"
    """`channels_last` for the memory format that GPU convolutions prefer."""
    is_compiled: bool = False
    """Whether the network's blocks were compiled for the device."""
    optimizer: str = "adamw"


class StepFinished(Event, frozen=True, kw_only=True):
    """One or more optimizer updates finished; reported at most ten times a second."""

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
    """Training time over all training sessions; 0 if an older version did not record it."""


class ValidationMeasured(Event, frozen=True, kw_only=True):
    """The EMA model was evaluated on held-out images with fixed noise."""

    images_seen: int
    loss: float
    """Comparable to the training loss: each noise level has its training weight."""
    loss_by_sigma: dict[str, float]


class QualityMeasured(Event, frozen=True, kw_only=True):
    """Images of the EMA model were compared with real ones in the dataset features."""

    images_seen: int
    count: int
    """Images compared; values are comparable only at the same count and network."""
    net_sha256: str
    """Hash of the network's weights."""
    frechet: float
    frechet_baseline: float
    """The real-vs-real Fréchet distance at the same number of images."""
    kernel: float
    kernel_baseline: float
    """Root mean square of the kernel distance between two sets of real images."""

    @property
    def multiple(self) -> float:
        """The Fréchet distance as a multiple of its baseline; 1 is as good as real images."""
        return self.frechet / self.frechet_baseline if self.frechet_baseline > 0 else 0.0


class SamplesGenerated(Event, frozen=True, kw_only=True):
    """A grid of samples from the run's fixed seeds was written."""

    images_seen: int
    path: str
    """Relative to the run folder."""
    count: int
    columns: int
    raw_path: str = ""
    """The same seeds sampled with the current, unaveraged weights; empty if not sampled."""


class AutoencoderMeasured(Event, frozen=True, kw_only=True):
    """The autoencoder was evaluated on held-out images."""

    source: str
    """`trained`, or the folder it was loaded from."""
    images: int
    """How many images it was evaluated on."""
    psnr_db: float
    """PSNR of the reconstructions; higher is better."""
    frechet: float
    """Fréchet distance between the images and their reconstructions."""
    frechet_baseline: float
    """The real-vs-real baseline at the same number of images."""
    is_accepted: bool
    """Whether it passed both thresholds of the reconstruction check."""
    path: str = ""
    """A grid of originals and reconstructions, relative to the run folder."""

    @property
    def frechet_share(self) -> float:
        """The distance as a fraction of that between two sets of real images."""
        return self.frechet / self.frechet_baseline if self.frechet_baseline else 0.0


class CheckpointSaved(Event, frozen=True, kw_only=True):
    """Everything needed to resume was written."""

    images_seen: int
    step: int
    path: str
    """Relative to the run folder."""


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
    kernel_distance: float
    """Of images sampled in `num_steps` steps, in random-network features; lower is better."""
    is_best: bool
    """Whether it is the best score so far."""


class DistillationCompared(Event, frozen=True, kw_only=True):
    """A distilled model was compared with its base."""

    is_better: bool
    """Whether it is better in one or two steps than its base in five."""
    message: Text
    """The result with its values, as sentences."""
    image: str
    """The same seeds in each sampling variant; relative to the run folder."""


class LearningRateChanged(Event, frozen=True, kw_only=True):
    """The learning rate was changed by request."""

    images_seen: int
    """It applies from the update after these images."""
    before: float
    learning_rate: float
    """The peak that warm-up rises to and cool-down falls from."""


class SettingChange(msgspec.Struct, frozen=True, kw_only=True):
    """One setting that has a new value; values are formatted as for `--set`."""

    path: str
    before: str
    after: str


class SettingsChanged(Event, frozen=True, kw_only=True):
    """The run resumes with changed settings, as recorded in `run.toml`."""

    images_seen: int
    """They apply from the update after these images."""
    changes: tuple[SettingChange, ...]


class AugmentationChanged(Event, frozen=True, kw_only=True):
    """The augmentation probability was adapted."""

    images_seen: int
    """It applies from the update after these images."""
    before: float
    probability: float
    """Probability of each augmentation of a training image."""
    gap: float | None
    """Relative gap between training and held-out loss; `None` if unknown.

    It is unknown if there are too few held-out images, and in the cool-down, when images are not
    augmented.
    """


class RunPaused(Event, frozen=True, kw_only=True):
    """The run waits between two steps, with its model still loaded."""

    images_seen: int


class RunResumed(Event, frozen=True, kw_only=True):
    """A paused run resumed."""

    images_seen: int


class RunEnded(Event, frozen=True, kw_only=True):
    """The run reached its planned end, or was stopped."""

    outcome: Literal["completed", "stopped"]
    images_seen: int
    elapsed_s: float
    """Training time over all training sessions."""


class RunExtended(Event, frozen=True, kw_only=True):
    """This run extends another one; the events before this one are the other run's."""

    parent: str
    """The other run, as it was before its learning rate began to fall."""
    images_seen: int
    images_total: int
    """The planned end; 0 if the run is limited by minutes alone."""
    minutes: float


class RunFailed(Event, frozen=True, kw_only=True):
    """The run cannot continue."""

    message: Text
    hint: Text


class Progressed(Event, frozen=True, kw_only=True):
    """A task other than training made progress."""

    task: Text
    """The current activity, as shown to the user: "Reading images"."""
    done: int
    total: int
    """0 while unknown."""


class ClassProblem(msgspec.Struct, frozen=True, kw_only=True):
    """A class of a dataset with no images or very few."""

    name: str
    images: int
    """Number of usable images."""
    cause: Literal["empty", "copies", "skipped", "excluded", "mixed", "few"]
    message: Text
    """The same as a sentence for the user."""


class SplitFoldersFound(Event, frozen=True, kw_only=True):
    """An import found folders named like train, val, and test."""

    train: tuple[str, ...]
    """Names of the folders to train on."""
    held_out: tuple[str, ...]
    left_out: tuple[str, ...]
    is_used: bool
    """Whether they define the split; otherwise they are read like any other folder."""


class SourceLocated(Event, frozen=True, kw_only=True):
    """The images of a dataset were found in a new location."""

    dataset: str
    source: str
    """Their location."""
    found: int
    total: int
    """Number of images in the dataset; those not found were skipped."""


class ImportFinished(Event, frozen=True, kw_only=True):
    """A folder of images was imported as a dataset."""

    dataset: str
    usable: int
    skipped: int
    ignored: Text = ""
    """Skipped files of other types in the folder, as a sentence; "" if none."""
    class_problems: tuple[ClassProblem, ...] = ()
    """Classes with no images or very few, each with the reason."""


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
    """RMS difference per pixel, in levels of 0 to 255; below 2 is invisible."""


class NearestFound(Event, frozen=True, kw_only=True):
    """The most similar training images of an image were found."""

    path: str
    """The image."""
    images: tuple[NearestImage, ...]
    """Most similar first."""


class ExportFinished(Event, frozen=True, kw_only=True):
    """An export was written and verified."""

    path: str
    exporter: str
    size_bytes: int
    summary: Text
    """One sentence with the verification's values."""


class TuningFinished(Event, frozen=True, kw_only=True):
    """The best sampling settings of a run's newest checkpoint were found."""

    images_seen: int
    high_quality: Text
    """The high-quality settings in words: "DPM-Solver++ (2M), 10 steps, ..."."""
    fast: Text
    high_quality_gain: float
    """Relative reduction of the distance to real images; 0 if the run's own settings won."""
    fast_gain: float
    elapsed_s: float


class PresetForecast(Event, frozen=True, kw_only=True):
    """A preset was timed on this machine."""

    preset: str
    parameters: int
    images_per_s: float
    memory_bytes: int
    """Device memory while training; without a GPU, the memory of the weights alone."""
    images: int
    """How many images it would train on in the available time."""
    epochs: float
    outlook: Text
    """The expected result after that many images, by rule of thumb."""


class ForecastFinished(Event, frozen=True, kw_only=True):
    """All applicable presets were timed."""

    preset: str
    """The recommended one."""
    reason: Text
    minutes: float
    """The training time assumed."""
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
    """Return the event as one line of JSON, without a line break."""
    return _ENCODER.encode(event)


def decode_event(line: bytes) -> AnyEvent:
    """Decode an event from its line of JSON.

    Raises:
        SfumatoError: If the line is not an event of this version.
    """
    try:
        event: AnyEvent = decode_json(line, _DECODER.decode)
    except DamagedJsonError as error:
        raise SfumatoError(
            msg(
                "events.line_is_unreadable",
                "A line of an event file cannot be read: {error}.",
                error=error,
            ),
            hint=msg(
                "events.restore_file_or_update",
                "Update Sfumato if a newer version wrote the file, or restore it from a backup.",
            ),
        ) from error
    return event


def decode_events(block: bytes) -> list[AnyEvent]:
    """Decode complete lines of an event file; lines that are not events are skipped."""
    try:
        events: list[AnyEvent] = decode_json(block, _DECODER.decode_lines)
    except DamagedJsonError:  # from a newer version, or damaged: decode one by one
        events = []
        for line in block.splitlines():
            with suppress(SfumatoError):
                events.append(decode_event(line))
    return events
