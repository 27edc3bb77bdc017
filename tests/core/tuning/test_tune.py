"""Tests of tuning a run and of generating with the result."""

from pathlib import Path

import msgspec
import numpy as np
import pytest
from PIL import Image
from tests.support.toy import TOY_CONFIG, toy_engine, toy_project, train_to_end, with_changes

from sfumato.config.sampling import SamplingOverrides
from sfumato.config.settings import SamplingSettings, TuningConfig
from sfumato.errors import ConfigError, RunBusyError
from sfumato.generation.loading import load_model
from sfumato.records.control import Command, RunControl
from sfumato.records.events import (
    ImageGenerated,
    Progressed,
    RunEnded,
    SamplesGenerated,
    TuningFinished,
)
from sfumato.records.project import Project
from sfumato.records.recipe import Recipe, read_recipe
from sfumato.records.requests import GenerateRequest, request_from
from sfumato.records.run_folder import RunFolder
from sfumato.records.tuned import (
    SamplingPreset,
    Tuned,
    load_tuned,
    remove_tuned,
    save_tuned,
)
from sfumato.tuning import tune
from sfumato.tuning.tune import automatic_budget_s, has_chosen_sampling

FOUND = Tuned(
    images_seen=128,
    fast=SamplingPreset(
        sampling=SamplingSettings(
            sampler="unipc", num_steps=3, sigma_min=0.1, sigma_max=40.0, rho=5.0
        )
    ),
    high_quality=SamplingPreset(
        sampling=SamplingSettings(
            sampler="euler", num_steps=4, sigma_min=0.05, sigma_max=60.0, rho=6.0
        ),
        ema_length=0.07,
    ),
    fast_calls=3,
    high_quality_calls=4,
    fast_gain=0.1,
    high_quality_gain=0.2,
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
    """Yield the run with a known tuning result, which is removed when the test ends."""
    _, run = trained
    save_tuned(run.folder, FOUND)
    yield run
    remove_tuned(run.folder)


def test_a_search_stores_two_presets_and_the_scores_of_all_candidates(
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
    assert found.high_quality_calls <= 10
    assert (
        len({msgspec.json.encode(tried.preset) for tried in found.tried}) == len(found.tried) > 10
    )
    assert all(tried.images >= 1 and tried.score > 0 for tried in found.tried)
    assert {tried.preset.ema_length for tried in found.tried} >= {None, 0.05, 0.2}
    assert any(tried.preset.sampling.guidance == "autoguidance" for tried in found.tried)


def test_a_tuned_run_generates_with_the_best_preset_by_default(tuned: RunFolder) -> None:
    def preset(**asked: object) -> tuple[object, ...]:
        metadata = load_model(tuned, plugins=toy_engine().plugins, **asked).metadata
        sampling = metadata.config.sampling
        return sampling.sampler, sampling.num_steps, sampling.sigma_min, metadata.ema_length

    assert preset() == preset(preset="high-quality") == ("euler", 4, 0.05, 0.07)
    assert preset(preset="fast") == ("unipc", 3, 0.1, None)
    assert preset(preset="default") == ("dpmpp_2m", 2, 0.03, None)
    assert preset(ema_length=0.15) == ("euler", 4, 0.05, 0.15)


def test_user_settings_override_the_tuning_result(
    trained: tuple[Project, RunFolder], tuned: RunFolder, tmp_path: Path
) -> None:
    project, _ = trained
    request = GenerateRequest(
        count=1, ema_length=0.1, sampling=SamplingOverrides(num_steps=6, sigma_min=0.2)
    )

    recipe = _drawn(project, tuned, request, tmp_path)[1]

    assert (recipe.sampling.sampler, recipe.sampling.num_steps) == ("euler", 6)
    assert (recipe.sampling.sigma_min, recipe.sampling.sigma_max, recipe.ema_length) == (
        0.2,
        60.0,
        0.1,
    )


def test_images_from_before_and_after_tuning_are_reproduced_from_their_recipes(
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


def test_a_guided_preset_loads_its_guide_checkpoint_and_records_it_in_the_image(
    trained: tuple[Project, RunFolder], tmp_path: Path
) -> None:
    project, run = trained
    best = FOUND.high_quality.resampled(
        guidance="autoguidance", guidance_scale=2.0, guidance_high=5.0, guide_fraction=0.3
    )
    plain, _ = _drawn(project, run, GenerateRequest(count=1), tmp_path / "plain")
    save_tuned(run.folder, msgspec.structs.replace(FOUND, high_quality=best))

    model = load_model(run, plugins=toy_engine().plugins)
    image, recipe = _drawn(project, run, GenerateRequest(count=1), tmp_path / "a")
    fast = load_model(run, plugins=toy_engine().plugins, preset="fast")
    remove_tuned(run.folder)
    again, _ = _drawn(project, run, request_from(recipe), tmp_path / "b")

    assert model.guide is not None
    assert model.guidance_scale == 2.0
    assert fast.guide is None
    assert recipe.guide is not None
    assert (recipe.sampling.guidance, recipe.sampling.guidance_high) == ("autoguidance", 5.0)
    assert image.read_bytes() == again.read_bytes() != plain.read_bytes()


def test_a_tuning_result_applies_only_to_its_checkpoint(tuned: RunFolder) -> None:
    save_tuned(tuned.folder, msgspec.structs.replace(FOUND, images_seen=64))

    model = load_model(tuned, plugins=toy_engine().plugins)

    assert model.metadata.config.sampling == TOY_CONFIG.sampling
    with pytest.raises(ConfigError, match="no sampling preset “fast”") as caught:
        load_model(tuned, plugins=toy_engine().plugins, preset="fast")
    assert "sfumato tune" in str(caught.value.hint)


def test_a_stop_stores_nothing(trained: tuple[Project, RunFolder]) -> None:
    project, run = trained
    control = RunControl()

    events = []
    for event in toy_engine().tune(project, run, minutes=5, control=control):
        events.append(event)
        if str(event.task) == "Tuning the sampler":
            control.request(Command.STOP)

    assert TuningFinished not in {type(event) for event in events}
    assert load_tuned(run.folder) is None


def test_a_run_in_training_is_not_tuned(trained: tuple[Project, RunFolder]) -> None:
    project, run = trained

    with run.locked(), pytest.raises(RunBusyError, match="is training"):
        list(toy_engine().tune(project, run))


def test_a_trained_run_is_tuned_once_before_it_reports_completion(
    trained: tuple[Project, RunFolder], monkeypatch: pytest.MonkeyPatch
) -> None:
    project, _ = trained
    monkeypatch.setattr(tune, "_LEAST_BUDGET_S", 0.0)
    monkeypatch.setattr(tune, "_MOST", 4)
    # With the sampling of its preset: any other one counts as chosen by the user.
    config = with_changes(
        sampling=SamplingSettings(), tuning=TuningConfig(share=1.0), images_total=256
    )
    run = toy_engine().new_run(project, config)

    events = train_to_end(project, run)
    again = train_to_end(project, run)

    kinds = [type(event) for event in events]
    assert kinds[-3:] == [TuningFinished, SamplesGenerated, RunEnded]
    assert (run.folder / events[-2].path).is_file()
    assert load_tuned(run.folder) is not None
    assert TuningFinished not in {type(event) for event in again}


def test_the_search_time_follows_the_training_time_and_the_config() -> None:
    config = with_changes(sampling=SamplingSettings())
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
        ({"sigma_max": 160.0}, False),  # determined by a base model
        ({"guidance_scale": 2.0}, False),  # not tuned
    ],
)
def test_a_sampling_chosen_by_the_user_is_not_tuned_automatically(
    changes: dict[str, object], is_chosen: bool
) -> None:
    sampling = msgspec.structs.replace(SamplingSettings(), **changes)

    assert has_chosen_sampling(with_changes(sampling=sampling)) is is_chosen


def _drawn(
    project: Project, run: RunFolder, request: GenerateRequest, folder: Path
) -> tuple[Path, Recipe]:
    events = list(toy_engine().generate(project, run, request, folder=folder))
    path = next(Path(event.path) for event in events if isinstance(event, ImageGenerated))
    recipe = read_recipe(path)
    assert recipe is not None
    return path, recipe
