"""The contestant with TorchCFM's recipe for CIFAR-10.

It uses the package's U-Net (width 32, three levels, 1.6 million parameters), I-CFM or OT-CFM pairs,
Adam at 2e-4, batch 128, clipping at 1, mirrored images, and EMA 0.9999. Two changes are in its
favor: the 5,000 warm-up steps, too many for a short run, are omitted, and images are also generated
with the raw weights, because such a long average barely moves from its start.
"""

import copy
from functools import partial

import torch
from torch import Tensor, nn
from torchcfm.conditional_flow_matching import (
    ConditionalFlowMatcher,
    ExactOptimalTransportConditionalFlowMatcher,
)
from torchcfm.models.unet.unet import UNetModelWrapper

from contest.contestant import Clock, SamplingPreset, Trained, batches, parameter_count
from contest.sets import ImageSet

__all__ = ["train_contestant"]

_BATCH_SIZE = 128
_EMA_DECAY = 0.9999
_MATCHERS = {
    "torchcfm-icfm": ConditionalFlowMatcher,
    "torchcfm-otcfm": ExactOptimalTransportConditionalFlowMatcher,
}


def train_contestant(images: ImageSet, *, name: str, seed: int, budget_s: float) -> Trained:
    """Train as the CIFAR example does."""
    network = _network(images)
    average = copy.deepcopy(network).eval().requires_grad_(requires_grad=False)
    optimizer = torch.optim.Adam(network.parameters(), lr=2e-4)
    matcher = _MATCHERS[name](sigma=0.0)
    clock, seen = Clock(budget_s), 0
    for x in batches(images, _BATCH_SIZE, seed=seed, is_flipped=True):
        optimizer.zero_grad()
        t, x_t, flow = matcher.sample_location_and_conditional_flow(torch.randn_like(x), x)
        loss = torch.mean((network(t, x_t) - flow) ** 2)
        loss.backward()  # type: ignore[no-untyped-call]  # torch is untyped here
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        torch._foreach_lerp_(
            list(average.parameters()), [p.detach() for p in network.parameters()], 1 - _EMA_DECAY
        )
        seen += len(x)
        if clock.share >= 1:
            break
    return Trained(
        images_seen=seen,
        cpu_s=clock.cpu_s,
        elapsed_s=clock.elapsed_s,
        parameters=parameter_count(network),
        precision="fp32",
        presets=_presets(network.eval(), average, images),
    )


def _network(images: ImageSet) -> nn.Module:
    """Return the example's network with a quarter of its width and one level less."""
    network: nn.Module = UNetModelWrapper(
        dim=(images.channels, images.size_px, images.size_px),
        num_res_blocks=2,
        num_channels=32,
        channel_mult=[1, 2, 2],
        num_heads=4,
        num_head_channels=32,
        attention_resolutions=str(images.size_px // 2),
        dropout=0.1,
    )
    return network


def _presets(
    network: nn.Module, average: nn.Module, images: ImageSet
) -> tuple[SamplingPreset, ...]:
    shape = (images.channels, images.size_px, images.size_px)
    presets = []
    for name, net in (("raw weights", network), ("EMA", average)):
        for steps in (10, 50):
            draw = partial(_euler, network=net, shape=shape, steps=steps)
            presets.append(SamplingPreset(f"Euler, {name}", steps, draw))
        draw = partial(_midpoint, network=net, shape=shape, steps=5)
        presets.append(SamplingPreset(f"midpoint, {name}", 10, draw))
    return tuple(presets)


def _euler(count: int, *, network: nn.Module, shape: tuple[int, ...], steps: int) -> Tensor:
    x = torch.randn(count, *shape)
    for step in range(steps):
        x = x + network(torch.full((count,), step / steps), x) / steps
    return x


def _midpoint(count: int, *, network: nn.Module, shape: tuple[int, ...], steps: int) -> Tensor:
    x = torch.randn(count, *shape)
    for step in range(steps):
        half = x + network(torch.full((count,), step / steps), x) / (2 * steps)
        x = x + network(torch.full((count,), (step + 0.5) / steps), half) / steps
    return x
