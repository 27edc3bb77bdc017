"""A run's files are distinguished from other files beside them."""

from pathlib import Path

import pytest

from sfumato.checkpoints.checkpoint import remove_old_checkpoints
from sfumato.config.settings import RunConfig
from sfumato.records.run_files import RunFiles, numbered_files, numbered_name
from sfumato.records.run_folder import RunFolder
from support.foreign_files import write_foreign_files


@pytest.fixture
def run(tmp_path: Path) -> RunFolder:
    """A run with two checkpoints, sample grids of each kind, and averages."""
    made = RunFolder.create(tmp_path / "run", RunConfig())
    made.averages_folder.mkdir()
    for images_seen in (16, 2_000_000_000_000):
        (made.checkpoints_folder / numbered_name(images_seen)).mkdir()
        for suffix in (".png", "-raw.png", ".tuned.png"):
            (made.samples_folder / numbered_name(images_seen, suffix)).touch()
        averages = numbered_name(images_seen, "-0123456789abcdef.safetensors")
        (made.averages_folder / averages).touch()
    return made


def _found(run: RunFolder) -> dict[RunFiles, list[tuple[int, str]]]:
    return {
        kind: [(file.images_seen, file.suffix) for file in numbered_files(run.folder, kind)]
        for kind in RunFiles
    }


def test_names_are_parsed_as_written_oldest_first(run: RunFolder) -> None:
    both = (16, 2_000_000_000_000)

    assert _found(run) == {
        RunFiles.CHECKPOINTS: [(seen, "") for seen in both],
        RunFiles.SAMPLES: [
            (seen, suffix) for seen in both for suffix in ("-raw.png", ".png", ".tuned.png")
        ],
        RunFiles.AVERAGES: [(seen, "-0123456789abcdef.safetensors") for seen in both],
    }


def test_foreign_files_change_nothing(run: RunFolder) -> None:
    before = _found(run), run.checkpoints(), run.sample_grids(), run.newest_sample()

    write_foreign_files(run)

    assert (_found(run), run.checkpoints(), run.sample_grids(), run.newest_sample()) == before


def test_old_checkpoints_are_removed_and_foreign_files_kept(run: RunFolder) -> None:
    foreign = write_foreign_files(run)

    remove_old_checkpoints(run, keep=1)

    assert [int(folder.name) for folder in run.checkpoints()] == [2_000_000_000_000]
    assert {path: path.read_bytes() for path in foreign} == foreign


def test_newest_sample_at_equal_image_count_is_the_tuned_one(run: RunFolder) -> None:
    assert run.newest_sample() == run.samples_folder / "2000000000000.tuned.png"


def test_run_without_folders_has_no_files(tmp_path: Path) -> None:
    assert [numbered_files(tmp_path, kind) for kind in RunFiles] == [(), (), ()]
