"""Lookup of a dataset's images without reading them all."""

from pathlib import Path

from sfumato.messages import Message, msg, paragraph
from sfumato.records.manifest import FileStamp, ImageRow, Manifest


def filled(folder: Path) -> Manifest:
    manifest = Manifest(folder)
    manifest.replace_all(
        [
            ImageRow(path="a.png", status="in", class_name="cats"),
            ImageRow(path="b.png", status="in", class_name="dogs", split="held_out"),
            ImageRow(path="c.txt", status="skipped", reason=Message("It is not an image.")),
            ImageRow(path="d.png", status="in", class_name="cats"),
            ImageRow(path="e.png", status="excluded", class_name="cats"),
        ]
    )
    return manifest


def test_ids_are_filtered_by_status_split_and_class_in_order(tmp_path: Path) -> None:
    manifest = filled(tmp_path)

    everything = manifest.ids()
    cats = manifest.ids(status="in", class_name="cats")
    held_out = manifest.ids(split="held_out")

    rows = manifest.rows_of(everything)
    assert [rows[id_].path for id_ in everything] == [row.path for row in manifest.rows()]
    assert [rows[id_].path for id_ in cats] == ["a.png", "d.png"]
    assert [rows[id_].path for id_ in held_out] == ["b.png"]
    manifest.close()


def test_missing_ids_are_left_out(tmp_path: Path) -> None:
    manifest = filled(tmp_path)

    found = manifest.rows_of([1, 999])

    assert list(found) == [1]
    manifest.close()


def test_class_counts_cover_the_included_images(tmp_path: Path) -> None:
    manifest = filled(tmp_path)

    assert manifest.class_counts() == {"cats": 2, "dogs": 1}
    manifest.close()


def test_recording_stamps_keeps_the_classes_of_an_older_manifest(tmp_path):
    manifest = filled(tmp_path)
    manifest._database.execute("drop table classes")

    manifest.record_stamps({"a.png": FileStamp(1, 2)})

    assert manifest.classes() == ("cats", "dogs")
    manifest.close()


def test_notes_and_reasons_are_stored_as_messages(tmp_path):
    note = paragraph([msg("data.first_of_frames", "First of {count} frames.", count=3), "Plain."])
    manifest = Manifest(tmp_path)

    manifest.replace_all([ImageRow(path="a.gif", status="in", note=note)])

    assert manifest.rows()[0].note == note
    manifest.close()


def test_ids_from_before_another_import_refer_to_no_other_image(tmp_path: Path) -> None:
    manifest = filled(tmp_path)
    before = manifest.ids()

    manifest.replace_all([ImageRow(path=f"{name}.png", status="in") for name in "xab"])

    assert manifest.rows_of(before) == {}
    assert [manifest.rows_of([id_])[id_].path for id_ in manifest.ids_of(["b.png"])] == ["b.png"]
    manifest.close()


def test_a_file_that_is_skipped_by_now_stays_skipped(tmp_path: Path) -> None:
    manifest = filled(tmp_path)

    manifest.set_status(["c.txt", "e.png"], "in")

    assert manifest.count("in") == 4
    assert manifest.count("skipped") == 1
    manifest.close()
