"""Sequence numbers order things by age, independent of clocks and file times."""

import pytest

from sfumato.files.json_file import next_number, number_in


def test_next_number_is_above_all_existing_ones(tmp_path):
    for name, number in (("a", 3), ("b", 7), ("c", 5)):
        (tmp_path / name).write_text(f'{{"number": {number}, "else": "whatever"}}')

    assert next_number(tmp_path.iterdir()) == 8


def test_first_number_is_one(tmp_path):
    assert next_number(tmp_path.iterdir()) == 1


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xfe", b"[]", b'{"number": -1}', b'{"number": 1e300}', b'{"number": "x"}'],
)
def test_unreadable_file_has_no_number(content, tmp_path):
    file = tmp_path / "order.json"
    file.write_bytes(content)

    assert number_in(file) == 0
    assert number_in(tmp_path / "missing.json") == 0
