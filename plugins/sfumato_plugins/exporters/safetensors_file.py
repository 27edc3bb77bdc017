"""Export of the weights alone, with all known metadata."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import safetensors
import safetensors.torch
import torch
from torch import Tensor, nn

from sfumato.diffusion.preconditioning import DiscretePreconditioning
from sfumato.errors import ExportError
from sfumato.export.exporter import Exporter
from sfumato.files.storage import write_whole
from sfumato.generation.trained_model import TrainedModel
from sfumato.latents.autoencoder import save_autoencoder
from sfumato.latents.image_space import LatentSpace
from sfumato.messages import msg
from sfumato.nn.backbone import UNetBackbone
from sfumato.records.events import Progressed
from sfumato_plugins.exporters import SafetensorsSettings
from sfumato_plugins.exporters.documents.bundle_manifest import config_as_toml
from sfumato_plugins.exporters.documents.licenses import terms_of, write_readme

__all__ = ["SafetensorsExporter"]

_FILE = "model.safetensors"
_GUIDE_FILE = "guide.safetensors"
_AUTOENCODER = "autoencoder"


class SafetensorsExporter(Exporter):
    """Writes the safetensors file, and a second one for a guide checkpoint."""

    def __init__(self, settings: SafetensorsSettings) -> None:
        self._settings = settings

    def export(self, model: TrainedModel, folder: Path) -> Iterator[Progressed]:
        """Write the file, read it back, and compare it bit by bit; see `Exporter.export`."""
        terms = terms_of(self._settings)
        networks = {_FILE: model.denoiser}
        if model.guide:
            networks[_GUIDE_FILE] = model.guide.denoiser
        yield Progressed(task=msg("exporters.writing_weights", "Writing weights"), done=0, total=2)
        written = {
            file: _write(model, network, folder / file, license=terms.license)
            for file, network in networks.items()
        }
        if isinstance(model.space, LatentSpace):
            (folder / _AUTOENCODER).mkdir()
            save_autoencoder(folder / _AUTOENCODER, model.space.autoencoder)
        write_readme(
            folder,
            model.metadata,
            terms,
            readme="safetensors_readme.md",
            what="the model: all `.safetensors` files",
        )
        yield Progressed(
            task=msg("exporters.verifying_weights", "Verifying weights"), done=1, total=2
        )
        for file, weights in written.items():
            _require_equal(folder / file, weights)
        tensors = [tensor for weights in written.values() for tensor in weights.values()]
        count = sum(tensor.numel() for tensor in tensors)
        self.summary = msg(
            "exporters.weights_exported",
            "Exported {parameters:,} parameters in {n} tensors and verified them bit by bit.",
            one="Exported {parameters:,} parameters in 1 tensor and verified them bit by bit.",
            parameters=count,
            n=len(tensors),
        )
        yield Progressed(task=msg("exporters.done", "Done"), done=2, total=2)


def _write(
    model: TrainedModel, denoiser: nn.Module, file: Path, *, license: str
) -> dict[str, Tensor]:
    """Write a network's weights and all their metadata, and return the weights."""
    network, about = _network_of(model, denoiser)
    about |= {
        "format": "pt",
        "license": license,
        "metadata": msgspec.json.encode(model.metadata).decode(),
        "config": config_as_toml(model.metadata),
    }
    weights = {name: part.contiguous() for name, part in network.state_dict().items()}
    write_whole(file, safetensors.torch.save(weights, metadata=about))
    return weights


def _require_equal(file: Path, weights: dict[str, Tensor]) -> None:
    found = safetensors.torch.load_file(file)
    if found.keys() != weights.keys() or not all(
        torch.equal(found[name], weights[name]) for name in weights
    ):
        raise ExportError(
            msg(
                "exporters.weights_differ",
                "The weights read back from “{file}” differ from the model's.",
                file=file.name,
            ),
            hint=msg(
                "exporters.check_disk_and_export_again",
                "Check the disk and export again; report the problem if it persists.",
            ),
        )


def _network_of(model: TrainedModel, denoiser: nn.Module) -> tuple[nn.Module, dict[str, str]]:
    """Return the network to write and how to build it; unknown networks are written whole."""
    backbone = getattr(denoiser, "backbone", None)
    if not isinstance(backbone, UNetBackbone):
        return denoiser, {}
    config: dict[str, Any] = dict(backbone.unet.config)  # diffusers is untyped
    about = {name: value for name, value in config.items() if not name.startswith("_")}
    network: dict[str, Any] = {  # any JSON value
        "prediction": model.metadata.config.model.prediction,
        "unshuffle": backbone.unshuffle,
        "sigma_data": model.metadata.sigma_data,
        "classes": model.metadata.classes,
    }
    if isinstance(model.space, LatentSpace):
        network["latents"] = {
            "mean": model.space.mean.flatten().tolist(),
            "scale": model.space.scale.flatten().tolist(),
        }
    coefficients = getattr(denoiser, "preconditioning", None)
    if isinstance(coefficients, DiscretePreconditioning):
        network["alphas_cumprod"] = coefficients.alphas_cumprod.tolist()
    return backbone.unet, {"unet": json.dumps(about), "network": json.dumps(network)}
