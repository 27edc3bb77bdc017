"""Install the three example plugins with pip and use them in the terminal and the window.

Creates a fresh environment, installs Sfumato and the projects of `plugins/examples` into it, and
runs the whole workflow with them: a run that trains on distorted images and samples with DEIS, a
sprite sheet exported from it, and the window's page of plugins. Prints one line.

    python benchmarks/example_plugins.py                 # all from the registries, 6 GB
    python benchmarks/example_plugins.py --beside SITE   # torch and the rest from another folder
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from PIL import Image

_REPOSITORY = Path(__file__).parents[1]
_EXAMPLES = sorted(path.parent for path in _REPOSITORY.glob("plugins/examples/*/pyproject.toml"))
_TINY = (
    *("--set", "batch_size=8", "--set", "images_total=64", "--set", "minutes=0"),
    *("--set", "model.widths=[8]", "--set", "threads=1", "--set", "sampling.num_steps=4"),
    *("--set", "tuning.after_training=false", "--set", "report.sample_count=4"),
)
_WINDOW = """
import sys
from PySide6.QtWidgets import QApplication, QLabel
from sfumato.plugins.registry import discover_plugins
from sfumato_desktop.app import App
from sfumato_desktop.navigator import Page
from sfumato_desktop.widgets.plugins_page import PluginsPage

application = QApplication(sys.argv[:1])
app = App(application, discover_plugins())
app.start()
train = app.window.page_widget(Page.TRAIN)
rows = list(train._augmentations._rows)
page = PluginsPage(app.services.plugins, width=500)
texts = " ".join(label.text() for label in page.findChildren(QLabel))
found = [name for name in ("Distort", "DEIS", "Sprite sheet") if name in texts]
print(len(page.switches), len(found), "albumentations" in rows)
page.deleteLater()
app.close()
app.delete_window()
"""


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--beside", metavar="SITE", help="a site-packages folder to build on")
    beside = arguments.parse_args().beside
    with tempfile.TemporaryDirectory(prefix="sfumato-plugins-") as name:
        folder = Path(name)
        started_s = time.monotonic()
        python = _environment(folder, beside)
        installed_s = time.monotonic() - started_s
        call = _Caller(python, folder)
        listed = json.loads(call("-m", "sfumato", "plugins", "--json"))
        _train_and_export(call, folder)
        atlas = json.loads((folder / "sheet" / "atlas.json").read_text(encoding="utf-8"))
        switches, found, has_row = call("-c", _WINDOW).split()[-3:]
    print(
        f"{len(listed['plugins']) - 1} plugins installed in {installed_s:.0f} s; "
        f"{len(listed['incidents'])} incidents; terminal: trained with albumentations, drew with "
        f"DEIS, exported {len(atlas['frames'])} sprites; window: {switches} switches, {found} of 3 "
        f"offers shown, augmentation in the form: {has_row}"
    )


class _Caller:
    """Runs the environment's Python and returns its output."""

    def __init__(self, python: Path, folder: Path) -> None:
        self._python = python
        home = {f"XDG_{kind}_HOME": str(folder / "home") for kind in ("CONFIG", "DATA", "STATE")}
        own = {"SFUMATO_SETTINGS_DIR": str(folder / "home"), "QT_QPA_PLATFORM": "offscreen"}
        threads = {"OMP_NUM_THREADS": "1", "NO_ALBUMENTATIONS_UPDATE": "1"}
        kept = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
        self._environment = kept | home | own | threads

    def __call__(self, *arguments: object) -> str:
        done = subprocess.run(
            [self._python, *map(str, arguments)],
            env=self._environment,
            text=True,
            capture_output=True,
            check=False,
        )
        if done.returncode:
            sys.exit(f"{arguments} ended with {done.returncode}:\n{done.stdout}\n{done.stderr}")
        return done.stdout


def _environment(folder: Path, beside: str | None) -> Path:
    """Create the environment and return its Python."""
    uv = shutil.which("uv")
    if uv is None:
        sys.exit("This needs uv on the path.")
    index = folder / "environment"
    subprocess.run([uv, "venv", "--quiet", "--python", sys.executable, index], check=True)
    python = index / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    install = [uv, "pip", "install", "--quiet", "--python", python]
    if beside:
        site = next(index.glob("lib*/**/site-packages"))
        (site / "beside.pth").write_text(f"{beside}\n", encoding="utf-8")
        subprocess.run([*install, "albumentations>=2.0"], check=True)
        subprocess.run([*install, "--no-deps", _REPOSITORY, *_EXAMPLES], check=True)
    else:
        subprocess.run([*install, _REPOSITORY, *_EXAMPLES], check=True)
    return python


def _train_and_export(call: _Caller, folder: Path) -> None:
    images, project = folder / "images", folder / "project"
    images.mkdir()
    generator = np.random.default_rng(0)
    for index in range(32):
        levels = generator.integers(0, 256, (8, 8, 3), np.uint8)
        Image.fromarray(levels).save(images / f"{index:02d}.png")
    sfumato = ("-m", "sfumato")
    call(*sfumato, "new", project)
    call(*sfumato, "data", "add", project, images, "--name", "noise", "--size", 8)
    chosen = (
        *("--set", "augmentations.albumentations.kind=elastic"),
        *("--set", "sampling.sampler=deis", "--set", "sampling.sampler_settings.degree=1"),
    )
    call(
        *(*sfumato, "train", project, "--data", "noise", "--preset", "sketch"),
        *("--run", "one", *_TINY, *chosen),
    )
    call(*sfumato, "generate", project, "one", "--count", 4)
    call(
        *(*sfumato, "export", project, "one", "--to", "sprite_sheet"),
        *("--out", folder / "sheet", "--set", "count=9"),
    )


if __name__ == "__main__":
    main()
