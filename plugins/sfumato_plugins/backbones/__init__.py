"""The built-in networks.

Their sizes are settings of the run itself, `model.widths` and `model.dit`.
"""

from sfumato.plugins.catalog import Entry

__all__ = ["BACKBONES"]

BACKBONES = (
    Entry(
        name="unet",
        label="U-Net",
        summary="The convolutional U-Net of diffusers, the best choice on a single GPU or CPU. "
        "Recommended.",
        factory="sfumato.nn.own_backbones:unet_maker",
    ),
    Entry(
        name="dit",
        label="Transformer (DiT)",
        summary="A small diffusion transformer that operates on image patches. Experimental.",
        factory="sfumato.nn.own_backbones:transformer_maker",
    ),
)
"""The networks in display order, starting with the recommended one."""
