"""Tests of updates on GPUs that are not there, traced with fake tensors.

A fake tensor has a device and a shape, but no content. So the operations of an update are those
that a GPU would be given, and those that let the host wait are seen.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import pytest
import torch
from torch import Tensor
from torch._subclasses.fake_tensor import FakeTensorMode
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_leaves

from sfumato.config.image_shape import ImageShape
from sfumato.config.settings import AugmentationConfig, RunConfig
from sfumato.data.batches import ImageSource
from sfumato.device.backend import Capabilities
from sfumato.device.backends import BACKENDS, BackendKind, CudaBackend
from sfumato.device.plan import plain_plan
from sfumato.latents.image_space import PixelSpace
from sfumato.messages import Message
from sfumato.nn.network import build_denoiser, spec_from_config
from sfumato.optimization import update
from sfumato.training.augmentation import Augmenter
from sfumato.training.batches import TrainingBatches, updater_for
from sfumato.training.ema import PowerEma
from sfumato.training.objective import DenoisingObjective
from support.toy import TOY_CONFIG, with_changes

_READS = ("_local_scalar_dense", "nonzero", "equal", "is_nonzero", "item")
_COPIES = ("_to_copy", "copy_")


class _Rules(TorchDispatchMode):
    """Collects what an update must not do on a GPU.

    Args:
        device: The kind of device.
        has_float64: Whether the device has numbers of 64 bits with a fraction.
    """

    def __init__(self, device: str, *, has_float64: bool) -> None:
        super().__init__()
        self.broken: list[str] = []
        self.launches = 0
        self._device = device
        self._has_float64 = has_float64

    def __torch_dispatch__(
        self,
        func: Callable[..., Any],
        types: Sequence[type],
        args: Sequence[Any] = (),
        kwargs: Mapping[str, Any] | None = None,
    ) -> Any:  # the result of any operation
        result = func(*args, **(kwargs or {}))
        name = str(func).split(".")[1]
        tensors = [t for t in tree_leaves((args, kwargs, result)) if isinstance(t, Tensor)]
        devices = {t.device.type for t in tensors if t.dim()}
        self.launches += self._device in devices
        if name in _READS and self._device in devices:
            self.broken.append(f"{name} lets the host wait")
        if len(devices) > 1 and name not in _COPIES:
            self.broken.append(f"{name} mixes {sorted(devices)}")
        if len(devices) > 1 and name in _COPIES and not self._is_asynchronous(args, kwargs):
            self.broken.append(f"{name} is a copy that blocks")
        if not self._has_float64:
            is_wide = any(
                t.dtype == torch.float64 and t.device.type == self._device for t in tensors
            )
            self.broken += [f"{name} uses float64"] if is_wide else []
        return result

    def _is_asynchronous(self, args: Sequence[Any], kwargs: Mapping[str, Any] | None) -> bool:
        return bool((kwargs or {}).get("non_blocking") or (len(args) > 2 and args[2] is True))


class _TracedCard(CudaBackend):
    """A card that is traced."""

    limits = Capabilities()

    @property
    def label(self) -> Message:
        return Message("a traced card")

    @property
    def capabilities(self) -> Capabilities:
        return self.limits

    def send(self, tensor: Tensor) -> Tensor:
        return tensor.to(self.torch_device, non_blocking=True)  # cannot be pinned without a driver


class _TracedApple(_TracedCard):
    """A card with the limits of Apple's; torch traces the devices of this build only."""

    limits = Capabilities(has_float64=False, has_foreach=False, has_bf16=False)


@pytest.fixture(params=[_TracedCard, _TracedApple], ids=["nvidia", "apple"])
def card(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> _TracedCard:
    kind: type[_TracedCard] = request.param
    monkeypatch.setitem(BACKENDS, "cuda", BackendKind(lambda: 1, kind))
    monkeypatch.setattr(update, "apply_plan", lambda *_, **__: None)
    # Without a driver, autograd has no thread for the device, and content decides no shape.
    monkeypatch.setattr(Tensor, "backward", lambda _: None)
    monkeypatch.setattr(Tensor, "nonzero", lambda self: torch.arange(len(self) // 2)[:, None])
    return kind(0)


def _rules_after(config: RunConfig, card: _TracedCard) -> _Rules:
    """Return what an update and the averaging after it break."""
    rules = _Rules(card.kind, has_float64=card.capabilities.has_float64)
    spec = spec_from_config(config, image_shape=config.data.shape, classes=(), sigma_data=0.5)
    with FakeTensorMode(allow_non_fake_inputs=True):
        with torch.device(card.kind):
            denoiser = build_denoiser(spec).train()
            average = build_denoiser(spec)
        objective = DenoisingObjective(denoiser)
        images = np.zeros((48, 8, 8, 3), np.uint8)
        batches = TrainingBatches(
            config,
            ImageSource(images, np.zeros(48, np.int32), device=torch.device(card.kind)),
            space=PixelSpace(ImageShape(3, 8, 8)),
            objective=objective,
            augmenter=Augmenter({}),
            denoiser=denoiser,
        )
        updater = updater_for(config, denoiser, batches, objective=objective, plan=plain_plan(card))
        for parameter in denoiser.parameters():
            parameter.grad = torch.empty_like(parameter)
        with rules:
            updater.update(0, learning_rate=1e-3)
            PowerEma(denoiser, average, length=0.1).update(step=2)
    return rules


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"augmentation": AugmentationConfig(probability=0.3)},
        {"optimizer": type(TOY_CONFIG.optimizer)(name="muon", warmup_images=16)},
        {"micro_batch_size": 3},
    ],
    ids=["plain", "augmented", "muon", "micro-batches"],
)
def test_an_update_neither_mixes_devices_nor_waits(
    changes: dict[str, Any], card: _TracedCard
) -> None:
    rules = _rules_after(with_changes(**changes), card)

    assert rules.launches > 50
    assert rules.broken == []
