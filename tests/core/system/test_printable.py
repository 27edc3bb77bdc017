"""Every name is shown readably, and contains no control sequences."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sfumato.system.printable import is_printable, printable, printable_json, printable_lines


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("R&B <b>100%1</b> {x} [red] [/] :smile:", "R&B <b>100%1</b> {x} [red] [/] :smile:"),
        ("Ärger 猫 عربي עברית 👩‍👩‍👧 نمی‌خواهم", "Ärger 猫 عربي עברית 👩‍👩‍👧 نمی‌خواهم"),
        ("red\x1b[31m", r"red\x1b[31m"),
        ("two\nlines\r\t", r"two\nlines\r\t"),
        ("gpj.\u202ephoto", r"gpj.\u202ephoto"),
        ("bad-\udce9.jpg", r"bad-\xe9.jpg"),
        ("\ud800 \x85 \x7f", r"\ud800 \x85 \x7f"),
        ("line\u2028paragraph\u2029", r"line\u2028paragraph\u2029"),
    ],
)
def test_control_characters_of_a_name_are_shown_as_escapes(name: str, shown: str) -> None:
    assert printable(name) == shown
    assert is_printable(name) == (name == shown)


def test_line_breaks_can_be_kept() -> None:
    assert printable_lines("one\ntwo\x1b[2J") == "one\ntwo\\x1b[2J"


@given(st.text(st.characters()))
def test_any_text_becomes_one_line_of_valid_utf_8_and_is_then_stable(text: str) -> None:
    shown = printable(text)

    shown.encode("utf-8")
    assert not any(unicodedata.category(one) in ("Cc", "Cs", "Zl", "Zp") for one in shown)
    assert printable(shown) == shown


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_printable_json_decodes_to_exactly_the_same_text(text: str) -> None:
    shown = printable_json(json.dumps(text, ensure_ascii=False))

    assert json.loads(shown) == text
    assert is_printable(shown)
