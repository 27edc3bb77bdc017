"""The main window: navigation rail, pages, run strip, and menus.

The window builds a page when it is first needed, follows the navigator's requests, shows notices,
and asks for confirmation before closing with unfinished work. It uses pages only as widgets with a
few methods; `app.py` decides how each is built.
"""

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QHBoxLayout,
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from sfumato_desktop.action_book import ActionBook
from sfumato_desktop.app_settings import AppSettings
from sfumato_desktop.bridge.export_process import ExportProcess
from sfumato_desktop.bridge.job import Job
from sfumato_desktop.navigator import Page
from sfumato_desktop.services import Services
from sfumato_desktop.shown_text import as_title
from sfumato_desktop.widgets.command_palette import CommandPalette
from sfumato_desktop.widgets.job_bar import JobBar
from sfumato_desktop.widgets.quit_dialog import Quit, QuitAnywayDialog, QuitDialog
from sfumato_desktop.widgets.rail import Rail
from sfumato_desktop.widgets.section import line
from sfumato_desktop.widgets.toast import ToastStack

__all__ = ["Window"]

_SIZE = (1280, 800)
_SMALLEST = (960, 620)
_MOST_DIGITS = 9
"""Maximum number of digits in a stored scroll position; Qt's scroll bars use 32-bit values."""


@runtime_checkable
class _EndsItsWork(Protocol):
    """A page that owns threads or processes."""

    def shutdown(self) -> None: ...


class Window(QMainWindow):
    """The main window.

    Args:
        services: Services shared by the pages.
        settings: Stores the window's geometry.
        exports: The running export, if any, which also keeps the window from closing.
        build_page: Builds a page.
    """

    painted = Signal()
    """Emitted when the window is painted for the first time."""
    minimized = Signal(bool)
    """Emitted with whether the window is minimized when its state changes."""
    closed = Signal()
    """Emitted when the window has closed and will not reopen."""
    paused_on_quit = Signal(str)
    """Emitted with the ID of a run that was paused on quit and is offered at the next launch."""

    handed_on_quit = Signal(str)
    """Emitted with the ID of a run that is to continue in the background after the app quits."""

    def __init__(
        self,
        services: Services,
        settings: AppSettings,
        *,
        exports: ExportProcess,
        build_page: Callable[[Page], QWidget],
    ) -> None:
        super().__init__()
        self._services = services
        self._settings = settings
        self._exports = exports
        self._build_page = build_page
        self._pages: dict[Page, QWidget] = {}
        self._is_painted = False
        self._is_closing = False
        self._is_abandoning = False
        """Whether to close although jobs ignore Stop."""
        self._is_unattended = False
        """Whether nobody can answer, because the system is ending the session."""
        self._quit_anyway: QuitAnywayDialog | None = None
        self.setWindowTitle(self.tr("Sfumato"))
        self.setMinimumSize(*_SMALLEST)
        self.resize(*_SIZE)
        self.actions_book = ActionBook(self, settings)
        self._rail = Rail(self.actions_book)
        self.strip = JobBar()
        self._stack = _Places()
        self._palette = CommandPalette(self.actions_book, self)
        central = self._lay_out()
        self.toasts = ToastStack(self._stack, central)
        self._connect()
        self._restore()

    @property
    def page(self) -> Page:
        """The current page."""
        shown = self._stack.currentWidget()
        return next((p for p, widget in self._pages.items() if widget is shown), Page.HOME)

    def page_widget(self, page: Page) -> QWidget:
        """Return a page, building it on first use."""
        if page not in self._pages:
            self._pages[page] = self._build_page(page)
            self._stack.addWidget(self._pages[page])
            self._pages[page].setObjectName(f"place-{page}")
            for splitter in self._splitters(self._pages[page]):
                splitter.restoreState(self._settings.state_of(splitter.objectName()))
            QTimer.singleShot(0, self._pages[page], self._scroll_back)
        return self._pages[page]

    def shutdown_pages(self) -> None:
        """Shut down the pages that own threads or processes."""
        for widget in self._pages.values():
            if isinstance(widget, _EndsItsWork):
                widget.shutdown()

    @Slot(object)
    def show_page(self, page: Page) -> None:
        """Go to a page."""
        widget = self.page_widget(page)
        self._stack.setCurrentWidget(widget)
        widget.setFocus()
        self._note_page(page)
        self.actions_book[f"go.{page}"].setChecked(True)

    def changeEvent(self, event: QEvent) -> None:
        """Announce whether the window is minimized."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.WindowStateChange:
            self.minimized.emit(self.isMinimized())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Emit `painted` on the first paint."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask for confirmation before closing with unfinished work."""
        unfinished = self._unfinished()
        if unfinished and not self._is_abandoning:
            event.ignore()  # wait until the user has answered and the last events have arrived
            if not self._is_closing:
                self._confirm_quit(unfinished)
            else:
                self._offer_to_abandon()
            return
        if self._quit_anyway is not None:
            self._quit_anyway.close()
        self._keep_state()
        event.accept()
        self.hide()  # immediately, because shutting down may take a moment
        self.closed.emit()

    def _lay_out(self) -> QWidget:
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self._rail)
        body.addWidget(self._stack, 1)
        central = QWidget()
        layout = QVBoxLayout(central)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(body, 1)
        layout.addWidget(line())
        layout.addWidget(self.strip)
        self.setCentralWidget(central)
        self.actions_book.fill(self.menuBar())
        return central

    def _connect(self) -> None:
        navigator, jobs = self._services.navigator, self._services.jobs
        navigator.page_requested.connect(self.show_page)
        navigator.dataset_requested.connect(self._show_dataset)
        navigator.source_offered.connect(self._offer_source)
        navigator.training_requested.connect(self._show_training)
        navigator.settings_requested.connect(self._show_settings)
        navigator.new_run_requested.connect(self._show_new_run)
        navigator.run_requested.connect(self._show_run)
        navigator.gallery_requested.connect(self._show_gallery)
        navigator.generate_requested.connect(self._show_generate)
        navigator.model_requested.connect(self._show_model)
        jobs.job_added.connect(self.strip.add)
        jobs.job_added.connect(self._follow_job)
        jobs.jobs_changed.connect(self._close_when_idle)
        for over in (self._exports.succeeded, self._exports.failed, self._exports.canceled):
            over.connect(self._close_when_idle)
        self.strip.run_chosen.connect(navigator.show_run)
        self._services.notify.notice_given.connect(self.toasts.show_notice)
        self._stack.resized.connect(self.toasts.settle)
        self._services.project.project_changed.connect(self._name_window)
        for page in Page:
            self.actions_book.connect_to(f"go.{page}", self._go_to_checked)
        self.actions_book.connect_to("view.palette", self._open_palette)
        self.actions_book.connect_to("view.next_part", self._go_to_next_part)
        self.actions_book.connect_to("app.quit", self.close)

    @Slot()
    def _go_to_checked(self) -> None:
        checked = next(p for p in Page if self.actions_book[f"go.{p}"].isChecked())
        self.show_page(checked)

    @Slot()
    def _go_to_next_part(self) -> None:
        """Move the keyboard focus to the next part of the window that accepts it."""
        parts: list[QWidget] = [self.toasts, self._rail, self._stack, self.strip]
        focus = self.focusWidget()
        here = next((n for n, part in enumerate(parts) if part.isAncestorOf(focus)), -1)
        for step in range(1, len(parts) + 1):
            part = parts[(here + step) % len(parts)]
            first = self._stack.currentWidget() if part is self._stack else _first_control(part)
            if part.isVisible() and first is not None:
                first.setFocus(Qt.FocusReason.TabFocusReason)
                return

    @Slot()
    def _open_palette(self) -> None:
        self._palette.open_over(self)

    @Slot(object)
    def _name_window(self, project: object) -> None:
        name = getattr(project, "name", "")
        if name and self._services.project.is_read_only:
            name = self.tr("{name} (read-only)").format(name=name)
        self.setWindowTitle(as_title(f"{name} – Sfumato") if name else self.tr("Sfumato"))

    def _note_page(self, page: Page) -> None:
        project = self._services.project.project
        if project is not None:
            self._settings.note(project.folder, "place", str(page))

    @Slot(str)
    def _show_dataset(self, name: str) -> None:
        self._open_page_item(Page.DATASETS, "show_dataset", name)

    @Slot(str)
    def _offer_source(self, path: str) -> None:
        self._open_page_item(Page.DATASETS, "add_source", path)

    @Slot(str)
    def _show_training(self, dataset: str) -> None:
        self._open_page_item(Page.TRAIN, "choose_dataset", dataset)

    @Slot(str)
    def _show_settings(self, run_id: str) -> None:
        self._open_page_item(Page.TRAIN, "use_settings", run_id)

    @Slot(object)
    def _show_new_run(self, job: object) -> None:
        self._open_page_item(Page.RUNS, "await_run", job)

    @Slot(str)
    def _show_run(self, run_id: str) -> None:
        self._open_page_item(Page.RUNS, "show_run", run_id)

    @Slot(str)
    def _show_gallery(self, run_id: str) -> None:
        self._open_page_item(Page.GALLERY, "show_run", run_id)

    @Slot(str)
    def _show_generate(self, run_id: str) -> None:
        self._open_page_item(Page.GALLERY, "generate_with", run_id)

    @Slot(str)
    def _show_model(self, run_id: str) -> None:
        self._open_page_item(Page.MODELS, "show_run", run_id)

    def _open_page_item(self, page: Page, method: str, item: object) -> None:
        self.show_page(page)
        getattr(self.page_widget(page), method)(item)

    def _unfinished(self) -> list[str]:
        """Return the titles of unfinished jobs that the user started."""
        titles = [job.name for job in self._services.jobs.wanted_jobs]
        return [*titles, self._exports.title] if self._exports.is_running else titles

    def _confirm_quit(self, titles: list[str]) -> None:
        training = self._services.jobs.training_job()
        is_training = training is not None and bool(training.run_id)
        dialog = QuitDialog(titles, is_training=is_training, parent=self)
        dialog.chosen.connect(self._quit)
        dialog.open()

    def quit_without_asking(self) -> None:
        """Pause the run that is training and close, because the system is ending the session."""
        self._is_unattended = True
        if self._unfinished() and not self._is_closing:
            self._quit(Quit.PAUSE)

    @Slot(object)
    def _quit(self, choice: Quit) -> None:
        training = self._services.jobs.training_job()
        if training is not None and choice is Quit.PAUSE:
            self.paused_on_quit.emit(training.run_id)
        elif training is not None and choice is Quit.BACKGROUND:
            self.handed_on_quit.emit(training.run_id)
        self._is_closing = True
        self._services.jobs.stop_all()
        self._exports.cancel()
        self._close_when_idle()

    @Slot(object)
    def _follow_job(self, job: Job) -> None:
        job.overdue.connect(self._offer_to_abandon)

    @Slot()
    def _offer_to_abandon(self) -> None:
        """Name the jobs that ignore Stop, and offer to close without them."""
        titles = [job.name for job in self._services.jobs.wanted_jobs if job.is_overdue]
        if not self._is_closing or not titles:
            return
        if self._is_unattended:
            self._abandon()
        elif self._quit_anyway is None:
            self._quit_anyway = QuitAnywayDialog(titles, parent=self)
            self._quit_anyway.accepted.connect(self._abandon)
            self._quit_anyway.finished.connect(self._forget_offer)
            self._quit_anyway.open()

    @Slot()
    def _forget_offer(self) -> None:
        self._quit_anyway = None

    @Slot()
    def _abandon(self) -> None:
        self._is_abandoning = True
        self.close()

    @Slot()
    def _close_when_idle(self, *_: object) -> None:
        if self._is_closing and not self._unfinished():
            self.close()

    def _restore(self) -> None:
        self.restoreGeometry(self._settings.state_of("window"))

    def _keep_state(self) -> None:
        self._settings.keep_state("window", self.saveGeometry())
        for widget in self._pages.values():
            for splitter in self._splitters(widget):
                self._settings.keep_state(splitter.objectName(), splitter.saveState())
        self._keep_scrolling()
        self._settings.sync()

    def _keep_scrolling(self) -> None:
        """Store the scroll positions of each named page of the open project."""
        project = self._services.project.project
        if project is None:
            return
        for widget in self._pages.values():
            for area in _scrolled(widget):
                far = area.verticalScrollBar().value()
                self._settings.note(project.folder, f"scroll-{area.objectName()}", str(far))

    @Slot()
    def _scroll_back(self) -> None:
        project = self._services.project.project
        if project is None:
            return
        for widget in self._pages.values():
            for area in _scrolled(widget):
                noted = self._settings.note_of(project.folder, f"scroll-{area.objectName()}")
                if noted.isdecimal() and len(noted) <= _MOST_DIGITS:
                    area.verticalScrollBar().setValue(int(noted))

    def _splitters(self, widget: QWidget) -> list[QSplitter]:
        """Return the splitters of a page whose state is stored: those with an object name."""
        return [found for found in widget.findChildren(QSplitter) if found.objectName()]


def _scrolled(widget: QWidget) -> list[QAbstractScrollArea]:
    """Return the scroll areas of a page whose position is stored: those with an object name."""
    areas = [widget, *widget.findChildren(QAbstractScrollArea)]
    return [
        area
        for area in areas
        if isinstance(area, QAbstractScrollArea)
        and area.objectName()
        and not area.objectName().startswith("qt_")
    ]


def _first_control(part: QWidget) -> QWidget | None:
    """Return the first focusable button of a part of the window."""
    buttons = part.findChildren(QAbstractButton)
    return next((one for one in buttons if one.isVisible() and one.isEnabled()), None)


class _Places(QStackedWidget):
    """The stacked pages."""

    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Emit the new size."""
        super().resizeEvent(event)
        self.resized.emit()
