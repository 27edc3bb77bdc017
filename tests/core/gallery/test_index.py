"""The gallery's index is fast, and only an index over the files."""

import os
import threading
import time

import pytest
from PIL import Image

from sfumato.errors import SfumatoError
from sfumato.files import database
from sfumato.gallery import Gallery, GalleryFilter, ReadOnlyGallery, index
from sfumato.gallery.search import order_of
from sfumato.records.recipe import read_recipe
from support.odd_images import make_read_only, small_disk
from support.recipes import recipe, write_image
from support.small_projects import everything_in


@pytest.fixture
def gallery(tmp_path):
    gallery = Gallery(tmp_path / "gallery")
    yield gallery
    gallery.close()


def add(gallery, *recipes):
    gallery.add((write_image(gallery.folder, made_by), made_by) for made_by in recipes)


def seeds_in(gallery, *, newer_than=0, order="newest", **which):
    ids = gallery.ids(GalleryFilter(**which), newer_than=newer_than, order=order)
    images = gallery.images(ids)
    return [images[id_].recipe.seed for id_ in ids]


def test_new_gallery_creates_its_folder_and_is_empty(tmp_path):
    gallery = Gallery(tmp_path / "gallery")

    assert list(gallery.ids()) == []
    gallery.close()


def test_gallery_is_not_created_in_a_missing_project(tmp_path):
    with pytest.raises(SfumatoError, match="does not exist"):
        Gallery(tmp_path / "project" / "gallery")

    assert not (tmp_path / "project").exists()


def test_added_images_are_listed_newest_first(gallery):
    add(gallery, recipe(1), recipe(2))
    add(gallery, recipe(3))

    assert seeds_in(gallery) == [3, 2, 1]


@pytest.mark.parametrize(
    ("order", "seeds"),
    [
        ("newest", [2, 9, 4, 7]),
        ("oldest", [7, 4, 9, 2]),
        ("rating", [4, 2, 7, 9]),
        ("seed", [2, 4, 7, 9]),
    ],
)
def test_images_are_returned_in_the_requested_order(gallery, order, seeds):
    add(gallery, recipe(7), recipe(4), recipe(9), recipe(2))
    newest, _, four, seven = gallery.ids()
    gallery.rate([four], 5)
    gallery.rate([newest, seven], 3)

    assert seeds_in(gallery, order=order) == seeds
    rated = [seed for seed in seeds if seed != 9]
    assert seeds_in(gallery, order=order, min_rating=1) == rated


@pytest.mark.parametrize("order", ["rating", "seed"])
def test_all_images_are_read_in_order_from_an_index(gallery, order):
    sql = f"select id from images where state = 0 order by {order_of(order, GalleryFilter())}"

    plan = gallery._database.execute(f"explain query plan {sql}").fetchall()

    assert [step[3] for step in plan] == [f"SCAN images USING INDEX in_order_of_{order}"]


def test_index_created_without_orders_is_migrated(tmp_path):
    older = Gallery(tmp_path)
    for order in ("rating", "seed"):
        older._database.execute(f"drop index in_order_of_{order}")
    older.close()

    gallery = Gallery(tmp_path)

    names = gallery._database.execute("select name from sqlite_master where type = 'index'")
    assert {"in_order_of_rating", "in_order_of_seed"} <= {row[0] for row in names}
    gallery.close()


def test_record_has_the_file_its_recipe_and_its_time(gallery):
    add(gallery, recipe(4, class_name="smiling"))
    path = gallery.folder / recipe(4, class_name="smiling").file_name

    (image,) = gallery.images(gallery.ids()).values()

    assert image.path == path
    assert image.recipe == recipe(4, class_name="smiling")
    assert image.created == path.stat().st_mtime
    assert image.rating == 0


def test_adding_an_image_again_keeps_one_record_with_its_rating(gallery):
    add(gallery, recipe(1))
    gallery.rate(gallery.ids(), 4)

    add(gallery, recipe(1))

    (image,) = gallery.images(gallery.ids()).values()
    assert image.rating == 4


def test_file_with_another_recipe_gets_the_new_one(gallery):
    path = write_image(gallery.folder, recipe(1))
    gallery.add([(path, recipe(1))])

    gallery.add([(path, recipe(1, run="cats-01"))])

    assert gallery.runs() == {"cats-01": 1}
    assert seeds_in(gallery, run="faces-01") == []


def test_images_are_filtered_by_run_rating_and_age(gallery):
    add(gallery, recipe(1), recipe(2, run="cats-01"), recipe(3))
    newest, middle, _ = gallery.ids()
    gallery.rate([newest, middle], 3)

    assert seeds_in(gallery, run="faces-01") == [3, 1]
    assert seeds_in(gallery, min_rating=3) == [3, 2]
    assert seeds_in(gallery, run="faces-01", min_rating=3) == [3]
    assert seeds_in(gallery, newer_than=middle) == [3]
    assert gallery.runs() == {"cats-01": 1, "faces-01": 2}


def test_forgotten_image_keeps_its_file_and_its_id_is_not_reused(gallery):
    add(gallery, recipe(1), recipe(2))
    newest, oldest = gallery.ids()

    gallery.forget([newest])
    add(gallery, recipe(3))

    assert (gallery.folder / recipe(2).file_name).exists()
    assert list(gallery.ids())[1:] == [oldest]
    assert gallery.ids()[0] > newest


def test_missing_id_is_left_out(gallery):
    add(gallery, recipe(1))

    assert list(gallery.images([999, *gallery.ids()])) == list(gallery.ids())


def test_rescan_finds_new_files_and_drops_missing_ones(gallery):
    add(gallery, recipe(1), recipe(2))
    (gallery.folder / recipe(1).file_name).unlink()
    write_image(gallery.folder, recipe(3))
    write_image(gallery.folder, None)
    (gallery.folder / "broken.png").write_bytes(b"no image")

    known = gallery.rescan()

    assert known == 2
    assert seeds_in(gallery) == [3, 2]


def test_rescan_of_known_files_changes_nothing(gallery):
    add(gallery, recipe(1), recipe(2))
    before = gallery.images(gallery.ids())

    gallery.rescan()

    assert gallery.images(gallery.ids()) == before


def test_an_image_can_be_rated_while_a_rescan_reads_files(gallery, monkeypatch):
    add(gallery, recipe(1))
    write_image(gallery.folder, recipe(2))
    monkeypatch.setattr(database, "_PATIENCE_S", 0.0)
    scanning = Gallery(gallery.folder)

    def rate_meanwhile(path):
        gallery.rate(gallery.ids_of([recipe(1).file_name]), 5)
        return read_recipe(path)

    monkeypatch.setattr(index, "read_recipe", rate_meanwhile)
    scanning.rescan()
    scanning.close()

    assert seeds_in(gallery) == [2, 1]
    assert seeds_in(gallery, min_rating=5) == [1]


def test_lost_index_is_rebuilt_in_the_order_of_the_files(tmp_path):
    folder = tmp_path / "gallery"
    gallery = Gallery(folder)
    add(gallery, *(recipe(seed) for seed in range(6)))
    for seed in range(6):
        os.utime(folder / recipe(seed).file_name, (1000 + seed, 1000 + seed))
    gallery.close()
    (folder / "gallery.db").unlink()

    rebuilt = Gallery(folder)
    rebuilt.rescan()

    assert seeds_in(rebuilt) == [5, 4, 3, 2, 1, 0]
    assert rebuilt.images(rebuilt.ids())[rebuilt.ids()[0]].created == 1005
    rebuilt.close()


def test_damaged_index_is_explained(tmp_path):
    (tmp_path / "gallery.db").write_bytes(b"this is no database at all" * 100)

    with pytest.raises(SfumatoError, match=r"index .* cannot be used") as caught:
        Gallery(tmp_path)

    assert "rebuilt" in str(caught.value.hint)


def test_gallery_that_cannot_be_created_is_explained(tmp_path):
    (tmp_path / "gallery").write_bytes(b"")

    with pytest.raises(SfumatoError, match="gallery"):
        Gallery(tmp_path / "gallery")


def test_full_disk_is_reported_and_the_gallery_recovers_once_there_is_space(tmp_path):
    with small_disk(tmp_path / "disk", size="512k") as disk:
        gallery = Gallery(disk / "gallery")
        entries = [(disk / f"{seed}.png", recipe(seed)) for seed in range(2000)]

        with pytest.raises(SfumatoError, match="full"):
            gallery.add(entries)
        gallery.add(entries[:10])

        assert set(gallery.files(gallery.ids())) >= {path.name for path, _ in entries[:10]}
        gallery.close()


def test_read_only_gallery_is_reported(tmp_path):
    with small_disk(tmp_path / "disk") as disk:
        Gallery(disk / "gallery").close()
        make_read_only(disk)

        with pytest.raises(SfumatoError, match="read-only"):
            Gallery(disk / "gallery")


def test_read_only_gallery_can_be_browsed(tmp_path):
    gallery = Gallery(tmp_path)
    add(gallery, recipe(1))
    gallery.close()
    before = everything_in(tmp_path)

    browsed = ReadOnlyGallery(tmp_path)
    (id_,) = browsed.ids()
    with pytest.raises(SfumatoError, match="cannot be used"):
        browsed.rate([id_], 5)
    browsed.close()

    assert everything_in(tmp_path) == before


def test_two_windows_on_one_gallery_add_without_interfering(tmp_path):
    failures = []

    def add_fifty(first):
        gallery = Gallery(tmp_path)
        try:
            for seed in range(first, first + 50):
                add(gallery, recipe(seed))
        except SfumatoError as error:
            failures.append(error)
        finally:
            gallery.close()

    threads = [
        threading.Thread(target=add_fifty, args=[first], name="sfumato-test-adder")
        for first in (0, 50)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    gallery = Gallery(tmp_path)
    assert failures == []
    assert sorted(seeds_in(gallery)) == list(range(100))
    gallery.close()


def test_a_hundred_thousand_images_are_listed_at_once_and_a_screenful_fetched(gallery):
    made_by = recipe()
    Image.new("L", (1, 1)).save(gallery.folder / "0.png")
    gallery.add((gallery.folder / f"{number}.png", made_by) for number in range(100_000))

    started = time.process_time()
    ids = gallery.ids()
    listed_after_s = time.process_time() - started
    started = time.process_time()
    screenful = gallery.images(ids[50_000:50_200])
    fetched_after_s = time.process_time() - started

    assert len(ids) == 100_000
    assert ids.itemsize * len(ids) == 800_000
    assert len(screenful) == 200
    # Seconds of work, so that a busy machine makes no difference; about 0.04 and 0.002.
    assert listed_after_s < 0.5
    assert fetched_after_s < 0.1


def test_more_images_than_sqlite_accepts_arguments_are_fetched_together(gallery):
    gallery.add((gallery.folder / f"{number}.png", recipe()) for number in range(40_000))

    assert len(gallery.images(gallery.ids())) == 40_000
