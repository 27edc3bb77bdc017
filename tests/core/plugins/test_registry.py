"""Plugins are discovered; a faulty one is skipped by name while the others work.

The plugins here offer samplers through `sfumato_samplers`; `sfumato_augmentations` and
`sfumato_exporters` are called in the same way.
"""

import importlib.metadata
import sys
from types import ModuleType

import pytest

import sfumato_plugins
from sfumato.config.settings import Settings
from sfumato.errors import PluginError
from sfumato.plugins.catalog import Entry, ImporterEntry, PanelEntry
from sfumato.plugins.choices import choices_file, load_choices
from sfumato.plugins.hookspecs import HOOK_VERSION, hookimpl
from sfumato.plugins.registry import SAFE_VARIABLE, Plugins, discover_plugins, plugin_folder

OFFER = """
from sfumato.plugins.catalog import Entry, ImporterEntry, PanelEntry
from sfumato.plugins.hookspecs import hookimpl

@hookimpl
def sfumato_samplers():
    return [Entry(name="{name}", label="L", summary="S.", factory=__name__ + ":make")]

def make(settings):
    return "{name} was made"
"""


class Unshowable(Settings, frozen=True):
    """Settings for which no form can be built: they have no default."""

    needed: int


def entry(name="mine", **more):
    values = {"label": "Mine", "summary": "It is mine.", "factory": "builtins:repr"} | more
    return Entry(name=name, **values)


def importer_entry(name="mine", **more):
    values = {"label": "Mine", "summary": "It is mine.", "factory": "builtins:repr"} | more
    return ImporterEntry(name=name, **values)


def panel_entry():
    return PanelEntry(name="mine", label="Mine", summary="It is mine.", factory="builtins:repr")


def plugin(offer, *, hook="sfumato_samplers"):
    """Return a module whose hook returns the result of `offer`."""
    module = ModuleType("a_plugin")

    def implementation():
        return offer()

    implementation.__name__ = hook
    setattr(module, hook, hookimpl(implementation))
    return module


def messages(plugins):
    list(plugins.samplers)
    return {incident.plugin: str(incident.message) for incident in plugins.incidents}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Yield an empty plugin folder; nothing else is discovered."""
    monkeypatch.setattr(importlib.metadata, "entry_points", lambda group: [])
    yield tmp_path
    for name in [name for name in sys.modules if name.startswith("sfumato_user_plugins_")]:
        del sys.modules[name]


class Point:
    """An entry point of an installed plugin."""

    dist = None

    def __init__(self, name, load, *, module="a_module_that_is_not_there"):
        self.name = name
        self.load = load
        self.module = module


def test_without_plugins_catalogs_are_empty():
    plugins = Plugins()

    assert len(plugins.samplers) == len(plugins.augmentations) == len(plugins.exporters) == 0
    assert plugins.names == ()
    assert plugins.incidents == []


@pytest.mark.parametrize(
    ("hook", "catalog", "kind"),
    [
        ("sfumato_samplers", "samplers", "sampler"),
        ("sfumato_augmentations", "augmentations", "augmentation"),
        ("sfumato_exporters", "exporters", "exporter"),
        ("sfumato_schedules", "schedules", "learning-rate schedule"),
        ("sfumato_loggers", "loggers", "logger"),
        ("sfumato_importers", "importers", "importer"),
        ("sfumato_metrics", "metrics", "metric"),
        ("sfumato_backbones", "backbones", "network"),
        ("sfumato_panels", "panels", "panel"),
    ],
)
def test_each_hook_fills_its_catalog(hook, catalog, kind):
    made = {"importers": importer_entry, "panels": panel_entry}.get(catalog, entry)()
    plugins = Plugins([("mine", plugin(lambda: [made], hook=hook))])

    found = getattr(plugins, catalog)

    assert list(found) == ["mine"]
    assert str(found.kind) == kind
    assert found.plugin_of("mine") == "mine"


def test_entries_of_all_plugins_are_combined_in_order():
    plugins = Plugins(
        [
            ("first", plugin(lambda: [entry("b"), entry("a")])),
            ("second", plugin(lambda: (entry(name) for name in "cd"))),
        ]
    )

    assert list(plugins.samplers) == ["b", "a", "c", "d"]
    assert plugins.names == ("first", "second")


def test_first_of_two_entries_with_a_name_wins_and_the_other_is_reported():
    plugins = Plugins(
        [
            ("builtin", plugin(lambda: [entry("euler", label="Ours")])),
            ("stranger", plugin(lambda: [entry("euler", label="Theirs"), entry("more")])),
        ]
    )

    assert plugins.samplers["euler"].label == "Ours"
    assert "more" in plugins.samplers
    assert messages(plugins) == {"stranger": "“euler” is already provided by another plugin."}


def test_raising_hook_is_reported_and_the_others_are_called():
    def fail():
        raise RuntimeError("no luck")

    plugins = Plugins([("bad", plugin(fail)), ("good", plugin(lambda: [entry()]))])

    assert list(plugins.samplers) == ["mine"]
    assert messages(plugins) == {"bad": "Hook sfumato_samplers failed: RuntimeError('no luck')."}


def test_hook_that_raises_halfway_offers_nothing():
    def offer():
        yield entry()
        raise RuntimeError("no luck")

    plugins = Plugins([("bad", plugin(offer))])

    assert list(plugins.samplers) == []
    assert "no luck" in messages(plugins)["bad"]


def test_plugin_may_offer_nothing():
    plugins = Plugins([("quiet", plugin(lambda: None)), ("empty", plugin(list))])

    assert list(plugins.samplers) == []
    assert messages(plugins) == {}


@pytest.mark.parametrize(
    ("offer", "words"),
    [
        (lambda: 5, "failed: TypeError"),
        (lambda: ["euler"], "'euler' is not of type Entry."),
        (lambda: [entry("Mine too!")], "the name 'Mine too!'"),
        (lambda: [entry(5)], "the name 5"),
        (lambda: [entry("")], "the name ''"),
        (lambda: [entry(factory="builtins.repr")], "the factory of “mine” is 'builtins.repr'"),
        (lambda: [entry(factory=repr)], "must have the form “module:Name”"),
        (lambda: [entry(settings=dict)], "the settings of “mine” cannot be displayed"),
        (lambda: [entry(settings=Unshowable)], "the settings of “mine” cannot be displayed"),
    ],
)
def test_invalid_entry_is_reported_and_skipped(offer, words):
    plugins = Plugins([("bad", plugin(offer))])

    assert list(plugins.samplers) == []
    assert words in messages(plugins)["bad"]


def test_valid_entries_beside_an_invalid_one_are_kept():
    plugins = Plugins([("half", plugin(lambda: [entry(), "wrong"]))])

    assert list(plugins.samplers) == ["mine"]


def test_hook_with_unknown_arguments_is_rejected_by_name():
    module = ModuleType("a_plugin")

    @hookimpl
    def sfumato_samplers(window):
        return [window]

    module.sfumato_samplers = sfumato_samplers

    plugins = Plugins([("curious", module), ("good", plugin(lambda: [entry()]))])

    assert plugins.names == ("good",)
    assert "window" in messages(plugins)["curious"]
    assert "\n" not in messages(plugins)["curious"]


def test_misspelled_hook_is_reported_with_the_correct_spelling():
    plugins = Plugins([("typo", plugin(list, hook="sfumato_sampler"))])

    assert messages(plugins)["typo"].endswith("Did you mean “sfumato_samplers”?")


def test_module_without_a_hook_is_reported():
    plugins = Plugins([("script", ModuleType("script"))])

    assert "provides nothing" in messages(plugins)["script"]


def test_second_plugin_of_a_name_is_skipped():
    plugins = Plugins(
        [("twin", plugin(lambda: [entry("a")])), ("twin", plugin(lambda: [entry("b")]))]
    )

    assert list(plugins.samplers) == ["a"]
    assert messages(plugins) == {"twin": "Another plugin has this name."}


def test_files_and_packages_in_the_folder_are_plugins_named_after_themselves(folder):
    (folder / "halftone.py").write_text(OFFER.format(name="halftone"))
    (folder / "grain").mkdir()
    (folder / "grain" / "__init__.py").write_text(
        OFFER.format(name="grain").replace(":make", ".work:make")
    )
    (folder / "grain" / "work.py").write_text("def make(settings):\n    return 'grain was made'\n")

    plugins = discover_plugins(folder=folder)

    assert set(plugins.names) == {"halftone", "grain"}
    assert plugins.samplers.build("halftone") == "halftone was made"
    assert plugins.samplers.build("grain") == "grain was made"
    assert messages(plugins) == {}


def test_two_packages_in_the_folder_do_not_interfere(folder):
    for name in ("one", "two"):
        (folder / name).mkdir()
        (folder / name / "__init__.py").write_text(OFFER.format(name=name))

    plugins = discover_plugins(folder=folder)

    assert set(plugins.samplers) == {"one", "two"}
    assert messages(plugins) == {}


def test_other_files_in_the_folder_are_ignored(folder):
    (folder / "notes.txt").write_text("buy milk")
    (folder / ".#editing.py").write_text("syntax error (")
    (folder / "images").mkdir()
    (folder / "__pycache__").mkdir()

    plugins = discover_plugins(folder=folder)

    assert plugins.names == ()
    assert plugins.incidents == []


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("import a_module_that_is_not_there", "ModuleNotFoundError"),
        ("def (", "SyntaxError"),
        ("1 / 0", "ZeroDivisionError"),
        ("raise SystemExit(3)", "SystemExit(3)"),
    ],
)
def test_plugin_that_cannot_be_imported_is_reported_and_leaves_no_trace(folder, content, words):
    (folder / "bad.py").write_text(content)
    (folder / "good.py").write_text(OFFER.format(name="good"))

    plugins = discover_plugins(folder=folder)

    assert list(plugins.samplers) == ["good"]
    assert words in messages(plugins)["bad"]
    assert "sfumato_user_plugins_bad" not in sys.modules


def test_missing_folder_contains_no_plugins(folder):
    assert discover_plugins(folder=folder / "nowhere").names == ()


def test_built_in_plugins_precede_installed_ones_and_those_of_the_folder(folder, monkeypatch):
    points = [
        Point("a_stranger", lambda: plugin(lambda: [entry("euler", label="Theirs")])),
        Point("builtin", lambda: sfumato_plugins, module="sfumato_plugins"),
    ]
    monkeypatch.setattr(importlib.metadata, "entry_points", lambda group: points)
    (folder / "aaa.py").write_text(OFFER.format(name="euler"))

    plugins = discover_plugins(folder=folder)

    assert plugins.names == ("builtin", "a_stranger", "aaa")
    assert plugins.samplers.plugin_of("euler") == "builtin"
    assert set(messages(plugins)) == {"a_stranger", "aaa"}


def test_installed_plugin_that_cannot_be_imported_is_reported(folder, monkeypatch):
    def load():
        raise ImportError("no such library")

    monkeypatch.setattr(importlib.metadata, "entry_points", lambda group: [Point("rusty", load)])

    plugins = discover_plugins(folder=folder)

    assert plugins.names == ()
    assert messages(plugins) == {"rusty": "Import failed: ImportError('no such library')."}


def test_plugin_folder_is_in_the_user_data_folder(tmp_path):
    assert plugin_folder().name == "plugins"
    assert plugin_folder().parent.name == "sfumato"


FUTURE = """
SFUMATO_HOOK_VERSION = 99
from sfumato.plugins.hookspecs import sfumato_dreams
raise AssertionError("no line of it may run")
"""


def test_folder_plugin_for_a_future_version_is_rejected_without_running_it(folder):
    (folder / "early.py").write_text(FUTURE)
    (folder / "good.py").write_text(OFFER.format(name="good"))

    plugins = discover_plugins(folder=folder)

    assert plugins.names == ("good",)
    reason = messages(plugins)["early"]
    assert (
        f"requires hook version 99; this version of Sfumato supports up to version {HOOK_VERSION}"
        in reason
    )
    assert "Update Sfumato" in reason


def test_installed_plugin_for_a_future_version_is_rejected_without_running_it(
    folder, tmp_path, monkeypatch
):
    (tmp_path / "early_bird.py").write_text(FUTURE)
    monkeypatch.syspath_prepend(str(tmp_path))
    point = importlib.metadata.EntryPoint("early", "early_bird", "sfumato")
    monkeypatch.setattr(importlib.metadata, "entry_points", lambda group: [point])

    plugins = discover_plugins(folder=folder / "none")

    assert "hook version 99" in messages(plugins)["early"]
    assert "early_bird" not in sys.modules


@pytest.mark.parametrize("stated", [1, HOOK_VERSION])
def test_plugin_for_this_or_an_earlier_version_is_used(stated):
    module = plugin(lambda: [entry()])
    module.SFUMATO_HOOK_VERSION = stated

    plugins = Plugins([("mine", module)])

    assert list(plugins.samplers) == ["mine"]
    assert plugins.incidents == []


@pytest.mark.parametrize(("stated", "words"), [(99, "version 99"), ("2.0", "must be an integer")])
def test_version_is_checked_again_at_registration(stated, words):
    module = plugin(lambda: [entry()])
    module.SFUMATO_HOOK_VERSION = stated

    plugins = Plugins([("odd", module)])

    assert plugins.names == ()
    assert words in messages(plugins)["odd"]


def test_disabled_plugin_is_not_imported_and_is_listed_as_disabled(folder):
    (folder / "loud.py").write_text("raise AssertionError")
    (folder / "good.py").write_text(OFFER.format(name="good"))
    discover_plugins(folder=folder).switch("loud", to="off")

    plugins = discover_plugins(folder=folder)

    assert plugins.incidents == []
    states = {record.name: record.state for record in plugins.records}
    assert states == {"good": "in use", "loud": "disabled"}


def test_reenabled_plugin_is_used(folder):
    (folder / "good.py").write_text(OFFER.format(name="good"))
    discover_plugins(folder=folder).switch("good", to="off")

    discover_plugins(folder=folder).switch("good", to="on")

    assert discover_plugins(folder=folder).names == ("good",)


def test_lookup_of_a_disabled_plugins_entry_mentions_the_plugin(folder):
    (folder / "grain.py").write_text(OFFER.format(name="grain"))
    discover_plugins(folder=folder).switch("grain", to="off")

    with pytest.raises(PluginError) as caught:
        discover_plugins(folder=folder).samplers.build("grain")

    assert "Plugins not loaded: grain." in str(caught.value.hint)


@pytest.mark.parametrize(("name", "words"), [("builtin", "cannot be"), ("nobody", "There is no")])
def test_only_an_existing_plugin_that_is_not_built_in_can_be_switched(folder, name, words):
    with pytest.raises(PluginError, match=words):
        discover_plugins(folder=folder).switch(name, to="off")


def test_choice_for_a_missing_plugin_can_be_undone(folder):
    (folder / "gone.py").write_text(OFFER.format(name="gone"))
    discover_plugins(folder=folder).switch("gone", to="off")
    (folder / "gone.py").unlink()

    discover_plugins(folder=folder).switch("gone", to="on")

    assert load_choices().switched_off == ()


def test_damaged_choices_file_is_reported_and_disables_nothing(folder):
    choices_file().parent.mkdir(parents=True, exist_ok=True)
    choices_file().write_text("switched_off = [")
    (folder / "good.py").write_text(OFFER.format(name="good"))

    plugins = discover_plugins(folder=folder)

    assert plugins.names == ("good",)
    assert "not valid TOML" in messages(plugins)["plugins.toml"]


def test_safe_mode_imports_only_the_built_in_plugins(folder, monkeypatch):
    points = [Point("builtin", lambda: sfumato_plugins, module="sfumato_plugins")]
    monkeypatch.setattr(importlib.metadata, "entry_points", lambda group: points)
    monkeypatch.setenv(SAFE_VARIABLE, "1")
    (folder / "loud.py").write_text("raise AssertionError")

    plugins = discover_plugins(folder=folder)

    assert plugins.names == ("builtin",)
    states = {record.name: record.state for record in plugins.records}
    assert states == {"builtin": "in use", "loud": "skipped in safe mode"}
    assert plugins.incidents == []


def test_faulty_plugin_is_listed_as_skipped(folder):
    (folder / "bad.py").write_text("1 / 0")

    (record,) = discover_plugins(folder=folder).records

    assert (record.name, record.origin, record.state) == ("bad", "folder", "failed")
    assert record.location.endswith("bad.py")


def test_plugin_cannot_impersonate_the_built_in_one(folder, monkeypatch):
    points = [Point("builtin", lambda: plugin(lambda: [entry()]), module="stranger")]
    monkeypatch.setattr(importlib.metadata, "entry_points", lambda group: points)

    (record,) = discover_plugins(folder=folder).records

    assert record.origin == "installed"


def test_source_uses_the_first_importer_that_lists_its_extension(tmp_path):
    (tmp_path / "a.TAR").touch()
    (tmp_path / "b.txt").touch()
    offers = [
        importer_entry("folders", reads_folders=True),
        importer_entry("tars", endings=(".tar",)),
        importer_entry("more_tars", endings=(".tar",)),
    ]
    plugins = Plugins([("mine", plugin(lambda: offers, hook="sfumato_importers"))])

    assert plugins.importer_for(tmp_path) == "folders"
    assert plugins.importer_for(tmp_path / "a.TAR") == "tars"
    with pytest.raises(PluginError, match=r"No importer supports “b\.txt”"):
        plugins.importer_for(tmp_path / "b.txt")


def test_plain_entry_is_not_an_importer():
    plugins = Plugins([("bad", plugin(lambda: [entry()], hook="sfumato_importers"))])

    assert list(plugins.importers) == []
    assert "is not of type ImporterEntry" in str(plugins.incidents[0].message)
