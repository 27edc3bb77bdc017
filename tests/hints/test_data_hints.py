"""Hints about images that moved, changed, or do not fit: following each one works."""

import re
import shutil
from contextlib import closing

import pytest

from sfumato.config.loading import apply_assignments
from sfumato.records.control import Command, RunControl
from sfumato.records.manifest import Manifest, load_rules
from sfumato.records.run_folder import RunStatus
from support.hint_trials import SHORT
from support.hints import carries_out, is_hint_at
from support.toy import TOY_CONFIG, write_toy_images

CORE = "core/sfumato"


@pytest.fixture
def images(trial, tmp_path):
    """A folder of images that only this test uses; dataset “toys” is read from it."""
    folder = write_toy_images(tmp_path / "own")
    assert trial("data", "locate", trial.project.folder, "toys", folder).code == 0
    return folder


def training(trial, *more):
    """Return a short training command on the dataset, at a size with no prepared images yet."""
    size = ("--set", "data.shape=[3, 16, 16]")
    return ("train", trial.project.folder, "--data", "toys", *SHORT, *size, *more)


def used(trial, name="toys"):
    """Return the number of images that are trained on."""
    with closing(Manifest(trial.project.dataset_folder(name))) as manifest:
        return manifest.count("in")


@carries_out(f"{CORE}/config/sizes.py:require_shape")
@pytest.mark.parametrize("which", [0, 1])
def test_unusable_size_is_replaced_by_a_suggested_one(trial, images, which):
    asked = ("data", "add", trial.project.folder, images, "--name", "odd", "--size")
    hint = trial.refusal(f"{CORE}/config/sizes.py:require_shape", *asked, 75)
    assert "odd" not in trial.project.dataset_names()

    size = re.findall(r"\d+", hint)[which]

    assert trial(*asked, size).code == 0


@carries_out(f"{CORE}/data/cache.py:_unseen")
def test_prepared_images_are_located_while_training_continues(trial, images, tmp_path):
    images.rename(tmp_path / "elsewhere")
    place = f"{CORE}/data/cache.py:_unseen"

    ending = trial("train", trial.project.folder, "--data", "toys", *SHORT)
    hint = next(line for line in ending.err.splitlines() if is_hint_at(place, line))
    assert ending.code == 0
    trial.follow(hint, NEW_FOLDER=tmp_path / "elsewhere")

    ending = trial("train", trial.project.folder, "--data", "toys", *SHORT)
    assert not any(is_hint_at(place, line) for line in ending.err.splitlines())


@carries_out(f"{CORE}/data/freshness.py:refuse_missing")
def test_moved_folder_is_located(trial, images, tmp_path):
    images.rename(tmp_path / "elsewhere")
    hint = trial.refusal(f"{CORE}/data/freshness.py:refuse_missing", *training(trial))

    trial.follow(hint, NEW_FOLDER=tmp_path / "elsewhere")

    assert trial(*training(trial)).code == 0
    assert used(trial) == 48


@carries_out(f"{CORE}/data/freshness.py:refuse_missing#2")
@pytest.mark.parametrize(("command", "expected"), [(0, 24), (1, 48)], ids=["rescan", "locate"])
def test_missing_images_are_left_out_or_located(trial, images, tmp_path, command, expected):
    shutil.copytree(images, tmp_path / "elsewhere")
    for path in sorted(images.iterdir())[::2]:
        path.unlink()
    hint = trial.refusal(f"{CORE}/data/freshness.py:refuse_missing#2", *training(trial))

    trial.follow(hint, place=command, NEW_FOLDER=tmp_path / "elsewhere")

    assert trial(*training(trial)).code == 0
    assert used(trial) == expected


@carries_out(f"{CORE}/data/freshness.py:_reported#2")
def test_missing_image_is_back_after_a_rescan(trial, images, tmp_path):
    one = images / "000.png"
    one.rename(tmp_path / one.name)
    assert is_hint_at(f"{CORE}/data/freshness.py:_reported#2", trial(*training(trial)).err)
    assert used(trial) == 47
    (tmp_path / one.name).rename(one)

    assert trial("data", "add", trial.project.folder, images, "--name", "toys").code == 0

    assert used(trial) == 48


@carries_out(f"{CORE}/data/freshness.py:_refuse_unusable")
@pytest.mark.parametrize("preset", ["restore", "rescan"])
def test_images_that_became_unusable_are_restored_or_left_out(trial, images, tmp_path, preset):
    shutil.copytree(images, tmp_path / "backup")
    for path in sorted(images.iterdir())[::2]:
        path.write_bytes(b"no image")
    hint = trial.refusal(f"{CORE}/data/freshness.py:_refuse_unusable", *training(trial))

    if preset == "restore":
        shutil.copytree(tmp_path / "backup", images, dirs_exist_ok=True)
    else:
        trial.follow(hint)

    assert trial(*training(trial)).code == 0
    assert used(trial) == (48 if preset == "restore" else 24)


@carries_out(f"{CORE}/data/layout.py:read_layout")
@pytest.mark.parametrize("preset", ["names", "ignore"])
def test_split_folders_are_named_as_suggested_or_ignored(trial, tmp_path, preset):
    for part in ("one", "two"):
        write_toy_images(tmp_path / "set" / part, count=8)
    asked = ("data", "add", trial.project.folder, tmp_path / "set", "--size", 8)
    place = f"{CORE}/data/layout.py:read_layout"
    hint = trial.refusal(place, *asked, "--split-folders", "use")

    if preset == "names":
        names = re.findall(r"\b(train|val|test)\b", hint)
        for older, newer in zip(("one", "two"), names, strict=False):
            (tmp_path / "set" / older).rename(tmp_path / "set" / newer)
        assert trial(*asked, "--split-folders", "use").code == 0
    else:
        assert trial(*asked, *re.search(r"(--split-folders) (\w+)", hint).groups()).code == 0


@carries_out(
    f"{CORE}/data/locating.py:locate_images",
    f"{CORE}/data/locating.py:locate_images#2",
)
def test_folder_of_the_images_is_accepted_and_another_becomes_a_new_dataset(
    trial, images, tmp_path
):
    images.rename(tmp_path / "elsewhere")
    others = tmp_path / "others"
    others.mkdir()
    shutil.copy(tmp_path / "elsewhere" / "000.png", others)
    locate = ("data", "locate", trial.project.folder, "toys")
    place = f"{CORE}/data/locating.py:locate_images"
    trial.refusal(place, *locate, tmp_path / "nowhere")
    trial.refusal(f"{place}#2", *locate, others)

    added = trial("data", "add", trial.project.folder, others, "--name", "others", "--size", 8)
    assert added.code == 0
    assert trial(*locate, tmp_path / "elsewhere").code == 0

    rules = load_rules(trial.project.dataset_folder("toys"))
    assert rules.source == str(tmp_path / "elsewhere")


@carries_out(f"{CORE}/nn/network.py:_other_classes")
def test_new_run_uses_the_changed_class_order(trial, tmp_path):
    write_toy_images(tmp_path / "numbers", classes=("1", "2", "10"))
    asked = ("data", "add", trial.project.folder, tmp_path / "numbers", "--size", 8)
    assert trial(*asked, "--labels", "folders").code == 0
    config = apply_assignments(TOY_CONFIG, ["data.dataset=numbers"])
    run, control = trial.engine.new_run(trial.project, config, run_id="ordered"), RunControl()
    for event in trial.engine.train(trial.project, run, control):
        if getattr(event, "images_seen", 0) >= 64:
            control.request(Command.STOP)
    with closing(Manifest(trial.project.dataset_folder("numbers"))) as manifest:
        manifest._database.execute("drop table classes")  # as earlier versions wrote it
    place = f"{CORE}/nn/network.py:_other_classes"
    hint = trial.refusal(place, "resume", trial.project.folder, "ordered")

    trial.follow(hint, *SHORT, "--run", "next", DATASET="numbers", RUN="ordered")

    assert trial.project.run("next").status() is RunStatus.COMPLETED
