"""Undoable changes to gallery images: ratings, flags, labels, and the trash.

Each change is a step on a `QUndoStack` with a name such as "rate 34 images". A step stores the
marks that apply it and the marks that undo it, and does not depend on widgets.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from sfumato.errors import SfumatoError
from sfumato.gallery import (
    AnyMark,
    FilterRemoved,
    FilterSaved,
    Flag,
    Flagged,
    GalleryFilter,
    Labeled,
    LabelKind,
    LabelRemoved,
    LabelRenamed,
    Rated,
)
from sfumato_desktop.models.gallery_images import GalleryImages
from sfumato_desktop.shown_text import as_name

__all__ = ["RatingCommands"]

Act = Callable[[], Sequence[str]]
"""Moves files, and returns the files that were moved."""


class RatingCommands(QObject):
    """Applies marks to images and moves them to the trash, with undo.

    Args:
        images: The images.
        undo_stack: The stack for the steps; defaults to a new stack.
        parent: The Qt parent.
    """

    trouble_met = Signal(object, object)
    """Emitted with a message and hint if a change fails, which changes nothing."""
    marks_restored = Signal(object)
    """Emitted with the affected files when a change is undone or redone."""

    def __init__(
        self,
        images: GalleryImages,
        *,
        undo_stack: QUndoStack | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._images = images
        self.undo_stack = undo_stack or QUndoStack(self)

    def rate(self, ids: Sequence[int], stars: int) -> None:
        """Rate images with 0 to 5 stars."""
        files = self._images.files(ids)
        text = self.tr("rate %Ln image(s)", "", len(files))
        self._mark(text, Rated(files=files, stars=stars))

    def flag(self, ids: Sequence[int], flag: Flag) -> None:
        """Pick or reject images, or clear their flags."""
        files = self._images.files(ids)
        texts = {
            Flag.PICK: self.tr("pick %Ln image(s)", "", len(files)),
            Flag.REJECT: self.tr("reject %Ln image(s)", "", len(files)),
            Flag.NONE: self.tr("unflag %Ln image(s)", "", len(files)),
        }
        self._mark(texts[flag], Flagged(files=files, flag=flag))

    def label(self, ids: Sequence[int], kind: LabelKind, name: str, *, is_on: bool) -> None:
        """Add images to a board or tag, or remove them from it."""
        text = {
            ("tag", True): self.tr("add tag “{name}”"),
            ("tag", False): self.tr("remove tag “{name}”"),
            ("board", True): self.tr("add to board “{name}”"),
            ("board", False): self.tr("remove from board “{name}”"),
        }[kind, is_on]
        files = self._images.files(ids)
        self._mark(text.format(name=name), Labeled(kind=kind, name=name, files=files, is_on=is_on))

    def make_board(self, name: str) -> None:
        """Create an empty board."""
        self._mark(
            self.tr("create board “{name}”").format(name=name), Labeled(kind="board", name=name)
        )

    def rename(self, kind: LabelKind, name: str, new_name: str) -> None:
        """Rename a board or tag."""
        text = self.tr("rename “{name}”").format(name=name)
        self._mark(text, LabelRenamed(kind=kind, name=name, new_name=new_name))

    def remove(self, kind: LabelKind, name: str) -> None:
        """Delete a board or tag, keeping its images."""
        text = self.tr("delete “{name}”").format(name=name)
        self._mark(text, LabelRemoved(kind=kind, name=name))

    def save_filter(self, name: str, wanted: GalleryFilter) -> None:
        """Save a filter under a name."""
        text = self.tr("save filter “{name}”").format(name=name)
        self._mark(text, FilterSaved(name=name, wanted=wanted))

    def rename_filter(self, name: str, new_name: str) -> None:
        """Rename a saved filter."""
        wanted = self._images.saved_filters().get(name)
        if wanted is not None and name != new_name:
            text = self.tr("rename “{name}”").format(name=name)
            self._mark(text, FilterRemoved(name=name), FilterSaved(name=new_name, wanted=wanted))

    def remove_filter(self, name: str) -> None:
        """Delete a saved filter, keeping the images."""
        text = self.tr("delete filter “{name}”").format(name=name)
        self._mark(text, FilterRemoved(name=name))

    def move_to_trash(self, files: Sequence[str]) -> Sequence[str]:
        """Move images to the gallery's trash, and return the files that were moved."""
        moved = self._move(files, self._images.move_to_trash)
        if moved:
            text = self.tr("delete %Ln image(s)", "", len(moved))
            images = self._images
            self._push(text, lambda: images.restore(moved), lambda: images.move_to_trash(moved))
        return moved

    def restore(self, files: Sequence[str]) -> Sequence[str]:
        """Restore images from the gallery's trash, and return the files that were restored."""
        moved = self._move(files, self._images.restore)
        if moved:
            text = self.tr("restore %Ln image(s)", "", len(moved))
            images = self._images
            self._push(text, lambda: images.move_to_trash(moved), lambda: images.restore(moved))
        return moved

    def _mark(self, text: str, *marks: AnyMark) -> None:
        try:
            undo = self._images.mark(marks)
        except SfumatoError as error:
            self.trouble_met.emit(error.message, error.hint)
            return
        if undo:
            self._push(text, self._marker(undo), self._marker(marks))

    def _move(
        self, files: Sequence[str], move: Callable[[Sequence[str]], Sequence[str]]
    ) -> Sequence[str]:
        try:
            return move(files)
        except SfumatoError as error:
            self.trouble_met.emit(error.message, error.hint)
            return ()

    def _marker(self, marks: Sequence[AnyMark]) -> Act:
        def act() -> Sequence[str]:
            self._images.mark(marks)
            return [file for mark in marks for file in getattr(mark, "files", ())]

        return act

    def _push(self, text: str, undo: Act, redo: Act) -> None:
        self.undo_stack.push(_Step(text, self._explained(undo), self._explained(redo)))

    def _explained(self, act: Act) -> Callable[[], bool]:
        def attempt() -> bool:
            try:
                files = act()
            except SfumatoError as error:
                self.trouble_met.emit(error.message, error.hint)
                return False
            self.marks_restored.emit(files)
            return True

        return attempt


class _Step(QUndoCommand):
    """A change that is already applied when pushed, and becomes obsolete if it cannot be undone."""

    def __init__(self, text: str, undo: Callable[[], bool], redo: Callable[[], bool]) -> None:
        super().__init__(as_name(text))  # Qt would show only the text after a line break
        self._undo = undo
        self._redo = redo
        self._is_new = True

    def undo(self) -> None:
        """Revert the change."""
        self.setObsolete(not self._undo())

    def redo(self) -> None:
        """Apply the change again, except when it is first pushed."""
        if self._is_new:
            self._is_new = False
        else:
            self.setObsolete(not self._redo())
