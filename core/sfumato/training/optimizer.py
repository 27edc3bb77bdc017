"""By which rule do gradients change the weights?

AdamW for everything, or Muon for matrices and AdamW for the rest. Either leaves weights and state
untouched where the gradient was not finite, and decides that on the device: no update waits for
the host.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import NamedTuple

import torch
from torch import Tensor, nn

from sfumato.config.settings import OptimizerConfig

__all__ = ["Muon", "change_weights", "make_optimizer", "matrices_of", "orthogonalized"]

# Jordan 2024, "Muon: An optimizer for hidden layers in neural networks", kellerjordan.github.io:
# the quintic whose slope at 0 is steepest; five steps bring singular values to 0.7 to 1.2.
_QUINTIC = (3.4445, -4.7750, 2.0315)
_NEWTON_SCHULZ_STEPS = 5
_SMALLEST_NORM = 1e-7
_WIDE = 2
"""From so many columns a row on, a product of small matrices is faster than steps of the whole."""

_ADAMW_RMS = 0.2
"""Usual root mean square of AdamW's updates (Liu et al. 2025, arXiv:2502.16982, section 2.2)."""

_EPSILON = 1e-8
"""AdamW's own (Kingma and Ba 2015, arXiv:1412.6980, algorithm 1)."""

_LARGEST_STACK = 64
"""Matrices of one shape that are worked on at once; more would only take memory."""


def make_optimizer(config: OptimizerConfig, denoiser: nn.Module) -> torch.optim.AdamW:
    """Make the optimizer that a config names, over the parameters that are trained.

    Args:
        config: Which rule, and its numbers.
        denoiser: The model in training.
    """
    trained = [parameter for parameter in denoiser.parameters() if parameter.requires_grad]
    if config.name == "adamw":
        return torch.optim.AdamW(
            trained,
            lr=config.learning_rate,
            betas=(config.beta1, config.beta2),
            eps=_EPSILON,
            weight_decay=config.weight_decay,
            fused=True,
        )
    matrices = matrices_of(denoiser)
    among = {id(matrix) for matrix in matrices}
    others = [parameter for parameter in trained if id(parameter) not in among]
    return Muon(matrices, others, config)


def matrices_of(denoiser: nn.Module) -> list[Tensor]:
    """Return the weights that act as matrices between hidden features.

    These are the kernels of convolutions and linear layers, but for the first and the last layer
    and for embeddings, whose inputs or outputs are no hidden features (Jordan 2024).
    """
    layers = [
        module
        for name, module in denoiser.named_modules()
        if isinstance(module, (nn.Conv2d, nn.Linear)) and "embed" not in name
    ]
    return [module.weight for module in layers[1:-1] if module.weight.requires_grad]


def change_weights(
    optimizer: torch.optim.Optimizer, *, learning_rate: float, is_finite: Tensor
) -> None:
    """Take one step; where the gradient is not finite nothing changes, and nobody waits.

    Args:
        optimizer: Made by `make_optimizer`.
        learning_rate: Size of the step.
        is_finite: Whether the gradient is, bool `()`, on the device.
    """
    for group in optimizer.param_groups:
        group["lr"] = learning_rate
    # The fused kernels read this, as they do under a GradScaler, and then leave all as it was.
    optimizer.found_inf = (~is_finite).float()  # type: ignore[attr-defined]  # set, not declared
    optimizer.step()


class _Stack(NamedTuple):
    """Matrices of one shape: one product of them all is faster than many small ones."""

    matrices: list[Tensor]
    momentum: Tensor
    """Theirs, `(N, *shape)`."""

    @classmethod
    def of(cls, matrices: list[Tensor]) -> "_Stack":
        first = matrices[0]
        return cls(matrices, first.new_zeros((len(matrices), *first.shape)))

    def gradients(self) -> Tensor:
        """Return a copy of the gradients, `(N, *shape)`; zeros where a matrix has none."""
        return torch.stack(
            [torch.zeros_like(m) if m.grad is None else m.grad for m in self.matrices]
        )


class Muon(torch.optim.AdamW):
    """Orthogonalised momentum for matrices (Jordan 2024), AdamW for all other parameters.

    A matrix moves by `-learning_rate * 0.2 * sqrt(max(rows, columns)) * U V^T`, where `U S V^T` is
    its Nesterov momentum: about as far as AdamW would move it, so that one learning rate serves
    both (Liu et al. 2025, arXiv:2502.16982, eq. 4). A kernel `(out, in, k, k)` counts as
    `(out, in * k * k)`.

    Args:
        matrices: Weights of hidden layers, `(rows, columns)` or kernels.
        others: All other parameters.
        config: The numbers of both rules.
    """

    def __init__(
        self, matrices: Sequence[Tensor], others: Sequence[Tensor], config: OptimizerConfig
    ) -> None:
        super().__init__(
            [{"params": list(matrices)}, {"params": list(others)}],
            lr=config.learning_rate,
            betas=(config.beta1, config.beta2),
            eps=_EPSILON,
            weight_decay=config.weight_decay,
            fused=True,  # the others do not heed `found_inf`
        )
        self.dtype = torch.float32
        """In which matrices are orthogonalised; bf16 where the device is fast in it."""
        self._momentum = config.momentum
        self._stacks = [_Stack.of(matrices) for matrices in _by_shape(matrices)]
        for stack in self._stacks:
            for matrix, momentum in zip(stack.matrices, stack.momentum, strict=True):
                self.state[matrix] = {"momentum": momentum}

    @torch.no_grad()
    def step(self, closure: Callable[[], float] | None = None) -> None:  # type: ignore[override]  # no loss is given
        """Move the matrices, then let AdamW move the rest."""
        assert closure is None
        for stack in self._stacks:
            self._move(stack)
            for matrix in stack.matrices:
                matrix.grad = None  # AdamW passes over what has no gradient
        super().step()

    def _move(self, stack: _Stack) -> None:
        found_inf: Tensor = self.found_inf  # type: ignore[attr-defined]  # see `change_weights`
        learning_rate = self.param_groups[0]["lr"]
        decay = learning_rate * self.param_groups[0]["weight_decay"]
        is_good = 1 - found_inf
        gradients = stack.gradients().masked_fill_(found_inf > 0, 0.0)
        stack.momentum.lerp_(gradients, (1 - self._momentum) * is_good)
        ahead = gradients.lerp_(stack.momentum, self._momentum).flatten(2)
        size = learning_rate * _ADAMW_RMS * math.sqrt(max(ahead.shape[1:]))
        moves = orthogonalized(ahead.to(self.dtype)).float().mul_(-size * is_good)
        if decay:
            torch._foreach_mul_(stack.matrices, 1 - decay * is_good)
        torch._foreach_add_(stack.matrices, moves.view_as(gradients).unbind())


def orthogonalized(matrices: Tensor) -> Tensor:
    """Return nearly `U V^T` for each matrix `U S V^T`, by Newton-Schulz steps (Jordan 2024).

    Args:
        matrices: `(N, rows, columns)`, in any scale, in float32 or bf16.

    Returns:
        Of the same shape and type; singular values between about 0.7 and 1.2, where those of the
        matrix are not below a thousandth of its norm.
    """
    a, b, c = _QUINTIC
    is_tall = matrices.shape[1] > matrices.shape[2]
    x = matrices.mT if is_tall else matrices
    x = x / x.norm(dim=(1, 2), keepdim=True).clamp(min=_SMALLEST_NORM)
    if x.dtype == torch.float32 and x.shape[2] >= _WIDE * x.shape[1]:
        x = torch.bmm(_step_product(torch.bmm(x, x.mT)), x)
        return x.mT if is_tall else x
    for _ in range(_NEWTON_SCHULZ_STEPS):
        gram = x @ x.mT
        polynomial = torch.baddbmm(gram, gram, gram, beta=b, alpha=c)
        x = torch.baddbmm(x, polynomial, x, beta=a)
    return x.mT if is_tall else x


def _step_product(gram: Tensor) -> Tensor:
    """Return the product of all steps' polynomials, `(N, rows, rows)`, from the first Gram matrix.

    Every polynomial is one of the first Gram matrix `G`, so all of them commute: a step
    `X <- p(G) X` is `G <- p(G)^2 G`. So the long side is multiplied twice in place of ten times.
    In bf16 the small eigenvalues of `G` would not survive.
    """
    a, b, c = _QUINTIC
    product = torch.eye(gram.shape[1], device=gram.device).expand_as(gram)
    for _ in range(_NEWTON_SCHULZ_STEPS):
        polynomial = torch.baddbmm(gram, gram, gram, beta=b, alpha=c)
        polynomial.diagonal(dim1=1, dim2=2).add_(a)
        product = polynomial @ product
        gram = polynomial @ (polynomial @ gram)
    return product


def _by_shape(matrices: Sequence[Tensor]) -> list[list[Tensor]]:
    """Sort matrices of one shape together, so many at once as are worth it."""
    found: dict[torch.Size, list[Tensor]] = defaultdict(list)
    for matrix in matrices:
        found[matrix.shape].append(matrix)
    return [
        stack[start : start + _LARGEST_STACK]
        for stack in found.values()
        for start in range(0, len(stack), _LARGEST_STACK)
    ]
