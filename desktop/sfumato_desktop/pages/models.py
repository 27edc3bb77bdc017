"""The Models page: trained models and their exports.

Each run with a checkpoint is a model. The page shows one model with its newest samples. From here,
the user can generate images with the model, or export it in a separate process.
"""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QImage, QPixmap, QShowEvent
from PySide6.QtWidgets import QLabel, QStackedWidget, QWidget

from sfumato.messages import Text
from sfumato.records.events import ExportFinished
from sfumato.records.project import ItemKind
from sfumato.records.run_folder import RunFolder
from sfumato_desktop import formatting
from sfumato_desktop.bridge.export_process import ExportProcess, ExportRequest
from sfumato_desktop.bridge.file_manager import open_in_browser, show_in_folder
from sfumato_desktop.bridge.run_commands import RunCommands
from sfumato_desktop.core_texts import translated
from sfumato_desktop.evaluations import Evaluations
from sfumato_desktop.housekeeping import Housekeeping
from sfumato_desktop.models.distilled_models import DistilledModel, distilled_from
from sfumato_desktop.models.exports import Export, ExportFolders, exports_of
from sfumato_desktop.models.run_watcher import RunWatcher
from sfumato_desktop.models.trained_runs import TrainedRun
from sfumato_desktop.navigator import Page
from sfumato_desktop.services import Services
from sfumato_desktop.theme import Space
from sfumato_desktop.widgets.distillation_panel import DistillationPanel
from sfumato_desktop.widgets.elided_label import ElidedLabel
from sfumato_desktop.widgets.export_panel import ExportPanel
from sfumato_desktop.widgets.images import contain
from sfumato_desktop.widgets.item_actions import ItemActions
from sfumato_desktop.widgets.next_step import NextStep
from sfumato_desktop.widgets.page import ScrollPage
from sfumato_desktop.widgets.property_list import PropertyList
from sfumato_desktop.widgets.section import button, column, row
from sfumato_desktop.widgets.side_list import SideList
from sfumato_desktop.widgets.two_line_list import ListEntry

__all__ = ["ModelsPage"]

_LIST_PX = 240
_PAGE_PX = 860
_SAMPLE_PX = 240


class ModelsPage(QWidget):
    """The page for trained models.

    Args:
        services: Services shared by the pages.
        exports: Runs exports.
        watcher: Provides the runs that have a checkpoint.
        commands: Starts runs.
        parent: The Qt parent.
    """

    def __init__(
        self,
        services: Services,
        *,
        exports: ExportProcess,
        watcher: RunWatcher,
        commands: RunCommands,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._runs: dict[str, TrainedRun] = {}
        self._exports = exports
        self._watcher = watcher
        self._commands = commands
        self._evaluations = Evaluations(services, commands, self)
        self._wanted_run = ""
        self._exported_run = ""
        self._details: _Details | None = None
        self.setAccessibleName(self.tr("Models"))
        self._build()
        self._lay_out()
        self._connect()
        self._refresh()

    @property
    def panel(self) -> ExportPanel:
        """The export panel."""
        return self._panel

    @property
    def run_id(self) -> str:
        """Run ID of the current model, or "" if there is none."""
        return self._list.current_name

    @Slot(str)
    def show_run(self, run_id: str) -> None:
        """Show the model of a run as soon as it is available."""
        self._wanted_run = run_id
        self._refresh()

    @Slot()
    def shutdown(self) -> None:
        """Cancel a running export, and end the threads."""
        self._exports.shutdown()

    @Slot()
    def distill(self) -> None:
        """Start distilling the current model."""
        project, trained = self._services.project.project, self._runs.get(self.run_id)
        if project is None or trained is None:
            self._services.notify.info(
                self.tr("Train a model first to make a faster version of it.")
            )
            return
        if trained.config.objective == "consistency":
            self._services.notify.info(
                self.tr("{run} is already a distilled model.").format(run=trained.run_id)
            )
            return

        def distill(base: RunFolder) -> None:
            self._commands.distill(project, base)
            self._services.navigator.show_page(Page.RUNS)

        self._services.store.ask(
            lambda: project.run(trained.run_id), distill, failed=self._services.notify.error
        )

    def showEvent(self, event: QShowEvent) -> None:
        """Refresh the page."""
        super().showEvent(event)
        self._refresh()

    def _build(self) -> None:
        self._side = SideList(self.tr("Models"))
        self._list = self._side.entries
        self._housekeeping = Housekeeping(ItemKind.RUN, self._services, self)
        self._export_housekeeping = Housekeeping(ItemKind.EXPORT, self._services, self)
        self._items = ItemActions(
            self._list,
            self._housekeeping,
            selected=lambda: self._list.selected_names,
            all_names=lambda: [run.run_id for run in self._watcher.runs],
        )
        self._title = ElidedLabel(role="title")
        self._sample = QLabel()
        self._sample.setFixedSize(_SAMPLE_PX, _SAMPLE_PX)
        self._sample.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._sample.setAccessibleName(self.tr("Newest samples"))
        self._metadata_fields = PropertyList()
        self._generate = button(
            self.tr("Generate"),
            tip=self.tr("Generate images with this model in the Gallery"),
            icon_name="generate",
            role="primary",
        )
        self._evaluate = button(
            self.tr("Evaluate"),
            tip=self.tr("Measure how close this model's images are to real ones"),
            icon_name="compare",
        )
        self._open_run = button(
            self.tr("Open run"),
            tip=self.tr("Show how the model was trained"),
            icon_name="runs",
        )
        self._panel = ExportPanel(self._services.plugins.exporters)
        self._fast = DistillationPanel()
        self._empty = NextStep("models", self.tr("No model yet"))

    def _lay_out(self) -> None:
        self._page = ScrollPage(width=_PAGE_PX)
        self._page.setAccessibleName(self.tr("Model"))
        buttons = row(self._generate, self._evaluate, self._open_run, 1)
        about = column(self._title, self._metadata_fields, buttons, 1, spacing=Space.M)
        head = row(spacing=Space.XL)
        head.addWidget(self._sample, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(about, 1)
        self._page.column.addLayout(head)
        self._page.column.addSpacing(Space.S)
        self._page.column.addWidget(self._fast)
        self._page.column.addWidget(self._panel)
        self._page.column.addStretch(1)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._page)
        self._pages.addWidget(self._empty)
        self._side.place_beside(self._pages, self, width=_LIST_PX)

    def _connect(self) -> None:
        services, panel, exports = self._services, self._panel, self._exports
        services.project.project_changed.connect(self._refresh)
        self._watcher.trained_listed.connect(self._refresh_if_shown)
        self._list.chosen.connect(self._show_chosen)
        self._housekeeping.changed.connect(self._follow_renamed)
        self._items.folder_requested.connect(self._show_folder_of)
        self._items.duplicate_requested.connect(services.navigator.show_settings)
        self._export_housekeeping.changed.connect(self._show_chosen)
        self._generate.clicked.connect(self._go_to_gallery)
        self._evaluate.clicked.connect(self._start_evaluation)
        self._open_run.clicked.connect(self._go_to_run)
        self._empty.wanted.connect(self._follow_lead)
        self._fast.make_requested.connect(self.distill)
        self._fast.run_requested.connect(services.navigator.show_run)
        panel.chosen.connect(self._show_target)
        panel.entry_listed.connect(self._add_actions)
        panel.export_requested.connect(self._export)
        panel.cancel_requested.connect(exports.cancel)
        panel.folder_requested.connect(show_in_folder)
        panel.page_requested.connect(self._open_page)
        exports.progressed.connect(panel.show_progress)
        exports.succeeded.connect(self._handle_export)
        exports.failed.connect(self._handle_failure)
        exports.canceled.connect(self._handle_cancel)
        application = QGuiApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.shutdown)

    @Slot(object)
    def _open_page(self, page: Path | None) -> None:
        if page is None or not open_in_browser(page):
            self._services.notify.error(
                self.tr("The browser could not be opened."),
                self.tr("Open proof.html from the export folder."),
            )

    @Slot()
    def _refresh_if_shown(self) -> None:
        """Refresh the page if it is visible, since a run that is training changes often."""
        if self.isVisible():
            self._refresh()

    @Slot()
    def _refresh(self) -> None:
        found = self._watcher.trained
        is_same = found == tuple(self._runs.values())
        self._runs = {trained.run_id: trained for trained in found}
        if not is_same:
            self._list.show_entries([self._entry_of(trained) for trained in found])
        self._side.setVisible(bool(found))
        self._pages.setCurrentWidget(self._page if found else self._empty)
        self._show_empty()
        if self._wanted_run in self._runs:
            self._list.choose(self._wanted_run)
            self._wanted_run = ""
        self._show_chosen()

    def _entry_of(self, trained: TrainedRun) -> ListEntry:
        images = self.tr("{n} images").format(n=formatting.short_count(trained.images_seen))
        return ListEntry(trained.run_id, images, trained.sample)

    @Slot()
    def _show_chosen(self) -> None:
        trained = self._runs.get(self.run_id)
        project = self._services.project.project
        if trained is None or project is None:
            return
        self._title.setText(trained.run_id)
        self._metadata_fields.show_details(self._metadata_of(trained))
        if self._exported_run != trained.run_id:
            self._panel.forget_result()
        runs, exporters = tuple(self._runs.values()), self._services.plugins.exporters
        self._services.store.ask(
            lambda: _Details(
                trained.run_id,
                sample=QImage(str(trained.sample)) if trained.sample else QImage(),
                distilled=distilled_from(project, trained.run_id, runs),
                exports=exports_of(project, trained.run_id, exporters),
            ),
            self._show_details,
            failed=self._services.notify.error,
            key=(self, "details"),
        )

    def _show_details(self, details: "_Details") -> None:
        """Show what was read of the model, which is still the current one."""
        self._details = details
        self._show_sample(details.sample)
        self._fast.show_version(details.distilled, run_id=details.run_id)
        self._panel.show_exports(details.exports.exports)
        self._show_target()

    def _show_sample(self, sample: QImage) -> None:
        self._sample.setVisible(not sample.isNull())
        if not sample.isNull():
            pixmap = contain(QPixmap.fromImage(sample), self._sample.size(), self)
            self._sample.setPixmap(pixmap)
            self._sample.setToolTip(self.tr("Newest samples of this run"))

    def _metadata_of(self, trained: TrainedRun) -> list[tuple[str, str]]:
        config = trained.config
        metadata = [
            (self.tr("Trained on"), config.data.dataset),
            (self.tr("Images seen"), formatting.count(trained.images_seen)),
            (self.tr("Last saved"), formatting.ago(trained.changed)),
            (self.tr("Image size"), config.data.shape.text),
            (self.tr("Classes"), ", ".join(trained.classes)),
            (
                self.tr("Parameters"),
                formatting.short_count(trained.parameters) if trained.parameters else "",
            ),
            (self.tr("Checkpoint"), formatting.size_text(trained.size_bytes)),
        ]
        return [(name, value) for name, value in metadata if value]

    @Slot(str, str)
    def _follow_renamed(self, _before: str, after: str) -> None:
        """Show the model of a run that was renamed or restored."""
        if after:
            self.show_run(after)

    @Slot(str)
    def _show_folder_of(self, run_id: str) -> None:
        project = self._services.project.project
        if project is not None:
            show_in_folder(project.runs_folder / run_id)

    @Slot(object, object)
    def _add_actions(self, entry: QWidget, export: Export) -> None:
        """Let the user rename and delete an export."""
        actions = ItemActions(
            entry,
            self._export_housekeeping,
            selected=lambda: [export.name],
            all_names=lambda: self._panel.export_names,
        )
        actions.folder_requested.connect(lambda: show_in_folder(export.folder))
        actions.add_menu_button(self.tr("More actions for this export"))

    @Slot()
    def _show_target(self) -> None:
        details = self._details
        if details is not None and details.run_id == self.run_id and self._panel.exporter:
            folder = details.exports.folders[self._panel.exporter]
            self._panel.show_target(folder, is_taken=folder in details.exports.taken)

    def _show_empty(self) -> None:
        if self._services.project.project is None:
            self._empty.lead_home(self.tr("Open a project to see and export its models."))
        else:
            self._empty.lead(
                self.tr("No model yet"),
                self.tr(
                    "A run's model appears here once its first checkpoint is saved. You can "
                    "then generate images with it or export it as a single ONNX file for "
                    "other programs."
                ),
                to=self.tr("Go to Train"),
            )

    @Slot()
    def _follow_lead(self) -> None:
        has_project = self._services.project.project is not None
        self._services.navigator.show_page(Page.TRAIN if has_project else Page.HOME)

    @Slot()
    def _go_to_gallery(self) -> None:
        self._services.navigator.show_generate(self.run_id)

    @Slot()
    def _start_evaluation(self) -> None:
        self._evaluations.start(self.run_id)

    @Slot()
    def _go_to_run(self) -> None:
        self._services.navigator.show_run(self.run_id)

    @Slot(str, object)
    def _export(self, exporter: str, settings: dict[str, object]) -> None:
        project = self._services.project.project
        if project is None or self._exports.is_running:
            return
        if self._services.project.is_read_only:
            self._services.notify.error(*self._services.project.refusal)
            return
        request = ExportRequest(
            project=project.folder,
            run_id=self.run_id,
            exporter=exporter,
            target=project.export_folder(self.run_id, exporter),
            settings=settings,
        )
        self._services.store.ask(
            lambda: project.run(request.run_id),
            lambda _: self._begin_export(request),
            failed=self._services.notify.error,
        )

    def _begin_export(self, request: ExportRequest) -> None:
        if self._exports.is_running:
            return
        self._exported_run = request.run_id
        entry = self._services.plugins.exporters[request.exporter]
        self._panel.begin(
            self.tr("Exporting {run} as {label}").format(
                run=request.run_id, label=translated(entry.label)
            )
        )
        self._exports.start(request)

    @Slot(object)
    def _handle_export(self, result: ExportFinished) -> None:
        self._panel.show_result(result)
        if self._exported_run != self.run_id:
            self._panel.forget_result()
        self._services.notify.action(
            self.tr("{run} was exported.").format(run=self._exported_run),
            self.tr("Show in folder"),
            lambda: show_in_folder(Path(result.path)),
        )
        self._show_chosen()
        QTimer.singleShot(0, self._scroll_to_result)  # once the layout has placed it

    @Slot()
    def _scroll_to_result(self) -> None:
        if self._panel.result.isVisible():
            self._page.ensureWidgetVisible(self._panel.result)

    @Slot(object, object)
    def _handle_failure(self, message: Text, hint: Text) -> None:
        self._panel.end()
        self._services.notify.error(message, hint)

    @Slot()
    def _handle_cancel(self) -> None:
        self._panel.end()
        self._services.notify.info(self.tr("Export canceled. No files were written."))


@dataclass(frozen=True)
class _Details:
    """What was read of a model's files."""

    run_id: str
    sample: QImage
    """The newest samples; null if there are none."""
    distilled: DistilledModel | None
    exports: ExportFolders
