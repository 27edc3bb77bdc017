"""Hostile but valid input to Sfumato, from a user or a damaged disk.

Each `Trial` passes a value to one of the inputs: a file that is read, a search, a name, a command
line. It may be accepted or rejected with a `SfumatoError`; any other exception, an internal error,
or taking longer than `LIMIT_S` is a bug.
"""

import json
import math
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import Any, NamedTuple

import msgspec
import tomli_w
from hypothesis import strategies as st
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from sfumato.cli.gallery_choice import filter_of
from sfumato.config.loading import apply_assignments
from sfumato.config.settings import RunConfig, SamplingSettings
from sfumato.errors import SfumatoError
from sfumato.evaluation.report import load_report
from sfumato.files.names import FILE_NAME_BYTES, NAME_BYTES, file_name_for, shortened
from sfumato.gallery import FilterSaved, Flag, Flagged, Gallery, GalleryFilter, Labeled, Rated
from sfumato.plugins.choices import PluginChoices, load_choices
from sfumato.records.control import Command, RunControl
from sfumato.records.distillation_result import (
    DistillationResult,
    SamplingVariant,
    load_distillation_result,
)
from sfumato.records.events import CheckpointSaved, RunEnded, RunStarted, StepFinished, encode_event
from sfumato.records.manifest import DatasetRules, load_rules
from sfumato.records.project import Project, ProjectConfig
from sfumato.records.rate_changes import RateChange, load_rate_changes
from sfumato.records.recipe import RECIPE_KEY
from sfumato.records.requests import request_from
from sfumato.records.run_folder import RunFolder, planned_end
from sfumato.records.tuned import SamplingPreset, ScoredPreset, Tuned, load_tuned
from sfumato.serving.bundle import Bundle, BundleError
from support.recipes import recipe
from support.scores import CLEAN, score

__all__ = ["LIMIT_S", "TRIALS", "Trial", "odd_texts", "within_time"]

LIMIT_S = 20
Draw = Callable[[st.SearchStrategy[Any]], Any]  # from hypothesis: returns a value of any strategy

_TEXTS = (
    *("", " ", "-", "--", ".", "..", "...", "~", "~nobody-here", "*", "%", "'", '"', "\\", "/"),
    *("con", "NUL", "aux.txt", "name.", "name ", "COM1", "latest", "all", "none", "None", "true"),
    *("0", "-0", "-1", "1.5", "nan", "NaN", "inf", "-inf", "1e400", "-1e400", "1e-400", "0x10"),
    *("1000000000000000000", str(10**9), str(2**63), str(-(2**63) - 1), str(10**400), "9" * 5000),
    *(
        "²",
        "١٢",
        "１２",
        "½",
        "1_000",
        "1,000",
        "\0",
        "a\0b",
        "a\nb",
        "\r",
        "\t",
        "\x1b[31m",
        "\x7f",
    ),
    *(
        "\u202eabc",
        "\ufeff",
        "\u200d",
        "e\u0301",
        "\u00e9",
        "\u0301",
        "\ud800",
        "\udce9",
        "\U0001d4d7" * 64,
    ),
    *("x" * 300, "Größe" * 2000, "顔" * 100, "[" * 5000, "{" * 500, "a." * 3000 + "a", "=" * 10),
    *("a=b", "=", "a=", "stars>=²", "stars>=", "board=", "tag=", "tag:", "class:", "seed:9" * 9),
    *("days=0", "days=1000000000000", "since=0001-01-01", "until=9999-12-31", "since=today"),
    *("checkpoint=" + "9" * 30, "run=", 'a "b', "a 'b", '""', "stars>=5 " * 400, "a " * 3000),
    *("../../etc/passwd", "/dev/null", "C:\\x", "<b>&amp;", "%n%s{}{0}", "value\nother = 1"),
)
_NUMBERS: tuple[Any, ...] = (
    *(0, -0.0, -1, 1, 2**31, 2**53 + 1, 2**63 - 1, 2**63, 10**18, 10**30, 10**400, -(10**30)),
    *(0.5, 1e308, 1e-320, math.nan, math.inf, -math.inf, True, None),
)


def odd_texts() -> st.SearchStrategy[str]:
    """Return texts of the list above, combinations of two of them, and any others."""
    listed = _one_of(_TEXTS)
    return listed | st.tuples(listed, listed).map("".join) | st.text(max_size=40)


def _one_of(values: Sequence[Any]) -> st.SearchStrategy[Any]:
    """Return one of the values, which hypothesis does not print because some are very long."""
    return st.integers(0, len(values) - 1).map(lambda page: values[page])


def _plain_values() -> st.SearchStrategy[Any]:
    leaves = _one_of(_NUMBERS) | odd_texts() | st.integers() | st.floats()
    return st.recursive(
        leaves,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(odd_texts(), inner, max_size=3),
        max_leaves=6,
    )


class Trial(NamedTuple):
    """One of the inputs."""

    name: str
    run: Callable[[Draw, Path], None]
    """Draws a value and passes it in, in its own folder."""


@contextmanager
def within_time() -> Iterator[None]:
    """Raise if a block takes longer than `LIMIT_S`."""

    def end(number: int, frame: FrameType | None) -> None:
        raise AssertionError(f"It took longer than {LIMIT_S} s.")

    before = signal.signal(signal.SIGALRM, end)
    signal.alarm(LIMIT_S)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def _changed(draw: Draw, values: Any) -> Any:
    """Return plain values with one of them replaced, removed, or added."""
    values = json.loads(json.dumps(values))
    holder, key = values, None
    while isinstance(holder, dict | list) and len(holder):
        keys = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
        key = draw(st.sampled_from(keys))
        inner = holder[key]
        if not (isinstance(inner, dict | list) and len(inner)) or draw(st.integers(0, 3)) == 0:
            break
        holder = inner
    act = draw(st.sampled_from(("put", "put", "put", "remove", "add")))
    if act == "add" and isinstance(holder, dict):
        holder[draw(odd_texts())] = draw(_plain_values())
    elif act == "remove" and key is not None:
        del holder[key]
    elif key is not None:
        holder[key] = draw(_plain_values())
    return values


def _damaged(draw: Draw, content: bytes) -> bytes:
    """Return bytes damaged in transport, or of a different type altogether."""
    page = round(draw(st.floats(0, 1)) * len(content))
    return draw(
        _one_of(
            (
                content[:page],
                content[:page] + b"\0" + content[page:],
                content[:page] + b"\xff\xfe" + content[page:],
                b"\xef\xbb\xbf" + content,
                content + content,
                content.decode().encode("utf-16"),
                b"[" * 100_000,
                b'{"a":' * 50_000,
                b"a = " + b"[" * 20_000,
                b"",
            )
        )
    )


def _json(draw: Draw, valid: Any) -> bytes:
    values = msgspec.to_builtins(valid)
    if draw(st.integers(0, 3)) == 0:
        return _damaged(draw, json.dumps(values).encode())
    return json.dumps(_changed(draw, values)).encode("utf-8", "surrogatepass")


def _toml(draw: Draw, valid: Any) -> bytes:
    values = msgspec.to_builtins(valid)
    if draw(st.integers(0, 3)) == 0:
        return _damaged(draw, tomli_w.dumps(values).encode())
    changed = _changed(draw, values)
    try:
        return tomli_w.dumps(changed).encode("utf-8", "surrogatepass")
    except (TypeError, ValueError, AttributeError):  # not representable in TOML
        return repr(changed).encode("utf-8", "surrogatepass")


def _lines(draw: Draw, valid: list[Any]) -> bytes:
    lines = [msgspec.json.encode(one) for one in valid]
    page = draw(st.integers(0, len(lines) - 1))
    lines[page] = _json(draw, valid[page])
    return b"\n".join(lines) + draw(_one_of((b"\n", b"", b"\r\n", b"\n\n")))


def _run_toml(draw: Draw, folder: Path) -> None:
    (folder / "run.toml").write_bytes(_toml(draw, RunConfig()))
    run = RunFolder.open(folder)
    run.status()
    planned_end(run.events(), run.config.images_total)


def _project_toml(draw: Draw, folder: Path) -> None:
    (folder / "sfumato.toml").write_bytes(_toml(draw, ProjectConfig(name="a")))
    Project.open(folder).run_ids()


def _dataset_toml(draw: Draw, folder: Path) -> None:
    (folder / "dataset.toml").write_bytes(_toml(draw, DatasetRules(source="/images")))
    load_rules(folder)


def _plugins_toml(draw: Draw, folder: Path) -> None:
    (folder / "plugins.toml").write_bytes(_toml(draw, PluginChoices(switched_off=("a",))))
    os.environ["SFUMATO_SETTINGS_DIR"] = str(folder)
    load_choices()


def _tuned_json(draw: Draw, folder: Path) -> None:
    preset = SamplingPreset(sampling=SamplingSettings())
    tuned = Tuned(
        images_seen=100, fast=preset, high_quality=preset, fast_calls=5, high_quality_calls=10,
        fast_gain=0.1, high_quality_gain=0.1,
        tried=(ScoredPreset(preset=preset, network_calls=1, images=2, score=0.5),),
        features=("a",), real_images=4, guidance_scale=1.0, first_seed=0, elapsed_s=1.0, time=0.0,
    )  # fmt: skip
    (folder / "tuned.json").write_bytes(_json(draw, tuned))
    found = load_tuned(folder)
    assert found is None or found.high_quality.sampling.num_steps <= 1000


def _rates_json(draw: Draw, folder: Path) -> None:
    changes = [RateChange(images_seen=10, learning_rate=1e-3)]
    (folder / "learning_rates.json").write_bytes(_json(draw, changes))
    load_rate_changes(folder)


def _distillation_json(draw: Draw, folder: Path) -> None:
    preset = SamplingVariant(
        run="a",
        images_seen=1,
        sampler="b",
        num_steps=2,
        scores=(score(1.0, baseline=0.1),),
        cleanliness=CLEAN,
    )
    (folder / "distillation.json").write_bytes(
        _json(draw, DistillationResult(count=4, base=preset, fast=(preset,), time=0.0))
    )
    load_distillation_result(folder)


def _report_json(draw: Draw, folder: Path) -> None:
    (folder / "evaluation.json").write_bytes(_json(draw, {"format": 1, "run": "a"}))
    load_report(folder)


def _events_jsonl(draw: Draw, folder: Path) -> None:
    events = [
        RunStarted(
            run="a", images_seen=0, images_total=10, device="cpu", precision="fp32", threads=1,
            parameters=1, images=4,
        ),
        StepFinished(
            step=1, images_seen=5, images_total=10, loss=1.0, learning_rate=1e-3,
            gradient_norm=1.0, images_per_s=1.0, eta_s=1.0,
        ),
        CheckpointSaved(images_seen=10, step=2, path="checkpoints/10"),
        RunEnded(outcome="completed", images_seen=10, elapsed_s=1.0),
    ]  # fmt: skip
    (folder / "run.toml").write_bytes(b"")
    (folder / "events.jsonl").write_bytes(
        _lines(draw, [json.loads(encode_event(event)) for event in events])
    )
    run = RunFolder.open(folder)
    run.status()
    for event in run.events():
        seen = getattr(event, "images_seen", 0)
        assert seen < 2**63


def _control_file(draw: Draw, folder: Path) -> None:
    control = RunControl(folder / "control")
    lines = (*Command, "learning_rate=0.001", "learning_rate=nan", "learning_rate=1e400")
    text = draw(st.sampled_from(lines)) + draw(odd_texts()) + "\n" + draw(odd_texts()) + "\n"
    (folder / "control").write_bytes(text.encode("utf-8", "surrogatepass"))
    rate = control.pop_learning_rate()
    assert rate is None or 0 < rate < math.inf
    assert control.is_stopping in (True, False)


def _ratings_jsonl(draw: Draw, folder: Path) -> None:
    marks = [
        Rated(files=("a.png",), stars=3),
        Flagged(files=("a.png",), flag=Flag.PICK),
        Labeled(kind="board", name="Best", files=("a.png", "b.png")),
        FilterSaved(
            name="cats", wanted=GalleryFilter(text="cat", since="2026-01-31", min_rating=2)
        ),
    ]
    lines = [json.loads(msgspec.json.encode(mark)) for mark in marks]
    (folder / "ratings.jsonl").write_bytes(_lines(draw, lines))
    with closing(Gallery(folder)) as gallery:
        gallery.rescan()
        for wanted in gallery.saved_filters().values():
            gallery.count(wanted)
        gallery.labels("board")
        gallery.mark([Rated(files=("a.png",), stars=1)])


def _png_recipe(draw: Draw, folder: Path) -> None:
    information = PngInfo()
    text = _json(draw, recipe(3)).decode("utf-8", "replace")
    information.add_itxt(RECIPE_KEY, text)
    Image.new("RGB", (2, 2)).save(folder / "a.png", pnginfo=information)
    with closing(Gallery(folder)) as gallery:
        gallery.rescan()
        for image in gallery.images(gallery.ids()).values():
            assert len(image.recipe.file_name.encode()) <= FILE_NAME_BYTES
            with suppress(SfumatoError):
                assert request_from(image.recipe).sampling.num_steps <= 1000


def _bundle(draw: Draw, folder: Path) -> None:
    bundle_manifest = {
        "title": "a",
        "classes": ["a"],
        "image_shape": [3, 8, 8],
        "sampling": {"settings": {"guidance_scale": 1.0, "num_steps": 5}},
        "files": [
            {
                "file": "model.onnx",
                "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                "inputs": [{"name": "seed", "type": "int64"}],
                "outputs": [{"name": "image", "type": "uint8"}],
            }
        ],
    }
    (folder / "manifest.json").write_bytes(_json(draw, bundle_manifest))
    (folder / "model.onnx").write_bytes(b"")
    with suppress(BundleError):
        Bundle(folder)


def _search(draw: Draw, folder: Path) -> None:
    words = draw(odd_texts())
    with closing(Gallery(folder)) as gallery:
        gallery.count(GalleryFilter(text=words))
        wanted = filter_of(words)
        assert wanted != GalleryFilter(), f"{words!r} means all."
        gallery.count(wanted)


def _assignment(draw: Draw, folder: Path) -> None:
    keys = ("batch_size", "optimizer.learning_rate", "data.dataset", "model.widths", "minutes")
    key = draw(st.sampled_from(keys) | odd_texts())
    apply_assignments(RunConfig(), [f"{key}={draw(odd_texts())}", draw(odd_texts())])


def _name(draw: Draw, folder: Path) -> None:
    name = file_name_for(draw(odd_texts()))
    assert file_name_for(name) == name
    assert len(name.encode()) <= NAME_BYTES
    long = shortened(draw(odd_texts()).replace("/", "-").replace("\0", ""), suffix="-longer-01.png")
    assert len(long.encode("utf-8", "surrogatepass")) <= NAME_BYTES
    if name:
        (folder / name).touch()


def _odd_file(draw: Draw, folder: Path) -> None:
    """Create a folder, a pipe, or a broken link where a file is read."""
    name = draw(st.sampled_from(("run.toml", "tuned.json", "learning_rates.json", "events.jsonl")))
    if name != "run.toml":
        (folder / "run.toml").write_bytes(b"")
    act = draw(st.sampled_from(("folder", "pipe", "link", "device")))
    path = folder / name
    if act == "folder":
        path.mkdir()
    elif act == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to("/dev/zero" if act == "device" else "nowhere")
    run = RunFolder.open(folder)
    load_tuned(folder)
    load_rate_changes(folder)
    run.status()
    run.events()


def _unharmed(run: Callable[[Draw, Path], None]) -> Callable[[Draw, Path], None]:
    def guarded(draw: Draw, folder: Path) -> None:
        with within_time(), suppress(SfumatoError):
            run(draw, folder)

    return guarded


TRIALS = tuple(
    Trial(run.__name__.strip("_"), _unharmed(run))
    for run in (
        *(_run_toml, _project_toml, _dataset_toml, _plugins_toml, _tuned_json, _rates_json),
        *(
            _distillation_json,
            _report_json,
            _events_jsonl,
            _control_file,
            _ratings_jsonl,
            _png_recipe,
        ),
        *(_bundle, _search, _assignment, _name, _odd_file),
    )
)
