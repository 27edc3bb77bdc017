"""What does an exporter do, and what may it rely on?

An exporter writes a trained model for other programs and proves what it wrote. It works as a
stream: `for event in exporter.export(model, folder)`. The folder is a staged one: it becomes the
export when the stream ends, and vanishes when the stream raises.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from pathlib import Path

from sfumato.events import Progressed
from sfumato.generation.trained_model import TrainedModel

__all__ = ["Exporter"]


class Exporter(ABC):
    """Writes a trained model for other programs."""

    summary: str = ""
    """After `export`: one sentence with the proof's figures."""

    @abstractmethod
    def export(self, model: TrainedModel, folder: Path) -> Iterator[Progressed]:
        """Write `model` into the empty `folder` and prove it, telling the progress.

        Raises:
            ExportError: If the model cannot be exported, or the proof fails.
        """
