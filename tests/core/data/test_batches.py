"""Tests of the image order and of batches."""

import time

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from sfumato.data import batches
from sfumato.data.batches import BalancedOrder, BatchOrder, ImageSource

CPU = torch.device("cpu")
counts = st.integers(1, 40)
seeds = st.integers(0, 2**31 - 1)


@settings(deadline=None)
@given(counts, seeds, st.integers(0, 5))
def test_every_epoch_is_a_permutation(count, seed, epoch):
    order = BatchOrder(count, seed)

    indices = order.indices(epoch * count, count)

    assert sorted(indices.tolist()) == list(range(count))


@settings(deadline=None)
@given(counts, seeds, st.integers(0, 100), st.lists(st.integers(0, 90), max_size=8))
def test_any_split_into_batches_gives_the_same_sequence(count, seed, start, sizes):
    whole = BatchOrder(count, seed).indices(start, sum(sizes))

    order, at, parts = BatchOrder(count, seed), start, [np.empty(0, np.int64)]
    for size in sizes:
        parts.append(order.indices(at, size))
        at += size

    assert np.concatenate(parts).tolist() == whole.tolist()


@settings(deadline=None)
@given(counts, seeds, st.lists(st.integers(0, 200), min_size=1, max_size=6))
def test_random_access_gives_the_same_sequence(count, seed, clocks):
    order = BatchOrder(count, seed)

    for images_seen in clocks:
        fresh = BatchOrder(count, seed).indices(images_seen, 7)
        assert order.indices(images_seen, 7).tolist() == fresh.tolist()


@settings(deadline=None)
@given(
    st.lists(st.integers(-1, 4), min_size=1, max_size=40),
    seeds,
    st.integers(0, 100),
    st.lists(st.integers(1, 50), min_size=1, max_size=8),
)
def test_any_split_of_a_balanced_order_gives_the_same_sequence(labels, seed, start, sizes):
    order = BalancedOrder(np.array(labels), seed)
    whole = order.indices(start, sum(sizes))

    at, parts = start, []
    for size in sizes:
        parts.append(BalancedOrder(np.array(labels), seed).indices(at, size))
        at += size

    assert np.concatenate(parts).tolist() == whole.tolist()


def test_balanced_order_yields_each_class_once_per_round_and_each_image_once_per_epoch():
    labels = np.array([0] * 50 + [1] * 3 + [2] * 7 + [-1] * 2)
    order = BalancedOrder(labels, seed=0)

    found = order.indices(0, 4 * 50)

    classes = labels[found].reshape(50, 4)
    assert (np.sort(classes, axis=1) == [-1, 0, 1, 2]).all()
    assert len({tuple(turn) for turn in classes.tolist()}) > 10  # the order within a round varies
    assert sorted(found[labels[found] == 0]) == list(range(50))
    counts = np.bincount(found[labels[found] == 1])[50:]
    assert sorted(counts) == [16, 17, 17]


def test_epochs_and_seeds_differ():
    first = BatchOrder(1000, 0)
    orders = [
        first.indices(0, 1000),
        first.indices(1000, 1000),
        BatchOrder(1000, 1).indices(0, 1000),
    ]

    assert len({tuple(order.tolist()) for order in orders}) == 3


def test_the_order_is_the_same_across_versions():
    # Changing these would make resumed runs see other images than uninterrupted ones.
    assert BatchOrder(10, 3).indices(7, 8).tolist() == [5, 3, 8, 4, 1, 2, 8, 5]


def test_ordering_half_a_million_images_is_fast():
    order = BatchOrder(500_000, 0)
    order.indices(0, 64)
    started = time.perf_counter()

    for step in range(1000):
        order.indices(step * 64, 64)

    assert time.perf_counter() - started < 0.5  # about 5 ms on a development machine


@pytest.fixture
def images():
    return np.random.default_rng(0).integers(0, 256, (10, 4, 6, 3), np.uint8)


@pytest.mark.parametrize("share", [0.25, 0.0], ids=["in memory", "from the file"])
def test_a_batch_contains_the_requested_images(tmp_path, images, share, monkeypatch):
    monkeypatch.setattr(batches, "_SHARE_OF_FREE_MEMORY", share)
    images.tofile(tmp_path / "images.u8")
    mapped = np.memmap(tmp_path / "images.u8", np.uint8, mode="r", shape=images.shape)
    source = ImageSource(mapped, np.arange(10, dtype=np.int32), device=CPU)

    found, labels = source.load(np.array([7, 2, 7]))

    assert source.is_in_memory == (share > 0)
    assert len(source) == 10
    assert found.shape == (3, 3, 4, 6)
    assert found.dtype == torch.uint8
    assert found.is_contiguous()
    assert np.array_equal(found.permute(0, 2, 3, 1).numpy(), images[[7, 2, 7]])
    assert labels.tolist() == [7, 2, 7]
    assert labels.dtype == torch.int64


def test_changing_a_batch_does_not_change_the_source(images):
    source = ImageSource(images.copy(), np.zeros(10, np.int32), device=CPU)

    source.load(np.array([0]))[0].zero_()

    again, _ = source.load(np.array([0]))
    assert np.array_equal(again[0].permute(1, 2, 0).numpy(), images[0])


def test_images_that_fit_on_the_device_are_copied_there_once(images):
    source = ImageSource(images, np.arange(10, dtype=np.int32), device=CPU, device_bytes=2**30)

    found, labels = source.load(np.array([7, 2, 7]))

    assert source.is_on_device
    assert np.array_equal(found.permute(0, 2, 3, 1).numpy(), images[[7, 2, 7]])
    assert labels.tolist() == [7, 2, 7]
    found.zero_()
    assert source.load(np.array([7]))[0].any()
