"""Panel with the result of distilling a model.

The panel is a card with a summary of the result, images generated from the same seeds side by side,
and a button that starts a distillation.
"""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from sfumato.records.distillation_result import distillation_lines
from sfumato_desktop.core_texts import localize_message
from sfumato_desktop.models.distilled_models import DistilledModel
from sfumato_desktop.theme import set_role
from sfumato_desktop.widgets.section import button, card, label, row

__all__ = ["DistillationPanel"]

_WIDTH_PX = 800


class DistillationPanel(QWidget):
    """The card about distilled models.

    Args:
        parent: The parent widget.
    """

    make_requested = Signal()
    """The user wants to distill the current model."""
    run_requested = Signal(str)
    """The user wants to open the distillation run."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._run_id = ""
        self._result = label("", role="strong", is_wrapped=True)
        self._words = label("", is_wrapped=True)
        self._image = QLabel()
        self._image.setAccessibleName(self.tr("Images from the same seeds with each model"))
        self._make = button(
            self.tr("Make a faster version"),
            tip=self.tr("Distill this model to generate images in one or two steps"),
            icon_name="play",
        )
        self._open = button(
            self.tr("Open run"), tip=self.tr("Show the distillation run"), role="link"
        )
        self._make.clicked.connect(self.make_requested)
        self._open.clicked.connect(self._ask_for_run)
        heading = label(self.tr("Distilled model"), role="heading")
        buttons = row(self._make, self._open, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card(heading, self._result, self._words, self._image, buttons))
        self.show_version(None, run_id="")

    def show_version(self, found: DistilledModel | None, *, run_id: str) -> None:
        """Show a distilled model and its result.

        Args:
            found: The newest distilled model; `None` if there is none.
            run_id: The run of the current model.
        """
        self._run_id = found.run_id if found is not None else ""
        lines = (
            [*map(localize_message, distillation_lines(found.result))]
            if found and found.result
            else []
        )
        self._result.setText(lines[0] if lines else "")
        self._result.setVisible(bool(lines))
        is_better = bool(found and found.result and found.result.is_better)
        set_role(self._result, "strong" if is_better else "")
        self._words.setText("\n".join(lines[1:]) if lines else self._state_text(found))
        self._make.setVisible(found is None or found.run_id != run_id)
        self._open.setVisible(found is not None and found.run_id != run_id)
        image = QPixmap.fromImage(found.image) if found else QPixmap()
        self._image.setVisible(not image.isNull())
        self._image.setPixmap(self._fitting(image))

    def _state_text(self, found: DistilledModel | None) -> str:
        if found is None:
            return self.tr(
                "Distillation trains a copy of the model to generate images in one or two steps. "
                "It works best for models that have been trained for a long time. Both models are "
                "evaluated and compared."
            )
        return self.tr("“{run}” has no result yet: it is still training or was stopped.").format(
            run=found.run_id
        )

    def _fitting(self, image: QPixmap) -> QPixmap:
        if image.width() <= _WIDTH_PX:
            return image
        return image.scaledToWidth(_WIDTH_PX, Qt.TransformationMode.SmoothTransformation)

    @Slot()
    def _ask_for_run(self) -> None:
        self.run_requested.emit(self._run_id)
