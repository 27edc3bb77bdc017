"""Text for durations, amounts, and events."""

import pytest

from sfumato.cli.wording import bytes_text, command_text, duration_text, event_text, share_of
from sfumato.records.events import (
    ExportFinished,
    ImportFinished,
    PresetForecast,
    RunEnded,
    RunPaused,
    RunResumed,
    RunStarted,
    SamplesGenerated,
    ValidationMeasured,
)
from sfumato.records.memory_use import MemoryUse


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0.4, "0 s"), (59, "59 s"), (60, "1 min 0 s"), (3599.6, "1 h 0 min"), (-1, "0 s")],
)
def test_durations(seconds, text):
    assert duration_text(seconds) == text


@pytest.mark.parametrize(
    ("size", "text"), [(12, "12 bytes"), (2048, "2.0 kB"), (3_500_000, "3.3 MB")]
)
def test_sizes(size, text):
    assert bytes_text(size) == text


def test_progress_without_total_is_the_plain_number():
    assert share_of(1200, 0) == "1,200"


def test_command_is_quoted_where_necessary(monkeypatch):
    monkeypatch.delenv("UV", raising=False)

    assert command_text("resume", "my faces", "one") == "sfumato resume 'my faces' one"


def test_suggested_command_uses_uv_if_started_with_uv(monkeypatch):
    monkeypatch.setenv("UV", "/somewhere/uv")

    assert command_text("runs", "p").endswith("uv run sfumato runs p")


@pytest.mark.parametrize(
    ("event", "text"),
    [
        (ImportFinished(dataset="a", usable=4000, skipped=2), "4,000 images imported, 2 skipped"),
        (ExportFinished(path="x", exporter="onnx", size_bytes=9, summary="Proven."), "Proven."),
        (ValidationMeasured(images_seen=9, loss=0.25, loss_by_sigma={}), "0.2500 at 9 images"),
        (SamplesGenerated(images_seen=9, path="s.png", count=4, columns=2), "9 images: s.png"),
        (RunPaused(images_seen=9), "Paused at 9"),
        (RunResumed(images_seen=9), "Resumed at 9"),
        (RunEnded(outcome="stopped", images_seen=9, elapsed_s=61), "Stopped at 9 images, after 1"),
    ],
)
def test_events_are_described(event, text):
    assert text in event_text(event)


def test_start_reports_device_images_and_size():
    event = RunStarted(
        run="one",
        images_seen=0,
        images_total=0,
        device="CPU, 2 cores",
        precision="bf16",
        threads=2,
        parameters=3_020_000,
        images=3783,
        classes=("cat", "dog"),
    )

    assert event_text(event) == (
        "Training run “one” on CPU, 2 cores (bf16, 2 threads): 3,783 images, 2 classes, "
        "3.02 M parameters"
    )


def test_start_on_a_gpu_reports_memory_format_and_compilation():
    event = RunStarted(
        run="one",
        images_seen=640,
        images_total=0,
        device="GPU",
        precision="bf16",
        threads=8,
        parameters=3_020_000,
        images=10,
        memory_format="channels_last",
        is_compiled=True,
    )

    assert "on GPU (bf16, 8 threads, channels last, compiled)" in event_text(event)


def test_memory_of_a_gpu_is_shown_before_training_and_in_a_forecast():
    memory = MemoryUse(
        needed_bytes=7_100_000_000,
        total_bytes=8_000_000_000,
        micro_batch_size=16,
        micro_batches=16,
    )
    started = RunStarted(
        run="one",
        images_seen=0,
        images_total=0,
        device="GPU",
        precision="bf16",
        threads=8,
        parameters=39_700_000,
        images=10,
        memory=memory,
    )
    forecast = PresetForecast(
        preset="balanced",
        parameters=39_700_000,
        images_per_s=200.0,
        memory_bytes=memory.needed_bytes,
        memory=memory,
        images=1_000_000,
        epochs=10.0,
        outlook="Good.",
    )

    for event in (started, forecast):
        assert "needs 7.1 of 8.0 GB, micro-batch 16 × 16" in event_text(event)
