"""The distance between an export's images and its source's, as distributions.

Byte parity measures how exactly individual images are reproduced. A model with lower precision
generates slightly different images, and whether they are worse only shows across many images. This
module therefore measures the Fréchet distance of the export's images to images that the source
generates from other seeds, and compares it with the distance of the source's own images from the
same seeds. Noise and blur, which the distance hardly shows, are measured against the source's own
images.
"""

from collections.abc import Callable, Generator

import numpy as np

from sfumato.evaluation.cleanliness import RealAppearance
from sfumato.evaluation.feature_distances import Features
from sfumato.evaluation.features import imagenet_net
from sfumato.evaluation.scorer import RealFeatures, Scorer
from sfumato.generation.trained_model import TrainedModel
from sfumato.messages import msg
from sfumato.records.events import Progressed
from sfumato.system.work_clock import WorkClock
from sfumato_plugins.exporters.documents.bundle_manifest import Distance
from sfumato_plugins.exporters.proof.regeneration import Images, Trial, generate_as_gallery

__all__ = ["FEWEST", "LARGEST_PENALTY", "LARGEST_RATIO", "measure_distance"]

LARGEST_RATIO = 1.15
"""The largest accepted ratio of the export's distance to the source's own."""
LARGEST_PENALTY = 0.5
"""The most dirt that an export may add to the source's images; 1 is plain to see."""
FEWEST = 32
"""Number of images generated regardless of the time limit."""

_FIRST_SEED = 2_000_000
_OTHER_SEEDS = 3_000_000
"""Far from the seeds used in the gallery and in evaluations."""
_BATCH = 16
_MOST_COMPARED = 256
"""Maximum number of images in the comparison of cleanliness, which are kept in memory."""
_TASK = msg("exporters.comparing_quality", "Comparing image quality")

Drawing = Callable[[Trial], Images]


def measure_distance(
    model: TrainedModel, draw: Drawing, *, images: int, most_s: float
) -> Generator[Progressed, None, Distance]:
    """Generate images with both models and measure their distance, yielding progress.

    Args:
        model: The source.
        draw: Generates images with the export.
        images: Number of images requested.
        most_s: Time limit in seconds; at least `FEWEST` images are generated regardless.
    """
    net = imagenet_net(model.pixel_shape)
    wanted = max(images, FEWEST)
    clouds: tuple[list[Features], ...] = ([], [], [])
    compared: tuple[list[Images], list[Images]] = ([], [])
    done = 0
    with WorkClock() as work_clock:
        end_s = work_clock.read() + most_s
        while done < wanted and (done < FEWEST or work_clock.read() < end_s):
            count = min(_BATCH, wanted - done)
            own = _trial(model, _FIRST_SEED + done, count)
            other = _trial(model, _OTHER_SEEDS + done, count)
            drawn = (draw(own), generate_as_gallery(model, own), generate_as_gallery(model, other))
            for cloud, batch in zip(clouds, drawn, strict=True):
                cloud.append(net.features(batch))
            if done < _MOST_COMPARED:
                for kept, batch in zip(compared, drawn[:2], strict=True):
                    kept.append(batch)
            done += count
            yield Progressed(task=_TASK, done=done, total=wanted)
    export, source, others = (np.concatenate(cloud) for cloud in clouds)
    (score,) = Scorer([RealFeatures(net, others, source)]).compare((export,))
    ours, originals = (np.concatenate(kept) for kept in compared)
    cleanliness = RealAppearance(originals).compare(ours)
    return Distance(asked=images, score=score, cleanliness=cleanliness)


def _trial(model: TrainedModel, first_seed: int, count: int) -> Trial:
    """Return seeds for images to be generated with the gallery's defaults."""
    seeds = range(first_seed, first_seed + count)
    classes = len(model.metadata.classes)
    return Trial(
        seeds=tuple(seeds),
        labels=tuple(seed % classes for seed in seeds) if classes else None,
        guidance=model.guidance_scale,
    )
