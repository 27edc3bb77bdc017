"""Tests of EMA reconstruction against averages kept during training."""

import copy
from pathlib import Path
from typing import Any

import msgspec
import pytest
import torch
from tests.support.toy import TOY_CONFIG, averaged_weights, toy_engine, toy_project, train_to_end
from torch import Tensor

from sfumato.checkpoints.averages import average_moments, mix_average, snapshots_of
from sfumato.checkpoints.checkpoint import WEIGHTS, read_state, read_tensors, require_checkpoint
from sfumato.config.settings import EmaConfig
from sfumato.errors import CheckpointError, ConfigError
from sfumato.records.project import Project
from sfumato.records.run_folder import RunFolder
from sfumato.training.ema import PowerEma
from sfumato.training.state import TrainingState

LIVE_LENGTHS = (0.02, 0.03, 0.07, 0.15, 0.2)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return toy_project(tmp_path_factory.mktemp("averages"))


@pytest.fixture(scope="module")
def live() -> dict[float, torch.nn.Module]:
    """Averages that were updated throughout the run, by their `sigma_rel`."""
    return {}


@pytest.fixture(scope="module")
def trained(project: Project, live: dict[float, torch.nn.Module]) -> RunFolder:
    """A run of 512 updates with snapshots, during which other averages were updated live."""
    config = msgspec.structs.replace(TOY_CONFIG, images_total=4096)
    run = toy_engine().new_run(project, config, run_id="trained")
    with pytest.MonkeyPatch.context() as patch:
        _keep_live(patch, live)
        train_to_end(project, run)
    return run


@pytest.mark.parametrize("length", LIVE_LENGTHS)
def test_a_reconstructed_average_equals_the_live_one_to_a_thousandth(
    trained: RunFolder, live: dict[float, torch.nn.Module], length: float
) -> None:
    mixed = mix_average(trained, length=length)

    assert _difference(mixed.weights, live[length].state_dict()) < 1e-3


def test_a_length_of_zero_gives_the_weights_themselves(trained: RunFolder) -> None:
    found = mix_average(trained, length=0)

    folder = require_checkpoint(trained)
    own = read_tensors(folder, WEIGHTS, read_state(folder))
    assert all(torch.equal(found.weights[name], own[name]) for name in own)
    assert _difference(found.weights, averaged_weights(trained)) > 1e-3


def test_the_weights_themselves_are_available_only_at_checkpoints(trained: RunFolder) -> None:
    checkpoints = {int(folder.name) for folder in trained.checkpoints()}
    moment = min(set(average_moments(trained)) - checkpoints)

    with pytest.raises(CheckpointError, match="saved only averaged weights") as caught:
        mix_average(trained, length=0, images_seen=moment)

    assert "4,096" in str(caught.value.hint)


def test_an_average_too_short_to_be_reconstructed_is_refused(trained: RunFolder) -> None:
    with pytest.raises(ConfigError, match="too short"):
        mix_average(trained, length=0.005)


def test_the_saved_averages_are_returned_unchanged(trained: RunFolder) -> None:
    mixed = mix_average(trained, length=TOY_CONFIG.ema.length)

    own = averaged_weights(trained)
    assert all(torch.equal(mixed.weights[name], own[name]) for name in own)
    assert mixed.sha256 == mixed.metadata.weights_sha256


def test_reconstruction_is_bit_identical_and_other_averages_have_another_hash(
    trained: RunFolder,
) -> None:
    first, again, other = (mix_average(trained, length=length) for length in (0.07, 0.07, 0.08))

    assert first.sha256 == again.sha256 != other.sha256
    assert all(torch.equal(first.weights[n], again.weights[n]) for n in first.weights)


def test_an_earlier_snapshot_gives_the_average_up_to_it(
    project: Project, trained: RunFolder
) -> None:
    moment = average_moments(trained)[7]
    shorter = msgspec.structs.replace(TOY_CONFIG, images_total=moment)
    shorter = msgspec.structs.replace(shorter, optimizer=_never_cooling())
    run = toy_engine().new_run(project, shorter)
    train_to_end(project, run)

    early = mix_average(trained, length=0.1, images_seen=moment)

    assert early.images_seen == moment
    assert early.step == moment // TOY_CONFIG.batch_size
    assert _difference(early.weights, averaged_weights(run)) < 1e-3


def test_a_point_without_a_snapshot_is_refused_with_the_available_ones(trained: RunFolder) -> None:
    with pytest.raises(CheckpointError, match="at 77 images") as caught:
        mix_average(trained, length=0.07, images_seen=77)

    assert "256, 512, 768" in str(caught.value.hint)


def test_a_run_without_snapshots_has_only_its_own_average(project: Project) -> None:
    ema = EmaConfig(snapshots=0)
    run = toy_engine().new_run(project, msgspec.structs.replace(TOY_CONFIG, ema=ema))
    train_to_end(project, run)

    own = mix_average(run, length=ema.length)

    assert own.weights.keys() == averaged_weights(run).keys()
    assert not run.averages_folder.exists()
    with pytest.raises(CheckpointError, match="has no averaged weights"):
        mix_average(run, length=0.07)


def test_a_damaged_snapshot_is_skipped(
    trained: RunFolder, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    whole = mix_average(trained, length=0.07)
    victim = snapshots_of(trained)[7].path
    content = victim.read_bytes()
    victim.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))

    mixed = mix_average(trained, length=0.07)
    victim.write_bytes(content)

    assert _difference(mixed.weights, whole.weights) < 1e-2
    assert victim.name in caplog.text


def _never_cooling() -> object:
    return msgspec.structs.replace(TOY_CONFIG.optimizer, cooldown_share=0.0)


def _keep_live(patch: pytest.MonkeyPatch, live: dict[float, torch.nn.Module]) -> None:
    make, update = TrainingState.__init__, TrainingState.update
    emas: list[PowerEma] = []

    def make_with_live(self: TrainingState, *arguments: Any, **options: Any) -> None:
        make(self, *arguments, **options)
        for length in LIVE_LENGTHS:
            live[length] = copy.deepcopy(self._setup.networks.average)
            emas.append(PowerEma(self._setup.networks.trained, live[length], length=length))

    def update_with_live(self: TrainingState, *, learning_rate: float) -> object:
        result = update(self, learning_rate=learning_rate)
        for ema in emas:
            ema.update(step=self.step)
        return result

    patch.setattr(TrainingState, "__init__", make_with_live)
    patch.setattr(TrainingState, "update", update_with_live)


def _difference(first: dict[str, Tensor], second: dict[str, Tensor]) -> float:
    """Return the norm of the difference relative to that of the weights."""
    squares = sum(float((first[n].cpu() - second[n].cpu()).square().sum()) for n in second)
    own = sum(float(second[n].square().sum()) for n in second)
    return (squares / own) ** 0.5
