"""The sort order of the gallery, which is stored."""

from PySide6.QtCore import QObject, Slot

from sfumato.gallery import GalleryOrder
from sfumato_desktop.app_settings import AppSettings
from sfumato_desktop.models.gallery_images import GalleryImages
from sfumato_desktop.widgets.gallery_bar import GalleryBar
from sfumato_desktop.widgets.image_browser import ImageBrowser

__all__ = ["GalleryOrdering"]


class GalleryOrdering(QObject):
    """Sorts the images in the selected order.

    Args:
        images: The images to sort.
        settings: Stores the order.
        bar: The toolbar in which the order is selected.
        browser: Shows the images.
    """

    def __init__(
        self,
        images: GalleryImages,
        settings: AppSettings,
        *,
        bar: GalleryBar,
        browser: ImageBrowser,
    ) -> None:
        super().__init__(browser)
        self._images = images
        self._settings = settings
        self._bar = bar
        self._browser = browser
        bar.order_chosen.connect(self._sort)
        browser.add_action(self.tr("Order…"), ("O",), bar.open_orders, in_menu=False)
        images.order = settings.gallery_order
        bar.show_order(images.order)

    @Slot(str)
    def _sort(self, order: GalleryOrder) -> None:
        self._settings.gallery_order = order
        self._images.order = order
        self._bar.show_order(order)
        self._browser.setFocus()
        self._images.reload()
