"""Tests of warm starts: a run starts from a base and first generates the same images."""

import sys
from pathlib import Path

import msgspec
import numpy as np
import pytest
from diffusers import DDPMPipeline, DDPMScheduler, UNet2DModel
from tests.support.disk import no_file_larger_than
from tests.support.toy import TOY_CONFIG, toy_engine, toy_project, train_to_end, with_changes

from sfumato.checkpoints.network_file import load_spec
from sfumato.config.settings import AugmentationConfig, NoiseConfig
from sfumato.errors import CheckpointError, SfumatoError
from sfumato.export.history import with_history
from sfumato.generation.batches import generate_images
from sfumato.generation.loading import load_model
from sfumato.records.events import RunEnded, RunFailed, RunStarted
from sfumato.records.project import Project
from sfumato.records.run_folder import RunFolder


def _images(run: RunFolder) -> np.ndarray:
    return generate_images(load_model(run, plugins=toy_engine().plugins), range(4))


@pytest.fixture
def trained(tmp_path: Path) -> tuple[Project, RunFolder]:
    project = toy_project(tmp_path)
    run = toy_engine().new_run(project, TOY_CONFIG, run_id="first")
    train_to_end(project, run)
    return project, run


def test_a_warm_start_from_a_run_first_generates_its_images(
    trained: tuple[Project, RunFolder],
) -> None:
    project, first = trained

    second = toy_engine().new_run(project, TOY_CONFIG, run_id="second", base="first")

    assert (_images(second) == _images(first)).all()


def test_a_warm_start_trains_on_with_a_new_clock(trained: tuple[Project, RunFolder]) -> None:
    project, first = trained
    second = toy_engine().new_run(project, TOY_CONFIG, run_id="second", base="first")

    events = train_to_end(project, second)

    assert next(e for e in events if isinstance(e, RunStarted)).images_seen == 0
    assert events[-1].images_seen == TOY_CONFIG.images_total
    assert (_images(second) != _images(first)).any()


def test_training_settings_apply_to_the_new_run(
    trained: tuple[Project, RunFolder],
) -> None:
    project, _ = trained
    config = with_changes(
        model=msgspec.structs.replace(TOY_CONFIG.model, dropout=0.4),
        noise=NoiseConfig(log_sigma_mean=-0.5, log_sigma_std=1.3),
    )

    second = toy_engine().new_run(project, config, run_id="second", base="first")

    spec = load_spec(second.folder)
    assert (spec.log_sigma_mean, spec.log_sigma_std) == (-0.5, 1.3)
    assert spec.network.config["dropout"] == 0.4


def test_the_config_records_the_network_of_the_base(
    trained: tuple[Project, RunFolder],
) -> None:
    project, first = trained
    wished = msgspec.structs.replace(
        TOY_CONFIG.model, widths=(64, 128), layers_per_block=3, attention_sizes=(4,)
    )

    second = toy_engine().new_run(
        project, with_changes(model=wished), run_id="second", base="first"
    )

    assert second.config.model == first.config.model
    assert project.run("second").config.model == first.config.model


def test_a_model_names_the_run_it_started_from(trained: tuple[Project, RunFolder]) -> None:
    project, first = trained
    terms = project.folder.parent / "images/LICENSE.txt"
    terms.write_text("CC-BY 4.0, Ada", encoding="utf-8")
    own = load_model(first, plugins=toy_engine().plugins).metadata

    second = toy_engine().new_run(project, TOY_CONFIG, run_id="second", base="first")
    train_to_end(project, second)
    third = toy_engine().new_run(project, TOY_CONFIG, run_id="third", base="second")
    metadata = load_model(third, plugins=toy_engine().plugins).metadata

    assert own.bases == ()
    assert [base.name for base in metadata.bases] == ["second", "first"]
    base = metadata.bases[-1]
    assert (base.weights_sha256, base.images_seen) == (own.weights_sha256, own.images_seen)
    assert (base.images, base.dataset_sha256) == (own.images, own.dataset_sha256)
    assert [found.text for found in base.terms] == ["CC-BY 4.0, Ada"]


def test_an_extended_run_names_the_base_of_the_original(
    trained: tuple[Project, RunFolder],
) -> None:
    project, _ = trained
    second = toy_engine().new_run(project, TOY_CONFIG, run_id="second", base="first")
    train_to_end(project, second)

    longer = toy_engine().extend(project, second, images=64)

    metadata = load_model(longer, plugins=toy_engine().plugins).metadata
    assert [base.name for base in metadata.bases] == ["first"]


def test_a_model_includes_the_license_of_the_folder_it_started_from(
    trained: tuple[Project, RunFolder], tmp_path: Path
) -> None:
    project, _ = trained
    folder = tmp_path / "faces"
    _save_diffusers_model(folder)
    (folder / "LICENSE").write_text("Noncommercial use only.", encoding="utf-8")

    run = toy_engine().new_run(project, TOY_CONFIG, base=folder)
    (folder / "LICENSE").unlink()
    metadata = load_model(run, plugins=toy_engine().plugins).metadata

    assert [(base.name, base.images) for base in metadata.bases] == [("faces", 0)]
    (terms,) = with_history(metadata, run).image_terms
    assert (terms.file, terms.base) == ("faces-LICENSE", "faces")
    assert terms.text == "Noncommercial use only."


def _save_diffusers_model(folder: Path) -> None:
    unet = UNet2DModel(
        sample_size=8,
        block_out_channels=(16, 32),
        layers_per_block=1,
        down_block_types=("DownBlock2D", "AttnDownBlock2D"),
        up_block_types=("AttnUpBlock2D", "UpBlock2D"),
        norm_num_groups=8,
    )
    DDPMPipeline(unet=unet, scheduler=DDPMScheduler()).save_pretrained(folder)


def test_the_config_records_the_network_of_a_diffusers_folder(
    trained: tuple[Project, RunFolder], tmp_path: Path
) -> None:
    project, _ = trained
    _save_diffusers_model(tmp_path / "faces")

    run = toy_engine().new_run(project, TOY_CONFIG, base=tmp_path / "faces")

    model = project.run(run.run_id).config.model
    assert (model.widths, model.layers_per_block, model.attention_sizes) == ((16, 32), 1, (4,))


def test_other_classes_get_new_embeddings_and_leave_the_images_unchanged(
    trained: tuple[Project, RunFolder], tmp_path: Path
) -> None:
    _, first = trained
    animals = toy_project(tmp_path / "animals", classes=("cat", "dog"))
    (animals.runs_folder).mkdir()
    first.folder.rename(animals.runs_folder / "first")

    second = toy_engine().new_run(animals, TOY_CONFIG, run_id="second", base="first")

    model = load_model(second, plugins=toy_engine().plugins)
    assert model.metadata.classes == ("cat", "dog")
    assert (_images(second) == _images(animals.run("first"))).all()


def test_augmentation_conditioning_can_be_added_to_a_base_without_it(
    trained: tuple[Project, RunFolder],
) -> None:
    project, first = trained
    config = with_changes(augmentation=AugmentationConfig(probability=0.5))

    second = toy_engine().new_run(project, config, run_id="second", base="first")

    assert (_images(second) == _images(first)).all()
    assert isinstance(train_to_end(project, second)[-1], RunEnded)


def test_an_unknown_base_is_named_and_leaves_no_run(
    trained: tuple[Project, RunFolder],
) -> None:
    project, _ = trained

    with pytest.raises(CheckpointError, match="“frist” is neither a run") as caught:
        toy_engine().new_run(project, TOY_CONFIG, run_id="second", base="frist")

    assert "first" in str(caught.value.hint)
    assert project.run_ids() == ("first",)


def test_a_base_without_a_checkpoint_is_refused(trained: tuple[Project, RunFolder]) -> None:
    project, _ = trained
    toy_engine().new_run(project, with_changes(seed=1), run_id="empty")

    with pytest.raises(CheckpointError, match="“empty” has no checkpoint"):
        toy_engine().new_run(project, TOY_CONFIG, run_id="second", base="empty")


def test_the_latest_run_can_be_a_base(trained: tuple[Project, RunFolder]) -> None:
    project, first = trained

    second = toy_engine().new_run(project, TOY_CONFIG, run_id="second", base="latest")

    assert (_images(second) == _images(first)).all()


@pytest.mark.skipif(sys.platform == "win32", reason="limits file sizes the Unix way")
def test_a_disk_without_room_for_the_weights_leaves_no_run(
    trained: tuple[Project, RunFolder],
) -> None:
    project, _ = trained

    with no_file_larger_than(8_000), pytest.raises(SfumatoError):  # enough for the config
        toy_engine().new_run(project, TOY_CONFIG, run_id="second", base="first")

    assert [path.name for path in project.runs_folder.iterdir()] == ["first"]


def test_a_color_base_is_refused_for_grayscale_images_before_training(
    trained: tuple[Project, RunFolder], tmp_path: Path
) -> None:
    _, first = trained
    gray = toy_project(tmp_path / "gray", is_gray=True)
    gray.runs_folder.mkdir()
    first.folder.rename(gray.runs_folder / "first")

    second = toy_engine().new_run(gray, TOY_CONFIG, run_id="second", base="first")
    events = train_to_end(gray, second)

    assert isinstance(events[-1], RunFailed)
    assert "generates color images, but the dataset contains grayscale images" in str(
        events[-1].message
    )
    assert not any(isinstance(event, RunStarted) for event in events)
