"""Tests of searching a folder: files, order, and classes."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from sfumato.data.scan import NO_CLASS, class_names, scan_folder
from sfumato.data.spreading import StopRequestedError
from sfumato.files.natural_order import natural_key
from sfumato.records.control import Command, RunControl
from support import odd_images as odd

IMAGE = odd.as_bytes(odd.flat("red", size=(8, 8)), "PNG")


def fill(folder, *names, content=IMAGE):
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def found_in(folder):
    return [path.relative_to(folder).as_posix() for path in scan(folder).images]


def scan(folder, **options):
    return scan_folder(folder, skip=folder / "datasets" / "mine", **options)


def classes_of(folder):
    found = scan(folder).images
    return {
        path.relative_to(folder).as_posix(): name
        for path, name in zip(found, class_names(found), strict=True)
    }


def test_files_are_in_natural_order(tmp_path):
    fill(tmp_path, "10.png", "9.png", "B/1.png", "a/2.png", "a/10.png", "Z.png")

    assert found_in(tmp_path) == ["9.png", "10.png", "Z.png", "a/2.png", "a/10.png", "B/1.png"]


def test_digits_of_other_scripts_sort_without_an_error():
    assert sorted(["a٣", "a3", "3a", "²", "a"], key=natural_key)


def test_hidden_files_and_sidecars_are_skipped_silently(tmp_path):
    fill(tmp_path, "a.png", "._a.png", ".b.png", ".thumbs/c.png", "__MACOSX/._a.png")

    assert found_in(tmp_path) == ["a.png"]
    assert scan(tmp_path).ignored_by_ending == {}


def test_other_files_are_counted_by_extension(tmp_path):
    fill(tmp_path, "a.png")
    fill(tmp_path, "a.txt", "b.TXT", "c.json", "README", content=b"words")

    result = scan(tmp_path)

    assert result.ignored_by_ending == {".txt": 2, ".json": 1, "": 1}
    assert str(result.ignored_text).startswith("Skipped 4 files that are not images (.txt: 2, ")


def test_an_image_with_an_unknown_extension_is_found_by_its_content(tmp_path):
    fill(tmp_path, "photo", "photo.bak")

    assert found_in(tmp_path) == ["photo", "photo.bak"]


def test_raw_photos_and_vector_drawings_are_reported_with_a_solution(tmp_path):
    fill(tmp_path, "a.NEF", "b.svg", content=b"II*\0anything")

    result = scan(tmp_path)

    assert result.images == ()
    assert [str(reason) for _, reason in result.refused] == [
        "This is a camera raw file (.nef); save it as PNG or JPEG to use it.",
        "This is a vector drawing (.svg); save it as PNG or JPEG to use it.",
    ]


def test_circular_links_end_and_each_folder_is_entered_once(tmp_path):
    fill(tmp_path, "a/1.png", "b/2.png")
    (tmp_path / "a" / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "c").symlink_to(tmp_path / "b", target_is_directory=True)

    assert found_in(tmp_path) == ["a/1.png", "b/2.png"]


def test_links_to_files_are_followed_and_broken_ones_reported(tmp_path):
    fill(tmp_path, "a.png")
    (tmp_path / "b.png").symlink_to(tmp_path / "a.png")
    (tmp_path / "c.png").symlink_to(tmp_path / "gone.png")

    assert found_in(tmp_path) == ["a.png", "b.png", "c.png"]


def test_the_datasets_own_folder_is_not_entered(tmp_path):
    fill(tmp_path, "a.png", "datasets/mine/files/a.png", "datasets/other/b.png")

    assert found_in(tmp_path) == ["a.png", "datasets/other/b.png"]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_file_names_that_are_not_valid_text_are_found(tmp_path):
    name = os.fsencode(tmp_path) + b"/caf\xe9.png"
    Path(os.fsdecode(name)).write_bytes(IMAGE)

    assert len(scan(tmp_path).images) == 1


def test_a_stop_ends_the_search(tmp_path):
    fill(tmp_path, "a.png")
    control = RunControl()
    control.request(Command.STOP)

    with pytest.raises(StopRequestedError):
        scan(tmp_path, control=control)


def test_the_class_is_the_first_folder(tmp_path):
    fill(tmp_path, "cats/1.png", "cats/old/2.png", "dogs/1.png")

    assert classes_of(tmp_path) == {
        "cats/1.png": "cats",
        "cats/old/2.png": "cats",
        "dogs/1.png": "dogs",
    }


def test_a_folder_around_all_others_is_not_a_class(tmp_path):
    fill(tmp_path, "set/cats/1.png", "set/dogs/1.png")

    assert set(classes_of(tmp_path).values()) == {"cats", "dogs"}


def test_images_beside_class_folders_have_a_class_of_their_own(tmp_path):
    fill(tmp_path, "1.png", "cats/1.png")

    assert classes_of(tmp_path) == {"1.png": NO_CLASS, "cats/1.png": "cats"}


def test_images_in_a_single_folder_have_no_classes(tmp_path):
    fill(tmp_path, "all/1.png", "all/2.png")

    assert set(classes_of(tmp_path).values()) == {None}


def test_a_class_does_not_depend_on_the_encoding_of_accents(tmp_path):
    fill(tmp_path, "e\u0301t\u00e9/1.png", "\u00e9te\u0301/2.png", "x/3.png")

    assert set(classes_of(tmp_path).values()) == {"\u00e9t\u00e9", "x"}


def test_an_empty_set_has_no_classes():
    assert class_names(()) == []


SYSTEM_FOLDERS = ("cats/@eaDir/1.png", "#recycle", "$RECYCLE.BIN/S-1-5-21", "lost+found", ".git/x")


def test_system_folders_are_counted_by_reason_and_are_not_classes(tmp_path):
    fill(tmp_path, "cats/1.png", "dogs/1.png", "Thumbs.db")
    fill(tmp_path, *(f"{folder}/SYNOPHOTO_THUMB_XL.png" for folder in SYSTEM_FOLDERS))

    result = scan(tmp_path)

    assert found_in(tmp_path) == ["cats/1.png", "dogs/1.png"]
    assert set(classes_of(tmp_path).values()) == {"cats", "dogs"}
    assert {kind.count for kind in result.skipped} == {1, 2}
    assert sum(kind.count for kind in result.skipped) == 6


def test_user_folders_with_such_names_are_read(tmp_path):
    fill(tmp_path, "Recycle/1.png", "Trash/1.png", "lost and found/1.png", "@someone/1.png")

    assert set(classes_of(tmp_path).values()) == {"Recycle", "Trash", "lost and found", "@someone"}
    assert scan(tmp_path).skipped == ()


def test_a_system_folder_chosen_as_source_is_read(tmp_path):
    fill(tmp_path, "#recycle/a.png")

    assert found_in(tmp_path / "#recycle") == ["a.png"]


def reasons_in(folder):
    return {path.name: str(reason) for path, reason in scan(folder).refused}


def test_circular_links_are_reported_and_do_not_end_the_search(tmp_path):
    fill(tmp_path, "a.png")
    (tmp_path / "self.png").symlink_to("self.png")
    (tmp_path / "there").symlink_to("back")
    (tmp_path / "back").symlink_to("there")

    assert found_in(tmp_path) == ["a.png"]
    assert reasons_in(tmp_path) == dict.fromkeys(
        ("self.png", "there", "back"), "The link cannot be followed: it points back to itself."
    )


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes")
def test_pipes_sockets_and_devices_are_reported_and_never_opened(tmp_path):
    fill(tmp_path, "a.png")
    os.mkfifo(tmp_path / "pipe.png")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link.png").symlink_to("pipe")
    (tmp_path / "zero.png").symlink_to("/dev/zero")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(os.path.relpath(tmp_path / "s.png"))

    assert found_in(tmp_path) == ["a.png"]
    assert reasons_in(tmp_path) == {
        "pipe": "This is a named pipe, not a file.",
        "pipe.png": "This is a named pipe, not a file.",
        "link.png": "This is a named pipe, not a file.",
        "s.png": "This is a socket, not a file.",
        "zero.png": "This is a device, not a file.",
    }


@pytest.mark.skipif(sys.platform == "win32", reason="paths there are shorter")
def test_folders_nested_a_thousand_deep_are_searched(tmp_path):
    try:
        deep = tmp_path / "top"
        deep.mkdir()
        while len(str(deep)) < 3_500:
            deep /= "d"
            deep.mkdir()
        fill(deep, "a.png")

        assert len(scan(tmp_path).images) == 1
    finally:  # pytest clears tmp_path with shutil.rmtree, which recurses once per level
        subprocess.run(["rm", "-rf", tmp_path / "top"], check=True)


def test_an_entry_that_vanishes_during_the_search_does_not_end_it(tmp_path, monkeypatch):
    fill(tmp_path, "a.png", "b/1.png")
    (tmp_path / "c.png").symlink_to(tmp_path / "a.png")
    stat_of = Path.stat

    def vanished(path, **options):
        if path.name == "c.png":
            raise FileNotFoundError(2, "No such file or directory")
        return stat_of(path, **options)

    monkeypatch.setattr(Path, "stat", vanished)

    assert found_in(tmp_path) == ["a.png", "c.png", "b/1.png"]  # reading it reports that
