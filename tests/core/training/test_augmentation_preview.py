"""Tests of the augmentation preview: it shows images as a run would train on them."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace
from PIL import Image
from tests.support.toy import TOY_CONFIG, toy_engine, toy_project

from sfumato.config.image_shape import ImageShape
from sfumato.config.settings import AugmentationConfig, ModelConfig, RunConfig
from sfumato.errors import ConfigError, DatasetError
from sfumato.records.events import FileWritten, IncidentReported

FLIPPED = replace(TOY_CONFIG, augmentations={"flip": {"horizontal": 1.0}})


@dataclass
class Preview:
    """The tiles of a preview."""

    tiles: np.ndarray
    """`(R, N, H, W, C)`."""

    @property
    def originals(self) -> np.ndarray:
        return self.tiles[0]

    @property
    def draws(self) -> np.ndarray:
        return self.tiles[1:]


@pytest.fixture
def preview(project, tmp_path):
    def draw(config: RunConfig, **how: int) -> Preview:
        path = tmp_path / "preview.png"
        events = list(toy_engine().images.preview_augmentations(project, config, path=path, **how))
        assert isinstance(events[-1], FileWritten)
        return tiles_of(path)

    return draw


def tiles_of(path: Path, *, side: int = 8) -> Preview:
    with Image.open(path) as image:
        sheet = np.atleast_3d(np.asarray(image))
    rows, columns = sheet.shape[0] // side, sheet.shape[1] // side
    tiles = sheet.reshape(rows, side, columns, side, -1).transpose(0, 2, 1, 3, 4)
    return Preview(tiles)


def test_without_augmentations_the_images_are_shown_unchanged(preview):
    shown = preview(TOY_CONFIG)

    assert shown.tiles.shape == (4, 8, 8, 8, 3)
    assert (shown.draws == shown.originals).all()


def test_an_augmentation_of_the_run_changes_the_shown_images(preview):
    shown = preview(FLIPPED)

    assert (shown.draws == shown.originals[:, :, ::-1]).all()


def test_the_same_draw_is_reproducible_and_different_draws_differ(preview):
    shifted = replace(TOY_CONFIG, augmentations={"rotate": {"degrees": 40.0}})

    first, again, other = preview(shifted), preview(shifted), preview(shifted, first_draw_index=3)

    assert (first.tiles == again.tiles).all()
    assert (first.originals == other.originals).all()
    assert (first.draws != other.draws).any()
    assert (first.draws[0] != first.draws[1]).any()


def test_another_seed_shows_other_images(preview):
    first, other = preview(TOY_CONFIG), preview(replace(TOY_CONFIG, seed=7))

    assert (first.originals != other.originals).any()


def test_conditional_augmentation_is_shown(preview):
    always = AugmentationConfig(probability=1.0)

    shown = preview(replace(TOY_CONFIG, augmentation=always))

    assert (shown.draws[0] != shown.originals).any()


def test_conditional_augmentation_is_not_shown_for_latents(preview):
    config = replace(
        TOY_CONFIG,
        augmentation=AugmentationConfig(probability=1.0),
        model=ModelConfig(autoencoder="trained"),
    )

    shown = preview(config)

    assert (shown.draws == shown.originals).all()


def test_grayscale_images_stay_grayscale(tmp_path):
    project = toy_project(tmp_path, is_gray=True)
    path = tmp_path / "preview.png"

    list(toy_engine().images.preview_augmentations(project, TOY_CONFIG, path=path))

    with Image.open(path) as sheet:
        assert sheet.mode == "L"


def test_large_images_are_downscaled_to_whole_tiles(tmp_path, project):
    path = tmp_path / "preview.png"
    config = replace(TOY_CONFIG, data=replace(TOY_CONFIG.data, shape=ImageShape.square(200)))

    list(toy_engine().images.preview_augmentations(project, config, path=path))

    with Image.open(path) as sheet:
        assert sheet.size == (8 * 160, 4 * 160)


def test_a_missing_augmentation_is_reported(tmp_path, project):
    config = replace(TOY_CONFIG, augmentations={"sparkle": {}})

    events = list(
        toy_engine().images.preview_augmentations(project, config, path=tmp_path / "p.png")
    )

    incident = next(event for event in events if isinstance(event, IncidentReported))
    assert "sparkle" in str(incident.message)


def test_the_folder_of_the_preview_is_created(tmp_path, project):
    path = tmp_path / "not" / "there" / "p.png"

    list(toy_engine().images.preview_augmentations(project, TOY_CONFIG, path=path))

    assert path.is_file()


def test_an_invalid_setting_is_refused(tmp_path, project):
    config = replace(TOY_CONFIG, augmentations={"flip": {"horizontal": 3.0}})

    with pytest.raises(ConfigError, match="horizontal"):
        list(toy_engine().images.preview_augmentations(project, config, path=tmp_path / "p.png"))


def test_a_missing_folder_is_named(tmp_path, project):
    for file in (tmp_path / "images").iterdir():
        file.unlink()

    with pytest.raises(DatasetError, match="toys"):
        list(toy_engine().images.preview_augmentations(project, TOY_CONFIG, path=tmp_path / "p"))
