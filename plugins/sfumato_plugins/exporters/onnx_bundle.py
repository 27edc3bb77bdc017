"""Export of a trained model as one ONNX file that turns seeds into images.

The bundle contains `model.onnx`, which computes everything from seed to image, `denoiser.onnx` for
custom samplers, `manifest.json`, a Python example, and a README. The export only succeeds if
onnxruntime reproduces gallery images with it.
"""

from collections.abc import Iterator
from pathlib import Path

import msgspec
from msgspec.structs import replace
from torch import nn

from sfumato.config.sampling import SamplingSettings
from sfumato.errors import ExportError
from sfumato.export.exporter import Exporter
from sfumato.files.storage import write_whole
from sfumato.generation.trained_model import TrainedModel
from sfumato.messages import msg
from sfumato.records.events import Progressed
from sfumato_plugins.exporters import OnnxSettings
from sfumato_plugins.exporters.documents import bundle_manifest
from sfumato_plugins.exporters.documents.bundle_documents import (
    generates_from_seeds,
    write_documents,
)
from sfumato_plugins.exporters.documents.bundle_manifest import share_text
from sfumato_plugins.exporters.documents.licenses import Terms, terms_of
from sfumato_plugins.exporters.documents.templates import filled_template
from sfumato_plugins.exporters.documents.web_page import write_web_page
from sfumato_plugins.exporters.onnx.graph_building import (
    TrajectoryPlan,
    compose,
    guided_calls,
    plan_trajectory,
    trace_networks,
)
from sfumato_plugins.exporters.onnx.interfaces import DENOISER, GUIDE, MODEL, GraphWriter
from sfumato_plugins.exporters.onnx.sampler_coefficients import SamplerCoefficients
from sfumato_plugins.exporters.proof.proof import Proof, ProofPlan, prove

__all__ = ["OnnxExporter"]

_GUIDE_ROW = (
    "| `guide.onnx` | The guide: an earlier, weaker checkpoint of the network, for autoguidance |\n"
)
_OWN_GUIDANCE = {
    "class": "At noise levels from `guidance_low` to `guidance_high` (`sampling.settings`), "
    "replace `D` by `D(no class) + guidance * (D(class) - D(no class))`.\n",
    "autoguidance": "At noise levels from `guidance_low` to `guidance_high` "
    "(`sampling.settings`), "
    "replace `D` by `G + guidance * (D - G)`, where `G` is the output of `guide.onnx` for the same "
    "inputs.\n",
}
_PAGE_ROW = "| Web page | Open `web/index.html` in a browser, or host the folder `web` |\n"
_SERVED_PAGE_ROW = "| Web page | Run `sfumato serve .` or host this folder, and open `/web/` |\n"
_PAGE_TEXT = (
    "**Web page.** The page runs the model in the browser and loads nothing from other sites. "
    "The folder `web` is self-contained and can be moved or uploaded on its own. If the HTTP "
    "service "
    "serves the page, the service generates the images.\n\n"
)
_SERVED_PAGE_TEXT = (
    "**Web page.** The model is too large to embed, so the page must be served. If the HTTP "
    "service serves the page, the service generates the images; otherwise the browser loads "
    "`model.onnx`.\n\n"
)
_OTHER_FORM = (
    "\n**Custom inputs and outputs.** This model was exported with other inputs or outputs than "
    "the "
    "example above uses; `manifest.json` lists them with their shapes and ranges. The example "
    "programs require seeds as input, so they are not included.\n"
)
_TASKS = 4


class OnnxExporter(Exporter):
    """Writes the ONNX bundle."""

    def __init__(self, settings: OnnxSettings) -> None:
        self._settings = settings

    def export(self, model: TrainedModel, folder: Path) -> Iterator[Progressed]:
        """Write the bundle and reproduce gallery images with onnxruntime; see `Exporter.export`."""
        settings = self._settings
        _refuse_unproven(settings)
        terms = terms_of(settings)
        yield Progressed(
            task=msg("exporters.analyzing_sampler", "Analyzing the sampler"),
            done=0,
            total=_TASKS,
        )
        plan = plan_trajectory(model, settings)
        yield Progressed(
            task=msg("exporters.tracing_network", "Tracing the network"), done=1, total=_TASKS
        )
        networks = trace_networks(model, settings)
        yield Progressed(
            task=msg("exporters.assembling_graph", "Assembling the graph"),
            done=2,
            total=_TASKS,
        )
        whole = compose(model, networks, plan, settings=settings)
        yield Progressed(task=msg("exporters.writing_files", "Writing files"), done=3, total=_TASKS)
        writer = GraphWriter(model, settings, folder)
        interfaces = [writer.write_model(whole, fresh_noises=len(plan.fresh_streams))]
        interfaces.append(writer.write_network(networks.denoiser, DENOISER))
        if networks.guide is not None:
            interfaces.append(writer.write_network(networks.guide, GUIDE))
        if networks.start is not None:
            interfaces.append(writer.write_start(networks.start))
        if networks.decoder is not None:
            interfaces.append(writer.write_decoder(networks.decoder))
        proof = yield from prove(model, folder / MODEL, ProofPlan(settings, plan.fresh_streams))
        self._write_documents(model, folder, plan, found=(tuple(interfaces), proof), terms=terms)
        self.summary = proof.summary
        yield Progressed(task=msg("exporters.done", "Done"), done=_TASKS, total=_TASKS)

    def _write_documents(
        self,
        model: TrainedModel,
        folder: Path,
        plan: TrajectoryPlan,
        *,
        found: tuple[tuple[bundle_manifest.Interface, ...], Proof],
        terms: Terms,
    ) -> None:
        interfaces, proof = found
        metadata, table, settings = model.metadata, plan.table, self._settings
        sigmas = model.image_maker().sigmas
        steps = len(sigmas) - 1
        calls = len(table.sigmas) if table else steps * model.sampler.evaluations_per_step
        documents = bundle_manifest.BundleManifest(
            title=bundle_manifest.title_of(metadata),
            license=terms.license,
            author=terms.author,
            intended_use=settings.intended_use,
            created=bundle_manifest.now(),
            image_shape=model.pixel_shape,
            classes=metadata.classes,
            files=interfaces,
            sampling=bundle_manifest.Sampling(
                settings=model.sampling,
                network_calls=calls,
                guidance=_guidance_of(model, table),
                sigmas=sigmas,
                trajectory=None if table is None else msgspec.to_builtins(table),
            ),
            training=bundle_manifest.training_of(metadata, parameters=_parameters(model.denoiser)),
            parity=proof.parity,
            distance=proof.distance,
            speed=proof.speed,
            quality=metadata.quality,
            versions=bundle_manifest.versions_of(
                "sfumato", "torch", "onnx", "onnxruntime", "diffusers"
            ),
        )
        if settings.web_page and generates_from_seeds(documents):
            documents = replace(documents, web_page=write_web_page(folder, documents))
        readme = _readme(documents, settings, license=terms.summary_text)
        write_documents(folder, documents, metadata, readme=readme, terms=terms)
        write_whole(folder / "proof.html", proof.page.encode())


def _guidance_of(
    model: TrainedModel, table: SamplerCoefficients | None
) -> bundle_manifest.Guidance | None:
    if not model.supports_guidance:
        return None
    guide = model.guide
    calls = table.sigmas if table else model.image_maker().sigmas[:-1]
    return bundle_manifest.Guidance(
        guided_calls=sum(guided_calls(model, calls)),
        guide_images_seen=guide.images_seen if guide else None,
        guide_weights_sha256=guide.weights_sha256 if guide else None,
    )


def _refuse_unproven(settings: OnnxSettings) -> None:
    if settings.precision == "int8" and not settings.distance_images:
        raise ExportError(
            msg(
                "exporters.int8_needs_quality_comparison",
                "An int8 export is verified by its Fréchet distance, but distance_images is 0.",
            ),
            hint=msg(
                "exporters.set_distance_images",
                "Set distance_images to 1000, and lower distance_minutes to save time.",
            ),
        )


def _is_plain(settings: OnnxSettings) -> bool:
    """Return whether the model has the inputs and outputs that the examples use."""
    return settings.input == "seed" and settings.gives == "uint8"


def _parameters(network: nn.Module) -> int:
    return sum(parameter.numel() for parameter in network.parameters())


def _readme(
    documents: bundle_manifest.BundleManifest, settings: OnnxSettings, *, license: str
) -> str:
    has_classes = bool(documents.classes)
    sampling, is_guided = documents.sampling.settings, documents.sampling.guidance is not None
    more_inputs = ', "class_label": labels' if has_classes else ""
    if is_guided:
        scale = sampling.guidance_scale
        more_inputs += f', "guidance": np.array({scale}, np.float32)'
    if settings.steps_input:
        more_inputs += f', "steps": np.array({sampling.num_steps})'
    filled = filled_template(
        "onnx_readme.md",
        title=documents.title,
        size=documents.image_shape.text,
        kind=documents.image_shape.color_text,
        license=license,
        programs=_programs(documents.web_page) if _is_plain(settings) else "",
        more_inputs=more_inputs,
        labels="labels = np.full(16, -1)  # -1: no class\n" if has_classes else "",
        classes=bundle_manifest.classes_text(documents.classes),
        guidance=_guidance_text(sampling) if is_guided else "not supported",
        more_files=_GUIDE_ROW if sampling.guidance == "autoguidance" else "",
        own_guidance=_OWN_GUIDANCE[sampling.guidance] if is_guided else "",
        images=str(documents.parity.images),
        identical=share_text(documents.parity.identical_share),
        within_one=share_text(documents.parity.within_one_share),
    )
    return filled if _is_plain(settings) else filled + _OTHER_FORM


def _programs(page: bundle_manifest.WebPage | None) -> str:
    """Return the section of the README on the included programs."""
    if page is None:
        return filled_template("onnx_programs.md", page_row="", page_text="")
    if page.has_model:
        return filled_template("onnx_programs.md", page_row=_PAGE_ROW, page_text=_PAGE_TEXT)
    return filled_template(
        "onnx_programs.md", page_row=_SERVED_PAGE_ROW, page_text=_SERVED_PAGE_TEXT
    )


def _guidance_text(sampling: SamplingSettings) -> str:
    kind = "Classifier-free guidance" if sampling.guidance == "class" else "Autoguidance"
    return (
        f"{kind} with the scale `guidance`, at noise levels from {sampling.guidance_low:g} to "
        f"{sampling.guidance_high:g}; 1 disables it and is faster"
    )
