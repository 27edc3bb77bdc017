"""Tests of the shared classification of folders, archives, and single files."""

from pathlib import Path, PurePosixPath

import pytest

from sfumato.data.entries import SkippedList, classify, classify_within, load_skipped, save_skipped


@pytest.mark.parametrize(
    ("name", "head", "kind"),
    [
        ("a.png", b"", "image"),
        ("a", b"\xff\xd8\xff\xe0", "image"),
        ("a.bak", b"\x89PNG\r\n\x1a\n", "image"),
        ("a.nef", b"", "unsupported"),
        ("a.jxl", b"", "unsupported"),
        ("a", b"\x00\x00\x00\x0cJXL \r\n\x87\n", "unsupported"),
        ("a.txt", b"words", "other"),
        ("a", b"", "other"),
        ("._a.png", b"", "skipped"),
        ("Thumbs.db", b"\xd0\xcf\x11\xe0", "skipped"),
    ],
)
def test_a_file_is_classified_by_name_and_then_by_content(name, head, kind):
    assert classify(PurePosixPath(name), head=lambda: head).kind == kind


def test_content_is_not_read_if_the_name_decides():
    def fail():
        raise AssertionError

    for name in ("a.png", "a.nef", "._a", "Thumbs.db"):
        classify(PurePosixPath(name), head=fail)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("cats/@eaDir/a.png", "skipped"),
        ("__MACOSX/cats/a.png", "skipped"),
        ("My.photoslibrary/originals/a.png", "skipped"),
        ("Recycle/a.png", "image"),
        ("@someone/a.png", "image"),
    ],
)
def test_in_an_archive_parent_folders_are_classified_too(path, kind):
    assert classify_within(PurePosixPath(path)).kind == kind


def test_skipped_entries_are_stored_with_the_dataset(tmp_path):
    skipped = SkippedList()
    for path in ("a/@eaDir", "b/@eaDir", "#recycle"):
        skipped.add(classify(PurePosixPath(path), is_folder=True).reason, path)

    save_skipped(tmp_path, skipped.kinds())

    found = load_skipped(tmp_path)
    assert [(kind.count, kind.example) for kind in found] == [(2, "a/@eaDir"), (1, "#recycle")]


@pytest.mark.parametrize("content", [None, b"", b"[1", b'[{"reason": 1}]'])
def test_a_dataset_without_a_skipped_list_has_an_empty_one(tmp_path: Path, content):
    if content is not None:
        (tmp_path / "skipped.json").write_bytes(content)

    assert load_skipped(tmp_path) == ()
