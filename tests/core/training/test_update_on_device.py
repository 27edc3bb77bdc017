"""Tests that an update leaves its results on the device."""

import copy
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import pytest
import torch
from tests.support.toy import TOY_CONFIG, with_changes
from torch.utils._python_dispatch import TorchDispatchMode

from sfumato.checkpoints.writing import restore_optimizer
from sfumato.config.image_shape import ImageShape
from sfumato.config.settings import RunConfig
from sfumato.data.batches import ImageSource
from sfumato.device.plan import DevicePlan
from sfumato.diffusion.preconditioning import PreconditionedDenoiser
from sfumato.latents.image_space import PixelSpace
from sfumato.nn.network import build_denoiser, spec_from_config
from sfumato.optimization.update import Updater
from sfumato.training.augmentation import Augmenter
from sfumato.training.batches import TrainingBatches, updater_for
from sfumato.training.ema import PowerEma
from sfumato.training.objective import Batch, DenoisingObjective

CPU = DevicePlan(kind="cpu", name="CPU", precision="fp32", threads=1)
CHANNELS_LAST = DevicePlan(
    kind="cpu", name="CPU", precision="fp32", threads=1, memory_format="channels_last"
)


class _NoWaiting(TorchDispatchMode):
    """Fails if a value is read from a tensor, which would wait for a GPU."""

    def __torch_dispatch__(
        self,
        func: Callable[..., Any],
        types: Sequence[type],
        args: Sequence[Any] = (),
        kwargs: Mapping[str, Any] | None = None,
    ) -> Any:  # the result of any operation
        assert "_local_scalar_dense" not in str(func), "A number was read from a tensor."
        assert "nonzero" not in str(func), "A shape depends on numbers in a tensor."
        return func(*args, **(kwargs or {}))


def _updater(config: RunConfig) -> tuple[Updater[Batch], PreconditionedDenoiser]:
    torch.manual_seed(0)
    spec = spec_from_config(
        config, image_shape=config.data.shape, classes=("cat", "dog"), sigma_data=0.5
    )
    denoiser = build_denoiser(spec).train()
    images = np.random.default_rng(0).integers(0, 256, (48, 8, 8, 3), np.uint8)
    source = ImageSource(images, np.zeros(48, np.int32), device=CPU.device)
    objective = DenoisingObjective(denoiser)
    batches = TrainingBatches(
        config,
        source,
        space=PixelSpace(ImageShape(3, 8, 8)),
        objective=objective,
        augmenter=Augmenter({}),
        denoiser=denoiser,
    )
    updater = updater_for(config, denoiser, batches, objective=objective, plan=CPU)
    updater.follow(CPU)
    return updater, denoiser


@pytest.mark.parametrize("name", ["adamw", "muon"])
def test_an_update_never_waits_for_the_device(name: str) -> None:
    optimizer = TOY_CONFIG.optimizer
    config = with_changes(
        optimizer=type(optimizer)(name=name, warmup_images=16), micro_batch_size=3
    )
    updater, denoiser = _updater(config)
    ema = PowerEma(denoiser, copy.deepcopy(denoiser), length=0.1)
    updater.update(0, learning_rate=1e-3)  # one-time setup may wait

    with _NoWaiting():
        result = updater.update(8, learning_rate=1e-3)
        ema.update(step=2)

    assert result.images_seen == 16
    assert float(result.loss) > 0
    assert float(result.gradient_norm) > 0


def test_an_optimizer_is_restored_in_the_memory_format_of_its_weights() -> None:
    updater, denoiser = _updater(TOY_CONFIG)
    updater.follow(CHANNELS_LAST)
    updater.update(0, learning_rate=1e-3)
    kernel = next(p for p in denoiser.parameters() if p.dim() == 4 and p.shape[1] > 1)
    parameters = updater.optimizer.param_groups[0]["params"]
    saved = {
        f"{index}.{name}": value.clone(memory_format=torch.contiguous_format)
        for index, parameter in enumerate(parameters)
        for name, value in updater.optimizer.state[parameter].items()
    }

    restore_optimizer(updater.optimizer, saved)

    state = updater.optimizer.state[kernel]
    index = next(i for i, p in enumerate(parameters) if p is kernel)
    assert kernel.is_contiguous(memory_format=torch.channels_last)
    assert state["exp_avg"].stride() == kernel.stride()
    assert torch.equal(state["exp_avg"], saved[f"{index}.exp_avg"])


def test_both_memory_formats_train_the_same() -> None:
    losses = []
    for plan in (CPU, CHANNELS_LAST):
        updater, _ = _updater(TOY_CONFIG)
        updater.follow(plan)
        losses.append([float(updater.update(8 * n, learning_rate=1e-3).loss) for n in range(4)])

    assert losses[0] == pytest.approx(losses[1], rel=1e-4)
