"""The Train page: configure and start a run.

Presets come first, followed by the most important settings; everything else is collapsed. The
footer summarizes the training data and the length, and starts the run.
"""

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from sfumato.config.advice import usual_preset
from sfumato.config.fields import fields_of, value_at
from sfumato.config.presets import PRESETS, preset_config
from sfumato.config.settings import DataConfig, RunConfig
from sfumato.errors import SfumatoError
from sfumato.messages import Text
from sfumato.records.events import ForecastFinished, PresetForecast
from sfumato.records.project import ItemKind
from sfumato_desktop import formatting
from sfumato_desktop.bridge.engine_state import EngineState
from sfumato_desktop.bridge.job import Job, JobKind
from sfumato_desktop.bridge.run_commands import RunCommands
from sfumato_desktop.core_texts import shown_fields, translated
from sfumato_desktop.models.run_summary import RunSummary, throughput_monitor
from sfumato_desktop.models.run_watcher import RunWatcher
from sfumato_desktop.models.train_draft import DatasetMetadata, TrainDraft, read_metadata
from sfumato_desktop.navigator import Page
from sfumato_desktop.pages.train_preview import TrainPreview
from sfumato_desktop.services import Services
from sfumato_desktop.theme import Space, set_role
from sfumato_desktop.widgets.augmentation_preview import AugmentationPreview
from sfumato_desktop.widgets.choice_cards import Choice
from sfumato_desktop.widgets.config_form import ConfigForm
from sfumato_desktop.widgets.empty_state import EmptyState
from sfumato_desktop.widgets.entry_list import EntryList
from sfumato_desktop.widgets.fold import Fold
from sfumato_desktop.widgets.main_settings import MainSettings
from sfumato_desktop.widgets.page import ScrollPage
from sfumato_desktop.widgets.preflight import PreflightLine
from sfumato_desktop.widgets.preset_picker import PresetPicker
from sfumato_desktop.widgets.section import button, card, column, label

__all__ = ["TrainPage"]

_WIDTH = 1040
_ELSEWHERE = (
    "preset",
    "data.dataset",
    "augmentations",
    "minutes",
    "images_total",
    "objective",
)
"""Settings that are set elsewhere on this page, on the Models page, or only in the terminal."""

_GROUPS_ELSEWHERE = ("consistency",)
"""Groups of settings for runs started elsewhere, such as distillation on the Models page."""


class TrainPage(QStackedWidget):
    """The page for configuring runs.

    Args:
        services: Services shared by the pages.
        commands: Starts runs.
        engine_state: Reports whether there is a GPU, once known.
        watcher: Provides the runs that can be used as a base, and their throughput.
    """

    def __init__(
        self,
        services: Services,
        *,
        commands: RunCommands,
        engine_state: EngineState,
        watcher: RunWatcher,
    ) -> None:
        super().__init__()
        self._services = services
        self._commands = commands
        self._engine_state = engine_state
        self._watcher = watcher
        self._draft = TrainDraft(self)
        self._is_preset_chosen = False
        self._forecast: Job | None = None
        self.setAccessibleName(self.tr("Train"))
        self._presets = PresetPicker(_preset_choices())
        self._main = MainSettings()
        self._augmentations = EntryList(services.plugins.augmentations, under="augmentations")
        self._advanced = ConfigForm(
            (
                field
                for field in shown_fields(RunConfig)
                if not field.is_main
                and field.path not in _ELSEWHERE
                and field.group not in _GROUPS_ELSEWHERE
            ),
            catalog_of=services.plugins.catalog_of,
            group_name=self._group_name,
        )
        self._search = QLineEdit()
        self._advanced_fold = Fold("", self._advanced, self._search)
        self._preview = AugmentationPreview(
            (name, translated(entry.label))
            for name, entry in services.plugins.augmentations.items()
        )
        with_preview = QWidget()
        with_preview.setLayout(column(self._preview, self._augmentations, spacing=Space.M))
        self._augmentation_fold = Fold("", with_preview)
        self._trial = TrainPreview(
            services, self._draft, entries=self._augmentations, widget=self._preview
        )
        self._preflight = PreflightLine()
        self._start = button(
            self.tr("Start training"),
            tip=self.tr("Start the run (Ctrl+Enter)"),
            icon_name="play",
            role="primary",
        )
        self._page = self._make_page()
        self._no_project, self._no_dataset = self._make_empty_states()
        for widget in (self._page, self._no_project, self._no_dataset):
            self.addWidget(widget)
        self._connect()
        self._reload()
        self._update_runs(watcher.runs)

    @property
    def draft(self) -> TrainDraft:
        """The run being configured."""
        return self._draft

    @Slot(str)
    def choose_dataset(self, name: str) -> None:
        """Select the dataset to train on."""
        project = self._services.project.project
        if project is None:
            return
        self._main.choose_dataset(name)
        self._services.store.ask(
            lambda: read_metadata(project, name),
            self._show_metadata,
            failed=self._refuse_dataset,
            key=(self, "metadata"),
        )

    def _show_metadata(self, metadata: DatasetMetadata | None) -> None:
        if metadata != self._draft.metadata:
            self._presets.forget()
        self._draft.choose_dataset(metadata)

    def _refuse_dataset(self, message: Text, hint: Text) -> None:
        self._services.notify.error(message, hint)
        self._show_metadata(None)

    @Slot(str)
    def use_settings(self, run_id: str) -> None:
        """Configure a new run with the settings of another run."""
        project = self._services.project.project
        if project is None:
            return
        try:
            config = project.run(run_id).config
        except SfumatoError as error:
            self._services.notify.error(error.message, error.hint)
            return
        if config.objective == "consistency":
            self._services.notify.info(
                self.tr("{run} is a distilled model; duplicate the settings of its base.").format(
                    run=run_id
                )
            )
            return
        dataset = project.current_name(ItemKind.DATASET, config.data.dataset)
        if dataset in project.dataset_names():
            self.choose_dataset(dataset)
        self._is_preset_chosen = True
        self._presets.choose(config.preset)
        self._draft.adopt(config)
        values = {field.path: value_at(config, field.path) for field in fields_of(RunConfig)}
        self._main.show_values(values)
        with QSignalBlocker(self._advanced):
            self._advanced.set_values(values)
        with QSignalBlocker(self._augmentations):
            self._augmentations.choose(config.augmentations)
        self._show_preflight()
        self._show_titles()

    @Slot()
    def start(self) -> None:
        """Start the run, or show what prevents it."""
        project = self._services.project.project
        problem = self._problem()
        if project is None or problem is not None or not self._start.isEnabled():
            if problem is not None:
                self._services.notify.error(problem.message, problem.hint)
            return
        if self._services.project.is_read_only:
            self._services.notify.error(*self._services.project.refusal)
            return
        job = self._commands.start(project, self._draft.config(), base=self._draft.base)
        ahead = self._services.jobs.job_ahead_of(job)
        if ahead is None:
            self._services.navigator.show_new_run(job)
        else:
            self._services.notify.info(
                self.tr("The run is queued and starts when “{job}” ends.").format(job=ahead.name)
            )

    def _make_page(self) -> QWidget:
        page = ScrollPage(width=_WIDTH)
        page.setAccessibleName(self.tr("Run settings"))
        body = page.column
        body.addWidget(label(self.tr("Train"), role="title"))
        body.addWidget(self._presets)
        body.addWidget(card(self._main))
        body.addWidget(card(self._augmentation_fold))
        body.addWidget(card(self._advanced_fold))
        body.addStretch(1)
        self._search.setPlaceholderText(self.tr("Search settings…"))
        self._search.setAccessibleName(self.tr("Search settings"))
        self._search.setToolTip(self.tr("Show only settings that contain these words"))
        self._search.setClearButtonEnabled(True)
        self._search.setFixedWidth(240)
        foot = QFrame()
        set_role(foot, "footer")
        foot_layout = QHBoxLayout(foot)
        foot_layout.setContentsMargins(Space.XL, Space.M, Space.XL, Space.M)
        foot_layout.setSpacing(Space.L)
        foot_layout.addWidget(self._preflight, 1)
        foot_layout.addWidget(self._start)
        whole = QWidget()
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(page, 1)
        layout.addWidget(foot)
        return whole

    def _make_empty_states(self) -> tuple[EmptyState, EmptyState]:
        home = button(
            self.tr("Go to Home"), tip=self.tr("Create or open a project"), role="primary"
        )
        add = button(
            self.tr("Add images"), tip=self.tr("Create a dataset from a folder"), role="primary"
        )
        home.clicked.connect(self._go_home)
        add.clicked.connect(self._go_to_datasets)
        return (
            EmptyState(
                "train",
                self.tr("No project is open"),
                self.tr("A project keeps your datasets, runs, and images together."),
                home,
            ),
            EmptyState(
                "datasets",
                self.tr("Add images to train on"),
                self.tr(
                    "This project has no dataset yet. Add a folder of images; a few hundred "
                    "are enough to start."
                ),
                add,
            ),
        )

    def _connect(self) -> None:
        project = self._services.project
        project.project_changed.connect(self._apply_project)
        project.datasets_changed.connect(self._reload)
        self._watcher.runs_listed.connect(self._update_runs)
        self._presets.forecast_requested.connect(self._try_presets)
        self._engine_state.changed.connect(self._suggest_preset)
        self._presets.chosen.connect(self._choose_preset)
        self._main.dataset_chosen.connect(self.choose_dataset)
        self._main.edited.connect(self._override_main)
        self._main.length_chosen.connect(self._override_length)
        self._main.base_chosen.connect(self._choose_base)
        self._advanced.edited.connect(self._override_advanced)
        self._augmentations.edited.connect(self._apply_augmentations)
        self._search.textChanged.connect(self._advanced.search)
        self._draft.defaults_changed.connect(self._show_defaults)
        self._draft.changed.connect(self._show_preflight)
        self._start.clicked.connect(self.start)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.start)

    @Slot()
    def _apply_project(self) -> None:
        self._draft.choose_dataset(None)
        self._reload()

    @Slot()
    def _reload(self) -> None:
        """Refresh the page from the project, keeping the selected dataset."""
        project = self._services.project.project
        names = self._services.project.dataset_names
        self._main.fill_datasets(names)
        chosen = self._draft.metadata.name if self._draft.metadata else ""
        if names:
            self.choose_dataset(chosen if chosen in names else names[0])
        if project is None:
            self.setCurrentWidget(self._no_project)
        else:
            self.setCurrentWidget(self._page if names else self._no_dataset)
        self._presets.choose(self._draft.preset)
        self._show_titles()

    @Slot(object)
    def _update_runs(self, runs: tuple[RunSummary, ...]) -> None:
        self._main.fill_bases(run.run_id for run in runs if run.has_checkpoint)
        self._show_preflight()

    @Slot()
    def _suggest_preset(self) -> None:
        machine = self._engine_state.machine
        if machine is not None and not self._is_preset_chosen:
            self._show_preset(usual_preset(machine.kind))

    def _show_preset(self, name: str) -> None:
        self._draft.choose_preset(name)
        self._presets.choose(name)

    @Slot()
    def _try_presets(self) -> None:
        project, metadata = self._services.project.project, self._draft.metadata
        if project is None or metadata is None:
            self._presets.give_up()
            return
        minutes, name = self._draft.chosen_minutes, metadata.name
        self._forecast = self._services.jobs.submit(
            self.tr("Benchmarking presets for {dataset}").format(dataset=name),
            lambda engine, control: engine.forecast(
                project, name, minutes=minutes, control=control
            ),
            kind=JobKind.FORECAST,
        )
        self._forecast.event_happened.connect(self._follow_forecast)
        self._forecast.finished.connect(self._end_forecast)

    @Slot(object)
    def _follow_forecast(self, event: object) -> None:
        if isinstance(event, PresetForecast):
            self._presets.show_forecast(event)
        elif isinstance(event, ForecastFinished):
            self._forecast = None
            self._presets.finish(event)
            if not self._is_preset_chosen:
                self._show_preset(event.preset)

    @Slot()
    def _end_forecast(self) -> None:
        """Allow another benchmark if this one was canceled or failed."""
        if self._forecast is not None:
            self._forecast = None
            self._presets.give_up()

    @Slot(str)
    def _choose_preset(self, name: str) -> None:
        self._is_preset_chosen = True
        self._draft.choose_preset(name)

    @Slot(str)
    def _override_main(self, path: str) -> None:
        self._draft.override(path, self._main.value(path))

    @Slot(float, int)
    def _override_length(self, minutes: float, images: int) -> None:
        if minutes or images:
            self._draft.override_length(minutes=minutes, images=images)
        else:
            self._draft.reset_length()

    @Slot(str)
    def _choose_base(self, base: str) -> None:
        run = self._watcher.run_folder(base)
        self._draft.choose_base(base, run.config if run is not None else None)

    @Slot(str)
    def _override_advanced(self, path: str) -> None:
        part = self._advanced.part(path)
        if not part.problem:
            self._draft.override(path, part.value())
        self._show_preflight()
        self._show_titles()

    @Slot()
    def _apply_augmentations(self) -> None:
        self._draft.choose_augmentations(self._augmentations.chosen())
        self._show_titles()

    @Slot()
    def _show_defaults(self) -> None:
        defaults = self._draft.defaults()
        self._main.show_defaults(defaults)
        self._advanced.set_defaults(defaults)

    @Slot()
    def _show_preflight(self) -> None:
        problem = self._problem()
        self._start.setEnabled(problem is None)
        if problem is not None or self._draft.metadata is None:
            self._preflight.show_problem(problem)
        else:
            config = self._draft.config()
            self._preflight.show_run(
                self._draft.metadata,
                config,
                throughput_monitor=throughput_monitor(self._watcher.runs, config),
            )

    def _problem(self) -> SfumatoError | None:
        if self._advanced.problems:
            text = next(iter(self._advanced.problems.values()))
            return SfumatoError(text, hint=self.tr("Correct the setting under Advanced."))
        if self._augmentations.problems:
            return SfumatoError(
                self._augmentations.problems[0],
                hint=self.tr("Correct the setting under Augmentations."),
            )
        return self._draft.problem()

    def _show_titles(self) -> None:
        changed = self._advanced.changes
        title = self.tr("Advanced")
        if changed:
            title += "  ·  " + self.tr("{n} changed").format(n=formatting.count(changed))
        self._advanced_fold.set_title(title)
        used = len(self._draft.augmentations)
        title = self.tr("Augmentations")
        if used:
            title += "  ·  " + self.tr("{n} in use").format(n=formatting.count(used))
        self._augmentation_fold.set_title(title)

    @Slot()
    def _go_home(self) -> None:
        self._services.navigator.show_page(Page.HOME)

    @Slot()
    def _go_to_datasets(self) -> None:
        self._services.navigator.show_page(Page.DATASETS)

    def _group_name(self, group: str) -> str:
        return {
            "": self.tr("Run"),
            "data": self.tr("Data"),
            "model": self.tr("Network"),
            "model.dit": self.tr("Transformer"),
            "noise": self.tr("Noise"),
            "autoencoder": self.tr("Autoencoder"),
            "optimizer": self.tr("Optimizer"),
            "ema": self.tr("EMA"),
            "augmentation": self.tr("Conditional augmentation"),
            "sampling": self.tr("Sampling"),
            "report": self.tr("Samples and checkpoints"),
            "tuning": self.tr("Sampler tuning"),
        }.get(group, group)


def _preset_choices() -> list[Choice]:
    return [
        Choice(
            name=preset.name,
            label=translated(preset.label),
            summary=translated(preset.summary),
            note=_length_text(
                preset_config(preset.name, dataset="", shape=DataConfig().shape, images=0)
            ),
        )
        for preset in PRESETS
    ]


def _length_text(config: RunConfig) -> str:
    if config.minutes:
        return formatting.duration(config.minutes * 60)
    images = formatting.short_count(config.images_total)
    return QCoreApplication.translate("TrainPage", "{n} images").format(n=images)
