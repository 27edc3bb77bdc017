"""Is the plan the fastest of those tried, and only what was left open tried at all?"""

import time
from collections.abc import Callable, Iterator

import msgspec
import pytest
import torch

from sfumato.config.settings import RunConfig
from sfumato.device import (
    DevicePlan,
    choose_plan,
    choose_threads,
    confirm_plan,
    device_kind,
)
from sfumato.errors import DeviceError


def _trial_that_takes(
    seconds_by_plan: dict[tuple[str, int], float], tried: list[DevicePlan]
) -> Callable[[DevicePlan], None]:
    def trial(plan: DevicePlan) -> None:
        tried.append(plan)
        time.sleep(seconds_by_plan.get((plan.precision, plan.threads), 0.05))

    return trial


@pytest.fixture(autouse=True)
def _keep_threads() -> Iterator[None]:
    before = torch.get_num_threads()
    yield
    torch.set_num_threads(before)


def test_what_is_fixed_is_not_tried() -> None:
    tried: list[DevicePlan] = []
    config = RunConfig(device="cpu", precision="bf16", threads=1)

    plan, _ = choose_plan(config, spare_cores=0, trial=_trial_that_takes({}, tried))

    assert (plan.kind, plan.precision, plan.threads) == ("cpu", "bf16", 1)
    assert tried == []


def test_the_faster_precision_is_taken() -> None:
    config = RunConfig(device="cpu", threads=1)
    seconds = {("fp32", 1): 0.02, ("bf16", 1): 0.005}

    plan, _ = choose_plan(config, spare_cores=0, trial=_trial_that_takes(seconds, []))

    assert plan.precision == "bf16"


def test_a_gain_within_the_noise_does_not_change_the_precision() -> None:
    config = RunConfig(device="cpu", threads=1)
    seconds = {("fp32", 1): 0.05, ("bf16", 1): 0.049}

    plan, _ = choose_plan(config, spare_cores=0, trial=_trial_that_takes(seconds, []))

    assert plan.precision == "fp32"


def test_a_hopeless_plan_is_given_up_after_one_step() -> None:
    tried: list[DevicePlan] = []
    config = RunConfig(device="cpu", threads=1)
    seconds = {("fp32", 1): 0.002, ("bf16", 1): 0.02}

    choose_plan(config, spare_cores=0, trial=_trial_that_takes(seconds, tried))

    assert sum(plan.precision == "bf16" for plan in tried) == 2  # one to warm up, one to measure


def test_spare_cores_are_left_to_others() -> None:
    tried: list[DevicePlan] = []
    config = RunConfig(device="cpu", precision="fp32")

    plan, _ = choose_plan(config, spare_cores=10_000, trial=_trial_that_takes({}, tried))

    assert plan.threads == 1


def test_a_device_that_is_not_there_is_refused() -> None:
    absent = "mps" if device_kind() != "mps" else "cuda"

    with pytest.raises(DeviceError, match=f"no usable device “{absent}”"):
        device_kind(absent)


def _cuda(**changes: object) -> DevicePlan:
    plan = DevicePlan(kind="cuda", name="GPU", precision="bf16", threads=1, is_compiled=True)
    return msgspec.structs.replace(plan, **changes)


def test_a_run_that_goes_on_keeps_its_plan() -> None:
    tried: list[DevicePlan] = []

    plan, failures = confirm_plan(_cuda(is_compiled=False), tried.append)

    assert plan == _cuda(is_compiled=False)
    assert failures == ()
    assert tried == []


def test_a_run_that_goes_on_is_compiled_before_its_first_update() -> None:
    tried: list[DevicePlan] = []

    plan, _ = confirm_plan(_cuda(), tried.append)

    assert tried == [plan]


def test_a_run_that_can_no_longer_be_compiled_goes_on_without() -> None:
    def fails(plan: DevicePlan) -> None:
        raise DeviceError("Compiling the network failed: no compiler.", hint="")

    plan, failures = confirm_plan(_cuda(), fails)

    assert plan == _cuda(is_compiled=False)
    assert failures == ("Compiling the network failed: no compiler.",)


def test_threads_are_chosen_anew_with_all_else_as_it_is() -> None:
    tried: list[DevicePlan] = []
    plan = DevicePlan(kind="cpu", name="CPU", precision="bf16", threads=7)

    found = choose_threads(plan, spare_cores=10_000, trial=tried.append)

    assert found == plan  # with one core left to it there is nothing to choose
    assert tried == []


def test_a_plan_of_an_older_version_is_neither_compiled_nor_channels_last() -> None:
    written = b'{"kind": "cuda", "name": "GPU", "precision": "bf16", "threads": 4}'

    plan = msgspec.json.decode(written, type=DevicePlan)

    assert (plan.memory_format, plan.is_compiled) == ("contiguous", False)
    assert plan.torch_format is torch.contiguous_format
