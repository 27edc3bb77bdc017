"""Loggers receive all events, and may fail without harm."""

import pytest

from sfumato.config.settings import RunConfig
from sfumato.plugins.run_logger import RunLogger, forward_to_loggers
from sfumato.records.events import IncidentReported, RunEnded, RunPaused
from sfumato.records.run_folder import RunFolder

EVENTS = [
    RunPaused(images_seen=5),
    RunPaused(images_seen=7),
    RunEnded(outcome="completed", images_seen=9, elapsed_s=1.0),
]


class RecordingLogger(RunLogger):
    """Records all events, and fails at one of them."""

    def __init__(self, fails_at=None):
        self.fails_at = fails_at
        self.pages = []

    def begin(self, run):
        self.note(f"begin {run.run_id}")

    def log(self, event):
        self.note(getattr(event, "images_seen", "?"))

    def end(self):
        self.note("end")

    def note(self, page):
        self.pages.append(page)
        if page == self.fails_at:
            raise OSError("no ink")


@pytest.fixture
def run(tmp_path):
    return RunFolder(tmp_path / "one", RunConfig())


def test_logger_receives_all_events_in_order(run):
    diary = RecordingLogger()

    assert list(forward_to_loggers({"diary": diary}, run, EVENTS)) == EVENTS
    assert diary.pages == ["begin one", 5, 7, 9, "end"]


@pytest.mark.parametrize("fails_at", ["begin one", 7, 9])
def test_failing_logger_is_reported_and_removed_and_the_others_continue(run, fails_at):
    bad, good = RecordingLogger(fails_at), RecordingLogger()

    events = list(forward_to_loggers({"bad": bad, "good": good}, run, EVENTS))

    (incident,) = [event for event in events if isinstance(event, IncidentReported)]
    assert incident.kind == "plugin"
    assert "Logger “bad” failed and was disabled for this run: no ink" in str(incident.message)
    assert bad.pages[-1] == fails_at
    assert good.pages == ["begin one", 5, 7, 9, "end"]
    assert events[-1] == EVENTS[-1]


def test_logger_that_fails_at_the_end_does_no_harm(run):
    assert list(forward_to_loggers({"bad": RecordingLogger("end")}, run, EVENTS)) == EVENTS


def test_closing_the_stream_early_ends_the_logger(run):
    diary = RecordingLogger()
    stream = forward_to_loggers({"diary": diary}, run, EVENTS)
    next(stream)

    stream.close()

    assert diary.pages[-1] == "end"
