"""Assembly of a model's networks, sampling trajectory, and noise into one graph."""

from typing import NamedTuple

import onnx
from msgspec.structs import replace
from torch import nn

from sfumato.diffusion.sampler import sigmas_of
from sfumato.errors import ExportError
from sfumato.generation.trained_model import TrainedModel
from sfumato.messages import msg
from sfumato_plugins.exporters import OnnxSettings
from sfumato_plugins.exporters.onnx.composition import compose_calls
from sfumato_plugins.exporters.onnx.graph_file import fits_one_file
from sfumato_plugins.exporters.onnx.precisions import (
    Call,
    calls_of,
    in_eight_bits,
    in_half_precision,
)
from sfumato_plugins.exporters.onnx.sampler_coefficients import (
    CoefficientsBySteps,
    SamplerCoefficients,
    read_coefficients,
    read_table,
)
from sfumato_plugins.exporters.onnx.sampling_loop import (
    GraphForm,
    GraphGuidance,
    LoopParts,
    compose_loop,
)
from sfumato_plugins.exporters.onnx.tracing import (
    DENOISE,
    GUIDE,
    trace_decoder,
    trace_denoiser,
    trace_guide,
    trace_noise,
    trace_start,
    trace_trajectory,
)

__all__ = [
    "Networks",
    "TrajectoryPlan",
    "compose",
    "guided_calls",
    "plan_trajectory",
    "trace_networks",
]

_CALIBRATION_IMAGES = 48


class TrajectoryPlan(NamedTuple):
    """How the sampling trajectory is represented in the graph."""

    table: SamplerCoefficients | None
    """Coefficients for the model's own number of steps; `None` for a traced trajectory."""
    by_steps: CoefficientsBySteps | None
    """Coefficients for all numbers of steps, if the number of steps is an input."""

    @property
    def fresh_streams(self) -> tuple[int, ...]:
        """Return the noise streams used in addition to the initial noise."""
        if self.by_steps is not None:
            return self.by_steps.table.fresh_streams
        return self.table.fresh_streams if self.table else ()


class Networks(NamedTuple):
    """The networks of a model as graphs in the requested precision."""

    denoiser: onnx.ModelProto
    guide: onnx.ModelProto | None
    start: onnx.ModelProto | None
    """Maps noise to the starting point of the trajectory; `None` if it is plain noise."""
    decoder: onnx.ModelProto | None


def plan_trajectory(model: TrainedModel, settings: OnnxSettings) -> TrajectoryPlan:
    """Return the sampler's trajectory as coefficients where possible.

    Raises:
        ExportError: If the settings need coefficients and the trajectory is nonlinear.
    """
    sampler, sampling = model.sampler, model.metadata.config.sampling
    table = read_table(sampler, model.image_maker().sigmas)
    by_steps = None
    if settings.steps_input and table is not None and settings.trajectory == "loop":
        by_steps = read_coefficients(
            sampler,
            lambda steps: sigmas_of(sampler, replace(sampling, num_steps=steps)),
        )
    if by_steps is not None and sampling.start != "noise" and len(set(by_steps.starts[1:])) > 1:
        by_steps = None  # the starting point is fitted to a single initial noise level
    if settings.steps_input and by_steps is None:
        if settings.trajectory == "unrolled":
            raise ExportError(
                msg(
                    "exporters.unrolled_graph_has_fixed_steps",
                    "The number of steps cannot be an input of an unrolled graph.",
                ),
                hint=msg(
                    "exporters.use_fixed_steps_or_loop",
                    "Turn off steps_input, or set trajectory to loop.",
                ),
            )
        raise ExportError(
            msg(
                "exporters.sampler_has_fixed_steps",
                "The number of steps cannot be an input: sampler “{sampler}” has no table of "
                "coefficients for every number of steps.",
                sampler=sampling.sampler,
            ),
            hint=msg(
                "exporters.use_fixed_steps_or_linear_sampler",
                "Turn off steps_input, or choose a sampler whose steps are linear, such as "
                "dpmpp_2m.",
            ),
        )
    if table is None and settings.input == "noise":
        raise ExportError(
            msg(
                "exporters.sampler_generates_own_noise",
                "Noise cannot be the input: the steps of sampler “{sampler}” are nonlinear, so the "
                "graph must generate its own noise.",
                sampler=sampling.sampler,
            ),
            hint=msg(
                "exporters.use_seeds_or_linear_sampler",
                "Set input to seed, or choose a sampler whose steps are linear, such as dpmpp_2m.",
            ),
        )
    return TrajectoryPlan(table, by_steps)


def trace_networks(model: TrainedModel, settings: OnnxSettings) -> Networks:
    """Trace the networks and convert them to the requested precision.

    Raises:
        ExportError: If a network does something that a graph cannot represent, or the settings
            conflict.
    """
    less = settings.device == "cpu"
    if less and settings.precision != "fp32":
        raise ExportError(
            msg(
                "exporters.cpu_graph_needs_fp32",
                "Device cpu supports only fp32, not {precision}.",
                precision=settings.precision,
            ),
            hint=msg(
                "exporters.set_device_to_any",
                "Set device to any: int8 is already fast on CPUs, and fp16 is meant for GPUs.",
            ),
        )
    denoiser = trace_denoiser(model, multiplies_less=less)
    guide = trace_guide(model, multiplies_less=less)
    if settings.precision == "fp16":
        denoiser = in_half_precision(denoiser)
        guide = None if guide is None else in_half_precision(guide)
    if settings.precision == "int8":
        _refuse_unfit(denoiser)
        calls = calls_of(model, images=_CALIBRATION_IMAGES)
        denoiser = in_eight_bits(denoiser, calls[model.denoiser])
        if guide is not None and model.guide is not None:
            guide = in_eight_bits(guide, _guide_calls(calls, model.guide.denoiser))
    decoder = trace_decoder(model, multiplies_less=less)
    return Networks(denoiser, guide, trace_start(model), decoder)


def compose(
    model: TrainedModel, networks: Networks, plan: TrajectoryPlan, *, settings: OnnxSettings
) -> onnx.ModelProto:
    """Return one graph that combines networks, trajectory, and noise."""
    noise = trace_noise(model.image_shape)
    if plan.table is None:
        trajectory = trace_trajectory(model, image=settings.gives)
        by_marker = {DENOISE: networks.denoiser}
        if networks.guide is not None:
            by_marker[GUIDE] = networks.guide
        return compose_calls(trajectory, networks=by_marker, noise=noise)
    sampled = plan.by_steps.table if plan.by_steps else plan.table
    guidance = None
    if model.supports_guidance:
        guidance = GraphGuidance(guided_calls(model, sampled.sigmas), networks.guide)
    return compose_loop(
        plan.by_steps or plan.table,
        LoopParts(networks.denoiser, noise, networks.start, networks.decoder),
        form=GraphForm(settings.input, settings.gives, settings.trajectory),
        shapes=(model.image_shape, model.pixel_shape),
        class_count=len(model.metadata.classes),
        guidance=guidance,
    )


def guided_calls(model: TrainedModel, sigmas: tuple[float, ...]) -> tuple[bool, ...]:
    """Return whether each call is guided."""
    interval = model.image_maker().interval
    return tuple(interval.holds(sigma) for sigma in sigmas)


def _guide_calls(calls: dict[nn.Module, list[Call]], guide: nn.Module) -> list[Call]:
    """Return the calls of the guide checkpoint, which unguided generation never makes."""
    return calls[guide] or [call for some in calls.values() for call in some]


def _refuse_unfit(network: onnx.ModelProto) -> None:
    if not fits_one_file(network):
        raise ExportError(
            msg(
                "exporters.network_too_large_for_int8",
                "The network is too large for int8: its weights do not fit into one file.",
            ),
            hint=msg("exporters.use_fp32_or_fp16", "Export it in fp32 or fp16."),
        )
