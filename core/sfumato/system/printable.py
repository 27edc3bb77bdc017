r"""Safe display of names and messages, with every character visible and no control sequences.

A file can have any name. When the name appears on a screen as part of a message, an escape code
could recolor or clear the terminal, a line break could forge a line, and a bidirectional override
could reorder the text that follows. Such characters are shown as escapes, such as `\x1b`, `\n`, or
`\u202e`. Everything else is unchanged, including emoji and the letters of every script.
"""

import shlex
import unicodedata

__all__ = ["is_printable", "printable", "printable_json", "printable_lines", "shell_quoted"]

_SHORT = {"\n": r"\n", "\r": r"\r", "\t": r"\t"}
_BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Embeddings, overrides, and isolates. Marks (LRM, RLM) do not move other text and are kept."""
_COMMANDING = frozenset(("Cc", "Cs", "Zl", "Zp"))
"""The categories of control characters, lone surrogates, and line and paragraph separators."""
_FIRST_BYTE, _LAST_BYTE = 0xDC80, 0xDCFF
"""The surrogates that represent bytes of a file name that is not valid UTF-8."""


def printable(text: str) -> str:
    """Return a text on one line, with control characters shown as escapes."""
    return text if is_printable(text) else "".join(map(_shown, text))


def printable_lines(text: str) -> str:
    """Return a text in the same way as `printable`, but keep its line breaks."""
    return "\n".join(map(printable, text.split("\n")))


def printable_json(text: str) -> str:
    """Return JSON on one line, with control characters written as JSON escapes.

    In strings, JSON allows DEL, C1 controls, bidirectional controls, and line separators without an
    escape. Each of them can be escaped with four hexadecimal digits.
    """
    if is_printable(text):
        return text
    return "".join(rf"\u{ord(one):04x}" if _commands(one) else one for one in text)


def shell_quoted(argument: str) -> str:
    """Return an argument quoted for a shell, with control characters written as bash escapes."""
    if is_printable(argument):
        return shlex.quote(argument)
    escaped = argument.replace("\\", r"\\").replace("'", r"\'")
    return f"$'{printable(escaped)}'"


def is_printable(text: str) -> bool:
    """Return whether a text fits on one line and contains no control characters."""
    return text.isprintable() or not any(map(_commands, text))


def _commands(character: str) -> bool:
    return character in _BIDI_CONTROLS or unicodedata.category(character) in _COMMANDING


def _shown(character: str) -> str:
    if not _commands(character):
        return character
    code = ord(character)
    if _FIRST_BYTE <= code <= _LAST_BYTE:
        code -= _FIRST_BYTE - 0x80
    return _SHORT.get(character) or (rf"\x{code:02x}" if code < 0x100 else rf"\u{code:04x}")
