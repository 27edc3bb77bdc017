"""Natural sort order of names."""

import random

import pytest

from sfumato.files.natural_order import natural_key


@pytest.mark.parametrize(
    "names",
    [
        ["0", "1", "2", "10", "11"],
        ["r2", "r10"],
        ["a2b", "a10b", "B1"],
        ["٢", "10"],
        ["1" * 5, "1" * 6000],
        ["Ärger1", "Ärger02", "ärger10"],
    ],
)
def test_numbers_sort_by_value_and_case_is_ignored(names: list[str]) -> None:
    shuffled = random.Random(0).sample(names, len(names))

    assert sorted(shuffled, key=natural_key) == names


def test_names_that_differ_only_in_spelling_have_a_fixed_order() -> None:
    names = ["a", "A", "01", "1", "\u00e4", "a\u0308"]
    backwards = names[::-1]

    assert sorted(names, key=natural_key) == sorted(backwards, key=natural_key)
