"""Renaming and deleting runs, datasets, and exports, with undo.

The store moves the folders. Deleted entries go to the trash of the project; Edit >
Undo restores them.
"""

from abc import ABC, abstractmethod
from functools import partial

from PySide6.QtCore import QObject, Signal

from sfumato.gallery import Gallery
from sfumato.records.housekeeping import delete_item, rename_item, restore_item
from sfumato.records.project import ItemKind, Project
from sfumato_desktop.services import Services

__all__ = ["Housekeeping"]


class Housekeeping(QObject):
    """Renames and deletes entries of one list of the project.

    Args:
        kind: The list.
        services: Services shared by the pages.
        parent: The Qt parent.
    """

    changed = Signal(str, str)
    """An entry was renamed, deleted, or restored: with its name before and after, or ""."""

    def __init__(self, kind: ItemKind, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self._services = services

    def rename(self, name: str, new_name: str) -> None:
        """Rename an entry."""
        project = self._changeable(name)
        if project is not None and new_name != name:
            self._carry_out(_Renaming(project, self.kind, name, new_name))

    def delete(self, name: str) -> None:
        """Move an entry to the project's trash."""
        project = self._changeable(name)
        if project is not None:
            self._carry_out(_Deletion(project, self.kind, name))

    def _changeable(self, name: str) -> Project | None:
        """Return the project if an entry can be renamed or deleted; otherwise, say why not."""
        model = self._services.project
        if model.is_read_only:
            self._services.notify.error(*model.refusal)
            return None
        if self.kind is ItemKind.RUN and self._services.jobs.job_of(name) is not None:
            self._services.notify.error(
                self.tr("Run “{run}” is queued or being trained.").format(run=name),
                self.tr("Stop it first, then rename or delete it."),
            )
            return None
        return model.project

    def _carry_out(self, change: "_Change") -> None:
        self._call(_Step(change, is_new=True))

    def _call(self, step: "_Step") -> None:
        change = step.change
        self._services.store.change(
            change.revert if step.is_reverted else change.apply, lambda _: self._finish(step)
        )

    def _finish(self, step: "_Step") -> None:
        change = step.change
        if step.is_new:
            self._services.history.record(
                self._text_of(change),
                redo=lambda: self._call(_Step(change)),
                undo=lambda: self._call(_Step(change, is_reverted=True)),
            )
            self._tell(change)
        before, after = change.names
        if step.is_reverted:
            before, after = after, before
        self._services.project.refresh()
        self.changed.emit(before, after)

    def _tell(self, change: "_Change") -> None:
        name, new_name = change.names
        if new_name:
            return  # the new name is visible
        texts = {
            ItemKind.RUN: self.tr("Run “{name}” was moved to the project's trash."),
            ItemKind.DATASET: self.tr("Dataset “{name}” was moved to the project's trash."),
            ItemKind.EXPORT: self.tr("Export “{name}” was moved to the project's trash."),
        }
        self._services.notify.action(
            texts[self.kind].format(name=name),
            self.tr("Undo"),
            partial(self._call, _Step(change, is_reverted=True)),
        )

    def _text_of(self, change: "_Change") -> str:
        """Return the description of a change, which is shown after “Undo”."""
        name, new_name = change.names
        text = self.tr("rename “{name}”") if new_name else self.tr("delete “{name}”")
        return text.format(name=name)


class _Change(ABC):
    """A change of one entry, made and reverted in the background thread."""

    def __init__(self, project: Project, kind: ItemKind, name: str) -> None:
        self.project = project
        self._kind = kind
        self._name = name

    @property
    @abstractmethod
    def names(self) -> tuple[str, str]:
        """The entry's name before and after the change; "" in the trash."""

    @abstractmethod
    def apply(self) -> None:
        """Make the change."""

    @abstractmethod
    def revert(self) -> None:
        """Revert the change."""


class _Renaming(_Change):
    def __init__(self, project: Project, kind: ItemKind, name: str, new_name: str) -> None:
        super().__init__(project, kind, name)
        self._new_name = new_name

    @property
    def names(self) -> tuple[str, str]:
        return self._name, self._new_name

    def apply(self) -> None:
        self._rename(self._name, self._new_name)

    def revert(self) -> None:
        self._rename(self._new_name, self._name)

    def _rename(self, name: str, new_name: str) -> None:
        rename_item(self.project, self._kind, name, new_name=new_name)
        gallery = self.project.gallery_folder
        if self._kind is ItemKind.RUN and gallery.is_dir():
            Gallery(gallery).close()  # which lists the run's images under the new name


class _Deletion(_Change):
    def __init__(self, project: Project, kind: ItemKind, name: str) -> None:
        super().__init__(project, kind, name)
        self._trashed = name

    @property
    def names(self) -> tuple[str, str]:
        return self._name, ""

    def apply(self) -> None:
        self._trashed = delete_item(self.project, self._kind, self._name)

    def revert(self) -> None:
        restore_item(self.project, self._kind, self._trashed, name=self._name)


class _Step:
    """A change that is to be made or reverted."""

    def __init__(self, change: _Change, *, is_reverted: bool = False, is_new: bool = False) -> None:
        self.change = change
        self.is_reverted = is_reverted
        self.is_new = is_new
        """Whether the change is not in the history yet."""
