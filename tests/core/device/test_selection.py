"""Tests of the selection of a device."""

import pytest
import torch

from sfumato.device.backends import BACKENDS, backend_of, open_backend
from sfumato.device.selection import DEVICE_KINDS, select_device
from sfumato.errors import DeviceError


def test_unavailable_device_is_rejected() -> None:
    absent = "mps" if select_device().kind != "mps" else "cuda"

    with pytest.raises(DeviceError, match=f"Device “{absent}” is not available"):
        select_device(absent)


def test_the_processor_is_always_available() -> None:
    backend = select_device("cpu")

    assert backend.torch_device == torch.device("cpu")
    assert "CPU" in backend.name
    assert 0 < backend.free_bytes() <= backend.total_bytes
    assert backend.problem() is None


def test_every_kind_has_a_place_in_the_order_of_preference() -> None:
    assert set(DEVICE_KINDS) == set(BACKENDS)
    assert DEVICE_KINDS[-1] == "cpu"


@pytest.mark.parametrize("kind", ["cuda", "xpu"])
def test_a_card_is_known_by_its_torch_device(kind: str) -> None:
    backend = backend_of(torch.device(kind, 1))

    assert (backend.kind, backend.index) == (kind, 1)
    assert backend.torch_device == torch.device(kind, 1)
    assert backend.has_own_memory


def test_the_processor_has_no_index() -> None:
    assert open_backend("cpu").torch_device.index is None
