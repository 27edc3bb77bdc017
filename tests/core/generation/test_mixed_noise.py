"""Tests of variations, animations, and contact sheets, and of their recipes."""

import hashlib
import math
from pathlib import Path

import msgspec
import numpy as np
import pytest
import torch
from PIL import Image

from sfumato.diffusion.guidance import ClassBlendedDenoiser
from sfumato.diffusion.noise import MixedNoise, normal_noise
from sfumato.errors import ConfigError
from sfumato.generation.animation import generate_frames
from sfumato.generation.batches import generate_images
from sfumato.records.control import Command, RunControl
from sfumato.records.events import FileWritten, ImageGenerated, NearestFound
from sfumato.records.image_requests import AnimationRequest, AnimationStyle, SheetAxis, SheetRequest
from sfumato.records.noise_mix import mix_between, mix_of_seed
from sfumato.records.project import Project
from sfumato.records.recipe import read_recipe
from sfumato.records.requests import GenerateRequest, request_from
from sfumato.records.run_folder import RunFolder
from support.recipes import recipe
from support.toy import toy_engine, toy_project, train_to_end, with_changes
from support.trained import small_config, trained_model

SHAPE = (3, 8, 8)


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, RunFolder]:
    project = toy_project(tmp_path_factory.mktemp("mixed"))
    run = toy_engine().new_run(project, with_changes(images_total=64))
    train_to_end(project, run)
    return project, run


def drawn(trained: tuple[Project, RunFolder], request: GenerateRequest, folder: Path) -> list[Path]:
    project, run = trained
    events = toy_engine().generate(project, run, request, folder=folder)
    return [Path(event.path) for event in events if isinstance(event, ImageGenerated)]


def pixels(path: Path) -> np.ndarray:
    return np.asarray(Image.open(path).convert("RGB")).astype(int)


def test_a_mix_of_one_seed_equals_that_seeds_noise() -> None:
    mixed = MixedNoise([mix_of_seed(7), mix_of_seed(9)])

    noise = mixed(torch.tensor([1, 0]), SHAPE, stream=2)

    assert torch.equal(noise, normal_noise(torch.tensor([9, 7]), SHAPE, stream=2))


def test_mixed_noise_is_standard_normal() -> None:
    mixes = [mix_between(mix_of_seed(2 * n), mix_of_seed(2 * n + 1), 0.5) for n in range(64)]

    noise = MixedNoise(mixes)(torch.arange(64), (3, 32, 32))

    assert abs(noise.mean()) < 0.01  # standard error of the mean of 196,608 values: 0.0023
    assert abs(noise.std() - 1) < 0.01


def test_variations_approach_the_image_as_the_distance_decreases(
    trained: tuple[Project, RunFolder], tmp_path: Path
) -> None:
    original = pixels(drawn(trained, GenerateRequest(count=1, seed=5), tmp_path)[0])
    differences = []
    for distance in (0.0, 0.1, 0.3, 1.0):
        request = GenerateRequest(count=8, seed=100, variation_of=mix_of_seed(5), distance=distance)
        paths = drawn(trained, request, tmp_path / str(distance))
        differences.append(np.mean([np.abs(pixels(path) - original).mean() for path in paths]))

    assert differences[0] == 0
    assert differences == sorted(differences)


def test_the_recipe_of_a_variation_reproduces_it(
    trained: tuple[Project, RunFolder], tmp_path: Path
) -> None:
    request = GenerateRequest(count=3, seed=100, variation_of=mix_of_seed(5), distance=0.3)
    path = drawn(trained, request, tmp_path / "a")[1]
    made_by = read_recipe(path)
    assert made_by is not None

    (again,) = drawn(trained, request_from(made_by), tmp_path / "b")

    assert made_by.seed == 5
    assert again.name == path.name
    assert again.read_bytes() == path.read_bytes()


def test_recipes_without_a_mix_keep_their_file_names() -> None:
    older = msgspec.to_builtins(recipe(7))
    del older["noise"]

    assert msgspec.convert(older, type(recipe(7))) == recipe(7)
    digest = hashlib.sha256(msgspec.json.encode(older)).hexdigest()[:8]
    assert recipe(7).file_name == f"faces-01-000006400-7-{digest}.png"


def test_an_animation_starts_and_ends_with_the_two_images_and_moves_evenly() -> None:
    model = trained_model()
    start, end = (recipe(seed, run="toys-1", images_seen=1000) for seed in (3, 4))

    frames = np.concatenate(list(generate_frames(model, AnimationRequest(start=start, end=end))))

    assert np.array_equal(frames[[0, -1]], generate_images(model, [3, 4]))
    steps = np.abs(np.diff(frames.astype(int), axis=0)).mean((1, 2, 3))
    assert steps.max() < 4 * steps.mean()


def test_between_two_classes_one_is_blended_into_the_other() -> None:
    model = trained_model(classes=("cat", "dog"))
    start = recipe(3, run="toys-1", images_seen=1000, class_label=0, class_name="cat")
    end = recipe(3, run="toys-1", images_seen=1000, class_label=1, class_name="dog")

    frames = np.concatenate(list(generate_frames(model, AnimationRequest(start=start, end=end))))

    first = generate_images(model, [3, 4])[0]  # seed 3 generates class 1, seed 4 class 0
    assert np.array_equal(frames[-1], first)
    assert not np.array_equal(frames[0], frames[-1])
    steps = np.abs(np.diff(frames.astype(int), axis=0)).mean((1, 2, 3))
    assert steps.max() < 4 * steps.mean()


def test_blending_classes_leaves_unconditional_inputs_unchanged() -> None:
    asked = []

    def denoiser(x, sigma, class_label=None):
        asked.append(class_label.tolist())
        return x + class_label[:, None, None, None]

    blended = ClassBlendedDenoiser(
        denoiser, other=torch.tensor([1]), share=torch.tensor([0.25]), no_class=2
    )

    image = blended(torch.zeros(2, 1, 1, 1), torch.tensor(1.0), torch.tensor([0, 2]))

    assert asked == [[0, 2], [1, 2]]
    assert image.flatten().tolist() == [0.25, 2.0]


@pytest.mark.parametrize("kind", ["webp", "gif"])
def test_an_animation_is_written_with_its_frames_and_reversed(
    trained: tuple[Project, RunFolder], tmp_path: Path, kind: str
) -> None:
    project, _ = trained
    paths = drawn(trained, GenerateRequest(count=2, seed=1), tmp_path)
    start, end = (read_recipe(path) for path in paths)
    request = AnimationRequest(start=start, end=end, look=AnimationStyle(frames=5, format=kind))
    path = tmp_path / "films" / f"way.{kind}"

    events = list(toy_engine().images.animate(project, request, path=path))

    assert isinstance(events[-1], FileWritten)
    with Image.open(path) as film:
        assert film.n_frames == 8
        assert film.size == (256, 256)


def test_a_stopped_animation_leaves_no_file(
    trained: tuple[Project, RunFolder], tmp_path: Path
) -> None:
    project, run = trained
    start, end = (recipe(seed, run=run.run_id, images_seen=64, num_steps=2) for seed in (1, 2))
    control = RunControl()
    control.request(Command.STOP)
    request = AnimationRequest(start=start, end=end)

    list(toy_engine().images.animate(project, request, path=tmp_path / "a.webp", control=control))

    assert not (tmp_path / "a.webp").exists()


def test_animations_between_two_models_are_an_error() -> None:
    request = AnimationRequest(start=recipe(1), end=recipe(1, images_seen=9))

    with pytest.raises(ConfigError, match="different models"):
        next(generate_frames(trained_model(small_config()), request))


def test_a_sheet_shows_each_image_with_each_setting(
    trained: tuple[Project, RunFolder], tmp_path: Path
) -> None:
    _, run = trained
    rows = (
        GenerateRequest(seed=1),
        GenerateRequest(seed=2, variation_of=mix_of_seed(1), distance=0.2),
    )
    request = SheetRequest(rows=rows, axis="steps", values=(1, 3))

    *progress, last = toy_engine().images.generate_sheet(run, request, path=tmp_path / "sheet.png")

    assert [event.done for event in progress] == [0, 1, 2, 3]
    assert isinstance(last, FileWritten)
    with Image.open(last.path) as sheet:
        assert sheet.width > 2 * 96
        assert sheet.height > 2 * 96


@pytest.mark.parametrize("axis", ["steps", "checkpoint", "guidance", "ema_length"])
@pytest.mark.parametrize("wrong", [math.nan, math.inf, -1e30, 1e30])
def test_an_invalid_sheet_value_is_an_error_before_anything_is_generated(
    trained: tuple[Project, RunFolder], tmp_path: Path, axis: SheetAxis, wrong: float
) -> None:
    _, run = trained
    request = SheetRequest(rows=(GenerateRequest(seed=1),), axis=axis, values=(1, wrong))

    with pytest.raises(ConfigError):
        next(toy_engine().images.generate_sheet(run, request, path=tmp_path / "sheet.png"))


def test_a_fractional_number_of_steps_is_an_error(
    trained: tuple[Project, RunFolder], tmp_path: Path
) -> None:
    _, run = trained
    request = SheetRequest(rows=(GenerateRequest(seed=1),), axis="steps", values=(2.5,))

    with pytest.raises(ConfigError):
        next(toy_engine().images.generate_sheet(run, request, path=tmp_path / "sheet.png"))


def test_a_sheet_across_checkpoints_uses_those_of_the_run(
    trained: tuple[Project, RunFolder], tmp_path: Path
) -> None:
    _, run = trained
    request = SheetRequest(rows=(GenerateRequest(seed=1),), axis="checkpoint")

    progress = list(toy_engine().images.generate_sheet(run, request, path=tmp_path / "sheet.png"))[
        :-1
    ]

    assert len(progress) == len(run.checkpoints())


def test_the_nearest_training_image_of_a_training_image_is_itself(
    trained: tuple[Project, RunFolder], tmp_path: Path
) -> None:
    project, run = trained
    source = sorted((project.folder.parent / "images").glob("*.png"))[11]

    last = list(toy_engine().images.find_nearest(project, run, source, count=3))[-1]

    assert isinstance(last, NearestFound)
    assert len(last.images) == 3
    assert Path(last.images[0].path).name == source.name
    assert last.images[0].distance == pytest.approx(0, abs=0.1)
