"""What can Sfumato do? The whole of it, in one class.

Terminal, window and scripts all call this and read the streams of events that come back. Nothing
happens until a stream is read.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from sfumato.config.settings import RunConfig
from sfumato.control import RunControl
from sfumato.events import AnyEvent
from sfumato.manifest import DatasetRules
from sfumato.plugins import Plugins
from sfumato.project import Project
from sfumato.requests import GenerateRequest
from sfumato.run_folder import RunFolder

__all__ = ["Engine", "SystemReport"]


class SystemReport(msgspec.Struct, frozen=True, kw_only=True):
    """What this machine offers for training."""

    device: str
    """Name of the device that `auto` takes: "NVIDIA RTX 4090", "CPU, 8 cores"."""
    kind: str
    """`cuda`, `mps` or `cpu`."""
    precision: str
    threads: int
    memory_bytes: int
    """Of the device; of the machine for `cpu`."""
    versions: dict[str, str]
    folders: dict[str, str]


class Engine:
    """Imports, trains, generates, evaluates and exports.

    Args:
        plugins: What augmentations, samplers and exporters there are.
    """

    def __init__(self, plugins: Plugins) -> None:
        self.plugins = plugins

    def import_folder(
        self,
        project: Project,
        rules: DatasetRules,
        *,
        name: str,
        control: RunControl | None = None,
    ) -> Iterator[AnyEvent]:
        """Make a dataset of a folder of pictures, or bring an existing one up to date.

        Yields `Progressed`, at the end `ImportFinished`. A stop leaves an older state as it was.

        Raises:
            DatasetError: If the folder is missing or holds no usable picture.
        """

    def new_run(
        self, project: Project, config: RunConfig, *, run_id: str = "", base: str | Path = ""
    ) -> RunFolder:
        """Make the folder of a new run; nothing is trained yet.

        Args:
            project: Where the run will lie.
            config: All that decides how it goes.
            run_id: Its name; made from the dataset's if not given.
            base: A run of the project, or a folder in diffusers format, whose weights to start
                from.

        Raises:
            SfumatoError: If the name is taken, the dataset is missing or the base does not fit.
        """

    def train(self, project: Project, run: RunFolder, control: RunControl) -> Iterator[AnyEvent]:
        """Train a run from its last checkpoint, or from the start, to its end.

        Every event is appended to the run folder before it is yielded. A failure ends the stream
        with `RunFailed`, a stop with `RunEnded`; neither raises.

        Raises:
            RunBusyError: If another process is training the run.
        """

    def generate(
        self,
        project: Project,
        run: RunFolder,
        request: GenerateRequest,
        *,
        folder: Path | None = None,
        control: RunControl | None = None,
    ) -> Iterator[AnyEvent]:
        """Draw pictures into the gallery, or into `folder`.

        Yields `PictureGenerated`. A stop ends the stream early; what was drawn stays.

        Raises:
            CheckpointError: If the run has no checkpoint yet.
        """

    def evaluate(
        self, project: Project, run: RunFolder, *, count: int = 1000
    ) -> Iterator[AnyEvent]:
        """Measure a run: yields `Progressed`; the report comes to `<run>/evaluation.json`."""

    def export(
        self,
        project: Project,
        run: RunFolder,
        exporter: str,
        *,
        settings: dict[str, Any] | None = None,
        folder: Path | None = None,
    ) -> Iterator[AnyEvent]:
        """Write a trained model for other programs and prove it.

        Yields `Progressed`, at the end `ExportFinished`.

        Raises:
            ExportError: If the model cannot be exported, or the proof fails; nothing stays behind.
        """

    def system(self) -> SystemReport:
        """Say what this machine offers for training."""
