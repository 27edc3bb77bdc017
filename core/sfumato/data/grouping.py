"""Groups of images with the same content, which are never divided between the splits."""

from collections.abc import Iterable
from typing import TypeVar

__all__ = ["grouped"]

T = TypeVar("T")


def grouped(pairs: Iterable[tuple[T, T]]) -> list[set[T]]:
    """Return the sets of items that are connected by pairs."""
    group_of: dict[T, set[T]] = {}
    for first, second in pairs:
        a, b = group_of.setdefault(first, {first}), group_of.setdefault(second, {second})
        if a is b:
            continue
        small, large = sorted((a, b), key=len)
        large |= small
        for item in small:
            group_of[item] = large
    return list({id(group): group for group in group_of.values()}.values())
