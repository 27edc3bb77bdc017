"""Tests that thumbnails load in time, within bounds, and leave no threads behind."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from sfumato_desktop.bridge import thumbnails
from sfumato_desktop.bridge.thumbnails import WHOLE, ThumbnailLoader, decode
from support.image_files import write_image


@pytest.fixture
def loader(qtbot: QtBot) -> Iterator[ThumbnailLoader]:
    made = ThumbnailLoader(threads=2)
    yield made
    made.close()


def test_a_requested_image_arrives_scaled_to_fit(
    qtbot: QtBot, loader: ThumbnailLoader, tmp_path: Path
) -> None:
    path = write_image(tmp_path / "wide.png", 400, 200)

    with qtbot.waitSignal(loader.batch_ready):
        loader.request([path], 100)

    thumbnail = loader.thumbnail(path)
    assert thumbnail is not None
    assert thumbnail.pixmap.size() == QSize(100, 50)
    assert thumbnail.full_size == QSize(400, 200)
    assert not thumbnail.is_whole


def test_a_tiny_image_keeps_its_size_whatever_size_is_requested(
    qtbot: QtBot, loader: ThumbnailLoader, tmp_path: Path
) -> None:
    path = write_image(tmp_path / "tiny.png", 32, 32)

    with qtbot.waitSignal(loader.batch_ready):
        loader.request([path], 20)

    thumbnail = loader.thumbnail(path)
    assert thumbnail is not None
    assert thumbnail.pixmap.size() == QSize(32, 32)
    assert thumbnail.serves(20)
    assert thumbnail.serves(500)


def test_a_request_for_a_larger_side_decodes_again(
    qtbot: QtBot, loader: ThumbnailLoader, tmp_path: Path
) -> None:
    path = write_image(tmp_path / "large.png", 900, 900)
    with qtbot.waitSignal(loader.batch_ready):
        loader.request([path], 100)

    with qtbot.waitSignal(loader.batch_ready):
        loader.request([path], 300)

    thumbnail = loader.thumbnail(path)
    assert thumbnail is not None
    assert thumbnail.pixmap.size() == QSize(300, 300)


def test_an_image_can_be_requested_at_full_size(
    qtbot: QtBot, loader: ThumbnailLoader, tmp_path: Path
) -> None:
    path = write_image(tmp_path / "large.png", 900, 700)

    with qtbot.waitSignal(loader.batch_ready):
        loader.request([path], WHOLE)

    thumbnail = loader.thumbnail(path)
    assert thumbnail is not None
    assert thumbnail.is_whole


@pytest.mark.parametrize("content", [b"", b"not an image", b"\x89PNG\r\n\x1a\n broken"])
def test_a_damaged_file_is_marked_as_broken(
    qtbot: QtBot, loader: ThumbnailLoader, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "broken.png"
    path.write_bytes(content)

    with qtbot.waitSignal(loader.batch_ready):
        loader.request([str(path)], 100)

    thumbnail = loader.thumbnail(str(path))
    assert thumbnail is not None
    assert thumbnail.is_broken
    assert thumbnail.serves(300)


def test_stale_requests_are_dropped(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_decode = threading.Event()
    decoded: list[str] = []

    def waiting_decode(path: str, side_px: int) -> object:
        assert may_decode.wait(5)
        decoded.append(path)
        return decode(path, side_px)

    monkeypatch.setattr(thumbnails, "decode", waiting_decode)
    loader = ThumbnailLoader(threads=1)
    seen, new = (write_image(tmp_path / name, 8, 8) for name in ("seen.png", "new.png"))
    stale = [str(tmp_path / f"{number}.png") for number in range(500)]

    loader.request([seen, *stale], 100)
    loader.request([new], 100)
    may_decode.set()
    qtbot.waitUntil(lambda: loader.thumbnail(new) is not None)
    loader.close()

    assert len([path for path in decoded if path in stale]) == 0
    assert len(decoded) <= 2


def test_many_images_arrive_in_few_signals(
    qtbot: QtBot, loader: ThumbnailLoader, tmp_path: Path
) -> None:
    paths = [write_image(tmp_path / f"{number}.png", 8, 8) for number in range(200)]
    batches: list[None] = []
    loader.batch_ready.connect(lambda: batches.append(None))

    loader.request(paths, 100)
    qtbot.waitUntil(lambda: all(loader.thumbnail(path) for path in paths))

    assert len(batches) < 200


def test_least_recently_seen_images_are_evicted_when_memory_is_short(
    qtbot: QtBot, tmp_path: Path
) -> None:
    loader = ThumbnailLoader(budget_bytes=3 * 40 * 40 * 4, threads=1)
    paths = [write_image(tmp_path / f"{number}.png", 40, 40) for number in range(4)]
    for path in paths[:3]:
        with qtbot.waitSignal(loader.batch_ready):
            loader.request([path], 100)
    loader.thumbnail(paths[0])

    with qtbot.waitSignal(loader.batch_ready):
        loader.request([paths[3]], 100)
    loader.close()

    assert [loader.thumbnail(path) is not None for path in paths] == [True, False, True, True]
    assert loader.kept_bytes == 3 * 40 * 40 * 4


def test_a_forgotten_image_is_read_again(
    qtbot: QtBot, loader: ThumbnailLoader, tmp_path: Path
) -> None:
    path = write_image(tmp_path / "one.png", 8, 8, color="#ff0000")
    with qtbot.waitSignal(loader.batch_ready):
        loader.request([path], 100)
    write_image(tmp_path / "one.png", 8, 8, color="#00ff00")

    loader.forget([path])
    with qtbot.waitSignal(loader.batch_ready):
        loader.request([path], 100)

    thumbnail = loader.thumbnail(path)
    assert thumbnail is not None
    assert thumbnail.pixmap.toImage().pixelColor(0, 0) == QColor("#00ff00")


def test_the_threads_end_with_the_loader(qtbot: QtBot, tmp_path: Path) -> None:
    loader = ThumbnailLoader(threads=3)
    loader.request([str(tmp_path / f"{number}.png") for number in range(100)], 100)

    loader.close()

    assert not [thread for thread in threading.enumerate() if "thumbnails" in thread.name]


def test_leaving_a_page_does_not_wait_for_an_image_that_is_being_decoded(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    decoding, may_decode = threading.Event(), threading.Event()

    def slow_decode(path: str, side_px: int) -> object:
        decoding.set()
        assert may_decode.wait(5)
        return decode(path, side_px)

    monkeypatch.setattr(thumbnails, "decode", slow_decode)
    loader = ThumbnailLoader(threads=1)
    huge, next_ = (write_image(tmp_path / name, 8, 8) for name in ("huge.png", "next.png"))
    loader.request([huge], 100)
    assert decoding.wait(5)

    loader.rest()
    loader.request([huge, next_], 100)
    may_decode.set()
    qtbot.waitUntil(lambda: bool(loader.thumbnail(huge) and loader.thumbnail(next_)))
    loader.close()

    assert not [thread for thread in threading.enumerate() if "thumbnails" in thread.name]


def test_no_thread_starts_before_an_image_is_requested(loader: ThumbnailLoader) -> None:
    loader.request([], 100)

    assert not [thread for thread in threading.enumerate() if "thumbnails" in thread.name]


def test_a_rotated_photo_arrives_upright(tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg"
    exif = Image.Exif()
    exif[0x0112] = 6  # rotated by 90 degrees
    Image.new("RGB", (400, 100), "red").save(path, exif=exif)

    image, full_size = decode(str(path), 200)

    assert full_size == QSize(100, 400)
    assert image.size() == QSize(50, 200)


def test_an_image_with_a_wrong_suffix_is_read_by_its_content(tmp_path: Path) -> None:
    path = tmp_path / "photo.png"
    Image.new("RGB", (90, 90), "red").save(path, format="JPEG")

    image, _ = decode(str(path), 200)

    assert image.size() == QSize(90, 90)


def test_a_format_that_qt_does_not_support_is_read_too(tmp_path: Path) -> None:
    from pillow_heif import register_heif_opener

    register_heif_opener()
    path = tmp_path / "phone.heic"
    Image.new("RGB", (300, 200), "#306090").save(path, format="HEIF")

    image, full_size = decode(str(path), 150)

    assert full_size == QSize(300, 200)
    assert image.size() == QSize(150, 100)
    assert abs(image.pixelColor(10, 10).blue() - 0x90) < 12
