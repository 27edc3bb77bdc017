"""How are large numbers written along an axis?"""

from typing import Any

from PySide6.QtCore import QLocale

from sfumato_desktop import formatting

__all__ = ["short_number_axis"]


def short_number_axis(side: str) -> Any:  # of pyqtgraph, imported late
    """Return an axis of a pyqtgraph plot that writes 20k for 20,000."""
    import pyqtgraph  # here for start-up time

    class ShortNumberAxis(pyqtgraph.AxisItem):  # type: ignore[misc]  # pyqtgraph has no types
        """Writes numbers from ten thousand on with a unit."""

        def tickStrings(
            self, values: list[float], scale: float, spacing: float | None
        ) -> list[str]:
            """Return the texts of some ticks; on a logarithmic scale they have no spacing."""
            if self.logMode or spacing is None or spacing * scale < 1:
                texts = super().tickStrings(values, scale, spacing)
                return [text.replace(".", QLocale().decimalPoint()) for text in texts]
            return [formatting.short_count(value * scale) for value in values]

    axis = ShortNumberAxis(orientation=side)
    axis.enableAutoSIPrefix(enable=False)
    return axis
