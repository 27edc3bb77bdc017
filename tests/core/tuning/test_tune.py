"""Is a run tuned on images that it draws, and does it draw so from then on?"""

from pathlib import Path

import msgspec
import numpy as np
import pytest
from PIL import Image
from tests.support.toy import TOY_CONFIG, toy_engine, toy_project, train_to_end, with_changes

from sfumato.config.settings import SamplingConfig, TuningConfig
from sfumato.control import Command, RunControl
from sfumato.errors import ConfigError, RunBusyError
from sfumato.events import ImageGenerated, Progressed, RunEnded, SamplesGenerated, TuningFinished
from sfumato.generation.loading import load_model
from sfumato.project import Project
from sfumato.recipe import Recipe, read_recipe
from sfumato.requests import GenerateRequest, request_from
from sfumato.run_folder import RunFolder
from sfumato.tuned import Autoguidance, SamplingPreset, Tuned, load_tuned, remove_tuned, save_tuned
from sfumato.tuning import tune
from sfumato.tuning.tune import automatic_budget_s, has_chosen_sampling

FOUND = Tuned(
    images_seen=128,
    fast=SamplingPreset(sampler="unipc", num_steps=3, sigma_min=0.1, sigma_max=40.0, rho=5.0),
    best=SamplingPreset(
        sampler="euler", num_steps=4, sigma_min=0.05, sigma_max=60.0, rho=6.0, ema_length=0.07
    ),
    fast_calls=3,
    best_calls=4,
    fast_gain=0.1,
    best_gain=0.2,
    tried=(),
    features=("random network",),
    real_images=48,
    guidance_scale=1.0,
    first_seed=0,
    elapsed_s=1.0,
)


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, RunFolder]:
    project = toy_project(tmp_path_factory.mktemp("tuning"))
    run = toy_engine().new_run(project, TOY_CONFIG)
    train_to_end(project, run)
    return project, run


@pytest.fixture
def tuned(trained: tuple[Project, RunFolder]) -> RunFolder:
    """The run with a known result, which goes when the test ends."""
    _, run = trained
    save_tuned(run.folder, FOUND)
    yield run
    remove_tuned(run.folder)


def test_a_search_leaves_two_ways_and_the_figures_of_all_that_was_tried(
    trained: tuple[Project, RunFolder], monkeypatch: pytest.MonkeyPatch
) -> None:
    project, run = trained
    monkeypatch.setattr(tune, "_MOST", 4)

    events = list(toy_engine().tune(project, run, minutes=10))

    assert isinstance(events[-1], TuningFinished)
    assert {type(event) for event in events[:-1]} == {Progressed}
    found = load_tuned(run.folder)
    remove_tuned(run.folder)
    assert found is not None
    assert found.images_seen == 128
    assert found.fast_calls <= 5
    assert found.best_calls <= 10
    assert (
        len({msgspec.json.encode(tried.preset) for tried in found.tried}) == len(found.tried) > 10
    )
    assert all(tried.images >= 1 and tried.score > 0 for tried in found.tried)
    assert {tried.preset.ema_length for tried in found.tried} >= {None, 0.05, 0.2}
    assert any(tried.preset.autoguidance for tried in found.tried)


def test_a_tuned_run_draws_best_unless_something_else_is_asked_for(tuned: RunFolder) -> None:
    def preset(**asked: object) -> tuple[object, ...]:
        metadata = load_model(tuned, plugins=toy_engine().plugins, **asked).metadata
        sampling = metadata.config.sampling
        return sampling.sampler, sampling.num_steps, sampling.sigma_min, metadata.ema_length

    assert preset() == preset(quality="best") == ("euler", 4, 0.05, 0.07)
    assert preset(quality="fast") == ("unipc", 3, 0.1, None)
    assert preset(quality="trained") == ("dpmpp_2m", 2, 0.03, None)
    assert preset(ema_length=0.15) == ("euler", 4, 0.05, 0.15)


def test_what_a_user_sets_wins_over_what_was_found(
    trained: tuple[Project, RunFolder], tuned: RunFolder, tmp_path: Path
) -> None:
    project, _ = trained
    request = GenerateRequest(count=1, num_steps=6, sigma_min=0.2, ema_length=0.1)

    recipe = _drawn(project, tuned, request, tmp_path)[1]

    assert (recipe.sampler, recipe.num_steps) == ("euler", 6)
    assert (recipe.sigma_min, recipe.sigma_max, recipe.ema_length) == (0.2, 60.0, 0.1)


def test_a_image_of_before_and_one_of_after_are_drawn_again_from_their_recipes(
    trained: tuple[Project, RunFolder], tmp_path: Path
) -> None:
    project, run = trained
    before, old = _drawn(project, run, GenerateRequest(count=1, seed=7), tmp_path / "a")
    save_tuned(run.folder, FOUND)
    after, new = _drawn(project, run, GenerateRequest(count=1, seed=7), tmp_path / "a")

    old_again, _ = _drawn(project, run, request_from(old), tmp_path / "b")
    remove_tuned(run.folder)
    new_again, _ = _drawn(project, run, request_from(new), tmp_path / "b")

    assert old.weights_sha256 != new.weights_sha256
    assert before.read_bytes() == old_again.read_bytes()
    assert after.read_bytes() == new_again.read_bytes()
    assert (np.array(Image.open(before)) != np.array(Image.open(after))).any()


def test_a_way_that_an_early_state_guides_loads_it_and_a_image_tells_of_it(
    trained: tuple[Project, RunFolder], tmp_path: Path
) -> None:
    project, run = trained
    pushed = Autoguidance(scale=2.0, moment=0.3, high=5.0)
    best = msgspec.structs.replace(FOUND.best, autoguidance=pushed)
    plain, _ = _drawn(project, run, GenerateRequest(count=1), tmp_path / "plain")
    save_tuned(run.folder, msgspec.structs.replace(FOUND, best=best))

    model = load_model(run, plugins=toy_engine().plugins)
    image, recipe = _drawn(project, run, GenerateRequest(count=1), tmp_path / "a")
    fast = load_model(run, plugins=toy_engine().plugins, quality="fast")
    remove_tuned(run.folder)
    again, _ = _drawn(project, run, request_from(recipe), tmp_path / "b")

    assert model.guide is not None
    assert model.guidance_scale == 2.0
    assert fast.guide is None
    assert recipe.guide is not None
    assert (recipe.guidance, recipe.guidance_high) == ("autoguidance", 5.0)
    assert image.read_bytes() == again.read_bytes() != plain.read_bytes()


def test_what_was_found_holds_for_its_checkpoint_only(tuned: RunFolder) -> None:
    save_tuned(tuned.folder, msgspec.structs.replace(FOUND, images_seen=64))

    model = load_model(tuned, plugins=toy_engine().plugins)

    assert model.metadata.config.sampling == TOY_CONFIG.sampling
    with pytest.raises(ConfigError, match="“fast” was not looked for") as caught:
        load_model(tuned, plugins=toy_engine().plugins, quality="fast")
    assert "sfumato tune" in caught.value.hint


def test_a_stop_keeps_nothing(trained: tuple[Project, RunFolder]) -> None:
    project, run = trained
    control = RunControl()

    events = []
    for event in toy_engine().tune(project, run, minutes=5, control=control):
        events.append(event)
        if event.task.startswith("Looking for"):
            control.ask(Command.STOP)

    assert TuningFinished not in {type(event) for event in events}
    assert load_tuned(run.folder) is None


def test_a_run_in_training_is_not_tuned(trained: tuple[Project, RunFolder]) -> None:
    project, run = trained

    with run.locked(), pytest.raises(RunBusyError, match="is being trained"):
        list(toy_engine().tune(project, run))


def test_a_run_that_has_learnt_is_tuned_once_before_it_says_that_it_is_complete(
    trained: tuple[Project, RunFolder], monkeypatch: pytest.MonkeyPatch
) -> None:
    project, _ = trained
    monkeypatch.setattr(tune, "_LEAST_BUDGET_S", 0.0)
    monkeypatch.setattr(tune, "_MOST", 4)
    # By its preset's own sampling: with another one somebody has chosen.
    config = with_changes(
        sampling=SamplingConfig(), tuning=TuningConfig(share=1.0), images_total=256
    )
    run = toy_engine().new_run(project, config)

    events = train_to_end(project, run)
    again = train_to_end(project, run)

    kinds = [type(event) for event in events]
    assert kinds[-3:] == [TuningFinished, SamplesGenerated, RunEnded]
    assert (run.folder / events[-2].path).is_file()
    assert load_tuned(run.folder) is not None
    assert TuningFinished not in {type(event) for event in again}


def test_the_time_of_a_search_follows_the_training_and_the_config() -> None:
    config = with_changes(sampling=SamplingConfig())
    off = msgspec.structs.replace(config, tuning=TuningConfig(after_training=False))

    assert automatic_budget_s(config, elapsed_s=450) == pytest.approx(67.5)
    assert automatic_budget_s(config, elapsed_s=1e6) == 600
    assert automatic_budget_s(config, elapsed_s=10) == 0
    assert automatic_budget_s(off, elapsed_s=450) == 0


@pytest.mark.parametrize(
    ("changes", "is_chosen"),
    [
        ({}, False),
        ({"num_steps": 20}, True),
        ({"sampler": "heun"}, True),
        ({"sigma_min": 0.02}, True),
        ({"sigma_max": 160.0}, False),  # a base model decides it
        ({"guidance_scale": 2.0}, False),  # it is not looked for
    ],
)
def test_a_sampling_that_somebody_chose_is_not_tuned_unasked(
    changes: dict[str, object], is_chosen: bool
) -> None:
    sampling = msgspec.structs.replace(SamplingConfig(), **changes)

    assert has_chosen_sampling(with_changes(sampling=sampling)) is is_chosen


def _drawn(
    project: Project, run: RunFolder, request: GenerateRequest, folder: Path
) -> tuple[Path, Recipe]:
    events = list(toy_engine().generate(project, run, request, folder=folder))
    path = next(Path(event.path) for event in events if isinstance(event, ImageGenerated))
    recipe = read_recipe(path)
    assert recipe is not None
    return path, recipe
