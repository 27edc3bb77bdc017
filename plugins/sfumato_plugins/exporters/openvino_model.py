"""Export of a model for programs that use OpenVINO.

The export is an intermediate representation, `model.xml` and `model.bin`, converted from the graph
of the ONNX exporter. OpenVINO's CPU plugin computes 64-bit integers in 32 bits, which breaks
computing noise from seeds. The model therefore takes noise as input, and the README describes how
to compute the noise that the gallery uses.
"""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import onnx

from sfumato.errors import ExportError
from sfumato.export.exporter import Exporter
from sfumato.files.storage import explain_disk_errors
from sfumato.generation.trained_model import TrainedModel
from sfumato.messages import msg
from sfumato.records.events import Progressed
from sfumato_plugins.exporters import OnnxSettings, OpenVinoSettings
from sfumato_plugins.exporters.documents.licenses import terms_of, write_readme
from sfumato_plugins.exporters.onnx.graph_building import (
    TrajectoryPlan,
    compose,
    plan_trajectory,
    trace_networks,
)
from sfumato_plugins.exporters.proof.proof import ProofPlan, feed_of
from sfumato_plugins.exporters.proof.regeneration import (
    Images,
    Trial,
    prove_equal,
)

__all__ = ["OpenVinoExporter"]

_FILE = "model.xml"
_FORM = OnnxSettings(input="noise")


class OpenVinoExporter(Exporter):
    """Writes the model and verifies it by generating with OpenVINO."""

    def __init__(self, settings: OpenVinoSettings) -> None:
        self._settings = settings

    def export(self, model: TrainedModel, folder: Path) -> Iterator[Progressed]:
        """Convert the graph, write it, load it, and compare results; see `Exporter.export`."""
        openvino, terms = _openvino(), terms_of(self._settings)
        yield Progressed(
            task=msg("exporters.tracing_network", "Tracing the network"), done=0, total=2
        )
        plan = plan_trajectory(model, _FORM)
        graph = compose(model, trace_networks(model, _FORM), plan, settings=_FORM)
        yield Progressed(
            task=msg("exporters.converting_graph", "Converting the graph"), done=1, total=2
        )
        _convert(openvino, graph, folder / _FILE)
        write_readme(
            folder,
            model.metadata,
            terms,
            readme="openvino_readme.md",
            what="the model: `model.xml` and `model.bin`",
            more={
                "shape": ", ".join(map(str, model.image_shape)),
                "inputs": "\n".join(_inputs(model, plan)),
            },
        )
        compiled = _read_back(openvino, folder / _FILE)
        proof = ProofPlan(_FORM, plan.fresh_streams)
        self.summary = yield from prove_equal(
            model,
            lambda trial: _drawn(compiled, model, trial, proof),
            images=self._settings.proof_images,
            program="OpenVINO",
        )


def _inputs(model: TrainedModel, plan: TrajectoryPlan) -> Iterator[str]:
    """Yield a line of the README for each input."""
    fresh, shape = len(plan.fresh_streams), ", ".join(map(str, model.image_shape))
    yield f"- `noise`: float32 `(N, {shape})`, standard normal."
    if fresh:
        yield (
            f"- `fresh_noise`: float32 `({fresh}, N, {shape})`, standard normal, added during "
            "sampling."
        )
    if model.metadata.classes:
        yield "- `class_label`: int64 `(N,)`, -1 for no class."
    if model.supports_guidance:
        yield "- `guidance`: float32 `()`, the guidance scale; 1 disables guidance."


def _openvino() -> Any:  # it is untyped
    # OpenVINO uses this module to report its import and each conversion to Intel
    sys.modules.setdefault("openvino_telemetry", None)  # type: ignore[arg-type]  # as documented
    try:
        import openvino  # imported here because the package is large and rarely installed
    except ImportError as error:
        raise ExportError(
            msg("exporters.openvino_is_not_installed", "OpenVINO is not installed."),
            hint=msg(
                "exporters.install_openvino",
                "Install it in Sfumato's environment: pip install openvino.",
            ),
        ) from error
    return openvino


def _convert(openvino: Any, graph: onnx.ModelProto, file: Path) -> None:
    """Convert a graph in a temporary folder and copy the model to its destination.

    OpenVINO does not report why a write failed, but copying does.
    """
    temporary = Path(tempfile.gettempdir())
    with (
        explain_disk_errors(temporary),
        tempfile.TemporaryDirectory(prefix="sfumato-openvino-") as name,
    ):
        source, made = Path(name, "model.onnx"), Path(name, file.name)
        onnx.save(graph, source)
        with _explained():
            openvino.save_model(
                openvino.convert_model(str(source)), str(made), compress_to_fp16=False
            )
        for part in (made, made.with_suffix(".bin")):
            with explain_disk_errors(file):
                shutil.copyfile(part, file.with_name(part.name))


def _read_back(openvino: Any, file: Path) -> Any:
    hint = {"INFERENCE_PRECISION_HINT": "f32"}
    with _explained():
        return openvino.Core().compile_model(str(file), "CPU", hint)


@contextmanager
def _explained() -> Iterator[None]:
    """Translate OpenVINO's errors into `ExportError`."""
    try:
        yield
    except RuntimeError as error:  # OpenVINO raises no other kind of error
        reason = str(error).strip().splitlines()
        raise ExportError(
            msg(
                "exporters.openvino_failed",
                "OpenVINO cannot convert or load the model: {reason}",
                reason=repr(reason[-1] if reason else error),
            ),
            hint=msg("exporters.export_to_onnx", "Export it to ONNX instead."),
        ) from error


def _drawn(compiled: Any, model: TrainedModel, trial: Trial, plan: ProofPlan) -> Images:
    """Return images from the written model, computing the noise as a third party would."""
    images: Images = compiled(dict(feed_of(model, trial, plan)))["image"]
    return images
