"""Marks apply, can be undone, and outlive the index."""

import sqlite3

import msgspec
import pytest

from sfumato.errors import SfumatoError
from sfumato.gallery import (
    FilterRemoved,
    FilterSaved,
    Flag,
    Flagged,
    Gallery,
    GalleryFilter,
    Labeled,
    LabelRemoved,
    LabelRenamed,
    Rated,
)
from support.recipes import recipe, write_image

FILES = tuple(recipe(seed).file_name for seed in range(4))
NEWEST_FIRST = FILES[::-1]

OLDER_SCHEMA = """
create table if not exists images (
    id integer primary key autoincrement,
    file text not null unique,
    run text not null,
    images_seen integer not null,
    seed integer not null,
    class_name text,
    rating integer not null default 0,
    created real not null,
    recipe text not null
);
create index if not exists by_run on images (run, id);
pragma user_version = 1;
"""


@pytest.fixture
def gallery(tmp_path):
    gallery = Gallery(tmp_path)
    gallery.add((write_image(tmp_path, recipe(seed)), recipe(seed)) for seed in range(4))
    yield gallery
    gallery.close()


def state_of(gallery):
    """Return all marks on the images."""
    images = gallery.images(gallery.ids()).values()
    said = {
        image.path.name: (image.rating, image.flag, image.tags, image.boards) for image in images
    }
    return said, gallery.labels("board"), gallery.labels("tag"), gallery.saved_filters()


def everything():
    """Return marks of every kind."""
    return [
        Rated(files=FILES[:3], stars=4),
        Flagged(files=FILES[1:3], flag=Flag.PICK),
        Flagged(files=FILES[3:], flag=Flag.REJECT),
        Labeled(kind="tag", name="red", files=FILES[:2]),
        Labeled(kind="board", name="Best", files=FILES[2:]),
        Labeled(kind="board", name="Empty"),
        FilterSaved(name="Good ones", wanted=GalleryFilter(min_rating=3)),
    ]


def test_marks_are_returned_with_the_images(gallery):
    gallery.mark(everything())

    said, boards, tags, views = state_of(gallery)

    assert said[FILES[1]] == (4, Flag.PICK, ("red",), ())
    assert said[FILES[3]] == (0, Flag.REJECT, (), ("Best",))
    assert (boards, tags) == ({"Best": 2, "Empty": 0}, {"red": 2})
    assert views == {"Good ones": GalleryFilter(min_rating=3)}


def test_each_kind_of_mark_can_be_undone_and_redone(gallery):
    gallery.mark(everything())
    others = [
        Rated(files=FILES, stars=2),
        Flagged(files=FILES, flag=Flag.NONE),
        Labeled(kind="tag", name="red", files=FILES),
        Labeled(kind="tag", name="red", files=FILES[1:], is_on=False),
        Labeled(kind="board", name="New", files=FILES[:1]),
        LabelRenamed(kind="board", name="Best", new_name="Better"),
        LabelRemoved(kind="board", name="Better"),
        FilterSaved(name="Good ones", wanted=GalleryFilter(run="faces-01")),
        FilterSaved(name="All", wanted=GalleryFilter()),
        FilterRemoved(name="Good ones"),
    ]
    for mark in others:
        before = state_of(gallery)
        undo = gallery.mark([mark])
        after = state_of(gallery)
        gallery.mark(undo)

        assert after != before, mark
        assert state_of(gallery) == before, mark
        gallery.mark([mark])
        assert state_of(gallery) == after, mark


def test_undo_of_several_marks_runs_backward(gallery):
    before = state_of(gallery)

    undo = gallery.mark(everything())
    gallery.mark(undo)

    assert state_of(gallery) == before


def test_rating_that_changes_nothing_leaves_nothing_to_undo(gallery):
    gallery.mark([Rated(files=FILES, stars=3)])

    assert gallery.mark([Rated(files=FILES, stars=3)]) == ()


def test_marks_outlive_the_index(gallery):
    gallery.mark(everything())
    before = state_of(gallery)
    gallery.close()
    (gallery.folder / "gallery.db").unlink()

    rebuilt = Gallery(gallery.folder)
    rebuilt.rescan()

    assert state_of(rebuilt) == before
    assert rebuilt.files(rebuilt.ids()) == NEWEST_FIRST
    rebuilt.close()


def test_lost_journal_is_rewritten_from_the_index(gallery):
    gallery.mark(everything())
    before = state_of(gallery)
    gallery.close()
    (gallery.folder / "ratings.jsonl").unlink()

    Gallery(gallery.folder).close()
    (gallery.folder / "gallery.db").unlink()
    rebuilt = Gallery(gallery.folder)
    rebuilt.rescan()

    assert state_of(rebuilt) == before
    rebuilt.close()


def test_marks_only_in_the_journal_are_applied_at_the_next_opening(gallery):
    gallery.close()
    mark = Rated(files=FILES[:1], stars=5)
    with (gallery.folder / "ratings.jsonl").open("ab") as stream:
        stream.write(msgspec.json.encode(mark) + b"\n")

    again = Gallery(gallery.folder)

    assert state_of(again)[0][FILES[0]][0] == 5
    again.close()


def test_truncated_line_does_not_damage_the_others(gallery):
    gallery.mark([Rated(files=FILES[:1], stars=5)])
    with (gallery.folder / "ratings.jsonl").open("ab") as stream:
        stream.write(b'{"mark":"rated","fil')
    gallery.mark([Rated(files=FILES[1:2], stars=4)])
    gallery.close()
    (gallery.folder / "gallery.db").unlink()

    rebuilt = Gallery(gallery.folder)
    rebuilt.rescan()

    assert [state_of(rebuilt)[0][name][0] for name in FILES[:2]] == [5, 4]
    rebuilt.close()


def test_marks_wait_for_a_file_that_appears_later(gallery):
    later = recipe(9)

    gallery.mark([Rated(files=(later.file_name,), stars=3)])
    gallery.add([(write_image(gallery.folder, later), later)])

    assert state_of(gallery)[0][later.file_name][0] == 3


def test_board_cannot_take_the_name_of_another(gallery):
    gallery.mark([Labeled(kind="board", name="A"), Labeled(kind="board", name="B")])

    with pytest.raises(SfumatoError, match="board “B” already exists"):
        gallery.mark([LabelRenamed(kind="board", name="A", new_name="B")])

    assert gallery.labels("board") == {"A": 0, "B": 0}


def test_gallery_of_the_first_version_keeps_its_ratings_order_and_times(tmp_path):
    database = sqlite3.connect(tmp_path / "gallery.db")
    database.executescript(OLDER_SCHEMA)
    for seed in range(3):
        made_by = recipe(seed, class_name="smiling")
        write_image(tmp_path, made_by)
        row = (made_by.file_name, made_by.run, 6400, seed, "smiling", seed, 1000.0 + seed)
        database.execute(
            "insert into images (file, run, images_seen, seed, class_name, rating, created,"
            " recipe) values (?, ?, ?, ?, ?, ?, ?, ?)",
            (*row, msgspec.json.encode(made_by).decode()),
        )
    database.commit()
    database.close()

    Gallery(tmp_path).close()
    gallery = Gallery(tmp_path)
    images = [gallery.images([id_])[id_] for id_ in gallery.ids()]
    gallery.close()

    assert [image.recipe for image in images] == [
        recipe(seed, class_name="smiling") for seed in (2, 1, 0)
    ]
    assert [(image.rating, image.created) for image in images] == [
        (2, 1002.0),
        (1, 1001.0),
        (0, 1000.0),
    ]
    (tmp_path / "gallery.db").unlink()
    rebuilt = Gallery(tmp_path)
    rebuilt.rescan()
    assert {p.recipe.seed: p.rating for p in rebuilt.images(rebuilt.ids()).values()} == {
        0: 0,
        1: 1,
        2: 2,
    }
    rebuilt.close()


def test_index_of_a_newer_version_is_rejected(tmp_path):
    database = sqlite3.connect(tmp_path / "gallery.db")
    database.execute("pragma user_version = 5")
    database.close()

    with pytest.raises(SfumatoError, match="version 4"):
        Gallery(tmp_path)


def test_images_whose_recipes_are_in_an_older_form_are_no_longer_listed(tmp_path):
    gallery = Gallery(tmp_path)
    gallery.add((write_image(tmp_path, recipe(seed)), recipe(seed)) for seed in range(2))
    gallery.close()
    database = sqlite3.connect(tmp_path / "gallery.db")
    database.execute(
        "update recipes set recipe = json_remove(recipe, '$.sampling')"
        " where recipe ->> '$.seed' = 1"
    )
    database.execute("pragma user_version = 3")
    database.commit()
    database.close()

    gallery = Gallery(tmp_path)
    found = gallery.images(gallery.ids())
    gallery.close()

    assert [image.recipe.seed for image in found.values()] == [0]


def test_long_journal_is_compacted_at_a_rescan(gallery, monkeypatch):
    monkeypatch.setattr("sfumato.gallery.index._LARGE_JOURNAL_BYTES", 2_000)
    for stars in (1, 2, 3, 4, 5) * 4:
        gallery.mark([Rated(files=FILES, stars=stars)])
    before, journal = state_of(gallery), gallery.folder / "ratings.jsonl"

    gallery.rescan()

    assert len(journal.read_bytes().splitlines()) == 1
    assert state_of(gallery) == before


def test_deleted_images_stay_in_the_trash_with_their_marks_until_restored(gallery):
    gallery.mark(everything())
    before = state_of(gallery)

    moved = gallery.move_to_trash(FILES[:2])
    in_trash = gallery.images(gallery.ids(GalleryFilter(in_trash=True))).values()
    shown = gallery.files(gallery.ids())
    restored = gallery.restore(moved)

    assert moved == restored == FILES[:2]
    assert shown == NEWEST_FIRST[:2]
    assert all(image.path.parent.name == "trash" for image in in_trash)
    assert state_of(gallery) == before
    assert all((gallery.folder / name).exists() for name in FILES)


def test_trash_is_recovered_after_the_index_was_lost(gallery):
    gallery.mark(everything())
    gallery.move_to_trash(FILES[:1])
    gallery.close()
    (gallery.folder / "gallery.db").unlink()

    rebuilt = Gallery(gallery.folder)
    shown = rebuilt.rescan()

    assert shown == 3
    assert rebuilt.files(rebuilt.ids(GalleryFilter(in_trash=True))) == FILES[:1]
    rebuilt.restore(FILES[:1])
    assert state_of(rebuilt)[0][FILES[0]][0] == 4
    rebuilt.close()


def test_trash_skips_a_missing_file(gallery):
    (gallery.folder / FILES[0]).unlink()

    assert gallery.move_to_trash(FILES[:2]) == FILES[1:2]
