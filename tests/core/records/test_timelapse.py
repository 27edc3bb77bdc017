"""Time-lapse animations of a run."""

from pathlib import Path

import pytest
from PIL import Image

from sfumato.config.image_shape import ImageShape
from sfumato.config.presets import preset_config
from sfumato.errors import SfumatoError
from sfumato.records.run_folder import RunFolder
from sfumato.records.timelapse import SUFFIXES, save_timelapse


@pytest.fixture
def run(tmp_path: Path) -> RunFolder:
    config = preset_config("sketch", dataset="petals", shape=ImageShape.square(32), images=20)
    made = RunFolder.create(tmp_path / "petals-01", config)
    for number in range(1, 6):
        Image.new("RGB", (34, 34), (number * 40, 0, 0)).save(
            made.samples_folder / f"{number:012d}.png"
        )
        Image.new("RGB", (34, 34), "blue").save(made.samples_folder / f"{number:012d}-raw.png")
    return made


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_every_grid_becomes_a_frame(tmp_path: Path, run: RunFolder, suffix: str) -> None:
    file = tmp_path / f"way{suffix}"

    events = list(save_timelapse(run, file))

    with Image.open(file) as animation:
        assert animation.n_frames == 5
        animation.seek(4)
        red, _, blue = animation.convert("RGB").getpixel((5, 5))
    assert (red > 180, blue < 40) == (True, True)
    assert [event.done for event in events] == [1, 2, 3, 4, 5]


def test_run_without_samples_is_reported(tmp_path: Path, run: RunFolder) -> None:
    for grid in run.samples_folder.iterdir():
        grid.unlink()

    with pytest.raises(SfumatoError, match="no samples yet"):
        list(save_timelapse(run, tmp_path / "way.webp"))


def test_other_file_types_are_rejected(tmp_path: Path, run: RunFolder) -> None:
    with pytest.raises(SfumatoError, match="is not an animation file"):
        list(save_timelapse(run, tmp_path / "way.mp4"))
