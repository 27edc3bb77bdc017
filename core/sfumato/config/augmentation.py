"""Settings of conditional augmentation."""

from typing import Annotated

from msgspec import Meta

from sfumato.config.group import Fraction, Settings

__all__ = ["AugmentationConfig"]


class AugmentationConfig(Settings, frozen=True):
    """Conditional augmentation: geometric transforms the model is conditioned on."""

    probability: Annotated[
        Fraction,
        Meta(
            title="Conditioned augmentation",
            description="How probable each of the changes below is for an image that is learned "
            "from. The model is reported of them and draws none. More protects small sets from "
            "being "
            "copied; 0 changes nothing.",
        ),
    ] = 0.0
    is_adaptive: Annotated[
        bool,
        Meta(
            title="Only as far as needed",
            description="Begins without these changes and makes them more probable, up to the "
            "probability above, while the model knows images that it learned from better than "
            "held-out ones.",
        ),
    ] = False
    use_x_flip: Annotated[
        bool,
        Meta(title="Exchange left and right", description="Whether images are mirrored."),
    ] = True
    use_y_flip: Annotated[
        bool,
        Meta(
            title="Exchange top and bottom",
            description="Whether images are turned upside down like a reflection.",
        ),
    ] = True
    use_scaling: Annotated[
        bool,
        Meta(title="Scale", description="Whether images are made larger or smaller."),
    ] = True
    use_rotation: Annotated[
        bool,
        Meta(title="Rotate", description="Whether images are turned, by any angle."),
    ] = True
    use_stretching: Annotated[
        bool,
        Meta(
            title="Stretch",
            description="Whether images are stretched in one direction and pressed in the other.",
        ),
    ] = True
    use_translation: Annotated[
        bool,
        Meta(title="Shift", description="Whether images are moved within their frame."),
    ] = True
