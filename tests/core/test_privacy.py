"""Do the libraries that Sfumato brings keep to themselves what is done here?"""

import os

import pytest

from sfumato.privacy import keep_to_ourselves
from support.source_tree import run_python

OPTION = "ORT_DISABLE_TELEMETRY"


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A user's home, and nobody has asked the libraries to be silent."""
    monkeypatch.delenv(OPTION, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home/cache"))
    (tmp_path / "home").mkdir()
    return tmp_path / "home"


@pytest.mark.parametrize(
    "module", ["sfumato.serving.bundle", "sfumato_plugins.exporters.regenerate_alone", "sfumato"]
)
def test_onnxruntime_leaves_no_number_of_the_machine(module, home):
    ended = run_python(f"import {module}, onnxruntime, os; print(os.environ[{OPTION!r}])")

    assert ended.strip() == "1"
    assert list(home.rglob("*")) == []


def test_a_process_that_is_started_is_asked_too(home):
    assert os.environ.get(OPTION) is None

    keep_to_ourselves()

    assert os.environ[OPTION] == "1"


def test_what_the_user_has_decided_stays(home, monkeypatch):
    monkeypatch.setenv(OPTION, "0")

    keep_to_ourselves()

    assert os.environ[OPTION] == "0"


def test_openvino_does_not_find_what_it_would_report_with():
    code = (
        "from sfumato.errors import ExportError\n"
        "from sfumato_plugins.exporters.openvino_model import _openvino\n"
        "try:\n    _openvino()\nexcept ExportError:\n    pass\n"
        "print(sys.modules['openvino_telemetry'])\n"
    )

    assert run_python(code).strip() == "None"
