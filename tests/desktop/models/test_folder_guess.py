"""Tests of the import rules guessed for a folder."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sfumato.config.image_shape import ImageShape
from sfumato_desktop.models import folder_guess
from sfumato_desktop.models.folder_guess import guess_rules
from support.fake_engine import write_gray_png


def test_small_images_keep_their_size(qtbot: QtBot, images: Path) -> None:
    rules = guess_rules(images)

    assert (rules.shape, rules.labels, rules.source) == (ImageShape.square(32), "none", str(images))


def test_large_images_are_reduced_for_a_first_try(qtbot: QtBot, tmp_path: Path) -> None:
    for number in range(3):
        write_gray_png(tmp_path / f"{number}.png", 300, level=number)

    assert guess_rules(tmp_path).shape == ImageShape.square(64)


def test_folders_of_images_become_classes(qtbot: QtBot, tmp_path: Path) -> None:
    for name in ("cat", "dog"):
        write_gray_png(tmp_path / name / "one.png", 32, level=9)

    assert guess_rules(tmp_path).labels == "folders"


def test_a_folder_without_images_gets_rules_too(qtbot: QtBot, tmp_path: Path) -> None:
    assert guess_rules(tmp_path).source == str(tmp_path)


def test_a_large_tree_is_not_searched_completely(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_gray_png(tmp_path / "deep" / "below" / "one.png", 16, level=0)
    everything = guess_rules(tmp_path)

    monkeypatch.setattr(folder_guess, "_FOLDERS_LOOKED_INTO", 2)
    a_part = guess_rules(tmp_path)

    assert (everything.shape.width, a_part.shape.width) == (16, 64)
