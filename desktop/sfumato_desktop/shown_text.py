"""Conversion of untrusted text into text that Qt shows literally.

Names of projects, files, classes, boards, tags, runs, and plugins may contain `&`, `<b>`, `[*]`, or
control characters. Qt reads `&` as a mnemonic on buttons, menus, and tabs, markup in tooltips and
labels, and `[*]` in titles. Text for any of these goes through the matching function; labels are
`PlainLabel`s. Tests detect text that bypasses this module.
"""

import html
import re
import sys

from PySide6.QtGui import Qt

from sfumato.system.printable import printable, printable_lines

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
    """Return a name for a list row or table cell, which Qt shows as plain text."""
    return printable(text)


def as_caption(text: str) -> str:
    """Return text for a button, tab, menu, action, or group box, where `&` marks a mnemonic."""
    return printable(text).replace("&", "&&")


def text_of(caption: str) -> str:
    """Return the plain text of a caption, whether created by `as_caption` or with a mnemonic."""
    return _MNEMONIC.sub(r"\1", caption)


def as_title(text: str) -> str:
    """Return text for a window title, where `[*]` stands for unsaved changes."""
    return printable(text).replace("[*]", "[*][*]")


def as_tip(text: str) -> str:
    """Return text for a tooltip, escaped if Qt would otherwise interpret it as markup."""
    shown = printable_lines(text)
    return Qt.convertFromPlainText(shown) if Qt.mightBeRichText(shown) else shown


def tip_of(text: str, tip: str) -> str:
    """Return a tooltip with a line of text above a tip created by `as_tip`."""
    if not Qt.mightBeRichText(tip):
        return as_tip(f"{text}\n{tip}")
    return Qt.convertFromPlainText(printable_lines(text)) + tip


def as_notification(text: str) -> str:
    """Return text for a system notification; Linux desktops interpret markup in it."""
    shown = printable_lines(text)
    return html.escape(shown, quote=False) if sys.platform == "linux" else shown
