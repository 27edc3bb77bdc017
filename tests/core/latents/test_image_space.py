"""Tests of the conversion between image bytes and the denoiser's inputs and outputs."""

import torch

from sfumato.config.image_shape import ImageShape
from sfumato.latents.image_space import DEVIATION, LatentSpace, PixelSpace
from support.trained import small_latent_space


def test_every_byte_survives_a_round_trip_to_pixels():
    space = PixelSpace(ImageShape(1, 16, 16))
    every_byte = torch.arange(256, dtype=torch.uint8).reshape(1, 1, 16, 16)

    again = space.images_uint8(space.read(every_byte))

    assert torch.equal(again.permute(0, 3, 1, 2), every_byte)


def test_latents_are_normalized_to_the_deviation_of_pixels():
    autoencoder = small_latent_space().autoencoder
    images = torch.randint(256, (8, 3, 32, 32), dtype=torch.uint8)
    raw = autoencoder.encode(images.float() / 127.5 - 1).transpose(0, 1).flatten(1)

    space = LatentSpace(
        autoencoder,
        image_shape=(4, 8, 8),
        pixel_shape=(3, 32, 32),
        mean=raw.mean(1).tolist(),
        deviation=raw.std(1).tolist(),
    )
    latents = space.latents(images).transpose(0, 1).flatten(1)

    assert torch.allclose(latents.mean(1), torch.zeros(4), atol=1e-5)
    assert torch.allclose(latents.std(1), torch.full((4,), DEVIATION), atol=1e-5)


def test_latents_decode_to_the_images_of_the_autoencoder():
    space = small_latent_space()
    images = torch.randint(256, (2, 3, 32, 32), dtype=torch.uint8)
    x = images.float() / 127.5 - 1
    through = space.autoencoder.decode(space.autoencoder.encode(x))

    images = space.images(space.latents(images))

    assert torch.allclose(images, through, atol=1e-5)
    assert space.images_uint8(space.latents(images)).shape == (2, 32, 32, 3)
