"""Tests of the power-function average and its width."""

import pytest
import torch
from torch import nn

from sfumato.checkpoints.power_profiles import gamma_from_length
from sfumato.training.ema import PowerEma


def test_the_average_of_a_ramp_lags_as_in_the_closed_form() -> None:
    source, average = nn.Linear(1, 1, bias=False), nn.Linear(1, 1, bias=False)
    ema = PowerEma(source, average, length=0.10)
    steps = 4_000

    for step in range(1, steps + 1):
        with torch.no_grad():
            source.weight.fill_(float(step))
        ema.update(step=step)

    gamma = gamma_from_length(0.10)
    expected = steps * (gamma + 1) / (gamma + 2)  # the mean of t for a density t^gamma
    assert average.weight.item() == pytest.approx(expected, rel=2e-3)


def test_the_first_update_discards_the_random_initialization() -> None:
    source, average = nn.Linear(3, 3), nn.Linear(3, 3)

    PowerEma(source, average, length=0.05).update(step=1)

    assert torch.equal(source.weight, average.weight)
