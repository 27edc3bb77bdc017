"""Load, memory, temperature, and power of the CPU and the GPUs.

A thread reads them once a second while they are visible. Values that a machine cannot provide are
omitted, since many machines have no sensors and most have no NVIDIA GPU.
"""

import logging
import threading
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QLocale, QObject, Signal

__all__ = ["DeviceReadings", "Reading"]

_INTERVAL_S = 1.0
_GB = 2**30
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Reading:
    """A reading of one device."""

    name: str
    load: float | None = None
    """Utilization, 0 to 1."""
    memory: float | None = None
    """Fraction of the device's memory in use, 0 to 1."""
    memory_text: str = ""
    """Memory use in gigabytes, as text."""
    temperature: float | None = None
    """Temperature in degrees Celsius."""
    power: float | None = None
    """Power draw in watts."""


class DeviceReadings(QObject):
    """Reads the devices once a second, from the call to `start` until the call to `stop`."""

    taken = Signal(object)
    """Emitted with a tuple of `Reading`, starting with the CPU."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._end: threading.Event | None = None
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Start reading."""
        if self._thread is None:
            self._end = threading.Event()
            self._thread = threading.Thread(
                target=self._read_on, args=(self._end,), name="sfumato-device", daemon=True
            )
            self._thread.start()

    def stop(self) -> None:
        """Stop reading, and wait for the thread."""
        if self._thread is not None and self._end is not None:
            self._end.set()
            self._thread.join()
        self._thread = self._end = None

    def _read_on(self, end: threading.Event) -> None:
        """Read until `end` is set; runs in the thread."""
        import psutil  # imported here for start-up time

        psutil.cpu_percent()  # the next call measures from this point
        cards = _Cards()
        try:
            while not end.wait(_INTERVAL_S):
                self.taken.emit((_processor(psutil), *cards.read()))
        finally:
            cards.close()


class _Cards:
    """The NVIDIA GPUs, if there are any."""

    def __init__(self) -> None:
        self._nvml: Any = None  # the library is untyped
        try:
            import pynvml  # imported here for start-up time

            pynvml.nvmlInit()
        except Exception as error:  # without a driver, the type of error depends on the system
            _LOG.info("Cannot read NVIDIA GPUs: %s", error)
        else:
            self._nvml = pynvml

    def read(self) -> list[Reading]:
        """Return a reading for each GPU."""
        if self._nvml is None:
            return []
        return [self._reading(number) for number in range(self._nvml.nvmlDeviceGetCount())]

    def close(self) -> None:
        """Release the library."""
        if self._nvml is not None:
            self._nvml.nvmlShutdown()

    def _reading(self, number: int) -> Reading:
        nvml = self._nvml
        card = nvml.nvmlDeviceGetHandleByIndex(number)
        memory = nvml.nvmlDeviceGetMemoryInfo(card)
        return Reading(
            name=str(nvml.nvmlDeviceGetName(card)),
            load=self._asked(lambda: nvml.nvmlDeviceGetUtilizationRates(card).gpu / 100),
            memory=memory.used / memory.total,
            memory_text=_memory_text(memory.used, memory.total),
            temperature=self._asked(lambda: nvml.nvmlDeviceGetTemperature(card, 0)),
            power=self._asked(lambda: nvml.nvmlDeviceGetPowerUsage(card) / 1000),
        )

    def _asked(self, question: Any) -> float | None:  # a function of the library
        """Return a value, or `None` if the GPU does not provide it."""
        try:
            return float(question())
        except self._nvml.NVMLError:
            return None


def _processor(psutil: Any) -> Reading:  # the library is untyped here
    memory = psutil.virtual_memory()
    sensors = psutil.sensors_temperatures() if hasattr(psutil, "sensors_temperatures") else {}
    degrees = [one.current for name in ("coretemp", "k10temp") for one in sensors.get(name, [])]
    used = memory.total - memory.available
    return Reading(
        name="CPU",
        load=psutil.cpu_percent() / 100,
        memory=used / memory.total,
        memory_text=_memory_text(used, memory.total),
        temperature=max(degrees, default=None),
    )


def _memory_text(used: int, total: int) -> str:
    parts = (QLocale().toString(size / _GB, "f", 1) for size in (used, total))
    return f"{' / '.join(parts)} GB"
