"""Tests of the selection of a device."""

import pytest
import torch

from sfumato.config.loading import apply_assignments
from sfumato.config.settings import RunConfig
from sfumato.device.backends import BACKENDS, backend_of, open_backend
from sfumato.device.selection import (
    DEVICE_KINDS,
    require_single_process,
    select_device,
    selected,
)
from sfumato.errors import ConfigError, DeviceError
from support.fake_card import FakeCard, installed


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


def test_a_card_is_selected_by_index_and_by_uuid() -> None:
    with installed(FakeCard(), FakeCard(), FakeCard()):
        chosen = {
            wanted: select_device(wanted).index for wanted in ("auto", "cuda", "cuda:2", "GPU-1A5E")
        }

    assert chosen == {"auto": 0, "cuda": 0, "cuda:2": 2, "GPU-1A5E": 1}


def test_a_missing_index_is_refused() -> None:
    with (
        installed(FakeCard(), FakeCard()),
        pytest.raises(DeviceError, match="“cuda:2” is not available"),
    ):
        select_device("cuda:2")


def test_a_card_that_does_not_work_is_skipped_with_the_reason() -> None:
    with installed(FakeCard(is_dead=True), FakeCard()):
        selection = selected("auto")

        assert selection.backend.index == 1
        assert [str(problem) for problem in selection.problems] == [
            "Fake card 0 cannot run a kernel."
        ]
        with pytest.raises(DeviceError, match="Fake card 0 cannot run a kernel"):
            selected("cuda:0")


def test_without_a_card_that_works_the_processor_is_used() -> None:
    with installed(FakeCard(is_dead=True)):
        selection = selected("auto")

    assert selection.backend.kind == "cpu"
    assert len(selection.problems) == 1


@pytest.mark.parametrize("count", ["", "1", "x"])
def test_a_single_process_may_train(count: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORLD_SIZE", count)

    require_single_process()


def test_several_processes_for_one_run_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORLD_SIZE", "4")

    with pytest.raises(DeviceError, match="started 4 training processes") as caught:
        require_single_process()

    assert "without torchrun" in str(caught.value.hint)


@pytest.mark.parametrize("device", ["auto", "cpu", "mps", "cuda", "cuda:1", "xpu:0", "GPU-8c5b-11"])
def test_a_device_can_be_set_by_kind_index_and_uuid(device: str) -> None:
    assert apply_assignments(RunConfig(), [f"device={device}"]).device == device


@pytest.mark.parametrize("device", ["gpu", "cuda:", "cuda:-1", "cpu:0", "GPU-", ""])
def test_other_devices_are_refused(device: str) -> None:
    with pytest.raises(ConfigError, match="device"):
        apply_assignments(RunConfig(), [f"device={device}"])
