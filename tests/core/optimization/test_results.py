"""Tests of the results of updates."""

import math

import torch

from sfumato.optimization.results import UpdateResults
from sfumato.optimization.update import UpdateResult


def test_results_are_read_once_with_the_number_of_skipped_updates_in_a_row() -> None:
    results = UpdateResults()
    for index, norm in enumerate([1.0, math.nan, math.inf, 2.0, math.nan]):
        results.add(UpdateResult(8 * (index + 1), torch.tensor(0.5), torch.tensor(norm)))

    read = results.read()

    assert [result.images_seen for result in read] == [8, 16, 24, 32, 40]
    assert [result.non_finite_in_a_row for result in read] == [0, 1, 2, 0, 1]
    assert [result.is_finite for result in read] == [True, False, False, True, False]
    assert results.read() == []


def test_skipped_updates_are_counted_across_reads() -> None:
    results = UpdateResults()
    counts = []
    for _ in range(3):
        results.add(UpdateResult(8, torch.tensor(0.5), torch.tensor(math.nan)))
        counts += [result.non_finite_in_a_row for result in results.read()]

    assert counts == [1, 2, 3]
