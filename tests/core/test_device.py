"""Is the plan the fastest of those tried, and only what was left open tried at all?"""

import time
from collections.abc import Callable, Iterator

import pytest
import torch

from sfumato.config.settings import RunConfig
from sfumato.device import DevicePlan, choose_plan, device_kind
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
