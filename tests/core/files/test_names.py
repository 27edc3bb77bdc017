"""Names are limited in bytes, and shortened between letters without collisions."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sfumato.errors import SfumatoError
from sfumato.files.names import (
    NAME_BYTES,
    file_name_for,
    is_same_name,
    letters_of,
    require_file_name,
    shortened,
)
from sfumato.records.project import Project

FOUR_BYTES = "\U0001d4d7"


@given(st.text(), st.integers(24, 255), st.sampled_from(("", ".png", "-longer-01")))
def test_shortened_name_fits_and_keeps_its_suffix(name, limit_bytes, suffix):
    short = shortened(name, limit_bytes, suffix=suffix)

    assert len(short.encode("utf-8", "surrogatepass")) <= limit_bytes
    assert short.endswith(suffix)


@given(st.text(max_size=300))
def test_file_name_of_a_file_name_is_unchanged(text):
    name = file_name_for(text)

    assert file_name_for(name) == name
    assert len(name.encode()) <= NAME_BYTES


def test_long_names_with_the_same_beginning_stay_distinct():
    first, second = (shortened("x" * 300 + end) for end in "ab")

    assert first != second


def test_accented_letter_family_and_flag_are_one_letter_each():
    family = "👩\u200d👩\u200d👧"

    assert list(letters_of(f"e\u0301{family}🇩🇪🇫🇷👍🏽!")) == [
        "e\u0301", family, "🇩🇪", "🇫🇷", "👍🏽", "!",
    ]  # fmt: skip
    for limit_bytes in range(20, 60):
        kept = shortened(family * 10, limit_bytes).rpartition("-")[0]
        assert kept == family * (len(kept) // len(family))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("CON", "CON-1"),
        ("lpt9", "lpt9-1"),
        ("name. ", "name"),
        ("e\u0301te\u0301", "été"),  # as macOS names files
        ("हिन्दी", "हिन्दी"),  # whose vowels are marks
    ],
)
def test_name_is_the_same_on_every_system(text, name):
    assert file_name_for(text) == name


def test_name_that_is_too_long_is_rejected_with_the_limit():
    with pytest.raises(SfumatoError, match="256 bytes; the limit is 128"):
        require_file_name(FOUR_BYTES * 64, kind="dataset")


def test_name_that_differs_only_in_case_is_rejected():
    assert is_same_name("Größe", "GRÖSSE")
    with pytest.raises(SfumatoError, match="existing dataset “Faces”"):
        require_file_name("faces", kind="dataset", taken=["Faces"])


def test_runs_with_long_names_can_be_numbered_and_extended(tmp_path):
    project = Project.create(tmp_path / "p")
    stem = FOUR_BYTES * 32

    for number in ("01", "02"):
        run_id = project.free_run_id(stem)
        (project.runs_folder / run_id).mkdir(parents=True)
        longer = project.free_run_id(f"{run_id}-longer")

        assert run_id.endswith(f"-{number}")
        assert len(longer.encode()) <= NAME_BYTES
        assert os.path.basename(longer) == longer  # noqa: PTH119, names and not paths


def test_free_name_is_free_on_a_case_insensitive_system(tmp_path):
    project = Project.create(tmp_path / "p")
    (project.runs_folder / "Faces-01").mkdir(parents=True)

    assert project.free_run_id("faces") == "faces-02"
