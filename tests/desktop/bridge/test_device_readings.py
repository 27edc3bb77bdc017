"""Tests that device readings survive slow, failing, and incomplete drivers."""

import sys
import threading
from types import SimpleNamespace

import pytest
from pytestqt.qtbot import QtBot

from sfumato_desktop.bridge import device_readings
from sfumato_desktop.bridge.device_readings import DeviceReadings, Reading
from sfumato_desktop.widgets.device_panel import DevicePanel

GB = 2**30


class NVMLError(Exception):
    """The error of the fake library."""


class FakeNvml:
    """A driver with two equal cards, the second without memory and power information."""

    NVMLError = NVMLError

    def __init__(self) -> None:
        self.may_start = threading.Event()
        self.may_start.set()
        self.is_lost = False

    def nvmlInit(self) -> None:
        assert self.may_start.wait(5)

    def nvmlShutdown(self) -> None:
        self._fail_if(is_failing=self.is_lost)

    def nvmlDeviceGetCount(self) -> int:
        self._fail_if(is_failing=self.is_lost)
        return 2

    def nvmlDeviceGetHandleByIndex(self, number: int) -> int:
        return number

    def nvmlDeviceGetName(self, card: int) -> str:
        return "GPU"

    def nvmlDeviceGetUtilizationRates(self, card: int) -> object:
        return SimpleNamespace(gpu=25 * (card + 1))

    def nvmlDeviceGetMemoryInfo(self, card: int) -> object:
        self._fail_if(is_failing=card == 1)
        return SimpleNamespace(used=2 * GB, total=8 * GB)

    def nvmlDeviceGetTemperature(self, card: int, sensor: int) -> int:
        return 40 + sensor

    def nvmlDeviceGetPowerUsage(self, card: int) -> int:
        self._fail_if(is_failing=card == 1)
        return 90_000

    def _fail_if(self, *, is_failing: bool) -> None:
        if is_failing:
            raise NVMLError


@pytest.fixture
def nvml(monkeypatch: pytest.MonkeyPatch) -> FakeNvml:
    made = FakeNvml()
    monkeypatch.setitem(sys.modules, "pynvml", made)
    monkeypatch.setattr(device_readings, "_INTERVAL_S", 0.01)
    return made


def test_equal_cards_are_numbered_and_missing_values_left_out(qtbot: QtBot, nvml: FakeNvml) -> None:
    readings = DeviceReadings()

    with qtbot.waitSignal(readings.taken) as taken:
        readings.start()
    readings.stop()

    assert taken.args is not None
    cards: tuple[Reading, ...] = taken.args[0][1:]
    assert [(card.name, card.load, card.memory, card.power) for card in cards] == [
        ("GPU (1)", 0.25, 0.25, 90.0),
        ("GPU (2)", 0.5, None, None),
    ]


def test_reading_continues_when_the_driver_fails(qtbot: QtBot, nvml: FakeNvml) -> None:
    readings = DeviceReadings()
    readings.start()

    nvml.is_lost = True
    qtbot.waitSignal(readings.taken, check_params_cb=lambda taken: len(taken) == 1).wait()
    nvml.is_lost = False
    qtbot.waitSignal(readings.taken, check_params_cb=lambda taken: len(taken) == 3).wait()
    readings.stop()


def test_hiding_the_panel_does_not_wait_for_the_driver_to_start(
    qtbot: QtBot, nvml: FakeNvml
) -> None:
    nvml.may_start.clear()
    panel = DevicePanel()
    qtbot.addWidget(panel)
    panel.show()

    panel.hide()
    is_started = nvml.may_start.is_set()
    nvml.may_start.set()
    with qtbot.waitSignal(panel.readings.taken):
        panel.show()
    panel.hide()

    assert not is_started
