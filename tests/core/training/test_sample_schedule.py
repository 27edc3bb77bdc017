"""Samples by training time: soon after the start, and within their share of the time."""

import itertools

import pytest
from tests.support.toy import TOY_CONFIG, toy_engine, toy_project, train_to_end, with_changes

from sfumato.config.presets import PRESETS, preset_config
from sfumato.config.settings import DataConfig, ReportConfig
from sfumato.records.control import RunControl
from sfumato.records.events import SamplesGenerated, ValidationMeasured
from sfumato.training import sample_schedule
from sfumato.training.sample_schedule import SampleSchedule

TIMED = ReportConfig(sample_count=4, sample_every_images=0)


def shown_in(length_s, *, step_s, num_steps=10, measurement_s=0.0):
    """Return the grids of a session with updates of a tenth of a second: time, steps, duration."""
    schedule = SampleSchedule(num_steps)
    shown, now_s = [], 0.0
    while now_s < length_s:
        if steps := schedule.steps_at(now_s):
            took_s = steps * step_s
            shown.append((now_s, steps, took_s))
            is_measured = schedule.allows_measurements(now_s)
            now_s += took_s
            schedule.record_grid(now_s, took_s=took_s, num_steps=steps)
            if is_measured:
                now_s += measurement_s
                schedule.record_measurements(took_s=measurement_s)
        now_s += 0.1
    return shown


def test_first_grids_are_shown_after_10_20_and_40_seconds_and_then_every_30():
    times = [time_s for time_s, _, _ in shown_in(200.0, step_s=0.001)]

    assert times == pytest.approx([10, 20, 40, 70, 100, 130, 160, 190], abs=1.0)


@pytest.mark.parametrize("step_s", [0.001, 0.01, 0.05, 0.1, 0.3])
def test_samples_take_at_most_their_share_of_the_time(step_s):
    shown = shown_in(480.0, step_s=step_s)
    first, *rest = shown
    early = [took_s for time_s, _, took_s in rest if time_s < 120.0]
    later = [took_s for _, _, took_s in rest]

    assert len(shown) >= 3
    assert sum(early) <= 0.05 * 120.0
    assert sum(later) <= max(0.02 * 480.0, 0.05 * 120.0)
    assert first[0] < 11.0, "the first grid shows how long a step takes"


def test_slow_sampling_takes_fewer_steps_but_never_too_few():
    steps = [steps for _, steps, _ in shown_in(480.0, step_s=0.08)[1:]]

    assert min(steps) >= 5
    assert min(steps) < 10


def test_models_with_few_steps_are_sampled_with_all_of_them():
    assert {steps for _, steps, _ in shown_in(100.0, step_s=0.01, num_steps=2)} == {2}


def test_first_eight_minutes_show_several_grids_within_90_seconds_on_two_slow_cores():
    """A step of sixteen images takes 0.08 s there."""
    assert sum(time_s <= 90.0 for time_s, _, _ in shown_in(480.0, step_s=0.08)) >= 3


def test_long_session_shows_grids_less_and_less_often():
    times = [time_s for time_s, _, _ in shown_in(86_400.0, step_s=0.001)]
    gaps = [later - time_s for time_s, later in itertools.pairwise(times)]

    assert len(times) < 600
    assert max(gaps[:100]) <= 31.0
    assert gaps[-1] > 600.0


def test_measurements_wait_for_the_first_two_minutes_and_take_at_most_two_percent():
    schedule = SampleSchedule(10)
    early = schedule.allows_measurements(119.0)
    first = schedule.allows_measurements(121.0)
    schedule.record_measurements(took_s=2.0)

    assert (early, first) == (False, True)
    assert not schedule.allows_measurements(199.0)
    assert schedule.allows_measurements(201.0)


@pytest.mark.parametrize("preset", [preset.name for preset in PRESETS])
def test_every_preset_shows_samples_by_time(preset):
    config = preset_config(preset, dataset="faces", shape=DataConfig().shape, images=1_000)

    assert config.report.sample_every_images == 0


def test_timed_run_shows_a_grid_at_the_start_and_at_the_end_and_when_due(tmp_path, monkeypatch):
    monkeypatch.setattr(sample_schedule, "_FIRST_S", (0.0, 10.0))
    project = toy_project(tmp_path)
    run = toy_engine().new_run(project, with_changes(report=TIMED))

    events = train_to_end(project, run)

    counts = [event.images_seen for event in events if isinstance(event, SamplesGenerated)]
    measured = [event.images_seen for event in events if isinstance(event, ValidationMeasured)]
    assert (counts[0], counts[-1]) == (0, TOY_CONFIG.images_total)
    assert len(counts) in (2, 3)
    assert set(measured) <= {TOY_CONFIG.images_total}


def test_samples_name_their_classes(tmp_path):
    project = toy_project(tmp_path, classes=("cat", "dog"))
    run = toy_engine().new_run(project, with_changes(images_total=16, report=TIMED))

    events = train_to_end(project, run)

    shown = [event.class_names for event in events if isinstance(event, SamplesGenerated)]
    assert set(shown) == {("cat", "dog", "cat", "dog")}


def test_grid_every_n_images_can_be_chosen(tmp_path):
    project = toy_project(tmp_path)
    run = toy_engine().new_run(project, TOY_CONFIG)

    events = list(toy_engine().train(project, run, RunControl()))

    counts = [event.images_seen for event in events if isinstance(event, SamplesGenerated)]
    assert counts == [0, 64, 128]
