"""Tests of a distillation from start to result, including interruptions."""

import shutil

import pytest
from PIL import Image

from sfumato.config.sampling import SamplingSettings
from sfumato.distillation.comparison import VariantComparison
from sfumato.distillation.middle import FACTORS
from sfumato.errors import ConfigError
from sfumato.generation.loading import load_model
from sfumato.records.control import Command, RunControl
from sfumato.records.distillation_result import image_of, load_distillation_result
from sfumato.records.events import (
    CheckpointSaved,
    DistillationCompared,
    FewStepsScored,
    IncidentReported,
    Progressed,
    RunEnded,
    RunStarted,
)
from sfumato.records.project import Project
from sfumato.records.run_folder import RunFolder, RunStatus
from sfumato.records.tuned import SamplingPreset, Tuned, save_tuned
from support.scores import score
from support.toy import averaged_weights, toy_engine, toy_project, train_to_end, with_changes

SHORT = ("images_total=64", "report.sample_every_images=16", "report.keep_checkpoints=1")


@pytest.fixture(scope="module")
def trained(tmp_path_factory):
    """A project with a base that was trained briefly."""
    project = toy_project(tmp_path_factory.mktemp("toys"))
    run = toy_engine().new_run(project, with_changes(), run_id="base")
    train_to_end(project, run)
    return project


@pytest.fixture
def project(trained, tmp_path):
    shutil.copytree(trained.folder, tmp_path / "project")
    return Project.open(tmp_path / "project")


def new_distilled_run(project, run_id="fast"):
    base = project.run("base")
    return toy_engine().new_distilled_run(project, base, run_id=run_id, assignments=SHORT)


def of_kind(events, kind):
    return [event for event in events if isinstance(event, kind)]


def tuned(fast, *, images_seen):
    return Tuned(
        images_seen=images_seen,
        fast=fast,
        high_quality=fast,
        fast_calls=5,
        high_quality_calls=5,
        fast_gain=0.1,
        high_quality_gain=0.0,
        tried=(),
        features=(),
        real_images=48,
        guidance_scale=1.0,
        first_seed=0,
        elapsed_s=1.0,
    )


def scores_that(monkeypatch, values):
    """Make the kernel distance of the quick score follow `values`, whatever the images."""
    coming = iter(values)

    def quick_score(_comparison, _images):
        yield Progressed(task="Scoring", done=1, total=1)
        return score(1.0, kernel=next(coming))

    monkeypatch.setattr(VariantComparison, "quick_score", quick_score)


@pytest.fixture(scope="module")
def finished(trained):
    run = new_distilled_run(trained, "finished")
    return run, train_to_end(trained, run)


def test_it_starts_with_the_averaged_weights_of_its_base(trained):
    run = new_distilled_run(trained, "begun")

    base = averaged_weights(trained.run("base"))
    assert all((weight == base[name]).all() for name, weight in averaged_weights(run).items())


def test_its_result_comes_before_its_end(finished):
    run, events = finished

    judged = of_kind(events, DistillationCompared)
    assert len(judged) == 1
    assert events.index(judged[0]) < len(events) - 1
    assert events[-1] == RunEnded(
        time=events[-1].time,
        outcome="completed",
        images_seen=64,
        elapsed_s=events[-1].elapsed_s,
    )
    assert run.status() is RunStatus.COMPLETED


def test_its_result_names_the_base_in_five_steps_and_both_variants(finished):
    run, events = finished

    distillation_result = load_distillation_result(run.folder)

    assert (distillation_result.base.run, distillation_result.base.num_steps) == ("base", 5)
    assert [variant.num_steps for variant in distillation_result.fast] == [2, 1]
    assert {variant.sampler for variant in distillation_result.fast} == {"consistency"}
    judged = of_kind(events, DistillationCompared)[0]
    assert judged.is_better == distillation_result.is_better
    assert "5 steps" in str(judged.message)


def test_the_comparison_shows_the_same_seeds_for_each_variant(finished):
    run, events = finished

    with Image.open(image_of(run.folder)) as image:
        assert image.width > 8 * 96
        assert image.height > 3 * 96
    assert of_kind(events, DistillationCompared)[0].image == image_of(run.folder).name


def test_checkpoints_are_scored_and_the_best_is_kept(finished):
    run, events = finished

    checks = of_kind(events, FewStepsScored)

    assert [check.images_seen for check in checks] == [16, 32, 48, 64]
    best = min(checks, key=lambda check: check.score.kernel.value)
    assert int(run.checkpoints()[-1].name) == best.images_seen


def test_the_middle_noise_level_is_one_of_the_candidates(finished):
    run, _ = finished
    usual = run.config.sampling.sampler_settings["middle"]

    found = load_model(run, plugins=toy_engine().plugins).metadata.config.sampling

    tried = [pytest.approx(factor * usual) for factor in FACTORS]
    assert found.sampler_settings["middle"] in tried


def test_a_distilled_model_cannot_be_tuned(finished, trained):
    run, _ = finished

    with pytest.raises(ConfigError, match="is distilled"):
        next(toy_engine().tune(trained, run))


def test_a_tuned_base_is_compared_with_its_tuned_sampling(project):
    fast_preset = SamplingPreset(
        sampling=SamplingSettings(sampler="heun", num_steps=3, sigma_min=0.05)
    )
    save_tuned(project.run("base").folder, tuned(fast_preset, images_seen=128))
    run = new_distilled_run(project)

    train_to_end(project, run)

    base = load_distillation_result(run.folder).base
    assert (base.sampler, base.num_steps) == ("heun", 3)


def test_a_collapse_ends_the_training_and_keeps_the_best_model(project, monkeypatch):
    scores_that(monkeypatch, [3.0, 1.0, *range(2, 60)])
    run = toy_engine().new_distilled_run(
        project,
        project.run("base"),
        run_id="fast",
        assignments=(*SHORT[1:], "images_total=160"),
    )

    events = train_to_end(project, run)

    incidents = of_kind(events, IncidentReported)
    assert any("got worse in 3 consecutive checks" in str(event.message) for event in incidents)
    assert events[-1].outcome == "completed"
    assert events[-1].images_seen == 80
    assert [int(folder.name) for folder in run.checkpoints()] == [32]


def test_a_stopped_distillation_resumes_to_the_same_model(project):
    unbroken = new_distilled_run(project, "unbroken")
    train_to_end(project, unbroken)
    broken, control = new_distilled_run(project, "broken"), RunControl()
    for event in toy_engine().train(project, broken, control):
        if isinstance(event, FewStepsScored) and event.images_seen == 32:
            control.request(Command.STOP)
    assert broken.status() is RunStatus.STOPPED

    events = train_to_end(project, RunFolder.open(broken.folder))

    assert of_kind(events, RunStarted)[0].images_seen == 32
    assert of_kind(events, DistillationCompared)
    for name, weight in averaged_weights(unbroken).items():
        assert (weight == averaged_weights(broken)[name]).all()


def test_a_stop_before_the_result_leaves_it_for_a_resume(project):
    run, control = new_distilled_run(project), RunControl()
    for event in toy_engine().train(project, run, control):
        if isinstance(event, Progressed) and str(event.task).startswith("Tuning the noise"):
            control.request(Command.STOP)
    assert run.status() is RunStatus.STOPPED
    assert load_distillation_result(run.folder).fast == ()

    events = train_to_end(project, RunFolder.open(run.folder))

    assert of_kind(events, DistillationCompared)
    assert run.status() is RunStatus.COMPLETED


def test_without_its_base_it_is_trained_but_not_compared(project):
    run = new_distilled_run(project)
    shutil.rmtree(project.run("base").folder)

    events = train_to_end(project, run)

    assert events[-1].outcome == "completed"
    assert of_kind(events, FewStepsScored)
    assert not of_kind(events, DistillationCompared)


def test_a_weak_base_is_reported_before_training(project):
    events = train_to_end(project, new_distilled_run(project))

    warning = next(event for event in events if isinstance(event, IncidentReported))
    assert warning.kind == "quality"
    assert "needs more training" in str(warning.message)
    assert events.index(of_kind(events, RunStarted)[0]) < events.index(warning)
    assert events.index(warning) < events.index(of_kind(events, CheckpointSaved)[0])


def test_too_few_images_are_reported_and_the_comparison_is_skipped(project, monkeypatch):
    monkeypatch.setattr(VariantComparison, "most_images", 8)

    events = train_to_end(project, new_distilled_run(project))

    incidents = of_kind(events, IncidentReported)
    assert ["too few" in str(incident.message) for incident in incidents] == [True]
    assert events[-1].outcome == "completed"
