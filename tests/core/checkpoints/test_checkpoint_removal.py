"""Tests of checkpoint removal, which never leaves a partial checkpoint."""

import shutil

import pytest

from sfumato.checkpoints.checkpoint import remove_old_checkpoints, return_to, spare
from sfumato.config.settings import RunConfig
from sfumato.records.run_folder import RunFolder


@pytest.fixture
def run(tmp_path):
    """A run with four checkpoints of one file each."""
    made = RunFolder.create(tmp_path / "run", RunConfig())
    for images_seen in (32, 64, 96, 128):
        folder = made.checkpoints_folder / f"{images_seen:012d}"
        folder.mkdir()
        (folder / "state.json").write_text("{}")
    return made


def names(run):
    return sorted(path.name for path in run.checkpoints_folder.iterdir())


def test_the_newest_checkpoints_are_kept(run):
    remove_old_checkpoints(run, keep=3)

    assert names(run) == ["000000000064", "000000000096", "000000000128"]


def test_leftovers_of_a_killed_process_are_removed(run):
    (run.checkpoints_folder / ".000000000160.k3l9").mkdir()

    remove_old_checkpoints(run, keep=4)

    assert ".000000000160.k3l9" not in names(run)


def test_an_interrupted_removal_leaves_no_partial_checkpoint(run, monkeypatch):
    def be_killed(path, **_):
        next(path.iterdir()).unlink()
        raise KeyboardInterrupt

    monkeypatch.setattr(shutil, "rmtree", be_killed)
    with pytest.raises(KeyboardInterrupt):
        remove_old_checkpoints(run, keep=2)

    assert len(run.checkpoints()) == 2
    assert all(list(folder.iterdir()) for folder in run.checkpoints())


def test_a_protected_checkpoint_is_kept_and_does_not_count(run):
    spare(run, run.checkpoints()[0])

    remove_old_checkpoints(run, keep=2)

    assert [int(folder.name) for folder in run.checkpoints()] == [32, 96, 128]


def test_only_one_checkpoint_is_protected(run):
    spare(run, run.checkpoints()[0])
    spare(run, run.checkpoints()[1])

    remove_old_checkpoints(run, keep=1)

    assert [int(folder.name) for folder in run.checkpoints()] == [64, 128]


def test_returning_to_a_checkpoint_makes_it_the_newest(run):
    kept = run.checkpoints()[1]
    spare(run, kept)

    return_to(run, kept)

    assert run.checkpoints()[-1] == kept
    assert not list(run.checkpoints_folder.glob(".*"))
