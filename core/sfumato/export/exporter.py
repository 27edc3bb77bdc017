"""The interface of exporters.

An exporter writes a trained model for other programs and verifies the result. It works as a stream:
`for event in exporter.export(model, folder)`. The folder is temporary: it becomes the export when
the stream ends, and is deleted if the stream raises an error.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from pathlib import Path

from sfumato.generation.trained_model import TrainedModel
from sfumato.messages import Text
from sfumato.records.events import Progressed

__all__ = ["Exporter"]


class Exporter(ABC):
    """Writes a trained model for other programs."""

    summary: Text = ""
    """A sentence with the results of the verification, set by `export`."""

    @abstractmethod
    def export(self, model: TrainedModel, folder: Path) -> Iterator[Progressed]:
        """Write `model` to the empty folder `folder` and verify it, yielding progress.

        Raises:
            ExportError: If the model cannot be exported, or the verification fails.
        """
