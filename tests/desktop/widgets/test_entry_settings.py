"""Tests that the settings of plugin entries are edited where the entry is selected."""

from typing import Annotated

import pytest
from msgspec import Meta
from pytestqt.qtbot import QtBot

from sfumato.config.fields import Field, fields_of
from sfumato.config.settings import RunConfig, Settings
from sfumato.plugins.catalog import Catalog, Entry
from sfumato_desktop.widgets.config_form import ConfigForm
from sfumato_desktop.widgets.entry_list import EntryList, EntryListField
from sfumato_desktop.widgets.entry_settings import EntrySettings

TABLES = {
    "model.backbone": "model.backbone_settings",
    "optimizer.schedule": "optimizer.schedule_settings",
    "sampling.sampler": "sampling.sampler_settings",
}


class BentSettings(Settings, frozen=True):
    """Settings of one entry."""

    curve: Annotated[
        float, Meta(ge=0.0, le=1.0, title="Curve", description="How far it is bent.")
    ] = 0.25
    turns: Annotated[int, Meta(ge=1, le=9, title="Turns", description="How often.")] = 3


class OpenSettings(Settings, frozen=True):
    """Settings of another entry, with an optional value."""

    limit: Annotated[
        Annotated[int, Meta(ge=1)] | None, Meta(title="Limit", description="None is none.")
    ] = None
    curve: Annotated[float, Meta(title="Curve", description="Another one's.")] = 0.5


OFFERS = Catalog(
    "offer",
    [
        ("mine", Entry(name="plain", label="Plain", summary="Has nothing.", factory="m:f")),
        (
            "mine",
            Entry(
                name="bent", label="Bent", summary="Has two.", factory="m:f", settings=BentSettings
            ),
        ),
        (
            "mine",
            Entry(
                name="open", label="Open", summary="Has more.", factory="m:f", settings=OpenSettings
            ),
        ),
    ],
)


def offers(field: Field) -> Catalog | None:
    return OFFERS if field.catalog else None


@pytest.fixture
def form(qtbot: QtBot) -> ConfigForm:
    made = ConfigForm(fields_of(RunConfig), catalog_of=offers)
    qtbot.addWidget(made)
    for path in TABLES:
        made.set_defaults({path: "plain"})
        choose(made, path, "plain")
    return made


def choose(form: ConfigForm, path: str, name: str) -> None:
    form[path].set_value(name)
    form[path].edited.emit(path)


def settings(form: ConfigForm, path: str) -> EntrySettings:
    part = form.part(path)
    assert isinstance(part, EntrySettings)
    return part


def type_into(part: EntrySettings, name: str, text: str) -> None:
    assert part.form is not None
    line = part.form.rows[name].editor.control
    line.setText(text)
    line.textEdited.emit(text)


@pytest.mark.parametrize(("choice", "table"), TABLES.items())
def test_settings_of_the_selected_entry_are_rows_of_the_form(
    form: ConfigForm, choice: str, table: str
) -> None:
    part = settings(form, table)
    assert part.isHidden()

    choose(form, choice, "bent")

    assert not part.isHidden()
    assert part.form is not None
    assert [row.field.path for row in part.form.rows.values()] == [
        f"{table}.curve",
        f"{table}.turns",
    ]
    control = part.form.rows["curve"].editor.control
    assert control.accessibleName() == "Curve"
    assert control.toolTip() == "How far it is bent."


@pytest.mark.parametrize(("choice", "table"), TABLES.items())
def test_changed_setting_of_an_entry_is_emitted_and_counted(
    qtbot: QtBot, form: ConfigForm, choice: str, table: str
) -> None:
    choose(form, choice, "bent")
    before = form.changes

    with qtbot.waitSignal(form.edited) as edited:
        type_into(settings(form, table), "curve", "0.75")

    assert edited.args == [table]
    assert form.changed_values()[table] == {"curve": 0.75}
    assert form.changes == before + 1


def test_invalid_setting_of_an_entry_is_reported(form: ConfigForm) -> None:
    choose(form, "sampling.sampler", "bent")

    type_into(settings(form, "sampling.sampler_settings"), "curve", "2")

    assert form.problems == {"sampling.sampler_settings": "Curve: Must be at most 1."}


def test_settings_of_a_deselected_entry_are_kept_but_not_used(
    qtbot: QtBot, form: ConfigForm
) -> None:
    part = settings(form, "sampling.sampler_settings")
    choose(form, "sampling.sampler", "bent")
    type_into(part, "curve", "0.75")

    with qtbot.waitSignal(part.edited):
        choose(form, "sampling.sampler", "open")
    assert part.value() == {}

    with qtbot.waitSignal(part.edited):
        choose(form, "sampling.sampler", "bent")
    assert part.value() == {"curve": 0.75}


def test_different_default_entry_brings_its_settings(form: ConfigForm) -> None:
    form.set_defaults({"sampling.sampler": "open"})

    part = settings(form, "sampling.sampler_settings")
    assert part.form is not None
    assert list(part.form.rows) == ["limit", "curve"]
    assert part.changes == 0


def test_external_defaults_count_as_unchanged_and_are_returned(form: ConfigForm) -> None:
    choose(form, "sampling.sampler", "bent")
    part = settings(form, "sampling.sampler_settings")

    part.set_default({"curve": 0.5})

    assert not part.is_changed
    assert part.value() == {"curve": 0.5}


def test_optional_setting_can_be_empty_or_a_number(form: ConfigForm) -> None:
    choose(form, "sampling.sampler", "open")
    part = settings(form, "sampling.sampler_settings")
    assert part.value() == {}

    type_into(part, "limit", "12")

    assert part.value() == {"limit": 12}


def test_search_finds_settings_of_the_selected_entry_by_its_name(form: ConfigForm) -> None:
    choose(form, "sampling.sampler", "bent")

    assert form.search("curve") == 1
    assert not settings(form, "sampling.sampler_settings").isHidden()
    assert form.search("bent") >= 2
    form.search("learning rate")
    assert settings(form, "sampling.sampler_settings").isHidden()


def test_checked_entries_are_returned_with_their_settings(qtbot: QtBot, form: ConfigForm) -> None:
    part = form.part("report.loggers")
    assert isinstance(part, EntryListField)

    with qtbot.waitSignal(form.edited) as edited:
        part.entries.tick("bent")

    assert edited.args == ["report.loggers"]
    assert form.changed_values()["report.loggers"] == {"bent": {}}


def test_checks_and_settings_can_be_set_and_reset(qtbot: QtBot) -> None:
    entries = EntryList(OFFERS, under="augmentations")
    qtbot.addWidget(entries)

    entries.choose({"bent": {"turns": 5}})
    assert entries.chosen() == {"bent": {"turns": 5}}

    entries.choose({})
    assert entries.chosen() == {}
    assert entries.settings_of("bent") == {}
