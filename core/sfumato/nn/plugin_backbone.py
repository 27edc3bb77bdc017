"""The interface of backbones from plugins, and the wrapper that adapts them.

A plugin provides a `BackboneMaker`, a function that builds the network from its `BackboneForm`.
Every network that is not built in is wrapped in a `PluginBackbone`. Its run stores the plugin's
name and settings, and can only be resumed or sampled from where the plugin is installed.
"""

import inspect
from collections.abc import Callable
from typing import Any, NamedTuple

import msgspec
import torch
from torch import Tensor, nn

from sfumato.config.image_shape import Shape
from sfumato.config.settings import ModelConfig
from sfumato.errors import ConfigError, PluginError, SfumatoError
from sfumato.messages import msg
from sfumato.plugins.catalog import Catalog

__all__ = [
    "BackboneForm",
    "BackboneMaker",
    "PluginBackbone",
    "PluginNetwork",
    "build_plugin_backbone",
    "check_backbone_output",
]

_TRIAL_IMAGES = 2


class BackboneForm(NamedTuple):
    """What is known about a network before it is built."""

    image_shape: Shape
    """Channels, height, and width of the images in pixels, or of their latents."""
    class_count: int
    """Number of classes; 0 if there are none."""
    augmentation_labels: int
    """Number of augmentation parameters that condition the network, or 0."""
    model: ModelConfig
    """The name and settings of the network, and built-in settings such as dropout."""


BackboneMaker = Callable[[BackboneForm], nn.Module]
"""Return the network, whose `forward(x, c_noise, class_label)` returns a tensor like `x`.

`x` is `(B, C, H, W)`, `c_noise` is `(B,)`, and `class_label` is int64 `(B,)`, where `class_count`
means no class, or `None` if there are no classes. If `augmentation_labels` is not 0, `forward` also
takes `augmentation`, `(B, labels)`. All state must be in parameters and persistent buffers.
"""


class PluginNetwork(msgspec.Struct, frozen=True, kw_only=True, tag="plugin"):
    """The information needed to rebuild a network from a plugin."""

    name: str
    """Name under which the plugin registers the network."""
    plugin: str
    """The plugin that provides it."""
    settings: dict[str, Any]
    """The network's settings as plain values; its settings class validates them."""
    dropout: float


class PluginBackbone(nn.Module):
    """A network from a plugin, with the same conditioning as the built-in ones.

    Args:
        network: See `BackboneMaker`.
        form: The form that the network was built from.
    """

    def __init__(self, network: nn.Module, form: BackboneForm) -> None:
        super().__init__()
        self.network = network
        self.form = form
        self.class_count = form.class_count
        self.augmentation_labels = form.augmentation_labels

    def forward(
        self,
        x: Tensor,
        c_noise: Tensor,
        class_label: Tensor | None = None,
        *,
        augmentation: Tensor | None = None,
    ) -> Tensor:
        """Return the network's output; see `UNetBackbone.forward`."""
        if self.class_count == 0:
            class_label = None
        elif class_label is None:
            class_label = c_noise.new_full(c_noise.shape, self.class_count).long()
        if not self.augmentation_labels:
            output: Tensor = self.network(x, c_noise, class_label)
            return output
        if augmentation is None:
            augmentation = x.new_zeros(x.shape[0], self.augmentation_labels)
        prediction: Tensor = self.network(x, c_noise, class_label, augmentation=augmentation)
        return prediction


def build_plugin_backbone(form: BackboneForm, backbones: Catalog | None) -> nn.Module:
    """Build the network named in `form.model`, without wrapping it.

    Raises:
        ConfigError: If the settings are invalid, or the network lacks conditioning that the run
            needs.
        PluginError: If the plugin is missing, fails, or returns no network.
    """
    name = form.model.backbone
    if backbones is None or name not in backbones:
        raise PluginError(
            msg(
                "nn.network_plugin_is_missing",
                ("The network “{name}” belongs to a plugin that is not installed or not enabled."),
                name=name,
            ),
            hint=msg(
                "nn.install_or_enable_plugin",
                "Install or enable the plugin; see “sfumato plugin list”.",
            ),
        )
    maker = backbones.build(name, form.model.backbone_settings)
    plugin = backbones.plugin_of(name)
    try:
        network: nn.Module = maker(form)
    except SfumatoError:
        raise
    except (Exception, SystemExit) as error:  # a plugin's error must not end the program
        raise PluginError(
            msg(
                "nn.network_cannot_be_built",
                "Network “{name}” from plugin “{plugin}” could not be built: {error}.",
                name=name,
                plugin=plugin,
                error=repr(error),
            ),
            hint=msg(
                "nn.choose_another_network",
                "Choose another network, or report this to the author of the plugin.",
            ),
        ) from error
    _check(network, form, plugin)
    return network


def check_backbone_output(backbone: PluginBackbone) -> None:
    """Run a new network once, so that a broken network fails before training.

    Raises:
        PluginError: If the network fails, or returns a different shape or non-finite values.
    """
    name = backbone.form.model.backbone
    hint = msg(
        "nn.choose_another_network",
        "Choose another network, or report this to the author of the plugin.",
    )
    x = torch.zeros(_TRIAL_IMAGES, *backbone.form.image_shape)
    was_training = backbone.training
    try:
        with torch.no_grad():
            output = backbone.eval()(x, torch.zeros(_TRIAL_IMAGES))
    except (Exception, SystemExit) as error:  # a plugin's error must not end the program
        raise PluginError(
            msg(
                "nn.network_failed",
                "Network “{name}” failed: {error}.",
                name=name,
                error=repr(error),
            ),
            hint=hint,
        ) from error
    finally:
        backbone.train(was_training)
    if not isinstance(output, Tensor) or output.shape != x.shape:
        found = tuple(output.shape) if isinstance(output, Tensor) else type(output).__name__
        raise PluginError(
            msg(
                "nn.network_returned_wrong_shape",
                "Network “{name}” returned {found} instead of {expected}.",
                name=name,
                found=str(found),
                expected=str(tuple(x.shape)),
            ),
            hint=hint,
        )
    if not output.isfinite().all():
        raise PluginError(
            msg(
                "nn.network_returned_non_finite_values",
                "Network “{name}” returned values that are not finite.",
                name=name,
            ),
            hint=hint,
        )


def _check(network: object, form: BackboneForm, plugin: str) -> None:
    name = form.model.backbone
    hint = msg("nn.report_to_author", "Report this to the author of the plugin.")
    if not isinstance(network, nn.Module):
        raise PluginError(
            msg(
                "nn.network_is_not_a_module",
                ("Network “{name}” from plugin “{plugin}” is of type {kind}, not a torch module."),
                name=name,
                plugin=plugin,
                kind=type(network).__name__,
            ),
            hint=hint,
        )
    takes = inspect.signature(network.forward).parameters
    if form.augmentation_labels and "augmentation" not in takes:
        raise ConfigError(
            msg(
                "nn.network_lacks_augmentation_conditioning",
                "Network “{name}” from plugin “{plugin}” does not support conditional "
                "augmentation.",
                name=name,
                plugin=plugin,
            ),
            hint=msg(
                "nn.turn_off_conditional_augmentation",
                "Set augmentation.probability=0, or choose another network.",
            ),
        )
    kept = network.state_dict().keys()
    loose = [buffer for buffer, _ in network.named_buffers() if buffer not in kept]
    loose += [
        f"{path}.{key}".lstrip(".")
        for path, module in network.named_modules()
        for key, value in vars(module).items()
        if isinstance(value, Tensor)
    ]
    if loose:
        raise PluginError(
            msg(
                "nn.network_hides_state",
                "Network “{name}” from plugin “{plugin}” keeps state outside its weights, so "
                "checkpoints would not include it: {tensors}.",
                name=name,
                plugin=plugin,
                tensors=loose[:3],
            ),
            hint=msg(
                "nn.register_state",
                "The author of the plugin can register this state as a parameter "
                "or a persistent "
                "buffer.",
            ),
        )
