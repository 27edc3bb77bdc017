"""Animations that turn one generated image into another.

The noise moves along the great circle between the noise of the two images in steps of equal angle
(see `sfumato.records.noise_mix`), so that every frame's noise is as likely as any other noise. If
the classes of the two images differ, the first class is blended into the second class.
"""

import io
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import numpy as np
import torch
from PIL import Image
from torch import Tensor

from sfumato.device.memory import PassSize
from sfumato.diffusion.guidance import ClassBlendedDenoiser
from sfumato.diffusion.noise import MixedNoise
from sfumato.errors import ConfigError
from sfumato.files.storage import explain_disk_errors, write_whole
from sfumato.generation.grid import without_alpha
from sfumato.generation.trained_model import TrainedModel
from sfumato.messages import msg
from sfumato.records.control import RunControl
from sfumato.records.events import FileWritten, Progressed
from sfumato.records.image_requests import AnimationRequest
from sfumato.records.noise_mix import mix_between

__all__ = ["animate", "generate_frames"]

_TASK = msg("generation.generating_frames", "Generating frames")
_BATCH = 16
_LEAST_SIDE_PX = 256
"""The minimum side length; smaller images are enlarged by an integer factor.

Otherwise, image viewers would blur them.
"""


def animate(
    model: TrainedModel, request: AnimationRequest, *, path: Path, control: RunControl
) -> Iterator[Progressed | FileWritten]:
    """Generate an animation from one image to another into a file; a stop leaves no file behind.

    Raises:
        ConfigError: If the two images come from different models.
        SfumatoError: If the disk is full or cannot be written to.
    """
    frames: list[np.ndarray] = []
    for batch in generate_frames(model, request):
        frames += list(batch)
        yield Progressed(task=_TASK, done=len(frames), total=request.look.frames)
        if control.is_stopping:
            return
    with explain_disk_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, _encoded([_image(frame) for frame in frames], request))
    yield FileWritten(path=str(path))


def generate_frames(model: TrainedModel, request: AnimationRequest) -> Iterator[np.ndarray]:
    """Yield the frames from the first image to the last image, one batch at a time.

    Yields:
        The frames of a batch, uint8 `(B, H, W, C)`.

    Raises:
        ConfigError: If the two images come from different models.
    """
    _require_one_model(request)
    shares = torch.linspace(0, 1, request.look.frames, dtype=torch.float64).tolist()
    start, end = request.start.noise_mix, request.end.noise_mix
    mixes = [mix_between(start, end, share) for share in shares]
    device = next(model.denoiser.parameters()).device
    scale = model.guidance_scale
    guidance = None if scale == 1 else torch.tensor(scale, device=device)
    batch_size = min(_BATCH, model.space.most_at_once)

    def generated(first: int, count: int) -> np.ndarray:
        indices = range(first, first + count)
        labels = _labels(model, request.start.class_label, len(indices), device=device)
        denoiser = None
        if labels is not None and request.start.class_label != request.end.class_label:
            other = _labels(model, request.end.class_label, len(indices), device=device)
            assert other is not None
            denoiser = ClassBlendedDenoiser(
                model.denoise,
                other=other,
                share=torch.tensor([shares[index] for index in indices], device=device).float(),
                no_class=len(model.metadata.classes),
            )
        maker = model.image_maker(noise=MixedNoise(mixes), denoiser=denoiser).eval()
        with torch.no_grad():
            images: Tensor = maker(torch.tensor(indices, device=device), labels, guidance)
        return images.cpu().numpy()

    yield from PassSize(batch_size).parts(request.look.frames, generated)


def _require_one_model(request: AnimationRequest) -> None:
    start, end = request.start, request.end
    if (start.run, start.images_seen) == (end.run, end.images_seen):
        return
    raise ConfigError(
        msg(
            "generation.images_from_two_models",
            "The images come from different models: run “{first_run}” at "
            "{first_images:,} images and run “{second_run}” at {second_images:,} "
            "images.",
            first_run=start.run,
            first_images=start.images_seen,
            second_run=end.run,
            second_images=end.images_seen,
        ),
        hint=msg(
            "generation.choose_images_of_one_checkpoint",
            "Choose two images generated from the same checkpoint.",
        ),
    )


def _labels(
    model: TrainedModel, label: int | None, count: int, *, device: torch.device
) -> Tensor | None:
    class_count = len(model.metadata.classes)
    if not class_count:
        return None
    return torch.full((count,), class_count if label is None else label, device=device)


def _encoded(frames: Sequence[Image.Image], request: AnimationRequest) -> bytes:
    shown = [*frames, *frames[-2:0:-1]] if request.look.is_round else list(frames)
    stream = io.BytesIO()
    reported = msgspec.json.encode(request)
    options = {
        "webp": {"lossless": True, "xmp": reported},
        "gif": {"comment": reported[: 1 << 15], "optimize": False},
    }
    shown[0].save(
        stream,
        request.look.format.upper(),
        save_all=True,
        append_images=shown[1:],
        duration=round(1000 / request.look.frame_rate),
        loop=0,
        **options[request.look.format],
    )
    return stream.getvalue()


def _image(frame: np.ndarray) -> Image.Image:
    scale = -(-_LEAST_SIDE_PX // frame.shape[1])
    large = frame.repeat(scale, axis=0).repeat(scale, axis=1)
    color = np.broadcast_to(without_alpha(large), (*large.shape[:2], 3))
    return Image.fromarray(np.ascontiguousarray(color))
