"""The sort order of the gallery.

The order is read from the index in the background, since sorting a hundred thousand images takes
longer than a frame, and then replaces the previous order all at once. The user's choice is stored.
"""

from PySide6.QtCore import QObject, Slot

from sfumato.gallery import GalleryOrder
from sfumato.messages import Text
from sfumato_desktop.app_settings import AppSettings
from sfumato_desktop.bridge.background_calls import BackgroundCalls
from sfumato_desktop.models.gallery_images import GalleryImages, SortedImages
from sfumato_desktop.notifier import Notifier
from sfumato_desktop.widgets.gallery_bar import GalleryBar
from sfumato_desktop.widgets.image_browser import ImageBrowser

__all__ = ["GalleryOrdering"]


class GalleryOrdering(QObject):
    """Sorts the images in the selected order.

    Args:
        images: The images to sort.
        settings: Stores the order.
        bar: The toolbar in which the order is selected.
        browser: Shows the images, keeping the current image.
        notify: Receives an error if the index cannot be read.
    """

    def __init__(
        self,
        images: GalleryImages,
        settings: AppSettings,
        *,
        bar: GalleryBar,
        browser: ImageBrowser,
        notify: Notifier,
    ) -> None:
        super().__init__(browser)
        self._images = images
        self._settings = settings
        self._bar = bar
        self._browser = browser
        self._notify = notify
        self._calls = BackgroundCalls(self)
        self._calls.succeeded.connect(self._apply)
        self._calls.failed.connect(self._show_failure)
        bar.order_chosen.connect(self._sort)
        browser.add_action(self.tr("Order…"), ("O",), bar.open_orders, in_menu=False)
        images.order = settings.gallery_order
        bar.show_order(images.order)

    @Slot()
    def shutdown(self) -> None:
        """Wait for a read in progress."""
        self._calls.close()

    @Slot(str)
    def _sort(self, order: GalleryOrder) -> None:
        self._settings.gallery_order = order
        self._images.order = order
        self._bar.show_order(order)
        self._browser.setFocus()
        if (read := self._images.sorting()) is not None:
            self._calls.make(order, read)

    @Slot(str, object)
    def _apply(self, name: str, found: SortedImages) -> None:  # noqa: ARG002 - the signal's signature
        grid = self._browser.grid
        current = grid.current_id()
        if not self._images.apply_sorted(found) or current is None:
            return
        row = self._images.row_of(current)
        if row is not None:
            grid.select_row(row)

    @Slot(str, object, object)
    def _show_failure(self, name: str, message: Text, hint: Text) -> None:  # noqa: ARG002 - as above
        self._notify.error(message, hint)
