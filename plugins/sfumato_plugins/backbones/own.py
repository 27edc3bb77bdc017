"""Factories of the networks that core provides."""

from sfumato.nn.own_backbones import make_transformer, make_unet
from sfumato.nn.plugin_backbone import BackboneMaker
from sfumato.plugins.catalog import NoSettings

__all__ = ["make_transformer_maker", "make_unet_maker"]


def make_unet_maker(settings: NoSettings) -> BackboneMaker:  # noqa: ARG001, factories take it
    """Return the builder of the U-Net, whose sizes are settings of the run itself."""
    return make_unet


def make_transformer_maker(settings: NoSettings) -> BackboneMaker:  # noqa: ARG001, as above
    """Return the builder of the transformer, whose sizes are settings of the run itself."""
    return make_transformer
