"""Device plans: the fastest one is chosen, and only open choices are timed."""

import time
from collections.abc import Callable, Iterator

import msgspec
import pytest
import torch

from sfumato.config.settings import RunConfig
from sfumato.device.backend import Capabilities
from sfumato.device.backends import open_backend
from sfumato.device.choosing import choose_plan, choose_threads, confirm_plan
from sfumato.device.plan import DevicePlan, autocast, plain_plan
from sfumato.device.selection import select_device
from sfumato.errors import DeviceError
from support.fake_card import FakeCard, installed

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


def _on(card: FakeCard, tried: list[DevicePlan]) -> Callable[[DevicePlan], None]:
    """Return a trial of a batch of 8 images on a card, which takes no time."""

    def trial(plan: DevicePlan) -> None:
        tried.append(plan)
        with autocast(plan):
            card.compute(8)

    return trial


def test_a_precision_that_a_card_cannot_run_is_dropped_with_the_reason() -> None:
    card = FakeCard(broken_bf16="GET was unable to find an engine to execute this computation")

    with installed(card):
        choice = choose_plan(RunConfig(), backend=card, spare_cores=0, trial=_on(card, []))

    assert choice.plan.precision == "fp32"
    assert (choice.plan.kind, choice.plan.name) == ("cuda", "Fake card 0")
    assert "bf16 does not work on Fake card 0: GET was unable" in str(choice.failures[0])


def test_a_card_with_bf16_tries_it_first() -> None:
    card, tried = FakeCard(), []

    with installed(card):
        choice = choose_plan(RunConfig(), backend=card, spare_cores=0, trial=_on(card, tried))

    assert tried[0].precision == "bf16"
    assert choice.failures == ()


def test_a_card_without_bf16_is_not_asked_for_it() -> None:
    card, tried = FakeCard(limits=Capabilities(has_bf16=False)), []

    with installed(card):
        choose_plan(RunConfig(), backend=card, spare_cores=0, trial=_on(card, tried))

    assert {plan.precision for plan in tried} <= {"fp32"}


def test_a_card_on_which_nothing_works_says_why() -> None:
    card = FakeCard(capacity=1)

    with installed(card), pytest.raises(torch.OutOfMemoryError):
        choose_plan(RunConfig(), backend=card, spare_cores=0, trial=_on(card, []))


def test_a_card_that_has_failed_is_not_tried_further() -> None:
    card, tried = FakeCard(sticky="CUDA error: an illegal memory access was encountered"), []

    with installed(card), pytest.raises(torch.AcceleratorError):
        choose_plan(RunConfig(), backend=card, spare_cores=0, trial=_on(card, tried))

    assert len(tried) == 1


def test_the_second_card_is_planned_for() -> None:
    cards = FakeCard(), FakeCard()

    with installed(*cards):
        plan = plain_plan(select_device("cuda:1"))

        assert plan.backend is cards[1]
    assert plan.index == 1
