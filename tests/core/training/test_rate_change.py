"""Tests of learning-rate changes made during training and recorded in the run."""

from collections.abc import Mapping

import msgspec
import pytest
from tests.support.toy import TOY_CONFIG, toy_engine, with_changes

from sfumato.records.control import Command, RunControl
from sfumato.records.events import LearningRateChanged, SamplesGenerated, StepFinished
from sfumato.records.project import Project
from sfumato.records.rate_changes import RateChange, load_rate_changes, rate_after, with_change
from sfumato.records.run_folder import RunFolder

_CONFIG = with_changes(report=msgspec.structs.replace(TOY_CONFIG.report, sample_every_images=32))


def train(
    project: Project, run: RunFolder, *, image_requests: Mapping[int, object]
) -> list[object]:
    """Train, and send a request when the samples at its image count appear."""
    control = RunControl()
    events = []
    for event in toy_engine().train(project, run, control):
        events.append(event)
        image_request = (
            image_requests.get(event.images_seen) if isinstance(event, SamplesGenerated) else None
        )
        if isinstance(image_request, Command):
            control.request(image_request)
        elif isinstance(image_request, float):
            control.request_learning_rate(image_request)
    return events


def test_a_run_interrupted_after_a_change_repeats_it_at_the_same_image(
    project: Project, losses: list[float]
) -> None:
    whole = toy_engine().new_run(project, _CONFIG, run_id="whole")
    reported = train(project, whole, image_requests={64: 0.0125})
    unbroken = losses.copy()
    losses.clear()
    broken = toy_engine().new_run(project, _CONFIG, run_id="broken")

    train(
        project, broken, image_requests={32: Command.CHECKPOINT, 64: 0.0125, 96: Command.STOP_NOW}
    )
    lost = len(losses)
    train(project, broken, image_requests={})

    change = next(event for event in reported if isinstance(event, LearningRateChanged))
    assert (change.images_seen, change.learning_rate) == (64, 0.0125)
    assert broken.checkpoints()[0].name == f"{32:012d}"
    assert losses[:lost] == unbroken[:lost]
    assert losses[lost:] == unbroken[4:]
    assert load_rate_changes(broken.folder) == load_rate_changes(whole.folder)


def test_reports_after_a_change_contain_the_new_rate(project: Project) -> None:
    run = toy_engine().new_run(project, _CONFIG, run_id="reported")

    events = train(project, run, image_requests={32: 0.5})

    index = next(n for n, event in enumerate(events) if isinstance(event, LearningRateChanged))
    later = [event for event in events[index:] if isinstance(event, StepFinished)]
    assert later[0].learning_rate > 0.1


def test_a_run_stopped_immediately_writes_no_checkpoint(project: Project) -> None:
    run = toy_engine().new_run(project, _CONFIG, run_id="hasty")

    train(project, run, image_requests={32: Command.STOP_NOW})

    assert run.checkpoints() == ()


@pytest.mark.parametrize(("images", "rate"), [(0, 1.0), (63, 1.0), (64, 0.5), (200, 0.25)])
def test_the_last_change_up_to_an_image_applies(images: int, rate: float) -> None:
    changes = (
        RateChange(images_seen=64, learning_rate=0.5),
        RateChange(images_seen=128, learning_rate=0.25),
    )

    assert rate_after(changes, images, configured=1.0) == rate


def test_changes_after_a_new_one_belong_to_lost_work() -> None:
    lost = RateChange(images_seen=128, learning_rate=0.25)
    new = RateChange(images_seen=64, learning_rate=0.5)

    assert with_change((lost,), new) == (new,)
