"""Does the report say why a graphics card is not used, and is it silent where nothing is amiss?"""

import torch

from sfumato.system_report import system_report, unused_card_note


def test_a_build_for_the_processor_is_the_reason():
    note = unused_card_note("NVIDIA RTX 3060", driver="550.54", cuda=None)

    assert "RTX 3060 is not used" in note
    assert "built for the processor" in note


def test_a_build_that_does_not_start_on_the_driver_is_the_reason():
    note = unused_card_note("NVIDIA RTX 3060", driver="470.82", cuda="13.0")

    assert "CUDA 13.0" in note
    assert "driver 470.82" in note


def test_cards_that_the_user_hid_are_not_missed(monkeypatch):
    monkeypatch.setenv("CUDA_VISIBLE_DEVICES", "")

    assert system_report().notes == ()


def test_the_report_names_device_and_versions():
    report = system_report()

    assert report.kind in ("cuda", "mps", "cpu")
    assert torch.__version__.startswith(report.versions["torch"])
