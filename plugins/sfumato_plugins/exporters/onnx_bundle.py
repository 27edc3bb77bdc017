"""How does a trained model become one ONNX file that turns seeds into pictures?

The bundle holds `model.onnx`, which does everything from seed to picture, `denoiser.onnx` for those
who bring their own sampler, `passport.json`, a Python example and a README. It counts as written
only when onnxruntime has redrawn gallery pictures with it.
"""

import hashlib
import platform
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import onnx
import onnxruntime
import torch
from torch import nn

from sfumato.errors import ExportError
from sfumato.events import Progressed
from sfumato.export.exporter import Exporter
from sfumato.generation.trained_model import TrainedModel
from sfumato.nn.picture_space import LatentSpace
from sfumato.storage import write_whole
from sfumato_plugins.exporters import passport
from sfumato_plugins.exporters.bundle_papers import write_papers
from sfumato_plugins.exporters.composition import COUNT, compose_calls, describe
from sfumato_plugins.exporters.licences import licence_name, own_terms
from sfumato_plugins.exporters.offers import OnnxSettings
from sfumato_plugins.exporters.redrawing import (
    Difference,
    Pictures,
    Trial,
    compare,
    draw_as_gallery,
    parity_in_words,
    parity_of,
    refuse_unequal,
    share_in_words,
    trials,
)
from sfumato_plugins.exporters.templates import filled_template
from sfumato_plugins.exporters.tracing import (
    DENOISE,
    GUIDE,
    trace_decoder,
    trace_denoiser,
    trace_guide,
    trace_noise,
    trace_start,
    trace_walk,
)
from sfumato_plugins.exporters.walk_loop import GraphGuidance, compose_loop
from sfumato_plugins.exporters.walk_table import WalkTable, read_table

__all__ = ["OnnxExporter", "make_exporter"]

_MODEL = "model.onnx"
_DENOISER = "denoiser.onnx"
_GUIDE = "guide.onnx"
_DECODER = "decoder.onnx"
_START = "start.onnx"
_GUIDE_ROW = (
    "| `guide.onnx` | an early state of the network, which pictures are pushed away from |\n"
)
_OWN_GUIDANCE = {
    "class": "Between the noise levels of `sampling.guidance`, `D` is `D(no class) + guidance * "
    "(D(class) - D(no class))`.\n",
    "autoguidance": "Between the noise levels of `sampling.guidance`, `D` is `G + guidance * "
    "(D - G)`, where `G` is what `guide.onnx` gives for the same inputs.\n",
}
_LARGEST_BYTES = 1_900_000_000  # protobuf holds 2 GiB
_SPEED_BATCH = 16


class OnnxExporter(Exporter):
    """Writes the ONNX bundle.

    Args:
        settings: Licence, and how much is proven.
    """

    def __init__(self, settings: OnnxSettings) -> None:
        self._settings = settings

    def export(self, model: TrainedModel, folder: Path) -> Iterator[Progressed]:
        """Write the bundle and let onnxruntime redraw gallery pictures; see `Exporter.export`."""
        _check_size(model)
        terms = own_terms(self._settings.licence_file)
        batches = list(trials(model, self._settings.proof_pictures))
        total = 4 + len(batches)
        yield Progressed(task="Reading the walk from noise to picture", done=0, total=total)
        table = read_table(model.sampler, model.picture_maker().sigmas)
        walk = trace_walk(model) if table is None else table
        yield Progressed(task="Tracing the network", done=1, total=total)
        networks = _trace_networks(model)
        start, decoder = trace_start(model), trace_decoder(model)
        whole = _compose(model, networks, walk, ends=(start, decoder))
        yield Progressed(task="Writing the files", done=2, total=total)
        interfaces = [
            _write_model(model, whole, folder),
            *(_write_network(model, traced, folder, file) for file, traced in networks.items()),
        ]
        if start is not None:
            interfaces.append(_write_start(model, start, folder))
        if decoder is not None:
            interfaces.append(_write_decoder(model, decoder, folder))
        session, load_s = _load(folder / _MODEL)
        yield Progressed(task="Measuring the speed", done=3, total=total)
        speed = _measure(model, session, load_s=load_s)
        found: list[Difference] = []
        for number, part in enumerate(compare(model, _drawing_with(session), batches), start=1):
            found += part
            yield Progressed(task="Comparing pictures", done=3 + number, total=total)
        parity = parity_of(found)
        refuse_unequal(parity, what=f"The exported “{_MODEL}”")
        self._write_papers(model, folder, table, (tuple(interfaces), parity, speed), terms=terms)
        self.summary = _summary(parity, speed)
        yield Progressed(task="Done", done=total, total=total)

    def _write_papers(
        self,
        model: TrainedModel,
        folder: Path,
        table: WalkTable | None,
        found: tuple[tuple[passport.Interface, ...], passport.Parity, passport.Speed],
        *,
        terms: str,
    ) -> None:
        interfaces, parity, speed = found
        facts, settings = model.facts, self._settings
        channels, height, width = model.picture_shape
        sigmas = model.picture_maker().sigmas
        steps = len(sigmas) - 1
        calls = len(table.sigmas) if table else steps * model.sampler.evaluations_per_step
        papers = passport.Passport(
            title=f"{facts.run} at {facts.images_seen} images",
            licence=licence_name(settings.licence, own_file=settings.licence_file),
            author=settings.author,
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
            parity=parity,
            speed=speed,
            quality=facts.quality,
            versions=passport.versions_of("sfumato", "torch", "onnx", "onnxruntime", "diffusers"),
        )
        readme = _readme(papers)
        write_papers(folder, papers, facts.config, readme=readme, terms=terms)


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
        guided_calls=sum(_guided_calls(model, calls)),
        guide_images_seen=guide.images_seen if guide else None,
        guide_weights_sha256=guide.weights_sha256 if guide else None,
    )


def _check_size(model: TrainedModel) -> None:
    size_bytes = 4 * _parameters(model.picture_maker())
    if size_bytes > _LARGEST_BYTES:
        raise ExportError(
            f"The model has {size_bytes / 1e9:.1f} GB of weights; one ONNX file holds at most "
            f"{_LARGEST_BYTES / 1e9:.1f} GB.",
            hint="Export it as a diffusers folder or a safetensors file.",
        )


def _parameters(network: nn.Module) -> int:
    return sum(parameter.numel() for parameter in network.parameters())


def _trace_networks(model: TrainedModel) -> dict[str, onnx.ModelProto]:
    """Give each network by the file that it is written to."""
    networks = {_DENOISER: trace_denoiser(model)}
    guide = trace_guide(model)
    if guide is not None:
        networks[_GUIDE] = guide
    return networks


def _compose(
    model: TrainedModel,
    networks: dict[str, onnx.ModelProto],
    walk: WalkTable | onnx.ModelProto,
    *,
    ends: tuple[onnx.ModelProto | None, onnx.ModelProto | None],
) -> onnx.ModelProto:
    """Put all parts together; `ends` are what comes before the walk and after it, if anything."""
    noise = trace_noise(model.image_shape)
    if isinstance(walk, onnx.ModelProto):
        markers = {_DENOISER: DENOISE, _GUIDE: GUIDE}
        by_marker = {markers[file]: network for file, network in networks.items()}
        return compose_calls(walk, networks=by_marker, noise=noise)
    guidance = None
    if model.takes_guidance:
        guidance = GraphGuidance(_guided_calls(model, walk.sigmas), networks.get(_GUIDE))
    return compose_loop(
        walk,
        denoiser=networks[_DENOISER],
        noise=noise,
        start=ends[0],
        decoder=ends[1],
        shapes=(model.image_shape, model.picture_shape),
        class_count=len(model.facts.classes),
        guidance=guidance,
    )


def _guided_calls(model: TrainedModel, sigmas: tuple[float, ...]) -> tuple[bool, ...]:
    """Say for each call whether it is guided."""
    interval = model.picture_maker().interval
    return tuple(interval.holds(sigma) for sigma in sigmas)


def _write_model(model: TrainedModel, whole: onnx.ModelProto, folder: Path) -> passport.Interface:
    channels, height, width = model.picture_shape
    inputs = [_value("seed", "int64", (COUNT,), bounds=(0, 2**62), about="One picture a seed.")]
    if model.facts.classes:
        last = len(model.facts.classes) - 1
        about = "Class of each picture; -1 for no class."
        inputs.append(_value("class_label", "int64", (COUNT,), bounds=(-1, last), about=about))
    if model.takes_guidance:
        about = "How far pictures are pushed by their guidance; 1 is no guidance, and faster."
        inputs.append(_value("guidance", "float32", (), bounds=(0, 20), about=about))
    about = "The pictures, a byte a channel: red, green, blue or grey."
    image = _value("image", "uint8", (COUNT, height, width, channels), bounds=(0, 255), about=about)
    doc = f"Draws {width}x{height} pictures from seeds. Made by Sfumato from run {model.facts.run}."
    return _write(folder / _MODEL, whole, (tuple(inputs), (image,)), model, doc=doc)


def _write_network(
    model: TrainedModel, network: onnx.ModelProto, folder: Path, file: str
) -> passport.Interface:
    shape = (COUNT, *model.image_shape)
    sampling = model.facts.config.sampling
    reach = 6.0 * sampling.sigma_max
    about = "Noisy images: clean ones in [-1, 1] plus sigma times standard normal noise."
    if isinstance(model.space, LatentSpace):
        about = "Noisy latents: clean ones plus sigma times standard normal noise."
    inputs = [_value("x", "float32", shape, bounds=(-reach, reach), about=about)]
    levels = (sampling.sigma_min, sampling.sigma_max)
    inputs.append(
        _value("sigma", "float32", (COUNT,), bounds=levels, about="Noise level of each image.")
    )
    if model.facts.classes:
        count = len(model.facts.classes)
        about = f"Class of each image; {count} for no class."
        inputs.append(_value("class_label", "int64", (COUNT,), bounds=(0, count), about=about))
    about = "The expected clean images, or latents."
    denoised = _value("denoised", "float32", shape, bounds=(-1, 1), about=about)
    doc = f"Predicts clean images from noisy ones. Made by Sfumato from run {model.facts.run}."
    if file == _GUIDE and model.guide:
        doc += f" An early state, at {model.guide.images_seen} images: the guide of the other one."
    return _write(folder / file, network, (tuple(inputs), (denoised,)), model, doc=doc)


def _write_start(model: TrainedModel, start: onnx.ModelProto, folder: Path) -> passport.Interface:
    shape = (COUNT, *model.image_shape)
    first = model.picture_maker().sigmas[0]
    about = "Standard normal noise."
    noise = _value("noise", "float32", shape, bounds=(-6, 6), about=about)
    about = "What the walk begins with: noisy images of the first noise level."
    begun = _value("start", "float32", shape, bounds=(-6 * first, 6 * first), about=about)
    doc = f"Begins a walk from noise to picture. Made by Sfumato from run {model.facts.run}."
    return _write(folder / _START, start, ((noise,), (begun,)), model, doc=doc)


def _write_decoder(
    model: TrainedModel, decoder: onnx.ModelProto, folder: Path
) -> passport.Interface:
    about = "Clean latents, as the denoiser gives them at the end of a walk."
    x = _value("x", "float32", (COUNT, *model.image_shape), bounds=(-5, 5), about=about)
    about = "Images; clip them to [-1, 1]."
    decoded = _value(
        "decoded", "float32", (COUNT, *model.picture_shape), bounds=(-1, 1), about=about
    )
    doc = f"Makes images of latents. Made by Sfumato from run {model.facts.run}."
    return _write(folder / _DECODER, decoder, ((x,), (decoded,)), model, doc=doc)


def _value(
    name: str,
    kind: str,
    shape: tuple[str | int, ...],
    *,
    bounds: tuple[float, float],
    about: str,
) -> passport.Value:
    return passport.Value(name=name, type=kind, shape=shape, range=bounds, about=about)


def _write(
    file: Path,
    graph: onnx.ModelProto,
    values: tuple[tuple[passport.Value, ...], tuple[passport.Value, ...]],
    model: TrainedModel,
    *,
    doc: str,
) -> passport.Interface:
    inputs, outputs = values
    docs = {value.name: value.about for value in (*inputs, *outputs)}
    content = describe(graph, doc=doc, docs=docs, metadata=_metadata(model)).SerializeToString()
    write_whole(file, content)
    return passport.Interface(
        file=file.name,
        sha256=hashlib.sha256(content).hexdigest(),
        inputs=inputs,
        outputs=outputs,
    )


def _metadata(model: TrainedModel) -> dict[str, str]:
    facts = model.facts
    return {
        "run": facts.run,
        "images_seen": str(facts.images_seen),
        "pictures": str(facts.pictures),
        "classes": msgspec.json.encode(facts.classes).decode(),
        "sampling": msgspec.json.encode(facts.config.sampling).decode(),
        "weights_sha256": facts.weights_sha256,
        "dataset_sha256": facts.dataset_sha256,
        "passport": "passport.json",
    }


def _load(file: Path) -> tuple[onnxruntime.InferenceSession, float]:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = torch.get_num_threads()
    start = time.perf_counter()
    session = onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])
    return session, time.perf_counter() - start


def _drawing_with(session: onnxruntime.InferenceSession) -> Callable[[Trial], Pictures]:
    takes_guidance = "guidance" in {value.name for value in session.get_inputs()}

    def draw(trial: Trial) -> Pictures:
        feed: dict[str, Any] = {"seed": np.array(trial.seeds, np.int64)}  # what a session takes
        if trial.labels is not None:
            feed["class_label"] = np.array(trial.labels, np.int64)
        if takes_guidance:
            feed["guidance"] = np.array(trial.guidance, np.float32)
        pictures: Pictures = session.run(["image"], feed)[0]
        return pictures

    return draw


def _measure(
    model: TrainedModel, session: onnxruntime.InferenceSession, *, load_s: float
) -> passport.Speed:
    """Time one picture and a batch in onnxruntime and in torch, each after a first go."""
    draw = _drawing_with(session)
    trial = next(trials(model, _SPEED_BATCH))
    single = Trial(seeds=trial.seeds[:1], labels=trial.labels and trial.labels[:1])
    return passport.Speed(
        machine=f"{platform.system()}, {platform.machine()}",
        threads=torch.get_num_threads(),
        load_s=load_s,
        one_picture_s=_seconds(draw, single),
        batch_size=_SPEED_BATCH,
        batch_s=_seconds(draw, trial),
        one_picture_torch_s=_seconds(lambda wanted: draw_as_gallery(model, wanted), single),
        batch_torch_s=_seconds(lambda wanted: draw_as_gallery(model, wanted), trial),
    )


def _seconds(draw: Callable[[Trial], Pictures], trial: Trial) -> float:
    draw(trial)
    start = time.perf_counter()
    draw(trial)
    return time.perf_counter() - start


def _summary(parity: passport.Parity, speed: passport.Speed) -> str:
    speed_up = speed.batch_torch_s / speed.batch_s
    return (
        f"onnxruntime redrew {parity_in_words(parity)}; it loads in {speed.load_s:.2f} s and draws "
        f"{speed_up:.2f} times as fast as torch."
    )


def _readme(papers: passport.Passport) -> str:
    height, width = papers.image_size_px
    has_classes = bool(papers.classes)
    guidance = papers.sampling.guidance
    more_inputs = ', "class_label": labels' if has_classes else ""
    if guidance:
        scale = papers.sampling.guidance_scale
        more_inputs += f', "guidance": np.array({scale}, np.float32)'
    return filled_template(
        "onnx_readme.md",
        title=papers.title,
        width=str(width),
        height=str(height),
        kind="colour" if papers.channels == 3 else "grey",
        licence=papers.licence or "none given; ask the one who made the model",
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


def _guidance_in_words(guidance: passport.Guidance | None) -> str:
    if guidance is None:
        return "none"
    towards = "towards the class" if guidance.kind == "class" else "away from an early state"
    return (
        f"`guidance` pushes pictures {towards}, at noise levels from {guidance.low:g} to "
        f"{guidance.high:g}; 1 is none, and faster"
    )
