"""The check of a dataset: examine, compare, compute features, and store the findings.

Each stage stores its results, so a check that is repeated or was interrupted does only what is
missing. Nothing outside the dataset's folder is changed, and no image is excluded; the user decides
that with the usual commands.
"""

import hashlib
from collections import Counter
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

import msgspec
import numpy as np

from sfumato.data.doctor.diagnosis import defects, mislabeled, outliers
from sfumato.data.doctor.duplicates import burst_twins, duplicates
from sfumato.data.doctor.examination import Examination, examine
from sfumato.data.doctor.neighbors import (
    FeatureNetwork,
    doubtful_labels,
    features_of,
    outlier_scores,
)
from sfumato.data.doctor.summary import summary_of
from sfumato.data.doctor.twins import find_twins
from sfumato.data.selection import split_by_content
from sfumato.data.spreading import StopRequestedError
from sfumato.records.control import RunControl
from sfumato.records.events import CheckFinished, Progressed
from sfumato.records.findings import FINDING_KINDS, Finding, Findings, StoredTwins
from sfumato.records.manifest import DatasetRules, ImageRow, Manifest, load_rules

__all__ = ["check_dataset", "compare_images"]

_VERSION = 1
"""The version of the comparison and the diagnosis, increased whenever either changes."""


def check_dataset(
    folder: Path, *, network: FeatureNetwork | None = None, control: RunControl | None = None
) -> Iterator[Progressed | CheckFinished]:
    """Check the images of a dataset and store the findings.

    Yields `Progressed`, then `CheckFinished`. A stop ends the stream early and keeps what was
    computed.

    Args:
        folder: The dataset's folder.
        network: Computes the features by which outliers and doubtful labels are found; without it,
            they are not.
        control: May request a pause or a stop.

    Raises:
        DatasetError: If the dataset cannot be read or written.
    """
    rules = load_rules(folder)
    try:
        examined = yield from compare_images(folder, control=control)
        with closing(Manifest(folder)) as manifest:
            rows = manifest.rows(status="in")
        with closing(Findings(folder)) as stored:
            digest = _digest_of(rows, rules, network)
            if not _is_current(stored.digest("findings"), digest):
                found = [*defects(rows, examined, rules.shape), *duplicates(rows, stored.twins())]
                if network is not None:
                    found += yield from _found_by_features(
                        rows, stored, network, folder=folder, rules=rules, control=control
                    )
                stored.replace_findings(_ordered(found, rows), digest)
                stored.forget_others(examined)
            found = stored.findings()
    except StopRequestedError:
        return
    counts = Counter(finding.kind for finding in found)
    yield CheckFinished(
        dataset=folder.name,
        usable=len(rows),
        flagged=len({finding.path for finding in found}),
        findings={kind: counts[kind] for kind in FINDING_KINDS if counts[kind]},
        summary=summary_of(rows, found, rules.shape),
    )


def compare_images(
    folder: Path, *, control: RunControl | None = None
) -> Generator[Progressed, None, dict[str, Examination]]:
    """Examine the images of a dataset, find twins, and keep them on one side of the split.

    Returns:
        The examinations of all usable images, by hash.

    Raises:
        DatasetError: If the dataset cannot be read or written.
        StopRequestedError: If the control requests a stop.
    """
    rules = load_rules(folder)
    with closing(Manifest(folder)) as manifest:
        rows = [row for row in manifest.rows() if row.status != "skipped"]
    with closing(Findings(folder)) as stored:
        examined = yield from examine(rows, stored, folder=folder, rules=rules, control=control)
        rows = [row for row in rows if row.sha256 in examined]
        digest = _digest((_VERSION, sorted(row.sha256 for row in rows)))
        if stored.digest("twins") != digest:
            twins = yield from _twins_of(rows, examined, control)
            stored.replace_twins(twins, digest)
        pairs = [(pair.first, pair.second) for pair in stored.twins()]
    if rules.split_folders != "use":
        with closing(Manifest(folder)) as manifest:
            manifest.set_splits(split_by_content(manifest.rows(), pairs))
    return examined


def _twins_of(
    rows: Sequence[ImageRow], examined: dict[str, Examination], control: RunControl | None
) -> Generator[Progressed, None, list[StoredTwins]]:
    if len(rows) < 2:
        return []
    content = b"".join(examined[row.sha256].fingerprint for row in rows)
    fingerprints = np.frombuffer(content, np.uint8).reshape(len(rows), -1)
    found = yield from find_twins(fingerprints, control=control)
    hashes = [row.sha256 for row in rows]
    twins = [
        StoredTwins(hashes[pair.first], hashes[pair.second], pair.kind, pair.difference)
        for pair in found.twins
    ]
    known = {frozenset(pair[:2]) for pair in twins}
    bursts = burst_twins(rows, found.vectors, spacing=found.spacing, twins=found.twins)
    return twins + [pair for pair in bursts if frozenset(pair[:2]) not in known]


def _found_by_features(
    rows: Sequence[ImageRow],
    stored: Findings,
    network: FeatureNetwork,
    *,
    folder: Path,
    rules: DatasetRules,
    control: RunControl | None,
) -> Generator[Progressed, None, list[Finding]]:
    by_hash = yield from features_of(
        rows, stored, network, folder=folder, rules=rules, control=control
    )
    known = [row for row in rows if row.sha256 in by_hash]
    if len(known) < 2:
        return []
    features = np.stack([by_hash[row.sha256] for row in known])
    found = [*outliers(known, outlier_scores(features))]
    names = sorted({row.class_name for row in known if row.class_name is not None})
    labels = np.array([names.index(row.class_name) if row.class_name else -1 for row in known])
    labeled = np.flatnonzero(labels >= 0)
    doubts = doubtful_labels(features[labeled], labels[labeled])
    return [*found, *mislabeled([known[at] for at in labeled], names, doubts)]


def _ordered(found: Iterable[Finding], rows: Sequence[ImageRow]) -> list[Finding]:
    place = {row.path: at for at, row in enumerate(rows)}
    return sorted(found, key=lambda one: (FINDING_KINDS.index(one.kind), place[one.path]))


def _digest_of(
    rows: Sequence[ImageRow], rules: DatasetRules, network: FeatureNetwork | None
) -> str:
    images = [(row.path, row.sha256, row.class_name) for row in rows]
    weights = network.weights_sha256 if network is not None else ""
    return f"{_digest((_VERSION, images, rules.shape))}:{weights}"


def _is_current(known: str, digest: str) -> bool:
    """Return whether findings cover a check; those with features cover one without."""
    return known == digest or (digest.endswith(":") and known.startswith(digest))


def _digest(value: object) -> str:
    return hashlib.sha256(msgspec.json.encode(value)).hexdigest()
