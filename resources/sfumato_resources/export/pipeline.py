"""Generates images with a model trained by Sfumato; requires only diffusers and torch.

    from diffusers import DiffusionPipeline

    pipeline = DiffusionPipeline.from_pretrained(folder, trust_remote_code=True)
    images = pipeline(seeds=[0, 1, 2, 3]).images

The same seed gives the same image as in Sfumato's gallery. `unet` is a stock UNet2DModel and
`scheduler` a stock scheduler, so both can be used in your own programs.
"""

import math
from typing import Optional

import torch
from diffusers import DiffusionPipeline, ImagePipelineOutput, UNet2DModel
from torch.nn import functional


class SfumatoPipeline(DiffusionPipeline):
    """Samples images from noise; x is the clean image plus sigma times standard normal noise."""

    model_cpu_offload_seq = "start->unet->guide->vae"
    _optional_components = ["guide", "vae", "start"]  # noqa: RUF012  as diffusers requires it

    def __init__(
        self,
        unet: UNet2DModel,
        scheduler,
        *,
        guide: Optional[UNet2DModel] = None,  # noqa: UP045  diffusers up to 0.37 needs it
        vae=None,
        start=None,
        settings: Optional[dict] = None,  # noqa: UP045
    ):
        """Store the components and the "settings" of model_index.json.

        A guide is an earlier, weaker checkpoint of the network, used for autoguidance. A
        network that works on latents has an autoencoder, which decodes them to images. A start
        turns noise into the starting point of the trajectory; without one that is plain noise.
        """
        super().__init__()
        if settings is None:  # diffusers would load a parameter without a default as a component
            raise ValueError("The settings from model_index.json are required.")
        self.register_modules(unet=unet, scheduler=scheduler, guide=guide, vae=vae, start=start)
        self.register_to_config(settings=settings)
        self.settings = settings

    @torch.no_grad()
    def __call__(  # noqa: PLR0913  the arguments that diffusers pipelines take
        self,
        batch_size: int = 1,
        *,
        seeds=None,
        class_labels=None,
        guidance_scale: float | None = None,
        num_inference_steps: int | None = None,
        generator: torch.Generator | None = None,
        noise: torch.Tensor | None = None,
        output_type: str = "pil",
        return_dict: bool = True,
    ):
        """Generate images.

        Args:
            batch_size: Number of images if neither seeds nor noise are given.
            seeds: One per image; each generates the gallery's image of that seed.
            class_labels: The class of each image, -1 for none; by default, the classes
                alternate by seed, as in the gallery.
            guidance_scale: Strength of guidance by the class, or by the guide if there is one; 1
                disables guidance.
            num_inference_steps: Number of sampling steps; by default the gallery's.
            generator: Source of the noise if neither seeds nor noise are given.
            noise: Standard normal noise to start from, (B, C, H, W).
            output_type: "pil", "np" for uint8 (B, H, W, C), or "pt" for images in [-1, 1].
            return_dict: Whether to return an ImagePipelineOutput.
        """
        device = self._execution_device
        if seeds is None and generator is None and noise is None:
            seeds = torch.randint(0, 2**31, (batch_size,)).tolist()
        draw_noise = self._noise_source(batch_size, seeds, generator, noise)
        noise = draw_noise(0).to(device)
        labels = self._labels(class_labels, seeds, len(noise))
        scale = (
            self.settings["sampling"]["guidance_scale"]
            if guidance_scale is None
            else guidance_scale
        )

        def denoise(x, sigma):
            return self.denoise(x, sigma, labels, guidance_scale=scale)

        if num_inference_steps is None and self.settings["trajectory"]:
            trajectory = self.settings["trajectory"]
            start = self._start(noise, trajectory["start"])
            x = follow_table(trajectory, denoise, lambda k: draw_noise(k).to(device), start)
        else:
            x = self._trajectory(
                denoise, noise, num_inference_steps or self.settings["sampling"]["num_steps"]
            )
        images = to_output(self.decode(x), output_type)
        return ImagePipelineOutput(images=images) if return_dict else (images,)

    def denoise(self, x, sigma, class_labels=None, *, guidance_scale: float = 1.0):
        """Return the expected clean images, (B, C, H, W).

        Args:
            x: Noisy images, (B, C, H, W).
            sigma: Their noise level, a number.
            class_labels: int64 (B,); the number of classes stands for no class.
            guidance_scale: 1 disables guidance.
        """
        better = self._predict(self.unet, x, sigma, class_labels)
        if guidance_scale == 1 or not self._is_guided_at(float(sigma)):
            return better
        if self.guide is not None:
            worse = self._predict(self.guide, x, sigma, class_labels)
        elif class_labels is not None:
            no_class = torch.full_like(class_labels, len(self.settings["classes"]))
            worse = self._predict(self.unet, x, sigma, no_class)
        else:
            return better
        return worse + guidance_scale * (better - worse)

    def decode(self, x):
        """Decode latents to images, (B, C, H, W); images are returned unchanged."""
        latents = self.settings["latents"]
        if latents is None:
            return x
        scale = torch.tensor(latents["scale"], device=x.device).reshape(1, -1, 1, 1)
        mean = torch.tensor(latents["mean"], device=x.device).reshape(1, -1, 1, 1)
        images = self.vae.decode((x * scale + mean).to(self.vae.dtype), return_dict=False)[0]
        images = functional.pixel_shuffle(images.float(), latents["unshuffle"])
        is_gray = latents["channels"] == 1
        return images.mean(dim=1, keepdim=True) if is_gray else images

    def _is_guided_at(self, sigma):
        """Return whether a noise level is guided; 1e-4 allows for rounding."""
        sampling = self.settings["sampling"]
        is_inside = sampling["guidance_low"] * (1 - 1e-4) <= sigma
        is_inside = is_inside and sigma <= sampling["guidance_high"] * (1 + 1e-4)
        return sampling["guidance"] != "none" and is_inside

    def _predict(self, network, x, sigma, class_labels):
        sigma = torch.as_tensor(sigma, dtype=torch.float32, device=x.device)
        c_skip, c_out, c_in, c_noise = self._coefficients(sigma)
        side = self.settings["unshuffle"]
        output = network(
            functional.pixel_unshuffle((c_in * x).to(network.dtype), side),
            c_noise.expand(len(x)),
            class_labels=class_labels,
        ).sample
        return c_skip * x + c_out * functional.pixel_shuffle(output, side).float()

    def _coefficients(self, sigma):
        """Return c_skip, c_out, c_in and c_noise (EDM, arXiv:2206.00364, eq. 7)."""
        one = torch.ones_like(sigma)
        if self.settings["prediction"] == "edm":
            total = sigma.square() + self.settings["sigma_data"] ** 2
            root = total.sqrt()
            skip = self.settings["sigma_data"] ** 2 / total
            return skip, sigma * self.settings["sigma_data"] / root, 1 / root, 25.0 * sigma.log()
        if self.settings["prediction"] == "flow":
            t = sigma / (1 + sigma)
            return 1 - t, -t, 1 - t, 1000.0 * t
        if not self.settings["alphas_cumprod"]:
            t, ratio = sigma / (1 + sigma), (sigma / 0.005) ** 4
            return 1 / (1 + ratio), ratio / (1 + ratio), 1 - t, 1000.0 * t
        c_in = (1 + sigma.square()).rsqrt()
        c_noise = self._timestep(sigma)
        if self.settings["prediction"] == "epsilon":
            return one, -sigma, c_in, c_noise
        if self.settings["prediction"] == "v":
            return c_in.square(), -sigma * c_in, c_in, c_noise
        return torch.zeros_like(sigma), one, c_in, c_noise

    def _timestep(self, sigma):
        """Return the timestep, interpolated between integers in ln(sigma)."""
        clean = torch.tensor(self.settings["alphas_cumprod"], dtype=torch.float64).clamp(
            1e-8, 1 - 1e-8
        )
        log_sigmas = (0.5 * ((1 - clean) / clean).log()).float().to(sigma.device)
        low = ((sigma.log() >= log_sigmas).sum() - 1).clamp(0, len(log_sigmas) - 2)
        start, end = log_sigmas[low], log_sigmas[low + 1]
        return low + ((sigma.log() - start) / (end - start)).clamp(0, 1)

    def _trajectory(self, denoise, noise, num_steps):
        """Return images sampled by the scheduler, which sees an EDM-preconditioned network."""
        self.scheduler.set_timesteps(num_steps, device=noise.device)
        own = self.scheduler.config.sigma_data
        x = self._start(noise, float(self.scheduler.sigmas[0]))
        for index, t in enumerate(self.progress_bar(self.scheduler.timesteps)):
            self.scheduler.scale_model_input(x, t)  # sets the scheduler's step index
            sigma = self.scheduler.sigmas[index].to(x.device)
            total = sigma.square() + own**2
            c_skip, c_out = own**2 / total, sigma * own / total.sqrt()
            output = (denoise(x, sigma) - c_skip * x) / c_out
            x = self.scheduler.step(output, t, x).prev_sample
        return x

    def _start(self, noise, sigma):
        """Return the noisy images of the first level."""
        return sigma * noise if self.start is None else self.start(noise, sigma)

    def _noise_source(self, batch_size, seeds, generator, noise):
        """Return a function from a stream to its noise; stream 0 is the start."""
        size, fold = self.unet.config.sample_size, self.settings["unshuffle"]
        height, width = (size, size) if isinstance(size, int) else size
        shape = (self.unet.config.in_channels // fold**2, height * fold, width * fold)
        if seeds is not None:
            known = torch.as_tensor(seeds, dtype=torch.int64)
            return lambda stream: normal_noise(known, shape, stream=stream)
        count = batch_size if noise is None else len(noise)

        def draw(stream):
            if stream == 0 and noise is not None:
                return noise.float()
            index = "cpu" if generator is None else generator.device
            return torch.randn((count, *shape), generator=generator, device=index)

        return draw

    def _labels(self, class_labels, seeds, count):
        class_count = len(self.settings["classes"])
        if not class_count:
            return None
        if class_labels is None:
            class_labels = [seed % class_count for seed in (seeds or range(count))]
        labels = torch.as_tensor(class_labels, dtype=torch.int64, device=self._execution_device)
        return torch.where(labels < 0, class_count, labels)


def follow_table(trajectory, denoise, draw_noise, start):
    """Return images sampled with a table of coefficients, one row per network call."""
    images, answers = [start], []
    for call, sigma in enumerate(trajectory["sigmas"]):
        answers.insert(0, denoise(images[0], sigma))
        rows = ((trajectory["images"][call], images), (trajectory["answers"][call], answers))
        parts = [weight * part for row, found in rows for weight, part in zip(row, found)]  # noqa: B905
        if trajectory["noises"][call]:
            parts.append(trajectory["noises"][call] * draw_noise(trajectory["streams"][call]))
        images.insert(0, sum(parts))
    return images[0]


def to_output(x, output_type):
    """Convert images in [-1, 1], (B, C, H, W), to the requested output type."""
    if output_type == "pt":
        return x
    images = ((x.clamp(-1, 1) + 1) * 127.5).round().to(torch.uint8)
    images = images.permute(0, 2, 3, 1).cpu().numpy()
    if output_type == "np":
        return images
    return DiffusionPipeline.numpy_to_pil(images / 255.0)


def normal_noise(seeds, shape, *, stream=0):
    """Return noise that depends only on each seed: Philox4x32-10, then the Box-Muller transform."""
    count = math.prod(shape)
    words = philox_words(seeds, -(-count // 4), stream)
    first, second = words[:, :, 0::2], words[:, :, 1::2]
    radius = torch.sqrt(-2.0 * torch.log((first.float() + 0.5) * 2.0**-32))
    angle = (2.0 * math.pi) * (second.float() * 2.0**-32)
    normals = torch.cat((radius * torch.cos(angle), radius * torch.sin(angle)), dim=2)
    return normals.flatten(1)[:, :count].reshape(-1, *shape)


def philox_words(seeds, blocks, stream):
    """Return the generator's words (Salmon et al. 2011, doi:10.1145/2063384.2063405)."""
    word, half = 0xFFFFFFFF, 0xFFFF

    def multiply(constant, number):
        low = (number & half) * constant
        high = (number >> 16) * constant + (low >> 16)
        return high >> 16, ((high & half) << 16) | (low & half)

    key0, key1 = (seeds & word).unsqueeze(1), ((seeds >> 32) & word).unsqueeze(1)
    zeros = torch.zeros_like(key0)
    c0 = torch.arange(blocks, dtype=torch.int64).unsqueeze(0) + zeros
    c1, c2, c3 = zeros + stream, zeros, zeros
    for _ in range(10):
        high0, low0 = multiply(0xD2511F53, c0)
        high1, low1 = multiply(0xCD9E8D57, c2)
        c0, c1, c2, c3 = high1 ^ c1 ^ key0, low1, high0 ^ c3 ^ key1, low0
        key0, key1 = (key0 + 0x9E3779B9) & word, (key1 + 0xBB67AE85) & word
    return torch.stack((c0, c1, c2, c3), dim=2)
