"""Everything a user does in the terminal after the first run, on toy data.

The run's folders also contain unrelated files throughout: copies made by hand, and leftovers of
file managers and sync tools.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sfumato.cli.app import main
from sfumato.cli.toolbox import Toolbox
from sfumato.engine import Engine
from sfumato.records.control import Command, RunControl
from sfumato.records.events import (
    ExportFinished,
    RunEnded,
    RunExtended,
    SamplesGenerated,
    TuningFinished,
    decode_event,
)
from sfumato.records.project import Project
from sfumato.records.run_folder import RunFolder, RunStatus
from sfumato.records.tuned import load_tuned
from sfumato.tuning import tune
from support.foreign_files import write_foreign_files
from support.odd_images import noise_folder
from support.terminal import Ending
from support.toy import toy_engine

pytestmark = pytest.mark.slow

Terminal = Callable[..., Ending]
FIRST = "first"
_SETTINGS = {
    "batch_size": "16",
    "device": "cpu",
    "ema.snapshots": "4",
    "images_total": "512",
    "minutes": "0",
    "model.attention_sizes": "[]",
    "model.layers_per_block": "1",
    "model.widths": "[8]",
    "optimizer.warmup_images": "16",
    "precision": "fp32",
    "report.checkpoint_every_s": "1",
    "report.quality_share": "0",
    "report.sample_count": "4",
    "report.sample_every_images": "64",
    "threads": "1",
    "tuning.share": "1",
}
_TINY = ("--preset", "sketch", *(f"--set={key}={value}" for key, value in _SETTINGS.items()))


@pytest.fixture
def terminal(capsys: pytest.CaptureFixture[str]) -> Terminal:
    """Run a command in this process; a failed step ends the test with its output."""
    engine = toy_engine()

    def run(*arguments: object, code: int = 0) -> Ending:
        capsys.readouterr()
        toolbox = Toolbox(find_plugins=lambda: engine.plugins, make_engine=lambda _: engine)
        ended = main([str(argument) for argument in arguments], toolbox=toolbox)
        said = capsys.readouterr()
        assert ended == code, said.out[-2000:] + said.err
        return Ending(code=ended, out=said.out, err=said.err)

    return run


@pytest.fixture
def project(tmp_path: Path, terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project whose first run has finished and was tuned right after."""
    monkeypatch.setattr(tune, "_LEAST_BUDGET_S", 0.0)  # tune even a run of one second
    folder = tmp_path / "project"
    noise_folder(tmp_path / "images", 40)
    terminal("new", folder)
    terminal("data", "add", folder, tmp_path / "images", "--name", "noise", "--size", 8)
    terminal("train", folder, "--data", "noise", "--run", FIRST, *_TINY)
    project = Project.open(folder)
    first = project.run(FIRST)
    assert first.status() is RunStatus.COMPLETED
    assert any(isinstance(event, TuningFinished) for event in first.events())
    assert [path.name for path in first.samples_folder.glob("*.tuned.png")] == [
        "000000000512.tuned.png"
    ]
    return project


def _events(ending: Ending, kind: type) -> list[object]:
    found = [decode_event(line.encode()) for line in ending.out.splitlines()]
    return [event for event in found if isinstance(event, kind)]


def _seen(run: RunFolder) -> list[int]:
    return [int(path.name) for path in run.checkpoints()]


@pytest.mark.parametrize("is_littered", [False, True], ids=["tidy", "littered"])
def test_a_tuned_run_is_extended_used_and_extended_again(
    project: Project, terminal: Terminal, *, is_littered: bool
) -> None:
    folder, first = project.folder, project.run(FIRST)
    litter = write_foreign_files(first) if is_littered else {}

    terminal("extend", folder, FIRST, "--images", 256, "--run", "longer")
    longer = project.run("longer")
    assert longer.status() is RunStatus.COMPLETED
    assert _seen(longer)[-1] == 768
    assert [e.parent for e in longer.events() if isinstance(e, RunExtended)] == [FIRST]
    shown = [event for event in longer.events() if isinstance(event, SamplesGenerated)]
    assert all((longer.folder / event.path).is_file() for event in shown)
    litter |= write_foreign_files(longer) if is_littered else {}

    terminal("tune", folder, "longer", "--minutes", 0.1)
    tuned = load_tuned(longer.folder)
    assert tuned is not None
    assert tuned.images_seen == 768

    terminal("extend", folder, "longer", "--images", 256, "--run", "longest")
    longest = project.run("longest")
    assert _seen(longest)[-1] == 1024
    assert [e.parent for e in longest.events() if isinstance(e, RunExtended)] == [FIRST, "longer"]

    terminal("generate", folder, "longest", "--count", 4)
    assert len(list(project.gallery_folder.glob("longest-*.png"))) == 4

    report = json.loads(terminal("evaluate", folder, "longest", "--count", 20, "--json").out)
    assert (report["images_seen"], report["count"]) == (1024, 18)  # half of the training images

    (exported,) = _events(
        terminal("export", folder, "longest", "--to", "safetensors", "--json"), ExportFinished
    )
    assert list(Path(exported.path).rglob("*.safetensors"))

    terminal("timelapse", folder, "longest", "--out", folder / "way.webp")
    assert (folder / "way.webp").stat().st_size > 0

    (listed,) = [one for one in _listed(terminal, folder) if one["run"] == "longest"]
    assert listed["status"] == "completed"
    assert listed["checkpoints"] == [f"{seen:012d}" for seen in _seen(longest)]
    assert {path: path.read_bytes() for path in litter} == litter


def test_a_tuned_run_is_fine_tuned_and_distilled(project: Project, terminal: Terminal) -> None:
    folder = project.folder
    write_foreign_files(project.run(FIRST))

    terminal("train", folder, "--data", "noise", "--from", FIRST, "--run", "finer", *_TINY)
    finer = project.run("finer")
    assert finer.status() is RunStatus.COMPLETED
    terminal("extend", folder, "finer", "--images", 64, "--run", "finer-longer")
    assert _seen(project.run("finer-longer"))[-1] == 512 + 64

    terminal("distill", folder, FIRST, "--share", 0.5, "--run", "fast")
    fast = project.run("fast")
    assert fast.status() is RunStatus.COMPLETED
    terminal("generate", folder, "fast", "--count", 2)
    assert len(list(project.gallery_folder.glob("fast-*.png"))) == 2
    before = sorted(project.run_ids())

    refused = terminal("extend", folder, "fast", "--images", 64, code=1)

    assert "was distilled from" in refused.err
    assert sorted(project.run_ids()) == before


def test_an_extended_run_is_stopped_and_resumed(project: Project, terminal: Terminal) -> None:
    folder, first = project.folder, project.run(FIRST)
    write_foreign_files(first)
    with _stopped_at_once():
        terminal("extend", folder, FIRST, "--images", 256, "--run", "longer", code=0)
    longer = project.run("longer")
    assert longer.status() is RunStatus.STOPPED
    write_foreign_files(longer)

    ended = _events(terminal("resume", folder, "longer", "--json"), RunEnded)

    assert [(event.outcome, event.images_seen) for event in ended] == [("completed", 768)]
    assert _seen(longer)[-1] == 768


def _listed(terminal: Terminal, folder: Path) -> list[dict[str, object]]:
    found = json.loads(terminal("runs", "list", folder, "--json").out)
    assert isinstance(found, list)
    return found


@contextmanager
def _stopped_at_once() -> Iterator[None]:
    """Request a run to stop before its first step, as another process would."""
    train = Engine.train

    def stopped(engine: Engine, project: Project, run: RunFolder, control: RunControl) -> object:
        control.request(Command.STOP)
        return train(engine, project, run, control)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Engine, "train", stopped)
        yield
