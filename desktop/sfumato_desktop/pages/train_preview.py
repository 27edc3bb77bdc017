"""The preview of a draft's augmentations."""

from msgspec.structs import replace
from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication, QImage

from sfumato.config.settings import AugmentationConfig, RunConfig
from sfumato.errors import SfumatoError
from sfumato.messages import Text
from sfumato_desktop.bridge.augmentation_previews import AugmentationPreviews
from sfumato_desktop.core_texts import localize_message
from sfumato_desktop.models.train_draft import TrainDraft
from sfumato_desktop.services import Services
from sfumato_desktop.widgets.augmentation_preview import AugmentationPreview
from sfumato_desktop.widgets.entry_list import EntryList

__all__ = ["TrainPreview"]


class TrainPreview(QObject):
    """Renders the preview of a draft's augmentations on demand.

    Args:
        services: Services shared by the pages.
        draft: The run being configured.
        entries: The augmentations and their settings, whether checked or not.
        widget: Shows the preview.
    """

    def __init__(
        self,
        services: Services,
        draft: TrainDraft,
        *,
        entries: EntryList,
        widget: AugmentationPreview,
    ) -> None:
        super().__init__(widget)
        self._services = services
        self._draft = draft
        self._entries = entries
        self._widget = widget
        self._is_unchanged = False
        self._previews = AugmentationPreviews(services.jobs, parent=self)
        widget.wanted.connect(self._draw)
        draft.changed.connect(widget.follow)
        entries.edited.connect(widget.follow)
        self._previews.drawn.connect(self._show)
        self._previews.failed.connect(self._show_error)
        application = QGuiApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self._previews.shutdown)

    @Slot(str, int)
    def _draw(self, which: str, first_draw_index: int) -> None:
        project = self._services.project.project
        problem = self._draft.problem()
        if project is None or problem is not None:
            self._widget.show_message(localize_message(problem.message) if problem else "")
            return
        try:
            config = self._config(which)
        except SfumatoError as error:
            self._widget.show_message(localize_message(error.message))
            return
        self._is_unchanged = not (config.augmentations or config.augmentation.probability)
        self._widget.show_message(self.tr("Updating preview…"))
        self._previews.request(project, config, first_draw_index=first_draw_index)

    def _config(self, which: str) -> RunConfig:
        """Return the draft's config, limited to one augmentation if one is named."""
        config = self._draft.config()
        if not which:
            return config
        alone = {which: self._entries.settings_of(which)}
        return replace(config, augmentations=alone, augmentation=AugmentationConfig())

    @Slot(QImage)
    def _show(self, sheet: QImage) -> None:
        self._widget.show_sheet(sheet)
        if self._is_unchanged:
            self._widget.show_message(
                self.tr("No augmentations are enabled; images are used unchanged.")
            )

    @Slot(object, object)
    def _show_error(self, message: Text, hint: Text) -> None:
        self._widget.show_message(f"{localize_message(message)} {localize_message(hint)}".strip())
