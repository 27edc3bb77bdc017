"""Verdicts on fast versions, without anything being drawn."""

from sfumato.fast_verdict import Distance, FastVerdict, WayOfDrawing

__all__ = ["BASE", "verdict", "way"]


def way(*frechet: float, run: str = "faces-01-fast-01", num_steps: int = 2) -> WayOfDrawing:
    """Give a way whose Frechet distance each network has found so; the floor is 2."""
    nets = ("EfficientNet-Lite0", "random network")
    distances = [
        Distance(net=net, net_sha256="0", frechet=value, frechet_floor=2.0, kernel=0.0)
        for net, value in zip(nets, frechet, strict=True)
    ]
    return WayOfDrawing(
        run=run,
        images_seen=100,
        sampler="consistency",
        num_steps=num_steps,
        distances=tuple(distances),
    )


BASE = way(12.0, 6.0, run="faces-01", num_steps=5)


def verdict(*fast: WayOfDrawing) -> FastVerdict:
    """Give the verdict on these ways of a fast version."""
    return FastVerdict(count=512, base=BASE, fast=fast)
