"""Hints about runs: following each one works."""

import hashlib
import importlib
import json
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import safetensors.torch

from sfumato.checkpoints.checkpoint import WEIGHTS, last_state
from sfumato.checkpoints.network_file import load_spec
from sfumato.config.image_shape import ImageShape
from sfumato.evaluation.report import load_report
from sfumato.latents.gaussian_file import load_gaussian
from sfumato.latents.space_files import load_space
from sfumato.records.control import RunControl
from sfumato.records.events import IncidentReported, LearningRateChanged, RunFailed, SettingsChanged
from sfumato.records.run_folder import RunFolder, RunStatus
from support.hint_trials import SHORT, Trial, hints_at
from support.hints import carries_out, is_hint_at
from support.toy import TOY_CONFIG, with_changes

CORE = "core/sfumato"
HIGH_RATE = ("--set", "optimizer.learning_rate=1", "--set", "optimizer.gradient_clip=1000")


def failure_of(run: RunFolder) -> str:
    """Return the hint of the run's last failure."""
    return str([event for event in run.events() if isinstance(event, RunFailed)][-1].hint)


@contextmanager
def broken_weights(run: RunFolder) -> Iterator[None]:
    """Replace the weights of the run's last checkpoint so that every gradient is infinite."""
    folder = run.checkpoints()[-1]
    content = (folder / WEIGHTS).read_bytes()
    weights = {name: 1e30 * t for name, t in safetensors.torch.load(content).items()}
    changed = safetensors.torch.save(weights)
    (folder / WEIGHTS).write_bytes(changed)
    state = json.loads((folder / "state.json").read_text())
    state["sha256_by_file"][WEIGHTS] = hashlib.sha256(changed).hexdigest()
    (folder / "state.json").write_text(json.dumps(state))
    yield


@pytest.fixture
def failed(trial: Trial) -> RunFolder:
    """A run whose gradients were infinite before its first checkpoint."""
    # With large enough steps the weights of any network become infinite in a few dozen updates.
    config = with_changes(images_total=4000, precision="fp32")
    run = trial.engine.new_run(trial.project, config, run_id="wild")
    run = trial.engine.change_settings(run, ["optimizer.learning_rate=1"])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("torch.nn.utils.clip_grad_norm_", infinite_norm)
        list(trial.engine.train(trial.project, run, RunControl()))
    assert run.status() is RunStatus.FAILED
    assert not run.checkpoints()
    return run


def infinite_norm(parameters, max_norm, **_):
    """Return the norm of a gradient with an infinite value."""
    return next(iter(parameters)).new_full((), float("inf"))


@carries_out(f"{CORE}/training/reporting.py:TrainingReporter.recovery_hint#2")
def test_run_that_failed_before_its_first_checkpoint_restarts_with_a_lower_rate(trial, failed):
    hint = failure_of(failed)
    assert is_hint_at(f"{CORE}/training/reporting.py:TrainingReporter.recovery_hint#2", hint)

    trial.follow(hint, "--set", "images_total=32")

    assert trial.project.run("wild").status() is RunStatus.COMPLETED
    assert trial.project.run("wild").config.optimizer.learning_rate == pytest.approx(0.1)
    reported = [e for e in failed.events() if isinstance(e, LearningRateChanged)]
    assert [(e.before, e.learning_rate) for e in reported] == [(1.0, 0.1)]


@carries_out(f"{CORE}/training/meter.py:StepMeter._left_out")
def test_learning_rate_of_an_idle_run_is_lowered_by_asking(trial, failed):
    incident = next(e for e in failed.events() if isinstance(e, IncidentReported))
    assert is_hint_at(f"{CORE}/training/meter.py:StepMeter._left_out", str(incident.hint))

    said = trial.follow(str(incident.hint))

    assert "sfumato resume" in said.out
    assert trial.project.run("wild").config.optimizer.learning_rate == pytest.approx(0.1)


@carries_out(f"{CORE}/training/reporting.py:TrainingReporter.recovery_hint")
def test_run_whose_checkpoint_is_lost_is_trained_again(trial, stopped):
    run = trial.project.run(stopped)
    run = trial.engine.change_settings(run, ["images_total=4000"])
    with broken_weights(run):
        list(trial.engine.train(trial.project, run, RunControl()))
    hint = failure_of(run)
    assert is_hint_at(f"{CORE}/training/reporting.py:TrainingReporter.recovery_hint", hint)

    trial.follow(hint, *SHORT, "--run", "anew")

    assert trial.project.run("anew").status() is RunStatus.COMPLETED


@carries_out(
    f"{CORE}/config/resuming.py:require_changeable",
    f"{CORE}/config/resuming.py:require_changeable#2",
)
@pytest.mark.parametrize(
    ("changes", "number"),
    [(["model.dropout=0.25"], ""), (["seed=7", "ema.length=0.2"], "#2"), (["preset=best"], "")],
)
def test_fixed_setting_is_used_by_a_new_run(trial, stopped, changes, number):
    place = f"{CORE}/config/resuming.py:require_changeable{number}"
    asked = [part for change in changes for part in ("--set", change)]
    hint = trial.refusal(place, "resume", trial.project.folder, stopped, *asked)

    trial.follow(hint, *SHORT, "--run", "other")

    config = trial.project.run("other").config
    key, _, value = changes[0].rpartition("=")
    for name in key.split("."):
        config = getattr(config, name)
    assert str(config) == value


@carries_out(
    f"{CORE}/training/readiness.py:_require_later_end#2",
    f"{CORE}/training/readiness.py:_require_later_end#3",
)
@pytest.mark.parametrize(("number", "short"), [("#2", "images_total=8"), ("#3", "minutes=1e-5")])
def test_end_that_has_passed_is_extended_as_suggested(trial, stopped, number, short):
    place = f"{CORE}/training/readiness.py:_require_later_end{number}"
    hint = trial.refusal(place, "resume", trial.project.folder, stopped, "--set", short)

    trial.follow(hint)

    assert trial.project.run(stopped).status() is RunStatus.COMPLETED


@carries_out(f"{CORE}/training/readiness.py:_require_later_end")
def test_run_in_cool_down_is_extended(trial):
    run = trial.engine.new_run(trial.project, TOY_CONFIG, run_id="cooling")
    control = RunControl()
    for event in trial.engine.train(trial.project, run, control):
        if getattr(event, "images_seen", 0) >= 120:
            control.request("stop")
    assert last_state(run).has_cooled
    place = f"{CORE}/training/readiness.py:_require_later_end"
    later = ("--set", "images_total=160")
    hint = trial.refusal(place, "resume", trial.project.folder, "cooling", *later)

    trial.follow(hint, "--run", "longer")

    assert trial.project.run("longer").status() is RunStatus.COMPLETED


@carries_out(f"{CORE}/training/settings_change.py:_finished")
@pytest.mark.parametrize(("place", "more"), [(0, ()), (1, SHORT)])
def test_finished_run_is_extended_or_continued_in_a_new_one(trial, place, more):
    at = f"{CORE}/training/settings_change.py:_finished"
    hint = trial.refusal(at, "resume", trial.project.folder, "one", "--set", "batch_size=4")

    trial.follow(hint, *more, "--run", "next", place=place)

    assert trial.project.run("next").status() is RunStatus.COMPLETED


@carries_out(f"{CORE}/cli/ask.py:_not_training", f"{CORE}/cli/ask.py:_not_training#2")
@pytest.mark.parametrize(("run", "number"), [("one", ""), ("new", "#2")])
def test_asking_an_idle_run_explains_how_to_resume_it(trial, run, number):
    ending = trial("ask", trial.project.folder, run, "sample")
    hint = ending.err.strip().rpartition("\n")[2]
    assert ending.code == 1

    trial.follow(hint)

    assert len(trial.project.run_ids()) == (3 if run == "one" else 2)
    assert trial.project.run(run).status() is RunStatus.COMPLETED


@carries_out(f"{CORE}/records/run_folder.py:RunFolder.staged")
def test_taken_name_is_resumed_or_changed(trial):
    asked = ("train", trial.project.folder, "--data", "toys", *SHORT)
    hint = trial.refusal(f"{CORE}/records/run_folder.py:RunFolder.staged", *asked, "--run", "new")

    trial.follow(hint)
    free = hint.rpartition("--run ")[2]
    ending = trial(*asked, "--run", free)

    assert trial.project.run("new").status() is RunStatus.COMPLETED
    assert ending.code == 0
    assert free in trial.project.run_ids()


@carries_out(
    f"{CORE}/records/run_folder.py:RunFolder.locked",
    f"{CORE}/tuning/tune.py:refuse_busy",
    f"{CORE}/records/housekeeping.py:_require_idle",
    f"{CORE}/records/housekeeping.py:_require_idle#2",
)
@pytest.mark.parametrize(
    ("place", "command", "name"),
    [
        ("records/run_folder.py:RunFolder.locked", ("resume",), "busy"),
        ("tuning/tune.py:refuse_busy", ("tune",), "busy"),
        ("records/housekeeping.py:_require_idle", ("runs", "delete"), "busy"),
        ("records/housekeeping.py:_require_idle#2", ("data", "delete"), "toys"),
    ],
)
def test_busy_run_is_stopped_as_suggested(trial, place, command, name):
    run = trial.engine.new_run(trial.project, with_changes(images_total=10**6), run_id="busy")
    events = trial.engine.train(trial.project, run, RunControl())
    next(event for event in events if getattr(event, "images_seen", 0))
    hint = trial.refusal(f"{CORE}/{place}", *command, trial.project.folder, name)

    trial.follow(hint)

    for _ in events:
        pass
    assert run.status() is RunStatus.STOPPED


@carries_out(
    f"{CORE}/checkpoints/checkpoint.py:no_checkpoint_yet#2",
    f"{CORE}/records/timelapse.py:_samples_hint#2",
    f"{CORE}/training/warm_start.py:_read_base",
    f"{CORE}/training/extension.py:_extension_hint",
    f"{CORE}/distillation/plan.py:state_of_base#2",
)
@pytest.mark.parametrize(
    ("place", "command"),
    [
        (
            "checkpoints/checkpoint.py:no_checkpoint_yet#2",
            ("generate", "PROJECT", "new", "--count", "2"),
        ),
        (
            "records/timelapse.py:_samples_hint#2",
            ("timelapse", "PROJECT", "new", "--out", "OUT"),
        ),
        (
            "training/warm_start.py:_read_base",
            ("train", "PROJECT", "--data", "toys", "--from", "new", *SHORT, "--run", "next"),
        ),
        (
            "training/extension.py:_extension_hint",
            ("extend", "PROJECT", "new", "--images", "32", "--run", "next"),
        ),
        (
            "distillation/plan.py:state_of_base#2",
            ("distill", "PROJECT", "new", "--minutes", "0.01", "--run", "next"),
        ),
    ],
)
def test_commands_that_need_a_trained_run_work_after_training(trial, tmp_path, place, command):
    words = {"PROJECT": trial.project.folder, "OUT": tmp_path / "time.webp"}
    asked = [words.get(word, word) for word in command]
    hint = trial.refusal(f"{CORE}/{place}", *asked)

    trial.follow(hint)
    ending = trial(*asked)

    assert ending.code == 0, ending.err


@carries_out(
    f"{CORE}/checkpoints/checkpoint.py:no_checkpoint_yet",
    f"{CORE}/records/timelapse.py:_samples_hint",
)
@pytest.mark.parametrize(
    ("place", "command"),
    [
        (
            "checkpoints/checkpoint.py:no_checkpoint_yet",
            ("generate", "PROJECT", "busy", "--count", "2"),
        ),
        ("records/timelapse.py:_samples_hint", ("timelapse", "PROJECT", "busy", "--out", "OUT")),
    ],
)
def test_run_in_training_executes_commands(trial, tmp_path, place, command):
    report = TOY_CONFIG.report.__class__(sample_count=0)
    run = trial.engine.new_run(
        trial.project, with_changes(images_total=10**6, report=report), run_id="busy"
    )
    if "timelapse" in command:
        report = TOY_CONFIG.report.__class__(sample_count=4, sample_every_images=10**6)
        run = RunFolder(run.folder, with_changes(images_total=10**6, report=report))
    events = trial.engine.train(trial.project, run, RunControl())
    next(event for event in events if getattr(event, "images_seen", 0))
    for sample in run.samples_folder.glob("*.png"):
        sample.unlink()  # the one from the start
    words = {"PROJECT": trial.project.folder, "OUT": tmp_path / "time.webp"}
    asked = [words.get(word, word) for word in command]
    hint = trial.refusal(f"{CORE}/{place}", *asked)

    trial.follow(hint)
    wanted = run.samples_folder if "timelapse" in command else run.checkpoints_folder
    for _ in events:
        if any(wanted.iterdir()):
            break
    ending = trial(*asked)

    events.close()
    assert ending.code == 0, ending.err


@carries_out(f"{CORE}/training/extension.py:_extension_hint#2")
def test_run_without_a_checkpoint_before_its_cool_down_is_a_base(trial):
    run = trial.project.run("one")
    for folder in run.checkpoints():
        state = json.loads((folder / "state.json").read_text())
        (folder / "state.json").write_text(json.dumps(state | {"has_cooled": None}))
    place = f"{CORE}/training/extension.py:_extension_hint#2"
    hint = trial.refusal(place, "extend", trial.project.folder, "one", "--images", 32)

    trial.follow(hint, *SHORT, "--run", "next")

    assert trial.project.run("next").status() is RunStatus.COMPLETED


@carries_out(f"{CORE}/training/extension.py:extend_run")
@pytest.mark.parametrize("option", [("--images", "16"), ("--minutes", "0.01")])
def test_run_is_extended_by_images_or_minutes(trial, option):
    place = f"{CORE}/training/extension.py:extend_run"
    hint = trial.refusal(place, "extend", trial.project.folder, "one")
    assert option[0] in hint

    assert trial("extend", trial.project.folder, "one", *option).code == 0


@carries_out(
    f"{CORE}/training/extension.py:_longer_base_hint",
    f"{CORE}/distillation/plan.py:state_of_base",
    f"{CORE}/engine.py:Engine.tune",
)
@pytest.mark.parametrize(
    ("place", "command", "more"),
    [
        (
            "training/extension.py:_longer_base_hint",
            ("extend", "--images", "16"),
            ("--run", "next"),
        ),
        ("distillation/plan.py:state_of_base", ("distill",), ("--share", "0.2", "--run", "next")),
        ("engine.py:Engine.tune", ("tune",), ()),
    ],
)
def test_operations_unavailable_for_a_distilled_model_work_on_its_base(
    trial, monkeypatch, place, command, more
):
    monkeypatch.setattr("sfumato.engine.asked_budget_s", lambda _: 1.0)
    run = trial.engine.new_distilled_run(trial.project, trial.project.run("one"), run_id="fast")
    assert run.config.consistency.base == "one"
    name, *options = command
    hint = trial.refusal(f"{CORE}/{place}", name, trial.project.folder, "fast", *options)

    trial.follow(hint, *more, N=16)
    if name == "extend":
        trial.follow(hint, "--share", "0.1", "--run", "faster", place=1, RUN="next")

    assert trial.project.run("one").status() is RunStatus.COMPLETED


@carries_out(f"{CORE}/nn/network.py:_other_classes#2")
def test_run_with_other_classes_continues_in_a_new_run(trial, stopped):
    from sfumato.records.manifest import Manifest

    folder = trial.project.dataset_folder("toys")
    manifest = Manifest(folder)
    rows = manifest.rows()
    manifest.replace_all([r.__class__(**{**fields(r), "class_name": "cats"}) for r in rows])
    manifest.close()
    place = f"{CORE}/nn/network.py:_other_classes#2"
    hint = trial.refusal(place, "resume", trial.project.folder, stopped)

    trial.follow(hint, *SHORT, "--run", "next", DATASET="toys", RUN=stopped)

    assert trial.project.run("next").status() is RunStatus.COMPLETED


def fields(row):
    """Return the fields of a row by name."""
    return {name: getattr(row, name) for name in row.__struct_fields__}


@carries_out(f"{CORE}/checkpoints/network_file.py:load_spec")
def test_run_without_a_network_gets_one_by_training(trial):
    from sfumato.checkpoints.network_file import load_spec

    with hints_at(f"{CORE}/checkpoints/network_file.py:load_spec") as hints:
        load_spec(trial.project.run("new").folder)

    trial.follow(hints[0])

    assert load_spec(trial.project.run("new").folder).pixel_shape == ImageShape.square(8)


@carries_out(f"{CORE}/pipeline/phases.py:run_phases")
def test_run_ended_by_an_internal_error_is_resumed_and_reported(trial, monkeypatch, tmp_path):
    def fail(*_, **__):
        raise ZeroDivisionError

    run = trial.project.run("new")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sfumato.pipeline.phases.TrainingState", fail)
        list(trial.engine.train(trial.project, run, RunControl()))
    hint = failure_of(run)
    assert is_hint_at(f"{CORE}/pipeline/phases.py:run_phases", hint)
    monkeypatch.chdir(tmp_path)

    trial.follow(hint, place=1)
    trial.follow(hint, place=0)

    assert run.status() is RunStatus.COMPLETED
    assert list(tmp_path.glob("*.zip"))


@carries_out(
    f"{CORE}/records/tuned.py:load_tuned",
    f"{CORE}/records/distillation_result.py:load_distillation_result",
    f"{CORE}/records/rate_changes.py:load_rate_changes",
    f"{CORE}/records/settings_record.py:load_record",
)
@pytest.mark.parametrize(
    ("place", "file"),
    [
        ("records/tuned.py:load_tuned", "tuned.json"),
        ("records/rate_changes.py:load_rate_changes", "learning_rates.json"),
        ("records/settings_record.py:load_record", "settings.json"),
        ("records/distillation_result.py:load_distillation_result", "distillation.json"),
    ],
)
def test_damaged_file_of_a_run_is_repaired_as_suggested(trial, stopped, place, file):
    module = importlib.import_module(f"sfumato.{place.partition('.')[0].replace('/', '.')}")
    folder, load = trial.project.run(stopped).folder, getattr(module, place.rpartition(":")[2])
    path = folder / getattr(module, "_FILE", file)
    path.write_text("{")
    with hints_at(f"{CORE}/{place}") as hints:
        load(folder)

    if "emove the file" in hints[0] or "elete the file" in hints[0]:
        path.unlink()
    if "sfumato" in hints[0]:
        trial.follow(hints[0])
    else:
        trial("resume", trial.project.folder, stopped)

    load(folder)  # it no longer raises


@carries_out(
    f"{CORE}/evaluation/report.py:load_report", f"{CORE}/evaluation/report.py:load_report#2"
)
def test_missing_or_damaged_report_is_replaced_by_evaluating(trial, stopped):
    folder = trial.project.run(stopped).folder
    with hints_at(f"{CORE}/evaluation/report.py:load_report") as missing:
        load_report(folder)
    (folder / "evaluation.json").write_text("{")
    with hints_at(f"{CORE}/evaluation/report.py:load_report#2") as damaged:
        load_report(folder)
    assert missing[0].rpartition(": ")[2] == damaged[0].rpartition(": ")[2]

    trial.follow(damaged[0], "--count", 16)

    assert load_report(folder).count > 0


@carries_out(f"{CORE}/latents/gaussian_file.py:load_gaussian")
def test_damaged_start_distribution_is_replaced_by_tuning(trial, stopped):
    run = trial.project.run(stopped)
    spec = load_spec(run.folder)
    shape = load_space(run.folder, spec.latents, spec.pixel_shape).image_shape
    file = run.folder / "gaussian.safetensors"
    file.write_text("{")
    with hints_at(f"{CORE}/latents/gaussian_file.py:load_gaussian") as hints:
        load_gaussian(run.folder, image_shape=shape)

    file.unlink()
    trial.follow(hints[0], "--minutes", 0.1)

    assert load_gaussian(run.folder, image_shape=shape) is not None


def test_change_on_resume_is_reported_and_recorded(trial, stopped):
    changes = ("--set", "batch_size=4", "--set", "optimizer.learning_rate=0.0005")

    ending = trial("resume", trial.project.folder, stopped, *changes)

    run = trial.project.run(stopped)
    assert ending.code == 0
    reported = [e for e in run.events() if isinstance(e, SettingsChanged)]
    assert [(c.path, c.before, c.after) for c in reported[0].changes] == [("batch_size", "8", "4")]
    assert last_state(run).metadata.config.batch_size == 4
    assert last_state(run).metadata.config.optimizer.learning_rate == 0.0005
    rates = json.loads((run.folder / "learning_rates.json").read_text())
    assert [(r["images_seen"], r["learning_rate"]) for r in rates] == [
        (0, TOY_CONFIG.optimizer.learning_rate),
        (reported[0].images_seen, 0.0005),
    ]


def test_edit_of_run_toml_is_applied_where_possible_and_rejected_elsewhere(trial, stopped):
    file = trial.project.run(stopped).folder / "run.toml"
    before = file.read_text()

    file.write_text(before.replace("seed = 0", "seed = 9"))
    refused = trial("resume", trial.project.folder, stopped)
    file.write_text(before.replace("batch_size = 8", "batch_size = 4", 1))
    resumed = trial("resume", trial.project.folder, stopped)

    assert refused.code == 1
    assert "seed" in refused.err
    assert resumed.code == 0
    assert "batch_size=4 (was 8)" in resumed.out
