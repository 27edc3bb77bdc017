"""Do the settings of samplers reach what is asked to be drawn?"""

import dataclasses
from typing import Annotated

import pytest
from msgspec import Meta
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from sfumato.catalog import Catalog, Entry
from sfumato.config.settings import RunConfig, SamplingConfig, Settings
from sfumato.tuned import Autoguidance, Tuned, preset_of
from sfumato_desktop.models.trained_runs import TrainedRun
from sfumato_desktop.widgets.generate_panel import GeneratePanel
from support.recipes import recipe


class EtaSettings(Settings, frozen=True):
    """What can be set on the sampler of these tests."""

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
    """A form for a model that was trained to be drawn from by DDIM with some fresh noise."""
    made = GeneratePanel(SAMPLERS)
    qtbot.addWidget(made)
    sampling = SamplingConfig(sampler="ddim", sampler_settings={"eta": 0.25})
    made.set_runs([trained(sampling)])
    return made


def trained(sampling: SamplingConfig) -> TrainedRun:
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
    panel._sampler.setCurrentIndex(panel._sampler.findData(sampler))


def set_eta(panel: GeneratePanel, text: str) -> None:
    form = panel._sampler_settings.form
    assert form is not None
    line = form.rows["eta"].editor.control
    line.setText(text)
    line.textEdited.emit(text)


def test_the_settings_of_the_models_own_sampler_are_shown_as_trained(panel: GeneratePanel) -> None:
    form = panel._sampler_settings.form

    assert form is not None
    assert form.rows["eta"].value() == 0.25
    assert panel.request().sampler_settings is None


def test_a_changed_setting_is_asked_for(panel: GeneratePanel) -> None:
    set_eta(panel, "0.5")

    request = panel.request()
    assert (request.sampler, request.sampler_settings) == (None, {"eta": 0.5})
    sampling = request.change(SamplingConfig(sampler="ddim", sampler_settings={"eta": 0.25}))
    assert sampling.sampler_settings == {"eta": 0.5}


def test_a_setting_taken_back_to_the_samplers_own_is_asked_for(panel: GeneratePanel) -> None:
    set_eta(panel, "0")

    assert panel.request().sampler_settings == {}


def test_a_sampler_without_settings_shows_none(panel: GeneratePanel) -> None:
    choose(panel, "euler")

    assert not panel._form.isRowVisible(panel._sampler_settings)
    assert panel.request().sampler_settings is None


def test_another_sampler_begins_with_its_own_settings(panel: GeneratePanel) -> None:
    panel.set_runs([trained(SamplingConfig(sampler="euler"))])

    choose(panel, "ddim")

    request = panel.request()
    assert (request.sampler, request.sampler_settings) == ("ddim", None)
    assert panel._form.isRowVisible(panel._sampler_settings)


def test_nothing_is_drawn_with_a_wrong_setting(panel: GeneratePanel) -> None:
    set_eta(panel, "7")
    is_possible = panel._start.isEnabled()

    choose(panel, "euler")

    assert not is_possible
    assert panel._start.isEnabled()


def test_the_settings_of_a_image_come_with_its_recipe(panel: GeneratePanel) -> None:
    made_by = replace(recipe(4), run="one", sampler="ddim", sampler_settings={"eta": 0.75})

    panel.take_recipe(made_by)

    assert panel.request().sampler_settings == {"eta": 0.75}


def tuned(sampling: SamplingConfig) -> Tuned:
    """Return ways of which the best one is guided by an early state, at twice the distance."""
    preset = preset_of(sampling)
    return Tuned(
        images_seen=640,
        fast=preset,
        best=replace(preset, autoguidance=Autoguidance(scale=2.0, moment=0.3, high=1.8)),
        fast_calls=5,
        best_calls=10,
        fast_gain=0.2,
        best_gain=0.1,
        tried=(),
        features=("the network of this folder",),
        real_images=1000,
        guidance_scale=1.0,
        first_seed=0,
        elapsed_s=60.0,
    )


@pytest.mark.parametrize(
    ("quality", "guide"),
    [
        ("best", "As tuned: an early state"),
        ("fast", "As trained: nothing"),
        ("custom", "As trained: nothing"),
    ],
)
def test_the_guidance_that_is_said_follows_the_chosen_way(
    panel: GeneratePanel, quality: str, guide: str
) -> None:
    sampling = SamplingConfig()
    panel.set_runs([dataclasses.replace(trained(sampling), tuned=tuned(sampling))])

    panel._quality.setCurrentIndex(panel._quality.findData(quality))

    assert panel._guidance._kind.currentText() == guide
    assert panel.request().guidance_scale is None
