"""Results of updates, read together so that the host does not wait for the device at every one."""

import math
from typing import Any, NamedTuple

import torch

from sfumato.messages import msg
from sfumato.optimization.update import Updater, UpdateResult
from sfumato.records.events import IncidentReported

__all__ = ["MOST_NON_FINITE_IN_A_ROW", "MemoryWatch", "ReadResult", "UpdateResults"]

MOST_NON_FINITE_IN_A_ROW = 20
"""With this number of consecutive updates whose gradient was not finite, training has failed."""


class ReadResult(NamedTuple):
    """The result of one update, read from the device."""

    images_seen: int
    loss: float
    gradient_norm: float
    non_finite_in_a_row: int
    """Number of consecutive updates up to this one whose gradient was not finite."""

    @property
    def is_finite(self) -> bool:
        """Whether the update was not skipped."""
        return not self.non_finite_in_a_row


class UpdateResults:
    """Collects the results of updates until they are read."""

    def __init__(self) -> None:
        self._results: list[UpdateResult] = []
        self._non_finite_in_a_row = 0

    def add(self, result: UpdateResult) -> None:
        """Add the result of an update."""
        self._results.append(result)

    def read(self) -> list[ReadResult]:
        """Return the results since the last call, waiting once for the device."""
        results, self._results = self._results, []
        numbers = [number for result in results for number in (result.loss, result.gradient_norm)]
        values = torch.stack(numbers).tolist() if numbers else []
        found = []
        for result, loss, norm in zip(results, values[::2], values[1::2], strict=True):
            is_finite = math.isfinite(norm)
            self._non_finite_in_a_row = 0 if is_finite else self._non_finite_in_a_row + 1
            found.append(ReadResult(result.images_seen, loss, norm, self._non_finite_in_a_row))
        return found


class MemoryWatch:
    """Reports when an updater has reduced its micro-batch because memory ran out.

    Args:
        updater: Updates the weights.
    """

    def __init__(self, updater: Updater[Any]) -> None:
        self._updater = updater
        self._known = updater.micro_batch_size

    def pop_incidents(self, *, images_seen: int) -> list[IncidentReported]:
        """Return an incident if the micro-batch was reduced since the last call."""
        count = self._updater.micro_batch_size
        if count >= self._known:
            return []
        self._known = count
        message = msg(
            "training.micro_batch_reduced",
            "Out of memory; training continues with micro-batches of {n} images.",
            one="Out of memory; training continues with micro-batches of 1 image.",
            n=count,
        )
        hint = msg(
            "training.smaller_preset_is_faster",
            "No action is needed; a smaller preset would train faster.",
        )
        return [
            IncidentReported(
                kind="out_of_memory", images_seen=images_seen, message=message, hint=hint
            )
        ]
