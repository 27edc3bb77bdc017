"""The demo runs the whole workflow, and continues where it stopped."""

import shutil

import pytest

from sfumato.gallery import Gallery
from sfumato.records.project import Project
from sfumato.records.run_folder import RunStatus
from support.fake_engine import FakeEngine


class TidyEngine(FakeEngine):
    """Replaces an older export, as the engine does."""

    sessions = 0

    def train(self, project, run, control):
        TidyEngine.sessions += 1
        yield from super().train(project, run, control)

    def export(self, project, run, exporter, *, settings=None, folder=None):
        shutil.rmtree(folder, ignore_errors=True)
        yield from super().export(project, run, exporter, settings=settings, folder=folder)


@pytest.fixture
def demo(terminal, tmp_path):
    TidyEngine.sessions = 0
    return lambda *options: terminal("demo", *options, engine=TidyEngine)


def test_demo_creates_wall_gallery_and_bundle_and_reports_their_paths(demo, tmp_path):
    ending = demo("--dir", tmp_path / "demo", "--minutes", 1)

    project = Project.open(tmp_path / "demo")
    gallery = Gallery(project.gallery_folder)
    seeds = {image.recipe.seed for image in gallery.images(gallery.ids()).values()}
    gallery.close()
    assert ending.code == 0, ending.err
    assert seeds == set(range(64))
    assert project.run("demo").config.preset == "sketch"
    assert project.run("demo").config.minutes == 1
    wall, shown, bundle, window = ending.out.splitlines()[-4:]
    assert str(project.run("demo").samples_folder / "000000000640.png") in wall
    assert str(project.gallery_folder) in shown
    assert str(project.exports_folder / "demo-onnx") in bundle
    assert window.endswith(f"sfumato --project {project.folder}")


def test_second_call_does_not_train_again(demo, tmp_path):
    demo("--dir", tmp_path / "demo")

    ending = demo("--dir", tmp_path / "demo")

    assert ending.code == 0
    assert "has already finished" in ending.out
    assert TidyEngine.sessions == 1
    assert (tmp_path / "demo" / "exports" / "demo-onnx" / "model.onnx").is_file()


def test_second_call_resumes_an_interrupted_run(demo, tmp_path):
    demo("--dir", tmp_path / "demo")
    run = Project.open(tmp_path / "demo").run("demo")
    lines = run.events_file.read_bytes().splitlines(keepends=True)
    run.events_file.write_bytes(b"".join(lines[:-1]))
    assert run.status() is RunStatus.INTERRUPTED

    ending = demo("--dir", tmp_path / "demo")

    assert ending.code == 0
    assert TidyEngine.sessions == 2
    assert run.status() is RunStatus.COMPLETED


def test_default_folder_is_among_the_documents(demo, tmp_path, monkeypatch):
    monkeypatch.setattr("platformdirs.user_documents_dir", lambda: str(tmp_path))
    (tmp_path / "sfumato-demo").mkdir()
    (tmp_path / "sfumato-demo" / "thesis.txt").write_text("not ours")

    ending = demo()

    assert ending.code == 0
    assert Project.open(tmp_path / "sfumato-demo-2").dataset_names() == ("faces",)


def test_folder_with_other_content_is_rejected(demo, tmp_path):
    (tmp_path / "thesis.txt").write_text("not ours")

    ending = demo("--dir", tmp_path)

    assert ending.code == 1
    assert "is not empty" in ending.err


def test_time_out_of_bounds_is_rejected(demo, tmp_path):
    ending = demo("--dir", tmp_path / "demo", "--minutes", -1)

    assert ending.code == 2
    assert "greater than or equal to 0" in ending.err
