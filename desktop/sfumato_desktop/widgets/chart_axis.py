"""A pyqtgraph axis that abbreviates large numbers."""

from typing import Any

from PySide6.QtCore import QLocale

from sfumato_desktop import formatting

__all__ = ["short_number_axis"]


def short_number_axis(side: str) -> Any:  # a pyqtgraph type, imported lazily
    """Return an axis for a pyqtgraph plot that shows 20,000 as 20k."""
    import pyqtgraph  # imported lazily for fast startup

    class ShortNumberAxis(pyqtgraph.AxisItem):  # type: ignore[misc]  # pyqtgraph has no types
        """An axis that abbreviates numbers of ten thousand or more."""

        def tickStrings(
            self, values: list[float], scale: float, spacing: float | None
        ) -> list[str]:
            """Return tick labels; `spacing` is `None` on a logarithmic scale."""
            if self.logMode or spacing is None or spacing * scale < 1:
                texts = super().tickStrings(values, scale, spacing)
                return [text.replace(".", QLocale().decimalPoint()) for text in texts]
            return [formatting.short_count(value * scale) for value in values]

    axis = ShortNumberAxis(orientation=side)
    axis.enableAutoSIPrefix(enable=False)
    return axis
