"""The parity check of an export, which compares images, quality, and speed with the source.

The check runs without torch: a clean process loads the file and generates images. Each precision
has its own criterion. fp32 must reproduce the gallery's bytes, and fp16 must reach a PSNR of 35 dB.
int8 may generate slightly different images, but their distribution must not be farther from that of
the source.
"""

import platform
from collections.abc import Callable, Generator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray

from sfumato.diffusion.noise import normal_noise
from sfumato.errors import ExportError
from sfumato.generation.trained_model import TrainedModel
from sfumato.messages import Message, Text, msg, paragraph
from sfumato.records.events import Progressed
from sfumato_plugins.exporters import MOST_STEPS, OnnxSettings
from sfumato_plugins.exporters.documents import bundle_manifest
from sfumato_plugins.exporters.documents.bundle_manifest import (
    parity_text,
    share_text,
    verified_text,
)
from sfumato_plugins.exporters.proof.clean_process import CleanProcess
from sfumato_plugins.exporters.proof.distance import (
    LARGEST_PENALTY,
    LARGEST_RATIO,
    measure_distance,
)
from sfumato_plugins.exporters.proof.proof_page import Check, Example, proof_page
from sfumato_plugins.exporters.proof.regenerate_alone import median_seconds
from sfumato_plugins.exporters.proof.regeneration import (
    REQUIRED_SHARE,
    Difference,
    Images,
    Trial,
    compare,
    generate_as_gallery,
    parity_of,
    trials,
)

__all__ = ["Proof", "ProofPlan", "feed_of", "prove"]

REQUIRED_PSNR_DB = 35.0
"""The minimum PSNR for fp16, as documented in `docs/onnx-bundle.md`."""

_SPEED_BATCH = 16
_WORST_SHOWN = 4
_HINT = msg(
    "exporters.use_fp32_or_change_sampler",
    "Try fp32, more steps, or another sampler; if the problem persists, report it, including these "
    "figures.",
)


class ProofPlan(NamedTuple):
    """What to check, and how thoroughly."""

    settings: OnnxSettings
    fresh_streams: tuple[int, ...]
    """The streams of the additional noise inputs, if the model takes noise as input."""

    def batches(self, model: TrainedModel) -> list[Trial]:
        """Return the batches to generate twice."""
        found = list(trials(model, self.settings.proof_images))
        if not self.settings.steps_input:
            return found
        own = model.metadata.config.sampling.num_steps
        counts = (own, 1, min(2 * own, MOST_STEPS))
        return [
            Trial(
                seeds=trial.seeds,
                labels=trial.labels,
                guidance=trial.guidance,
                num_steps=counts[index % len(counts)],
            )
            for index, trial in enumerate(found)
        ]


class Proof(NamedTuple):
    """The measured figures of an export that passed every check."""

    parity: bundle_manifest.Parity
    distance: bundle_manifest.Distance | None
    speed: bundle_manifest.Speed
    page: str
    """The same figures as a human-readable HTML page."""

    @property
    def summary(self) -> Message:
        """Return the figures in a few sentences."""
        speed, psnr_db = self.speed, self.parity.psnr_db
        sentences = [verified_text("onnxruntime", self.parity)]
        if psnr_db is not None:
            sentences.append(msg("exporters.psnr", "PSNR {psnr_db:.1f} dB.", psnr_db=psnr_db))
        if self.distance is not None:
            sentences.append(
                msg(
                    "exporters.quality_matches",
                    "Quality matches the original ({distance}).",
                    distance=_distance_text(self.distance),
                )
            )
        sentences.append(
            msg(
                "exporters.speed",
                "Loads in {load_s:.2f} s and generates {speedup:.2f} times as fast as PyTorch.",
                load_s=speed.load_s,
                speedup=speed.batch_torch_s / speed.batch_s,
            )
        )
        return paragraph(sentences)


def prove(model: TrainedModel, file: Path, plan: ProofPlan) -> Generator[Progressed, None, Proof]:
    """Generate with the written file in a clean process and compare with the source's images.

    Args:
        model: The source.
        file: The exported model.
        plan: How thoroughly to check.

    Raises:
        ExportError: If the file does not run, or misses its criterion. The error includes a report.
    """
    settings, batches = plan.settings, plan.batches(model)
    total = len(batches)
    yield Progressed(task=msg("exporters.measuring_speed", "Measuring speed"), done=0, total=total)
    with CleanProcess(file, threads=torch.get_num_threads()) as process:
        draw = _drawing(process, model, plan)
        speed = _measure(process, model, plan)
        found: list[Difference] = []
        for number, part in enumerate(compare(model, draw, batches), start=1):
            found += part
            yield Progressed(
                task=msg("exporters.comparing_images", "Comparing images"), done=number, total=total
            )
        distance = None
        if settings.distance_images:
            distance = yield from measure_distance(
                model,
                draw,
                images=settings.distance_images,
                most_s=60 * settings.distance_minutes,
            )
        examples = _worst(model, draw, batches, found=found)
    parity = parity_of(found)
    checks = _checks(settings.precision, parity, distance)
    page = proof_page(
        f"{model.metadata.run}, {settings.precision}",
        checks=checks,
        metadata=_metadata_fields(parity, distance, speed),
        examples=examples,
    )
    _refuse_failed(checks, parity, file=file, page=page)
    return Proof(parity, distance, speed, page)


def _drawing(
    process: CleanProcess, model: TrainedModel, plan: ProofPlan
) -> Callable[[Trial], Images]:
    def draw(trial: Trial) -> Images:
        drawn = process.draw(feed_of(model, trial, plan))
        return drawn if drawn.dtype == np.uint8 else _bytes(drawn)

    return draw


def feed_of(model: TrainedModel, trial: Trial, plan: ProofPlan) -> Mapping[str, NDArray[Any]]:
    """Return the graph's inputs for a trial."""
    seeds = np.array(trial.seeds, np.int64)
    feed: dict[str, NDArray[Any]] = {"seed": seeds}
    if plan.settings.input == "noise":
        streams = (0, *plan.fresh_streams)
        noises = [
            normal_noise(torch.from_numpy(seeds), model.image_shape, stream=stream).numpy()
            for stream in streams
        ]
        feed = {"noise": noises[0]}
        if plan.fresh_streams:
            feed["fresh_noise"] = np.stack(noises[1:])
    if trial.labels is not None:
        feed["class_label"] = np.array(trial.labels, np.int64)
    if model.supports_guidance:
        feed["guidance"] = np.array(trial.guidance, np.float32)
    if plan.settings.steps_input:
        own = model.metadata.config.sampling.num_steps
        feed["steps"] = np.array(trial.num_steps or own, np.int64)
    return feed


def _bytes(images: NDArray[np.float32]) -> Images:
    """Round as `sfumato.latents.image_space.bytes_from_images` does."""
    levels = np.round((images.clip(-1, 1) + 1) * np.float32(127.5))
    return np.ascontiguousarray(levels.astype(np.uint8).transpose(0, 2, 3, 1))


def _measure(process: CleanProcess, model: TrainedModel, plan: ProofPlan) -> bundle_manifest.Speed:
    """Time one image and a batch in onnxruntime and in torch, each after a warm-up."""
    batch = next(trials(model, _SPEED_BATCH))
    single = Trial(seeds=batch.seeds[:1], labels=batch.labels and batch.labels[:1])
    measured = process.measure(one=feed_of(model, single, plan), batch=feed_of(model, batch, plan))
    return bundle_manifest.Speed(
        machine=f"{platform.system()}, {platform.machine()}",
        threads=torch.get_num_threads(),
        load_s=process.loaded.load_s,
        one_image_s=measured.one_image_s,
        batch_size=len(batch.seeds),
        batch_s=measured.batch_s,
        one_image_torch_s=median_seconds(lambda: generate_as_gallery(model, single)),
        batch_torch_s=median_seconds(lambda: generate_as_gallery(model, batch)),
        model_bytes=process.loaded.model_bytes,
        one_image_bytes=measured.one_image_bytes,
        batch_bytes=measured.batch_bytes,
        is_clean_process=process.loaded.is_clean,
    )


def _worst(
    model: TrainedModel,
    draw: Callable[[Trial], Images],
    batches: list[Trial],
    *,
    found: list[Difference],
) -> list[Example]:
    """Regenerate the images with the largest differences, for the report."""
    pairs = [(trial, index) for trial in batches for index in range(len(trial.seeds))]
    order = sorted(range(len(found)), key=lambda index: -found[index].squared_error)
    examples = []
    for number in order[:_WORST_SHOWN]:
        trial, index = pairs[number]
        single = Trial(
            seeds=trial.seeds[index : index + 1],
            labels=trial.labels and trial.labels[index : index + 1],
            guidance=trial.guidance,
            num_steps=trial.num_steps,
        )
        source, export = generate_as_gallery(model, single)[0], draw(single)[0]
        examples.append(Example(f"seed {single.seeds[0]}", source, export))
    return examples


def _checks(
    precision: str, parity: bundle_manifest.Parity, distance: bundle_manifest.Distance | None
) -> list[Check]:
    """Compare the figures with the criteria of the precision."""
    checks = []
    if precision == "fp32":
        checks.append(
            Check(
                msg("exporters.bytes_within_one", "Bytes within 1 level of the original"),
                share_text(parity.within_one_share),
                msg("exporters.at_least", "at least {limit}", limit=f"{REQUIRED_SHARE:.1%}"),
                parity.within_one_share >= REQUIRED_SHARE,
            )
        )
    if precision == "fp16":
        psnr_db = parity.psnr_db
        checks.append(
            Check(
                msg("exporters.psnr_to_original", "PSNR relative to the original"),
                _psnr_text(psnr_db),
                msg("exporters.at_least", "at least {limit}", limit=f"{REQUIRED_PSNR_DB:g} dB"),
                psnr_db is None or psnr_db >= REQUIRED_PSNR_DB,
            )
        )
    if distance is not None:
        checks.append(
            Check(
                msg(
                    "exporters.distance_ratio",
                    "Fréchet distance relative to the original ({n:,} images)",
                    one="Fréchet distance relative to the original (1 image)",
                    n=distance.score.count,
                ),
                f"{distance.score.frechet.multiple:.3f}×",
                msg("exporters.at_most", "at most {limit}", limit=f"{LARGEST_RATIO:g}×"),
                distance.score.frechet.multiple <= LARGEST_RATIO,
            )
        )
        penalty = distance.cleanliness.penalty
        checks.append(
            Check(
                msg(
                    "exporters.added_dirt",
                    "Added noise, blur, and patterns (0: none, 1: plain to see)",
                ),
                f"{penalty:.2f}",
                msg("exporters.at_most", "at most {limit}", limit=f"{LARGEST_PENALTY:g}"),
                penalty <= LARGEST_PENALTY,
            )
        )
    return checks


def _metadata_fields(
    parity: bundle_manifest.Parity,
    distance: bundle_manifest.Distance | None,
    speed: bundle_manifest.Speed,
) -> dict[str, str]:
    """Return the figures that are reported in addition to the checks."""
    worst_db = parity.worst_psnr_db
    metadata = {
        "Images compared": str(parity.images),
        "Identical bytes": share_text(parity.identical_share),
        "Bytes within 1 level": share_text(parity.within_one_share),
        "Largest difference": f"{parity.worst_error} of 255",
        "Worst image": f"seed {parity.worst_seed}, "
        f"{share_text(parity.worst_identical_share)} of bytes identical",
        "Lowest PSNR of an image": str(_psnr_text(worst_db)),
        "Load model": f"{speed.load_s:.2f} s, {_megabytes(speed.model_bytes)}",
        "Generate 1 image": f"{speed.one_image_s * 1e3:.0f} ms, "
        f"{_megabytes(speed.one_image_bytes)}",
        f"Generate {speed.batch_size} images": f"{speed.batch_s * 1e3:.0f} ms, "
        f"{_megabytes(speed.batch_bytes)}",
        "Speed relative to PyTorch": f"{speed.batch_torch_s / speed.batch_s:.2f}×",
        "CPU threads": str(speed.threads),
    }
    if distance is not None:
        metadata["Quality"] = str(_distance_text(distance))
    return metadata


def _distance_text(distance: bundle_manifest.Distance) -> Message:
    """Return "Fréchet distance 246 vs 246, 48 of 1,000 images", with the original's second."""
    images = msg("exporters.image_count", "{n:,} images", one="1 image", n=distance.score.count)
    if distance.score.count < distance.asked:
        images = msg(
            "exporters.image_count_of",
            "{images:,} of {requested:,} images",
            images=distance.score.count,
            requested=distance.asked,
        )
    return msg(
        "exporters.distance",
        "Fréchet distance {export:.3g} vs {original:.3g}, {images}",
        export=distance.score.frechet.value,
        original=distance.score.frechet.baseline,
        images=images,
    )


def _psnr_text(psnr_db: float | None) -> Text:
    if psnr_db is None:
        return msg("exporters.identical", "identical")
    return f"{psnr_db:.1f} dB"


def _failed_text(check: Check) -> Message:
    return msg(
        "exporters.failed_check",
        "{criterion}: {found} (required: {required})",
        criterion=check.name,
        found=check.found,
        required=check.asked,
    )


def _megabytes(size_bytes: int) -> str:
    return f"{size_bytes / 1e6:.0f} MB" if size_bytes else "memory unknown"


def _refuse_failed(
    checks: list[Check], parity: bundle_manifest.Parity, *, file: Path, page: str
) -> None:
    failed = [check for check in checks if not check.has_passed]
    if not failed:
        return
    raise ExportError(
        msg(
            "exporters.verification_failed",
            "“{file}” does not match the original: {failed} ({parity}; worst seed {worst_seed}: "
            "{worst_identical} identical).",
            file=file.name,
            failed=[_failed_text(check) for check in failed],
            parity=parity_text(parity),
            worst_seed=parity.worst_seed,
            worst_identical=share_text(parity.worst_identical_share),
        ),
        hint=_HINT,
        report=page,
    )
