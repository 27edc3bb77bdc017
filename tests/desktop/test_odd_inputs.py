"""Property tests of damaged settings files and arbitrary form input, which must never raise."""

import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from sfumato.config.fields import fields_of
from sfumato.config.loading import apply_assignments
from sfumato.config.settings import RunConfig
from sfumato.errors import SfumatoError
from sfumato.files.plain_values import fault_in
from sfumato.plugins.registry import Plugins
from sfumato.records.project import Project
from sfumato_desktop import app_settings
from sfumato_desktop.app import App
from sfumato_desktop.app_settings import AppSettings, Switch, settings_folder
from sfumato_desktop.models.recent_projects import RecentProjects, describe
from sfumato_desktop.paths import is_folder
from sfumato_desktop.widgets.config_form import ConfigForm
from sfumato_desktop.widgets.new_project_dialog import free_folder
from support.fake_engine import FakeEngine
from support.inline_store import InlineStore, inline_stores
from support.odd_values import odd_texts, within_time

pytestmark = pytest.mark.qt_log_ignore("QVariant::load")  # Qt names what it cannot read
SEEDS = 80
PROJECT = Path("/projects/Garden")
KEYS = (
    *("appearance/scheme", "appearance/language", "projects/recent", "projects/paused_run"),
    *("projects/background_run", "projects/pinned", "projects/folder", "session/is_open"),
    *("gallery/order", "keys/quit", "state/window", *(f"switches/{switch}" for switch in Switch)),
    *(f"notes/{app_settings._mark_of(PROJECT)}/{name}" for name in ("place", "scroll-runs")),
)
RAW_VALUES = (
    *(
        "",
        "@Invalid()",
        "@",
        "@@a",
        "@ByteArray(\\0\\xff)",
        "@Variant(\\0\\0\\0\\x7f)",
        "@Variant(a",
    ),
    *("@Rect(0 0 1 1)", "@Point(9 9)", "@Size(-1 1)", "@Variant(\\0\\0\\0\\t\\xff\\xff\\xff\\xff)"),
    *(
        "a, b, c",
        ", ,",
        "@ByteArray(a), /b",
        '"unclosed',
        "\\x0",
        "/a\\x0\\x62",
        "\\xd800",
        "\\x110000",
    ),
    *("true", "TRUE", "1", "-1", "2", "nan", "1e400", "9" * 5000, "x" * 200_000, "/" * 5000),
    *(
        "\\n\\n",
        "/nowhere\\nrun-01",
        "/\\x0\\nrun-01",
        "../..",
        "~",
        "/dev/null",
        "\xff\xfe",
        "=",
        "[a]",
    ),
)
"""Raw values, as written after the key in the file."""


def fixed(run: Callable[[st.DataObject], None]) -> Callable[[], None]:
    """Return a function that tries `SEEDS` fixed values."""
    return settings(
        max_examples=SEEDS,
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )(given(st.data())(run))


def damage(values: dict[str, str]) -> None:
    """Write the settings file with these raw values."""
    groups: dict[str, list[str]] = {}
    for key, value in values.items():
        group, _, name = key.partition("/")
        groups.setdefault(group, []).append(f"{name.replace('/', chr(92))}={value}")
    text = "\n".join(f"[{group}]\n" + "\n".join(lines) for group, lines in groups.items())
    (settings_folder() / "window.ini").write_bytes(text.encode("latin-1", "replace"))


def read_all() -> None:
    """Read every setting, and pass it to the code that uses it."""
    remembered = AppSettings()
    for text in (remembered.language, remembered.paused_run, remembered.background_run):
        assert "\0" not in text
    for folder in (*remembered.recent_folders, *remembered.pinned_folders):
        is_folder(folder)
    free_folder(remembered.projects_folder, "Garden")
    assert remembered.is_open in (True, False)
    assert [remembered.is_on(switch) in (True, False) for switch in Switch]
    QKeySequence.listFromString(remembered.chosen_keys("quit") or "")
    remembered.state_of("window")
    remembered.note_of(PROJECT, "place")
    str(remembered.scheme), str(remembered.gallery_order)
    recent = RecentProjects(remembered, InlineStore())
    for folder in recent.folders:
        describe(folder)
    recent.add(PROJECT)
    assert AppSettings().recent_folders[0] == PROJECT


def test_every_key_of_the_settings_file_is_covered_here() -> None:
    source = Path(app_settings.__file__).read_text()
    groups = re.findall(r'f?"([a-z]+/[a-z_]*)', source)

    assert len(set(groups)) > 10
    assert not [group for group in groups if not any(key.startswith(group) for key in KEYS)]


def test_a_damaged_settings_file_falls_back_to_the_defaults(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    def holds(data: st.DataObject) -> None:
        monkeypatch.setenv("SFUMATO_SETTINGS_DIR", str(tmp_path_factory.mktemp("settings")))
        raw = st.integers(0, len(RAW_VALUES) - 1).map(lambda page: RAW_VALUES[page])
        damage({key: data.draw(raw) for key in KEYS if data.draw(st.booleans())})
        with within_time():
            read_all()

    fixed(holds)()


@pytest.mark.parametrize("value", RAW_VALUES, ids=lambda value: ascii(value[:30]))
def test_any_value_is_accepted_under_every_key(value: str) -> None:
    damage(dict.fromkeys(KEYS, value))

    read_all()


@pytest.mark.parametrize("content", [b"", b"\0" * 4096, bytes(range(256)) * 20, b"["])
def test_a_file_that_holds_no_settings_counts_as_empty(content: bytes) -> None:
    (settings_folder() / "window.ini").write_bytes(content)

    read_all()


@pytest.mark.parametrize("value", ["@Variant(a", "9" * 5000, "/\\x0\\nrun-01"])
def test_the_window_opens_with_damaged_settings(
    qapp: QApplication, project: Project, value: str
) -> None:
    notes = app_settings._mark_of(project.folder)
    keys = (*KEYS, *(f"notes/{notes}/{name}" for name in ("place", "scroll-runs", "scroll-home")))
    damage(dict.fromkeys(keys, value))
    made = App(qapp, Plugins(), engine_factory=FakeEngine, stores=inline_stores())

    made.start()
    made.flows.open(str(project.folder))
    made.window.show_page(next(iter(made.window._pages)))
    made.window._scroll_back()

    assert made.services.project.project is not None
    made.services.jobs.stop_all()
    made.close()
    made.window.hide()
    made.delete_window()
    made.deleteLater()


def test_any_form_input_is_accepted_or_reported_in_its_row(qtbot: QtBot) -> None:
    form = ConfigForm([field for field in fields_of(RunConfig) if field.kind != "table"])
    qtbot.addWidget(form)
    lines = [row for row in form.rows if isinstance(row.editor.control, QLineEdit)]

    def holds(data: st.DataObject) -> None:
        row = data.draw(st.sampled_from(lines))
        text = data.draw(odd_texts()).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        row.editor.control.setText(text)
        row.editor.control.textEdited.emit(text)

        values = form.changed_values()
        assert fault_in(values) is None or row.field.kind == "text"
        with suppress(SfumatoError):
            apply_assignments(RunConfig(), [f"{path}={one}" for path, one in values.items()])
        form.set_values({row.field.path: row.field.default})

    fixed(holds)()
    assert len(lines) > 10


@pytest.mark.parametrize("text", ["inf", "-inf", "nan", "1e400", "9" * 400])
def test_an_infinite_number_is_reported_in_its_row(qtbot: QtBot, text: str) -> None:
    form = ConfigForm([field for field in fields_of(RunConfig) if field.kind != "table"])
    qtbot.addWidget(form)
    kinds = ("int", "float", "numbers")
    for row in form.rows:
        control = row.editor.control
        if isinstance(control, QLineEdit) and row.field.kind in kinds:
            control.setText(text)
            control.textEdited.emit(text)

            assert row.field.path in form.problems
