"""The engine: everything Sfumato can do, in one class.

The command line, the window, and scripts all call the engine and read the event streams that it
returns. Streams are lazy: no work happens until you iterate over them.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

from sfumato.checkpoints.checkpoint import require_state
from sfumato.config.image_shape import ImageShape
from sfumato.config.loading import apply_assignments
from sfumato.config.settings import RunConfig
from sfumato.config.sizes import require_shape
from sfumato.data.cache import open_cache, prepare_cache, training_files, training_groups
from sfumato.data.doctor.check import check_dataset
from sfumato.data.importer import source_of
from sfumato.data.importing import import_folder
from sfumato.data.locating import locate_source, moved_with_project
from sfumato.data.spreading import StopRequestedError
from sfumato.device.memory import explain_device_errors
from sfumato.distillation.plan import distillation_config, state_of_base
from sfumato.errors import ConfigError
from sfumato.evaluation.evaluate import evaluate_run
from sfumato.evaluation.features import imagenet_net
from sfumato.export.export import export_model
from sfumato.export.history import with_history
from sfumato.gallery import Gallery
from sfumato.generation.generate import generate, label_of_class
from sfumato.generation.loading import load_asked
from sfumato.image_tools import ImageTools
from sfumato.messages import msg
from sfumato.nn.network import require_network
from sfumato.pipeline.phases import Session, run_phases
from sfumato.plugins.registry import Plugins
from sfumato.records.control import RunControl
from sfumato.records.event_file import EventLog
from sfumato.records.events import AnyEvent
from sfumato.records.image_terms import terms_beside_images
from sfumato.records.manifest import DatasetRules, load_rules
from sfumato.records.project import ItemKind, Project
from sfumato.records.requests import GenerateRequest
from sfumato.records.run_folder import RunFolder
from sfumato.records.run_order import record_start
from sfumato.system.work_clock import WorkClock
from sfumato.system_report import SystemReport, system_report
from sfumato.training.event_log import logged
from sfumato.training.extension import extend_run
from sfumato.training.forecast import forecast_dataset
from sfumato.training.plugin_parts import forwarded_to_loggers
from sfumato.training.readiness import (
    require_images,
    require_ready,
    require_startable,
)
from sfumato.training.settings_change import change_settings
from sfumato.training.warm_start import start_from
from sfumato.tuning.tune import asked_budget_s, refuse_busy, tune_run

__all__ = ["Engine", "SystemReport"]


class Engine:
    """Imports, trains, generates, evaluates, and exports.

    Args:
        plugins: The plugins, which provide augmentations, samplers, exporters, and other
            extensions.
        spare_cores: The number of processor cores left to other programs; 1 if the window is open.
    """

    def __init__(self, plugins: Plugins, *, spare_cores: int = 0) -> None:
        self.plugins = plugins
        self.images = ImageTools(plugins)
        self._spare_cores = spare_cores

    def import_folder(
        self,
        project: Project,
        rules: DatasetRules,
        *,
        name: str,
        control: RunControl | None = None,
    ) -> Iterator[AnyEvent]:
        """Import a folder of images as a dataset, or refresh an existing one.

        If the rules name an importer, it unpacks the source into the project first. Yields
        `Progressed`, then `ImportFinished`. Stopping leaves the previous state unchanged.

        Raises:
            DatasetError: If the source is missing or contains no usable images.
            PluginError: If the importer is not available or fails.
        """
        known = project.dataset_names()
        if name not in known:
            project.require_name(ItemKind.DATASET, name)
        folder = project.datasets_folder / name
        if name not in known or load_rules(folder).shape != rules.shape:
            require_shape(rules.shape)
        try:
            rules = yield from moved_with_project(folder, rules, control=control)
            source = yield from source_of(
                rules, self.plugins, target=project.unpacked_folder / name, control=control
            )
        except StopRequestedError:
            return
        yield from import_folder(folder, rules, images=source, control=control)

    def check(
        self,
        project: Project,
        name: str,
        *,
        with_features: bool = True,
        control: RunControl | None = None,
    ) -> Iterator[AnyEvent]:
        """Check a dataset's images for defects, duplicates, outliers, and doubtful labels.

        Yields `Progressed`, then `CheckFinished`. The findings are stored with the dataset; no
        image is excluded. Stopping keeps what was computed, and the next check continues there.

        Args:
            project: The project that contains the dataset.
            name: The dataset's name.
            with_features: Whether to search for outliers and doubtful labels, which takes the most
                time.
            control: May request a pause or a stop.

        Raises:
            DatasetError: If there is no such dataset, or it cannot be read.
        """
        network = imagenet_net(ImageShape.square(128)) if with_features else None
        yield from check_dataset(project.dataset_folder(name), network=network, control=control)

    def locate(
        self, project: Project, name: str, source: Path, *, control: RunControl | None = None
    ) -> Iterator[AnyEvent]:
        """Set a folder or file as the new location of a dataset's images.

        Yields `Progressed`, then `SourceLocated`. Stopping leaves everything unchanged.

        Raises:
            DatasetError: If there is no such dataset, or fewer than half of its images are found.
            PluginError: If the importer that unpacked the images is not available, or fails.
        """
        yield from locate_source(
            project.dataset_folder(name), source, plugins=self.plugins, control=control
        )

    def new_run(
        self, project: Project, config: RunConfig, *, run_id: str = "", base: str | Path = ""
    ) -> RunFolder:
        """Create the folder of a new run without training it.

        Args:
            project: The project in which to create the run.
            config: The run's complete configuration.
            run_id: The new run's name; derived from the dataset's name by default.
            base: A run of the project, or a folder in diffusers format. Its weights become the new
                run's first checkpoint.

        Raises:
            ConfigError: If the config refers to something that is not available, or the run would
                never end.
            SfumatoError: If the name is taken, the dataset is missing, or the base is incompatible.
        """
        require_startable(project, config, self.plugins)
        if not base:
            require_network(config)
        run_id = run_id or project.free_run_id(config.data.dataset)
        project.require_name(ItemKind.RUN, run_id)
        folder = project.runs_folder / run_id
        if base:
            backbones = self.plugins.backbones
            return start_from(base, project, config, folder=folder, backbones=backbones)
        return RunFolder.create(folder, config)

    def change_settings(self, run: RunFolder, assignments: Sequence[str]) -> RunFolder:
        """Change settings that take effect when a run resumes, such as `optimizer.learning_rate`.

        Args:
            run: The run, which must not be training.
            assignments: The changed settings, each as `key=value`.

        Raises:
            ConfigError: If a setting is unknown, is out of bounds, or can no longer be changed.
            RunBusyError: If the run is being trained.
        """
        with run.locked():
            return change_settings(run, assignments, plugins=self.plugins)

    def extend(
        self,
        project: Project,
        run: RunFolder,
        *,
        images: int = 0,
        minutes: float = 0.0,
        run_id: str = "",
    ) -> RunFolder:
        """Create a longer run that continues a run from before its cool-down, without training it.

        Args:
            project: The project of both runs.
            run: The run to extend; it stays unchanged.
            images: The number of training images to add.
            minutes: The number of minutes to add, as an alternative to `images`.
            run_id: The longer run's name; derived from the original run's name by default.

        Raises:
            ConfigError: If both or neither of `images` and `minutes` are given.
            CheckpointError: If there is no longer a checkpoint from before the cool-down.
        """
        run_id = run_id or project.free_run_id(f"{run.run_id}-longer")
        project.require_name(ItemKind.RUN, run_id)
        folder = project.runs_folder / run_id
        require_images(project, run.config)
        return extend_run(run, folder=folder, images=images, minutes=minutes)

    def new_distilled_run(
        self,
        project: Project,
        base: RunFolder,
        *,
        share: float = 0.15,
        minutes: float = 0.0,
        run_id: str = "",
        assignments: Sequence[str] = (),
    ) -> RunFolder:
        """Create the folder of a distilled run, which learns to sample in one or two steps.

        `train` trains the run, and at the end reports whether it beats its base at five steps.

        Args:
            project: The project that contains both runs.
            base: The run to distill; the method is Easy Consistency Tuning.
            share: The training length as a fraction of the base's training length.
            minutes: The training length in minutes, at the base's speed; 0 uses `share`.
            run_id: The distilled run's name; derived from the base's name by default.
            assignments: The settings to change, each as `key=value`.

        Raises:
            ConfigError: If the base cannot be distilled, or a setting is invalid.
            SfumatoError: If the base has no checkpoint, or the name is taken.
        """
        config = distillation_config(state_of_base(base), share=share, minutes=minutes)
        config = apply_assignments(config, assignments)
        run_id = run_id or project.free_run_id(f"{base.run_id}-fast")
        return self.new_run(project, config, run_id=run_id, base=base.run_id)

    def train(self, project: Project, run: RunFolder, control: RunControl) -> Iterator[AnyEvent]:
        """Train a run until it ends, from its last checkpoint or from the start.

        Every event is appended to the run folder before it is yielded; a full disk is reported, and
        the run continues. If the run fails, the stream ends with `RunFailed`; if it is stopped,
        with `RunEnded`. Neither raises an exception.

        Raises:
            RunBusyError: If another process is training the run.
            SfumatoError: If the run cannot start or resume. The run is then left unchanged.
        """
        with run.locked():
            require_ready(project, run)
            run.name_owner()
            record_start(run.folder)
            control.follow(run.control_file)
            with closing(EventLog(run.events_file)) as log, WorkClock() as clock:
                session = Session(project, run, self.plugins, self._spare_cores, control, clock)
                events = run_phases(session)
                kept = logged(forwarded_to_loggers(events, run, self.plugins), log)
                yield from clock.handed_on(kept)

    def generate(
        self,
        project: Project,
        run: RunFolder,
        request: GenerateRequest,
        *,
        folder: Path | None = None,
        control: RunControl | None = None,
    ) -> Iterator[AnyEvent]:
        """Generate images and save them in the gallery, or in `folder`.

        Yields `ImageGenerated`. Stopping ends the stream early and keeps the images generated so
        far.

        Raises:
            CheckpointError: If the run has no checkpoint yet, or no checkpoint early enough to be a
                guide.
        """
        with explain_device_errors(), ExitStack() as closing_at_end:
            model = load_asked(run, request, plugins=self.plugins)
            label_of_class(model, request.class_name)  # fail before the gallery is created
            gallery = None
            if folder is None:
                gallery = closing_at_end.enter_context(closing(Gallery(project.gallery_folder)))
            yield from generate(
                model,
                request,
                folder=folder or project.gallery_folder,
                gallery=gallery,
                control=control or RunControl(),
            )

    def tune(
        self,
        project: Project,
        run: RunFolder,
        *,
        minutes: float = 0.0,
        control: RunControl | None = None,
    ) -> Iterator[AnyEvent]:
        """Search for the best sampling settings of a run's newest checkpoint.

        The result is saved as `tuned.json`.

        Yields `Progressed`, an `IncidentReported` for each candidate that fails, and finally
        `TuningFinished`. Stopping ends the stream and changes nothing.

        Args:
            project: The project that contains the run's training images.
            run: The run, which must not be training.
            minutes: The search time; 0 uses the time in the run's config, but at least two minutes.
            control: Requests a stop of the search.

        Raises:
            RunBusyError: If the run is being trained.
            CheckpointError: If the run has no checkpoint yet.
            ConfigError: If the run is a distilled model. Distilled models are tuned when they are
                created.
            DatasetError: If the run's training images are missing.
        """
        if run.config.objective == "consistency":
            raise ConfigError(
                msg(
                    "engine.distilled_run_cannot_be_tuned",
                    "Run “{run_id}” is distilled; its sampling was tuned during distillation.",
                    run_id=run.run_id,
                ),
                hint=msg(
                    "engine.tune_the_original",
                    "Tune the run it was distilled from: sfumato tune PROJECT {base}",
                    base=run.config.consistency.base,
                ),
            )
        control = control or RunControl()
        dataset_folder = project.dataset_folder(run.config.data.dataset)
        shape = run.config.data.shape
        refuse_busy(run)
        require_state(run)
        yield from prepare_cache(dataset_folder, shape=shape, control=control)
        if control.is_stopping:
            return
        cache = open_cache(dataset_folder, shape)
        budget_s = 60 * minutes or asked_budget_s(run)
        with explain_device_errors():
            yield from tune_run(
                run, cache, plugins=self.plugins, budget_s=budget_s, control=control
            )

    def evaluate(
        self, project: Project, run: RunFolder, *, count: int = 1000
    ) -> Iterator[AnyEvent]:
        """Measure a run's quality and write it to `<run>/evaluation.json`, yielding `Progressed`.

        Raises:
            CheckpointError: If the run has no checkpoint yet.
            DatasetError: If the run's training images are missing.
        """
        require_state(run)
        dataset_folder = project.dataset_folder(run.config.data.dataset)
        shape = run.config.data.shape
        yield from prepare_cache(dataset_folder, shape=shape)
        cache = open_cache(dataset_folder, shape)
        files = training_files(dataset_folder, shape)
        groups = training_groups(dataset_folder, shape)
        with explain_device_errors():
            yield from evaluate_run(
                run, cache, plugins=self.plugins, count=count, files=files, groups=groups
            )

    def export(
        self,
        project: Project,
        run: RunFolder,
        exporter: str,
        *,
        settings: Mapping[str, Any] | None = None,
        request: GenerateRequest | None = None,
        folder: Path | None = None,
    ) -> Iterator[AnyEvent]:
        """Export a trained model for other programs and verify the export.

        Yields `Progressed`, then `ExportFinished`.

        Args:
            project: The project that contains the exports.
            run: The run to export.
            exporter: The name of the exporter.
            settings: The exporter's settings.
            request: The weight average, sampler, and guidance of the export; the defaults are those
                of the gallery. Count, seed, and class are ignored.
            folder: The target folder; a folder in the project by default.

        Raises:
            ConfigError: If variations of an image are requested. An export samples from seeds only.
            ExportError: If the model cannot be exported or verified. No files are left behind.
        """
        asked = request or GenerateRequest()
        if asked.variation_of:
            raise ConfigError(
                msg("engine.export_takes_no_variations", "Exported models cannot vary images."),
                hint=msg("engine.omit_variations", "Omit the image or seed to vary."),
            )
        built = self.plugins.exporters.build(exporter, settings)
        model = load_asked(run, asked, plugins=self.plugins, device="cpu")
        terms = terms_beside_images(project.dataset_folder(run.config.data.dataset))
        model = model.with_metadata(with_history(model.metadata, run, terms=terms))
        target = folder or project.export_folder(run.run_id, exporter)
        with explain_device_errors():
            yield from export_model(model, built, target, name=exporter)

    def forecast(
        self,
        project: Project,
        dataset: str,
        *,
        minutes: float = 0.0,
        control: RunControl | None = None,
    ) -> Iterator[AnyEvent]:
        """Time each preset for a dataset on this machine, and recommend one.

        Yields a `PresetForecast` for each preset, then `ForecastFinished`. This takes a few
        seconds.

        Args:
            project: The project that contains the dataset.
            dataset: The dataset's name.
            minutes: The available training time; 0 uses the device's default.
            control: Stops the stream before the next preset is timed.

        Raises:
            SfumatoError: If the dataset is missing, or no preset supports its image size.
        """
        yield from forecast_dataset(
            project.dataset_folder(dataset),
            minutes=minutes,
            spare_cores=self._spare_cores,
            control=control or RunControl(),
        )

    def system(self) -> SystemReport:
        """Return the hardware and software that this machine provides for training."""
        return system_report()
