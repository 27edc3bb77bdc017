"""Settings of conditional augmentation."""

from typing import Annotated

from msgspec import Meta

from sfumato.config.group import Fraction, Settings

__all__ = ["AugmentationConfig"]


class AugmentationConfig(Settings, frozen=True):
    """Conditional augmentation: geometric transforms on which the model is conditioned."""

    probability: Annotated[
        Fraction,
        Meta(
            title="Conditional augmentation",
            description="Probability of applying each of the transforms below to a training image. "
            "The model is conditioned on the transforms, so generated images do not show them. "
            "Higher values reduce overfitting on small datasets; 0 disables conditional "
            "augmentation.",
        ),
    ] = 0.0
    is_adaptive: Annotated[
        bool,
        Meta(
            title="Adaptive probability",
            description="Start at 0 and raise the probability, up to the value above, only while "
            "the model overfits, that is, while its loss is lower on training images than on "
            "held-out images.",
        ),
    ] = False
    use_x_flip: Annotated[
        bool,
        Meta(title="Horizontal flip", description="Mirror images left to right."),
    ] = True
    use_y_flip: Annotated[
        bool,
        Meta(
            title="Vertical flip",
            description="Mirror images top to bottom.",
        ),
    ] = True
    use_scaling: Annotated[
        bool,
        Meta(title="Scaling", description="Enlarge or shrink images."),
    ] = True
    use_rotation: Annotated[
        bool,
        Meta(title="Rotation", description="Rotate images by any angle."),
    ] = True
    use_stretching: Annotated[
        bool,
        Meta(
            title="Anisotropic scaling",
            description="Stretch images in one direction and compress them in the other.",
        ),
    ] = True
    use_translation: Annotated[
        bool,
        Meta(title="Translation", description="Shift images within the frame."),
    ] = True
