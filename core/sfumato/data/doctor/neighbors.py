"""Outliers and doubtful labels, found with the features of a network.

The features of each image are computed once and stored, reduced to 256 numbers by a fixed random
projection, which preserves distances. An image is an outlier if it is far from its nearest
neighbors compared with the other images. A label is doubtful if neither the neighbors of the image
nor a linear classifier trained on all other images agree with it.
"""

from collections.abc import Generator, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from sfumato.config.image_shape import ImageShape
from sfumato.data.decode import decode_image, read_content
from sfumato.data.doctor.vector_index import VectorIndex
from sfumato.data.spreading import spread
from sfumato.errors import DatasetError
from sfumato.messages import msg
from sfumato.records.control import RunControl
from sfumato.records.events import Progressed
from sfumato.records.findings import Findings
from sfumato.records.manifest import DatasetRules, ImageRow

__all__ = ["DoubtfulLabel", "FeatureNetwork", "doubtful_labels", "features_of", "outlier_scores"]

_TASK = msg("doctor.computing_features", "Computing image features")
_SIZE = 256
_BATCH = 64
_NEIGHBORS = 10
_RIDGE = 0.003
"""The strength of the classifier's regularization, as a share of the variance of the features."""
_LEAST_AGREEING = 0.8
_MOST_KEPT = 0.1
_LEAST_MARGIN = 0.35
_CHUNK = 4096


class FeatureNetwork(Protocol):
    """A network that computes features of images."""

    weights_sha256: str
    """Identifies the network."""
    input_px: int

    def __call__(self, images: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Return features `(B, D)` of one batch of images `(B, H, W, C)`."""
        ...


class DoubtfulLabel(NamedTuple):
    """An image whose label is probably wrong."""

    at: int
    """The index of the image."""
    label: int
    """The label that the image has."""
    better: int
    """The label that it probably should have."""
    neighbors: float
    """The share of the ten nearest neighbors that have the better label."""
    margin: float
    """How much more the classifier believes in the better label; 1 is certain."""


def features_of(
    rows: Sequence[ImageRow],
    findings: Findings,
    network: FeatureNetwork,
    *,
    folder: Path,
    rules: DatasetRules,
    control: RunControl | None = None,
) -> Generator[Progressed, None, dict[str, NDArray[np.float32]]]:
    """Compute the features that are not known yet, and return all, by the hash of the content.

    Features are stored after every batch, so an interrupted computation continues there.

    Raises:
        StopRequestedError: If the control requests a stop.
    """
    rules = replace(rules, shape=ImageShape.square(network.input_px))
    row_by_hash = {row.sha256: row for row in rows}
    known = findings.features(network.weights_sha256)
    unknown = [row for sha256, row in row_by_hash.items() if sha256 not in known]
    waiting: list[tuple[str, NDArray[np.uint8]]] = []

    def work(row: ImageRow) -> tuple[str, NDArray[np.uint8] | None]:
        path = row.file_in(folder)
        try:
            return row.sha256, decode_image(read_content(path), rules, name=path.name).pixels
        except DatasetError:
            return row.sha256, None

    def keep(found: tuple[str, NDArray[np.uint8] | None]) -> None:
        sha256, pixels = found
        if pixels is not None:
            waiting.append((sha256, pixels))
        if len(waiting) == _BATCH:
            compute()

    def compute() -> None:
        vectors = network(np.stack([pixels for _, pixels in waiting]))
        reduced = (vectors @ _projection(vectors.shape[1])).astype(np.float16)
        added = {sha256: one.tobytes() for (sha256, _), one in zip(waiting, reduced, strict=True)}
        findings.record_features(added, network.weights_sha256)
        known.update(added)
        waiting.clear()

    for progressed in spread(work, unknown, keep=keep, task=_TASK, control=control):
        if unknown:
            yield progressed
    if waiting:
        compute()
    return {
        sha256: np.frombuffer(known[sha256], np.float16).astype(np.float32)
        for sha256 in row_by_hash
        if sha256 in known
    }


def outlier_scores(features: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return how far images `(N, D)` are from their neighbors, relative to the usual distance.

    The score is the distance to the fifth nearest neighbor in medians of all images, `(N,)`.
    """
    count = min(6, len(features))
    far = VectorIndex(_normalized(features)).nearest(_normalized(features), count)
    distances: NDArray[np.float32] = far.distances[:, -1]
    return distances / max(float(np.median(distances)), 1e-6)


def doubtful_labels(
    features: NDArray[np.float32], labels: NDArray[np.int64]
) -> list[DoubtfulLabel]:
    """Return the images whose labels are probably wrong.

    Args:
        features: The features of N labeled images, `(N, D)`.
        labels: Their labels, at least 0, `(N,)`.
    """
    count = int(labels.max(initial=-1)) + 1
    if count < 2 or len(features) <= _NEIGHBORS:
        return []
    vectors = _normalized(features)
    near = VectorIndex(vectors).nearest(vectors, _NEIGHBORS + 1).indices
    votes = np.zeros((len(vectors), count), np.float32)
    for column in near.T:
        is_other = column != np.arange(len(vectors))
        np.add.at(votes, (np.flatnonzero(is_other), labels[column[is_other]]), 1)
    votes /= votes.sum(1, keepdims=True)
    scores = _left_out_scores(vectors, labels, count)
    every = np.arange(len(vectors))
    better = scores.argmax(1)
    margins = scores[every, better] - scores[every, labels]
    is_doubtful = (
        (better != labels)
        & (votes[every, better] >= _LEAST_AGREEING)
        & (votes[every, labels] <= _MOST_KEPT)
        & (margins >= _LEAST_MARGIN)
    )
    return [
        DoubtfulLabel(
            int(at),
            int(labels[at]),
            int(better[at]),
            float(votes[at, better[at]]),
            float(margins[at]),
        )
        for at in np.flatnonzero(is_doubtful)
    ]


def _left_out_scores(
    vectors: NDArray[np.float32], labels: NDArray[np.int64], count: int
) -> NDArray[np.float64]:
    """Return the scores `(N, C)` that a ridge regression on all other images gives each image."""
    design = np.concatenate([vectors, np.ones((len(vectors), 1))], axis=1).astype(np.float64)
    targets = np.eye(count)[labels]
    gram = design.T @ design
    gram += _RIDGE * np.trace(gram) / len(gram) * np.eye(len(gram))
    solution = np.linalg.solve(gram, design.T @ targets)
    leverage = (design * np.linalg.solve(gram, design.T).T).sum(1)[:, None]
    found: NDArray[np.float64] = (design @ solution - leverage * targets) / (1 - leverage)
    return found


def _normalized(features: NDArray[np.float32]) -> NDArray[np.float32]:
    centered = features - features.mean(axis=0)
    found: NDArray[np.float32] = centered / np.maximum(
        np.linalg.norm(centered, axis=1, keepdims=True), 1e-6
    )
    return found


def _projection(size: int) -> NDArray[np.float32]:
    rng = np.random.default_rng(0)
    return rng.normal(size=(size, _SIZE)).astype(np.float32) / np.float32(np.sqrt(_SIZE))
