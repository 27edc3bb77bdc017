"""The built-in backbones.

They are registered through the same hook as backbones from plugins, and are also available if no
plugins are loaded.
"""

from sfumato.nn.backbone import UNetBackbone, build_backbone
from sfumato.nn.dit import DitBackbone, DitShape
from sfumato.nn.plugin_backbone import BackboneForm, BackboneMaker

__all__ = ["OWN_BACKBONES", "make_transformer", "make_unet"]


def make_unet(form: BackboneForm) -> UNetBackbone:
    """Build diffusers' U-Net with the sizes in `form.model`.

    Raises:
        ConfigError: If the sides cannot be halved at every level.
    """
    return build_backbone(form.model, image_shape=form.image_shape, class_count=form.class_count)


def make_transformer(form: BackboneForm) -> DitBackbone:
    """Build the small transformer with the sizes in `form.model.dit`.

    Raises:
        ConfigError: If the patch size does not divide both sides of the images.
    """
    dit = form.model.dit
    shape = DitShape(
        width=dit.width, depth=dit.depth, patch_px=dit.patch_px, dropout=form.model.dropout
    )
    return DitBackbone(
        shape,
        image_shape=form.image_shape,
        class_count=form.class_count,
        augmentation_labels=form.augmentation_labels,
    )


OWN_BACKBONES: dict[str, BackboneMaker] = {"unet": make_unet, "dit": make_transformer}
