"""Tests of the augmentation preview on the Train page, with and without a run in training."""

from collections.abc import Iterator
from types import ModuleType
from typing import Annotated

import pytest
from msgspec import Meta
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sfumato.config.settings import RunConfig, Settings
from sfumato.errors import SfumatoError
from sfumato.plugins.catalog import Entry
from sfumato.plugins.hookspecs import hookimpl
from sfumato.plugins.registry import Plugins
from sfumato.records.project import Project
from sfumato_desktop.app import App
from sfumato_desktop.navigator import Page
from sfumato_desktop.pages.train import TrainPage
from support.fake_engine import FakeEngine, FakeTools
from support.inline_store import inline_stores
from support.opened import open_project


class TiltSettings(Settings, frozen=True):
    """Settings of the augmentation used in these tests."""

    angle: Annotated[
        float, Meta(ge=0.0, le=90.0, title="Angle", description="How far it is tilted.")
    ] = 10.0


@hookimpl
def sfumato_augmentations() -> list[Entry]:
    return [
        Entry(
            name="tilt",
            label="Tilt",
            summary="Tilts images.",
            factory="none:None",
            settings=TiltSettings,
        )
    ]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[RunConfig, int]]:
    """The previewed configs, each with the index of its first draw."""
    found = []
    preview = FakeTools.preview_augmentations

    def noting(self, project, config, *, path, first_draw_index=0):
        found.append((config, first_draw_index))
        return preview(self, project, config, path=path, first_draw_index=first_draw_index)

    monkeypatch.setattr(FakeTools, "preview_augmentations", noting)
    return found


@pytest.fixture
def train(
    qapp: QApplication, project: Project, asked: list[tuple[RunConfig, int]]
) -> Iterator[TrainPage]:
    module = ModuleType("tilting")
    module.sfumato_augmentations = sfumato_augmentations  # type: ignore[attr-defined]
    app = App(
        qapp,
        Plugins([("tilting", module)]),
        engine_factory=FakeEngine,
        stores=inline_stores(),
    )
    open_project(app.services.project, project.folder)
    page = app.window.page_widget(Page.TRAIN)
    assert isinstance(page, TrainPage)
    yield page
    app.close()
    app.delete_window()
    app.deleteLater()


def open_preview(qtbot: QtBot, train: TrainPage) -> None:
    with qtbot.waitSignal(train._trial._previews.drawn):
        train._preview._open.click()


def test_nothing_is_rendered_before_it_is_requested(train: TrainPage, asked: list[object]) -> None:
    train._augmentations.tick("tilt")

    assert asked == []
    assert not train._preview._pause.isActive()


def test_the_preview_shows_rows_of_tiles(qtbot: QtBot, train: TrainPage) -> None:
    open_preview(qtbot, train)

    assert train._preview._tiles.columns == 4  # the fake engine's sheet is a square
    assert "No augmentations are enabled" in train._preview._status.text()


def test_the_preview_follows_the_settings(
    qtbot: QtBot, train: TrainPage, asked: list[tuple[RunConfig, int]]
) -> None:
    open_preview(qtbot, train)

    with qtbot.waitSignal(train._trial._previews.drawn):
        train._augmentations.tick("tilt")

    assert asked[-1][0].augmentations == {"tilt": {}}
    assert train._preview._status.isHidden()


def test_another_draw_has_another_index(
    qtbot: QtBot, train: TrainPage, asked: list[tuple[RunConfig, int]]
) -> None:
    open_preview(qtbot, train)

    with qtbot.waitSignal(train._trial._previews.drawn):
        train._preview._again.click()

    assert [first for _, first in asked] == [0, 3]


def test_a_single_augmentation_can_be_previewed_while_disabled(
    qtbot: QtBot, train: TrainPage, asked: list[tuple[RunConfig, int]]
) -> None:
    open_preview(qtbot, train)
    box = train._preview._which
    box.setCurrentIndex(box.findData("tilt"))

    with qtbot.waitSignal(train._trial._previews.drawn):
        box.activated.emit(box.currentIndex())

    assert asked[-1][0].augmentations == {"tilt": {}}
    assert train.draft.augmentations == {}


def test_a_failure_is_shown_in_the_strip(
    qtbot: QtBot, train: TrainPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FakeTools, "preview_augmentations", _refuse)

    with qtbot.waitSignal(train._trial._previews.failed):
        train._preview._open.click()

    assert train._preview._status.text() == "No image can be read. Look for the folder."


def _refuse(*_: object, **__: object) -> None:
    raise SfumatoError("No image can be read.", hint="Look for the folder.")
