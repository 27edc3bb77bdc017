"""How does a trained model become one ONNX file that turns seeds into pictures?

The bundle holds `model.onnx`, which does everything from seed to picture, `denoiser.onnx` for those
who bring their own sampler, `passport.json`, a Python example and a README. It counts as written
only when onnxruntime has redrawn gallery pictures with it.
"""

from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace
from torch import nn

from sfumato.errors import ExportError
from sfumato.events import Progressed
from sfumato.export.exporter import Exporter
from sfumato.generation.trained_model import TrainedModel
from sfumato.storage import write_whole
from sfumato_plugins.exporters import passport
from sfumato_plugins.exporters.bundle_papers import draws_from_seeds, write_papers
from sfumato_plugins.exporters.graph_building import (
    WalkPlan,
    compose,
    guided_calls,
    plan_walk,
    trace_networks,
)
from sfumato_plugins.exporters.interfaces import DENOISER, GUIDE, MODEL, GraphWriter
from sfumato_plugins.exporters.licences import Terms, terms_of
from sfumato_plugins.exporters.offers import OnnxSettings
from sfumato_plugins.exporters.proof import Proof, ProofPlan, prove
from sfumato_plugins.exporters.redrawing import share_in_words
from sfumato_plugins.exporters.templates import filled_template
from sfumato_plugins.exporters.walk_table import WalkTable
from sfumato_plugins.exporters.web_page import write_web_page

__all__ = ["OnnxExporter", "make_exporter"]

_GUIDE_ROW = (
    "| `guide.onnx` | an early state of the network, which pictures are pushed away from |\n"
)
_OWN_GUIDANCE = {
    "class": "Between the noise levels of `sampling.guidance`, `D` is `D(no class) + guidance * "
    "(D(class) - D(no class))`.\n",
    "autoguidance": "Between the noise levels of `sampling.guidance`, `D` is `G + guidance * "
    "(D - G)`, where `G` is what `guide.onnx` gives for the same inputs.\n",
}
_PAGE_ROW = "| web page | open `web/index.html` by double click, or from any web server |\n"
_SERVED_PAGE_ROW = "| web page | `sfumato serve .`, or from any web server: open `/web/` |\n"
_PAGE_TEXT = (
    "**The page** generates in the browser and loads nothing from elsewhere. The folder `web` is "
    "all it needs and can be moved or uploaded alone. Where the service serves the page, the "
    "service generates.\n\n"
)
_SERVED_PAGE_TEXT = (
    "**The page.** The model is too large to be part of the page, so the page does not run by "
    "double click. Where the service serves the page, the service generates; elsewhere the browser "
    "loads `model.onnx`.\n\n"
)
_OTHER_FORM = (
    "\n**Made to order.** This model takes or gives something else than the lines above show; "
    "`passport.json` names its inputs and outputs, with their shapes and ranges. The "
    "examples draw from seeds, so there are none here.\n"
)
_TASKS = 4


class OnnxExporter(Exporter):
    """Writes the ONNX bundle.

    Args:
        settings: Licence, and how much is proven.
    """

    def __init__(self, settings: OnnxSettings) -> None:
        self._settings = settings

    def export(self, model: TrainedModel, folder: Path) -> Iterator[Progressed]:
        """Write the bundle and let onnxruntime redraw gallery pictures; see `Exporter.export`."""
        settings = self._settings
        _refuse_unproven(settings)
        terms = terms_of(settings)
        yield Progressed(task="Reading the walk from noise to picture", done=0, total=_TASKS)
        plan = plan_walk(model, settings)
        yield Progressed(task="Tracing the network", done=1, total=_TASKS)
        networks = trace_networks(model, settings)
        yield Progressed(task="Putting the graph together", done=2, total=_TASKS)
        whole = compose(model, networks, plan, settings=settings)
        yield Progressed(task="Writing the files", done=3, total=_TASKS)
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
        self._write_papers(model, folder, plan, found=(tuple(interfaces), proof), terms=terms)
        self.summary = proof.summary
        yield Progressed(task="Done", done=_TASKS, total=_TASKS)

    def _write_papers(
        self,
        model: TrainedModel,
        folder: Path,
        plan: WalkPlan,
        *,
        found: tuple[tuple[passport.Interface, ...], Proof],
        terms: Terms,
    ) -> None:
        interfaces, proof = found
        facts, table, settings = model.facts, plan.table, self._settings
        channels, height, width = model.picture_shape
        sigmas = model.picture_maker().sigmas
        steps = len(sigmas) - 1
        calls = len(table.sigmas) if table else steps * model.sampler.evaluations_per_step
        papers = passport.Passport(
            title=f"{facts.run} at {facts.images_seen} images",
            licence=terms.licence,
            author=terms.author,
            intended_use=settings.intended_use,
            created=passport.now(),
            image_size_px=(height, width),
            channels=channels,
            classes=facts.classes,
            files=interfaces,
            sampling=passport.sampling_of(
                facts,
                sigmas,
                network_calls=calls,
                guidance=_guidance_of(model, table),
                walk=table,
            ),
            training=passport.training_of(facts, parameters=_parameters(model.denoiser)),
            parity=proof.parity,
            distance=proof.distance,
            speed=proof.speed,
            quality=facts.quality,
            versions=passport.versions_of("sfumato", "torch", "onnx", "onnxruntime", "diffusers"),
        )
        if settings.web_page and draws_from_seeds(papers):
            papers = replace(papers, web_page=write_web_page(folder, papers))
        readme = _readme(papers, settings, licence=terms.in_words)
        write_papers(folder, papers, facts, readme=readme, terms=terms)
        write_whole(folder / "proof.html", proof.page.encode())


def make_exporter(settings: OnnxSettings) -> OnnxExporter:
    """Make the exporter."""
    return OnnxExporter(settings)


def _guidance_of(model: TrainedModel, table: WalkTable | None) -> passport.Guidance | None:
    if not model.takes_guidance:
        return None
    sampling, guide = model.facts.config.sampling, model.guide
    calls = table.sigmas if table else model.picture_maker().sigmas[:-1]
    return passport.Guidance(
        kind=sampling.guidance,
        low=sampling.guidance_low,
        high=sampling.guidance_high,
        guided_calls=sum(guided_calls(model, calls)),
        guide_images_seen=guide.images_seen if guide else None,
        guide_weights_sha256=guide.weights_sha256 if guide else None,
    )


def _refuse_unproven(settings: OnnxSettings) -> None:
    if settings.precision == "int8" and not settings.distance_pictures:
        raise ExportError(
            "An export in int8 is proven by its distance, and no pictures are to be drawn for it.",
            hint="Set distance_pictures to 1000, and distance_minutes if time is short.",
        )


def _is_plain(settings: OnnxSettings) -> bool:
    """Whether the model takes and gives what the examples do."""
    return settings.takes == "seed" and settings.gives == "uint8"


def _parameters(network: nn.Module) -> int:
    return sum(parameter.numel() for parameter in network.parameters())


def _readme(papers: passport.Passport, settings: OnnxSettings, *, licence: str) -> str:
    height, width = papers.image_size_px
    has_classes = bool(papers.classes)
    guidance = papers.sampling.guidance
    more_inputs = ', "class_label": labels' if has_classes else ""
    if guidance:
        scale = papers.sampling.guidance_scale
        more_inputs += f', "guidance": np.array({scale}, np.float32)'
    if settings.takes_steps:
        more_inputs += f', "steps": np.array({papers.sampling.num_steps})'
    filled = filled_template(
        "onnx_readme.md",
        title=papers.title,
        width=str(width),
        height=str(height),
        kind="colour" if papers.channels == 3 else "grey",
        licence=licence,
        programs=_programs(papers.web_page) if _is_plain(settings) else "",
        more_inputs=more_inputs,
        labels="labels = np.full(16, -1)  # -1: no class\n" if has_classes else "",
        classes=", ".join(f"{i} {name}" for i, name in enumerate(papers.classes)) or "none",
        guidance=_guidance_in_words(guidance),
        more_files=_GUIDE_ROW if guidance and guidance.kind == "autoguidance" else "",
        own_guidance=_OWN_GUIDANCE[guidance.kind] if guidance else "",
        pictures=str(papers.parity.pictures),
        identical=share_in_words(papers.parity.identical_share),
        within_one=share_in_words(papers.parity.within_one_share),
    )
    return filled if _is_plain(settings) else filled + _OTHER_FORM


def _programs(page: passport.WebPage | None) -> str:
    """Return the part of the README on the programs that come along."""
    if page is None:
        return filled_template("onnx_programs.md", page_row="", page_text="")
    if page.has_model:
        return filled_template("onnx_programs.md", page_row=_PAGE_ROW, page_text=_PAGE_TEXT)
    return filled_template(
        "onnx_programs.md", page_row=_SERVED_PAGE_ROW, page_text=_SERVED_PAGE_TEXT
    )


def _guidance_in_words(guidance: passport.Guidance | None) -> str:
    if guidance is None:
        return "none"
    towards = "towards the class" if guidance.kind == "class" else "away from an early state"
    return (
        f"`guidance` pushes pictures {towards}, at noise levels from {guidance.low:g} to "
        f"{guidance.high:g}; 1 is none, and faster"
    )
