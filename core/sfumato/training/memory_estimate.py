"""Prediction of the memory that an update needs on a GPU, without a GPU.

Forward and backward pass are traced with fake tensors, which have a shape but no content, while the
bytes of all living tensors are counted after every operation. Two small micro-batches show for each
moment of the pass what is needed anyway, and what each image adds. The weights, their averages, and
the optimizer's moments are added.
"""

import weakref
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import torch
from torch import Tensor
from torch._subclasses.fake_tensor import FakeTensorMode
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_leaves

from sfumato.config.presets import latent_shape, over_latents
from sfumato.config.settings import RunConfig
from sfumato.device.memory import RESERVED_SHARE
from sfumato.device.plan import Precision
from sfumato.nn.backbone import AUGMENTATION_LABELS
from sfumato.nn.network import NetworkSpec, build_denoiser, spec_from_config
from sfumato.optimization.optimizer import MOMENTS
from sfumato.training.objective import Batch, objective_for

__all__ = ["MemoryEstimate", "estimate_memory", "traced_peak_bytes"]

_SMALL, _LARGER = 2, 4
_CONTEXT_BYTES = 600_000_000
"""An allowance for the driver's context and the libraries' workspaces, which vary by GPU."""


class MemoryEstimate(NamedTuple):
    """The predicted memory of an update."""

    parameters: int
    kept_bytes: int
    """Weights, averages, and moments of the optimizer."""
    moments: tuple[tuple[float, float], ...]
    """Bytes needed anyway and bytes per image, at each moment that may be the peak of a pass."""
    batch_size: int

    def peak_bytes(self, micro_batch_size: int) -> int:
        """Return the peak memory with micro-batches of a size."""
        in_pass = max(anyway + each * micro_batch_size for anyway, each in self.moments)
        return int(_CONTEXT_BYTES + self.kept_bytes + in_pass)

    def micro_batch_size(self, total_bytes: int) -> int:
        """Return the largest power of two, up to the batch, that fits on a GPU; 0 if none does."""
        usable, size = (1 - RESERVED_SHARE) * total_bytes, 0
        while size < self.batch_size:
            larger = min(self.batch_size, max(1, 2 * size))
            if self.peak_bytes(larger) > usable:
                break
            size = larger
        return size


def estimate_memory(
    config: RunConfig, *, classes: tuple[str, ...] = (), precision: Precision = "bf16"
) -> MemoryEstimate:
    """Predict the memory of a run's updates.

    Args:
        config: The run's config.
        classes: The classes of its dataset.
        precision: The precision of the network.

    Raises:
        ConfigError: If no network of the config supports the image size.
    """
    config, spec = _network_of(config, classes)
    small, larger = (_traced(config, spec, precision, count=count) for count in (_SMALL, _LARGER))
    averages = 2 if config.ema.snapshots else 1
    return MemoryEstimate(
        parameters=small.parameters,
        kept_bytes=small.weight_bytes * (1 + averages + MOMENTS),
        moments=_peaks(small.living_bytes, larger.living_bytes),
        batch_size=config.batch_size,
    )


def traced_peak_bytes(
    config: RunConfig, micro_batch_size: int, *, precision: Precision = "bf16"
) -> int:
    """Return the peak of all tensors that live during a pass, beside weights and averages."""
    config, spec = _network_of(config, ())
    return max(_traced(config, spec, precision, count=micro_batch_size).living_bytes)


def _peaks(small: list[int], larger: list[int]) -> tuple[tuple[float, float], ...]:
    """Return the moments that are the peak for some micro-batch; see `MemoryEstimate.moments`."""
    lines = set()
    for less, more in zip(small, larger, strict=True):
        each = (more - less) / (_LARGER - _SMALL)
        lines.add((less - _SMALL * each, each))
    found: list[tuple[float, float]] = []
    for anyway, each in sorted(lines, reverse=True):
        if not found or each > found[-1][1]:
            found.append((anyway, each))
    return tuple(found)


class _Traced(NamedTuple):
    """What a traced forward and backward pass used."""

    living_bytes: list[int]
    """The bytes of all living tensors after each operation."""
    weight_bytes: int
    parameters: int


def _network_of(config: RunConfig, classes: tuple[str, ...]) -> tuple[RunConfig, NetworkSpec]:
    """Return a config in the space that its network works in, and its network."""
    shape = config.data.shape
    if config.model.autoencoder != "none":
        inner = latent_shape(config.autoencoder, shape)
        config = over_latents(config, shape=inner)
        return config, spec_from_config(config, image_shape=inner, classes=classes, sigma_data=0.5)
    return config, spec_from_config(config, image_shape=shape, classes=classes, sigma_data=0.5)


def _traced(config: RunConfig, spec: NetworkSpec, precision: Precision, *, count: int) -> _Traced:
    channels, height, width = spec.image_shape
    with FakeTensorMode(allow_non_fake_inputs=True):
        denoiser = build_denoiser(spec).train()
        objective = objective_for(config, denoiser, sigma_data=0.5)
        x = torch.empty(count, channels, height, width)
        batch = Batch(
            x=x,
            noise=torch.empty_like(x),
            sigma=torch.ones(count),
            class_label=torch.zeros(count, dtype=torch.int64) if spec.classes else None,
            augmentation=torch.zeros(count, AUGMENTATION_LABELS)
            if spec.augmentation_labels
            else None,
        )
        with _LivingTensors() as living:
            with torch.autocast("cpu", torch.bfloat16, enabled=precision == "bf16"):
                losses = objective.losses(batch)
            losses.sum().backward()  # type: ignore[no-untyped-call]  # torch has no types here
        return _Traced(
            living_bytes=living.bytes,
            weight_bytes=sum(p.nbytes for p in denoiser.parameters()),
            parameters=sum(p.numel() for p in denoiser.parameters()),
        )


class _LivingTensors(TorchDispatchMode):  # type: ignore[no-untyped-call]  # torch has no types
    """Counts the bytes of all tensors that operations create, until they are freed."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # torch has no types here
        self.bytes: list[int] = []
        """The sum after each operation."""
        self._now = 0
        self._known: dict[int, int] = {}

    def __torch_dispatch__(
        self,
        func: Callable[..., Any],
        types: Sequence[type],
        args: Sequence[Any] = (),
        kwargs: Mapping[str, Any] | None = None,
    ) -> Any:  # the result of any operation
        result = func(*args, **(kwargs or {}))
        given = {_storage_key(t) for t in tree_leaves((args, kwargs)) if isinstance(t, Tensor)}
        for tensor in tree_leaves(result):
            if isinstance(tensor, Tensor) and _storage_key(tensor) not in given:
                self._note(tensor)
        self.bytes.append(self._now)
        return result

    def _note(self, tensor: Tensor) -> None:
        storage = tensor.untyped_storage()
        key = _storage_key(tensor)
        if key in self._known:
            return
        self._known[key] = storage.nbytes()
        self._now += storage.nbytes()
        weakref.finalize(storage, self._forget, key)

    def _forget(self, key: int) -> None:
        self._now -= self._known.pop(key, 0)


def _storage_key(tensor: Tensor) -> int:
    return int(tensor.untyped_storage()._cdata)  # noqa: SLF001, there is no public identity
