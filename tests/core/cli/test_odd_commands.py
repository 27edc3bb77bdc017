"""Odd flags and arguments produce a result or a sentence."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from support.odd_commands import OddCommands

SEEDS = 194
"""500 together with those of `tests/core/test_odd_values.py`."""


def test_odd_flags_and_arguments_are_accepted_or_rejected(tmp_path_factory):
    commands = OddCommands(tmp_path_factory.mktemp("commands"))

    @settings(
        max_examples=SEEDS,
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data())
    def holds(data):
        line, code, said = commands.try_one(data.draw, tmp_path_factory.mktemp("trial"))

        assert code in (0, 1, 2), (line, said)
        assert "Internal error" not in said, (line, said)
        assert "Traceback" not in said, (line, said)

    holds()
