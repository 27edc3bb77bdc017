"""A double of Windows, where another program holds files that are about to be moved."""

from pathlib import Path

import pytest

from sfumato.files import moving

__all__ = ["HeldFiles"]


class HeldFiles:
    """Refuses the first moves of files and folders, as Windows does while they are open.

    Time does not pass: waiting is only counted.

    Args:
        patch: Undoes everything at the end of the test.
        refusals: How many moves are refused.
        winerror: The number of the Windows error.
    """

    def __init__(self, patch: pytest.MonkeyPatch, *, refusals: int, winerror: int) -> None:
        self.refusals = refusals
        self.waited_s = 0.0
        self._winerror = winerror
        for name in ("rename", "replace"):
            patch.setattr(Path, name, self._refusing(getattr(Path, name)))
        patch.setattr(moving.time, "sleep", self._wait)

    def _wait(self, seconds: float) -> None:
        self.waited_s += seconds

    def _refusing(self, move):
        def refused(source: Path, target: Path) -> Path:
            if self.refusals:
                self.refusals -= 1
                error = PermissionError(13, "The process cannot access the file")
                error.winerror = self._winerror  # an attribute on Windows only
                raise error
            return move(source, target)

        return refused
