"""Fixtures for every test: fresh settings and folders, no plugin discovery, nothing left behind.

Settings and folders are fresh, plugins are not discovered, Qt draws nowhere; a thread, a running
timer or a window that outlives its test fails it.
"""

import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

import sfumato  # noqa: F401  keeps libraries that tests import first from sending anything

pytest_plugins = ["support.crash_reports", "support.collections_of_qt"]

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if "PYTEST_XDIST_WORKER" in os.environ:
    # Workers share the cores; two of OpenMP's crews on the same ones wait for each other.
    os.environ.setdefault("OMP_NUM_THREADS", "1")
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A shell lets its background jobs ignore Ctrl-C, and their children would inherit it.
    signal.signal(signal.SIGINT, signal.default_int_handler)


_LONGEST = (
    *("end_to_end/test_window_ends", "end_to_end/test_demo", "exporters/test_onnx_bundle"),
    *("exporters/test_precisions", "exporters/test_refusals", "exporters/test_web_page"),
    *("end_to_end/test_window", "end_to_end/test_first_session", "architecture/test_crashes"),
    *("hints/test_run_hints", "exporters/test_graph_forms", "screens/test_at_one"),
    *("end_to_end/test_after_the_first_run", "exporters/test_torch_program"),
    *("end_to_end/test_trouble", "exporters/test_latent_exports", "end_to_end/test_frozen"),
    *("evaluation/test_damage_table", "exporters/test_proof", "exporters/test_diffusers_pipeline"),
)
"""The files whose tests take longest, longest first.

They run after the others, but none of them last, where one worker would wait for the other.
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run fast tests first, and of the slow files the longest first."""
    rank = {name: len(_LONGEST) - place for place, name in enumerate(_LONGEST)}
    items.sort(key=lambda item: -rank.get("/".join(item.path.with_suffix("").parts[-2:]), 99))


def pytest_addoption(parser: pytest.Parser) -> None:
    """Know the flag by which tests keep what a screen looks like now."""
    parser.addoption("--update-goldens", action="store_true", help="keep the screens as they are")


@pytest.fixture(autouse=True)
def _fresh_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    monkeypatch.setenv("SFUMATO_SETTINGS_DIR", str(tmp_path / "settings"))
    monkeypatch.setenv("SFUMATO_PROJECTS_DIR", str(tmp_path / "projects"))


@pytest.fixture(autouse=True)
def _no_number_of_the_machine_left(tmp_path: Path) -> Iterator[None]:
    yield
    left = list(tmp_path.glob("xdg_cache_home/Microsoft"))  # where onnxruntime keeps it
    assert not left, "The test let onnxruntime report itself; see sfumato/system/telemetry.py."


@pytest.fixture(autouse=True)
def _no_threads_left() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    left = [
        thread
        for thread in set(threading.enumerate()) - before
        if thread.name.startswith("sfumato") and thread.is_alive()
    ]
    assert not left, f"The test left threads running: {left}."
