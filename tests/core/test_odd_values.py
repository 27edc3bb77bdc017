"""Odd values from a file, a search, or a name are accepted or rejected in a sentence."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from support.odd_values import TRIALS, Trial

SEEDS = 18
"""Per trial; all trials and command lines add up to 500. Benchmarks use thousands."""


@pytest.mark.parametrize("trial", TRIALS, ids=lambda trial: trial.name)
def test_odd_value_is_accepted_or_rejected(trial: Trial, tmp_path_factory):
    @settings(
        max_examples=SEEDS,
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data())
    def holds(data):
        trial.run(data.draw, tmp_path_factory.mktemp("trial"))

    holds()
