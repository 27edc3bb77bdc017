"""Settings and length of a distillation.

The values are those of Easy Consistency Tuning (Geng et al. 2024, arXiv:2406.14548, section 4),
made independent of the scale of the images.
"""

import math

import msgspec

from sfumato.checkpoints.checkpoint import CheckpointState, read_state, usable_checkpoint
from sfumato.checkpoints.network_file import load_spec
from sfumato.config.consistency import ConsistencyConfig
from sfumato.config.settings import AugmentationConfig, RunConfig, SamplingSettings
from sfumato.diffusion.consistency import require_clean_ends, usual_middle_sigma
from sfumato.errors import CheckpointError, ConfigError
from sfumato.messages import msg
from sfumato.nn.network import preconditioning_of
from sfumato.records.metadata import ModelMetadata
from sfumato.records.run_folder import RunFolder

__all__ = [
    "FAST_SAMPLER",
    "FAST_STEPS",
    "distillation_config",
    "distilled_sampling",
    "state_of_base",
]

FAST_SAMPLER = "consistency"
FAST_STEPS = 2
CHECKS = 8
"""Number of times a distilled model is scored during training."""

_COST = 4 / 3
"""Relative cost of an update, which has one additional forward pass without gradients."""

_FEWEST_UPDATES = 600
_MOST_IMAGES = 12_800_000
"""Number of images in the longest tuning in ECT: 100,000 updates of 128 images."""

_LEARNING_RATE = 1e-4
_USUAL_UPDATES = 8000
"""Number of updates ECT's learning rate is meant for; shorter tunings use a higher rate."""
_WARMUP_UPDATES = 50
_DROPOUT = 0.2


def state_of_base(base: RunFolder) -> CheckpointState:
    """Read the checkpoint that distillation starts from.

    Raises:
        CheckpointError: If the run has none.
        ConfigError: If the run is itself distilled, or its network does not support consistency.
    """
    if base.config.objective == "consistency":
        raise ConfigError(
            msg(
                "distillation.already_distilled",
                "Run “{run_id}” is already distilled.",
                run_id=base.run_id,
            ),
            hint=msg(
                "distillation.distill_the_original",
                "Distill the run it was made from: sfumato distill PROJECT {base}",
                base=base.config.consistency.base,
            ),
        )
    folder = usable_checkpoint(base)
    if folder is None:
        raise CheckpointError(
            msg(
                "distillation.no_checkpoint",
                "Run “{run_id}” has no checkpoint to distill.",
                run_id=base.run_id,
            ),
            hint=msg(
                "distillation.train_first",
                "Train it first; longer training makes a better distilled model: "
                "sfumato resume PROJECT {run_id}",
                run_id=base.run_id,
            ),
        )
    require_clean_ends(preconditioning_of(load_spec(base.folder)))
    return read_state(folder)


def distillation_config(base: CheckpointState, *, share: float, minutes: float = 0.0) -> RunConfig:
    """Return the config of a distilled run.

    Args:
        base: The checkpoint it starts from.
        share: Length of the distillation, as a fraction of the base's training time.
        minutes: Length of the distillation in minutes, at the base's throughput; 0 uses `share`.
    """
    metadata = base.metadata
    config = metadata.config
    images = _images(base, share=share, minutes=minutes)
    replace = msgspec.structs.replace
    return replace(
        config,
        objective="consistency",
        consistency=ConsistencyConfig(base=metadata.run),
        model=replace(config.model, dropout=_DROPOUT if config.model.dropout else 0.0),
        optimizer=replace(
            config.optimizer,
            name="adamw",  # the learning rates were tuned for this value
            learning_rate=_learning_rate(images // config.batch_size, base=config),
            warmup_images=_WARMUP_UPDATES * config.batch_size,
        ),
        sampling=distilled_sampling(metadata, num_steps=FAST_STEPS),
        ema=replace(config.ema, snapshots=0),
        report=replace(config.report, sample_every_images=-(-images // CHECKS), quality_share=0.0),
        augmentation=AugmentationConfig(),
        augmentations={},
        images_total=images,
        minutes=0.0,
    )


def distilled_sampling(metadata: ModelMetadata, *, num_steps: int) -> SamplingSettings:
    """Return the sampling of a distilled model, before its middle noise level is tuned.

    There is no distilled guide checkpoint, so autoguidance is disabled.
    """
    own = metadata.config.sampling
    return msgspec.structs.replace(
        own,
        guidance="none" if own.guidance == "autoguidance" else own.guidance,
        sampler=FAST_SAMPLER,
        sampler_settings={"middle": usual_middle_sigma(metadata.sigma_data)},
        num_steps=num_steps,
    )


def _learning_rate(updates: int, *, base: RunConfig) -> float:
    """Return ECT's learning rate, raised for fewer updates, but no higher than the base's.

    At 600 updates, three times ECT's rate improved the kernel distance of two-step sampling from
    0.48 to 0.37 (docs/decisions/0013-distillation.md).
    """
    raised = _LEARNING_RATE * math.sqrt(max(1.0, _USUAL_UPDATES / updates))
    return min(raised, base.optimizer.learning_rate)


def _images(base: CheckpointState, *, share: float, minutes: float) -> int:
    seen, batch = base.metadata.images_seen, base.metadata.config.batch_size
    wanted = share * seen / _COST
    if minutes:
        wanted = minutes * 60 * seen / max(1.0, base.elapsed_s) / _COST
    images = min(max(wanted, _FEWEST_UPDATES * batch), _MOST_IMAGES)
    return -(-int(images) // batch) * batch
