"""Tests that a run survives a lack of memory in every phase, whoever reports it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest
import torch
from torch import nn

from sfumato.config.settings import OptimizerConfig, ReportConfig, TuningConfig
from sfumato.data import selection
from sfumato.data.batches import BatchOrder
from sfumato.device import memory
from sfumato.device.memory import PassSize
from sfumato.diffusion.noise import normal_noise
from sfumato.errors import MemoryShortageError
from sfumato.evaluation import validation
from sfumato.evaluation.features import FeatureNet
from sfumato.export.export import export_model
from sfumato.generation.batches import generate_images
from sfumato.generation.image_maker import ImageMaker
from sfumato.optimization import update
from sfumato.optimization.optimizer import Muon
from sfumato.optimization.update import Updater
from sfumato.records.events import (
    AnyEvent,
    IncidentReported,
    QualityMeasured,
    RunEnded,
    RunFailed,
    SamplesGenerated,
    ValidationMeasured,
)
from sfumato.records.project import Project
from sfumato.training import reporting, snapshots
from sfumato.training.batches import TrainingBatches
from sfumato.training.ema import PowerEma
from sfumato.training.objective import DenoisingObjective
from sfumato.tuning import after_training
from support.fake_card import OUT_OF_MEMORY_ERRORS, FakeCard, installed
from support.toy import averaged_weights, toy_engine, toy_project, train_to_end, with_changes
from support.trained import trained_model

UPDATES: dict[str, tuple[Any, str]] = {
    "batch": (TrainingBatches, "at"),
    "forward": (DenoisingObjective, "losses"),
    "backward": (torch.Tensor, "backward"),
    "clipping": (torch.nn.utils, "clip_grad_norm_"),
    "optimizer": (update, "change_weights"),
    "averages": (PowerEma, "update"),
}
"""Everything without which there is no update, and where it is called."""

BESIDE: dict[str, tuple[Any, str]] = {
    "samples": (ImageMaker, "forward"),
    "validation": (validation, "denoising_loss"),
    "checkpoint": (reporting, "save_checkpoint"),
    "snapshot": (snapshots, "save_snapshot"),
    "quality": (reporting.QualityMeter, "measure"),
    "sampler search": (after_training, "tune_run"),
}
"""Everything else that a run does, and where it is called."""

CONFIG = with_changes(
    images_total=32,
    report=ReportConfig(sample_count=2, sample_every_images=16, quality_share=0.0),
    tuning=TuningConfig(share=0.0),
)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project in which some images are held out, few as there are."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(selection, "_FEWEST_TO_HOLD_OUT", 1)
        return toy_project(tmp_path_factory.mktemp("out_of_memory"))


@pytest.fixture
def orders(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, list[int]]]:
    """The batches in the order in which the network was trained on them."""
    found: dict[int, list[int]] = {}
    listed: list[tuple[int, list[int]]] = []
    indices = BatchOrder.indices

    def noted(self: BatchOrder, images_seen: int, batch_size: int) -> Any:  # as the original
        chosen = indices(self, images_seen, batch_size)
        if images_seen not in found:
            found[images_seen] = chosen.tolist()
            listed.append((images_seen, found[images_seen]))
        assert found[images_seen] == chosen.tolist()
        return chosen

    monkeypatch.setattr(BatchOrder, "indices", noted)
    return listed


class Shortage:
    """Lets a function raise instead of working.

    Args:
        patch: Replaces the function until the end of the test.
        place: Where the function is called.
        error: Returns what is raised.
        calls: The numbers of the calls that raise, counting from 1.
    """

    def __init__(
        self,
        patch: pytest.MonkeyPatch,
        place: tuple[Any, str],
        error: Callable[[], BaseException],
        *,
        calls: range,
    ) -> None:
        self.raised = 0
        self._calls = 0
        original = getattr(*place)

        def failing(*args: Any, **keywords: Any) -> Any:  # as the original
            self._calls += 1
            if self._calls in calls:
                self.raised += 1
                raise error()
            return original(*args, **keywords)

        patch.setattr(*place, failing)


def incidents_of(events: list[AnyEvent]) -> list[IncidentReported]:
    return [event for event in events if isinstance(event, IncidentReported)]


@pytest.mark.parametrize("name", OUT_OF_MEMORY_ERRORS)
def test_a_shortage_of_a_moment_in_each_phase_leaves_no_trace(
    name: str,
    project: Project,
    monkeypatch: pytest.MonkeyPatch,
    orders: list[tuple[int, list[int]]],
) -> None:
    places = {**UPDATES, **BESIDE}
    for never in ("quality", "sampler search", "snapshot"):
        del places[never]  # not retried as a whole; see the next tests
    calls = {"forward": 3, "backward": 4}  # in another update, as only one repetition is as large
    shortages = {
        phase: Shortage(
            monkeypatch,
            place,
            OUT_OF_MEMORY_ERRORS[name],
            calls=range(calls.get(phase, 2), calls.get(phase, 2) + 1),
        )
        for phase, place in places.items()
    }
    sizes: list[int] = []
    finished = Updater.update

    def noted(self: Updater[Any], *args: Any, **keywords: Any) -> Any:  # as the original
        result = finished(self, *args, **keywords)
        sizes.append(self.micro_batch_size)
        return result

    monkeypatch.setattr(Updater, "update", noted)
    run = toy_engine().new_run(project, msgspec.structs.replace(CONFIG, images_total=48))

    events = train_to_end(project, run)

    assert isinstance(events[-1], RunEnded)
    assert incidents_of(events) == []
    assert {phase: shortage.raised for phase, shortage in shortages.items()} == dict.fromkeys(
        places, 1
    )
    assert sizes == [8] * 6
    assert [seen for seen, _ in orders] == list(range(0, 48, 8))
    assert all(torch.isfinite(t).all() for t in averaged_weights(run).values())


@pytest.mark.parametrize("phase", UPDATES)
def test_a_lasting_shortage_ends_the_run_with_a_checkpoint_to_resume_from(
    phase: str, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    error = list(OUT_OF_MEMORY_ERRORS.values())[list(UPDATES).index(phase)]
    run = toy_engine().new_run(project, CONFIG)

    with monkeypatch.context() as patch:
        Shortage(patch, UPDATES[phase], error, calls=range(3, 1000))
        events = train_to_end(project, run)

    assert isinstance(events[-1], RunFailed)
    assert "memory" in str(events[-1].message)
    assert 8 <= int(run.checkpoints()[-1].name) <= 24
    resumed = train_to_end(project, run)
    assert isinstance(resumed[-1], RunEnded)
    assert resumed[-1].images_seen == 32
    assert all(torch.isfinite(t).all() for t in averaged_weights(run).values())


@pytest.mark.parametrize("phase", BESIDE)
def test_a_run_continues_without_what_lacks_memory(
    phase: str, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    error = list(OUT_OF_MEMORY_ERRORS.values())[list(BESIDE).index(phase)]
    monkeypatch.setattr(after_training, "automatic_budget_s", lambda *_, **__: 1.0)
    shortage = Shortage(monkeypatch, BESIDE[phase], error, calls=range(1, 1000))
    if phase != "sampler search":
        monkeypatch.setattr(after_training, "tune_run", lambda *_, **__: iter(()))
    run = toy_engine().new_run(project, CONFIG)

    events = train_to_end(project, run)

    assert shortage.raised
    assert incidents_of(events)
    assert all("memory" in str(incident.message) for incident in incidents_of(events))
    if phase == "checkpoint":  # without the last one, there is no result
        assert isinstance(events[-1], RunFailed)
        return
    assert isinstance(events[-1], RunEnded)
    assert (phase == "samples") != any(isinstance(event, SamplesGenerated) for event in events)
    assert (phase == "validation") != any(isinstance(e, ValidationMeasured) for e in events)
    assert not any(isinstance(event, QualityMeasured) for event in events)


def test_the_micro_batch_grows_back_after_a_shortage_and_the_losses_stay(
    project: Project, monkeypatch: pytest.MonkeyPatch, orders: list[tuple[int, list[int]]]
) -> None:
    monkeypatch.setattr(memory, "_GROWS_AFTER", 2)
    card, sizes = FakeCard(), []
    objective = DenoisingObjective.losses

    def on_card(self: DenoisingObjective, batch: Any) -> Any:  # as the original
        card.compute(len(batch.x))
        if batch.x.shape[0] > 0 and len(card.passes) == 1:
            card.shortages = 3
        sizes.append(len(batch.x))
        return objective(self, batch)

    monkeypatch.setattr(DenoisingObjective, "losses", on_card)
    run = toy_engine().new_run(project, with_changes(images_total=128, report=CONFIG.report))

    with installed(card):
        events = train_to_end(project, run)

    assert isinstance(events[-1], RunEnded)
    assert min(sizes) == 2
    assert sizes[-1] == 8
    assert [incident.kind for incident in incidents_of(events)] == ["out_of_memory"]
    assert [seen for seen, _ in orders] == list(range(0, 128, 8))


def test_an_interrupted_muon_step_continues_where_it_stopped(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def made() -> tuple[nn.Module, Muon]:
        torch.manual_seed(0)
        network = nn.Sequential(*(nn.Linear(width, 4) for width in (4, 4, 4)))
        shapes = [network[0].weight, network[1].weight]
        optimizer = Muon(shapes[:1], [network[2].weight], OptimizerConfig(name="muon"))
        optimizer._stacks += Muon(shapes[1:], [network[2].weight], OptimizerConfig())._stacks
        for parameter in network.parameters():
            parameter.grad = torch.randn(parameter.shape)
        optimizer.found_inf = torch.zeros(())
        return network, optimizer

    whole, optimizer = made()
    optimizer.step()
    broken, optimizer = made()
    move = Muon._move

    def second_lacks_memory(self: Muon, stack: Any) -> None:  # as the original
        if self._moved == 1 and not hasattr(self, "was_interrupted"):
            self.was_interrupted = True
            raise torch.OutOfMemoryError
        move(self, stack)

    monkeypatch.setattr(Muon, "_move", second_lacks_memory)
    memory.retried(optimizer.step)

    for first, second in zip(whole.parameters(), broken.parameters(), strict=True):
        assert torch.equal(first, second)


@pytest.mark.parametrize("name", OUT_OF_MEMORY_ERRORS)
def test_generated_images_do_not_depend_on_the_memory(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = trained_model()
    roomy = generate_images(model, range(6))
    card = FakeCard(capacity=2, error=OUT_OF_MEMORY_ERRORS[name])
    forward = ImageMaker.forward

    def on_card(self: ImageMaker, seeds: torch.Tensor, *rest: Any) -> Any:  # as the original
        card.compute(len(seeds))
        return forward(self, seeds, *rest)

    monkeypatch.setattr(ImageMaker, "forward", on_card)

    tight = generate_images(model, range(6))

    assert set(card.passes) <= {1, 2}
    assert np.abs(tight.astype(int) - roomy).max() <= 1


@pytest.mark.parametrize("name", OUT_OF_MEMORY_ERRORS)
def test_features_are_computed_again_after_a_shortage(name: str) -> None:
    card = FakeCard(shortages=1, error=OUT_OF_MEMORY_ERRORS[name])

    class Mean(nn.Module):
        def forward(self, images: torch.Tensor) -> torch.Tensor:
            card.compute(len(images))
            return images.mean((2, 3))

    net = FeatureNet("mean", Mean(), weights_sha256="", input_px=8)

    features = net.features(np.full((3, 8, 8, 3), 7, np.uint8))

    assert features.tolist() == [[7.0] * 3] * 3


@pytest.mark.parametrize("name", OUT_OF_MEMORY_ERRORS)
def test_an_export_without_memory_is_refused_with_the_reason(name: str, tmp_path: Path) -> None:
    class Hungry:
        summary = "a test"

        def export(self, _model: object, folder: Path) -> Iterator[AnyEvent]:
            (folder / "half").write_bytes(b"")
            error = OUT_OF_MEMORY_ERRORS[name]()
            raise error
            yield

    target = tmp_path / "export"

    with (
        pytest.raises(MemoryShortageError, match="not enough memory"),
        memory.explain_device_errors(),
    ):
        list(export_model(trained_model(), Hungry(), target, name="hungry"))
    assert list(tmp_path.iterdir()) == []


def test_noise_does_not_depend_on_the_size_of_a_part() -> None:
    whole = normal_noise(torch.arange(6), (3, 4, 4))

    parts = PassSize(4).parts(6, lambda a, n: normal_noise(torch.arange(a, a + n), (3, 4, 4)))

    assert torch.equal(torch.cat(list(parts)), whole)
