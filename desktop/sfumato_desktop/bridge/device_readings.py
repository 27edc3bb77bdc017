"""Load, memory, temperature, and power of the CPU and the GPUs.

A thread reads them once a second while they are visible. Values that a machine cannot provide are
omitted, since many machines have no sensors and most have no NVIDIA GPU.
"""

import logging
import threading
from collections import Counter
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from PySide6.QtCore import QLocale, QObject, Signal

from sfumato_desktop.threads import Outlet, start_thread

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
        self._outlet = Outlet(self)
        self._end: threading.Event | None = None

    def start(self) -> None:
        """Start reading."""
        if self._end is None:
            self._end = threading.Event()
            start_thread("sfumato-device", partial(self._read_on, self._end))

    def stop(self) -> None:
        """Stop reading, without waiting for a driver that is still starting."""
        if self._end is not None:
            self._end.set()
            self._end = None

    def _read_on(self, end: threading.Event) -> None:
        """Read until `end` is set; runs in the thread."""
        import psutil  # imported here for start-up time

        psutil.cpu_percent()  # the next call measures from this point
        cards = _Cards()
        try:
            while not end.wait(_INTERVAL_S):
                readings = (_processor(psutil), *cards.read())
                if not end.is_set():
                    self._outlet.emit(self.taken, readings)
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
        """Return a reading for each GPU; GPUs with the same name are numbered."""
        if self._nvml is None:
            return []
        count = self._asked(self._nvml.nvmlDeviceGetCount) or 0
        found = [one for one in map(self._reading, range(count)) if one is not None]
        names = Counter(one.name for one in found)
        numbers: Counter[str] = Counter()
        for index, one in enumerate(found):
            if names[one.name] > 1:
                numbers[one.name] += 1
                found[index] = replace(one, name=f"{one.name} ({numbers[one.name]})")
        return found

    def close(self) -> None:
        """Release the library."""
        if self._nvml is not None:
            self._asked(self._nvml.nvmlShutdown)

    def _reading(self, number: int) -> Reading | None:
        """Return what a GPU provides, or `None` if it has become unavailable."""
        nvml, asked = self._nvml, self._asked
        card = asked(nvml.nvmlDeviceGetHandleByIndex, number)
        name = asked(nvml.nvmlDeviceGetName, card) if card is not None else None
        if name is None:
            return None
        load, memory = asked(nvml.nvmlDeviceGetUtilizationRates, card), self._memory_of(card)
        power = asked(nvml.nvmlDeviceGetPowerUsage, card)
        return Reading(
            name=str(name),
            load=load.gpu / 100 if load is not None else None,
            memory=memory.used / memory.total if memory is not None else None,
            memory_text=_memory_text(memory.used, memory.total) if memory is not None else "",
            temperature=asked(nvml.nvmlDeviceGetTemperature, card, 0),
            power=power / 1000 if power is not None else None,
        )

    def _memory_of(self, card: Any) -> Any:  # values of the library
        """Return a GPU's memory; GPUs that share the system's memory have none of their own."""
        memory = self._asked(self._nvml.nvmlDeviceGetMemoryInfo, card)
        return memory if memory is not None and memory.total else None

    def _asked(self, question: Any, *about: Any) -> Any:  # a function of the library
        """Return a value, or `None` if the GPU does not provide it or the driver fails."""
        try:
            return question(*about)
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
