"""Tests that an autoencoder is trained by the same updates and loop as a model."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import numpy as np
import pytest
import torch
from torch import Tensor, nn

from sfumato.config.autoencoder import AutoencoderConfig
from sfumato.config.settings import RunConfig
from sfumato.data.spreading import StopRequestedError
from sfumato.errors import DeviceError, TrainingError
from sfumato.latents.autoencoder import Autoencoder
from sfumato.optimization.update import Updater
from sfumato.records.control import Command, RunControl
from sfumato.records.events import (
    AnyEvent,
    IncidentReported,
    Progressed,
    RunPaused,
    RunResumed,
)
from sfumato.system.work_clock import WorkClock
from sfumato.training.autoencoder import trained_autoencoder
from support.caches import image_cache
from support.evaluation import striped_images
from support.toy import with_changes

UPDATES = 24
CONFIG = with_changes(
    autoencoder=AutoencoderConfig(
        reduction=4, width=8, layers=1, images_total=8 * UPDATES, batch_size=8, crop_px=16
    )
)


@pytest.fixture(autouse=True)
def _report_every_update(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sfumato.training.autoencoder._REPORT_INTERVAL_S", 0.0)


def trained(
    folder: Path, *, control: RunControl | None = None, config: RunConfig = CONFIG
) -> Iterator[AnyEvent]:
    """Train the autoencoder of a dataset in `folder`."""
    cache_folder = folder / "toys" / "cache" / "now"
    cache_folder.mkdir(parents=True, exist_ok=True)
    cache = image_cache(cache_folder, striped_images(48, seed=0, size_px=32))
    with WorkClock() as clock:
        yield from trained_autoencoder(
            cache, config, spare_cores=0, control=control or RunControl(), work_clock=clock
        )


def weights_in(folder: Path) -> dict[str, Tensor]:
    from safetensors.torch import load_file

    (file,) = folder.glob("toys/autoencoders/*/*.safetensors")
    return load_file(file)


def test_a_paused_training_continues_to_the_same_autoencoder(tmp_path: Path) -> None:
    list(trained(tmp_path / "whole"))
    control, events = RunControl(), []

    for event in trained(tmp_path / "paused", control=control):
        events.append(event)
        if isinstance(event, Progressed) and event.done == 64:
            control.request(Command.PAUSE)
        if isinstance(event, RunPaused):
            control.request(Command.RESUME)

    assert any(isinstance(event, RunResumed) for event in events)
    whole, paused = weights_in(tmp_path / "whole"), weights_in(tmp_path / "paused")
    assert all(torch.equal(whole[name], paused[name]) for name in whole)


def test_a_stopped_training_resumes_to_the_same_autoencoder(tmp_path: Path) -> None:
    list(trained(tmp_path / "whole"))
    control = RunControl()

    def stop_halfway() -> None:
        for event in trained(tmp_path / "stopped", control=control):
            if isinstance(event, Progressed) and event.done == 64:
                control.request(Command.STOP)

    with pytest.raises(StopRequestedError):
        stop_halfway()
    done = [e.done for e in trained(tmp_path / "stopped") if isinstance(e, Progressed)]

    assert done[0] == 72
    whole, stopped = weights_in(tmp_path / "whole"), weights_in(tmp_path / "stopped")
    assert all(torch.equal(whole[name], stopped[name]) for name in whole)


def test_running_out_of_memory_halves_the_micro_batch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    encode = Autoencoder.encode

    def only_two_fit(self: Autoencoder, x: Tensor) -> Tensor:
        if torch.is_grad_enabled() and len(x) > 2:
            raise torch.OutOfMemoryError
        return encode(self, x)

    monkeypatch.setattr(Autoencoder, "encode", only_two_fit)
    events = list(trained(tmp_path))

    incidents = [event for event in events if isinstance(event, IncidentReported)]
    assert [incident.kind for incident in incidents] == ["out_of_memory"]
    assert "micro-batches of 2 images" in str(incidents[0].message)
    assert weights_in(tmp_path)


def test_memory_for_less_than_one_crop_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nothing_fits(self: nn.Conv2d, x: Tensor) -> Tensor:
        raise torch.OutOfMemoryError

    monkeypatch.setattr(nn.Conv2d, "forward", nothing_fits)

    with pytest.raises(DeviceError, match="single image of 16 × 16 px") as caught:
        list(trained(tmp_path))

    assert "autoencoder.crop_px=8" in str(caught.value.hint)


def test_gradients_that_stay_non_finite_end_the_training(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def infinite(self: Updater[object], batch: object) -> Tensor:
        for parameter in self._parameters:
            parameter.grad = torch.full_like(parameter, float("inf"))
        return torch.tensor(float("inf"))

    monkeypatch.setattr(Updater, "_gradient", infinite)

    with pytest.raises(TrainingError, match="not finite 20 times in a row"):
        list(trained(tmp_path))


def test_the_loss_falls(tmp_path: Path) -> None:
    longer = msgspec.structs.replace(CONFIG.autoencoder, images_total=8 * 120)
    config = msgspec.structs.replace(CONFIG, autoencoder=longer)

    losses = [
        float(str(event.task).rpartition("loss ")[2].strip(")"))
        for event in trained(tmp_path, config=config)
        if isinstance(event, Progressed)
    ]

    assert np.mean(losses[-10:]) < 0.8 * np.mean(losses[:10])
