"""Where can the user be, and how does one place lead to another?

A place never holds another one. It asks the navigator, and the window does the walking.
"""

from enum import StrEnum

from PySide6.QtCore import QObject, Signal

__all__ = ["Navigator", "Page"]


class Page(StrEnum):
    """The six places of the window, in the order of the rail."""

    HOME = "home"
    DATASETS = "datasets"
    TRAIN = "train"
    RUNS = "runs"
    GALLERY = "gallery"
    MODELS = "models"


class Navigator(QObject):
    """Carries requests to be somewhere to the window."""

    page_requested = Signal(object)
    """With the `Page`."""
    dataset_requested = Signal(str)
    """Show this dataset; the window calls `show_dataset(name)` of the Datasets place."""
    training_requested = Signal(str)
    """Prepare training on this dataset; the window calls `choose_dataset(name)` of Train."""
    run_requested = Signal(str)
    """Show this run; the window calls `show_run(run_id)` of the Runs place."""
    gallery_requested = Signal(str)
    """Show what this run made; the window calls `show_run(run_id)` of the Gallery."""
    model_requested = Signal(str)
    """Show this run's models; the window calls `show_run(run_id)` of the Models place."""

    plugins_requested = Signal()
    """Show the plugins and what went wrong with them."""

    def show_plugins(self) -> None:
        """Show the plugins."""
        self.plugins_requested.emit()

    def show_page(self, page: Page) -> None:
        """Go to a place."""
        self.page_requested.emit(page)

    def show_dataset(self, name: str) -> None:
        """Go to Datasets and show one."""
        self.dataset_requested.emit(name)

    def show_training(self, dataset: str) -> None:
        """Go to Train with a dataset chosen."""
        self.training_requested.emit(dataset)

    def show_run(self, run_id: str) -> None:
        """Go to Runs and show one."""
        self.run_requested.emit(run_id)

    def show_gallery(self, run_id: str = "") -> None:
        """Go to the Gallery and show what one run made, or everything."""
        self.gallery_requested.emit(run_id)

    def show_model(self, run_id: str) -> None:
        """Go to Models and show one run's."""
        self.model_requested.emit(run_id)
