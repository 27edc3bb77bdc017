"""Tests of the copy of onnxruntime-web that exports put into a bundle's page."""

import gzip
import hashlib
import json
import re

import pytest

from fetch_web_runtime import FILES, FOLDER, PACKAGE, as_module, as_script
from support.source_tree import REPOSITORY

MOST_BYTES = 6_000_000
"""Bytes that the runtime may add to the wheel."""


def unpacked(name):
    return gzip.decompress((FOLDER / f"{name}.gz").read_bytes())


@pytest.fixture(scope="module")
def about():
    return json.loads((FOLDER / "runtime.json").read_bytes())


def test_the_files_match_those_on_npm(about):
    contents = {
        "loader": as_module(unpacked("loader").decode()).encode(),
        "runtime": unpacked("runtime"),
    }

    assert about["package"] == PACKAGE
    for name, content in contents.items():
        assert about["files"][name] == {
            "from": FILES[name],
            "npm_sha256": hashlib.sha256(content).hexdigest(),
        }


def test_the_version_matches_the_loader(about):
    loader = unpacked("loader").decode()

    assert re.search(r"ONNX Runtime Web v([\d.]+)", loader)[1] == about["version"]
    assert f'"{about["version"]}"' in loader


def test_the_loader_is_a_plain_script():
    loader = unpacked("loader").decode()

    assert "import.meta" not in loader
    assert "export{" not in loader
    assert re.search(r"self\.ort=\{InferenceSession:", loader)


def test_the_runtime_is_webassembly():
    assert unpacked("runtime").startswith(b"\0asm\1\0\0\0")


def test_a_loader_in_an_unknown_form_is_rejected():
    with pytest.raises(SystemExit, match="written differently"):
        as_script("const a = 1;")


def test_license_and_notices_are_stored_beside_it():
    license = REPOSITORY / "resources/sfumato_resources/licenses/MIT-onnxruntime.txt"

    assert "Microsoft" in license.read_text(encoding="utf-8")
    assert b"Eigen" in unpacked("ThirdPartyNotices.txt")


def test_the_wheel_grows_only_slightly():
    assert sum(file.stat().st_size for file in FOLDER.iterdir()) <= MOST_BYTES
