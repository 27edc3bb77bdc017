"""A cache of decoded images, memory-mapped for training.

The folder `<dataset>/cache/<fingerprint>/` contains `images.u8` (raw uint8, `(N, H, W, C)`, first
the training images, then the held-out images), `labels.i32`, and `cache.json`. The fingerprint
covers the content and the rules from which the cache was built, so a stale cache is never used.
Renaming files or importing the same folder again does not create a new cache.

Before a cache is used, the files are compared with the files that were imported (see
`sfumato.data.freshness`). Changed files are reread and reported as an incident.
"""

import hashlib
import math
import shutil
from collections.abc import Iterator
from contextlib import closing, suppress
from functools import partial
from pathlib import Path

import msgspec
import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from sfumato.config.image_shape import ImageShape
from sfumato.data.decode import decode_image, read_content
from sfumato.data.doctor.check import compare_images
from sfumato.data.freshness import bring_up_to_date, refuse_missing, require_images
from sfumato.data.grouping import grouped
from sfumato.data.image_writer import ImageWriter
from sfumato.data.importing import known_twins
from sfumato.data.locating import follow_project
from sfumato.data.spreading import StopRequestedError, spread
from sfumato.errors import DatasetError
from sfumato.files.json_file import DamagedJsonError, Number, decode_json, next_number, number_in
from sfumato.files.storage import explain_disk_errors, is_abandoned, require_space, staged_folder
from sfumato.messages import Message, msg
from sfumato.records.control import RunControl
from sfumato.records.events import IncidentReported, Progressed
from sfumato.records.image_source import commands_for
from sfumato.records.manifest import DatasetRules, ImageRow, Manifest, load_rules

__all__ = [
    "CacheDescription",
    "ImageCache",
    "open_cache",
    "prepare_cache",
    "remove_older",
    "require_preparable",
    "training_files",
    "training_groups",
]

_DECODER = 2
"""The version of `decode_image`, increased whenever its result for the same file changes."""

_KEPT_CACHES = 2

_ATTEMPTS = 3
"""How often changed files are reread before it is assumed that another program is writing them."""
_TASK = msg("data.preparing_images", "Preparing images")
_IMAGES, _LABELS, _DESCRIPTION = "images.u8", "labels.i32", "cache.json"


class CacheDescription(msgspec.Struct, frozen=True, kw_only=True):
    """The content of `cache.json`."""

    fingerprint: str
    count: int
    """The total number of images."""
    held_out_count: int
    """The number of held-out images, which are stored at the end."""
    shape: ImageShape
    """The shape of the stored images; a set of gray images has one channel."""
    classes: tuple[str, ...]
    """The class names; a label is an index into this tuple, and -1 means no class."""
    mean: float
    """The mean of the training pixels, in [-1, 1]."""
    sigma_data: float
    """The standard deviation of the training pixels in [-1, 1], over all channels."""
    number: Number = 0
    """The cache's number, which is higher than those of all older caches of the dataset."""


class ImageCache:
    """The decoded images of a dataset, memory-mapped from disk.

    Args:
        folder: The cache's folder, which is named by the fingerprint.
        description: The content of the folder's `cache.json`.
    """

    def __init__(self, folder: Path, description: CacheDescription) -> None:
        self.folder = folder
        self.description = description
        count = description.count
        shape = (count, *_layout(description.shape))
        self._images = np.memmap(folder / _IMAGES, np.uint8, mode="r", shape=shape)
        self._labels = np.fromfile(folder / _LABELS, np.int32, count=count)
        self._train_count = count - description.held_out_count

    @property
    def train_images(self) -> NDArray[np.uint8]:
        """The training images, read-only, `(N, H, W, C)`."""
        return self._images[: self._train_count]

    @property
    def train_labels(self) -> NDArray[np.int32]:
        """The classes of the training images, `(N,)`; -1 means no class."""
        return self._labels[: self._train_count]

    @property
    def held_out_images(self) -> NDArray[np.uint8]:
        """The held-out images for validation, read-only, `(M, H, W, C)`; there may be none."""
        return self._images[self._train_count :]

    @property
    def held_out_labels(self) -> NDArray[np.int32]:
        """The classes of the held-out images, `(M,)`; -1 means no class."""
        return self._labels[self._train_count :]

    @property
    def classes(self) -> tuple[str, ...]:
        """The names of the classes; a label is an index into this tuple."""
        return self.description.classes

    @property
    def shape(self) -> ImageShape:
        """The shape of the images; a set of gray images has one channel."""
        return self.description.shape

    @property
    def sigma_data(self) -> float:
        """The standard deviation of the training pixels in [-1, 1]."""
        return self.description.sigma_data

    @property
    def fingerprint(self) -> str:
        """The fingerprint of the content and the rules from which the cache was built."""
        return self.description.fingerprint


class _Plan(msgspec.Struct, frozen=True, kw_only=True):
    """The planned content and location of a cache."""

    dataset_folder: Path
    rules: DatasetRules
    rows: tuple[ImageRow, ...]
    """The rows of all images; file names do not affect their order.

    Training images come first, and each split is sorted by content.
    """
    classes: tuple[str, ...]
    fingerprint: str

    @property
    def folder(self) -> Path:
        return self.dataset_folder / "cache" / self.fingerprint


class _ChangedError(Exception):
    """Raised when files differ from the import; ends an attempt and is never shown to the user."""

    def __init__(self, reason_by_path: dict[str, Message]) -> None:
        super().__init__(reason_by_path)
        self.reason_by_path = reason_by_path


def prepare_cache(
    dataset_folder: Path, *, shape: ImageShape, control: RunControl | None = None
) -> Iterator[Progressed | IncidentReported]:
    """Decode the images of a dataset to a given shape, unless a current cache exists.

    Files that have changed since the import are reread first, and new images are compared with the
    others, so that duplicates are on one side of the split. Yields `Progressed`, and
    `IncidentReported` for changed files. A stop ends the stream early and leaves no files behind.

    Raises:
        DatasetError: If no images are included, or many files are missing.
        SfumatoError: If the disk is full or read-only.
    """
    with suppress(StopRequestedError):
        yield from follow_project(dataset_folder, control=control)
        suspects: dict[str, Message] = {}
        for _ in range(_ATTEMPTS):
            is_known = yield from bring_up_to_date(
                dataset_folder, control=control, suspects=suspects
            )
            if is_known:
                yield from compare_images(dataset_folder, control=control)
            plan = _planned(dataset_folder, shape)
            if _description(plan.folder) is not None:
                if not is_known:
                    yield _unseen(plan)
                yield Progressed(task=_TASK, done=len(plan.rows), total=len(plan.rows))
                return
            if not is_known:
                refuse_missing(dataset_folder, plan.rules, plan.rows, total=len(plan.rows))
            try:
                yield from _build(plan, control)
            except _ChangedError as error:
                suspects = error.reason_by_path
                continue  # try again with a new fingerprint of the current files
            remove_older(plan.folder, description=_DESCRIPTION, keep=_KEPT_CACHES)
            return
        path, reason = next(iter(suspects.items()))
        raise DatasetError(
            msg(
                "data.files_keep_changing",
                "Files of dataset “{name}” keep changing while they are being read, for "
                "example “{path}”: {reason}",
                name=dataset_folder.name,
                path=path,
                reason=reason,
            ),
            hint=msg(
                "data.wait_for_other_program",
                "Wait until the other program has finished writing, then try again.",
            ),
        )


def require_preparable(dataset_folder: Path, *, shape: ImageShape) -> None:
    """Raise an error if `prepare_cache` would fail, before anything is written.

    Raises:
        DatasetError: If no images are included, or too many files are missing.
        SfumatoError: If the disk has too little free space.
    """
    plan = _planned(dataset_folder, shape)
    if _description(plan.folder) is not None:
        return
    _require_room(plan)
    require_images(dataset_folder)


def open_cache(dataset_folder: Path, shape: ImageShape) -> ImageCache:
    """Open the decoded images of a dataset in a given shape.

    Raises:
        DatasetError: If the images have not been prepared since the dataset last changed.
    """
    plan = _planned(dataset_folder, shape)
    description = _description(plan.folder)
    if description is None:
        raise DatasetError(
            msg(
                "data.images_are_not_prepared",
                "The images in dataset “{name}” have not been prepared at {size}.",
                name=dataset_folder.name,
                size=shape.text,
            ),
            hint=msg("data.resume_to_prepare", "Resume the run; it prepares the images first."),
        )
    with explain_disk_errors(plan.folder):
        return ImageCache(plan.folder, description)


def training_files(dataset_folder: Path, shape: ImageShape) -> tuple[Path, ...]:
    """Return the files of the training images, in the order of the cache."""
    plan = _planned(dataset_folder, shape)
    return tuple(row.file_in(dataset_folder) for row in plan.rows if row.split == "train")


def training_groups(dataset_folder: Path, shape: ImageShape) -> NDArray[np.int64]:
    """Return the group of each training image, in the order of the cache; twins share a group."""
    plan = _planned(dataset_folder, shape)
    hashes = [row.sha256 for row in plan.rows if row.split == "train"]
    group_of = {sha256: at for at, sha256 in enumerate(hashes)}
    known = set(hashes)
    pairs = (pair for pair in known_twins(dataset_folder) if known.issuperset(pair))
    for group in grouped(pairs):
        first = min(group_of[sha256] for sha256 in group)
        group_of |= dict.fromkeys(group, first)
    return np.array([group_of[sha256] for sha256 in hashes], np.int64)


def remove_older(newest: Path, *, description: str, keep: int) -> None:
    """Remove all but the newest folders beside a new one, and leftovers of killed processes.

    On Windows, folders that another process has open are kept.

    Args:
        newest: The new folder.
        description: The file in each folder that contains its number.
        keep: How many folders to keep, including the new one.
    """
    folders = [path for path in newest.parent.iterdir() if path.is_dir() and path != newest]
    staged = [path for path in folders if path.name.startswith(".")]
    others = sorted(
        set(folders) - set(staged),
        key=lambda path: (number_in(path / description), path.name),
        reverse=True,
    )
    abandoned = [path for path in staged if is_abandoned(path)]
    for path in [*others[keep - 1 :], *abandoned]:
        shutil.rmtree(path, ignore_errors=True)


def _planned(dataset_folder: Path, shape: ImageShape) -> _Plan:
    rules = replace(load_rules(dataset_folder), shape=shape)
    with closing(Manifest(dataset_folder)) as manifest:
        rows = manifest.rows(status="in")
        classes = manifest.classes()
    if not any(row.split == "train" for row in rows):
        raise DatasetError(
            msg(
                "data.dataset_has_no_images",
                "Dataset “{name}” has no images to train on.",
                name=dataset_folder.name,
            ),
            hint=msg(
                "data.include_or_add_images",
                "Include images on the Datasets page, or add images to the folder and rescan "
                "it: sfumato data add PROJECT {source} --name {name}",
                source=load_rules(dataset_folder).source,
                name=dataset_folder.name,
            ),
        )
    rows.sort(key=lambda row: (row.split == "held_out", row.sha256))
    metadata = (_DECODER, shape, rules.fit, rules.background.lower())
    images = [(row.sha256, row.class_name, row.split) for row in rows]
    order = () if classes == tuple(sorted(classes)) else (classes,)  # older versions sorted
    fingerprint = hashlib.sha256(msgspec.json.encode((metadata, images, *order))).hexdigest()[:32]
    return _Plan(
        dataset_folder=dataset_folder,
        rules=rules,
        rows=tuple(rows),
        classes=classes,
        fingerprint=fingerprint,
    )


def _description(folder: Path) -> CacheDescription | None:
    """Return a cache's description, or `None` if there is no complete cache."""
    try:
        content = (folder / _DESCRIPTION).read_bytes()
        description = decode_json(content, msgspec.json.Decoder(CacheDescription).decode)
        size_bytes = (folder / _IMAGES).stat().st_size
        label_bytes = (folder / _LABELS).stat().st_size
    except (OSError, DamagedJsonError):
        return None
    expected_bytes = description.count * math.prod(description.shape)
    is_whole = size_bytes == expected_bytes and label_bytes == 4 * description.count
    return description if is_whole else None


def _require_room(plan: _Plan) -> None:
    require_space(
        plan.dataset_folder,
        math.prod(plan.rules.shape) * len(plan.rows),
        task=msg(
            "data.preparing_many_images",
            "Preparing {n:,} images",
            one="Preparing 1 image",
            n=len(plan.rows),
        ),
        hint=msg(
            "data.free_space_or_train_smaller",
            "Free up disk space, or train at a smaller image size.",
        ),
    )


def _build(plan: _Plan, control: RunControl | None) -> Iterator[Progressed]:
    shape = plan.rules.shape
    _require_room(plan)
    waiting = iter(plan.rows)
    vanished: dict[str, Message] = {}
    with staged_folder(plan.folder) as stage:
        with ImageWriter(stage / _IMAGES, shape) as writer:

            def keep(decoded: NDArray[np.uint8] | Message) -> None:
                row = next(waiting)
                if isinstance(decoded, Message):
                    vanished[row.path] = decoded
                else:
                    writer.add(decoded, is_counted=row.split == "train")

            work = partial(_decoded, plan=plan)
            yield from spread(work, plan.rows, keep=keep, task=_TASK, control=control)
            if vanished:
                raise _ChangedError(vanished)
            writer.finish()
        _labels(plan).tofile(stage / _LABELS)
        description = CacheDescription(
            fingerprint=plan.fingerprint,
            count=len(plan.rows),
            held_out_count=sum(row.split == "held_out" for row in plan.rows),
            shape=shape._replace(channels=writer.channels),
            classes=plan.classes,
            mean=writer.mean,
            sigma_data=writer.sigma_data,
            number=next_number(plan.folder.parent.glob(f"*/{_DESCRIPTION}")),
        )
        (stage / _DESCRIPTION).write_bytes(msgspec.json.encode(description))


def _decoded(row: ImageRow, plan: _Plan) -> NDArray[np.uint8] | Message:
    """Return the pixels of a file, or the reason why the file can no longer be decoded."""
    path = row.file_in(plan.dataset_folder)
    try:
        content = read_content(path)
        if hashlib.sha256(content).hexdigest() != row.sha256:
            return msg("data.file_changed_after_import", "The file changed after the import.")
        return decode_image(content, plan.rules, name=path.name).pixels
    except DatasetError as error:
        return error.message


def _layout(shape: ImageShape) -> tuple[int, int, int]:
    """Return height, width, and channels: the order in which images are stored."""
    return shape.height, shape.width, shape.channels


def _labels(plan: _Plan) -> NDArray[np.int32]:
    indices = {name: index for index, name in enumerate(plan.classes)}
    names = [row.class_name for row in plan.rows]
    labels = [-1 if name is None else indices[name] for name in names]
    return np.array(labels, np.int32)


def _unseen(plan: _Plan) -> IncidentReported:
    """Return an incident: cached images are used because their files cannot be checked."""
    return IncidentReported(
        kind="storage",
        images_seen=0,
        message=msg(
            "data.cached_images_are_used",
            ("The files of dataset “{name}” are missing; the cached images are used instead."),
            name=plan.dataset_folder.name,
        ),
        hint=msg(
            "data.plug_in_disk_or_locate",
            "Connect the disk, or set the new location of the folder: {locate}",
            locate=commands_for(plan.dataset_folder, plan.rules)[1],
        ),
    )
