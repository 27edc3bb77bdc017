"""Tests that the generate panel passes sampler settings to the request."""

import dataclasses
from typing import Annotated

import pytest
from msgspec import Meta
from pytestqt.qtbot import QtBot

from sfumato.config.settings import RunConfig, SamplingSettings, Settings
from sfumato.plugins.catalog import Catalog, Entry
from sfumato.records.tuned import SamplingPreset, Tuned
from sfumato_desktop.models.trained_runs import TrainedRun
from sfumato_desktop.widgets.generate_panel import GeneratePanel
from support.recipes import recipe


class EtaSettings(Settings, frozen=True):
    """Settings of the test sampler."""

    eta: Annotated[float, Meta(ge=0.0, le=1.0, title="Eta", description="Fresh noise.")] = 0.0


SAMPLERS = Catalog(
    "sampler",
    [
        ("mine", Entry(name="euler", label="Euler", summary="Plain.", factory="m:f")),
        (
            "mine",
            Entry(name="ddim", label="DDIM", summary="Noisy.", factory="m:f", settings=EtaSettings),
        ),
    ],
)


@pytest.fixture
def panel(qtbot: QtBot) -> GeneratePanel:
    """Return a panel for a model trained to sample with DDIM and some fresh noise."""
    made = GeneratePanel(SAMPLERS)
    qtbot.addWidget(made)
    sampling = SamplingSettings(sampler="ddim", sampler_settings={"eta": 0.25})
    made.set_runs([trained(sampling)])
    return made


def trained(sampling: SamplingSettings) -> TrainedRun:
    return TrainedRun(
        run_id="one",
        config=RunConfig(sampling=sampling),
        checkpoints=(640,),
        sample=None,
        size_bytes=1,
        changed=0.0,
        classes=(),
        parameters=1,
    )


def choose(panel: GeneratePanel, sampler: str | None) -> None:
    panel._sampling.editors["sampler"].set_value(sampler)


def set_eta(panel: GeneratePanel, text: str) -> None:
    form = panel._sampling.editors["sampler_settings"].form
    assert form is not None
    line = form.rows["eta"].editor.control
    line.setText(text)
    line.textEdited.emit(text)


def test_settings_of_the_models_own_sampler_are_shown_as_trained(panel: GeneratePanel) -> None:
    form = panel._sampling.editors["sampler_settings"].form

    assert form is not None
    assert form.rows["eta"].value() == 0.25
    assert panel.request().sampling.sampler_settings is None


def test_changed_setting_is_requested(panel: GeneratePanel) -> None:
    set_eta(panel, "0.5")

    request = panel.request()
    assert (request.sampling.sampler, request.sampling.sampler_settings) == (None, {"eta": 0.5})
    sampling = request.sampling.applied_to(
        SamplingSettings(sampler="ddim", sampler_settings={"eta": 0.25})
    )
    assert sampling.sampler_settings == {"eta": 0.5}


def test_setting_reset_to_the_sampler_default_is_requested(panel: GeneratePanel) -> None:
    set_eta(panel, "0")

    assert panel.request().sampling.sampler_settings == {}


def test_sampler_without_settings_shows_none(panel: GeneratePanel) -> None:
    choose(panel, "euler")

    assert not panel._form.isRowVisible(panel._sampling.editors["sampler_settings"])
    assert panel.request().sampling.sampler_settings is None


def test_different_sampler_starts_with_its_own_defaults(panel: GeneratePanel) -> None:
    panel.set_runs([trained(SamplingSettings(sampler="euler"))])

    choose(panel, "ddim")

    request = panel.request()
    assert (request.sampling.sampler, request.sampling.sampler_settings) == ("ddim", None)
    assert panel._form.isRowVisible(panel._sampling.editors["sampler_settings"])


def test_generation_is_disabled_while_a_setting_is_invalid(panel: GeneratePanel) -> None:
    set_eta(panel, "7")
    is_possible = panel._start.isEnabled()

    choose(panel, "euler")

    assert not is_possible
    assert panel._start.isEnabled()


def test_recipe_restores_the_sampler_settings(panel: GeneratePanel) -> None:
    made_by = recipe(4, run="one", sampler="ddim", sampler_settings={"eta": 0.75})

    panel.apply_recipe(made_by)

    assert panel.request().sampling.sampler_settings == {"eta": 0.75}


def tuned(sampling: SamplingSettings) -> Tuned:
    """Return presets whose best one uses autoguidance at scale 2."""
    preset = SamplingPreset(sampling=sampling)
    return Tuned(
        images_seen=640,
        fast=preset,
        high_quality=preset.resampled(
            guidance="autoguidance", guidance_scale=2.0, guidance_high=1.8, guide_fraction=0.3
        ),
        fast_calls=5,
        high_quality_calls=10,
        fast_gain=0.2,
        high_quality_gain=0.1,
        tried=(),
        features=("dataset features",),
        real_images=1000,
        guidance_scale=1.0,
        first_seed=0,
        elapsed_s=60.0,
    )


@pytest.mark.parametrize(
    ("quality", "guide"),
    [
        ("high-quality", "As tuned: autoguidance"),
        ("fast", "As trained: off"),
        ("custom", "As trained: off"),
    ],
)
def test_described_guidance_follows_the_selected_preset(
    panel: GeneratePanel, quality: str, guide: str
) -> None:
    sampling = SamplingSettings()
    panel.set_runs([dataclasses.replace(trained(sampling), tuned=tuned(sampling))])

    panel._preset.setCurrentIndex(panel._preset.findData(quality))

    assert panel._sampling.editors["guidance"].currentText() == guide
    assert panel.request().sampling.guidance_scale is None


def test_settings_with_many_digits_stay_as_trained(panel: GeneratePanel) -> None:
    settings = SamplingSettings(sampler="ddim", sampler_settings={"eta": 1 / 3})

    panel.set_runs([trained(settings)])

    assert panel.request().sampling.sampler_settings is None
