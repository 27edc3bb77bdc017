"""Tests that an image depends only on its recipe, and of the gallery's index."""

from pathlib import Path

import msgspec
import numpy as np
import pytest
import torch
from PIL import Image
from tests.support.toy import TOY_CONFIG, toy_engine, toy_project, train_to_end, with_changes

from sfumato.checkpoints.averages import average_moments, mix_average
from sfumato.checkpoints.checkpoint import read_state
from sfumato.config.sampling import SamplingOverrides
from sfumato.config.settings import EmaConfig, ReportConfig, SamplingSettings
from sfumato.engine import Engine
from sfumato.errors import CheckpointError, ConfigError, PluginError
from sfumato.gallery import Gallery, GalleryFilter
from sfumato.generation.batches import class_label_for, generate_images
from sfumato.generation.loading import load_asked, load_model
from sfumato.records.control import Command, RunControl
from sfumato.records.events import ImageGenerated, SamplesGenerated
from sfumato.records.project import Project
from sfumato.records.recipe import GuideOrigin, read_recipe
from sfumato.records.requests import GenerateRequest, request_from
from sfumato.records.run_folder import RunFolder


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, RunFolder]:
    project = toy_project(tmp_path_factory.mktemp("plain"))
    run = toy_engine().new_run(project, TOY_CONFIG)
    train_to_end(project, run)
    return project, run


@pytest.fixture(scope="module")
def trained_on_classes(tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, RunFolder]:
    project = toy_project(tmp_path_factory.mktemp("classes"), classes=("cat", "dog", "owl"))
    run = toy_engine().new_run(project, with_changes(class_dropout=0.2, images_total=640))
    train_to_end(project, run)
    return project, run


@pytest.fixture(scope="module")
def trained_often_saved(tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, RunFolder]:
    """Return a run with checkpoints at 8, 16, 32, 48, and 64 images, and no averages."""
    project = toy_project(tmp_path_factory.mktemp("often"))
    report = ReportConfig(sample_count=1, sample_every_images=16, keep_checkpoints=10)
    config = with_changes(images_total=64, report=report, ema=EmaConfig(snapshots=0))
    run = toy_engine().new_run(project, config)
    control = RunControl()
    for event in toy_engine().train(project, run, control):
        if isinstance(event, SamplesGenerated):
            control.request(Command.CHECKPOINT)
    return project, run


def _generate(
    trained: tuple[Project, RunFolder], request: GenerateRequest, folder: Path
) -> dict[int, Path]:
    project, run = trained
    events = toy_engine().generate(project, run, request, folder=folder)
    return {event.seed: Path(event.path) for event in events if isinstance(event, ImageGenerated)}


def test_an_image_does_not_depend_on_its_batch(
    trained: tuple[Project, RunFolder], tmp_path: Path
) -> None:
    many = _generate(trained, GenerateRequest(count=7, seed=3, batch_size=7), tmp_path / "a")
    alone = _generate(trained, GenerateRequest(count=1, seed=8, batch_size=1), tmp_path / "b")

    first, second = np.array(Image.open(many[8])), np.array(Image.open(alone[8]))
    assert many[8].name == alone[8].name
    assert np.abs(first.astype(int) - second).max() <= 1
    assert (first == second).mean() > 0.99


def test_the_recipe_in_the_file_reproduces_the_image(
    trained: tuple[Project, RunFolder], tmp_path: Path
) -> None:
    path = _generate(
        trained,
        GenerateRequest(count=1, seed=41, sampling=SamplingOverrides(num_steps=3)),
        tmp_path / "a",
    )[41]
    recipe = read_recipe(path)
    assert recipe is not None

    again = GenerateRequest(
        count=1,
        seed=recipe.seed,
        sampling=SamplingOverrides(
            sampler=recipe.sampling.sampler,
            num_steps=recipe.sampling.num_steps,
            guidance=recipe.sampling.guidance,
            guidance_scale=recipe.sampling.guidance_scale,
            guidance_low=recipe.sampling.guidance_low,
            guidance_high=recipe.sampling.guidance_high,
        ),
        images_seen=recipe.images_seen,
    )
    other = _generate(trained, again, tmp_path / "b")[41]

    assert other.read_bytes() == path.read_bytes()


def test_gallery_images_are_listed_newest_first(
    trained: tuple[Project, RunFolder],
) -> None:
    project, run = trained

    list(toy_engine().generate(project, run, GenerateRequest(count=5, seed=100)))
    list(toy_engine().generate(project, run, GenerateRequest(count=5, seed=100)))

    gallery = Gallery(project.gallery_folder)
    images = gallery.images(gallery.ids(GalleryFilter(run=run.run_id)))
    gallery.close()
    assert sorted(p.recipe.seed for p in images.values()) == [100, 101, 102, 103, 104]
    assert all(p.path.exists() for p in images.values())


def test_a_stop_keeps_finished_images(trained: tuple[Project, RunFolder], tmp_path: Path) -> None:
    project, run = trained
    control = RunControl()
    request = GenerateRequest(count=100, batch_size=4)

    drawn = 0
    for _ in toy_engine().generate(project, run, request, folder=tmp_path, control=control):
        drawn += 1
        control.request(Command.STOP)

    assert drawn == 4
    assert len(list(tmp_path.glob("*.png"))) == 4


def test_an_older_checkpoint_can_be_requested_and_a_missing_one_is_an_error(
    trained: tuple[Project, RunFolder], tmp_path: Path
) -> None:
    _, run = trained
    kept = int(run.checkpoints()[-1].name)

    found = _generate(trained, GenerateRequest(count=1, images_seen=kept), tmp_path)

    assert len(found) == 1
    with pytest.raises(CheckpointError, match="no checkpoint at 77"):
        _generate(trained, GenerateRequest(count=1, images_seen=77), tmp_path)


def test_a_run_without_checkpoints_names_the_command_that_trains_it(tmp_path: Path) -> None:
    project = toy_project(tmp_path)
    run = toy_engine().new_run(project, TOY_CONFIG)

    with pytest.raises(CheckpointError, match="no checkpoint yet") as caught:
        list(toy_engine().generate(project, run, GenerateRequest()))

    assert str(caught.value.hint) == f"Train it first: sfumato resume PROJECT {run.run_id}"


def test_an_unknown_sampler_or_class_suggests_the_nearest(
    trained: tuple[Project, RunFolder],
    trained_on_classes: tuple[Project, RunFolder],
    tmp_path: Path,
) -> None:
    with pytest.raises(PluginError, match="“dpmp_2m”") as sampler_error:
        _generate(trained, GenerateRequest(sampling=SamplingOverrides(sampler="dpmp_2m")), tmp_path)
    with pytest.raises(ConfigError, match="“dgo”") as class_error:
        _generate(trained_on_classes, GenerateRequest(class_name="dgo"), tmp_path)
    with pytest.raises(ConfigError, match="“dog”") as no_classes:
        _generate(trained, GenerateRequest(class_name="dog"), tmp_path)

    assert "dpmpp_2m" in str(sampler_error.value.hint)
    assert "dog" in str(class_error.value.hint)
    assert "without classes" in str(no_classes.value.hint)


def test_seeds_cycle_through_classes_and_classes_change_the_image(
    trained_on_classes: tuple[Project, RunFolder], tmp_path: Path
) -> None:
    turns = _generate(trained_on_classes, GenerateRequest(count=4), tmp_path / "a")
    owl = _generate(trained_on_classes, GenerateRequest(count=1, class_name="owl"), tmp_path / "b")

    names = [_recipe_class(turns[seed]) for seed in range(4)]
    assert names == ["cat", "dog", "owl", "cat"]
    assert _recipe_class(owl[0]) == "owl"
    assert owl[0].read_bytes() != turns[0].read_bytes()


def test_a_guidance_scale_of_one_changes_nothing_and_a_higher_one_does(
    trained_on_classes: tuple[Project, RunFolder], tmp_path: Path
) -> None:
    def pixels(scale: float | None) -> np.ndarray:
        request = GenerateRequest(
            count=1, class_name="cat", sampling=SamplingOverrides(guidance_scale=scale)
        )
        return np.array(Image.open(_generate(trained_on_classes, request, tmp_path)[0]))

    assert (pixels(1.0) == pixels(None)).all()
    assert (pixels(4.0) != pixels(None)).any()


def test_guidance_outside_its_interval_changes_nothing(
    trained_on_classes: tuple[Project, RunFolder], tmp_path: Path
) -> None:
    def pixels(low: float, high: float) -> np.ndarray:
        request = GenerateRequest(
            count=1,
            sampling=SamplingOverrides(
                num_steps=4, guidance_scale=4.0, guidance_low=low, guidance_high=high
            ),
        )
        return np.array(Image.open(_generate(trained_on_classes, request, tmp_path)[0]))

    unguided, guided, between = pixels(81.0, 1000.0), pixels(0.0, 1000.0), pixels(0.2, 9.0)

    request = GenerateRequest(
        count=1, sampling=SamplingOverrides(num_steps=4, guidance="none", guidance_scale=4.0)
    )
    plain = np.array(Image.open(_generate(trained_on_classes, request, tmp_path)[0]))
    assert (unguided == plain).all()
    assert (guided != plain).any()
    assert (between != plain).any()
    assert (between != guided).any()


def test_autoguidance_works_without_classes_and_is_in_the_recipe(
    trained_often_saved: tuple[Project, RunFolder], tmp_path: Path
) -> None:
    _, run = trained_often_saved
    request = GenerateRequest(
        count=1,
        sampling=SamplingOverrides(guidance="autoguidance", guidance_scale=3.0, guide_fraction=0.5),
    )

    path = _generate(trained_often_saved, request, tmp_path / "a")[0]
    plain = _generate(trained_often_saved, GenerateRequest(count=1), tmp_path / "b")[0]

    recipe = read_recipe(path)
    assert recipe is not None
    assert recipe.sampling.guide_fraction == 0.5
    (early,) = [folder for folder in run.checkpoints() if int(folder.name) == 32]
    assert (recipe.sampling.guidance, recipe.sampling.guidance_scale) == ("autoguidance", 3.0)
    assert recipe.guide == GuideOrigin(
        images_seen=32, weights_sha256=read_state(early).metadata.weights_sha256
    )
    assert (np.array(Image.open(path)) != np.array(Image.open(plain))).any()


def test_a_guided_image_is_reproduced_from_its_recipe(
    trained_often_saved: tuple[Project, RunFolder], tmp_path: Path
) -> None:
    request = GenerateRequest(
        count=1,
        seed=7,
        sampling=SamplingOverrides(
            num_steps=4,
            guidance="autoguidance",
            guidance_scale=2.5,
            guidance_low=0.2,
            guidance_high=9.0,
            guide_fraction=0.3,
        ),
    )
    path = _generate(trained_often_saved, request, tmp_path / "a")[7]
    recipe = read_recipe(path)
    assert recipe is not None

    again = _generate(trained_often_saved, request_from(recipe), tmp_path / "b")[7]

    assert again.read_bytes() == path.read_bytes()


def test_the_guide_is_the_checkpoint_nearest_to_the_guide_fraction(
    trained_often_saved: tuple[Project, RunFolder],
) -> None:
    _, run = trained_often_saved

    def clock_of_guide(moment: float) -> int:
        request = GenerateRequest(
            sampling=SamplingOverrides(
                guidance="autoguidance", guidance_scale=2.0, guide_fraction=moment
            )
        )
        model = load_asked(run, request, plugins=toy_engine().plugins)
        assert model.guide is not None
        return model.guide.images_seen

    assert [clock_of_guide(moment) for moment in (0.01, 0.3, 0.5, 0.99)] == [8, 16, 32, 48]


def test_a_stored_average_can_be_the_guide(trained: tuple[Project, RunFolder]) -> None:
    _, run = trained
    moment = average_moments(run)[1]
    assert moment not in [int(folder.name) for folder in run.checkpoints()]
    request = GenerateRequest(
        sampling=SamplingOverrides(
            guidance="autoguidance", guidance_scale=2.0, guide_fraction=moment / 128
        )
    )

    guide = load_asked(run, request, plugins=toy_engine().plugins).guide

    average = mix_average(run, length=run.config.ema.length, images_seen=moment)
    assert guide is not None
    assert (guide.images_seen, guide.weights_sha256) == (moment, average.sha256)
    loaded = guide.denoiser.state_dict()
    assert all(torch.equal(loaded[name], part) for name, part in average.weights.items())


def test_a_run_without_early_checkpoints_says_why_autoguidance_is_unavailable(
    tmp_path: Path,
) -> None:
    project = toy_project(tmp_path)
    config = with_changes(images_total=16, ema=EmaConfig(snapshots=0))
    run = toy_engine().new_run(project, config)
    train_to_end(project, run)
    request = GenerateRequest(
        sampling=SamplingOverrides(guidance="autoguidance", guidance_scale=2.0)
    )

    with pytest.raises(CheckpointError, match="has no guide checkpoint"):
        _generate((project, run), request, tmp_path)


def test_every_built_in_sampler_generates(trained: tuple[Project, RunFolder]) -> None:
    _, run = trained
    plugins = toy_engine().plugins
    model = load_model(run, plugins=plugins)
    sampling = msgspec.structs.replace(SamplingSettings(), num_steps=12)

    means = {
        name: generate_images(model.sampled_by(plugins.samplers.build(name), sampling), range(8))
        for name in plugins.samplers
    }

    # all start from the same noise with the same network, so the images agree on average
    reference = means["heun"].mean()
    for name, images in means.items():
        assert images.shape == (8, 8, 8, 3)
        assert abs(images.mean() - reference) < 12, name


def test_sampler_settings_are_in_the_recipe_and_change_the_image(
    tmp_path: Path,
) -> None:
    project = toy_project(tmp_path)
    plain = SamplingSettings(sampler="ddim", num_steps=3)
    noisy = msgspec.structs.replace(plain, sampler_settings={"eta": 1.0})
    images = []
    for sampling in (plain, noisy):
        run = toy_engine().new_run(project, with_changes(sampling=sampling, images_total=16))
        train_to_end(project, run)
        images.append(_generate((project, run), GenerateRequest(count=1), tmp_path)[0])

    recipe = read_recipe(images[1])

    assert recipe is not None
    assert recipe.sampling.sampler_settings == {"eta": 1.0}
    assert images[0].read_bytes() != images[1].read_bytes()


def test_default_class_labels_cycle_with_the_seed() -> None:
    assert [class_label_for(seed, 3) for seed in (0, 1, 2, 3, 10**12)] == [0, 1, 2, 0, 1]


def test_a_disk_that_cannot_be_written_is_explained(
    trained: tuple[Project, RunFolder], tmp_path: Path
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")

    with pytest.raises(Exception, match="file") as caught:
        _generate(trained, GenerateRequest(count=1), blocked / "deeper")

    assert type(caught.value).__name__ == "SfumatoError"


def _recipe_class(path: Path) -> str | None:
    recipe = read_recipe(path)
    return recipe.class_name if recipe else None


def test_an_engine_without_plugins_names_the_missing_sampler(
    trained: tuple[Project, RunFolder],
) -> None:
    from sfumato.plugins.registry import Plugins

    project, run = trained

    with pytest.raises(PluginError, match="“dpmpp_2m”"):
        list(Engine(Plugins()).generate(project, run, GenerateRequest(count=1)))
