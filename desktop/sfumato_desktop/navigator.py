"""Navigation between the pages of the window.

Pages do not hold references to each other. They send requests to the navigator, and the window
fulfills them.
"""

from enum import StrEnum

from PySide6.QtCore import QObject, Signal

__all__ = ["Navigator", "Page"]


class Page(StrEnum):
    """The six pages of the window, in the order of the navigation rail."""

    HOME = "home"
    DATASETS = "datasets"
    TRAIN = "train"
    RUNS = "runs"
    GALLERY = "gallery"
    MODELS = "models"


class Navigator(QObject):
    """Passes navigation requests to the window."""

    page_requested = Signal(object)
    """Emitted with the `Page`."""
    dataset_requested = Signal(str)
    """Requests showing this dataset; the window calls `show_dataset(name)` of Datasets."""
    source_offered = Signal(str)
    """Requests importing this folder or file; the window calls `add_source(path)` of Datasets."""
    training_requested = Signal(str)
    """Requests training on this dataset; the window calls `choose_dataset(name)` of Train."""
    settings_requested = Signal(str)
    """Requests a new run with the settings of a run; calls `use_settings(run_id)` of Train."""
    new_run_requested = Signal(object)
    """Requests showing the run that this job prepares; calls `await_run(job)` of Runs."""
    run_requested = Signal(str)
    """Requests showing this run; the window calls `show_run(run_id)` of Runs."""
    gallery_requested = Signal(str)
    """Requests showing this run's images; the window calls `show_run(run_id)` of the Gallery."""
    generate_requested = Signal(str)
    """Requests the panel for generating with a run; the window calls `generate_with(run_id)`."""
    model_requested = Signal(str)
    """Requests showing this run's model; the window calls `show_run(run_id)` of Models."""

    plugins_requested = Signal()
    """Requests showing the plugins and their errors."""

    def show_plugins(self) -> None:
        """Show the plugins."""
        self.plugins_requested.emit()

    def show_page(self, page: Page) -> None:
        """Go to a page."""
        self.page_requested.emit(page)

    def show_dataset(self, name: str) -> None:
        """Go to Datasets and show a dataset."""
        self.dataset_requested.emit(name)

    def offer_source(self, path: str) -> None:
        """Go to Datasets and ask how to import a folder or file."""
        self.source_offered.emit(path)

    def show_new_run(self, job: object) -> None:
        """Go to Runs and show the run that a job prepares."""
        self.new_run_requested.emit(job)

    def show_settings(self, run_id: str) -> None:
        """Go to Train and configure a new run with the settings of a run."""
        self.settings_requested.emit(run_id)

    def show_training(self, dataset: str) -> None:
        """Go to Train with a dataset selected."""
        self.training_requested.emit(dataset)

    def show_run(self, run_id: str) -> None:
        """Go to Runs and show a run."""
        self.run_requested.emit(run_id)

    def show_gallery(self, run_id: str = "") -> None:
        """Go to the Gallery and show the images of one run, or all images."""
        self.gallery_requested.emit(run_id)

    def show_generate(self, run_id: str) -> None:
        """Go to the Gallery, ready to generate images with a run's model."""
        self.generate_requested.emit(run_id)

    def show_model(self, run_id: str) -> None:
        """Go to Models and show a run's model."""
        self.model_requested.emit(run_id)
