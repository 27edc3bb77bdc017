"""Singular and plural texts."""

from sfumato_desktop import formatting

__all__ = ["counted"]


def counted(number: int, *, one: str, many: str) -> str:
    """Return the text for one thing, or the text for many with `{n}` filled in.

    Args:
        number: The number of things.
        one: Text for exactly one, translated: "1 image".
        many: Text for any other number, translated: "{n} images".
    """
    return one if number == 1 else many.format(n=formatting.count(number))
