"""Hints about a dataset's images: following each one works."""

import re
import shutil

import pytest

from sfumato.checkpoints.network_file import load_spec
from sfumato.nn.network import require_fit
from support.hint_trials import SHORT, Trial, hints_at
from support.hints import carries_out
from support.toy import toy_project, write_toy_images

CORE = "core/sfumato"
TRAIN = ("--data", "toys", *SHORT, "--run", "next")


@pytest.fixture
def away(tmp_path, capsys):
    """A separate project whose images can be moved; they are not prepared yet."""
    return Trial(toy_project(tmp_path / "away"), capsys)


@carries_out(f"{CORE}/config/sizes.py:require_shape")
def test_size_that_no_network_fits_is_replaced_by_the_nearest(trial, tmp_path):
    images = write_toy_images(tmp_path / "images")
    asked = ("data", "add", trial.project.folder, images, "--name", "others", "--size")
    hint = trial.refusal(f"{CORE}/config/sizes.py:require_shape", *asked, 75)

    sizes = re.findall(r"\d+", hint)

    assert sizes
    for size in sizes:
        assert trial(*asked, size).code == 0


@carries_out(f"{CORE}/data/freshness.py:refuse_missing")
def test_moved_images_are_located(away, tmp_path):
    moved = tmp_path / "elsewhere" / "images"
    moved.parent.mkdir()
    shutil.move(tmp_path / "away" / "images", moved)
    asked = ("train", away.project.folder, *TRAIN)
    hint = away.refusal(f"{CORE}/data/freshness.py:refuse_missing", *asked)

    away.follow(hint, NEW_FOLDER=moved)

    assert away(*asked).code == 0


@carries_out(f"{CORE}/data/freshness.py:refuse_missing#2")
def test_folder_that_lost_images_is_rescanned(away, tmp_path):
    for image in sorted((tmp_path / "away" / "images").glob("*.png"))[:20]:
        image.unlink()
    asked = ("train", away.project.folder, *TRAIN)
    hint = away.refusal(f"{CORE}/data/freshness.py:refuse_missing#2", *asked)

    away.follow(hint.replace(" Or ", ". Or "))

    assert away(*asked).code == 0


@carries_out(f"{CORE}/data/layout.py:read_layout")
def test_folders_that_are_not_a_split_are_imported_as_classes(trial, tmp_path):
    images = write_toy_images(tmp_path / "images")
    asked = ("data", "add", trial.project.folder, images, "--name", "others", "--size", 8)
    hint = trial.refusal(f"{CORE}/data/layout.py:read_layout", *asked, "--split-folders", "use")

    option = re.search(r"--split-folders \w+", hint)[0]

    assert trial(*asked, *option.split()).code == 0


@carries_out(f"{CORE}/nn/network.py:_other_classes")
def test_classes_in_another_order_are_trained_by_a_new_run(tmp_path, capsys):
    trial = Trial(toy_project(tmp_path / "classes", classes=("cat", "dog")), capsys)
    assert trial("train", trial.project.folder, "--data", "toys", *SHORT, "--run", "one").code == 0
    spec = load_spec(trial.project.run("one").folder)
    with hints_at(f"{CORE}/nn/network.py:_other_classes") as hints:
        require_fit(spec, channels=3, classes=spec.classes[::-1])

    trial.follow(hints[0], *SHORT, "--run", "next", DATASET="toys", RUN="one")

    assert load_spec(trial.project.run("next").folder).classes == ("cat", "dog")
