"""Tests that distinguish failures of devices."""

import pytest
import torch

from sfumato.device.failures import is_out_of_memory, is_sticky
from support.fake_card import OUT_OF_MEMORY_ERRORS

STICKY = [
    "CUDA error: an illegal memory access was encountered",
    "CUDA error: device-side assert triggered",
    "CUDA error: unspecified launch failure",
    "HIP error: hipErrorIllegalAddress",
]


@pytest.mark.parametrize("name", OUT_OF_MEMORY_ERRORS)
def test_a_lack_of_memory_is_recognized_whoever_reports_it(name: str) -> None:
    error = OUT_OF_MEMORY_ERRORS[name]()

    assert is_out_of_memory(error)
    assert not is_sticky(error)


@pytest.mark.parametrize("text", STICKY)
def test_an_error_that_ends_the_use_of_a_card_is_recognized(text: str) -> None:
    assert is_sticky(RuntimeError(text))
    assert is_sticky(torch.AcceleratorError(text))
    assert not is_out_of_memory(RuntimeError(text))


@pytest.mark.parametrize(
    "error",
    [
        RuntimeError("mat1 and mat2 shapes cannot be multiplied (2x3 and 4x5)"),
        RuntimeError("GET was unable to find an engine to execute this computation"),
        ValueError("CUDA out of memory"),
        KeyError("x"),
    ],
)
def test_other_errors_are_neither(error: Exception) -> None:
    assert not is_out_of_memory(error)
    assert not is_sticky(error)
