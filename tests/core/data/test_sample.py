"""Tests of unpacking the sample images."""

import pytest
from PIL import Image

from sfumato.data.sample import unpack_sample
from sfumato.errors import SfumatoError
from support import odd_images as odd


def test_the_sample_is_unpacked_with_its_license(tmp_path):
    folder = unpack_sample(tmp_path / "sample")

    images = list(folder.glob("*.png"))
    assert folder == tmp_path / "sample" / "pixel-faces"
    assert len(images) == 4000
    assert "CC0" in (folder / "LICENSE.txt").read_text()
    with Image.open(images[0]) as image:
        assert image.size == (32, 32)


def test_unpacking_twice_writes_nothing_new(tmp_path):
    folder = tmp_path / "pixel-faces"
    folder.mkdir()
    (folder / "00000.png").write_bytes(b"changed by the user")

    assert unpack_sample(tmp_path) == folder
    assert (folder / "00000.png").read_bytes() == b"changed by the user"
    assert len(list(folder.iterdir())) == 1


def test_a_full_disk_leaves_no_partial_sample(tmp_path):
    with odd.small_disk(tmp_path / "disk") as disk:
        with pytest.raises(SfumatoError, match="full"):
            unpack_sample(disk)

        assert list(disk.iterdir()) == []
