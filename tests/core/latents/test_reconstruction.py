"""Tests of the reconstruction loss and the latent transforms."""

import pytest
import torch

from sfumato.latents.reconstruction import reconstruction_losses, sample_turn, turned


def test_an_image_has_zero_loss_against_itself():
    x = torch.rand(2, 3, 16, 16)

    assert torch.equal(reconstruction_losses(x, x), torch.zeros(2))


def test_a_constant_shift_costs_its_size_and_no_gradient():
    x = torch.rand(2, 3, 16, 16)

    assert reconstruction_losses(x + 0.25, x).tolist() == pytest.approx([0.25, 0.25], abs=1e-5)


def test_stripes_cost_their_gradients_at_their_scale():
    stripes = torch.tensor([0.0, 1.0]).repeat(8).expand(1, 1, 16, 16)

    loss = reconstruction_losses(stripes, torch.zeros_like(stripes))

    # half of the pixels differ by 1, every step by 1 at the first of three scales, none after it
    assert float(loss) == pytest.approx(0.5 + 1 / 3)


def test_four_quarter_turns_are_the_identity():
    x = torch.rand(1, 3, 8, 8)

    assert torch.equal(turned(turned(x, 3), 1), x)
    assert torch.equal(turned(x, 0), x)


def test_downscaling_halves_the_side_and_keeps_the_mean():
    x = torch.rand(1, 3, 8, 8)

    assert turned(x, -1).shape == (1, 3, 4, 4)
    assert float(turned(torch.ones(1, 1, 8, 8), -1).mean()) == pytest.approx(1.0)


def test_transforms_have_the_configured_probability():
    torch.manual_seed(0)

    turns = [sample_turn(0.25) for _ in range(2000)]

    assert sum(turn != 0 for turn in turns) / 2000 == pytest.approx(0.25, abs=0.03)
    assert set(turns) == {-1, 0, 1, 2, 3}
    assert not any(sample_turn(0.0) for _ in range(50))
