"""Plain-text tables."""

from collections.abc import Sequence

from sfumato.cli.output import print_line
from sfumato.system.printable import printable

__all__ = ["print_table"]


def print_table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print rows under their headers, with each column as wide as its widest cell.

    The table is plain text, so it looks the same on a screen, in a pipe, and in a log.
    """
    lines = [[head.upper() for head in heads], *([printable(cell) for cell in row] for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(heads))]
    for line in lines:
        cells = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        print_line("  ".join(cells).rstrip())
