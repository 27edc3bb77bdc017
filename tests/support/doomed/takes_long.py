"""Tests of another worker, which no run waits for after a worker died."""

import time

import pytest


@pytest.mark.parametrize("part", range(300))
def test_takes_a_second(part):
    time.sleep(1)
