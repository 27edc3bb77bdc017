"""How are images changed at random before they are learned from?

An augmentation takes a batch of uint8 images and gives a changed one. All randomness comes from
torch's default generator, which the loop seeds from (seed, images seen) before each batch; so a
resumed run changes the images just as an unbroken one would.
"""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

import torch
from torch import Tensor

__all__ = ["Augmentation", "Augmenter", "for_each_image"]

Augmentation = Callable[[Tensor], Tensor]
"""From uint8 `(B, C, H, W)` to a changed batch of the same shape and type."""


class Augmenter:
    """Applies augmentations in their order; one that fails is set aside and reported of.

    Args:
        augmentations: By name.
        plugins: Whose they are, by the same names.
        failures: What could not be used from the start, as sentences.
    """

    def __init__(
        self,
        augmentations: Mapping[str, Augmentation],
        *,
        plugins: Mapping[str, str] = MappingProxyType({}),
        failures: Iterable[str] = (),
    ) -> None:
        self._augmentations = dict(augmentations)
        self._plugins = plugins
        self._failures: list[str] = list(failures)

    def __call__(self, images: Tensor) -> Tensor:
        """Change a batch, uint8 `(B, C, H, W)`.

        Each augmentation gets a copy, so one that fails halfway leaves nothing behind.
        """
        for name, augmentation in list(self._augmentations.items()):
            try:
                changed = augmentation(images.clone())
                _check(changed, images)
            except torch.OutOfMemoryError:
                raise
            except (Exception, SystemExit) as error:  # a plugin's mistake must not end the run
                del self._augmentations[name]
                whose = f" of plugin “{self._plugins[name]}”" if name in self._plugins else ""
                self._failures.append(
                    f"Augmentation “{name}”{whose} failed and is left out: {_text_of(error)}"
                )
            else:
                images = changed
        return images

    def take_failures(self) -> list[str]:
        """Return the failures since the last call, as sentences."""
        failures, self._failures = self._failures, []
        return failures


def for_each_image(images: Tensor, change: Callable[[Tensor], Tensor]) -> Tensor:
    """Apply a change to each image `(C, H, W)` of a batch on its own.

    The transforms of torchvision draw their random numbers once a call; this gives each image
    its own draw.
    """
    return torch.stack([change(image) for image in images])


def _check(changed: object, images: Tensor) -> None:
    if not isinstance(changed, Tensor):
        raise TypeError(f"it gave {type(changed).__name__} in place of a tensor")
    if changed.device != images.device:
        raise TypeError(f"it gave images on {changed.device} in place of {images.device}")
    if changed.shape != images.shape or changed.dtype != images.dtype:
        raise TypeError(
            f"it gave {changed.dtype} {tuple(changed.shape)} in place of "
            f"{images.dtype} {tuple(images.shape)}"
        )


def _text_of(error: BaseException) -> str:
    """Return the error as the end of a sentence, on one line."""
    text = " ".join(str(error).split()) or type(error).__name__
    return text if text.endswith(".") else f"{text}."
