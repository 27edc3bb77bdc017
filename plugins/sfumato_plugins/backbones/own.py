"""How are the networks made that core itself has?"""

from sfumato.catalog import NoSettings
from sfumato.nn.own_backbones import make_transformer, make_unet
from sfumato.nn.plugin_backbone import BackboneMaker

__all__ = ["make_transformer_maker", "make_unet_maker"]


def make_unet_maker(settings: NoSettings) -> BackboneMaker:  # noqa: ARG001, a factory is given them
    """Return what builds the U-Net; its sizes stand in the run's own settings."""
    return make_unet


def make_transformer_maker(settings: NoSettings) -> BackboneMaker:  # noqa: ARG001, as above
    """Return what builds the transformer; its sizes stand in the run's own settings."""
    return make_transformer
