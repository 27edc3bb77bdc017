"""Tests of the transformer backbone."""

from pathlib import Path

import msgspec
import pytest
import torch
from tests.support.toy import TOY_CONFIG, toy_engine, toy_project, train_to_end
from tests.support.trained import small_config, trained_model

from sfumato.checkpoints.network_file import load_spec, save_spec
from sfumato.config.image_shape import ImageShape
from sfumato.config.settings import DitConfig, RunConfig
from sfumato.errors import ConfigError
from sfumato.generation.batches import generate_images
from sfumato.generation.loading import load_model
from sfumato.nn.dit import DitBackbone, DitShape
from sfumato.nn.network import build_denoiser, load_denoiser, spec_from_config
from sfumato.records.events import RunEnded, StepFinished


def toy_config(**dit: int) -> RunConfig:
    shape = DitConfig(**({"width": 32, "depth": 2, "patch_px": 2} | dit))
    model = msgspec.structs.replace(TOY_CONFIG.model, backbone="dit", dit=shape)
    return msgspec.structs.replace(TOY_CONFIG, model=model)


def test_a_new_transformer_outputs_zero_for_any_input() -> None:
    spec = spec_from_config(toy_config(), image_shape=(3, 8, 8), classes=("a", "b"), sigma_data=0.5)
    denoiser = build_denoiser(spec).eval()

    output = denoiser.backbone(torch.randn(2, 3, 8, 8), torch.rand(2), torch.tensor([0, 2]))

    assert output.shape == (2, 3, 8, 8)
    assert output.abs().max() == 0


def test_each_patch_keeps_its_position() -> None:
    backbone = trained_model(small_config(backbone="dit")).denoiser.backbone
    backbone.blocks = torch.nn.ModuleList()
    x, c_noise = torch.randn(1, 3, 8, 8), torch.tensor([100.0])
    changed = x.clone()
    changed[..., 2:4, 6:8] += 1

    difference = (backbone(changed, c_noise) - backbone(x, c_noise)).abs().amax(dim=1)[0]

    assert difference[2:4, 6:8].min() > 0
    assert (difference > 0).sum() == 4


def test_patches_attend_to_each_other_and_have_positions() -> None:
    backbone = trained_model(small_config(backbone="dit")).denoiser.backbone
    x, c_noise = torch.randn(1, 3, 8, 8), torch.tensor([100.0])
    changed = x.clone()
    changed[..., 2:4, 6:8] += 1

    seen = (backbone(changed, c_noise) - backbone(x, c_noise)).abs().amax(dim=1)[0]
    alike = backbone(x.new_zeros(x.shape), c_noise)

    assert seen.min() > 0
    assert not torch.allclose(alike[..., :2, :2], alike[..., 4:6, 4:6])


def test_no_class_is_the_embedding_after_the_last_class() -> None:
    backbone = trained_model(small_config(backbone="dit"), classes=("a", "b")).denoiser.backbone
    x, c_noise = torch.randn(2, 3, 8, 8), torch.tensor([10.0, 500.0])

    without = backbone(x, c_noise, None)

    assert torch.equal(without, backbone(x, c_noise, torch.tensor([2, 2])))
    assert not torch.allclose(without, backbone(x, c_noise, torch.tensor([0, 1])))


def test_a_patch_size_that_does_not_divide_the_image_is_refused() -> None:
    config = toy_config(patch_px=8)
    config = msgspec.structs.replace(
        config, data=msgspec.structs.replace(config.data, shape=ImageShape.square(12))
    )

    with pytest.raises(ConfigError, match="12 px cannot be divided into patches of 8 px"):
        spec_from_config(config, image_shape=config.data.shape, classes=(), sigma_data=0.5)


def test_loading_weights_does_not_use_the_random_generator(tmp_path: Path) -> None:
    model = trained_model(small_config(backbone="dit", augmentation=0.1), classes=("a",))
    config = model.metadata.config
    spec = spec_from_config(config, image_shape=config.data.shape, classes=("a",), sigma_data=0.5)
    save_spec(tmp_path, spec)
    before = torch.get_rng_state()

    loaded = load_denoiser(load_spec(tmp_path), model.denoiser.state_dict()).eval()

    assert torch.equal(torch.get_rng_state(), before)
    x, sigma = torch.randn(2, 3, 8, 8), torch.tensor([0.3, 2.0])
    assert torch.equal(loaded(x, sigma), model.denoise(x, sigma))


def test_a_run_trains_and_is_a_base_for_another_with_new_classes(tmp_path: Path) -> None:
    project = toy_project(tmp_path, classes=("cat", "dog"))
    config = toy_config()
    untaught = msgspec.structs.replace(
        config, data=msgspec.structs.replace(config.data, use_classes=False)
    )
    first = toy_engine().new_run(project, untaught, run_id="first")
    events = train_to_end(project, first)

    second = toy_engine().new_run(project, TOY_CONFIG, run_id="second", base="first")

    losses = [event.loss for event in events if isinstance(event, StepFinished)]
    assert losses
    assert isinstance(events[-1], RunEnded)
    assert second.config.model.backbone == "dit"
    assert load_spec(second.folder).network.dropout == TOY_CONFIG.model.dropout
    drawn = [
        generate_images(load_model(run, plugins=toy_engine().plugins), range(4))
        for run in (first, second)
    ]
    assert (drawn[0] == drawn[1]).all()
    assert isinstance(train_to_end(project, second)[-1], RunEnded)


def test_rectangles_have_a_position_for_each_patch() -> None:
    shape = DitShape(width=32, depth=1, patch_px=4, dropout=0.0)
    backbone = DitBackbone(shape, image_shape=(4, 8, 16), class_count=0)

    x = torch.randn(2, 4, 8, 16)

    assert backbone.position.shape == (8, 32)
    assert len(backbone.position.unique(dim=0)) == 8
    assert backbone(x, torch.zeros(2)).shape == x.shape
