"""Tests that another process renders previews while the training thread is busy."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from sfumato.config.image_shape import ImageShape
from sfumato.config.settings import AugmentationConfig, DataConfig, RunConfig
from sfumato.messages import msg
from sfumato.records.project import Project
from sfumato_desktop.bridge.augmentation_previews import AugmentationPreviews
from sfumato_desktop.bridge.job import JobKind
from sfumato_desktop.services import Services
from support.fake_engine import write_gray_png

CONFIG = RunConfig(
    data=DataConfig(dataset="petals", shape=ImageShape.square(48)),
    augmentation=AugmentationConfig(use_rotation=False),
    augmentations={"flip": {}, "rotate": {"degrees": 12.5, "turns": True}},
    seed=3,
)
PROGRAM = """
import pathlib, shutil, sys
if "seed=13" in sys.argv:
    print("a library says something")
    print('{"event":"run_failed","message":{"text":"Bad luck.","id":"test.luck"},"hint":"Retry."}')
    sys.exit("Bad luck.\\nRetry.")
folder = pathlib.Path(__file__).parent
target = pathlib.Path(sys.argv[sys.argv.index("--out") + 1])
target.parent.mkdir(exist_ok=True)
shutil.copy(folder / "sheet.png", target)
(folder / "called").write_text("\\n".join(sys.argv[1:]))
"""


@pytest.fixture
def training(services: Services) -> Iterator[None]:
    """A user's job in the training lane."""
    is_over = threading.Event()

    def work(engine, control):
        is_over.wait(60)
        yield from ()

    services.jobs.submit("Training", work, kind=JobKind.TRAINING)
    yield
    is_over.set()


@pytest.fixture
def previews(services: Services, tmp_path: Path) -> Iterator[AugmentationPreviews]:
    """Previews with a small stand-in for the terminal command."""
    program = tmp_path / "program.py"
    program.write_text(PROGRAM)
    write_gray_png(tmp_path / "sheet.png", 64, level=10)
    made = AugmentationPreviews(services.jobs, command=(sys.executable, str(program)))
    yield made
    made.shutdown()


@pytest.mark.usefixtures("training")
def test_the_command_receives_every_setting_that_affects_images(
    qtbot: QtBot, previews: AugmentationPreviews, project: Project, tmp_path: Path
) -> None:
    with qtbot.waitSignal(previews.drawn, timeout=20_000) as drawn:
        previews.request(project, CONFIG, first_draw_index=6)

    assert drawn.args is not None
    sheet = drawn.args[0]
    assert isinstance(sheet, QImage)
    assert sheet.width() == 64
    called = (tmp_path / "called").read_text().splitlines()
    assert called[:4] == ["data", "preview", str(project.folder), "petals"]
    assert called[called.index("--sample") + 1] == "6"
    assignments = [called[n + 1] for n, part in enumerate(called) if part == "--set"]
    assert {"seed=3", "data.shape=[3, 48, 48]", "augmentation.use_rotation=false"} <= set(
        assignments
    )
    assert assignments[-4:] == [
        "augmentations.flip={}",
        "augmentations.rotate={}",
        "augmentations.rotate.degrees=12.5",
        "augmentations.rotate.turns=true",
    ]


@pytest.mark.usefixtures("training")
def test_an_error_message_of_the_command_is_reported(
    qtbot: QtBot, previews: AugmentationPreviews, project: Project
) -> None:
    unlucky = RunConfig(data=DataConfig(dataset="petals"), seed=13)

    with qtbot.waitSignal(previews.failed, timeout=20_000) as failed:
        previews.request(project, unlucky)

    assert failed.args == [msg("test.luck", "Bad luck."), "Retry."]
    assert not previews.is_generating


def test_only_the_newest_of_many_requests_is_rendered(
    qtbot: QtBot, previews: AugmentationPreviews, project: Project
) -> None:
    reported: list[QImage] = []
    previews.drawn.connect(reported.append)

    with qtbot.waitSignal(previews.drawn):
        for first_draw_index in (0, 3, 6):
            previews.request(project, CONFIG, first_draw_index=first_draw_index)
    qtbot.waitUntil(lambda: not previews.is_generating)

    assert len(reported) == 1
