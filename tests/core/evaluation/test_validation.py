"""Is the held-out loss on one scale with the training loss?"""

import pytest
import torch

from sfumato.diffusion.preconditioning import (
    DiscretePreconditioning,
    EdmPreconditioning,
    FlowPreconditioning,
    Preconditioning,
    linear_alphas_cumprod,
)
from sfumato.evaluation.validation import VALIDATION_SIGMAS, mean_as_in_training


@pytest.mark.parametrize(
    "preconditioning",
    [
        EdmPreconditioning(0.5, -1.2, 1.2),
        FlowPreconditioning(0.0, 1.0),
        DiscretePreconditioning(linear_alphas_cumprod(), "epsilon"),
    ],
)
def test_a_loss_known_at_every_level_has_the_mean_that_training_would_see(
    preconditioning: Preconditioning,
) -> None:
    def loss(sigma: torch.Tensor) -> torch.Tensor:
        return 1 / (1 + sigma)

    losses = {sigma: float(loss(torch.tensor(sigma))) for sigma in VALIDATION_SIGMAS}
    uniform = torch.rand(200_000, generator=torch.manual_seed(0))

    mean = mean_as_in_training(losses, preconditioning)

    # a straight line between eight levels is off by a few hundredths
    assert mean == pytest.approx(float(loss(preconditioning.draw_sigma(uniform)).mean()), abs=0.03)


def test_a_loss_that_is_the_same_everywhere_is_its_own_mean() -> None:
    losses = dict.fromkeys(VALIDATION_SIGMAS, 0.25)

    assert mean_as_in_training(losses, FlowPreconditioning(0.0, 1.0)) == pytest.approx(0.25)
