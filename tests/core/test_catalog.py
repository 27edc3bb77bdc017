"""Is an offer found by its name, and built from checked settings?"""

from typing import Annotated

import pytest
from msgspec import Meta

from sfumato.catalog import Catalog, Entry, NoSettings
from sfumato.config.settings import Settings
from sfumato.errors import ConfigError, DatasetError, PluginError


class Strength(Settings, frozen=True):
    """Settings with a bound."""

    strength: Annotated[float, Meta(ge=0.0, le=1.0)] = 0.5


def give_settings(settings):
    """Build nothing but what was given."""
    return settings


def fail(settings):
    """Fail as a plugin's author did not mean to."""
    raise ZeroDivisionError(f"with {settings}")


def refuse(settings):
    """Fail in words of its own."""
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


def test_a_catalog_is_a_mapping_in_the_order_of_the_offers(catalog):
    assert list(catalog) == ["grain", "plain", "fails", "refuses", "vanished"]
    assert len(catalog) == 5
    assert "grain" in catalog
    assert "dust" not in catalog
    assert catalog["grain"].label == "Grain"


def test_the_first_of_a_name_wins(catalog):
    assert catalog.plugin_of("grain") == "builtin"
    assert catalog["grain"].factory.endswith("give_settings")


def test_an_unknown_name_is_refused_with_the_nearest(catalog):
    with pytest.raises(PluginError, match="no effect “grian”") as caught:
        catalog["grian"]

    assert caught.value.hint == "Did you mean “grain”?"


def test_an_empty_catalog_says_that_there_is_none():
    with pytest.raises(PluginError) as caught:
        Catalog("effect", [])["grain"]

    assert caught.value.hint == "There is none."


def test_without_settings_the_defaults_are_taken(catalog):
    assert catalog.build("grain") == Strength()
    assert catalog.build("plain") == NoSettings()


def test_plain_values_are_checked_and_become_settings(catalog):
    assert catalog.build("grain", {"strength": 1}) == Strength(strength=1.0)


def test_settings_made_before_are_handed_on(catalog):
    settings = Strength(strength=0.25)

    assert catalog.build("grain", settings) is settings


@pytest.mark.parametrize(
    ("values", "words"),
    [({"strength": 2.0}, "“strength” in the settings of effect “grain” is 2"), ({"x": 1}, "“x”")],
)
def test_wrong_values_are_named_with_the_offer(catalog, values, words):
    with pytest.raises(ConfigError, match=words):
        catalog.build("grain", values)


def test_a_factory_that_fails_is_named_with_its_plugin(catalog):
    with pytest.raises(PluginError, match="effect “fails” of plugin “stranger” failed") as caught:
        catalog.build("fails")

    assert isinstance(caught.value.__cause__, ZeroDivisionError)
    assert caught.value.hint.endswith(".")


def test_a_factory_that_is_not_there_is_named_with_its_plugin(catalog):
    with pytest.raises(PluginError, match="effect “vanished” of plugin “stranger” failed"):
        catalog.build("vanished")


def test_a_factory_may_refuse_in_its_own_words(catalog):
    with pytest.raises(DatasetError, match="There is no image"):
        catalog.build("refuses")
