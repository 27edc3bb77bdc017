"""Scores without measuring images."""

from sfumato.records.score import Cleanliness, Component, Score

__all__ = ["CLEAN", "score"]

CLEAN = Cleanliness(power=(1.0,) * 5, pattern=1.0, flat_noise=0.0)


def score(
    frechet: float,
    *,
    baseline: float = 2.0,
    kernel: float = 0.2,
    net: str = "dataset features",
    net_sha256: str = "0" * 64,
    count: int = 512,
) -> Score:
    """Return a score with the given Fréchet and kernel distance; the other figures are fixed."""
    return Score(
        net=net,
        net_sha256=net_sha256,
        input_px=32,
        count=count,
        components={
            "frechet": Component(value=frechet, baseline=baseline),
            "kernel": Component(value=kernel, baseline=0.1, low=kernel - 0.1, high=kernel + 0.1),
            "precision": Component(value=0.71, baseline=0.9),
            "recall": Component(value=0.62, baseline=0.9),
            "density": Component(value=0.8, baseline=1.0),
            "coverage": Component(value=0.7, baseline=0.9),
        },
    )
