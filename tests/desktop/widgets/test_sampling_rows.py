"""Tests that the sampling rows request exactly what the user selected."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QFormLayout, QWidget
from pytestqt.qtbot import QtBot

from sfumato.config.sampling import SamplingOverrides, SamplingSettings
from sfumato.config.settings import RunConfig
from sfumato.plugins.registry import builtin_plugins
from sfumato.records.tuned import SamplingPreset
from sfumato_desktop.models.trained_runs import TrainedRun
from sfumato_desktop.widgets.sampling_rows import SamplingRows
from support.recipes import recipe

OPEN = SamplingOverrides()
GUIDANCE = {"guidance_scale", "guidance_low", "guidance_high", "guide_fraction"}


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
def rows(form: QFormLayout) -> SamplingRows:
    return SamplingRows(form, builtin_plugins().samplers, form)


def shown(rows: SamplingRows, form: QFormLayout) -> set[str]:
    return {path for path in GUIDANCE if form.isRowVisible(rows.editors[path])}


def choose(rows: SamplingRows, kind: str | None) -> None:
    rows.editors["guidance"].set_value(kind)


def test_untouched_rows_request_nothing(rows: SamplingRows) -> None:
    rows.show_run(trained(classes=("cat", "dog"), guidance_scale=2.0))

    assert rows.values() == OPEN


def test_class_guidance_is_offered_only_with_classes(rows: SamplingRows) -> None:
    rows.show_run(trained())

    assert rows.editors["guidance"].findData("class") == -1
    assert rows.editors["guidance"].findData("autoguidance") > 0


def test_only_effective_settings_are_shown(rows: SamplingRows, form: QFormLayout) -> None:
    rows.show_run(trained())

    assert shown(rows, form) == set()
    choose(rows, "autoguidance")
    assert shown(rows, form) == GUIDANCE
    choose(rows, "none")
    assert shown(rows, form) == set()


def test_hidden_settings_are_not_requested(rows: SamplingRows) -> None:
    rows.show_run(trained())
    choose(rows, "autoguidance")
    rows.editors["guidance_high"].setValue(5.0)
    rows.editors["guide_fraction"].setValue(0.3)

    choose(rows, None)

    assert rows.values() == OPEN


def test_recipe_fills_all_rows(rows: SamplingRows) -> None:
    rows.show_run(trained())
    rows.apply_recipe(
        recipe(
            guidance="autoguidance",
            guidance_scale=1.6,
            guidance_low=0.2,
            guidance_high=1.8271234567890123,
            guide_fraction=0.25,
            num_steps=7,
            sigma_min=0.0123456,
        )
    )

    assert rows.values() == SamplingOverrides(
        sampler="dpmpp_2m",
        num_steps=7,
        guidance="autoguidance",
        guidance_scale=1.6,
        guidance_low=0.2,
        guidance_high=1.8271234567890123,
        guide_fraction=0.25,
        sigma_min=0.0123456,
        sigma_max=80.0,
        rho=7.0,
        start="noise",
    )


def test_a_preset_leaves_only_guidance_to_choose(rows: SamplingRows, form: QFormLayout) -> None:
    rows.show_run(trained())
    rows.editors["num_steps"].set_value(7)
    choose(rows, "none")

    rows.show_run(trained(), SamplingPreset(sampling=SamplingSettings()))

    assert not form.isRowVisible(rows.editors["num_steps"])
    assert rows.values() == SamplingOverrides(guidance="none")


def test_open_settings_show_the_default_guidance_and_scale(rows: SamplingRows) -> None:
    run = trained(classes=("cat", "dog"), guidance_scale=3.0)

    rows.show_run(run)

    assert rows.editors["guidance"].currentText() == "As trained: classifier-free"
    assert rows.editors["guidance_scale"].text() == "As trained: 3.00"


def test_unguided_model_is_described_as_such(rows: SamplingRows) -> None:
    rows.show_run(trained())

    assert rows.editors["guidance"].currentText() == "As trained: off"
    assert rows.editors["guidance_scale"].text() == "As trained: off"


def test_preset_with_a_guide_checkpoint_shows_its_scale(
    rows: SamplingRows, form: QFormLayout
) -> None:
    run = trained()
    guided = SamplingPreset(sampling=run.config.sampling).resampled(
        guidance="autoguidance", guidance_scale=2.0, guidance_high=1.8, guide_fraction=0.3
    )

    rows.show_run(run, guided)

    assert rows.editors["guidance"].currentText() == "As tuned: autoguidance"
    assert rows.editors["guidance_scale"].text() == "As tuned: 2.00"
    assert shown(rows, form) == {"guidance_scale"}
    assert rows.values() == OPEN
