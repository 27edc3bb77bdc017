"""Tests of the recovery from a lack of memory."""

import gc
import weakref

import pytest
import torch

from sfumato.device.memory import PassSize, explain_device_errors, retried
from sfumato.errors import DeviceError, MemoryShortageError
from support.fake_card import OUT_OF_MEMORY_ERRORS, FakeCard, installed

GROWS_AFTER = 64


def test_a_shortage_of_a_moment_changes_nothing() -> None:
    card = FakeCard(shortages=1)
    size = PassSize(8)

    with installed(card):
        size.run(card.compute)

    assert card.passes == [8]
    assert size.now == 8
    assert card.calls["empty_cache"] == 1


def test_fewer_images_are_processed_at_once_until_they_fit() -> None:
    card = FakeCard(capacity=3)
    size = PassSize(16)

    size.run(card.compute)

    assert card.passes == [2]
    assert size.now == 2


def test_the_number_grows_back_once_memory_is_free() -> None:
    card = FakeCard(shortages=4)
    size = PassSize(8)

    for _ in range(3 * GROWS_AFTER + 4):
        size.run(card.compute)

    assert card.passes[0] == 1
    assert card.passes[-1] == 8
    assert sorted(set(card.passes)) == [1, 2, 4, 8]


def test_a_larger_number_is_tried_ever_less_often_if_it_does_not_fit() -> None:
    card = FakeCard(capacity=4)
    size = PassSize(8)
    failures = 0

    def compute(count: int) -> None:
        nonlocal failures
        failures += count > 4
        card.compute(count)

    for _ in range(20 * GROWS_AFTER):
        size.run(compute)

    assert size.now == 4
    assert 4 <= failures <= 8  # the first two, then after 64, 128, 256, and 512 passes


def test_too_little_memory_for_one_image_is_explained() -> None:
    card = FakeCard(capacity=0.5)

    with pytest.raises(MemoryShortageError, match="not enough memory: CUDA out of memory"):
        PassSize(4).run(card.compute)


@pytest.mark.parametrize("name", OUT_OF_MEMORY_ERRORS)
def test_parts_cover_all_images_in_order_whatever_fits(name: str) -> None:
    card = FakeCard(capacity=5, error=OUT_OF_MEMORY_ERRORS[name])

    def work(first: int, count: int) -> list[int]:
        card.compute(count)
        return list(range(first, first + count))

    parts = list(PassSize(16).parts(22, work))

    assert [number for part in parts for number in part] == list(range(22))
    assert max(map(len, parts)) == 4


def test_interrupted_work_is_undone_and_its_memory_is_freed() -> None:
    held: list[weakref.ref[torch.Tensor]] = []
    alive: list[int] = []
    undone: list[bool] = []

    def work(count: int) -> int:
        alive.append(sum(ref() is not None for ref in held))
        tensor = torch.zeros(count)
        held.append(weakref.ref(tensor))
        if count > 2:
            raise torch.OutOfMemoryError
        return count

    assert PassSize(8).run(work, undo=lambda: undone.append(True)) == 2
    gc.collect()
    assert alive == [0, 0, 0, 0]
    assert len(undone) == 3


def test_other_errors_are_not_repeated() -> None:
    calls = []

    def work() -> None:
        calls.append(1)
        raise RuntimeError("shapes differ")

    with pytest.raises(RuntimeError, match="shapes differ"):
        retried(work)
    assert len(calls) == 1


def test_a_device_that_has_failed_is_explained() -> None:
    card = FakeCard(sticky="CUDA error: an illegal memory access was encountered")

    with (
        pytest.raises(DeviceError, match="can no longer use it") as caught,
        explain_device_errors(),
    ):
        card.synchronize()

    assert "start it again" in str(caught.value.hint)
