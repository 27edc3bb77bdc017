"""Random augmentations of training images.

An augmentation maps a batch of uint8 images to an augmented one. All randomness comes from torch's
default generator, which the loop seeds from (seed, images seen) before each batch, so a resumed run
augments its images exactly as an uninterrupted one would.
"""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

import torch
from torch import Tensor

from sfumato.device.failures import is_out_of_memory
from sfumato.messages import Message, Text, msg

__all__ = ["Augmentation", "Augmenter", "for_each_image"]

Augmentation = Callable[[Tensor], Tensor]
"""Maps a uint8 batch `(B, C, H, W)` to an augmented batch of the same shape and dtype."""


class Augmenter:
    """Applies augmentations in order, dropping and reporting any that fail.

    Args:
        augmentations: The augmentations, keyed by name.
        plugins: The plugin that provides each augmentation, keyed by the same names.
        failures: One sentence for each augmentation that could not be built.
    """

    def __init__(
        self,
        augmentations: Mapping[str, Augmentation],
        *,
        plugins: Mapping[str, str] = MappingProxyType({}),
        failures: Iterable[Text] = (),
    ) -> None:
        self._augmentations = dict(augmentations)
        self._plugins = plugins
        self._failures: list[Text] = list(failures)

    def __call__(self, images: Tensor) -> Tensor:
        """Return the augmented batch, uint8 `(B, C, H, W)`.

        Each augmentation receives a copy, so a failure halfway through has no side effects.
        """
        for name, augmentation in list(self._augmentations.items()):
            try:
                changed = augmentation(images.clone())
                _check(changed, images)
            except (Exception, SystemExit) as error:  # a plugin's error must not end the run
                if is_out_of_memory(error):
                    raise
                del self._augmentations[name]
                self._failures.append(self._failure(name, error))
            else:
                images = changed
        return images

    @property
    def names(self) -> tuple[str, ...]:
        """The augmentations that are applied, in order."""
        return tuple(self._augmentations)

    def pop_failures(self) -> list[Text]:
        """Return one sentence for each failure since the last call."""
        failures, self._failures = self._failures, []
        return failures

    def _failure(self, name: str, error: BaseException) -> Message:
        if name not in self._plugins:
            return msg(
                "training.augmentation_failed",
                "Augmentation “{name}” failed and is no longer applied: {error}",
                name=name,
                error=_text_of(error),
            )
        return msg(
            "training.augmentation_of_plugin_failed",
            "Augmentation “{name}” from plugin “{plugin}” failed and is no longer applied: {error}",
            name=name,
            plugin=self._plugins[name],
            error=_text_of(error),
        )


def for_each_image(images: Tensor, change: Callable[[Tensor], Tensor]) -> Tensor:
    """Apply a transform to each image `(C, H, W)` of a batch separately.

    Torchvision's transforms sample their random parameters once per call; this function samples
    them once per image.
    """
    return torch.stack([change(image) for image in images])


def _check(changed: object, images: Tensor) -> None:
    if not isinstance(changed, Tensor):
        raise TypeError(f"it returned {type(changed).__name__} instead of a tensor")
    if changed.device != images.device:
        raise TypeError(f"it returned images on {changed.device} instead of {images.device}")
    if changed.shape != images.shape or changed.dtype != images.dtype:
        raise TypeError(
            f"it returned {changed.dtype} {tuple(changed.shape)} instead of "
            f"{images.dtype} {tuple(images.shape)}"
        )


def _text_of(error: BaseException) -> str:
    """Return the error message on one line, ending with a period."""
    text = " ".join(str(error).split()) or type(error).__name__
    return text if text.endswith(".") else f"{text}."
