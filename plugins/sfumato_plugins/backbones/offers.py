"""The built-in networks.

Their settings are part of the run's own, `model.widths` and `model.dit`.
"""

from sfumato.catalog import Entry

__all__ = ["BACKBONES"]

BACKBONES = (
    Entry(
        name="unet",
        label="U-Net",
        summary="The U-Net of diffusers, best at sizes for one machine. The usual choice.",
        factory="sfumato_plugins.backbones.own:make_unet_maker",
    ),
    Entry(
        name="dit",
        label="Transformer (DiT)",
        summary="A small transformer over patches; experimental.",
        factory="sfumato_plugins.backbones.own:make_transformer_maker",
    ),
)
"""In display order, the recommended one first."""
