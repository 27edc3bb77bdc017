"""Tests of split folders, classes without images, and the order of classes."""

import shutil
from contextlib import closing

from sfumato.config.image_shape import ImageShape
from sfumato.data.importing import import_folder
from sfumato.records.events import ImportFinished, SplitFoldersFound
from sfumato.records.manifest import DatasetRules, Manifest, load_rules
from support import odd_images as odd


def do_import(dataset, source, **rules):
    rules = DatasetRules(source=str(source), shape=ImageShape.square(8), labels="folders", **rules)
    return list(import_folder(dataset, rules))


def rows_of(dataset, **conditions):
    with closing(Manifest(dataset)) as manifest:
        return manifest.rows(**conditions)


def classes_of(dataset):
    with closing(Manifest(dataset)) as manifest:
        return manifest.classes()


def test_validation_images_are_held_out_and_test_images_skipped(tmp_path):
    for start, part in enumerate(("test", "train", "val")):
        odd.noise_folder(tmp_path / "s" / part / "cat", 2, start=20 * start)
        odd.noise_folder(tmp_path / "s" / part / "dog", 2, start=20 * start + 10)
    shutil.copy(tmp_path / "s/train/cat/20.png", tmp_path / "s/test/cat/copy.png")
    dataset = tmp_path / "datasets" / "d"

    events = do_import(dataset, tmp_path / "s")

    [splits] = [event for event in events if isinstance(event, SplitFoldersFound)]
    assert splits.is_used
    assert (splits.train, splits.held_out, splits.left_out) == (("train",), ("val",), ("test",))
    assert classes_of(dataset) == ("cat", "dog")
    held_out = rows_of(dataset, status="in", split="held_out")
    assert {row.file_in(dataset).parent.parent.name for row in held_out} == {"val"}
    assert len(rows_of(dataset, status="in", split="train")) == 4
    assert len(rows_of(dataset, status="skipped")) == 5
    assert load_rules(dataset).split_folders == "use"


def test_an_existing_dataset_keeps_the_meaning_of_its_folders(tmp_path):
    for start, part in enumerate(("train", "val")):
        odd.noise_folder(tmp_path / "s" / part / "cat", 2, start=20 * start)
    dataset = tmp_path / "datasets" / "d"
    do_import(dataset, tmp_path / "s", split_folders="ignore")

    do_import(dataset, tmp_path / "s")

    assert classes_of(dataset) == ("train", "val")


def test_classes_keep_their_indices_and_new_ones_are_appended(tmp_path):
    for number in (10, 0, 2, 11):
        odd.noise_folder(tmp_path / "s" / str(number), 1, start=number)
    dataset = tmp_path / "datasets" / "d"
    do_import(dataset, tmp_path / "s")
    first = classes_of(dataset)
    odd.noise_folder(tmp_path / "s" / "1", 1, start=99)

    do_import(dataset, tmp_path / "s")

    assert first == ("0", "2", "10", "11")
    assert classes_of(dataset) == (*first, "1")


def test_a_dataset_of_an_older_version_keeps_its_class_order(tmp_path):
    for number in (0, 2, 10):
        odd.noise_folder(tmp_path / "s" / str(number), 1, start=number)
    dataset = tmp_path / "datasets" / "d"
    do_import(dataset, tmp_path / "s")
    with closing(Manifest(dataset)) as manifest:
        for table in ("classes", "file_stamps"):
            manifest._database.execute(f"drop table {table}")

    before = classes_of(dataset)
    do_import(dataset, tmp_path / "s")

    assert before == classes_of(dataset) == ("0", "10", "2")


def test_each_class_without_images_is_reported_with_its_reason(tmp_path):
    odd.noise_folder(tmp_path / "s" / "cat", 12)
    (tmp_path / "s" / "dog").mkdir()
    shutil.copy(tmp_path / "s/cat/0.png", tmp_path / "s/dog/a.png")
    (tmp_path / "s" / "empty").mkdir()
    (tmp_path / "s" / "broken").mkdir()
    (tmp_path / "s" / "broken" / "a.png").write_bytes(b"")
    odd.noise_folder(tmp_path / "s" / "few", 1, start=50)

    *_, end = do_import(tmp_path / "datasets" / "d", tmp_path / "s")

    assert isinstance(end, ImportFinished)
    causes = {problem.name: problem.cause for problem in end.class_problems}
    expected = {"broken": "skipped", "dog": "copies", "empty": "empty", "few": "few"}
    assert causes == expected
    assert "a copy of one in class “cat”" in str(end.class_problems[1].message)


def test_a_class_of_copies_from_several_classes_reports_their_number(tmp_path):
    odd.noise_folder(tmp_path / "s" / "cat", 12)
    odd.noise_folder(tmp_path / "s" / "dog", 12, start=50)
    (tmp_path / "s" / "pets").mkdir()
    shutil.copy(tmp_path / "s/cat/0.png", tmp_path / "s/pets/a.png")
    shutil.copy(tmp_path / "s/dog/50.png", tmp_path / "s/pets/b.png")

    *_, end = do_import(tmp_path / "datasets" / "d", tmp_path / "s")

    (problem,) = end.class_problems
    assert str(problem.message) == (
        "Class “pets” has no images: all 2 are copies of images in 2 other classes, such as “cat”."
    )
