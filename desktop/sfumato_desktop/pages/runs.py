"""The Runs page: watch, control, and compare runs.

The project's runs are listed on the left. On the right is the selected run with its curves, its
samples over time, its log, and the buttons that control it. Everything is read from the run's
folder, so a run trained from a terminal looks the same. Up to eight selected runs are plotted in
one chart, along with the settings in which they differ.
"""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QSplitter, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from sfumato.records.control import Command
from sfumato.records.project import ItemKind
from sfumato.records.run_folder import RunFolder
from sfumato_desktop.animation_saver import AnimationSaver
from sfumato_desktop.bridge.engine_state import EngineState, Readiness
from sfumato_desktop.bridge.file_manager import show_in_folder
from sfumato_desktop.bridge.job import Job, JobState
from sfumato_desktop.bridge.run_commands import RunCommands
from sfumato_desktop.evaluations import Evaluations
from sfumato_desktop.housekeeping import Housekeeping
from sfumato_desktop.models.comparison import MOST_OTHERS, Comparison
from sfumato_desktop.models.run_list_model import RunListModel
from sfumato_desktop.models.run_model import RunModel
from sfumato_desktop.models.run_summary import RunSummary
from sfumato_desktop.models.run_watcher import RunWatcher
from sfumato_desktop.navigator import Page
from sfumato_desktop.services import Services
from sfumato_desktop.theme import Space, set_role
from sfumato_desktop.widgets.curve_chart import CurveChart
from sfumato_desktop.widgets.device_panel import DevicePanel
from sfumato_desktop.widgets.incident_bar import IncidentBar
from sfumato_desktop.widgets.item_actions import ItemActions
from sfumato_desktop.widgets.next_step import NextStep
from sfumato_desktop.widgets.plugin_panel import add_panels
from sfumato_desktop.widgets.rate_dialog import RateDialog, rate_in_force
from sfumato_desktop.widgets.resume_dialog import ResumeDialog
from sfumato_desktop.widgets.run_details import RunDetails
from sfumato_desktop.widgets.run_differences import RunDifferences
from sfumato_desktop.widgets.run_header import RunHeader
from sfumato_desktop.widgets.run_list import RunList
from sfumato_desktop.widgets.run_log_view import RunLogView
from sfumato_desktop.widgets.run_preparation import RunPreparation
from sfumato_desktop.widgets.sample_wall import SampleWall
from sfumato_desktop.widgets.section import label

__all__ = ["RunsPage"]

_LIST_WIDTH = 248
_NARROWEST_LIST = 180
_SETTINGS_TAB = 1
R = TypeVar("R")
_LOWER = 0.5
"""Suggested factor for the learning rate after a non-finite gradient."""


class RunsPage(QStackedWidget):
    """The page for runs.

    Args:
        services: Services shared by the pages.
        watcher: Reads the runs' folders.
        commands: Controls runs.
        engine_state: Reports when the charting library can be imported without delay.
    """

    def __init__(
        self,
        services: Services,
        *,
        watcher: RunWatcher,
        commands: RunCommands,
        engine_state: EngineState,
    ) -> None:
        super().__init__()
        self._services = services
        self._watcher = watcher
        self._commands = commands
        self._evaluations = Evaluations(services, commands, self)
        self._engine_state = engine_state
        self._asked_to_stop: set[str] = set()
        """Runs that have been asked to stop and have not yet reacted."""
        self._list_model = RunListModel(self)
        self.model = RunModel(self)
        self.setAccessibleName(self.tr("Runs"))
        self._list = RunList(self._list_model)
        self.header = RunHeader()
        self.chart = CurveChart(self.model)
        self.wall = SampleWall(self.model)
        self.device = DevicePanel()
        self.differences = RunDifferences()
        self.incident = IncidentBar()
        self._details = QTabWidget()
        self.comparison = Comparison(self.model, self)
        self.animations = AnimationSaver(services.notify, self)
        self._housekeeping = Housekeeping(ItemKind.RUN, services, self)
        self._items = ItemActions(
            self._list,
            self._housekeeping,
            selected=lambda: self._list.selected_names,
            all_names=lambda: [run.run_id for run in self._list_model.runs],
        )
        self._page = self._make_page()
        self._empty = NextStep("runs", self.tr("No runs yet"))
        self._preparation = RunPreparation()
        self.addWidget(self._page)
        self.addWidget(self._empty)
        self.addWidget(self._preparation)
        self._connect()
        self._allow_chart()
        self._update_runs(watcher.runs)

    @Slot(str)
    def show_run(self, run_id: str) -> None:
        """Show a run of the project as soon as it is available."""
        self._list.choose(run_id)
        self._watcher.refresh_now()

    @Slot(object)
    def await_run(self, job: Job) -> None:
        """Show the preparation of a new run, and then the run."""
        self._preparation.begin(job, [run.run_id for run in self._list_model.runs])
        self._show_right_page()

    def shutdown(self) -> None:
        """End the threads."""
        self.device.readings.stop()
        self.animations.close()

    def _make_page(self) -> QWidget:
        side = QFrame()
        set_role(side, "rail")
        side.setMinimumWidth(_NARROWEST_LIST)
        side_layout = QVBoxLayout(side)
        side_layout.setContentsMargins(0, Space.L, 0, 0)
        heading = label(self.tr("Runs"), role="heading")
        heading.setContentsMargins(Space.L, 0, 0, Space.XS)
        side_layout.addWidget(heading)
        side_layout.addWidget(self._list, 1)
        details = self._details
        details.setAccessibleName(self.tr("Details"))
        details.tabBar().setAccessibleName(self.tr("Details"))
        details.setDocumentMode(True)
        details.addTab(RunLogView(self.model), self.tr("Events"))
        details.addTab(RunDetails(self.model), self.tr("Settings"))
        details.addTab(self.device, self.tr("Device"))
        add_panels(details, self._services.plugins, self.model)
        left = _splitter(Qt.Orientation.Vertical, (_card(self.chart), _card(details)), (3, 2))
        body = _splitter(Qt.Orientation.Horizontal, (left, _card(self.wall)), (5, 4))
        left.setObjectName("runs-left")
        body.setObjectName("runs-body")
        content = QWidget()
        content_layout = QVBoxLayout(content)
        content_layout.setContentsMargins(Space.XL, Space.L, Space.L, Space.L)
        content_layout.setSpacing(Space.M)
        content_layout.addWidget(self.header)
        content_layout.addWidget(self.incident)
        content_layout.addWidget(body, 1)
        whole = _splitter(Qt.Orientation.Horizontal, (side, content), (0, 1))
        whole.setObjectName("runs")
        whole.setHandleWidth(1)
        whole.setSizes([_LIST_WIDTH, 1_000])
        return whole

    def _show_empty(self) -> None:
        if self._services.project.project is None:
            self._empty.lead_home(self.tr("Open a project to see and resume its runs."))
        else:
            self._empty.lead(
                self.tr("Runs appear here"),
                self.tr("Start training to follow the loss curve and the samples here."),
                to=self.tr("Train a model"),
            )

    def _connect(self) -> None:
        self._engine_state.changed.connect(self._allow_chart)
        self._services.jobs.jobs_changed.connect(self._show_header)
        self._services.project.project_changed.connect(self._forget)
        self._watcher.runs_listed.connect(self._update_runs)
        self._watcher.events_read.connect(self._handle_news)
        self.model.log_entries_added.connect(self._show_incident)
        self.model.run_changed.connect(self._show_incident)
        self.model.samples_grew.connect(self._show_header)
        self._empty.wanted.connect(self._follow_lead)
        self._list.run_chosen.connect(self._show_chosen)
        self._list.chosen_together.connect(self._compare)
        self._housekeeping.changed.connect(self._follow_renamed)
        self._items.folder_requested.connect(self._show_folder_of)
        self._items.duplicate_requested.connect(self._services.navigator.show_settings)
        self._preparation.progressed.connect(self._watcher.refresh_now)
        self._preparation.ended.connect(self._show_right_page)
        self.comparison.changed.connect(self._show_comparison)
        self.header.rate_requested.connect(self._ask_for_rate)
        self.header.folder_requested.connect(self._show_folder)
        self.incident.help_requested.connect(self._help)
        self.wall.sample_requested.connect(self._ask_for_samples)
        self.wall.animation_requested.connect(self._ask_for_animation)
        self.header.asked.connect(self._ask)
        self.header.resume_requested.connect(self._resume)
        self.header.changes_requested.connect(self._ask_for_changes)
        self.header.longer_requested.connect(self._extend)
        self.header.evaluation_requested.connect(self._start_evaluation)
        self.header.gallery_requested.connect(self._show_gallery)
        self.header.generate_requested.connect(self._generate)
        self.header.model_requested.connect(self._show_model)

    @Slot()
    def _allow_chart(self) -> None:
        is_importing = self._engine_state.readiness is Readiness.PREPARING
        self.chart.let_draw(is_allowed=not is_importing)

    @Slot(object)
    def _update_runs(self, runs: tuple[RunSummary, ...]) -> None:
        self._list_model.set_runs(runs)
        self._show_empty()
        new_run = self._preparation.find_run(run.run_id for run in runs)
        if new_run and not self.isHidden():
            self._services.navigator.show_run(new_run)
        elif new_run:
            self._list.choose(new_run)  # without leaving the page that the user went to
        self._show_right_page()
        self._show_header()

    @Slot()
    def _show_right_page(self) -> None:
        if self._preparation.is_active:
            self.setCurrentWidget(self._preparation)
        else:
            self.setCurrentWidget(self._page if self._list_model.runs else self._empty)

    @Slot(object, object)
    def _handle_news(self, run: object, news: list[object]) -> None:
        self.model.handle_news(run, news)
        self.comparison.handle_news(run, news)

    @Slot(object)
    def _compare(self, names: list[str]) -> None:
        """Plot the selected runs together, starting with the primary run."""
        project, shown = self._services.project.project, self.model.run
        if project is None or shown is None or shown.run_id not in names:
            names = []
        others = [name for name in names if shown is not None and name != shown.run_id]
        if len(others) > MOST_OTHERS:
            self._services.notify.info(self.tr("You can compare up to eight runs."))
        found = (self._watcher.run_folder(name) for name in others[:MOST_OTHERS])
        self.comparison.choose([run for run in found if run is not None])

    @Slot()
    def _show_comparison(self) -> None:
        self.chart.compare_with(self.comparison.others)
        runs = self.comparison.runs
        self._watcher.follow_also(runs[1:])
        index = self._details.indexOf(self.differences)
        if len(runs) < 2:
            self._details.removeTab(index)
            return
        rows = self.comparison.differences(self._list_model.runs)
        self.differences.show_differences([run.run_id for run in runs], rows)
        if index < 0:
            self._details.addTab(self.differences, self.tr("Differences"))
        self._details.setCurrentWidget(self.differences)

    @Slot()
    def _show_incident(self) -> None:
        self.incident.show_incident(self.model.incident)

    @Slot(str)
    def _help(self, kind: str) -> None:
        """Perform the action of an incident's button."""
        match kind:
            case "non_finite":
                self._open_rate_dialog(factor=_LOWER)
            case "storage":
                self._show_folder()
            case "plugin":
                self._services.navigator.show_plugins()
            case "device":
                self._details.setCurrentWidget(self.device)
            case _:
                self._details.setCurrentIndex(_SETTINGS_TAB)

    @Slot()
    def _ask_for_rate(self) -> None:
        self._open_rate_dialog(factor=1.0)

    def _open_rate_dialog(self, *, factor: float) -> None:
        def show(found: tuple[RunFolder, float]) -> None:
            run, rate = found
            row = self._list_model.row_of(run.run_id)
            if row >= 0 and self._list_model.runs[row].status.can_resume:
                self._show_resume_dialog(run, rate, factor=factor)
                return
            dialog = RateDialog(run, rate, factor=factor, parent=self)
            dialog.chosen.connect(self._change_rate)
            dialog.open()

        self._ask_for_run(lambda run: (run, rate_in_force(run)), show)

    @Slot()
    def _ask_for_changes(self) -> None:
        self._open_resume_dialog(factor=1.0)

    def _open_resume_dialog(self, *, factor: float) -> None:
        self._ask_for_run(
            lambda run: (run, rate_in_force(run)),
            lambda found: self._show_resume_dialog(*found, factor=factor),
        )

    def _show_resume_dialog(self, run: RunFolder, rate: float, *, factor: float) -> None:
        dialog = ResumeDialog(run, rate, factor=factor, parent=self)
        dialog.chosen.connect(self._resume_with)
        dialog.open()

    def _ask_for_run(self, read: Callable[[RunFolder], R], then: Callable[[R], object]) -> None:
        """Open the run that is shown again, and call `then` with what is read of it."""
        shown = self.model.run
        if shown is not None:
            self._services.store.ask(
                lambda: read(RunFolder.open(shown.folder)),
                then,
                failed=self._services.notify.error,
            )

    @Slot(float)
    def _change_rate(self, value: float) -> None:
        if self.model.run is not None:
            self._commands.change_rate(self.model.run, value, failed=self._services.notify.error)

    @Slot()
    def _show_folder(self) -> None:
        if self.model.run is not None:
            show_in_folder(self.model.run.folder)

    @Slot(str)
    def _show_folder_of(self, run_id: str) -> None:
        project = self._services.project.project
        if project is not None:
            show_in_folder(project.runs_folder / run_id)

    @Slot(str, str)
    def _follow_renamed(self, _before: str, after: str) -> None:
        """Select a run that was renamed or restored, as soon as it is listed."""
        if after:
            self._list.choose(after)

    @Slot()
    def _ask_for_samples(self) -> None:
        self._ask(Command.SAMPLE)

    @Slot()
    def _ask_for_animation(self) -> None:
        if self.model.run is not None:
            self.animations.request(self.model.run)

    @Slot()
    def _forget(self) -> None:
        """Clear everything that belongs to a closed project."""
        self._preparation.forget()
        self._update_runs(())
        self._show_chosen("")

    @Slot(str)
    def _show_chosen(self, run_id: str) -> None:
        project = self._services.project.project
        if project is None or not run_id:
            self.model.show(None)
            self._watcher.follow(None)
            return
        if self.model.run is not None and self.model.run.folder == project.runs_folder / run_id:
            return
        run = self._watcher.run_folder(run_id)
        if run is None:
            return
        self.model.show(run)
        self._watcher.follow(run)
        self._show_header()

    @Slot()
    def _show_header(self) -> None:
        run = self.model.run
        row = self._list_model.row_of(run.run_id) if run is not None else -1
        if row >= 0:
            shown = self._list_model.runs[row]
            job = self._services.jobs.job_of(shown.run_id)
            is_queued = job is not None and job.state is JobState.QUEUED
            if not shown.status.is_active:
                self._asked_to_stop.discard(shown.run_id)
            is_stopping = shown.run_id in self._asked_to_stop or (
                job is not None and job.control.is_stopping
            )
            self.header.show_run(shown, is_queued=is_queued, is_stopping=is_stopping)
            self.wall.show_status(shown.status)

    @Slot(object)
    def _ask(self, command: Command) -> None:
        run = self.model.run
        if run is not None:
            self._commands.send(
                run,
                command,
                then=lambda: self._note_sent(run.run_id, command),
                failed=self._services.notify.error,
            )

    def _note_sent(self, run_id: str, command: Command) -> None:
        if command in (Command.STOP, Command.STOP_NOW):
            self._asked_to_stop.add(run_id)
        self._show_header()
        self._watcher.refresh_now()

    @Slot()
    def _resume(self) -> None:
        self._resume_with([])

    @Slot(object)
    def _resume_with(self, changes: list[str]) -> None:
        project = self._services.project.project
        if project is not None:
            self._ask_for_run(
                lambda run: run, lambda run: self._commands.resume(project, run, changes=changes)
            )

    @Slot()
    def _extend(self) -> None:
        project = self._services.project.project
        if project is not None:
            self._ask_for_run(lambda run: run, lambda run: self._commands.extend(project, run))

    @Slot()
    def _show_gallery(self) -> None:
        if self.model.run is not None:
            self._services.navigator.show_gallery(self.model.run.run_id)

    @Slot()
    def _generate(self) -> None:
        if self.model.run is not None:
            self._services.navigator.show_generate(self.model.run.run_id)

    @Slot()
    def _start_evaluation(self) -> None:
        if self.model.run is not None:
            self._evaluations.start(self.model.run.run_id)

    @Slot()
    def _show_model(self) -> None:
        if self.model.run is not None:
            self._services.navigator.show_model(self.model.run.run_id)

    @Slot()
    def _follow_lead(self) -> None:
        has_project = self._services.project.project is not None
        self._services.navigator.show_page(Page.TRAIN if has_project else Page.HOME)


def _card(content: QWidget) -> QFrame:
    frame = QFrame()
    set_role(frame, "card")
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(Space.M, Space.S, Space.M, Space.M)
    layout.addWidget(content)
    return frame


def _splitter(
    orientation: Qt.Orientation, widgets: tuple[QWidget, ...], shares: tuple[int, ...]
) -> QSplitter:
    made = QSplitter(orientation)
    made.setChildrenCollapsible(False)
    made.setHandleWidth(Space.M)
    for index, (widget, share) in enumerate(zip(widgets, shares, strict=True)):
        made.addWidget(widget)
        made.setStretchFactor(index, share)
    made.setSizes([100 * share for share in shares])
    set_role(made, "gap")
    return made
