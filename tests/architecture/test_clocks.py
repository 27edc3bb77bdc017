"""Every use of a clock or a file time is deliberate, and listed with its reason.

Training time and time budgets are counted by `sfumato.system.work_clock`; order and age come from
recorded values (`sfumato.files.json_file`, `sfumato.records.run_order`, events). Other uses are
listed with their reason.
"""

import ast
from collections.abc import Iterator

import pytest

from support.source_tree import PACKAGES, SourceFile, source_files

CLOCKS = {
    *("time.time", "time.time_ns", "time.monotonic", "time.perf_counter", "time.process_time"),
    *("time.strftime", "time.localtime", "time.gmtime", "time.sleep"),
    *("datetime.now", "datetime.utcnow", "datetime.today", "date.today"),
    *("QDateTime.currentDateTime", "QDateTime.currentSecsSinceEpoch", "QElapsedTimer"),
}
FILE_TIMES = {
    *("st_mtime", "st_mtime_ns", "st_ctime", "st_ctime_ns", "st_atime", "st_birthtime"),
    *("getmtime", "getctime", "lastModified", "utime", "copystat"),
}

_NOTED = "the moment is written down, shown to people, and puts nothing in order"
_SHOWN = "how often something is shown"
_CHANGED = "a difference leads to a comparison of the contents, no more"
_FASTEST = "takes the least or the median of several goes, which one freeze does not move"

ALLOWED = {
    ("sfumato.system.work_clock", "time.monotonic"): "it is the clock of work",
    ("sfumato.system.work_clock", "time.process_time"): "it is the clock of work",
    ("sfumato.records.events", "time.time"): _NOTED,
    ("sfumato.data.doctor.examination", "time.monotonic"): "how often something is saved",
    ("sfumato_desktop.threads", "time.monotonic"): "how quickly errors follow each other",
    ("sfumato.evaluation.report", "time.time"): _NOTED,
    (
        "sfumato.evaluation.measure",
        "time.monotonic",
    ): "a figure in the report; nothing waits for it",
    ("sfumato.records.tuned", "time.time"): _NOTED,
    ("sfumato.records.distillation_result", "time.time"): _NOTED,
    ("sfumato.distillation.phase", "time.time"): _NOTED,
    ("sfumato.records.run_order", "time.time"): "numbers put runs in order; this breaks ties",
    ("sfumato.checkpoints.checkpoint", "time.time"): _NOTED,
    ("sfumato.generation.generate", "time.time"): "numbers put images in order; this breaks ties",
    ("sfumato.export.export", "time.time"): "numbers put exports in order; this breaks ties",
    ("sfumato.records.manifest", "st_mtime_ns"): _CHANGED,
    ("sfumato.records.manifest", "st_ctime_ns"): _CHANGED,
    ("sfumato.data.locating", "st_mtime_ns"): _CHANGED,
    ("sfumato.data.importing", "time.time_ns"): _CHANGED,
    ("sfumato.files.storage", "time.time"): "a stage that is held stays, however old it looks",
    ("sfumato.files.storage", "st_mtime"): "a stage that is held stays, however old it looks",
    ("sfumato.files.moving", "time.sleep"): "another program is given time to close a file",
    ("sfumato.gallery.index", "st_mtime"): "the date of an image by a version that noted none",
    ("sfumato.gallery.index", "time.time"): "the date of a file that has just vanished",
    ("sfumato.gallery.search", "datetime.now"): "the user asks for days of the calendar",
    ("sfumato.cli.failures", "time.strftime"): _NOTED,
    ("sfumato.cli.streaming", "time.monotonic"): _SHOWN,
    ("sfumato.records.control", "time.monotonic"): "how often the control file is read",
    ("sfumato.data.spreading", "time.monotonic"): _SHOWN,
    ("sfumato.device.choosing", "time.perf_counter"): _FASTEST,
    ("sfumato.training.forecast", "time.perf_counter"): _FASTEST,
    ("sfumato.records.trouble_report", "time.strftime"): "a name; one that is taken is not used",
    ("sfumato_desktop.models.run_watcher", "st_mtime_ns"): "a difference leads to a look, no more",
    ("sfumato_desktop.models.event_text", "time.time"): "whether a date is today's",
    ("sfumato_desktop.notifier", "time.time"): _NOTED,
    ("sfumato_desktop.formatting", "time.time"): "how long ago, in words",
    ("sfumato_plugins.exporters.documents.bundle_manifest", "datetime.now"): _NOTED,
    ("sfumato_plugins.exporters.proof.regenerate_alone", "time.perf_counter"): _FASTEST,
    ("sfumato_plugins.loggers.tensorboard", "time.time"): "a name, which always comes last",
}


def looks_at_clocks(file: SourceFile) -> Iterator[str]:
    """Yield the clocks and file times that a file reads."""
    for node in ast.walk(file.tree):
        if isinstance(node, ast.Attribute):
            owner = node.value.id if isinstance(node.value, ast.Name) else ""
            name = f"{owner}.{node.attr}"
            yield from {name} & CLOCKS or {node.attr} & FILE_TIMES
        elif isinstance(node, ast.ImportFrom) and node.module == "time":
            yield from {f"time.{alias.name}" for alias in node.names} & CLOCKS
        elif isinstance(node, ast.Name) and node.id in CLOCKS:
            yield node.id


FOUND = {
    (file.module, name)
    for file in source_files()
    if file.path.is_relative_to(PACKAGES["sfumato"].parent.parent)
    for name in looks_at_clocks(file)
}


@pytest.mark.parametrize(("module", "name"), sorted(FOUND))
def test_every_use_of_a_clock_has_its_reason(module: str, name: str) -> None:
    assert (module, name) in ALLOWED, (
        f"{module} uses {name}. Count time with sfumato.system.work_clock and put things in order "
        "with sfumato.files.json_file; if that does not apply, give the reason here."
    )


def test_no_reason_is_listed_for_a_removed_use() -> None:
    assert set(ALLOWED) <= FOUND
