"""The AdamW optimizer, and a Muon optimizer that uses AdamW for all parameters but matrices.

Both leave weights and state unchanged if the gradient is not finite. That check stays on the
device, so no update waits for the host.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import NamedTuple

import torch
from torch import Tensor, nn

from sfumato.config.settings import OptimizerConfig

__all__ = ["MOMENTS", "Muon", "change_weights", "make_optimizer", "matrices_of", "orthogonalized"]

# Jordan 2024, "Muon: An optimizer for hidden layers in neural networks", kellerjordan.github.io:
# the quintic with the steepest slope at 0; five steps bring singular values to 0.7 to 1.2.
_QUINTIC = (3.4445, -4.7750, 2.0315)
_NEWTON_SCHULZ_STEPS = 5
_SMALLEST_NORM = 1e-7
_WIDE = 2
"""Aspect ratio above which multiplying small matrices is faster than full iterations."""

_ADAMW_RMS = 0.2
"""Typical root mean square of AdamW updates (Liu et al. 2025, arXiv:2502.16982, section 2.2)."""

_EPSILON = 1e-8
"""AdamW's default epsilon (Kingma and Ba 2015, arXiv:1412.6980, algorithm 1)."""

MOMENTS = 2
"""How many numbers the optimizers keep for each weight, at most, from their first step on."""

_LARGEST_STACK = 64
"""Maximum number of matrices in a stack; larger stacks only use more memory."""


def make_optimizer(config: OptimizerConfig, denoiser: nn.Module) -> torch.optim.AdamW:
    """Build the configured optimizer for the trainable parameters.

    Args:
        config: The algorithm and its hyperparameters.
        denoiser: The model being trained.
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

    These are the kernels of convolutions and linear layers, except for the first and last layer and
    for embeddings, whose inputs or outputs are not hidden features (Jordan 2024).
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
    """Take one step unless the gradient is not finite, without waiting for the device.

    Args:
        optimizer: Built by `make_optimizer`.
        learning_rate: Size of the step.
        is_finite: Whether the gradient is finite, bool `()`, on the device.
    """
    for group in optimizer.param_groups:
        group["lr"] = learning_rate
    # The fused kernels read this as they would under a GradScaler, and leave everything unchanged
    # if it is set.
    optimizer.found_inf = (~is_finite).float()  # type: ignore[attr-defined]  # set, not declared
    optimizer.step()


class _Stack(NamedTuple):
    """Matrices of one shape; one batched product is faster than many small products."""

    matrices: list[Tensor]
    momentum: Tensor
    """Momentum of the matrices, `(N, *shape)`."""

    @classmethod
    def of(cls, matrices: list[Tensor]) -> "_Stack":
        first = matrices[0]
        return cls(matrices, first.new_zeros((len(matrices), *first.shape)))

    def gradients(self) -> Tensor:
        """Return a copy of the gradients, `(N, *shape)`; zeros for matrices without a gradient."""
        return torch.stack(
            [torch.zeros_like(m) if m.grad is None else m.grad for m in self.matrices]
        )


class Muon(torch.optim.AdamW):
    """Orthogonalized momentum for matrices (Jordan 2024), AdamW for all other parameters.

    A matrix changes by `-learning_rate * 0.2 * sqrt(max(rows, columns)) * U V^T`, where `U S V^T`
    is its Nesterov momentum. This is about as far as AdamW would move it, so both share one
    learning rate (Liu et al. 2025, arXiv:2502.16982, eq. 4). A kernel `(out, in, k, k)` counts as
    `(out, in * k * k)`.

    Args:
        matrices: Weights of hidden layers, `(rows, columns)` or kernels.
        others: All other parameters.
        config: Hyperparameters of both algorithms.
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
            fused=True,  # the unfused kernels ignore `found_inf`
        )
        self.dtype = torch.float32
        """Dtype for orthogonalization; bf16 if the device computes fast in it."""
        self._momentum = config.momentum
        self._moved = 0
        """How many stacks an interrupted step has updated."""
        self._stacks = [_Stack.of(matrices) for matrices in _by_shape(matrices)]
        for stack in self._stacks:
            for matrix, momentum in zip(stack.matrices, stack.momentum, strict=True):
                self.state[matrix] = {"momentum": momentum}

    @torch.no_grad()
    def step(self, closure: Callable[[], float] | None = None) -> None:  # type: ignore[override]  # takes no closure
        """Update the matrices, then let AdamW update the rest.

        If memory runs out, the next call continues where this one was interrupted.
        """
        assert closure is None
        for stack in self._stacks[self._moved :]:
            self._move(stack)
            self._moved += 1
            for matrix in stack.matrices:
                matrix.grad = None  # AdamW skips parameters without a gradient
        super().step()
        self._moved = 0

    def _move(self, stack: _Stack) -> None:
        found_inf: Tensor = self.found_inf  # type: ignore[attr-defined]  # see `change_weights`
        learning_rate = self.param_groups[0]["lr"]
        decay = learning_rate * self.param_groups[0]["weight_decay"]
        is_good = 1 - found_inf
        gradients = stack.gradients().masked_fill_(found_inf > 0, 0.0)
        momentum = stack.momentum.lerp(gradients, (1 - self._momentum) * is_good)
        ahead = gradients.lerp_(momentum, self._momentum).flatten(2)
        size = learning_rate * _ADAMW_RMS * math.sqrt(max(ahead.shape[1:]))
        moves = orthogonalized(ahead.to(self.dtype)).float().mul_(-size * is_good)
        stack.momentum.copy_(momentum)  # from here on, no memory is needed
        if decay:
            torch._foreach_mul_(stack.matrices, 1 - decay * is_good)
        torch._foreach_add_(stack.matrices, moves.view_as(gradients).unbind())


def orthogonalized(matrices: Tensor) -> Tensor:
    """Return approximately `U V^T` for each matrix `U S V^T`, by Newton-Schulz steps (Jordan 2024).

    Args:
        matrices: `(N, rows, columns)`, at any scale, in float32 or bf16.

    Returns:
        Matrices of the same shape and dtype. Singular values above a thousandth of the matrix norm
        become values between about 0.7 and 1.2.
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

    Every polynomial is a polynomial in the first Gram matrix `G`, so all of them commute: the step
    `X <- p(G) X` amounts to `G <- p(G)^2 G`. This requires two multiplications along the long side
    instead of ten. In bf16, the small eigenvalues of `G` would be lost.
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
    """Group matrices by shape into stacks of limited size."""
    found: dict[torch.Size, list[Tensor]] = defaultdict(list)
    for matrix in matrices:
        found[matrix.shape].append(matrix)
    return [
        stack[start : start + _LARGEST_STACK]
        for stack in found.values()
        for start in range(0, len(stack), _LARGEST_STACK)
    ]
