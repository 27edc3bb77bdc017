"""The built-in networks.

Their settings are part of the run's own, `model.widths` and `model.dit`.
"""

from sfumato.catalog import Entry

__all__ = ["BACKBONES"]

BACKBONES = (
    Entry(
        name="unet",
        label="U-Net",
        summary="The convolutional U-Net of diffusers, the best choice on a single GPU or CPU. "
        "Recommended.",
        factory="sfumato_plugins.backbones.own:make_unet_maker",
    ),
    Entry(
        name="dit",
        label="Transformer (DiT)",
        summary="A small diffusion transformer that operates on image patches. Experimental.",
        factory="sfumato_plugins.backbones.own:make_transformer_maker",
    ),
)
"""In display order, the recommended one first."""
