"""Device plans: the fastest one is chosen, and only open choices are timed."""

import time
from collections.abc import Callable, Iterator

import msgspec
import pytest
import torch

from sfumato.config.settings import RunConfig
from sfumato.device.backends import open_backend
from sfumato.device.choosing import choose_plan, choose_threads, confirm_plan
from sfumato.device.plan import DevicePlan
from sfumato.errors import DeviceError

CPU = open_backend("cpu")


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


def test_fixed_choices_are_not_timed() -> None:
    tried: list[DevicePlan] = []
    config = RunConfig(device="cpu", precision="bf16", threads=1)

    plan, _ = choose_plan(config, backend=CPU, spare_cores=0, trial=_trial_that_takes({}, tried))

    assert (plan.kind, plan.precision, plan.threads) == ("cpu", "bf16", 1)
    assert tried == []


def test_faster_precision_is_chosen() -> None:
    config = RunConfig(device="cpu", threads=1)
    seconds = {("fp32", 1): 0.02, ("bf16", 1): 0.005}

    plan, _ = choose_plan(config, backend=CPU, spare_cores=0, trial=_trial_that_takes(seconds, []))

    assert plan.precision == "bf16"


def test_gain_within_noise_does_not_change_the_precision() -> None:
    config = RunConfig(device="cpu", threads=1)
    seconds = {("fp32", 1): 0.05, ("bf16", 1): 0.049}

    plan, _ = choose_plan(config, backend=CPU, spare_cores=0, trial=_trial_that_takes(seconds, []))

    assert plan.precision == "fp32"


def test_hopeless_plan_is_dropped_after_one_step() -> None:
    tried: list[DevicePlan] = []
    config = RunConfig(device="cpu", threads=1)
    seconds = {("fp32", 1): 0.002, ("bf16", 1): 0.02}

    choose_plan(config, backend=CPU, spare_cores=0, trial=_trial_that_takes(seconds, tried))

    assert sum(plan.precision == "bf16" for plan in tried) == 2  # one to warm up, one to measure


def test_spare_cores_are_left_to_other_programs() -> None:
    tried: list[DevicePlan] = []
    config = RunConfig(device="cpu", precision="fp32")

    plan, _ = choose_plan(
        config, backend=CPU, spare_cores=10_000, trial=_trial_that_takes({}, tried)
    )

    assert plan.threads == 1


def _cuda(**changes: object) -> DevicePlan:
    plan = DevicePlan(kind="cuda", name="GPU", precision="bf16", threads=1, is_compiled=True)
    return msgspec.structs.replace(plan, **changes)


def test_resumed_run_keeps_its_plan() -> None:
    tried: list[DevicePlan] = []

    plan, failures = confirm_plan(_cuda(is_compiled=False), tried.append)

    assert plan == _cuda(is_compiled=False)
    assert failures == ()
    assert tried == []


def test_resumed_run_is_compiled_before_its_first_update() -> None:
    tried: list[DevicePlan] = []

    plan, _ = confirm_plan(_cuda(), tried.append)

    assert tried == [plan]


def test_resumed_run_continues_uncompiled_if_compilation_fails() -> None:
    def fails(plan: DevicePlan) -> None:
        raise DeviceError("Compiling the network failed: no compiler.", hint="")

    plan, failures = confirm_plan(_cuda(), fails)

    assert plan == _cuda(is_compiled=False)
    assert [str(failure) for failure in failures] == ["Compiling the network failed: no compiler."]


def test_rechoosing_threads_keeps_the_rest_of_the_plan() -> None:
    tried: list[DevicePlan] = []
    plan = DevicePlan(kind="cpu", name="CPU", precision="bf16", threads=7)

    found = choose_threads(plan, spare_cores=10_000, trial=tried.append)

    assert found == plan  # with a single core left there is nothing to choose
    assert tried == []


def test_plan_of_an_older_version_is_neither_compiled_nor_channels_last() -> None:
    written = b'{"kind": "cuda", "name": "GPU", "precision": "bf16", "threads": 4}'

    plan = msgspec.json.decode(written, type=DevicePlan)

    assert (plan.memory_format, plan.is_compiled) == ("contiguous", False)
    assert plan.torch_format is torch.contiguous_format
