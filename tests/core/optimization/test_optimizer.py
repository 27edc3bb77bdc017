"""Tests of the optimizers, including gradients that are not finite."""

import math

import pytest
import torch
from tests.support.trained import small_config, trained_model
from torch import nn

from sfumato.config.settings import ModelConfig, OptimizerConfig
from sfumato.nn.backbone import build_backbone
from sfumato.optimization.optimizer import (
    Muon,
    change_weights,
    make_optimizer,
    matrices_of,
    orthogonalized,
)

FINITE = torch.tensor(1.0).isfinite()
NOT_FINITE = ~FINITE


class _Network(nn.Module):
    """A network with every kind of layer that the optimizers distinguish."""

    def __init__(self) -> None:
        super().__init__()
        self.first = nn.Conv2d(3, 8, 3)
        self.time_embedding = nn.Linear(4, 8)
        self.norm = nn.GroupNorm(2, 8)
        self.wide = nn.Conv2d(8, 8, 3)
        self.tall = nn.Linear(8, 24)
        self.class_embedding = nn.Embedding(5, 8)
        self.last = nn.Conv2d(8, 3, 3)


@pytest.mark.parametrize("shape", [(1, 16, 144), (3, 48, 16), (2, 32, 32)])
@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16])
def test_orthogonalized_matrices_have_singular_values_near_one(
    shape: tuple[int, ...], dtype: torch.dtype
) -> None:
    matrices = torch.randn(shape, generator=torch.Generator().manual_seed(1)).to(dtype)

    values = torch.linalg.svdvals(orthogonalized(matrices).float())

    assert values.min() > 0.6  # five steps of the quintic end between about 0.7 and 1.2
    assert values.max() < 1.3


def test_the_steps_match_the_paper() -> None:
    matrix = torch.randn(12, 100, generator=torch.Generator().manual_seed(5))
    matrix[:6] *= 1e-2  # very different singular values
    x = matrix.double() / matrix.double().norm()
    for _ in range(5):
        gram = x @ x.mT
        x = 3.4445 * x + (-4.7750 * gram + 2.0315 * gram @ gram) @ x

    assert torch.allclose(orthogonalized(matrix[None])[0].double(), x, atol=1e-4)


def test_a_zero_matrix_stays_zero() -> None:
    assert torch.equal(orthogonalized(torch.zeros(1, 4, 9)), torch.zeros(1, 4, 9))


def test_orthogonalization_keeps_the_singular_vectors() -> None:
    matrix = torch.randn(12, 40, generator=torch.Generator().manual_seed(2))
    u, _, vt = torch.linalg.svd(matrix, full_matrices=False)

    found = orthogonalized(matrix[None])[0]

    rotated = u.mT @ found @ vt.mT
    assert (rotated - rotated.diagonal().diag()).abs().max() < 1e-4


def test_orthogonalization_is_independent_of_scale() -> None:
    matrices = torch.randn(2, 8, 20, generator=torch.Generator().manual_seed(3))

    found = orthogonalized(1e3 * matrices)

    assert torch.allclose(found, orthogonalized(matrices), atol=1e-5)


def test_only_hidden_matrices_are_orthogonalized() -> None:
    network = _Network()

    found = matrices_of(network)

    assert [id(matrix) for matrix in found] == [id(network.wide.weight), id(network.tall.weight)]


def test_most_weights_of_a_u_net_are_hidden_matrices() -> None:
    config = ModelConfig(widths=(8, 16), layers_per_block=1, attention_sizes=(4,))
    network = build_backbone(config, image_shape=(3, 8, 8), class_count=2)

    found = matrices_of(network)

    share = sum(matrix.numel() for matrix in found) / sum(p.numel() for p in network.parameters())
    ids = {id(matrix) for matrix in found}
    assert share > 0.8
    assert not ids & {id(p) for p in network.unet.time_embedding.parameters()}
    assert not ids & {id(p) for p in network.unet.class_embedding.parameters()}
    assert not ids & {id(network.unet.conv_in.weight), id(network.unet.conv_out.weight)}


@pytest.mark.parametrize("kind", ["unet", "dit"])
def test_the_augmentation_embedding_does_not_count_as_the_last_layer(kind: str) -> None:
    network = trained_model(small_config(backbone=kind, augmentation=0.1)).denoiser.backbone
    network.requires_grad_(requires_grad=True)
    last = network.patch_out if kind == "dit" else network.unet.conv_out

    ids = {id(matrix) for matrix in matrices_of(network)}

    assert ids
    assert id(last.weight) not in ids
    assert id(network.augmentation_embedding.weight) not in ids


def test_muon_moves_a_matrix_as_far_as_adamw_would() -> None:
    network = _Network()
    optimizer = make_optimizer(OptimizerConfig(name="muon", learning_rate=0.01), network)
    before = network.wide.weight.detach().clone()
    _fill_gradients(network)

    change_weights(optimizer, learning_rate=0.01, is_finite=FINITE)

    moved = network.wide.weight.detach() - before
    assert moved.square().mean().sqrt() == pytest.approx(0.2 * 0.01, rel=0.2)


def test_muon_leaves_all_other_parameters_to_adamw() -> None:
    torch.manual_seed(0)
    ours, theirs = _Network(), _Network()
    theirs.load_state_dict(ours.state_dict())
    muon = make_optimizer(OptimizerConfig(name="muon"), ours)
    adamw = make_optimizer(OptimizerConfig(), theirs)

    for _ in range(3):
        for network, optimizer in ((ours, muon), (theirs, adamw)):
            _fill_gradients(network)
            change_weights(optimizer, learning_rate=1e-3, is_finite=FINITE)
            optimizer.zero_grad(set_to_none=True)

    assert torch.equal(ours.first.weight, theirs.first.weight)
    assert torch.equal(ours.norm.bias, theirs.norm.bias)
    assert torch.equal(ours.class_embedding.weight, theirs.class_embedding.weight)
    assert not torch.equal(ours.wide.weight, theirs.wide.weight)


@pytest.mark.parametrize("name", ["adamw", "muon"])
def test_a_non_finite_gradient_changes_neither_weights_nor_state(name: str) -> None:
    network = _Network()
    optimizer = make_optimizer(OptimizerConfig(name=name, weight_decay=0.1), network)
    _fill_gradients(network)
    change_weights(optimizer, learning_rate=1e-3, is_finite=FINITE)
    weights = [parameter.detach().clone() for parameter in network.parameters()]
    state = [value.clone() for own in optimizer.state.values() for value in own.values()]
    _fill_gradients(network)
    for parameter in network.parameters():
        parameter.grad.fill_(math.nan)

    change_weights(optimizer, learning_rate=1e-3, is_finite=NOT_FINITE)

    after = [value for own in optimizer.state.values() for value in own.values()]
    assert all(map(torch.equal, network.parameters(), weights))
    assert all(map(torch.equal, after, state))


def test_both_memory_formats_give_the_same_update() -> None:
    torch.manual_seed(0)
    plain, last = _Network(), _Network()
    last.load_state_dict(plain.state_dict())
    last.to(memory_format=torch.channels_last)

    for network in (plain, last):
        optimizer = make_optimizer(OptimizerConfig(name="muon"), network)
        for _ in range(2):
            _fill_gradients(network)
            change_weights(optimizer, learning_rate=1e-2, is_finite=FINITE)

    assert torch.allclose(plain.wide.weight, last.wide.weight, atol=1e-6)
    assert not torch.equal(plain.wide.weight, _Network().wide.weight)


def test_muon_is_built_for_its_config() -> None:
    assert isinstance(make_optimizer(OptimizerConfig(name="muon"), _Network()), Muon)


def _fill_gradients(network: nn.Module) -> None:
    generator = torch.Generator().manual_seed(4)
    for parameter in network.parameters():
        parameter.grad = torch.empty_like(parameter).copy_(
            torch.randn(parameter.shape, generator=generator)
        )
