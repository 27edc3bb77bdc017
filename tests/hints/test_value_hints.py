"""Hints about names, values, and files: following each one works."""

import re
import shutil

import pytest

from sfumato.config.fields import fields_of
from sfumato.config.image_shape import ImageShape
from sfumato.config.loading import apply_assignments, load_settings, save_settings
from sfumato.config.presets import PRESETS, preset_config
from sfumato.config.settings import RunConfig
from sfumato.diffusion.preconditioning import make_preconditioning
from sfumato.errors import ConfigError
from sfumato.records.manifest import Manifest
from sfumato.records.project import Project
from sfumato.training.budget import require_end
from support.hint_trials import SHORT, hints_at
from support.hints import carries_out
from support.toy import TOY_CONFIG, with_changes, write_toy_images

CORE = "core/sfumato"


def applied(*assignments):
    """Return the default settings, changed."""
    return apply_assignments(RunConfig(), assignments)


@carries_out(
    f"{CORE}/config/loading.py:_suggest_path",
    f"{CORE}/config/loading.py:nearest",
)
@pytest.mark.parametrize(
    ("wrong", "place"),
    [("learning_rate=1e-4", "_suggest_path"), ("optimizer.learning_rat=1e-4", "nearest")],
)
def test_intended_setting_is_suggested(wrong, place):
    with hints_at(f"{CORE}/config/loading.py:{place}") as hints:
        applied(wrong)

    name = re.search("“(.*)”", hints[0])[1]
    assert applied(f"{name}=1e-4").optimizer.learning_rate == 1e-4


@carries_out(
    f"{CORE}/config/loading.py:nearest#2",
    f"{CORE}/config/loading.py:nearest#3",
    f"{CORE}/config/loading.py:nearest#4",
)
def test_all_choices_are_listed_if_no_name_is_similar(trial, tmp_path):
    place = f"{CORE}/config/loading.py:nearest"
    hint = trial.refusal(f"{place}#3", "evaluate", trial.project.folder, "zzzz")
    assert set(re.findall(r"\w+", hint.partition(":")[2])) == {"one", "new"}
    empty = Project.create(tmp_path / "empty")

    assert "None are available." in trial.refusal(f"{place}#2", "evaluate", empty.folder, "zzzz")

    with hints_at(f"{place}#4") as hints:
        applied("qqqqqqqq=1")
    fields = {field.path for field in fields_of(RunConfig)}
    assert set(hints[0].removeprefix("Available: ").rstrip(".").split(", ")) == fields


@carries_out(f"{CORE}/config/loading.py:apply_assignments")
def test_assignment_is_written_like_the_example():
    with hints_at(f"{CORE}/config/loading.py:apply_assignments") as hints:
        applied("optimizer.learning_rate")

    example = hints[0].rpartition("--set ")[2].rstrip(".")
    assert applied(example) != RunConfig()


@carries_out(f"{CORE}/config/loading.py:_assign")
@pytest.mark.parametrize("kept", [0, 1])
def test_either_a_table_or_one_of_its_settings_is_set(kept):
    both = ("augmentations.flip=3", "augmentations.flip.horizontal=0.5")
    with hints_at(f"{CORE}/config/loading.py:_assign"):
        applied(*both)

    if kept:
        assert applied(both[kept]).augmentations == {"flip": {"horizontal": 0.5}}
    else:
        assert applied("augmentations.flip={}").augmentations == {"flip": {}}


@carries_out(
    f"{CORE}/config/loading.py:_bounds_text",
    f"{CORE}/config/loading.py:_bounds_text#2",
    f"{CORE}/config/loading.py:_bounds_text#3",
    f"{CORE}/config/loading.py:_bounds_text#4",
    f"{CORE}/config/loading.py:_bounds_text#5",
)
@pytest.mark.parametrize(
    ("key", "wrong", "number"),
    [
        ("optimizer.name", "sgd", "#2"),
        ("data.shape", "32", "#3"),
        ("is_deterministic", "3", "#4"),
        ("batch_size", "0", "#5"),
        ("optimizer.learning_rate", "nan_", "#5"),
    ],
)
def test_suggested_value_is_accepted(key, wrong, number):
    with hints_at(f"{CORE}/config/loading.py:_bounds_text{number}") as hints:
        applied(f"{key}={wrong}")

    patterns = {
        "#2": r"of: (\w+)",
        "#3": r"as (\[.+\])",
        "#4": r"as (\w+)",
        "#5": r"most ([\d.]+)",
    }
    value = re.search(patterns[number], hints[0])[1].rstrip(".").lower()
    applied(f"{key}={value}")


@pytest.mark.parametrize(
    ("wrong", "right", "hint"),
    [
        ("[2, 32, 32]", "[4, 32, 32]", "Choose one of: 1, 3, 4."),
        ("[3, 4, 32]", "[3, 8, 32]", "Enter a number: at least 8, at most 1024."),
    ],
)
def test_a_wrong_part_of_a_shape_is_corrected(wrong, right, hint):
    with pytest.raises(ConfigError) as caught:
        applied(f"data.shape={wrong}")

    assert str(caught.value.hint) == hint
    applied(f"data.shape={right}")


def test_unknown_key_is_removed(tmp_path):
    save_settings(tmp_path / "run.toml", RunConfig())
    text = (tmp_path / "run.toml").read_text().replace("minutes = 0.0", "minutes = 0.0", 1)
    broken = text.replace("[optimizer]", 'optimizer = "fast"\n[optimizer_]', 1)
    (tmp_path / "run.toml").write_text(broken)
    with pytest.raises(Exception, match=r"run\.toml"):
        load_settings(tmp_path / "run.toml", RunConfig)

    (tmp_path / "run.toml").write_text(text)

    assert load_settings(tmp_path / "run.toml", RunConfig) == RunConfig()


@carries_out(f"{CORE}/config/presets.py:preset_config")
def test_every_listed_preset_can_be_used():
    with hints_at(f"{CORE}/config/presets.py:preset_config") as hints:
        preset_config("zzz", dataset="toys", shape=ImageShape.square(32), images=100)

    names = re.findall(r"\w+", hints[0].partition(":")[2])
    assert set(names) == {preset.name for preset in PRESETS}
    for name in names:
        assert (
            preset_config(name, dataset="toys", shape=ImageShape.square(32), images=100).preset
            == name
        )


@carries_out(f"{CORE}/training/budget.py:require_end")
@pytest.mark.parametrize("end", [{"images_total": 64}, {"minutes": 1.0}])
def test_run_ends_by_either_limit(end):
    with hints_at(f"{CORE}/training/budget.py:require_end") as hints:
        require_end(with_changes(images_total=0))
    assert next(iter(end)) in hints[0]

    require_end(with_changes(**{"images_total": 0, **end}))


@carries_out(f"{CORE}/diffusion/preconditioning.py:make_preconditioning")
def test_every_listed_prediction_can_be_used():
    with hints_at(f"{CORE}/diffusion/preconditioning.py:make_preconditioning") as hints:
        make_preconditioning("zzz", sigma_data=0.5, log_sigma_mean=0.0, log_sigma_std=1.0)

    for name in re.findall(r"\b(edm|flow|epsilon|v|x)\b", hints[0].partition(" for ")[0]):
        assert applied(f"model.prediction={name}").model.prediction == name


@carries_out(f"{CORE}/files/names.py:require_file_name")
def test_invalid_file_name_is_replaced_by_the_example(trial):
    asked = ("train", trial.project.folder, "--data", "toys", *SHORT, "--run")
    hint = trial.refusal(f"{CORE}/files/names.py:require_file_name", *asked, "my/run")

    example = re.search("“(.*)”", hint)[1]

    assert trial(*asked, example).code == 0


@carries_out(
    f"{CORE}/records/project.py:Project.open", f"{CORE}/records/project.py:Project.create#2"
)
def test_project_is_created_where_suggested(trial, tmp_path):
    hint = trial.refusal(
        f"{CORE}/records/project.py:Project.open", "runs", "list", tmp_path / "nowhere"
    )
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "notes.txt").touch()
    trial.refusal(f"{CORE}/records/project.py:Project.create#2", "new", tmp_path / "full")

    trial.follow(hint, PROJECT=tmp_path / "nowhere")

    assert Project.open(tmp_path / "nowhere").run_ids() == ()


@carries_out(f"{CORE}/records/project.py:Project.create")
def test_existing_project_is_opened(trial):
    trial.refusal(f"{CORE}/records/project.py:Project.create", "new", trial.project.folder)

    assert trial("runs", "list", trial.project.folder).code == 0


@carries_out(
    f"{CORE}/cli/gallery.py:_some",
    f"{CORE}/cli/gallery.py:flag",
    f"{CORE}/cli/gallery_choice.py:chosen_ids",
    f"{CORE}/cli/gallery_choice.py:chosen_ids#2",
    f"{CORE}/gallery/search.py:search_of",
    f"{CORE}/cli/gallery_choice.py:_split",
    f"{CORE}/cli/gallery_choice.py:_split#2",
    f"{CORE}/cli/gallery_choice.py:_value_of",
    f"{CORE}/cli/gallery_choice.py:_without_value",
    f"{CORE}/cli/gallery_choice.py:filter_of",
)
def test_gallery_images_are_selected_as_suggested(trial):
    folder = trial.project.folder
    choice = f"{CORE}/cli/gallery_choice.py"
    assert trial("generate", folder, "one", "--count", "2").code == 0

    none_fit = trial.refusal(
        f"{CORE}/cli/gallery.py:_some", "gallery", "rate", folder, "5", "--where", "stars>=4"
    )
    assert len(trial.follow(none_fit).out.splitlines()) >= 2
    unnamed = trial.refusal(f"{choice}:chosen_ids", "gallery", "rate", folder, "5")
    assert trial("gallery", "rate", folder, "5", "--where", "all").code == 0
    missing = trial.refusal(f"{choice}:chosen_ids#2", "gallery", "rate", folder, "5", "no.png")
    assert trial.follow(missing).code == 0
    assert "--where" in unnamed
    listing = ("gallery", "list", folder, "--where")
    for number, wrong in (("_split", "'"), ("_split#2", '""'), ("_without_value", "board=")):
        trial.refusal(f"{choice}:{number}", *listing, wrong)
    assert "all" in trial.refusal(f"{choice}:filter_of", *listing, "stars>=0")
    written = trial.refusal(f"{choice}:_value_of", *listing, "stars>=x")
    for word in ("all", "board=Best", *re.findall(r"\w+(?:>=|=)\d+", written)):
        assert trial(*listing, word).code == 0
    dates = trial.refusal(f"{CORE}/gallery/search.py:search_of", *listing, "since=x")
    day = re.search(r"\d{4}-\d\d-\d\d", dates)[0]
    assert trial(*listing, f"since={day}").code == 0
    flags = trial.refusal(
        f"{CORE}/cli/gallery.py:flag", "gallery", "flag", folder, "zz", "--where", "all"
    )
    for flag in re.findall(r"\b(pick|reject|none)\b", flags):
        assert trial("gallery", "flag", folder, flag, "--where", "all").code == 0


@carries_out(f"{CORE}/cli/data.py:_rules_for")
def test_another_folder_becomes_a_dataset_with_another_name(trial, tmp_path):
    other = write_toy_images(tmp_path / "toys")
    asked = ("data", "add", trial.project.folder, other, "--size", 8)
    hint = trial.refusal(f"{CORE}/cli/data.py:_rules_for", *asked)
    assert "--name" in hint

    assert trial(*asked, "--name", "others").code == 0


@carries_out(f"{CORE}/data/cache.py:_planned")
def test_dataset_without_images_gets_some(trial):
    manifest = Manifest(trial.project.dataset_folder("toys"))
    manifest.set_status([row.path for row in manifest.rows()], "excluded")
    manifest.close()
    asked = ("train", trial.project.folder, "--data", "toys", *SHORT)
    hint = trial.refusal(f"{CORE}/data/cache.py:_planned", *asked)
    source = re.search(r"data add PROJECT (\S+)", hint)[1]
    write_toy_images(type(trial.project.folder)(source) / "more", count=60)

    trial.follow(hint)

    assert trial(*asked).code == 0


@carries_out(f"{CORE}/nn/backbone.py:_check_size")
@pytest.mark.parametrize("which", ["size", "model.widths=[8, 8]", "model.unshuffle=1"])
def test_unusable_size_is_replaced_by_a_usable_one(which):
    from sfumato.nn.network import require_network

    config = apply_assignments(
        TOY_CONFIG, ["data.shape=[3, 10, 10]", "model.widths=[8, 8, 8]", "model.unshuffle=2"]
    )
    with hints_at(f"{CORE}/nn/backbone.py:_check_size") as hints:
        require_network(config)

    sizes = re.findall(r"\d+", hints[0].partition(" px")[0])
    changes = [f"data.shape=[3, {size}, {size}]" for size in sizes]
    if which == "size":
        fitting = [apply_assignments(config, [change]) for change in changes]
    else:  # each of the other two may be needed, too
        fitting = [apply_assignments(config, ["model.widths=[8, 8]", "model.unshuffle=1"])]
    for one in fitting:
        require_network(one)


@carries_out(f"{CORE}/records/timelapse.py:save_timelapse")
def test_animation_has_one_of_the_listed_extensions(trial, tmp_path):
    place = f"{CORE}/records/timelapse.py:save_timelapse"
    asked = ("timelapse", trial.project.folder, "one", "--out")
    hint = trial.refusal(place, *asked, tmp_path / "time.zzz")

    for ending in re.findall(r"\.\w+", hint.partition(":")[2]):
        assert trial(*asked, tmp_path / f"time{ending.rstrip('.')}").code == 0


@carries_out(
    f"{CORE}/plugins/project_template.py:write_plugin_project",
    f"{CORE}/plugins/project_template.py:write_plugin_project#2",
)
def test_plugin_is_created_with_a_valid_name_and_folder(trial, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    place = f"{CORE}/plugins/project_template.py:write_plugin_project"
    trial.refusal(place, "plugin", "new", "9lives")
    assert trial("plugin", "new", "lives_9").code == 0
    trial.refusal(f"{place}#2", "plugin", "new", "lives_9")

    assert trial("plugin", "new", "lives_10").code == 0


@carries_out(f"{CORE}/generation/loading.py:_tuned_preset")
@pytest.mark.parametrize("preset", ["tune", "leave out"])
def test_quality_is_tuned_first_or_omitted(trial, preset):
    asked = ("generate", trial.project.folder, "one", "--count", "2")
    hint = trial.refusal(
        f"{CORE}/generation/loading.py:_tuned_preset", *asked, "--preset", "high-quality"
    )

    if preset == "tune":
        command = "tune PROJECT one"
        assert command in hint
    else:
        assert trial(*asked).code == 0


@carries_out(f"{CORE}/generation/loading.py:load_asked")
@pytest.mark.parametrize("guidance", ["none"])
def test_other_guidance_is_used_without_a_guide_checkpoint(trial, guidance):
    bare = ("train", trial.project.folder, "--data", "toys", *SHORT, "--set", "ema.snapshots=0")
    assert trial(*bare, "--run", "bare").code == 0
    for early in trial.project.run("bare").checkpoints()[:-1]:
        shutil.rmtree(early)  # it could serve as a guide checkpoint
    asked = ("generate", trial.project.folder, "bare", "--count", "2", "--guidance", "2")
    place = f"{CORE}/generation/loading.py:load_asked"
    hint = trial.refusal(place, *asked, "--guided-by", "autoguidance")
    assert guidance in hint

    assert trial(*asked, "--guided-by", guidance).code == 0


@carries_out(f"{CORE}/checkpoints/checkpoint.py:_folders")
def test_listed_checkpoint_can_be_opened(trial):
    from sfumato.checkpoints.checkpoint import require_checkpoint

    run = trial.project.run("one")
    with hints_at(f"{CORE}/checkpoints/checkpoint.py:_folders") as hints:
        require_checkpoint(run, images_seen=3)

    for images in re.findall(r"\d+", hints[0]):
        assert require_checkpoint(run, images_seen=int(images)).is_dir()


@carries_out(f"{CORE}/export/export.py:_refuse_foreign")
def test_export_is_written_to_an_empty_folder(trial, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").touch()
    asked = ("export", trial.project.folder, "one", "--to", "safetensors", "--out")
    trial.refusal(f"{CORE}/export/export.py:_refuse_foreign", *asked, tmp_path / "mine")

    assert trial(*asked, tmp_path / "empty").code == 0
