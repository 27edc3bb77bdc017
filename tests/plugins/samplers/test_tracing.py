"""Tests that every sampler can be traced into a graph with identical output."""

import pytest
import torch
from torch import nn

from sfumato.diffusion.sampler import karras_sigmas
from support.trajectories import SAMPLERS, sampler_named


class WholeTrajectory(nn.Module):
    """A small network inside a sampler's whole trajectory."""

    def __init__(self, sampler):
        super().__init__()
        self.sampler = sampler
        self.sigmas = karras_sigmas(5, sigma_min=0.03, sigma_max=80.0)
        self.network = nn.Conv2d(3, 3, 3, padding=1)

    def forward(self, noise, fresh):
        return self.sampler.sample(
            lambda x, sigma: torch.tanh(self.network(x / (1 + sigma))),
            self.sigmas[0] * noise,
            sigmas=self.sigmas,
            fresh_noise=lambda index: fresh[index],
        )


@pytest.mark.parametrize("name", [*SAMPLERS, "ddim with fresh noise"])
def test_the_exported_trajectory_gives_the_same_images(name):
    settings = {"eta": 0.7} if "fresh" in name else {}
    torch.manual_seed(0)
    module = WholeTrajectory(sampler_named(name.split()[0], **settings)).eval()
    arguments = (torch.randn(2, 3, 8, 8), torch.randn(5, 2, 3, 8, 8))

    exported = torch.export.export(module, arguments).module()

    other = (torch.randn(2, 3, 8, 8), torch.randn(5, 2, 3, 8, 8))
    assert torch.equal(exported(*other), module(*other))


@pytest.mark.parametrize("name", SAMPLERS)
def test_sampling_does_not_modify_the_initial_noise(name):
    torch.manual_seed(0)
    module = WholeTrajectory(sampler_named(name))
    noise, fresh = torch.randn(2, 3, 8, 8), torch.randn(5, 2, 3, 8, 8)
    kept = noise.clone(), fresh.clone()

    module(noise, fresh)

    assert torch.equal(noise, kept[0])
    assert torch.equal(fresh, kept[1])
