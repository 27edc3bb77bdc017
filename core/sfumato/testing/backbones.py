"""The contract check for backbones."""

from typing import NamedTuple

import torch
from torch import Tensor, nn

from sfumato.config.image_shape import ImageShape
from sfumato.config.settings import DataConfig, ModelConfig, RunConfig
from sfumato.diffusion.preconditioning import PreconditionedDenoiser
from sfumato.messages import msg
from sfumato.nn.network import build_denoiser, load_denoiser, spec_from_config
from sfumato.plugins.catalog import Catalog, Entry
from sfumato.testing.entries import Plain

__all__ = ["check_backbone"]

_FORMS = (
    (ImageShape.square(16), ()),
    (ImageShape.square(8, 1), ("cat", "dog")),
    (ImageShape(4, 8, 16), ()),
)
"""The shape and classes of the test images."""
_TOLERANCE = 1e-5


def check_backbone(entry: Entry, settings: Plain | None = None) -> None:
    """Build a backbone in the same way as a run, and check its output, training, and saved state.

    Args:
        entry: The plugin's entry.
        settings: The entry's settings; by default, the default settings are used.

    Raises:
        AssertionError: If the check fails. The message is a sentence that states the problem.
        PluginError: If the backbone cannot be built, or returns a different shape or non-finite
            numbers.
    """
    name = f"Network “{entry.name}”"
    backbones = Catalog(msg("kinds.network", "network"), [("plugin", entry)])
    model = ModelConfig(backbone=entry.name, backbone_settings=dict(settings or {}))
    for shape, classes in _FORMS:
        config = RunConfig(data=DataConfig(dataset="toys", shape=shape), model=model)
        spec = spec_from_config(
            config, image_shape=shape, classes=classes, sigma_data=0.5, backbones=backbones
        )
        with torch.random.fork_rng():
            torch.manual_seed(0)
            denoiser = build_denoiser(spec, backbones=backbones)
            _randomize_output(denoiser)
            x = torch.randn(4, *shape)
        asked = _Asked(x, torch.tensor([0, 1, 2, 0]) if classes else None)
        _check_learning(name, denoiser, asked)
        loaded = load_denoiser(spec, denoiser.state_dict(), backbones=backbones)
        _check_images(name, denoiser.eval(), loaded.eval(), asked)


class _Asked(NamedTuple):
    """The inputs for a denoiser."""

    x: Tensor
    label: Tensor | None

    def of(self, denoiser: PreconditionedDenoiser, *, most: int | None = None) -> Tensor:
        """Call a denoiser with all inputs, or only with the first `most` images."""
        label = None if self.label is None else self.label[:most]
        image: Tensor = denoiser(self.x[:most], torch.ones(()), label)
        return image


def _randomize_output(denoiser: nn.Module) -> None:
    """Move weights away from zero, because zero weights produce no output and no gradients."""
    for parameter in denoiser.parameters():
        if not parameter.any():
            nn.init.normal_(parameter, std=0.1)


def _check_learning(name: str, denoiser: PreconditionedDenoiser, asked: _Asked) -> None:
    loss = asked.of(denoiser.train()).square().sum()
    loss.backward()  # type: ignore[no-untyped-call]  # torch has no types here
    idle = [key for key, value in denoiser.named_parameters() if value.grad is None]
    assert not idle, f"{name} has weights without gradients: {', '.join(idle[:3])}."


def _check_images(
    name: str, denoiser: PreconditionedDenoiser, loaded: PreconditionedDenoiser, asked: _Asked
) -> None:
    with torch.no_grad():
        whole, again, alone = asked.of(denoiser), asked.of(loaded), asked.of(denoiser, most=1)
    assert torch.equal(whole, again), (
        f"{name} gives different images after loading its weights; keep all state in parameters "
        "and persistent buffers."
    )
    tolerance = _TOLERANCE * max(1.0, float(whole.abs().max()))
    assert torch.allclose(whole[:1], alone, atol=tolerance), (
        f"{name} gives a different image in a different batch; do not mix the images of a batch."
    )
