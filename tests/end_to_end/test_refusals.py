"""Tests that a refused action leaves the project unchanged."""

import hashlib
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

import sfumato_plugins
from sfumato.cli.app import main
from sfumato.cli.toolbox import Toolbox
from sfumato.plugins.registry import Plugins
from sfumato.records.manifest import Manifest
from sfumato.records.project import Project
from support.toy import TOY_CONFIG, toy_engine, toy_project, train_to_end, with_changes

LOCKS = ("lock", ".lock", "-shm", "-wal")
TRAIN = ("train", "PROJECT", "--data", "toys", "--run", "next")

REFUSED = [
    (*TRAIN, "--preset", "zzz"),
    (*TRAIN, "--preset", "sketch", "--set", "batch_size=0"),
    (*TRAIN, "--preset", "sketch", "--set", "sampling.sampler=zzz"),
    (*TRAIN, "--preset", "sketch", "--set", "data.shape=[3, 75, 75]"),
    (*TRAIN, "--preset", "sketch", "--set", "augmentations.zzz={}"),
    (*TRAIN, "--preset", "sketch", "--set", "images_total=0", "--set", "minutes=0"),
    (*TRAIN, "--preset", "sketch", "--from", "zzz"),
    (*TRAIN, "--preset", "sketch", "--from", "new"),
    ("train", "PROJECT", "--data", "toys", "--preset", "sketch", "--run", "one"),
    ("train", "PROJECT", "--data", "zzz", "--preset", "sketch"),
    ("resume", "PROJECT", "zzz"),
    ("resume", "PROJECT", "new", "--set", "batch_size=zzz"),
    ("resume", "PROJECT", "new", "--set", "sampling.sampler=zzz"),
    ("resume", "PROJECT", "new", "--set", "images_total=0"),
    ("resume", "PROJECT", "half", "--set", "model.widths=[16]"),
    ("resume", "PROJECT", "half", "--set", "images_total=8"),
    ("resume", "PROJECT", "one", "--set", "batch_size=4"),
    ("ask", "PROJECT", "one", "--learning-rate", "0.1"),
    ("ask", "PROJECT", "new", "sample"),
    ("extend", "PROJECT", "one", "--run", "next"),
    ("extend", "PROJECT", "new", "--images", "32", "--run", "next"),
    ("extend", "PROJECT", "one", "--images", "32", "--run", "new"),
    ("tune", "PROJECT", "new"),
    ("distill", "PROJECT", "new", "--run", "next"),
    ("distill", "PROJECT", "one", "--run", "next", "--set", "batch_size=0"),
    ("generate", "PROJECT", "new"),
    ("generate", "PROJECT", "one", "--sampler", "zzz"),
    ("generate", "PROJECT", "one", "--class", "zzz"),
    ("generate", "PROJECT", "one", "--preset", "high-quality"),
    ("evaluate", "PROJECT", "new"),
    ("evaluate", "PROJECT", "zzz"),
    ("export", "PROJECT", "one", "--to", "zzz"),
    ("export", "PROJECT", "new", "--to", "onnx"),
    ("export", "PROJECT", "one", "--to", "onnx", "--set", "zzz=1"),
    ("data", "add", "PROJECT", "/nowhere", "--name", "next"),
    ("data", "add", "PROJECT", "IMAGES", "--name", "next", "--set", "fit=zzz"),
    ("gallery", "rate", "PROJECT", "5", "--where", "zzz=1"),
    ("gallery", "rate", "PROJECT", "5"),
    ("timelapse", "PROJECT", "new", "--out", "PROJECT/time.webp"),
]


def snapshot(folder: Path) -> dict[str, str]:
    """Return the content of every file of a folder except locks; "" for a folder."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(content_of(path)).hexdigest()
        if path.is_file()
        else ""
        for path in sorted(folder.rglob("*"))
        if not path.name.endswith(LOCKS)
    }


def content_of(path: Path) -> bytes:
    """Return the bytes of a file; of a database its rows, wherever SQLite keeps them right now."""
    if path.suffix != ".db":
        return path.read_bytes()
    with closing(sqlite3.connect(path)) as database:
        return "\n".join(database.iterdump()).encode()


@pytest.fixture(scope="module")
def original(tmp_path_factory):
    """A project with a finished run, a stopped one, and a new one."""
    from sfumato.records.control import Command, RunControl

    folder = tmp_path_factory.mktemp("refusals")
    project, engine = toy_project(folder), toy_engine()
    train_to_end(project, engine.new_run(project, TOY_CONFIG, run_id="one"))
    engine.new_run(project, TOY_CONFIG, run_id="new")
    control = RunControl()
    run = engine.new_run(project, with_changes(images_total=512), run_id="half")
    for event in engine.train(project, run, control):
        if getattr(event, "images_seen", 0) >= 32:
            control.request(Command.STOP)
    return folder


@pytest.fixture
def project(original, tmp_path):
    """A copy of the original project."""
    shutil.copytree(original / "project", tmp_path / "project")
    return Project.open(tmp_path / "project")


def run_command(project: Project, images: Path, command: tuple[str, ...]) -> int:
    """Run a command in the terminal and return its exit code."""
    words = [
        word.replace("PROJECT", str(project.folder)).replace("IMAGES", str(images))
        for word in command
    ]
    toolbox = Toolbox(find_plugins=lambda: Plugins([("builtin", sfumato_plugins)]))
    return main(words, toolbox=toolbox)


@pytest.mark.parametrize("command", REFUSED, ids=" ".join)
def test_a_refused_command_leaves_the_project_unchanged(project, original, capsys, command):
    before = snapshot(project.folder)

    code = run_command(project, original / "images", command)

    said = capsys.readouterr().err
    assert code in (1, 2), said
    assert "Internal error" not in said
    assert snapshot(project.folder) == before


def with_a_class(project):
    manifest = Manifest(project.dataset_folder("toys"))
    rows = [
        row.__class__(
            **{name: getattr(row, name) for name in row.__struct_fields__ if name != "class_name"},
            class_name="cats",
        )
        for row in manifest.rows()
    ]
    manifest.replace_all(rows)
    manifest.close()


def without_images(project):
    manifest = Manifest(project.dataset_folder("toys"))
    manifest.set_status([row.path for row in manifest.rows()], "excluded")
    manifest.close()


def without_dataset(project):
    shutil.rmtree(project.datasets_folder / "toys")


def without_files(project):
    shutil.rmtree(project.dataset_folder("toys") / "cache")
    manifest = Manifest(project.dataset_folder("toys"))
    rows = manifest.rows()
    manifest.replace_all(
        [
            row.__class__(
                **{name: getattr(row, name) for name in row.__struct_fields__ if name != "path"},
                path=f"/nowhere/{number}.png",
            )
            for number, row in enumerate(rows)
        ]
    )
    manifest.close()


def with_another_seed(project):
    file = project.run("half").folder / "run.toml"
    file.write_text(file.read_text().replace("seed = 0", "seed = 1"))


@pytest.mark.parametrize(
    "change", [with_a_class, without_images, without_dataset, without_files, with_another_seed]
)
def test_a_refused_resume_leaves_the_run_unchanged(project, original, capsys, change):
    change(project)
    before = snapshot(project.folder)

    code = run_command(project, original / "images", ("resume", "PROJECT", "half"))

    assert code == 1, capsys.readouterr().err
    assert snapshot(project.folder) == before


def test_a_full_disk_refuses_a_run_before_it_is_created(project, original, capsys, monkeypatch):
    shutil.rmtree(project.dataset_folder("toys") / "cache")
    before = snapshot(project.folder)
    free = shutil.disk_usage(project.folder)._replace(free=10)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: free)

    code = run_command(project, original / "images", (*TRAIN, "--preset", "sketch"))

    assert code == 1
    assert "free" in capsys.readouterr().err
    assert snapshot(project.folder) == before
