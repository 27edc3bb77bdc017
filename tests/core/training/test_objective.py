"""Tests of the training objectives, which resume bit-identically."""

import pytest
import torch

from sfumato.config.consistency import ConsistencyConfig
from sfumato.diffusion.consistency import consistency_loss, earlier_sigma
from sfumato.diffusion.preconditioning import (
    DiscretePreconditioning,
    PreconditionedDenoiser,
    denoising_loss,
    linear_alphas_cumprod,
)
from sfumato.errors import ConfigError
from sfumato.records.control import Command, RunControl
from sfumato.records.events import RunEnded, RunStarted, StepFinished, ValidationMeasured
from sfumato.records.run_folder import RunFolder
from sfumato.training.objective import Batch, objective_for
from support.toy import averaged_weights, toy_engine, toy_project, train_to_end, with_changes
from support.trained import trained_model

CONSISTENCY = with_changes(objective="consistency")


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    return toy_project(tmp_path_factory.mktemp("toys"))


@pytest.fixture
def denoiser():
    return trained_model().denoiser


@pytest.fixture
def batch():
    rng = torch.manual_seed(0)
    x, noise = torch.randn(2, 4, 3, 8, 8, generator=rng)
    return Batch(x=x, noise=noise, sigma=torch.tensor([0.01, 0.2, 1.0, 9.0]), class_label=None)


def test_the_denoising_loss_is_that_of_the_network_output(denoiser, batch):
    objective = objective_for(with_changes(), denoiser, sigma_data=0.5)

    losses = objective.losses(batch)

    expected = denoising_loss(denoiser, batch.x, noise=batch.noise, sigma=batch.sigma)
    assert torch.equal(losses, expected)
    assert objective.measures_denoising


@pytest.mark.parametrize(("progress", "stage"), [(0.0, 0), (0.3, 0), (0.34, 1), (0.99, 2), (1, 2)])
def test_the_gap_narrows_in_stages_of_equal_length(denoiser, batch, progress, stage):
    settings = ConsistencyConfig(ratio=4.0, stages=3)
    config = with_changes(objective="consistency", consistency=settings)
    objective = objective_for(config, denoiser, sigma_data=0.7)

    objective.progress = progress
    losses = objective.losses(batch)

    before = earlier_sigma(batch.sigma, ratio=4.0, stage=stage, sigma_data=0.7)
    sigmas = (batch.sigma, before)
    assert torch.equal(
        losses, consistency_loss(denoiser, batch.x, noise=batch.noise, sigmas=sigmas)
    )


def test_noise_levels_scale_with_the_data_up_to_sigma_max(denoiser):
    uniform = torch.linspace(0.001, 0.999, 999)
    usual = objective_for(CONSISTENCY, denoiser, sigma_data=0.5).sample_sigma(uniform)

    stretched = objective_for(CONSISTENCY, denoiser, sigma_data=1.0).sample_sigma(uniform)

    assert usual.median().log().item() == pytest.approx(-1.1, abs=1e-4)
    torch.testing.assert_close(stretched, (2 * usual).clamp(max=80.0))
    assert stretched.max() == 80.0


def test_a_part_of_a_batch_is_a_part_of_each_of_its_tensors(batch):
    labeled = batch._replace(class_label=torch.arange(4))

    part = labeled.part(1, 2)

    assert torch.equal(part.x, batch.x[1:3])
    assert part.class_label.tolist() == [1, 2]
    assert batch.part(1, 2).class_label is None


def test_a_network_that_predicts_images_at_discrete_timesteps_is_refused(denoiser):
    discrete = DiscretePreconditioning(linear_alphas_cumprod(), "x")

    with pytest.raises(ConfigError, match="prediction “x”") as refused:
        objective_for(
            CONSISTENCY, PreconditionedDenoiser(denoiser.backbone, discrete), sigma_data=0.5
        )

    assert "random weights" in str(refused.value.hint)


def test_a_consistency_run_trains_without_a_held_out_loss(project):
    run = toy_engine().new_run(project, CONSISTENCY, run_id="through")

    events = train_to_end(project, run)

    assert isinstance(events[-1], RunEnded)
    assert any(isinstance(event, StepFinished) for event in events)
    assert not any(isinstance(event, ValidationMeasured) for event in events)


def test_a_stopped_consistency_run_resumes_bit_identically(project):
    engine = toy_engine()
    unbroken = engine.new_run(project, CONSISTENCY, run_id="unbroken")
    train_to_end(project, unbroken)
    broken = engine.new_run(project, CONSISTENCY, run_id="broken")
    control = RunControl()
    for event in engine.train(project, broken, control):
        if getattr(event, "images_seen", 0) >= 64:
            control.request(Command.STOP)

    events = train_to_end(project, RunFolder.open(broken.folder))

    went_on_at = next(event.images_seen for event in events if isinstance(event, RunStarted))
    assert 0 < went_on_at < events[-1].images_seen == 128
    for name, weight in averaged_weights(unbroken).items():
        assert torch.equal(weight, averaged_weights(broken)[name]), name
