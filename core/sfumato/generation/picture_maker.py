"""How does a seed become a picture?

One module does all of it: noise from the seed, the sampler's walk, guidance, decoding, rounding to
bytes. The gallery calls it, and the ONNX exporter traces it; so another program draws the very same
picture.
"""

from typing import Protocol

from torch import Tensor, nn

from sfumato.config.settings import SamplingConfig
from sfumato.diffusion.denoiser import Denoiser, GuidedDenoiser
from sfumato.diffusion.noise import normal_noise
from sfumato.diffusion.sampler import Sampler, karras_sigmas
from sfumato.nn.picture_space import PictureSpace

__all__ = ["NoiseSource", "PictureMaker"]


class NoiseSource(Protocol):
    """Gives the noise of seeds, as `sfumato.diffusion.noise.normal_noise` does."""

    def __call__(self, seeds: Tensor, shape: tuple[int, int, int], *, stream: int = 0) -> Tensor:
        """Give standard normal noise, float32 `(B, C, H, W)`, for seeds, int64 `(B,)`."""
        ...


class PictureMaker(nn.Module):
    """Draws pictures from seeds.

    Args:
        denoiser: A `Denoiser`; where it is a module, it is a part of this one.
        sampler: The rule by which noise is walked to a picture.
        sampling: Steps and noise levels; its guidance is not used, see `forward`.
        space: Where the denoiser works, and how pictures come out of there.
        noise: Where the noise of a seed comes from; an exporter puts a marker here.
    """

    def __init__(
        self,
        denoiser: Denoiser,
        sampler: Sampler,
        *,
        sampling: SamplingConfig,
        space: PictureSpace,
        noise: NoiseSource = normal_noise,
    ) -> None:
        super().__init__()
        self.noise = noise
        self.denoiser = denoiser
        self.sampler = sampler
        self.space = space
        self.sigmas = karras_sigmas(
            sampling.num_steps,
            sigma_min=sampling.sigma_min,
            sigma_max=sampling.sigma_max,
            rho=sampling.rho,
        )

    def forward(
        self, seed: Tensor, class_label: Tensor | None = None, guidance: Tensor | None = None
    ) -> Tensor:
        """Draw one picture a seed; a picture does not depend on its batch.

        Args:
            seed: int64 `(B,)`, at least 0.
            class_label: Class of each picture, int64 `(B,)`; `None` for no class.
            guidance: Guidance scale, float32 `()`; `None` for no guidance, which takes half the
                time.

        Returns:
            Pictures, uint8 `(B, H, W, C)`.
        """
        guided = self.denoiser if guidance is None else GuidedDenoiser(self.denoiser, guidance)

        def denoise(x: Tensor, sigma: float) -> Tensor:
            return guided(x, x.new_full((), sigma), class_label)

        def fresh_noise(index: int) -> Tensor:
            return self.noise(seed, self.space.image_shape, stream=index + 1)

        start = self.sigmas[0] * self.noise(seed, self.space.image_shape)
        x = self.sampler.sample(denoise, start, sigmas=self.sigmas, fresh_noise=fresh_noise)
        return self.space.pictures(x)
