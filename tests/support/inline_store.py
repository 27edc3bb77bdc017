"""A store without a thread, for tests of pages and models."""

from PySide6.QtCore import QObject

from sfumato_desktop.store import Store, _Request

__all__ = ["InlineStore", "inline_stores"]


class InlineStore(Store):
    """Answers each request at once, in the thread that asks; on demand, it holds requests back."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._held: list[_Request] | None = None

    def hold(self) -> None:
        """Hold back all requests until they are released, like a slow disk."""
        self._held = []

    def release(self) -> None:
        """Answer the requests that were held back."""
        held, self._held = self._held or [], None
        for request in held:
            self._submit(request)

    def _submit(self, request: _Request) -> None:
        if self._held is not None:
            self._held.append(request)
            return
        while not self._work_on(request):
            pass
        self._answer(request)


def inline_stores() -> tuple[Store, Store]:
    """Return the two stores of an app."""
    return InlineStore(), InlineStore()
