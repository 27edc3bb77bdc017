"""How good are the pictures of a run, measured on pictures drawn for the purpose?"""

from collections.abc import Generator, Iterator

import msgspec
import numpy as np
from numpy.typing import NDArray

from sfumato.data.cache import PictureCache
from sfumato.evaluation.features import Pictures
from sfumato.evaluation.measure import measure, require_enough
from sfumato.evaluation.report import save_report
from sfumato.events import Progressed
from sfumato.generation.draw import draw_batches
from sfumato.generation.loading import load_model
from sfumato.generation.trained_model import TrainedModel
from sfumato.plugins import Plugins
from sfumato.run_folder import RunFolder

__all__ = ["evaluate_run", "seeds_like"]

_FIRST_SEED = 1_000_000
"""Far from the seeds that a person takes, so that no gallery picture is measured again."""


def evaluate_run(
    run: RunFolder, cache: PictureCache, *, plugins: Plugins, count: int
) -> Iterator[Progressed]:
    """Draw pictures from a run's newest checkpoint, measure them, and write the report.

    Args:
        run: The run; its folder takes the report.
        cache: The pictures it has learnt from, and those kept from training.
        plugins: Where its sampler comes from.
        count: How many pictures to draw.

    Raises:
        CheckpointError: If the run has no checkpoint yet.
        SfumatoError: If there are too few pictures, or the report cannot be written.
    """
    require_enough(real=len(cache.train_pictures), generated=count)  # before the long work
    model = load_model(run, plugins=plugins)
    generated = yield from _drawn(model, seeds_like(cache.train_labels, model.facts.classes, count))
    report = yield from measure(cache.train_pictures, generated, held_out=cache.held_out_pictures)
    sampling = model.facts.config.sampling
    named = msgspec.structs.replace(
        report,
        run=run.run_id,
        images_seen=model.facts.images_seen,
        sampler=sampling.sampler,
        num_steps=sampling.num_steps,
        guidance_scale=sampling.guidance_scale,
    )
    save_report(run.folder, named)


def seeds_like(labels: NDArray[np.int32], classes: tuple[str, ...], count: int) -> list[int]:
    """Give seeds that draw the classes as often as the real pictures have them.

    The class of a picture is its seed modulo the number of classes.
    """
    if not classes:
        return list(range(_FIRST_SEED, _FIRST_SEED + count))
    known = labels[labels >= 0]
    wanted = np.random.default_rng(0).choice(known, count)
    first = _FIRST_SEED // len(classes)
    return [(first + place) * len(classes) + int(label) for place, label in enumerate(wanted)]


def _drawn(model: TrainedModel, seeds: list[int]) -> Generator[Progressed, None, Pictures]:
    batches = []
    for batch in draw_batches(model, seeds):
        batches.append(batch)
        done = sum(len(drawn) for drawn in batches)
        yield Progressed(task="Drawing pictures", done=done, total=len(seeds))
    return np.concatenate(batches)
