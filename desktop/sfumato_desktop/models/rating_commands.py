"""Undoable changes to gallery images: ratings, flags, labels, and the trash.

Each change is a step on a `QUndoStack` with a name such as "rate 34 images". A step stores the
marks that apply it and the marks that undo it, and does not depend on widgets.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from sfumato.gallery import (
    AnyMark,
    FilterRemoved,
    FilterSaved,
    Flag,
    Flagged,
    Gallery,
    GalleryFilter,
    Labeled,
    LabelKind,
    LabelRemoved,
    LabelRenamed,
    Rated,
)
from sfumato.messages import Text
from sfumato_desktop.models.gallery_images import GalleryImages
from sfumato_desktop.models.gallery_index import Marked
from sfumato_desktop.shown_text import as_name
from sfumato_desktop.store import Failed

__all__ = ["RatingCommands"]

FilesOf = Callable[[Gallery], Sequence[str]]
"""Returns the files to move; called in the store's thread."""
Restored = Callable[[Sequence[str]], object]
"""Receives the files that a change has affected."""
Act = Callable[[Restored, Failed], object]
"""Begins to undo or redo a change, and tells how it ended."""
Done = Callable[[], object]
"""Called when a change has been made."""
Caption = str | Callable[[int], str]
"""The name of a change, which may depend on the number of images."""


class Move(Protocol):
    """Begins to move files, and passes on those that were moved."""

    def __call__(
        self,
        files_of: FilesOf,
        then: Callable[[tuple[str, ...]], object],
        *,
        failed: Failed | None = None,
    ) -> None: ...


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

    def rate(self, ids: Sequence[int], stars: int, *, then: Done | None = None) -> None:
        """Rate images with 0 to 5 stars."""
        self._mark(
            lambda number: self.tr("rate %Ln image(s)", "", number),
            lambda files: [Rated(files=files, stars=stars)],
            ids,
            then=then,
        )

    def flag(self, ids: Sequence[int], flag: Flag, *, then: Done | None = None) -> None:
        """Pick or reject images, or clear their flags."""

        def text(number: int) -> str:
            return {
                Flag.PICK: self.tr("pick %Ln image(s)", "", number),
                Flag.REJECT: self.tr("reject %Ln image(s)", "", number),
                Flag.NONE: self.tr("unflag %Ln image(s)", "", number),
            }[flag]

        self._mark(text, lambda files: [Flagged(files=files, flag=flag)], ids, then=then)

    def label(self, ids: Sequence[int], kind: LabelKind, name: str, *, is_on: bool) -> None:
        """Add images to a board or tag, or remove them from it."""
        text = {
            ("tag", True): self.tr("add tag “{name}”"),
            ("tag", False): self.tr("remove tag “{name}”"),
            ("board", True): self.tr("add to board “{name}”"),
            ("board", False): self.tr("remove from board “{name}”"),
        }[kind, is_on].format(name=name)
        self._mark(
            text, lambda files: [Labeled(kind=kind, name=name, files=files, is_on=is_on)], ids
        )

    def make_board(self, name: str) -> None:
        """Create an empty board."""
        text = self.tr("create board “{name}”").format(name=name)
        self._apply(text, Labeled(kind="board", name=name))

    def rename(self, kind: LabelKind, name: str, new_name: str) -> None:
        """Rename a board or tag."""
        text = self.tr("rename “{name}”").format(name=name)
        self._apply(text, LabelRenamed(kind=kind, name=name, new_name=new_name))

    def remove(self, kind: LabelKind, name: str) -> None:
        """Delete a board or tag, keeping its images."""
        text = self.tr("delete “{name}”").format(name=name)
        self._apply(text, LabelRemoved(kind=kind, name=name))

    def save_filter(self, name: str, wanted: GalleryFilter) -> None:
        """Save a filter under a name."""
        text = self.tr("save filter “{name}”").format(name=name)
        self._apply(text, FilterSaved(name=name, wanted=wanted))

    def rename_filter(self, name: str, new_name: str) -> None:
        """Rename a saved filter."""
        wanted = self._images.overview.saved_filters.get(name)
        if wanted is not None and name != new_name:
            text = self.tr("rename “{name}”").format(name=name)
            self._apply(text, FilterRemoved(name=name), FilterSaved(name=new_name, wanted=wanted))

    def remove_filter(self, name: str) -> None:
        """Delete a saved filter, keeping the images."""
        text = self.tr("delete filter “{name}”").format(name=name)
        self._apply(text, FilterRemoved(name=name))

    def move_to_trash(
        self, ids: Sequence[int], *, then: Callable[[Sequence[str]], object] | None = None
    ) -> None:
        """Move images to the gallery's trash, and call `then` with the files that were moved."""
        images = self._images
        self._move(
            lambda number: self.tr("delete %Ln image(s)", "", number),
            (images.move_to_trash, images.restore),
            lambda gallery: gallery.files(ids),
            then=then,
        )

    def restore(self, ids: Sequence[int]) -> None:
        """Restore images from the gallery's trash."""
        self._restore(lambda gallery: gallery.files(ids))

    def restore_files(self, files: Sequence[str]) -> None:
        """Restore files from the gallery's trash."""
        self._restore(lambda _: files)

    def _restore(self, files_of: FilesOf) -> None:
        images = self._images
        self._move(
            lambda number: self.tr("restore %Ln image(s)", "", number),
            (images.restore, images.move_to_trash),
            files_of,
        )

    def _apply(self, text: str, *marks: AnyMark) -> None:
        self._mark(text, lambda _: marks)

    def _mark(
        self,
        text: Caption,
        make: Callable[[tuple[str, ...]], Sequence[AnyMark]],
        ids: Sequence[int] = (),
        *,
        then: Done | None = None,
    ) -> None:
        images = self._images

        def push(marked: Marked) -> None:
            if then is not None:
                then()
            if marked.undo:
                undo, redo = _files_of(marked.undo), _files_of(marked.marks)
                self._push(
                    _text_for(text, len(marked.files)),
                    lambda done, failed: images.mark(
                        lambda _: marked.undo, then=lambda _: done(undo), failed=failed
                    ),
                    lambda done, failed: images.mark(
                        lambda _: marked.marks, then=lambda _: done(redo), failed=failed
                    ),
                )

        images.mark(make, ids, then=push, failed=self.trouble_met.emit)

    def _move(
        self,
        text: Caption,
        moves: tuple[Move, Move],
        files_of: FilesOf,
        *,
        then: Callable[[Sequence[str]], object] | None = None,
    ) -> None:
        """Move files by the first of two moves, which the second one reverts."""
        move, revert = moves

        def push(moved: Sequence[str]) -> None:
            if moved:
                self._push(
                    _text_for(text, len(moved)),
                    lambda done, failed: revert(lambda _: moved, done, failed=failed),
                    lambda done, failed: move(lambda _: moved, done, failed=failed),
                )
                if then is not None:
                    then(moved)

        move(files_of, push, failed=self.trouble_met.emit)

    def _push(self, text: str, undo: Act, redo: Act) -> None:
        step = _Step(text, undo, redo, restored=self.marks_restored.emit)
        step.failed = partial(self._drop, step)
        self.undo_stack.push(step)

    def _drop(self, step: "_Step", message: Text, hint: Text) -> None:
        """Remove a step that could not be undone or redone from the stack."""
        self.trouble_met.emit(message, hint)
        step.setObsolete(True)
        stack = self.undo_stack
        if step.is_acting:
            return  # the stack drops it
        for index, drop in ((stack.index(), stack.redo), (stack.index() - 1, stack.undo)):
            if 0 <= index < stack.count() and stack.command(index) is step:
                drop()  # an obsolete step is only removed
                return


def _text_for(text: Caption, number: int) -> str:
    return text if isinstance(text, str) else text(number)


def _files_of(marks: Sequence[AnyMark]) -> list[str]:
    return [file for mark in marks for file in getattr(mark, "files", ())]


class _Step(QUndoCommand):
    """A change that is already applied when pushed, and becomes obsolete if it cannot be undone."""

    def __init__(self, text: str, undo: Act, redo: Act, *, restored: Restored) -> None:
        super().__init__(as_name(text))  # Qt would show only the text after a line break
        self._undo = undo
        self._redo = redo
        self._restored = restored
        self._is_new = True
        self.failed: Failed = lambda _message, _hint: None
        self.is_acting = False
        """Whether the stack is waiting for the step to act."""

    def undo(self) -> None:
        """Revert the change."""
        self._act(self._undo)

    def redo(self) -> None:
        """Apply the change again, except when it is first pushed."""
        if self._is_new:
            self._is_new = False
        else:
            self._act(self._redo)

    def _act(self, act: Act) -> None:
        self.is_acting = True
        try:
            act(self._restored, self.failed)
        finally:
            self.is_acting = False
