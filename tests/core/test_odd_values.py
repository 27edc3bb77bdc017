"""Whatever value comes in, from a file, a search or a name, is taken or refused in a sentence."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from support.odd_values import TRIALS, Trial

SEEDS = 18
"""Of each trial; the whole of all trials and command lines is 500. Thousands: benchmarks."""


@pytest.mark.parametrize("trial", TRIALS, ids=lambda trial: trial.name)
def test_an_odd_value_is_taken_or_refused(trial: Trial, tmp_path_factory):
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
