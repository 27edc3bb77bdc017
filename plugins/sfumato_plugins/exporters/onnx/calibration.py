"""Calibration data for 8-bit quantization: the inputs of a network during sampling.

Quantization to eight bits needs the range of every activation in the network. The ranges are
measured on the real workload: the model generates a few images with its own sampler, noise levels,
classes, and guidance, and every network call is recorded.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import numpy as np
from numpy.typing import NDArray
from torch import Tensor, nn

from sfumato.generation.trained_model import TrainedModel
from sfumato_plugins.exporters.proof.regeneration import generate_as_gallery, trials

__all__ = ["Call", "calls_of"]

Call = Mapping[str, NDArray[Any]]
"""Inputs of a network, keyed by name: x, sigma, and optionally class_label."""

_NAMES = ("x", "sigma", "class_label")


def calls_of(model: TrainedModel, *, images: int) -> dict[nn.Module, list[Call]]:
    """Generate images and return every call to each of the model's networks.

    Args:
        model: The model, which runs in fp32.
        images: Number of images, whose classes and guidance scales vary.
    """
    calls: dict[nn.Module, list[Call]] = {network: [] for network in model.networks}
    with _written_down(calls):
        for trial in trials(model, images):
            generate_as_gallery(model, trial)
    return calls


@contextmanager
def _written_down(calls: dict[nn.Module, list[Call]]) -> Iterator[None]:
    def note(network: nn.Module, inputs: tuple[Any, ...]) -> None:  # any inputs
        calls[network].append(_as_arrays(inputs))

    hooks = [network.register_forward_pre_hook(note) for network in calls]
    try:
        yield
    finally:
        for hook in hooks:
            hook.remove()


def _as_arrays(inputs: tuple[Tensor | None, ...]) -> Call:
    x, sigma, *label = inputs
    assert x is not None
    assert sigma is not None
    given = {"x": x, "sigma": sigma.expand(len(x))}
    if label and label[0] is not None:
        given["class_label"] = label[0]
    return {name: np.ascontiguousarray(value.numpy()) for name, value in given.items()}
