"""How are runs watched?

The project's runs on the left; on the right the one that is chosen: its curves, its samples at
every point, what happened, and the buttons to steer it. All of it is read from the run's folder, so
a run that a terminal trains looks the same.
"""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QSplitter, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from sfumato.control import Command
from sfumato.errors import SfumatoError
from sfumato.run_folder import RunFolder
from sfumato_desktop.bridge.engine_state import EngineState, Readiness
from sfumato_desktop.bridge.run_commands import RunCommands
from sfumato_desktop.bridge.run_watcher import RunWatcher
from sfumato_desktop.models.run_list_model import RunListModel
from sfumato_desktop.models.run_model import RunModel
from sfumato_desktop.models.run_summary import RunSummary
from sfumato_desktop.navigator import Place
from sfumato_desktop.services import Services
from sfumato_desktop.theme import Space, set_role
from sfumato_desktop.widgets.curve_chart import CurveChart
from sfumato_desktop.widgets.plugin_panel import add_panels
from sfumato_desktop.widgets.run_facts import RunFacts
from sfumato_desktop.widgets.run_header import RunHeader
from sfumato_desktop.widgets.run_list import RunList
from sfumato_desktop.widgets.run_story import RunStory
from sfumato_desktop.widgets.sample_wall import SampleWall
from sfumato_desktop.widgets.section import label
from sfumato_desktop.widgets.way_on import WayOn

__all__ = ["RunsPlace"]

_LIST_WIDTH = 248
_NARROWEST_LIST = 180


class RunsPlace(QStackedWidget):
    """The fourth place.

    Args:
        services: What the places share.
        watcher: Reads the runs' folders.
        commands: Steers runs.
        engine_state: Says when the chart's library can be had without waiting.
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
        self._engine_state = engine_state
        self._list_model = RunListModel(self)
        self.model = RunModel(self)
        self.setAccessibleName(self.tr("Runs"))
        self._list = RunList(self._list_model)
        self.header = RunHeader()
        self.chart = CurveChart(self.model)
        self.wall = SampleWall(self.model)
        self._page = self._make_page()
        self._empty = WayOn("runs", self.tr("No runs yet"))
        self.addWidget(self._page)
        self.addWidget(self._empty)
        self._connect()
        self._let_chart_draw()
        self._take_runs(watcher.runs)

    @Slot(str)
    def show_run(self, run_id: str) -> None:
        """Show a run of the project, as soon as it is there."""
        self._list.choose(run_id)
        self._watcher.look_now()

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
        details = QTabWidget()
        details.setAccessibleName(self.tr("Details"))
        details.tabBar().setAccessibleName(self.tr("Details"))
        details.setDocumentMode(True)
        details.addTab(RunStory(self.model), self.tr("Events"))
        details.addTab(RunFacts(self.model), self.tr("Settings"))
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
        content_layout.addWidget(body, 1)
        whole = _splitter(Qt.Orientation.Horizontal, (side, content), (0, 1))
        whole.setObjectName("runs")
        whole.setHandleWidth(1)
        whole.setSizes([_LIST_WIDTH, 1_000])
        return whole

    def _say_empty(self) -> None:
        if self._services.project.project is None:
            self._empty.lead_home(self.tr("Open a project to see its runs and to go on with them."))
        else:
            self._empty.lead(
                self.tr("Runs appear here"),
                self.tr(
                    "Start one, and watch its curve fall and its pictures come out of the haze."
                ),
                to=self.tr("Train a model"),
            )

    def _connect(self) -> None:
        self._engine_state.changed.connect(self._let_chart_draw)
        self._services.project.project_changed.connect(self._forget)
        self._watcher.runs_listed.connect(self._take_runs)
        self._watcher.events_read.connect(self.model.take)
        self._empty.wanted.connect(self._follow_lead)
        self._list.run_chosen.connect(self._show_chosen)
        self.header.asked.connect(self._ask)
        self.header.resume_wanted.connect(self._resume)
        self.header.longer_wanted.connect(self._extend)
        self.header.gallery_wanted.connect(self._show_gallery)
        self.header.model_wanted.connect(self._show_model)

    @Slot()
    def _let_chart_draw(self) -> None:
        is_importing = self._engine_state.readiness is Readiness.PREPARING
        self.chart.let_draw(is_allowed=not is_importing)

    @Slot(object)
    def _take_runs(self, runs: tuple[RunSummary, ...]) -> None:
        self._list_model.take(runs)
        self._say_empty()
        self.setCurrentWidget(self._page if runs else self._empty)
        self._show_header()

    @Slot()
    def _forget(self) -> None:
        """Show nothing of a project that is not open any more."""
        self._take_runs(())
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
        try:
            run = project.run(run_id)
        except SfumatoError as error:
            self._services.notify.error(error.message, error.hint)
            return
        self.model.show(run)
        self._watcher.follow(run)
        self._show_header()

    def _show_header(self) -> None:
        run = self.model.run
        row = self._list_model.row_of(run.run_id) if run is not None else -1
        if row >= 0:
            self.header.show_run(self._list_model.runs[row])

    @Slot(object)
    def _ask(self, command: Command) -> None:
        if self.model.run is None:
            return
        try:
            self._commands.ask(self.model.run, command)
        except SfumatoError as error:
            self._services.notify.error(error.message, error.hint)
        self._watcher.look_now()

    @Slot()
    def _resume(self) -> None:
        project, run = self._services.project.project, self.model.run
        if project is None or run is None:
            return
        try:
            self._commands.resume(project, RunFolder.open(run.folder))
        except SfumatoError as error:
            self._services.notify.error(error.message, error.hint)

    @Slot()
    def _extend(self) -> None:
        project, run = self._services.project.project, self.model.run
        if project is None or run is None:
            return
        try:
            self._commands.extend(project, RunFolder.open(run.folder))
        except SfumatoError as error:
            self._services.notify.error(error.message, error.hint)

    @Slot()
    def _show_gallery(self) -> None:
        if self.model.run is not None:
            self._services.navigator.show_gallery(self.model.run.run_id)

    @Slot()
    def _show_model(self) -> None:
        if self.model.run is not None:
            self._services.navigator.show_model(self.model.run.run_id)

    @Slot()
    def _follow_lead(self) -> None:
        has_project = self._services.project.project is not None
        self._services.navigator.show_place(Place.TRAIN if has_project else Place.HOME)


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
    for place, (widget, share) in enumerate(zip(widgets, shares, strict=True)):
        made.addWidget(widget)
        made.setStretchFactor(place, share)
    made.setSizes([100 * share for share in shares])
    set_role(made, "gap")
    return made
