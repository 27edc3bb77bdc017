"""The terminal lists, organizes, exports, and combines images."""

import json
from pathlib import Path

import msgspec
import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from sfumato.gallery import Gallery, GalleryFilter
from sfumato.records.project import Project
from sfumato.records.recipe import RECIPE_KEY
from support.fake_engine import FakeEngine
from support.recipes import recipe, write_image

FILES = [recipe(seed).file_name for seed in range(4)]


@pytest.fixture
def shown(project: Project) -> Project:
    """A project with four images not yet in the index."""
    project.gallery_folder.mkdir()
    for seed in range(4):
        write_image(project.gallery_folder, recipe(seed))
    return project


def listed(terminal, project: Project, *options: str) -> list[dict]:
    ending = terminal("gallery", "list", project.folder, "--json", *options)
    assert ending.code == 0, ending.err
    return json.loads(ending.out)


def test_images_are_rated_flagged_tagged_and_found(terminal, shown):
    for arguments in (
        ("rate", shown.folder, 4, FILES[0], FILES[1]),
        ("flag", shown.folder, "pick", "--where", "stars>=4"),
        ("tag", shown.folder, "red", FILES[1]),
        ("board", shown.folder, "Best", "--where", "tag:red"),
    ):
        ending = terminal("gallery", *arguments)
        assert ending.code == 0, ending.err

    (best,) = listed(terminal, shown, "--where", "board=Best flag=pick")
    assert (best["rating"], best["tags"], Path(best["path"]).name) == (4, ["red"], FILES[1])
    assert len(listed(terminal, shown)) == 4


def test_images_are_listed_in_the_requested_order(terminal, shown):
    terminal("gallery", "rate", shown.folder, 4, FILES[2])

    best, *_ = listed(terminal, shown, "--order", "rating")
    seeds = [one["recipe"]["seed"] for one in listed(terminal, shown, "--order", "seed")]
    assert (best["recipe"]["seed"], seeds) == (2, [0, 1, 2, 3])


def test_unknown_order_is_reported(terminal, shown):
    ending = terminal("gallery", "list", shown.folder, "--order", "newst")

    assert ending.code == 1
    assert "newest" in ending.err


def test_action_without_named_images_is_rejected(terminal, shown):
    ending = terminal("gallery", "delete", shown.folder)

    assert ending.code == 1
    assert "No images specified" in ending.err


def test_missing_image_is_reported(terminal, shown):
    ending = terminal("gallery", "rate", shown.folder, 3, "other.png")

    assert ending.code == 1
    assert "“other.png”" in ending.err


def test_deleted_images_are_restored(terminal, shown):
    terminal("gallery", "delete", shown.folder, *FILES[:3])
    left = len(listed(terminal, shown))

    ending = terminal("gallery", "restore", shown.folder, FILES[0])

    assert left == 1
    assert ending.out == "1 image restored.\n"
    assert len(listed(terminal, shown)) == 2


def test_exported_images_come_with_a_manifest(terminal, shown, tmp_path):
    terminal("gallery", "rate", shown.folder, 5, FILES[2])

    ending = terminal("gallery", "export", shown.folder, tmp_path / "out", "--where", "stars>=5")

    assert ending.code == 0, ending.err
    (reported,) = json.loads((tmp_path / "out" / "manifest.json").read_text(encoding="utf-8"))
    assert (reported["file"], reported["rating"], reported["recipe"]["seed"]) == (FILES[2], 5, 2)
    assert (tmp_path / "out" / FILES[2]).read_bytes() == (
        shown.gallery_folder / FILES[2]
    ).read_bytes()
    table = (tmp_path / "out" / "manifest.csv").read_text(encoding="utf-8-sig").splitlines()
    assert table[1].startswith(f"{FILES[2]},faces-01,6400,2,")


def test_images_are_not_exported_into_the_gallery_itself(terminal, shown):
    ending = terminal("gallery", "export", shown.folder, shown.gallery_folder)

    assert ending.code == 1
    assert "is the gallery itself" in ending.err


def test_rebuilt_index_is_complete(terminal, shown):
    terminal("gallery", "rate", shown.folder, 2, FILES[3])
    (shown.gallery_folder / "gallery.db").unlink()

    ending = terminal("gallery", "rescan", shown.folder)

    assert ending.out == "4 images in the gallery.\n"
    gallery = Gallery(shown.gallery_folder)
    assert gallery.count(GalleryFilter(min_rating=2)) == 1
    gallery.close()


def test_invalid_number_in_a_search_is_reported(terminal, shown):
    ending = terminal("gallery", "list", shown.folder, "--where", "stars>=many")

    assert ending.code == 1
    assert "“stars>=many” must be an integer" in ending.err


class RecordingEngine(FakeEngine):
    """Records the requests it receives."""

    asked: list = []  # noqa: RUF012, shared by all so that the test sees it

    def generate(self, project, run, request, **more):
        self.asked.append(request)
        return super().generate(project, run, request, **more)


def test_variations_of_an_image_use_its_settings_unless_overridden(terminal, filled):
    made_by = recipe(41, run="one", num_steps=7)
    filled.gallery_folder.mkdir(exist_ok=True)
    path = write_image(filled.gallery_folder, made_by)
    arguments = ("generate", filled.folder, "one", "--like", path.name, "--count", 2)

    ending = terminal(*arguments, "--distance", 0.1, engine=RecordingEngine)

    assert ending.code == 0, ending.err
    request = RecordingEngine.asked[-1]
    assert (request.count, request.sampling.num_steps, request.distance) == (2, 7, 0.1)
    assert request.variation_of == made_by.noise_mix


def generated_by(filled: Project, *seeds: int) -> list[str]:
    """Return the names of images of the trained run."""
    filled.gallery_folder.mkdir(exist_ok=True)
    recipes = [recipe(seed, run="one") for seed in seeds]
    return [write_image(filled.gallery_folder, made_by).name for made_by in recipes]


def test_animation_and_sheet_report_their_paths(terminal, filled, tmp_path):
    names = generated_by(filled, 1, 2)
    out = tmp_path / "out"

    film = terminal("gallery", "animate", filled.folder, *names, "--format", "gif", "--out", out)
    sheet = terminal(
        "gallery", "sheet", filled.folder, *names, "--across", "steps", "--values", "2,4"
    )

    assert film.out.splitlines()[-1] == f"Saved {out / 'one-1-to-2.gif'}"
    path = filled.gallery_folder / "sheets" / "one-1-steps.png"
    assert sheet.out == f"Saved {path}\n"
    assert path.exists()


def test_similar_training_images_are_listed_with_their_distances(terminal, filled):
    (name,) = generated_by(filled, 1)

    ending = terminal("gallery", "nearest", filled.folder, name, "--count", 2)

    assert [line.split()[0] for line in ending.out.splitlines()] == ["0.0", "1.5"]


def test_image_without_a_recipe_cannot_be_reproduced(terminal, filled):
    filled.gallery_folder.mkdir(exist_ok=True)
    name = write_image(filled.gallery_folder, None).name

    ending = terminal("gallery", "sheet", filled.folder, name)

    assert ending.code == 1
    assert "“mine.png” contains no recipe" in ending.err


@pytest.mark.parametrize("values", ["1,b", ",", " , ", "1;2", "²", "--"])
def test_values_that_are_not_numbers_are_reported(terminal, filled, values):
    ending = terminal(
        "gallery", "sheet", filled.folder, *generated_by(filled, 1), "--values", values
    )

    assert ending.code == 1
    assert f"“{values}” is not a list of numbers" in ending.err


@pytest.mark.parametrize("values", ["nan", "1,inf", "-inf", "1e400", "9" * 400])
def test_unbounded_values_are_rejected_before_generating(terminal, filled, values):
    ending = terminal(
        "gallery", "sheet", filled.folder, *generated_by(filled, 1), "--values", values
    )

    assert ending.code == 1
    assert "not a finite number" in ending.err
    assert not (filled.gallery_folder / "sheets").exists()


@pytest.mark.parametrize("run", ["../../escaped", "/escaped", "a/../../escaped", "..", "x" * 300])
def test_animation_stays_in_its_folder_whatever_run_its_recipe_names(terminal, filled, run):
    drawn = generated_by(filled, 2)[0]
    information = PngInfo()
    information.add_itxt(RECIPE_KEY, msgspec.json.encode(recipe(1, run=run)).decode())
    foreign = filled.folder / "foreign.png"
    Image.new("RGB", (2, 2)).save(foreign, pnginfo=information)
    before = {path for path in filled.folder.parent.rglob("*") if path.is_file()}

    ending = terminal("gallery", "animate", filled.folder, foreign, drawn)

    assert ending.code == 0, ending.err
    new = {path for path in filled.folder.parent.rglob("*") if path.is_file()} - before
    assert {path.parent for path in new} == {filled.gallery_folder / "animations"}


@pytest.mark.parametrize("act", ["delete", "export", "tag", "board", "rate", "flag", "list"])
@pytest.mark.parametrize(
    "where", ["", " ", '""', "board=", "tag=''", "run= ", "days=0", "stars>=0", "tag:", "class: "]
)
def test_empty_filter_never_means_all(terminal, shown, tmp_path, act, where):
    own = {
        "export": [tmp_path / "out"],
        "tag": ["a"],
        "board": ["a"],
        "rate": [5],
        "flag": ["pick"],
    }
    arguments = own.get(act, [])

    ending = terminal("gallery", act, shown.folder, *arguments, "--where", where)

    assert ending.code in (1, 2)
    assert not (tmp_path / "out").exists()
    left = listed(terminal, shown)
    assert len(left) == 4
    assert not any(one["rating"] or one["flag"] or one["tags"] or one["boards"] for one in left)


def test_stars_without_at_least_are_matched_exactly(terminal, shown):
    terminal("gallery", "rate", shown.folder, 5, FILES[0])
    terminal("gallery", "rate", shown.folder, 3, FILES[1])

    assert [one["rating"] for one in listed(terminal, shown, "--where", "stars=3")] == [3]
    assert terminal("gallery", "delete", shown.folder, "--where", "stars=0").code == 0
    assert sorted(one["rating"] for one in listed(terminal, shown)) == [3, 5]


@pytest.mark.parametrize("index", ["project", "folder"])
@pytest.mark.parametrize("path", ["", " "])
def test_empty_path_does_not_mean_the_current_folder(
    terminal, shown, tmp_path, monkeypatch, index, path
):
    here = {"project": shown.folder, "folder": tmp_path / "here"}[index]
    here.mkdir(exist_ok=True)
    monkeypatch.chdir(here)
    before = sorted(here.rglob("*"))
    lines = {
        "project": [
            ("gallery", "delete", path, "--where", "all"),
            ("gallery", "empty-trash", path),
        ],
        "folder": [
            ("gallery", "export", shown.folder, path),
            ("new", path),
            ("data", "add", shown.folder, path, "--name", "a"),
            ("gallery", "sheet", shown.folder, FILES[0], "--out", path),
        ],
    }[index]

    assert [terminal(*line).code for line in lines] == [2] * len(lines)
    assert sorted(here.rglob("*")) == before


def test_empty_file_name_is_rejected_and_does_not_mean_all(terminal, shown):
    ending = terminal("gallery", "delete", shown.folder, "")

    assert ending.code == 2
    assert len(listed(terminal, shown)) == 4


@pytest.mark.parametrize(
    "where", ["stars>=²", 'a "b', "checkpoint=" + "9" * 40, "until=9999-12-31"]
)
def test_invalid_search_is_reported(terminal, shown, where):
    ending = terminal("gallery", "list", shown.folder, "--where", where)

    assert ending.code == 1
    assert "Internal error" not in ending.err


def test_tag_that_could_not_be_read_back_is_rejected(terminal, shown):
    ending = terminal("gallery", "tag", shown.folder, "x" * 101, FILES[0])

    assert ending.code == 1
    assert "1 to 100 characters" in ending.err
    assert not (shown.gallery_folder / "ratings.jsonl").exists()
