"""Tests that Linux desktops match the window with its entry, metadata and icon."""

import configparser
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET

import pytest
from PIL import IcnsImagePlugin, IcoImagePlugin, Image

from draw_icons import draw_icons, drawn
from linux_share import shared_files
from support.source_tree import REPOSITORY

APP_ID = "org.sfumato.Sfumato"
LINUX = REPOSITORY / "packaging/linux"
ENTRY = LINUX / f"{APP_ID}.desktop"
DESCRIPTION = LINUX / f"{APP_ID}.metainfo.xml"
KINDS = "{http://www.freedesktop.org/standards/shared-mime-info}"


@pytest.fixture(scope="module")
def icons(tmp_path_factory):
    folder = tmp_path_factory.mktemp("icons")
    draw_icons(folder)
    return folder


def test_window_entry_and_metadata_share_one_identifier():
    start = (REPOSITORY / "desktop/sfumato_desktop/start.py").read_text(encoding="utf-8")
    entry = configparser.RawConfigParser()
    entry.read(ENTRY, encoding="utf-8")
    description = ET.parse(DESCRIPTION)

    assert f'setDesktopFileName("{APP_ID}")' in start
    assert entry["Desktop Entry"]["Icon"] == APP_ID
    assert description.findtext("id") == APP_ID
    assert description.findtext("launchable") == ENTRY.name


def test_the_metadata_has_the_current_version():
    project = (REPOSITORY / "pyproject.toml").read_text(encoding="utf-8")
    version = re.search(r'^version = "(.+)"$', project, re.MULTILINE)
    releases = ET.parse(DESCRIPTION).iter("release")

    assert version is not None
    assert version[1] in [release.get("version") for release in releases]


def test_the_file_type_that_opens_a_project_is_declared():
    entry = configparser.RawConfigParser()
    entry.read(ENTRY, encoding="utf-8")
    kinds = ET.parse(LINUX / f"{APP_ID}.mime.xml")
    (kind,) = kinds.iter(f"{KINDS}mime-type")

    assert entry["Desktop Entry"]["MimeType"] == f"{kind.get('type')};"
    assert [glob.get("pattern") for glob in kinds.iter(f"{KINDS}glob")] == ["sfumato.toml"]


def test_the_wheel_and_the_bundle_install_existing_files():
    files = shared_files()

    assert all((REPOSITORY / source).is_file() for source in files)
    assert f"share/applications/{APP_ID}.desktop" in files.values()
    assert f"share/icons/hicolor/scalable/apps/{APP_ID}.svg" in files.values()


@pytest.mark.skipif(not shutil.which("desktop-file-validate"), reason="of desktop-file-utils")
def test_the_desktop_entry_is_valid():
    checked = subprocess.run(
        ["desktop-file-validate", "--no-hints", ENTRY], capture_output=True, text=True, check=False
    )

    assert (checked.returncode, checked.stdout) == (0, "")


@pytest.mark.skipif(not shutil.which("appstreamcli"), reason="of appstream")
def test_the_metadata_is_valid():
    checked = subprocess.run(
        ["appstreamcli", "validate", "--no-net", DESCRIPTION],
        capture_output=True,
        text=True,
        check=False,
    )

    assert checked.returncode == 0, checked.stdout


@pytest.mark.parametrize("size_px", [16, 256])
def test_the_icon_is_rendered_centered_with_transparent_corners(size_px):
    icon = drawn(size_px)

    assert icon.size == (size_px, size_px)
    assert icon.getpixel((0, 0))[3] == 0
    assert icon.getpixel((size_px // 2, size_px // 2))[3] == 255


def test_linux_has_an_icon_in_each_size(icons):
    for size_px in (16, 24, 32, 48, 64, 128, 256, 512):
        with Image.open(icons / f"hicolor/{size_px}x{size_px}/apps/{APP_ID}.png") as icon:
            assert icon.size == (size_px, size_px)


def test_windows_and_macos_have_all_sizes_in_one_file(icons):
    with (
        IcoImagePlugin.IcoImageFile(icons / "sfumato.ico") as ico,
        IcnsImagePlugin.IcnsImageFile(icons / "sfumato.icns") as icns,
    ):
        assert {width for width, _ in ico.ico.sizes()} >= {16, 32, 48, 256}
        assert {width * scale for width, _, scale in icns.icns.itersizes()} >= {32, 256, 1024}
