"""Tests that the guidance rows request exactly what the user selected."""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QFormLayout, QLabel, QWidget
from pytestqt.qtbot import QtBot
from sfumato_desktop.widgets.guidance_rows import GuidanceRows

from sfumato.config.settings import RunConfig, SamplingSettings
from sfumato.records.recipe import GuideOrigin
from sfumato.records.tuned import Autoguidance, preset_of
from sfumato_desktop.models.trained_runs import TrainedRun
from support.recipes import recipe

OPEN = {
    "guidance": None,
    "guidance_scale": None,
    "guidance_low": None,
    "guidance_high": None,
    "guide_fraction": None,
}


def trained(*, classes: tuple[str, ...] = (), **sampling: object) -> TrainedRun:
    return TrainedRun(
        run_id="one",
        config=RunConfig(sampling=SamplingSettings(**sampling)),
        checkpoints=(640,),
        sample=None,
        size_bytes=1,
        changed=0.0,
        classes=classes,
        parameters=1,
    )


@pytest.fixture
def form(qtbot: QtBot) -> Iterator[QFormLayout]:
    page = QWidget()
    qtbot.addWidget(page)
    page.show()
    yield QFormLayout(page)  # noqa: PT022, the page lives as long as the test


@pytest.fixture
def rows(form: QFormLayout) -> GuidanceRows:
    def add_row(title: str, help_text: str, editor: QWidget) -> None:
        editor.setToolTip(help_text)
        form.addRow(QLabel(title), editor)

    return GuidanceRows(form, add_row, form)


def shown(rows: GuidanceRows, form: QFormLayout) -> set[str]:
    return {path for path, box in rows._numbers.items() if form.isRowVisible(box)}


def choose(rows: GuidanceRows, kind: str | None) -> None:
    rows._kind.setCurrentIndex(rows._kind.findData(kind))


def test_untouched_rows_request_nothing(rows: GuidanceRows) -> None:
    rows.show_run(trained(classes=("cat", "dog"), guidance_scale=2.0))

    assert rows.values() == OPEN


def test_class_guidance_is_offered_only_with_classes(rows: GuidanceRows) -> None:
    rows.show_run(trained())

    assert rows._kind.findData("class") == -1
    assert rows._kind.findData("autoguidance") > 0


def test_only_effective_settings_are_shown(rows: GuidanceRows, form: QFormLayout) -> None:
    rows.show_run(trained())

    assert shown(rows, form) == set()
    choose(rows, "autoguidance")
    assert shown(rows, form) == {*rows._numbers}
    choose(rows, "none")
    assert shown(rows, form) == set()


def test_hidden_settings_are_not_requested(rows: GuidanceRows) -> None:
    rows.show_run(trained())
    choose(rows, "autoguidance")
    rows._numbers["guidance_high"].setValue(5.0)
    rows._numbers["guide_fraction"].setValue(0.3)

    choose(rows, None)

    assert rows.values() == OPEN


def test_recipe_fills_all_rows(rows: GuidanceRows) -> None:
    rows.show_run(trained())
    guide = GuideOrigin(images_seen=64, weights_sha256="0" * 64, fraction=0.25)

    rows.apply_recipe(
        recipe(
            guidance="autoguidance",
            guidance_scale=1.6,
            guidance_low=0.2,
            guidance_high=10.0,
            guide=guide,
        )
    )

    assert rows.values() == {
        "guidance": "autoguidance",
        "guidance_scale": 1.6,
        "guidance_low": 0.2,
        "guidance_high": 10.0,
        "guide_fraction": 0.25,
    }


def test_open_settings_show_the_default_guidance_and_scale(rows: GuidanceRows) -> None:
    run = trained(classes=("cat", "dog"), guidance_scale=3.0)

    rows.show_run(run)

    assert rows._kind.currentText() == "As trained: classifier-free"
    assert rows._numbers["guidance_scale"].text() == "As trained: 3.00"


def test_unguided_model_is_described_as_such(rows: GuidanceRows) -> None:
    rows.show_run(trained())

    assert rows._kind.currentText() == "As trained: off"
    assert rows._numbers["guidance_scale"].text() == "As trained: off"


def test_preset_with_a_guide_checkpoint_shows_its_scale(
    rows: GuidanceRows, form: QFormLayout
) -> None:
    run = trained()
    preset = preset_of(run.config.sampling)
    guided = replace(preset, autoguidance=Autoguidance(scale=2.0, fraction=0.3, high=1.8))

    rows.show_run(run, guided)

    assert rows._kind.currentText() == "As tuned: autoguidance"
    assert rows._numbers["guidance_scale"].text() == "As tuned: 2.00"
    assert shown(rows, form) == {"guidance_scale"}
    assert rows.values() == OPEN
