"""The terminal trains and resumes runs with the given settings."""

from types import ModuleType
from typing import Annotated

import msgspec
import pytest
from msgspec import Meta

from sfumato.config.fields import fields_of
from sfumato.config.image_shape import ImageShape
from sfumato.config.settings import RunConfig, Settings
from sfumato.plugins.catalog import Entry
from sfumato.plugins.hookspecs import hookimpl
from sfumato.plugins.registry import Plugins
from sfumato.records.event_file import EventLog
from sfumato.records.events import RunFailed, RunStarted
from sfumato.records.run_folder import RunStatus
from support.fake_engine import FakeEngine

QUICK = ("--data", "faces", "--preset", "quick")


class WavySettings(Settings, frozen=True):
    wave: Annotated[float, Meta(le=1.0, title="Wave", description="How high.")] = 0.5


@hookimpl
def sfumato_samplers():
    return [
        Entry(name="wavy", label="Wavy", summary="Waves.", factory="m:f", settings=WavySettings)
    ]


def wavy_plugins():
    """Return a plugin that offers a sampler and a logger with a setting."""
    module = ModuleType("wavy")
    module.sfumato_samplers = sfumato_samplers
    module.sfumato_loggers = sfumato_loggers
    return Plugins([("wavy", module)])


@hookimpl
def sfumato_loggers():
    return sfumato_samplers()


class FailingEngine(FakeEngine):
    def train(self, project, run, control):
        yield RunFailed(message="The loss is not a number.", hint="Lower the learning rate.")


class RecordingEngine(FakeEngine):
    asked = None

    def new_run(self, project, config, *, run_id="", base=""):
        RecordingEngine.asked = base
        return super().new_run(project, config, run_id=run_id)


def test_run_is_trained_to_its_end(terminal, filled):
    ending = terminal("train", filled.folder, *QUICK, "--run", "two")

    assert ending.code == 0
    assert filled.run("two").status() is RunStatus.COMPLETED
    assert "Finished at" in ending.out
    assert str(filled.run("two").folder) in ending.out


def test_preset_minutes_and_settings_become_the_config(terminal, filled):
    settings = ("--set", "batch_size=16", "--set", "optimizer.learning_rate=0.002")

    terminal("train", filled.folder, *QUICK, "--run", "two", "--minutes", 3, *settings)

    config = filled.run("two").config
    assert (config.preset, config.minutes, config.batch_size) == ("quick", 3.0, 16)
    assert config.optimizer.learning_rate == 0.002
    assert config.data.shape == ImageShape.square(32)


def test_a_warm_start_trains_at_a_lower_learning_rate_unless_one_is_set(terminal, filled):
    def rate(run, *options):
        terminal("train", filled.folder, *QUICK, "--run", run, *options)
        return filled.run(run).config.optimizer.learning_rate

    scratch = rate("base", "--set", "optimizer.learning_rate=0.00015")

    assert scratch == 0.00015
    assert rate("plain") == 0.001
    assert rate("tuned", "--from", "plain") == pytest.approx(0.0002)
    assert rate("gentle", "--from", "base") == 0.00015
    assert rate("set", "--from", "plain", "--set", "optimizer.learning_rate=0.003") == 0.003


@pytest.mark.slow
def test_default_preset_fits_the_device(terminal, filled):
    terminal("train", filled.folder, "--data", "faces", "--run", "two")

    assert filled.run("two").config.preset == "sketch"  # the fake engine has no GPU


def test_stream_as_json_lines_equals_the_run_folder(terminal, filled):
    ending = terminal("train", filled.folder, *QUICK, "--run", "two", "--json")

    assert ending.out.encode() == filled.run("two").events_file.read_bytes()


def test_unknown_dataset_is_reported_with_the_closest_name(terminal, filled):
    ending = terminal("train", filled.folder, "--data", "face")

    assert ending.code == 1
    assert ending.err.splitlines() == [
        "Project “project” has no dataset “face”.",
        "Did you mean “faces”?",
    ]


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("optimizer.learning_rat=1", "Did you mean “optimizer.learning_rate”?"),
        ("batch_size=0", "at least 1"),
        ("batch_size", "key=value"),
    ],
)
def test_invalid_setting_is_rejected_before_a_run_is_created(terminal, filled, setting, said):
    ending = terminal("train", filled.folder, *QUICK, "--run", "two", "--set", setting)

    assert ending.code == 1
    assert said in ending.err
    assert filled.run_ids() == ("one",)


def test_failed_run_exits_with_1_its_message_and_hint(terminal, filled):
    ending = terminal("train", filled.folder, *QUICK, "--run", "two", engine=FailingEngine)

    assert ending.code == 1
    assert ending.err.splitlines()[-2:] == [
        "The loss is not a number.",
        "Lower the learning rate.",
    ]


def test_failed_run_is_in_the_json_stream_too(terminal, filled):
    ending = terminal(
        "train", filled.folder, *QUICK, "--run", "two", "--json", engine=FailingEngine
    )

    assert ending.code == 1
    assert msgspec.json.decode(ending.out)["event"] == "run_failed"


def test_base_run_is_passed_on_by_name(terminal, filled):
    terminal("train", filled.folder, *QUICK, "--from", "one", engine=RecordingEngine)

    assert RecordingEngine.asked == "one"


def test_base_folder_is_passed_on_as_a_path(terminal, filled, folder):
    terminal("train", filled.folder, *QUICK, "--from", folder, engine=RecordingEngine)

    assert RecordingEngine.asked == folder


def test_every_setting_is_listed_with_its_help(terminal):
    ending = terminal("train", "--list-settings")

    assert ending.code == 0
    for field in fields_of(RunConfig):
        assert f"{field.path} = " in ending.out
    assert "(above 0, at most 1)" in ending.out
    assert "(one of 1, 2, 4, 8)" in ending.out


def test_settings_of_plugin_entries_are_listed_with_their_entry(terminal):
    ending = terminal("train", "--list-settings", find_plugins=wavy_plugins)

    assert (
        "sampling.sampler_settings.wave = 0.5  (at most 1, with sampling.sampler=wavy)"
        in ending.out
    )
    assert "report.loggers.wavy.wave = 0.5  (at most 1)" in ending.out


def test_resume_continues_from_the_last_checkpoint(terminal, filled):
    run = filled.run("one")
    log = EventLog(run.events_file)
    log.append(
        RunStarted(
            run="one",
            images_seen=0,
            images_total=0,
            device="CPU",
            precision="fp32",
            threads=1,
            parameters=1,
            images=4,
        )
    )
    log.close()
    assert run.status() is RunStatus.INTERRUPTED

    ending = terminal("resume", filled.folder, "one")

    assert ending.code == 0
    assert "Resuming at" in ending.out
    assert run.status() is RunStatus.COMPLETED


def test_resume_of_a_finished_run_does_nothing_and_says_so(terminal, filled):
    before = filled.run("one").events_file.read_bytes()

    ending = terminal("resume", filled.folder, "one")

    assert ending.code == 0
    assert "has finished" in ending.out
    assert filled.run("one").events_file.read_bytes() == before


def test_run_trained_by_another_process_is_rejected(terminal, filled):
    asked = ("train", filled.folder, *QUICK, "--run", "two")
    terminal(*asked, engine=FailingEngine)

    with filled.run("two").locked():
        ending = terminal("resume", filled.folder, "two")

    assert ending.code == 1
    assert "is already being trained" in ending.err


def test_unknown_run_is_reported_with_the_closest_name(terminal, filled):
    ending = terminal("resume", filled.folder, "on")

    assert ending.err.splitlines()[1] == "Did you mean “one”?"


def test_extend_trains_a_longer_run_and_keeps_the_first_one(terminal, filled):
    first = filled.run("one")
    before = first.events_file.read_bytes()

    ending = terminal("extend", filled.folder, "one", "--images", 640, "--run", "two")

    assert ending.code == 0
    longer = filled.run("two")
    assert longer.status() is RunStatus.COMPLETED
    assert longer.config.images_total == first.config.images_total + 640
    assert first.events_file.read_bytes() == before


def test_extend_passes_minutes_on(terminal, filled):
    terminal("extend", filled.folder, "one", "--minutes", 2.5, "--run", "two")

    assert filled.run("two").config.minutes == filled.run("one").config.minutes + 2.5
