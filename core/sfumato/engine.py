"""What can Sfumato do? The whole of it, in one class.

Terminal, window and scripts all call this and read the streams of events that come back. Nothing
happens until a stream is read.
"""

import logging
import os
import platform
from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from typing import Any

import msgspec
import psutil
import torch

from sfumato.config.settings import RunConfig
from sfumato.control import RunControl
from sfumato.data.cache import PictureCache, open_cache, prepare_cache
from sfumato.data.importing import import_folder
from sfumato.data.spreading import StopRequestedError
from sfumato.device import device_kind, device_name
from sfumato.errors import SfumatoError
from sfumato.evaluation.evaluate import evaluate_run
from sfumato.event_file import EventLog
from sfumato.events import AnyEvent, IncidentReported, RunEnded, RunFailed
from sfumato.export.export import export_model
from sfumato.gallery import Gallery
from sfumato.generation.generate import generate
from sfumato.generation.loading import load_model
from sfumato.latents.preparation import Footing, prepare_footing
from sfumato.manifest import DatasetRules
from sfumato.plugins import Plugins, plugin_folder
from sfumato.project import Project, file_name_for
from sfumato.requests import GenerateRequest
from sfumato.run_folder import RunFolder
from sfumato.training.budget import require_end
from sfumato.training.loop import train
from sfumato.training.session import TrainingSession
from sfumato.training.sitting import open_sitting
from sfumato.training.warm_start import start_from

__all__ = ["Engine", "SystemReport"]

logger = logging.getLogger(__name__)


class SystemReport(msgspec.Struct, frozen=True, kw_only=True):
    """What this machine offers for training."""

    device: str
    """Name of the device that `auto` takes: "NVIDIA RTX 4090", "CPU, 8 cores"."""
    kind: str
    """`cuda`, `mps` or `cpu`."""
    precision: str
    """What `auto` may take: "bf16 or fp32"."""
    threads: int
    memory_bytes: int
    """Of the device; of the machine for `cpu`."""
    versions: dict[str, str]
    folders: dict[str, str]


class Engine:
    """Imports, trains, generates, evaluates and exports.

    Args:
        plugins: What augmentations, samplers and exporters there are.
        spare_cores: Processor cores left to others; 1 beside a window.
    """

    def __init__(self, plugins: Plugins, *, spare_cores: int = 0) -> None:
        self.plugins = plugins
        self._spare_cores = spare_cores

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
        _check_file_name(name, kind="dataset")
        yield from import_folder(project.datasets_folder / name, rules, control=control)

    def new_run(
        self, project: Project, config: RunConfig, *, run_id: str = "", base: str | Path = ""
    ) -> RunFolder:
        """Make the folder of a new run; nothing is trained yet.

        Args:
            project: Where the run will lie.
            config: All that decides how it goes.
            run_id: Its name; made from the dataset's if not given.
            base: A run of the project, or a folder in diffusers format, whose weights to start
                from. The new run has them as its first checkpoint.

        Raises:
            ConfigError: If the config names what is not there, or the run would never end.
            SfumatoError: If the name is taken, the dataset is missing or the base does not fit.
        """
        require_end(config)
        project.dataset_folder(config.data.dataset)
        self._check_names(config)
        run_id = run_id or project.free_run_id(config.data.dataset)
        _check_file_name(run_id, kind="run")
        folder = project.runs_folder / run_id
        if base:
            return start_from(base, project, config, folder=folder)
        return RunFolder.create(folder, config)

    def train(self, project: Project, run: RunFolder, control: RunControl) -> Iterator[AnyEvent]:
        """Train a run from its last checkpoint, or from the start, to its end.

        Every event is appended to the run folder before it is yielded; a disk that becomes full is
        reported, and the run goes on. A failure ends the stream with `RunFailed`, a stop with
        `RunEnded`; neither raises.

        Raises:
            RunBusyError: If another process is training the run.
            SfumatoError: If the run folder cannot be written at the start.
        """
        with run.locked():
            run.name_owner()
            control.follow(run.control_file)
            log = EventLog(run.events_file)
            try:
                yield from _logged(self._train_explained(project, run, control), log)
            finally:
                log.close()

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
        model = load_model(run, plugins=self.plugins, images_seen=request.images_seen)
        gallery = None if folder else Gallery(project.gallery_folder)
        try:
            yield from generate(
                model,
                request,
                folder=folder or project.gallery_folder,
                gallery=gallery,
                plugins=self.plugins,
                control=control or RunControl(),
            )
        finally:
            if gallery is not None:
                gallery.close()

    def evaluate(
        self, project: Project, run: RunFolder, *, count: int = 1000
    ) -> Iterator[AnyEvent]:
        """Measure a run: yields `Progressed`; the report comes to `<run>/evaluation.json`.

        Raises:
            CheckpointError: If the run has no checkpoint yet.
            DatasetError: If the pictures it learnt from are gone.
        """
        dataset_folder = project.dataset_folder(run.config.data.dataset)
        size_px = run.config.data.size_px
        yield from prepare_cache(dataset_folder, size_px=size_px)
        cache = open_cache(dataset_folder, size_px)
        yield from evaluate_run(run, cache, plugins=self.plugins, count=count)

    def export(
        self,
        project: Project,
        run: RunFolder,
        exporter: str,
        *,
        settings: Mapping[str, Any] | None = None,
        folder: Path | None = None,
    ) -> Iterator[AnyEvent]:
        """Write a trained model for other programs and prove it.

        Yields `Progressed`, at the end `ExportFinished`.

        Raises:
            ExportError: If the model cannot be exported, or the proof fails; nothing stays behind.
        """
        built = self.plugins.exporters.build(exporter, settings)
        model = load_model(run, plugins=self.plugins, device="cpu")
        target = folder or project.exports_folder / f"{run.run_id}-{exporter}"
        yield from export_model(model, built, target, name=exporter)

    def system(self) -> SystemReport:
        """Say what this machine offers for training."""
        kind = device_kind()
        memory = psutil.virtual_memory().total
        if kind == "cuda":
            memory = torch.cuda.get_device_properties(0).total_memory
        packages = ("torch", "torchvision", "diffusers", "onnxruntime", "PySide6_Essentials")
        versions = {"sfumato": version("sfumato"), "python": platform.python_version()}
        return SystemReport(
            device=device_name(kind),
            kind=kind,
            precision="fp32" if kind == "mps" else "bf16 or fp32, by a short trial",
            threads=os.cpu_count() or 1,
            memory_bytes=memory,
            versions=versions | {name: version(name) for name in packages},
            folders={"plugins": str(plugin_folder())},
        )

    def _train_explained(
        self, project: Project, run: RunFolder, control: RunControl
    ) -> Iterator[AnyEvent]:
        try:
            dataset_folder = project.dataset_folder(run.config.data.dataset)
            size_px = run.config.data.size_px
            yield from prepare_cache(dataset_folder, size_px=size_px, control=control)
            if control.is_stopping:
                yield RunEnded(outcome="stopped", images_seen=0, elapsed_s=0.0)
                return
            cache = open_cache(dataset_folder, size_px)
            footing = yield from self._footing(run, cache, control)
            if footing is None:
                yield RunEnded(outcome="stopped", images_seen=0, elapsed_s=0.0)
                return
            sitting = open_sitting(
                footing.run,
                footing.learning_set,
                space=footing.space,
                latents=footing.latents,
                plugins=self.plugins,
                spare_cores=self._spare_cores,
            )
            session = TrainingSession(footing.run, footing.learning_set, sitting)
            yield from train(session, control)
        except SfumatoError as error:
            logger.exception("run %s failed", run.run_id)
            yield RunFailed(message=error.message, hint=error.hint)
        except Exception as error:  # whatever it is, the run folder must say how the run ended
            logger.exception("run %s failed", run.run_id)
            yield RunFailed(
                message=f"The run ended by an unexpected error: {error!r}.",
                hint="Resume it from its last checkpoint; if it fails again, report this.",
            )

    def _footing(
        self, run: RunFolder, cache: PictureCache, control: RunControl
    ) -> Generator[AnyEvent, None, Footing | None]:
        """Prepare what the run learns from; `None` if a stop came first."""
        try:
            return (
                yield from prepare_footing(
                    run,
                    cache,
                    plugins=self.plugins,
                    spare_cores=self._spare_cores,
                    control=control,
                )
            )
        except StopRequestedError:
            return None

    def _check_names(self, config: RunConfig) -> None:
        """Refuse unknown samplers, augmentations and settings before anything is made."""
        sampling = config.sampling
        self.plugins.samplers.build(sampling.sampler, sampling.sampler_settings)
        for name, settings in config.augmentations.items():
            self.plugins.augmentations.build(name, settings)


def _logged(events: Iterable[AnyEvent], log: EventLog) -> Iterator[AnyEvent]:
    """Append events to the log before they are yielded, and tell once if it cannot be written."""
    is_refused = False
    for event in events:
        try:
            log.append(event)
            is_refused = False
        except SfumatoError as error:  # the run may well outlive a full disk
            if not is_refused and not isinstance(event, RunFailed):
                incident = _log_incident(event, error)
                with suppress(SfumatoError):  # the log keeps it
                    log.append(incident)
                yield incident
            is_refused = True
        yield event


def _log_incident(event: AnyEvent, error: SfumatoError) -> IncidentReported:
    return IncidentReported(
        kind="storage",
        images_seen=getattr(event, "images_seen", 0),
        message=f"The run goes on, but its events are not written for now. {error.message}",
        hint=error.hint,
    )


def _check_file_name(name: str, *, kind: str) -> None:
    usable = file_name_for(name)
    if name != usable:
        raise SfumatoError(
            f"“{name}” cannot be the name of a {kind}.",
            hint=f"Use letters, digits, - and _, for example “{usable or kind}”.",
        )
