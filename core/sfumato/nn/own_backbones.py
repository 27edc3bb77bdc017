"""The built-in backbones.

They are registered through the same hook as backbones from plugins, and are also available if no
plugins are loaded.
"""

from sfumato.nn.backbone import UNetBackbone, build_backbone
from sfumato.nn.dit import DitBackbone, DitShape
from sfumato.nn.plugin_backbone import BackboneForm, BackboneMaker
from sfumato.plugins.catalog import NoSettings

__all__ = ["OWN_BACKBONES", "make_transformer", "make_unet", "transformer_maker", "unet_maker"]


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


def unet_maker(_settings: NoSettings) -> BackboneMaker:
    """Return the builder of the U-Net, whose sizes are settings of the run itself."""
    return make_unet


def transformer_maker(_settings: NoSettings) -> BackboneMaker:
    """Return the builder of the transformer, whose sizes are settings of the run itself."""
    return make_transformer
