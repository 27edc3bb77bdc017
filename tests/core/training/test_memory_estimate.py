"""Tests of the predicted memory of an update."""

import pytest

from sfumato.config.image_shape import ImageShape
from sfumato.config.presets import preset_config
from sfumato.config.settings import RunConfig
from sfumato.training.memory_estimate import MemoryEstimate, estimate_memory, traced_peak_bytes
from support.source_tree import REPOSITORY

_GB = 10**9


def _preset(name: str, size_px: int) -> RunConfig:
    return preset_config(name, dataset="d", shape=ImageShape.square(size_px), images=20_000)


@pytest.mark.parametrize(("name", "size_px"), [("sketch", 32), ("quick", 256)])
def test_the_prediction_is_what_a_pass_needs(name: str, size_px: int) -> None:
    config = _preset(name, size_px)
    estimate = estimate_memory(config)
    beside = estimate._replace(moments=((0.0, 0.0),)).peak_bytes(1)

    predicted = [estimate.peak_bytes(count) - beside for count in (1, 16)]

    traced = [traced_peak_bytes(config, count) for count in (1, 16)]
    assert predicted == pytest.approx(traced, rel=0.1)


def test_full_precision_needs_more_memory_for_each_image() -> None:
    config = _preset("sketch", 32)

    halves, full = (
        estimate_memory(config, precision=precision).peak_bytes(512)
        for precision in ("bf16", "fp32")
    )

    assert halves < full < 2.5 * halves


def test_the_micro_batch_never_exceeds_the_memory() -> None:
    estimate = MemoryEstimate(
        parameters=1, kept_bytes=_GB, moments=((0.5 * _GB, 0.1 * _GB),), batch_size=48
    )

    sizes = {total: estimate.micro_batch_size(total * _GB) for total in (1, 2, 3, 6, 8, 80)}

    assert sizes == {1: 0, 2: 0, 3: 4, 6: 32, 8: 48, 80: 48}
    for total, size in sizes.items():
        assert not size or estimate.peak_bytes(size) <= 0.92 * total * _GB


def test_no_micro_batch_in_the_documentation_exceeds_its_gpu() -> None:
    lines = (REPOSITORY / "docs/gpu-memory.md").read_text(encoding="utf-8").splitlines()
    table = [line.strip("| ").split(" | ") for line in lines if line.startswith("|")]
    totals = [int(cell.removesuffix(" GB")) for cell in table[0][4:]]

    peaks = [
        (float(cell.partition("(")[2].rstrip(")")), total)
        for row in table[2:]
        for cell, total in zip(row[4:], totals, strict=True)
    ]

    assert len(peaks) == 20 * len(totals)
    assert all(peak <= 0.92 * total for peak, total in peaks)
