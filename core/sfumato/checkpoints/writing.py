"""Writing of checkpoints in a thread, so that training only waits for a copy in memory.

The copy is written, hashed, and renamed by one thread, one checkpoint at a time. A process that is
killed meanwhile leaves the checkpoint before.
"""

import hashlib
import json
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Generic, TypeVar

import torch
from torch import Tensor

from sfumato.device.backend import Backend

__all__ = [
    "BackgroundTask",
    "HostCopies",
    "optimizer_state",
    "restore_optimizer",
    "write_tensors",
]

R = TypeVar("R")

_HEADER_BYTES = 8
_ALIGNMENT = 8
_DTYPE_NAMES = {
    torch.float64: "F64",
    torch.float32: "F32",
    torch.float16: "F16",
    torch.bfloat16: "BF16",
    torch.int64: "I64",
    torch.int32: "I32",
    torch.int16: "I16",
    torch.int8: "I8",
    torch.uint8: "U8",
    torch.bool: "BOOL",
}


class HostCopies:
    """Copies of a device's tensors in main memory.

    The memory is reused if the device has its own, because locking pages takes longer than copying.

    Args:
        backend: The device.
    """

    def __init__(self, backend: Backend) -> None:
        self._backend = backend
        self._kept: dict[tuple[str, str], Tensor] = {}

    def take(
        self, tensors_by_file: Mapping[str, Mapping[str, Tensor]]
    ) -> dict[str, dict[str, Tensor]]:
        """Return copies of tensors; those of the last call may be overwritten."""
        found: dict[str, dict[str, Tensor]] = {}
        for file, tensors in tensors_by_file.items():
            found[file] = {}
            for name, tensor in tensors.items():
                copy = self._room_for(file, name, tensor)
                copy.copy_(tensor.detach(), non_blocking=True)
                found[file][name] = copy
        self._backend.synchronize()
        return found

    def _room_for(self, file: str, name: str, tensor: Tensor) -> Tensor:
        known = self._kept.get((file, name))
        if known is not None and (known.shape, known.dtype) == (tensor.shape, tensor.dtype):
            return known
        room = self._backend.room_for(tensor)
        if self._backend.has_own_memory:
            self._kept[file, name] = room
        return room


class BackgroundTask(Generic[R]):
    """A thread that runs one task at a time."""

    def __init__(self) -> None:
        self._thread: threading.Thread | None = None
        self._result: R | None = None
        self._error: BaseException | None = None
        self.cost_s = 0.0
        """Processor time of the last task, in seconds."""

    @property
    def is_busy(self) -> bool:
        """Whether a task is running, or its result has not been returned yet."""
        return self._thread is not None

    def start(self, work: Callable[[], R]) -> None:
        """Run `work` in the thread, which must not be busy."""
        assert not self.is_busy
        self._thread = threading.Thread(
            target=self._run, args=(work,), name="sfumato-checkpoint", daemon=True
        )
        self._thread.start()

    def finished(self) -> R | None:
        """Return the result of the task if it has finished since the last call.

        Raises:
            Exception: If the task has failed.
        """
        if self._thread is None or self._thread.is_alive():
            return None
        return self.wait()

    def wait(self) -> R | None:
        """Wait for the task, and return its result; `None` if there is none.

        Raises:
            Exception: If the task has failed.
        """
        if self._thread is None:
            return None
        self._thread.join()
        result, error = self._result, self._error
        self._thread = self._result = self._error = None
        if error is not None:
            raise error
        return result

    def _run(self, work: Callable[[], R]) -> None:
        start_s = time.thread_time()
        try:
            self._result = work()
        except BaseException as error:  # raised again in the thread that waits
            self._error = error
        self.cost_s = time.thread_time() - start_s


def write_tensors(path: Path, tensors: Mapping[str, Tensor]) -> str:
    """Write tensors as a safetensors file, and return its SHA-256.

    Unlike the functions of the `safetensors` package, this neither holds Python's lock nor copies
    the tensors again. The caller makes the file durable.

    Args:
        path: The file.
        tensors: Tensors on any device.
    """
    contents = {name: tensor.detach().cpu().contiguous() for name, tensor in tensors.items()}
    parts: list[bytes | memoryview] = [_header(contents), *map(_bytes_of, contents.values())]
    digest = hashlib.sha256()
    with path.open("wb") as stream:
        for part in parts:
            digest.update(part)
            stream.write(part)
    return digest.hexdigest()


def optimizer_state(optimizer: torch.optim.Optimizer) -> dict[str, Tensor]:
    """Return an optimizer's state, not copied, in the form that `restore_optimizer` expects."""
    parameters = [p for group in optimizer.param_groups for p in group["params"]]
    found: dict[str, Tensor] = {}
    for index, parameter in enumerate(parameters):
        values: dict[str, Any] = optimizer.state.get(parameter, {})  # specific to each optimizer
        for name, value in values.items():
            found[f"{index}.{name}"] = value
    return found


def restore_optimizer(optimizer: torch.optim.Optimizer, tensors: dict[str, Tensor]) -> None:
    """Restore an optimizer's saved state, preserving each tensor's device and memory format."""
    parameters = [p for group in optimizer.param_groups for p in group["params"]]
    for index, parameter in enumerate(parameters):
        prefix = f"{index}."
        own = {name[len(prefix) :]: t for name, t in tensors.items() if name.startswith(prefix)}
        state = optimizer.state[parameter] if own else {}
        for name, tensor in own.items():
            if name in state:
                state[name].copy_(tensor)
            elif tensor.shape == parameter.shape:
                state[name] = torch.empty_like(parameter, dtype=tensor.dtype).copy_(tensor)
            else:
                state[name] = tensor.to(parameter.device)


def _header(tensors: Mapping[str, Tensor]) -> bytes:
    """Return the beginning of a safetensors file (github.com/huggingface/safetensors, “Format”)."""
    described: dict[str, dict[str, Any]] = {}  # names, shapes, and offsets, as JSON
    end = 0
    for name, tensor in tensors.items():
        begin, end = end, end + tensor.nbytes
        described[name] = {
            "dtype": _DTYPE_NAMES[tensor.dtype],
            "shape": list(tensor.shape),
            "data_offsets": [begin, end],
        }
    text = json.dumps(described, separators=(",", ":")).encode()
    text += b" " * (-len(text) % _ALIGNMENT)
    return len(text).to_bytes(_HEADER_BYTES, "little") + text


def _bytes_of(tensor: Tensor) -> memoryview:
    return tensor.reshape(-1).view(torch.uint8).numpy().data
