"""Tests that an image list changes in minimal steps and fetches only what it needs."""

import array

from PySide6.QtCore import QPersistentModelIndex
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from support.image_lists import NumberedImages


def ids(*values: int) -> "array.array[int]":
    return array.array("q", values)


def test_the_model_follows_qt_s_rules(qtmodeltester: ModelTester) -> None:
    model = NumberedImages(20)

    qtmodeltester.check(model)

    model.set_ids(ids(-2, -1) + model.ids)
    model.remove_ids([3, 4, 9])


def test_new_images_at_the_front_are_an_insertion(qtbot: QtBot) -> None:
    model = NumberedImages(3)

    with qtbot.waitSignal(model.rowsInserted) as blocker:
        model.set_ids(ids(8, 9, 0, 1, 2))

    assert blocker.args is not None
    assert blocker.args[1:] == [0, 1]


def test_a_new_order_is_a_reset(qtbot: QtBot) -> None:
    model = NumberedImages(3)

    with qtbot.waitSignal(model.modelReset):
        model.set_ids(ids(2, 1, 0))


def test_an_equal_list_changes_nothing(qtbot: QtBot) -> None:
    model = NumberedImages(3)

    with qtbot.assertNotEmitted(model.modelReset):
        model.set_ids(ids(0, 1, 2))


def test_removed_images_leave_in_contiguous_ranges() -> None:
    model = NumberedImages(10)
    removed: list[tuple[int, int]] = []
    model.rowsRemoved.connect(lambda _, first, last: removed.append((first, last)))

    model.remove_ids([1, 2, 3, 7])

    assert removed == [(7, 7), (1, 3)]
    assert list(model.ids) == [0, 4, 5, 6, 8, 9]


def test_a_reused_id_is_fetched_again() -> None:
    model = NumberedImages(3)
    model.cells(range(3))
    model.remove_ids([0])
    fetched = model.fetches

    model.set_ids(ids(0) + model.ids)
    model.cell(0)

    assert model.fetches == fetched + 1


def test_files_of_many_rows_are_returned_in_order() -> None:
    model = NumberedImages(1200)

    paths = model.paths_of(range(1100, 0, -1))

    assert len(paths) == 1100
    assert paths[0] == "missing/1100.png"
    assert paths[-1] == "missing/1.png"


def test_other_programs_receive_the_files() -> None:
    model = NumberedImages(5)

    urls = model.mime_of([1, 3]).urls()

    assert [url.fileName() for url in urls] == ["1.png", "3.png"]


def test_a_few_insertions_and_removals_keep_the_other_images_in_place(
    qtbot: QtBot,
) -> None:
    images = NumberedImages(0)
    images.set_ids(ids(9, 8, 7, 5, 4, 1))
    kept = QPersistentModelIndex(images.index(3, 0))  # of image 5
    resets = []
    images.modelReset.connect(lambda: resets.append(1))

    images.set_ids(ids(9, 7, 6, 5, 3, 2, 1))

    assert list(images.ids) == [9, 7, 6, 5, 3, 2, 1]
    assert images.ids[kept.row()] == 5
    assert resets == []
