"""Display of event streams for each kind of reader."""

import io

import pytest

from sfumato.cli.streaming import show_stream
from sfumato.errors import TrainingError
from sfumato.records.events import (
    CheckpointSaved,
    ImageGenerated,
    IncidentReported,
    Progressed,
    RunEnded,
    RunFailed,
    StepFinished,
    decode_event,
)


def step(number):
    return StepFinished(
        step=number,
        images_seen=32 * number,
        images_total=3200,
        loss=0.5,
        learning_rate=1e-3,
        gradient_norm=1.0,
        images_per_s=100.0,
        eta_s=65.0,
    )


STREAM = [
    *(step(number) for number in range(1, 101)),
    CheckpointSaved(images_seen=3200, step=100, path="checkpoints/3200"),
    RunEnded(outcome="completed", images_seen=3200, elapsed_s=3700.0),
]


class TerminalScreen(io.StringIO):
    def isatty(self):
        return True


def test_json_lines_decode_to_every_event(capsys):
    show_stream(STREAM, as_json=True)

    lines = capsys.readouterr().out.encode().splitlines()
    assert [decode_event(line) for line in lines] == STREAM


def test_plain_lines_are_few_and_include_loss_speed_and_time_left(capsys):
    show_stream(STREAM)

    lines = capsys.readouterr().out.splitlines()
    assert lines == [
        "32 of 3,200 images · loss 0.5000 · 100 images/s · 1 min 5 s left",
        "Checkpoint at 3,200 images: checkpoints/3200",
        "Finished at 3,200 images, after 1 h 1 min of training",
    ]


def test_end_of_a_task_is_always_printed(capsys):
    show_stream(Progressed(task="Reading images", done=n, total=3) for n in range(4))

    assert capsys.readouterr().out.splitlines() == [
        "Reading images: 0 of 3",
        "Reading images: 3 of 3",
    ]


def test_incidents_go_to_stderr(capsys):
    show_stream(
        [IncidentReported(kind="storage", images_seen=0, message="Slow disk.", hint="Wait.")]
    )

    assert capsys.readouterr().err == "Slow disk. Wait.\n"


def shown_on_a_terminal(monkeypatch, events):
    screen = TerminalScreen()
    monkeypatch.setattr("sys.stdout", screen)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")
    show_stream(events)
    return screen.getvalue()


def test_terminal_gets_a_bar_and_lines_for_important_events(monkeypatch):
    text = shown_on_a_terminal(monkeypatch, STREAM)

    assert "Training" in text
    assert "loss 0.5000 · 100 images/s" in text
    assert "Checkpoint at 3,200 images: checkpoints/3200" in text


def test_terminal_shows_one_bar_at_a_time_with_its_literal_name(monkeypatch):
    tasks = [
        *(Progressed(task="Reading images", done=n, total=3) for n in range(3)),
        ImageGenerated(path="a.png", seed=0, done=1, total=2),
        Progressed(task="Looking [at] images", done=3, total=0),
    ]

    last_frame = shown_on_a_terminal(monkeypatch, tasks).rpartition("\r")[2]

    assert "Looking [at] images" in last_frame
    assert "Reading" not in last_frame
    assert "Drawing" not in last_frame


def test_last_event_is_returned():
    assert show_stream([]) is None
    assert show_stream(STREAM) is STREAM[-1]


def test_stream_that_ends_in_failure_raises_its_message():
    with pytest.raises(TrainingError, match=r"^No memory\.$"):
        show_stream([RunFailed(message="No memory.", hint="Lower the batch size.")])
