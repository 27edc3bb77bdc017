"""Tests of the settings and the length of a distillation."""

import msgspec
import pytest

from sfumato.checkpoints.checkpoint import CheckpointState
from sfumato.checkpoints.network_file import load_spec, save_spec
from sfumato.config.settings import (
    AugmentationConfig,
    ModelConfig,
    OptimizerConfig,
    SamplingSettings,
)
from sfumato.diffusion.preconditioning import linear_alphas_cumprod
from sfumato.distillation.plan import distillation_config, state_of_base
from sfumato.errors import CheckpointError, ConfigError
from support.toy import toy_engine, toy_project, train_to_end, with_changes
from support.trained import trained_model


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    return toy_project(tmp_path_factory.mktemp("toys"))


def base_state(*, images_seen=1_000_000, elapsed_s=3600.0, sigma_data=0.5, **config):
    metadata = msgspec.structs.replace(
        trained_model().metadata,
        run="faces",
        images_seen=images_seen,
        sigma_data=sigma_data,
        config=with_changes(batch_size=32, **config),
    )
    return CheckpointState(metadata=metadata, images_total=0, elapsed_s=elapsed_s, plan=None)


def test_it_trains_for_consistency_with_its_base():
    config = distillation_config(base_state(), share=0.15)

    assert config.objective == "consistency"
    assert config.consistency.base == "faces"
    assert config.data == base_state().metadata.config.data


def test_it_trains_without_augmentation():
    base = base_state(augmentation=AugmentationConfig(probability=0.3), augmentations={"flip": {}})

    config = distillation_config(base, share=0.15)

    assert config.augmentation.probability == 0
    assert config.augmentations == {}


def test_it_takes_its_share_of_the_training_time_of_its_base():
    config = distillation_config(base_state(), share=0.2)

    assert config.images_total == pytest.approx(0.2 * 1_000_000 / (4 / 3), abs=32)
    assert config.images_total % 32 == 0
    assert config.minutes == 0


def test_minutes_are_converted_with_the_throughput_of_the_base():
    config = distillation_config(base_state(), share=0.15, minutes=30.0)

    assert config.images_total == pytest.approx(0.5 * 1_000_000 / (4 / 3), abs=32)


def test_its_length_is_bounded():
    shortest = distillation_config(base_state(images_seen=1000), share=0.15)
    longest = distillation_config(base_state(images_seen=10**9), share=0.15)

    assert shortest.images_total == 600 * 32
    assert longest.images_total == 12_800_000


def test_shorter_runs_use_a_higher_rate_up_to_that_of_the_base():
    def rate(images_seen, own=1e-3):
        state = base_state(images_seen=images_seen, optimizer=OptimizerConfig(learning_rate=own))
        return distillation_config(state, share=0.15).optimizer.learning_rate

    assert rate(10**8) == pytest.approx(1e-4)
    assert rate(1000) == pytest.approx(1e-4 * (8000 / 600) ** 0.5)
    assert rate(1000, own=2e-4) == 2e-4


def test_it_samples_in_two_steps_whose_middle_scales_with_the_data():
    usual = distillation_config(base_state(), share=0.15).sampling
    stretched = distillation_config(base_state(sigma_data=1.0), share=0.15).sampling

    assert (usual.sampler, usual.num_steps) == ("consistency", 2)
    assert usual.sampler_settings["middle"] == pytest.approx(0.821)
    assert stretched.sampler_settings["middle"] == pytest.approx(2 * 0.821)


@pytest.mark.parametrize(("own", "wanted"), [(0.0, 0.0), (0.05, 0.2)])
def test_dropout_is_used_only_if_the_base_used_it(own, wanted):
    state = base_state(model=ModelConfig(dropout=own))

    assert distillation_config(state, share=0.15).model.dropout == wanted


def test_guidance_is_that_of_the_base():
    state = base_state(sampling=SamplingSettings(guidance_scale=2.0))

    assert distillation_config(state, share=0.15).sampling.guidance_scale == 2.0


def test_autoguidance_is_disabled():
    state = base_state(sampling=SamplingSettings(guidance="autoguidance", guidance_scale=2.0))

    assert distillation_config(state, share=0.15).sampling.guidance == "none"


def test_a_base_without_a_checkpoint_is_refused(project):
    run = toy_engine().new_run(project, with_changes(), run_id="untrained")

    with pytest.raises(CheckpointError, match="no checkpoint to distill"):
        state_of_base(run)


def test_a_distilled_run_is_refused_as_a_base(project):
    run = toy_engine().new_run(project, with_changes(objective="consistency"), run_id="fast")

    with pytest.raises(ConfigError, match="is already distilled"):
        state_of_base(run)


def test_a_base_that_predicts_images_at_discrete_timesteps_is_refused(project):
    model = ModelConfig(widths=(8,), layers_per_block=1, prediction="x")
    run = toy_engine().new_run(project, with_changes(model=model, images_total=16), run_id="x")
    train_to_end(project, run)
    schedule = tuple(linear_alphas_cumprod().tolist())
    assert state_of_base(run)
    save_spec(run.folder, msgspec.structs.replace(load_spec(run.folder), alphas_cumprod=schedule))

    with pytest.raises(ConfigError, match="prediction “x”"):
        state_of_base(run)
