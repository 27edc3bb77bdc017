"""The composition root of the desktop application.

Only this module constructs settings, theme, services, watchers, and the window. Everything else
receives its dependencies.
"""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, QUrl, Slot
from PySide6.QtGui import QAction, QDesktopServices, QPixmapCache
from PySide6.QtWidgets import QApplication, QWidget

from sfumato.plugins.registry import Plugins
from sfumato.records.events import RunStarted
from sfumato.records.run_folder import RunFolder
from sfumato_desktop import formatting
from sfumato_desktop.app_settings import AppSettings
from sfumato_desktop.bridge.engine_jobs import EngineFactory, EngineJobs, load_engine
from sfumato_desktop.bridge.engine_state import EngineState, Readiness
from sfumato_desktop.bridge.export_process import ExportProcess
from sfumato_desktop.bridge.gc_scheduler import GcScheduler
from sfumato_desktop.bridge.job import Job
from sfumato_desktop.bridge.run_commands import RunCommands
from sfumato_desktop.bridge.sleep_inhibitor import SleepInhibitor
from sfumato_desktop.bridge.system_notices import SystemNotices
from sfumato_desktop.core_texts import localize_message
from sfumato_desktop.dialogs import Dialogs
from sfumato_desktop.event_notifier import EventNotifier
from sfumato_desktop.models.outside_training import OutsideTraining
from sfumato_desktop.models.project_model import ProjectModel
from sfumato_desktop.models.recent_projects import RecentProjects
from sfumato_desktop.models.run_watcher import RunWatcher
from sfumato_desktop.navigator import Navigator, Page
from sfumato_desktop.notifier import Notifier
from sfumato_desktop.project_controller import ProjectController
from sfumato_desktop.project_flows import ProjectFlows
from sfumato_desktop.run_menu_controller import RunMenuController
from sfumato_desktop.services import Services
from sfumato_desktop.shown_text import as_caption
from sfumato_desktop.store import Store
from sfumato_desktop.theme import Theme
from sfumato_desktop.unfinished_runs import UnfinishedRuns
from sfumato_desktop.widgets.plain_text import add_entry
from sfumato_desktop.window import Window
from sfumato_desktop.workspace import Workspace

__all__ = ["App"]

_WARM_UP_DELAY_MS = 1_000
_PIXMAP_CACHE_KB = 4_096
"""Size limit of Qt's pixmap cache; Qt's default limit fills up with old samples."""


class App(QObject):
    """Everything behind one window.

    Args:
        application: Qt's application object.
        plugins: The plugins available to the engine.
        engine_factory: Creates the engine in a background thread.
        address: Socket on which this window listens for later launches; if empty, it does not
            listen.
        stores: Do the file work in the open project and elsewhere; by default, two new ones.
    """

    def __init__(
        self,
        application: QApplication,
        plugins: Plugins,
        *,
        engine_factory: EngineFactory = load_engine,
        address: str = "",
        stores: tuple[Store, Store] | None = None,
    ) -> None:
        super().__init__()
        QPixmapCache.setCacheLimit(_PIXMAP_CACHE_KB)
        self.settings = AppSettings()
        self.theme = Theme(application, self.settings.scheme, self)
        store, elsewhere = stores or (Store(self), Store(self))
        self.services = Services(
            project=ProjectModel(store, self),
            jobs=EngineJobs(plugins, engine_factory=engine_factory, parent=self),
            plugins=plugins,
            notify=Notifier(self),
            navigator=Navigator(self),
            store=store,
            elsewhere=elsewhere,
        )
        self.engine_state = EngineState(self.services.jobs, self)
        self.watcher = RunWatcher(store, self)
        self.awake = SleepInhibitor(self.services.jobs, self.settings, self)
        self.outside = OutsideTraining(self.services.jobs, self.watcher, self)
        self.commands = RunCommands(self.services.jobs, store)
        self.exports = ExportProcess(parent=self)
        self.recent = RecentProjects(self.settings, elsewhere, self)
        self.project_controller = ProjectController(self.services, address=address, parent=self)
        self.flows = ProjectFlows(
            self.services,
            self.recent,
            settings=self.settings,
            controller=self.project_controller,
            parent=self,
        )
        self._event_notifier = EventNotifier(self.services, self)
        self._unfinished = UnfinishedRuns(
            self.services,
            settings=self.settings,
            watcher=self.watcher,
            commands=self.commands,
            parent=self,
        )
        self._collector = GcScheduler(self)
        self._warm_up = QTimer(self)
        self._warm_up.setSingleShot(True)
        self._warm_up.setInterval(_WARM_UP_DELAY_MS)
        self.window = Window(
            self.services, self.settings, exports=self.exports, build_page=self._build_page
        )
        self.flows.show_over(self.window)
        self._make_surroundings()
        self._connect()
        self._connect_actions()

    def _make_surroundings(self) -> None:
        """Create the objects that act on the window."""
        self.run_menu_controller = RunMenuController(
            self.services,
            commands=self.commands,
            outside=self.outside,
            strip=self.window.strip,
            parent=self,
        )
        self.dialogs = Dialogs(
            self.services,
            settings=self.settings,
            theme=self.theme,
            engine_state=self.engine_state,
            parent=self,
        )
        self.notices = SystemNotices(self.window, self.settings, self)
        self.workspace = Workspace(
            self.services,
            settings=self.settings,
            window=self.window,
            flows=self.flows,
            watcher=self.watcher,
            parent=self,
        )

    def start(self, project: Path | None = None) -> None:
        """Show the window, and open a project if one is given."""
        self.window.show_page(Page.HOME)
        self.window.show()
        if project is not None:
            self.settings.is_open = True
            self.flows.open(str(project))
        else:
            self.workspace.restore_state()

    @Slot()
    def close(self) -> None:
        """End every thread. Called after the window has closed."""
        self._warm_up.stop()
        self.window.shutdown_pages()
        self.services.jobs.shutdown()
        self.awake.close()
        self.watcher.close()
        self.project_controller.close()
        for store in (self.services.store, self.services.elsewhere):
            store.close()
        self.notices.close()
        self.workspace.hand_over()
        self.services.history.forget()  # disconnects before Qt signals from a half-deleted object
        if self.has_left_threads:
            self._collector.stop()
        else:
            self._collector.close()
        self.settings.sync()

    @property
    def has_left_threads(self) -> bool:
        """Whether a thread did not end when it was told to."""
        stores = (self.services.store, self.services.elsewhere)
        return self.services.jobs.has_left_threads or any(one.has_left_thread for one in stores)

    def delete_window(self) -> None:
        """Delete every widget while Qt and Python are both intact. Called before exiting."""
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _build_page(self, page: Page) -> QWidget:
        # Pages are imported when first shown so that the window is painted quickly.
        match page:
            case Page.HOME:
                from sfumato_desktop.pages.home import HomePage

                return HomePage(
                    self.services,
                    recent=self.recent,
                    flows=self.flows,
                    engine_state=self.engine_state,
                    watcher=self.watcher,
                )
            case Page.TRAIN:
                from sfumato_desktop.pages.train import TrainPage

                return TrainPage(
                    self.services,
                    commands=self.commands,
                    engine_state=self.engine_state,
                    watcher=self.watcher,
                )
            case Page.RUNS:
                from sfumato_desktop.pages.runs import RunsPage

                return RunsPage(
                    self.services,
                    watcher=self.watcher,
                    commands=self.commands,
                    engine_state=self.engine_state,
                )
            case Page.DATASETS:
                from sfumato_desktop.pages.datasets import DatasetsPage

                return DatasetsPage(self.services)
            case Page.GALLERY:
                from sfumato_desktop.pages.gallery import GalleryPage

                return GalleryPage(self.services, watcher=self.watcher, settings=self.settings)
            case Page.MODELS:
                from sfumato_desktop.pages.models import ModelsPage

                return ModelsPage(
                    self.services,
                    exports=self.exports,
                    watcher=self.watcher,
                    commands=self.commands,
                )

    def _connect(self) -> None:
        services = self.services
        services.jobs.job_added.connect(self._follow_job)
        services.jobs.jobs_changed.connect(self._show_what_is_possible)
        services.project.project_changed.connect(self.watcher.watch)
        services.project.project_changed.connect(self._show_what_is_possible)
        services.project.project_changed.connect(self._show_state)
        services.project.runs_changed.connect(self.watcher.refresh_now)
        self.watcher.trouble_met.connect(services.notify.error)
        for store in (services.store, services.elsewhere):
            store.trouble_met.connect(services.notify.error)
        self.outside.changed.connect(self.window.strip.show_outside)
        self.outside.changed.connect(self._show_what_is_possible)
        self.awake.changed.connect(self.window.strip.show_awake)
        services.notify.notice_given.connect(self.notices.show)
        services.navigator.plugins_requested.connect(self.dialogs.show_plugins)
        self.engine_state.changed.connect(self._show_engine_state)
        self._warm_up.timeout.connect(self.engine_state.prepare)
        self.window.minimized.connect(self.watcher.rest)
        self.window.painted.connect(self._warm_up.start)
        self.window.painted.connect(self._show_plugin_incidents)
        self.window.closed.connect(self.close)
        self.window.paused_on_quit.connect(self._unfinished.remember)
        self.window.handed_on_quit.connect(self.workspace.note_hand_over)
        self._show_engine_state()
        self._show_what_is_possible()

    def _connect_actions(self) -> None:
        actions = self.window.actions_book
        actions.connect_to("project.new", self.flows.ask_for_new)
        actions.connect_to("project.open", self.flows.ask_to_open)
        actions.connect_to("project.sample", self.flows.try_sample)
        actions.connect_to("project.folder", self._show_project_folder)
        actions.connect_to("project.refresh", self.services.project.refresh)
        actions.connect_to("project.close", self._close_project)
        actions.connect_to("run.distill", self._distill)
        actions.menu("project.recent").aboutToShow.connect(self._list_recent)
        actions.menu("project.recent").triggered.connect(self._open_recent)
        self.run_menu_controller.serve(actions, self.window)
        self.dialogs.serve(actions, self.window, newest_run=self._newest_run)
        self._connect_history()

    def _connect_history(self) -> None:
        actions, stack = self.window.actions_book, self.services.history.stack
        actions.connect_to("edit.undo", stack.undo)
        actions.connect_to("edit.redo", stack.redo)
        stack.indexChanged.connect(self._name_history)
        self.services.project.project_changed.connect(self.services.history.forget)
        self._name_history()

    @Slot()
    def _name_history(self) -> None:
        actions, stack = self.window.actions_book, self.services.history.stack
        undo, redo = stack.undoText(), stack.redoText()
        undo_text = self.tr("Undo {what}").format(what=undo) if undo else self.tr("Undo")
        redo_text = self.tr("Redo {what}").format(what=redo) if redo else self.tr("Redo")
        actions["edit.undo"].setText(as_caption(undo_text))
        actions["edit.redo"].setText(as_caption(redo_text))
        actions["edit.undo"].setEnabled(stack.canUndo())
        actions["edit.redo"].setEnabled(stack.canRedo())

    @Slot()
    def _show_what_is_possible(self, *_: object) -> None:
        actions = self.window.actions_book
        has_project = self.services.project.project is not None
        is_working = bool(self.services.jobs.wanted_jobs)
        for name in ("project.folder", "project.refresh", "run.distill"):
            actions[name].setEnabled(has_project)
        actions["project.close"].setEnabled(has_project and not is_working)
        actions["project.recent"].setEnabled(bool(self.recent.folders))
        for name in ("pause", "resume", "stop", "sample", "save", "rate"):
            actions[f"run.{name}"].setEnabled(self.run_menu_controller.is_possible)

    @Slot(object)
    def _follow_job(self, job: Job) -> None:
        job.event_happened.connect(self.services.project.handle_event)
        job.event_happened.connect(self._after_event)

    @Slot(object)
    def _after_event(self, event: object) -> None:
        if isinstance(event, RunStarted):
            self._collector.freeze_imports()  # modules imported by the training loop stay loaded

    @Slot()
    def _show_state(self, *_: object) -> None:
        """Show in the run strip the engine's state, or that the project is read-only."""
        machine = self.engine_state.machine
        texts = {
            Readiness.WAITING: self.tr("The engine will start shortly"),
            Readiness.PREPARING: self.tr("Preparing the engine…"),
            Readiness.READY: self.tr("Ready  ·  {device}").format(
                device=localize_message(machine.device) if machine else ""
            ),
            Readiness.FAILED: self.tr("The engine failed to start"),
        }
        text = texts[self.engine_state.readiness]
        if self.services.project.is_read_only:
            text = self.tr("Read-only: the project is open in another window")
        self.window.strip.set_status(text)

    @Slot()
    def _show_engine_state(self) -> None:
        self._show_state()
        if self.engine_state.readiness is Readiness.PREPARING:
            self._collector.rest()
        elif self.engine_state.readiness is not Readiness.WAITING:
            self._collector.freeze_imports()

    @Slot()
    def _close_project(self) -> None:
        self.services.project.close()
        self.services.navigator.show_page(Page.HOME)

    @Slot()
    def _show_project_folder(self) -> None:
        project = self.services.project.project
        if project is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(project.folder)))

    @Slot()
    def _list_recent(self) -> None:
        menu = self.window.actions_book.menu("project.recent")
        menu.clear()
        missing = {project.folder for project in self.recent.projects if project.is_missing}
        for folder in self.recent.folders:
            action = add_entry(menu, formatting.path_text(folder))
            action.setData(str(folder))
            action.setEnabled(folder not in missing)

    @Slot(QAction)
    def _open_recent(self, action: QAction) -> None:
        self.flows.open(action.data())

    def _newest_run(self) -> RunFolder | None:
        """Return the most recently active run of the open project."""
        runs = self.watcher.runs
        newest = max(runs, key=lambda run: (*run.order.by_start, run.run_id), default=None)
        return self.watcher.run_folder(newest.run_id) if newest is not None else None

    @Slot()
    def _show_plugin_incidents(self) -> None:
        incidents = self.services.plugins.incidents
        if incidents:
            self.services.notify.action(
                self.tr(
                    "Some features from plugin “{plugin}” are unavailable because of an error."
                ).format(plugin=incidents[0].plugin),
                self.tr("Show plugins"),
                self.dialogs.show_plugins,
            )

    @Slot()
    def _distill(self) -> None:
        from sfumato_desktop.pages.models import ModelsPage  # here for start-up time, as above

        self.services.navigator.show_page(Page.MODELS)
        models = self.window.page_widget(Page.MODELS)
        assert isinstance(models, ModelsPage)
        models.distill()
