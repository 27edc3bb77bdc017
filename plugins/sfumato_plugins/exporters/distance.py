"""How far are an export's pictures, as a whole, from those of the model that it was made of?

Bytes say how exactly single pictures are drawn again. A model of fewer bits draws slightly other
pictures; whether they are worse is seen in many of them: by the Frechet distance to pictures of the
source from other seeds, beside that of the source's own pictures from the same seeds.
"""

from collections.abc import Callable, Generator

import numpy as np
from numpy.typing import NDArray

from sfumato.evaluation.features import FeatureNet, photograph_net
from sfumato.evaluation.frechet import frechet_distance
from sfumato.events import Progressed
from sfumato.generation.trained_model import TrainedModel
from sfumato.work_clock import WorkClock
from sfumato_plugins.exporters.passport import Distance
from sfumato_plugins.exporters.redrawing import Pictures, Trial, draw_as_gallery

__all__ = ["FEWEST", "LARGEST_RATIO", "measure_distance"]

LARGEST_RATIO = 1.15
"""By which an export's distance may exceed the source's own."""
FEWEST = 32
"""Pictures that are drawn whatever the time."""

_FIRST_SEED = 2_000_000
_OTHER_SEEDS = 3_000_000
"""Far from those of a gallery, and of an evaluation."""
_BATCH = 16
_TASK = "Measuring the distance"

Drawing = Callable[[Trial], Pictures]
Features = NDArray[np.float64]


def measure_distance(
    model: TrainedModel, draw: Drawing, *, pictures: int, most_s: float
) -> Generator[Progressed, None, Distance]:
    """Draw pictures with both, and measure how far they are apart, telling the progress.

    Args:
        model: The source.
        draw: Draws with the export.
        pictures: How many are asked for.
        most_s: After how much work to stop, if not all are drawn; `FEWEST` are drawn in any case.
    """
    net = photograph_net(model.picture_shape[1])
    wanted = max(pictures, FEWEST)
    clouds: tuple[list[Features], ...] = ([], [], [])
    done = 0
    with WorkClock() as work_clock:
        end_s = work_clock.read() + most_s
        while done < wanted and (done < FEWEST or work_clock.read() < end_s):
            count = min(_BATCH, wanted - done)
            own = _trial(model, _FIRST_SEED + done, count)
            other = _trial(model, _OTHER_SEEDS + done, count)
            drawn = (draw(own), draw_as_gallery(model, own), draw_as_gallery(model, other))
            for cloud, batch in zip(clouds, drawn, strict=True):
                cloud.append(_features(net, batch))
            done += count
            yield Progressed(task=_TASK, done=done, total=wanted)
    export, source, others = (np.concatenate(cloud) for cloud in clouds)
    return Distance(
        pictures=done,
        asked=pictures,
        net=net.name,
        net_sha256=net.weights_sha256,
        export=frechet_distance(export, others),
        source=frechet_distance(source, others),
    )


def _trial(model: TrainedModel, first_seed: int, count: int) -> Trial:
    """Give seeds whose pictures are drawn as the gallery draws where nothing is asked."""
    seeds = range(first_seed, first_seed + count)
    classes = len(model.facts.classes)
    return Trial(
        seeds=tuple(seeds),
        labels=tuple(seed % classes for seed in seeds) if classes else None,
        guidance=model.guidance_scale,
    )


def _features(net: FeatureNet, pictures: Pictures) -> Features:
    return net(pictures).astype(np.float64)
