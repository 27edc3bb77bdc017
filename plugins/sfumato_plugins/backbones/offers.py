"""Which networks are built in?

What can be set on them stands in the run's own settings, `model.widths` and `model.dit`.
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
"""In the order in which they are shown, the recommended one first."""
