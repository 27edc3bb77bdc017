"""Tests that torch alone loads the program and reproduces the gallery's images."""

import subprocess
import sys

import numpy as np
import pytest

from sfumato.diffusion.sampler import Sampler
from sfumato.errors import ExportError
from sfumato.export.export import export_model
from sfumato.generation.batches import generate_images
from sfumato_plugins.exporters import TorchSettings
from sfumato_plugins.exporters.torch_program import TorchProgramExporter
from support.trained import small_config, trained_latent_model, trained_model

ALONE = """
import sys, numpy, torch
program = torch.export.load(sys.argv[1]).module()
seeds = torch.tensor([0, 1, 2])
labels = {"class_label": seeds % 2} if sys.argv[3] else {}
numpy.save(sys.argv[2], program(seed=seeds, **labels).detach().numpy())
assert not [name for name in sys.modules if name.startswith("sfumato")]
"""


def export(model, folder, **settings):
    exporter = TorchProgramExporter(TorchSettings(proof_images=4, **settings))
    *_, end = export_model(model, exporter, folder, name="torch")
    return str(end.summary)


@pytest.mark.parametrize("classes", [(), ("cat", "dog")])
def test_a_process_without_sfumato_generates_the_same_images(classes, tmp_path):
    config = small_config(num_steps=2, guidance="none")
    model = trained_model(config, classes=classes)

    summary = export(model, tmp_path / "program")

    out = tmp_path / "drawn.npy"
    arguments = [str(tmp_path / "program" / "model.pt2"), str(out), "yes" if classes else ""]
    subprocess.run([sys.executable, "-c", ALONE, *arguments], check=True)
    found = np.load(out).astype(int)
    assert np.abs(found - generate_images(model, [0, 1, 2])).max() <= 1
    assert "within 1 level" in summary
    readme = (tmp_path / "program" / "README.md").read_text(encoding="utf-8")
    assert ("class_label=" in readme) == bool(classes)


def test_guidance_is_an_input(tmp_path):
    model = trained_model(small_config(num_steps=2, guidance_scale=2.0), classes=("a", "b"))

    export(model, tmp_path / "program")

    readme = (tmp_path / "program" / "README.md").read_text(encoding="utf-8")
    assert "guidance=torch.tensor(1.0)" in readme


def test_a_latent_model_is_exported_with_its_decoder(tmp_path):
    model = trained_latent_model(small_config(num_steps=2))

    assert "within 1" in export(model, tmp_path / "program")


class LooksAtNumbers(Sampler):
    def step(self, trajectory, x, index):
        return trajectory.denoise(x, trajectory.sigmas[index]) * (
            2.0 if float(x.max()) > 0 else 1.0
        )


def test_an_untraceable_model_is_rejected_and_nothing_is_left(tmp_path):
    plain = trained_model(small_config(num_steps=2))
    model = plain.sampled_by(LooksAtNumbers(), plain.metadata.config.sampling)

    with pytest.raises(ExportError, match="cannot be exported as a PyTorch program"):
        export(model, tmp_path / "program")

    assert list(tmp_path.iterdir()) == []
