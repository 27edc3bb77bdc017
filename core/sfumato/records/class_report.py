"""A report of the classes in a dataset that have no images or very few images, with the reasons."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from sfumato.files.natural_order import natural_key
from sfumato.messages import Message, msg
from sfumato.records.events import ClassProblem
from sfumato.records.manifest import ImageRow, Manifest

__all__ = ["FEW_IMAGES", "class_problems", "problems_in"]

FEW_IMAGES = 10
"""Classes with fewer images are reported because a model cannot learn them."""


def class_problems(manifest: Manifest) -> tuple[ClassProblem, ...]:
    """Return the classes of a dataset that have no images or very few images, in natural order."""
    return problems_in(manifest.rows(), empty_classes=manifest.empty_classes())


def problems_in(
    rows: Sequence[ImageRow], *, empty_classes: Iterable[str] = ()
) -> tuple[ClassProblem, ...]:
    """Return the problems found in a manifest's rows and the names of its empty class folders."""
    rows_by_class: dict[str, list[ImageRow]] = {name: [] for name in empty_classes}
    used_by_content: dict[str, ImageRow] = {}
    for row in rows:
        if row.class_name is not None:
            rows_by_class.setdefault(row.class_name, []).append(row)
        if row.status != "skipped":
            used_by_content[row.sha256] = row
    if len(rows_by_class) < 2:
        return ()  # a single class is not conditional, and its images are counted elsewhere
    names = sorted(rows_by_class, key=natural_key)
    return tuple(_problems(names, rows_by_class, used_by_content))


def _problems(
    names: Iterable[str],
    rows_by_class: dict[str, list[ImageRow]],
    used_by_content: dict[str, ImageRow],
) -> Iterator[ClassProblem]:
    for name in names:
        rows = rows_by_class[name]
        images = sum(row.status == "in" for row in rows)
        if not images:
            yield _lost(name, rows, used_by_content)
        elif images < FEW_IMAGES:
            message = msg(
                "class_report.class_has_few_images",
                "Class “{name}” has only {n} images.",
                one="Class “{name}” has only 1 image.",
                name=name,
                n=images,
            )
            yield ClassProblem(name=name, images=images, cause="few", message=message)


def _lost(
    name: str, rows: Sequence[ImageRow], used_by_content: dict[str, ImageRow]
) -> ClassProblem:
    """Explain why a class has no images left."""
    excluded = sum(row.status == "excluded" for row in rows)
    originals = [used_by_content.get(row.sha256) for row in rows if row.sha256]
    if not rows:
        message = msg(
            "class_report.class_folder_is_empty",
            "Class “{name}” has no images: its folder is empty.",
            name=name,
        )
        return ClassProblem(name=name, images=0, cause="empty", message=message)
    if excluded == len(rows):
        message = msg(
            "class_report.class_is_excluded",
            "Class “{name}” has no images: you excluded all {n:,} of them.",
            one="Class “{name}” has no images: you excluded its only image.",
            name=name,
            n=excluded,
        )
        return ClassProblem(name=name, images=0, cause="excluded", message=message)
    if not excluded and len(originals) == len(rows) and all(originals):
        message = _copies(name, len(rows), originals)
        return ClassProblem(name=name, images=0, cause="copies", message=message)
    if excluded:
        message = msg(
            "class_report.class_is_skipped_and_excluded",
            ("Class “{name}” has no images: {skipped:,} skipped, {excluded:,} excluded by you."),
            name=name,
            skipped=len(rows) - excluded,
            excluded=excluded,
        )
        return ClassProblem(name=name, images=0, cause="mixed", message=message)
    (reason, _), *rest = Counter(row.reason for row in rows).most_common()
    if rest:
        message = msg(
            "class_report.class_is_skipped_mostly",
            "Class “{name}” has no images: all {images:,} were skipped. "
            "Most common reason: {reason}",
            name=name,
            images=len(rows),
            reason=reason,
        )
        return ClassProblem(name=name, images=0, cause="skipped", message=message)
    message = msg(
        "class_report.class_is_skipped",
        "Class “{name}” has no images: all {n:,} were skipped. {reason}",
        one="Class “{name}” has no images: its only image was skipped. {reason}",
        name=name,
        n=len(rows),
        reason=reason,
    )
    return ClassProblem(name=name, images=0, cause="skipped", message=message)


def _copies(name: str, images: int, originals: Iterable[ImageRow | None]) -> Message:
    """Explain that all images of a class are copies of images in other classes."""
    others = sorted({row.class_name or "" for row in originals if row}, key=natural_key)
    if len(others) > 1:
        return msg(
            "class_report.class_copies_other_classes",
            "Class “{name}” has no images: all {images:,} are copies of images in {classes:,} "
            "other classes, such as “{first}”.",
            name=name,
            images=images,
            classes=len(others),
            first=others[0],
        )
    return msg(
        "class_report.class_copies_another_class",
        "Class “{name}” has no images: all {n:,} are copies of images in class “{first}”.",
        one="Class “{name}” has no images: its only image is a copy of one in class “{first}”.",
        name=name,
        n=images,
        first=others[0],
    )
