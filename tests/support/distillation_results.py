"""Distillation results without generating images."""

from sfumato.records.distillation_result import DistillationResult, SamplingVariant
from support.scores import CLEAN, score

__all__ = ["BASE", "distillation_result", "variant"]


def variant(*frechet: float, run: str = "faces-01-fast-01", num_steps: int = 2) -> SamplingVariant:
    """Return a variant with these Fréchet distances, one per network; the baseline is 2."""
    nets = ("EfficientNet-Lite0", "random network")
    scores = [score(value, net=net) for net, value in zip(nets, frechet, strict=True)]
    return SamplingVariant(
        run=run,
        images_seen=100,
        sampler="consistency",
        num_steps=num_steps,
        scores=tuple(scores),
        cleanliness=CLEAN,
    )


BASE = variant(12.0, 6.0, run="faces-01", num_steps=5)


def distillation_result(*fast: SamplingVariant) -> DistillationResult:
    """Return the result of comparing these variants of a distilled model."""
    return DistillationResult(count=512, base=BASE, fast=fast)
