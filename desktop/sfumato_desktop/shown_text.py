"""The one place where text that is not ours becomes something Qt shows as it is.

Names of projects, files, classes, boards, tags, runs and plugins may hold `&`, `<b>`, `[*]` or
control characters. Qt reads `&` as a mnemonic on buttons, menus and tabs, markup in tooltips and
labels, and `[*]` in titles. What goes to one of these goes through the function for it; a label is
a `PlainLabel`. Tests look for what goes past.
"""

import html
import re
import sys

from PySide6.QtGui import Qt

from sfumato.printable import printable, printable_lines

__all__ = [
    "as_caption",
    "as_name",
    "as_notification",
    "as_tip",
    "as_title",
    "text_of",
    "tip_of",
]

_MNEMONIC = re.compile(r"&(.)")


def as_name(text: str) -> str:
    """Return a name for a line of a list or a cell of a table, which Qt takes as plain text."""
    return printable(text)


def as_caption(text: str) -> str:
    """Return a text for a button, tab, menu, action or group box, where `&` marks a mnemonic."""
    return printable(text).replace("&", "&&")


def text_of(caption: str) -> str:
    """Return what a caption says: one from `as_caption`, or one of ours with a mnemonic."""
    return _MNEMONIC.sub(r"\1", caption)


def as_title(text: str) -> str:
    """Return a text for a window's title, where `[*]` stands for unsaved changes."""
    return printable(text).replace("[*]", "[*][*]")


def as_tip(text: str) -> str:
    """Return a text for a tooltip; one that Qt would take for markup is escaped as markup."""
    shown = printable_lines(text)
    return Qt.convertFromPlainText(shown) if Qt.mightBeRichText(shown) else shown


def tip_of(text: str, tip: str) -> str:
    """Return a tooltip that says a text above one that `as_tip` has made already."""
    if not Qt.mightBeRichText(tip):
        return as_tip(f"{text}\n{tip}")
    return Qt.convertFromPlainText(printable_lines(text)) + tip


def as_notification(text: str) -> str:
    """Return a text for a notice of the system; those of Linux desktops read markup."""
    shown = printable_lines(text)
    return html.escape(shown, quote=False) if sys.platform == "linux" else shown
