"""Folders for training and validation are distinguished from classes."""

from pathlib import PurePath

import pytest

from sfumato.files.split_folders import SplitFolders, find_split_folders


def found(*folders: str, is_asked_for: bool = False) -> SplitFolders | None:
    return find_split_folders([PurePath(one) for one in folders], is_asked_for=is_asked_for)


@pytest.mark.parametrize(
    "folders",
    [
        ("train/cat", "val/cat"),
        ("Training", "Validation"),
        ("data/set/train/a", "data/set/valid/a", "data/set/test/a"),
        ("cat/train", "cat/val", "dog/train", "dog/val"),
        ("training_set/a", "test_set/a"),
        ("train2017", "val2017"),
        ("train", "dev"),
    ],
)
def test_split_folders_are_recognized(folders: tuple[str, ...]) -> None:
    assert found(*folders) is not None


@pytest.mark.parametrize(
    "folders",
    [
        ("train", "car", "bus"),
        ("train", "test", "bus"),
        ("train",),
        ("val", "test"),
        ("trains", "tests"),
        (".", "train", "val"),
        ("train/a", "val/a", "other"),
        (),
    ],
)
def test_classes_with_such_names_are_not_misread(folders: tuple[str, ...]) -> None:
    assert found(*folders) is None


def test_test_images_are_left_out_only_beside_a_validation_folder() -> None:
    both, test_only = found("train", "val", "test"), found("train", "test")

    assert both is not None
    assert test_only is not None
    assert both.role_by_name == {"test": "left_out", "train": "train", "val": "held_out"}
    assert test_only.role_by_name == {"test": "held_out", "train": "train"}


def test_requested_split_folders_may_have_others_beside_them() -> None:
    splits = found(".", "train/a", "val/a", is_asked_for=True)

    assert splits is not None
    assert splits.role_of(("val", "a")) == "held_out"
    assert splits.role_of(()) == "train"
    assert found("a", "b", is_asked_for=True) is None
