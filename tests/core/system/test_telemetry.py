"""The bundled libraries send no telemetry."""

import os

import pytest

from sfumato.system.telemetry import disable_telemetry
from support.source_tree import run_python

OPTION = "ORT_DISABLE_TELEMETRY"


@pytest.fixture
def home(tmp_path, monkeypatch):
    """Set up a user's home without any opt-out variables."""
    monkeypatch.delenv(OPTION, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home/cache"))
    (tmp_path / "home").mkdir()
    return tmp_path / "home"


@pytest.mark.parametrize(
    "module",
    ["sfumato.serving.bundle", "sfumato_plugins.exporters.proof.regenerate_alone", "sfumato"],
)
def test_onnxruntime_stores_no_device_id(module, home):
    ended = run_python(f"import {module}, onnxruntime, os; print(os.environ[{OPTION!r}])")

    assert ended.strip() == "1"
    assert list(home.rglob("*")) == []


def test_child_processes_opt_out_too(home):
    assert os.environ.get(OPTION) is None

    disable_telemetry()

    assert os.environ[OPTION] == "1"


def test_values_set_by_the_user_are_kept(home, monkeypatch):
    monkeypatch.setenv(OPTION, "0")

    disable_telemetry()

    assert os.environ[OPTION] == "0"


def test_openvino_does_not_find_its_telemetry_package():
    code = (
        "from sfumato.errors import ExportError\n"
        "from sfumato_plugins.exporters.openvino_model import _openvino\n"
        "try:\n    _openvino()\nexcept ExportError:\n    pass\n"
        "print(sys.modules['openvino_telemetry'])\n"
    )

    assert run_python(code).strip() == "None"
