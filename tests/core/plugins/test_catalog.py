"""Catalogs: lookup by name, and construction from validated settings."""

from typing import Annotated

import pytest
from msgspec import Meta

from sfumato.config.settings import Settings
from sfumato.errors import ConfigError, DatasetError, PluginError
from sfumato.plugins.catalog import Catalog, Entry, NoSettings


class Strength(Settings, frozen=True):
    """Settings with a bound."""

    strength: Annotated[float, Meta(ge=0.0, le=1.0)] = 0.5


def give_settings(settings):
    """Return the settings."""
    return settings


def fail(settings):
    """Fail with an unexpected exception."""
    raise ZeroDivisionError(f"with {settings}")


def refuse(settings):
    """Fail with an error of its own."""
    raise DatasetError("There is no image.", hint="Add one.")


def entry(name, factory="give_settings", settings=Strength):
    return Entry(
        name=name,
        label=name.title(),
        summary="A thing.",
        factory=f"{__name__}:{factory}",
        settings=settings,
    )


@pytest.fixture
def catalog():
    entries = [
        ("builtin", entry("grain")),
        ("builtin", entry("plain", settings=NoSettings)),
        ("stranger", entry("fails", "fail")),
        ("stranger", entry("refuses", "refuse")),
        ("stranger", entry("vanished", "nowhere")),
        ("stranger", entry("grain", "fail")),
    ]
    return Catalog("effect", entries)


def test_catalog_is_a_mapping_in_entry_order(catalog):
    assert list(catalog) == ["grain", "plain", "fails", "refuses", "vanished"]
    assert len(catalog) == 5
    assert "grain" in catalog
    assert "dust" not in catalog
    assert catalog["grain"].label == "Grain"


def test_first_entry_of_a_name_wins(catalog):
    assert catalog.plugin_of("grain") == "builtin"
    assert catalog["grain"].factory.endswith("give_settings")


def test_unknown_name_is_rejected_with_the_closest_name(catalog):
    with pytest.raises(PluginError, match="no effect “grian”") as caught:
        catalog["grian"]

    assert str(caught.value.hint) == "Did you mean “grain”?"


def test_empty_catalog_says_it_is_empty():
    with pytest.raises(PluginError) as caught:
        Catalog("effect", [])["grain"]

    assert str(caught.value.hint) == "None are available."


def test_settings_default_when_omitted(catalog):
    assert catalog.build("grain") == Strength()
    assert catalog.build("plain") == NoSettings()


def test_plain_values_are_validated_into_settings(catalog):
    assert catalog.build("grain", {"strength": 1}) == Strength(strength=1.0)


def test_settings_objects_are_passed_through(catalog):
    settings = Strength(strength=0.25)

    assert catalog.build("grain", settings) is settings


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"strength": 2.0}, "“strength” in the settings of the effect “grain” is 2"),
        ({"x": 1}, "“x”"),
    ],
)
def test_invalid_values_are_reported_with_the_entry(catalog, values, words):
    with pytest.raises(ConfigError, match=words):
        catalog.build("grain", values)


def test_failing_factory_is_reported_with_its_plugin(catalog):
    with pytest.raises(PluginError, match="effect “fails” from plugin “stranger” failed") as caught:
        catalog.build("fails")

    assert isinstance(caught.value.__cause__, ZeroDivisionError)
    assert str(caught.value.hint).endswith(".")


def test_missing_factory_is_reported_with_its_plugin(catalog):
    with pytest.raises(PluginError, match="effect “vanished” from plugin “stranger” failed"):
        catalog.build("vanished")


def test_factory_may_raise_its_own_error(catalog):
    with pytest.raises(DatasetError, match="There is no image"):
        catalog.build("refuses")
