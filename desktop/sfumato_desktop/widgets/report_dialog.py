"""Dialog shown before creating a report, to choose what it includes."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QDialog, QVBoxLayout, QWidget

from sfumato_desktop.theme import Space
from sfumato_desktop.widgets.section import button, hold_width, label, row

__all__ = ["ReportDialog"]

_WIDTH = 480


class ReportDialog(QDialog):
    """Lists the contents of a report and asks whether to include images.

    Args:
        run_id: The run that the report is about, or "" if there is none.
        parent: The parent window.
    """

    wanted = Signal(bool)
    """The user wants to create the report: with whether to include samples."""

    def __init__(self, run_id: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Create report"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        parts = self.tr("Logs, software versions, and hardware information.")
        if run_id:
            parts = self.tr(
                "Logs, software versions, hardware information, and the settings "
                "and latest events of {run}."
            ).format(run=run_id)
        self._images = QCheckBox(self.tr("Include the newest sample grid"))
        self._images.setToolTip(self.tr("Samples may resemble your images"))
        self._images.setAccessibleName(self._images.text())
        self._images.setVisible(bool(run_id))
        cancel = button(self.tr("Cancel"), tip=self.tr("Close without creating a report"))
        make = button(
            self.tr("Create report"),
            tip=self.tr("Save the report to the logs folder"),
            role="primary",
        )
        make.setDefault(True)
        cancel.clicked.connect(self.reject)
        make.clicked.connect(self._make)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        layout.setSpacing(Space.M)
        layout.addWidget(label(self.tr("Troubleshooting report"), role="heading"))
        layout.addWidget(label(parts, is_wrapped=True))
        layout.addWidget(
            label(
                self.tr(
                    "The report is a ZIP file that stays on this machine unless "
                    "you share it. Your name and home folder are removed, and "
                    "none of your images are included."
                ),
                role="muted",
                is_wrapped=True,
            )
        )
        layout.addWidget(self._images)
        layout.addSpacing(Space.S)
        layout.addLayout(row(1, cancel, make))
        hold_width(self, _WIDTH)
        make.setFocus()

    @Slot()
    def _make(self) -> None:
        self.accept()
        self.wanted.emit(self._images.isChecked())
