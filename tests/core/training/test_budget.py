"""Tests of the planned end of a run and its learning rate."""

import pytest

from sfumato.config.settings import OptimizerConfig, RunConfig
from sfumato.errors import ConfigError
from sfumato.training.budget import Budget, learning_rate_at

OPTIMIZER = OptimizerConfig(learning_rate=1e-3, warmup_images=1_000, cooldown_share=0.25)


def test_the_rate_warms_up_holds_and_cools_down_to_zero() -> None:
    config = RunConfig(optimizer=OPTIMIZER, batch_size=10)

    rates = [
        learning_rate_at(n, config, images_total=10_000).value for n in (0, 490, 990, 5_000, 7_500)
    ]
    falling = [
        learning_rate_at(n, config, images_total=10_000).value for n in (8_750, 9_990, 10_000)
    ]

    assert rates == pytest.approx([1e-5, 5e-4, 1e-3, 1e-3, 1e-3])
    assert falling == pytest.approx([5e-4, 4e-6, 0.0])


def test_the_rate_holds_while_the_end_is_unknown() -> None:
    config = RunConfig(optimizer=OPTIMIZER, batch_size=10)

    assert learning_rate_at(10**9, config, images_total=0).value == pytest.approx(1e-3)


def test_a_run_limited_by_images_keeps_its_end_at_any_throughput() -> None:
    config = RunConfig(images_total=5_000, minutes=0, batch_size=10)
    budget = Budget(config)

    budget.update(images_seen=100, elapsed_s=1_000.0)

    assert budget.images_total == 5_000
    assert not budget.is_spent(images_seen=4_999, elapsed_s=10**6)
    assert budget.is_spent(images_seen=5_000, elapsed_s=0.0)


def test_a_run_limited_by_minutes_estimates_its_end_from_its_throughput() -> None:
    config = RunConfig(images_total=0, minutes=10, batch_size=10)
    budget = Budget(config)

    budget.update(images_seen=600, elapsed_s=60.0)  # 10 per second

    assert budget.images_total == 6_000
    assert not budget.is_spent(images_seen=600, elapsed_s=60.0)
    assert budget.is_spent(images_seen=700, elapsed_s=600.0)


def test_a_resumed_run_counts_the_minutes_already_used() -> None:
    config = RunConfig(images_total=0, minutes=10, batch_size=10)
    budget = Budget(config, images_total=6_000, images_seen=3_000, elapsed_s=300.0)

    budget.update(images_seen=3_300, elapsed_s=360.0)  # now 5 per second

    assert budget.images_total == 3_300 + 240 * 5


def test_the_nearer_of_two_limits_applies() -> None:
    config = RunConfig(images_total=1_000, minutes=10, batch_size=10)
    budget = Budget(config)

    budget.update(images_seen=600, elapsed_s=60.0)

    assert budget.images_total == 1_000


def test_a_run_without_an_end_is_refused() -> None:
    endless = RunConfig(images_total=0, minutes=0.0)

    with pytest.raises(ConfigError, match="images_total and minutes are both 0"):
        Budget(endless)


def test_a_resumed_run_without_minutes_left_takes_no_step() -> None:
    config = RunConfig(images_total=0, minutes=1, batch_size=10)

    budget = Budget(config, images_total=6_000, images_seen=3_000, elapsed_s=60.0)

    assert budget.is_spent(images_seen=3_000, elapsed_s=60.0)
