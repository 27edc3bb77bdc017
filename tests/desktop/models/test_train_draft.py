"""Tests of the config made from a draft."""

import pytest
from pytestqt.qtbot import QtBot

from sfumato.config.image_shape import ImageShape
from sfumato.config.presets import preset_config
from sfumato.records.project import Project
from sfumato_desktop.models.train_draft import TrainDraft, read_metadata


@pytest.fixture
def draft(qtbot: QtBot, project: Project) -> TrainDraft:
    made = TrainDraft()
    made.choose_dataset(read_metadata(project, "petals"))
    return made


def test_a_new_draft_equals_the_preset(draft: TrainDraft) -> None:
    assert draft.config() == preset_config(
        "sketch", dataset="petals", shape=ImageShape.square(32), images=20
    )
    assert draft.problem() is None


def test_overrides_survive_a_change_of_preset(draft: TrainDraft) -> None:
    draft.override("optimizer.learning_rate", 0.002)

    draft.choose_preset("quick")

    assert draft.config().optimizer.learning_rate == 0.002
    assert draft.config().batch_size == 128


def test_a_value_equal_to_the_preset_s_follows_the_preset(draft: TrainDraft) -> None:
    draft.override("batch_size", 64)
    draft.override("batch_size", 32)

    draft.choose_preset("balanced")

    assert draft.config().batch_size == 256


def test_a_base_lowers_the_learning_rate_unless_one_is_set(draft: TrainDraft) -> None:
    draft.choose_base("/models/faces")
    assert draft.config().optimizer.learning_rate == pytest.approx(2e-4)

    draft.override("optimizer.learning_rate", 0.002)
    draft.choose_base(
        "petals-01", preset_config("best", dataset="a", shape=ImageShape.square(64), images=9)
    )
    assert draft.config().optimizer.learning_rate == 0.002
    assert draft.defaults()["optimizer.learning_rate"] == pytest.approx(2e-4)

    draft.override("optimizer.learning_rate", 2e-4)
    draft.choose_base("")
    assert draft.config().optimizer.learning_rate == 1e-3


def test_a_length_in_images_replaces_the_time(draft: TrainDraft) -> None:
    draft.override_length(images=5_000)

    assert (draft.config().images_total, draft.config().minutes) == (5_000, 0.0)


def test_the_network_suits_the_image_size(draft: TrainDraft) -> None:
    draft.override("data.shape", ImageShape.square(128))

    assert draft.config().data.shape == ImageShape.square(128)
    assert draft.config().model == draft.preset_config().model


def test_augmentations_are_part_of_the_config(draft: TrainDraft) -> None:
    draft.choose_augmentations({"flip": {"left_right": 0.5}})

    assert draft.config().augmentations == {"flip": {"left_right": 0.5}}


def test_an_invalid_value_is_reported_with_its_bounds(draft: TrainDraft) -> None:
    draft.override("optimizer.learning_rate", 7.0)

    problem = draft.problem()

    assert problem is not None
    assert "optimizer.learning_rate" in str(problem.message)
    assert "at most 1" in str(problem.hint)


def test_nothing_starts_without_a_dataset(draft: TrainDraft) -> None:
    draft.choose_dataset(None)

    problem = draft.problem()

    assert problem is not None
    assert "No readable dataset" in str(problem.message)
