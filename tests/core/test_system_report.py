"""The report explains why a graphics card is not used, and is silent if all is well."""

import torch

from sfumato.system_report import system_report, unused_card_note


def test_cpu_only_build_is_the_reason():
    note = unused_card_note("NVIDIA RTX 3060", driver="550.54", cuda=None)

    assert "RTX 3060 is not used" in str(note)
    assert "CPU-only" in str(note)


def test_build_that_is_too_new_for_the_driver_is_the_reason():
    note = unused_card_note("NVIDIA RTX 3060", driver="470.82", cuda="13.0")

    assert "CUDA 13.0" in str(note)
    assert "driver 470.82" in str(note)


def test_cards_hidden_by_the_user_are_not_reported(monkeypatch):
    monkeypatch.setenv("CUDA_VISIBLE_DEVICES", "")

    assert system_report().notes == ()


def test_report_contains_device_and_versions():
    report = system_report()

    assert report.kind in ("cuda", "mps", "cpu")
    assert torch.__version__.startswith(report.versions["torch"])
