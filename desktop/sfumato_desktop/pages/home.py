"""The Home page: open a project, or continue with the open one.

The page leads to a project, which can be a new one, an existing one, one created from a dropped
folder, or the sample, which requires no typing. If a project is open, the page shows the next step.
"""

from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPixmap, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from sfumato.records.project import Project
from sfumato_desktop import formatting
from sfumato_desktop.bridge.engine_state import EngineState, Readiness
from sfumato_desktop.core_texts import localize_message
from sfumato_desktop.icons import icon
from sfumato_desktop.models.recent_projects import RecentProjects
from sfumato_desktop.models.run_summary import RunSummary
from sfumato_desktop.models.run_watcher import RunWatcher
from sfumato_desktop.navigator import Page
from sfumato_desktop.project_flows import ProjectFlows
from sfumato_desktop.services import Services
from sfumato_desktop.shown_text import as_caption
from sfumato_desktop.theme import Space, set_role
from sfumato_desktop.widgets.drop_zone import DropZone, dropped_source
from sfumato_desktop.widgets.elided_label import ElidedLabel
from sfumato_desktop.widgets.flow import FlowLayout
from sfumato_desktop.widgets.images import FileImages
from sfumato_desktop.widgets.page import ScrollPage
from sfumato_desktop.widgets.recent_card import RecentCard
from sfumato_desktop.widgets.section import button, card, column, label, row
from sfumato_desktop.widgets.sign import Sign

__all__ = ["HomePage"]

_WIDTH = 1040
_IMAGE = 48


class HomePage(ScrollPage):
    """The start page.

    Args:
        services: Services shared by the pages.
        recent: The recent projects.
        flows: The ways to open a project.
        engine_state: Reports whether the engine is ready.
        watcher: Reports the state of the open project's newest run.
    """

    def __init__(
        self,
        services: Services,
        *,
        recent: RecentProjects,
        flows: ProjectFlows,
        engine_state: EngineState,
        watcher: RunWatcher,
    ) -> None:
        super().__init__(width=_WIDTH)
        self._services = services
        self._recent = recent
        self._flows = flows
        self._engine_state = engine_state
        self._watcher = watcher
        self.setAcceptDrops(True)
        self.setAccessibleName(self.tr("Home"))
        self._project_card = _ProjectCard()
        self._recent_heading = label(self.tr("Recent"), role="heading")
        self._recent_box = QWidget()
        self._recent_flow = FlowLayout(spacing=Space.M, parent=self._recent_box)
        self._engine_line = label("", role="muted")
        self._machine_notes = label("", is_wrapped=True)
        self._build()
        self._connect()
        self._show_project(services.project.project)
        self._show_engine()

    def showEvent(self, event: QShowEvent) -> None:
        """Read the recent projects again."""
        super().showEvent(event)
        self._recent.refresh()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept folders and archives anywhere on the page."""
        if dropped_source(event.mimeData(), self._services.plugins.importer_endings):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open or import what was dropped."""
        event.acceptProposedAction()
        endings = self._services.plugins.importer_endings
        self._flows.open_source(dropped_source(event.mimeData(), endings))

    def _build(self) -> None:
        new = button(
            self.tr("New project…"),
            tip=self.tr("Create a project in a new or empty folder (Ctrl+N)"),
            icon_name="plus",
        )
        open_ = button(
            self.tr("Open project…"),
            tip=self.tr("Open a project folder (Ctrl+O)"),
            icon_name="folder-open",
        )
        new.clicked.connect(self._flows.ask_for_new)
        open_.clicked.connect(self._flows.ask_to_open)
        title = column(
            label(self.tr("Sfumato"), role="title"),
            label(
                self.tr("Train an image model from scratch on your own images."),
                role="muted",
                is_wrapped=True,
            ),
            spacing=Space.XS,
        )
        self._drop_zone = DropZone(self._services.plugins.importer_endings)
        self._sample_card = self._make_sample_card()
        self._begin_box = QWidget()
        begin = QHBoxLayout(self._begin_box)
        begin.setContentsMargins(0, 0, 0, 0)
        begin.setSpacing(Space.L)
        begin.addWidget(self._sample_card, 3)
        begin.addWidget(self._drop_zone, 2)
        engine_sign = Sign("cpu", size=20)
        head = row(title, new, open_)
        head.setStretch(0, 1)
        self.column.addLayout(head)
        for widget in (
            self._project_card,
            self._recent_heading,
            self._recent_box,
            self._begin_box,
        ):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        self.column.addLayout(row(engine_sign, self._engine_line, 1))
        self.column.addWidget(self._machine_notes)

    def _make_sample_card(self) -> QFrame:
        image = QLabel()
        image.setPixmap(QPixmap(str(files("sfumato_resources") / "sample" / "preview.png")))
        image.setAlignment(Qt.AlignmentFlag.AlignCenter)
        image.setAccessibleName(self.tr("Images from the sample"))
        self._sample_button = button(
            self.tr("Try the sample"),
            tip=self.tr("Create a project from 4,000 small faces and open the Train page"),
            icon_name="generate",
            role="primary",
        )
        self._sample_button.clicked.connect(self._flows.try_sample)
        texts = column(
            label(self.tr("Train a first model in minutes"), role="heading"),
            label(
                self.tr("Sfumato includes 4,000 pixel faces. Click once, then start training."),
                role="muted",
                is_wrapped=True,
            ),
        )
        head = row(texts, self._sample_button, spacing=Space.L)
        head.setStretch(0, 1)
        return card(head, image, spacing=Space.L)

    def _connect(self) -> None:
        self._drop_zone.source_dropped.connect(self._flows.open_source)
        self._recent.changed.connect(self._fill_recent)
        self._engine_state.changed.connect(self._show_engine)
        self._watcher.runs_listed.connect(self._show_newest_run)
        project = self._services.project
        project.project_changed.connect(self._show_project)
        project.datasets_changed.connect(self._refresh_project)
        self._project_card.next_button.clicked.connect(self._show_next_step)

    @Slot()
    def _fill_recent(self) -> None:
        while (item := self._recent_flow.takeAt(0)) is not None:
            old = item.widget()
            assert old is not None
            old.deleteLater()
        project = self._services.project.project
        recent = self._recent.projects
        others = [one for one in recent if project is None or one.folder != project.folder]
        for one in others:
            made = RecentCard(one)
            made.open_requested.connect(self._flows.open)
            made.forget_requested.connect(self._forget)
            made.locate_requested.connect(self._flows.locate)
            made.pin_requested.connect(self._pin)
            self._recent_flow.addWidget(made)
        self._recent_heading.setVisible(bool(others))
        self._recent_box.setVisible(bool(others))

    @Slot(str)
    def _forget(self, folder: str) -> None:
        self._recent.forget(Path(folder))

    @Slot(str, bool)
    def _pin(self, folder: str, is_pinned: bool) -> None:
        self._recent.pin(Path(folder), is_pinned=is_pinned)

    @Slot(object)
    def _show_project(self, project: Project | None) -> None:
        model = self._services.project
        self._project_card.show_project(project, model.dataset_names, self._watcher.runs)
        is_open = project is not None and not model.is_read_only
        self._drop_zone.show_target(has_project=is_open)
        self._show_newest_run(self._watcher.runs)
        # The page has one primary button, which continues with the open project or tries the
        # sample.
        is_main = project is None
        set_role(self._sample_button, "primary" if is_main else "")
        self._sample_button.setIcon(icon("generate", color="on_accent" if is_main else "text"))
        if self.isVisible():
            self._fill_recent()

    @Slot(object)
    def _show_newest_run(self, runs: tuple[RunSummary, ...]) -> None:
        model = self._services.project
        self._project_card.show_project(model.project, model.dataset_names, runs)
        self._project_card.show_newest(runs[0] if runs else None)

    @Slot()
    def _refresh_project(self) -> None:
        self._show_project(self._services.project.project)

    @Slot()
    def _show_next_step(self) -> None:
        self._services.navigator.show_page(self._project_card.next_page)

    @Slot()
    def _show_engine(self) -> None:
        machine = self._engine_state.machine
        if machine is not None:
            parts = [
                localize_message(machine.device),
                self.tr("%Ln thread(s)", "", machine.threads),
                machine.precision,
                self.tr("{size} memory").format(size=formatting.size_text(machine.memory_bytes)),
            ]
            self._engine_line.setText("   ·   ".join(part for part in parts if part))
            self._machine_notes.setText("\n".join(map(localize_message, machine.notes)))
        elif self._engine_state.readiness is Readiness.FAILED:
            self._engine_line.setText(self._engine_state.failure)
        else:
            self._engine_line.setText(self.tr("Preparing the engine…"))
        self._machine_notes.setVisible(bool(self._machine_notes.text()))


class _ProjectCard(QFrame):
    """A summary of the open project and its next step."""

    def __init__(self) -> None:
        super().__init__()
        set_role(self, "card")
        self.next_page = Page.DATASETS
        self._newest: RunSummary | None = None
        self._kept_metadata: tuple[str, ...] = ()
        self._name = ElidedLabel(role="heading")
        self._metadata_fields = ElidedLabel(role="muted")
        self.next_button = button("", tip=self.tr("Continue with the next step"), role="primary")
        texts = QVBoxLayout()
        texts.setSpacing(Space.XS)
        texts.addWidget(self._name)
        texts.addWidget(self._metadata_fields)
        self._images = FileImages(self)
        self._images.arrived.connect(self._show_sample)
        self._image = QLabel()
        self._image.setFixedSize(_IMAGE, _IMAGE)
        self._image.setAccessibleName(self.tr("Newest samples"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        layout.setSpacing(Space.L)
        layout.addWidget(self._image)
        layout.addLayout(texts)
        layout.addStretch(1)
        layout.addWidget(self.next_button)

    def minimumSizeHint(self) -> QSize:
        """Return the space that both lines need; a long path is shortened."""
        return QSize(super().minimumSizeHint().width(), super().sizeHint().height())

    def show_newest(self, newest: RunSummary | None) -> None:
        """Show the state and the latest sample of the newest run."""
        self._newest = newest
        self._show_sample()
        if newest is not None:
            self._metadata_fields.setText(
                "   ·   ".join([self._run_text(newest), *self._kept_metadata])
            )

    @Slot()
    def _show_sample(self) -> None:
        path = self._newest.sample if self._newest is not None else None
        sample = self._images.cover(path, QSize(_IMAGE, _IMAGE)) if path is not None else None
        self._image.setVisible(sample is not None)  # the file may be missing
        if sample is not None:
            self._image.setPixmap(sample)

    def _run_text(self, run: RunSummary) -> str:
        share = f" {formatting.percent(run.share)}" if run.status.is_active else ""
        return f"{run.run_id}: {formatting.status_name(run.status).lower()}{share}"

    def show_project(
        self, project: Project | None, datasets: Sequence[str], runs: Sequence[RunSummary]
    ) -> None:
        """Show a project, or nothing."""
        self.setVisible(project is not None)
        if project is None:
            return
        self._name.setText(project.name)
        metadata = (
            self.tr("%Ln dataset(s)", "", len(datasets)),
            self.tr("%Ln run(s)", "", len(runs)),
            formatting.path_text(project.folder),
        )
        self._kept_metadata = metadata
        self._metadata_fields.setText("   ·   ".join(metadata))
        if not runs:
            self._image.hide()
        self.next_page, text = (
            (Page.RUNS, self.tr("Show runs"))
            if runs
            else (Page.TRAIN, self.tr("Train on {name}").format(name=datasets[0]))
            if datasets
            else (Page.DATASETS, self.tr("Add images"))
        )
        self.next_button.setText(as_caption(text))
        self.next_button.setAccessibleName(text)
