"""A sampling setting is declared once, and everything that samples has it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCES = ("core", "plugins", "desktop", "resources")
CLASS = '"""How images are generated from noise."""\n'
LINE = (
    "    churn: Annotated[float, "
    'Meta(ge=0.0, le=1.0, title="Churn", description="Fresh noise.")] = 0.0\n'
)
SEARCH = """
import sys
import msgspec
from PySide6.QtWidgets import QApplication
from sfumato.cli.app import main
from sfumato.config.fields import fields_of
from sfumato.config.sampling import SamplingOverrides, SamplingSettings
from sfumato.config.settings import RunConfig
from sfumato.evaluation.report import EvaluationReport
from sfumato.plugins.registry import builtin_plugins
from sfumato.records.recipe import Recipe
from sfumato.records.requests import GenerateRequest, request_from
from sfumato.records.tuned import SamplingPreset
from sfumato_desktop.widgets.generate_panel import GeneratePanel
from sfumato_plugins.exporters.documents.bundle_manifest import BundleManifest

for kind in (RunConfig, GenerateRequest):
    assert "sampling.churn" in [field.path for field in fields_of(kind)], kind
for kind in (Recipe, SamplingPreset, EvaluationReport, BundleManifest):
    parts = msgspec.json.schema(kind)["$defs"]
    assert "churn" in parts["SamplingSettings"]["properties"], kind
asked = SamplingOverrides(churn=0.5).applied_to(SamplingSettings())
made_by = Recipe(run="a", images_seen=1, weights_sha256="0", seed=0, sampling=asked)
assert request_from(made_by).sampling.churn == 0.5
application = QApplication([])
panel = GeneratePanel(builtin_plugins().samplers)
panel.apply_recipe(made_by)
assert panel.request().sampling.churn == 0.5
for command in ("generate", "export"):
    main([command, "--help"])
"""


def test_one_line_adds_a_sampling_setting_everywhere(tmp_path: Path) -> None:
    for name in SOURCES:
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    file = tmp_path / "core/sfumato/config/sampling.py"
    text = file.read_text(encoding="utf-8")
    assert text.count(CLASS) == 1
    file.write_text(text.replace(CLASS, f"{CLASS}{LINE}"), encoding="utf-8")
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join(str(tmp_path / name) for name in SOURCES),
        "QT_QPA_PLATFORM": "offscreen",
    }

    ended = subprocess.run(
        [sys.executable, "-c", SEARCH],
        capture_output=True, text=True, encoding="utf-8", env=environment, check=False,
    )  # fmt: skip

    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.count("--churn") == 2
    assert ended.stdout.count("Fresh noise.") == 2
