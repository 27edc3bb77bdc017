"""Tests that every exporter rejects or undoes an export that cannot finish, with a reason.

Nothing may be left behind: no folder, no partial file, no process.
"""

import sys

import psutil
import pytest
import torch

from sfumato.errors import ExportError, SfumatoError
from sfumato.export.export import export_model
from support.disk import no_file_larger_than
from support.exporters import EXPORTERS, quick_exporter
from support.odd_images import make_read_only, small_disk
from support.trained import small_config, trained_latent_model, trained_model

SLOW = ("onnx", "openvino", "torch")
NAMES = [pytest.param(name, marks=pytest.mark.slow if name in SLOW else ()) for name in EXPORTERS]
ROOM_FOR = (0.0, 0.4, 0.9)
"""Fractions of an export that fit on the disk before it is full."""


class Odd(torch.nn.Module):
    """A backbone with an operation that ONNX does not have."""

    def __init__(self, backbone):
        super().__init__()
        self.backbone = backbone

    def forward(self, x, c_noise, class_label=None):
        """Return the Bessel function of the output."""
        return torch.special.bessel_j0(self.backbone(x, c_noise, class_label))


class Deciding(Odd):
    """A backbone whose control flow depends on the values, which cannot be traced."""

    def forward(self, x, c_noise, class_label=None):
        """Return the output, or its negative."""
        output = self.backbone(x, c_noise, class_label)
        return output if float(output.mean()) > 0 else -output


class Interrupted:
    """Simulates Ctrl-C at the n-th call of the network."""

    def __init__(self, calls):
        self._left = calls

    def __call__(self, module, given):
        """Count a call."""
        self._left -= 1
        if self._left == 0:
            raise KeyboardInterrupt


@pytest.fixture
def model():
    return trained_model(small_config(num_steps=2, widths=(16,)))


@pytest.fixture
def no_process_left():
    before = psutil.Process().children()
    yield
    assert psutil.Process().children() == before


def started(model, name, folder):
    return export_model(model, quick_exporter(name), folder / "export", name=name)


def size_of(folder):
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("name", ["onnx", "openvino", "diffusers"])
def test_an_operation_missing_from_the_format_is_rejected(name, model, tmp_path):
    model.denoiser.backbone = Odd(model.denoiser.backbone).eval()

    with pytest.raises(ExportError, match=r"bessel_j0.*ONNX has no|no class for this model's"):
        list(started(model, name, tmp_path))

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["safetensors", "torch", "images"])
def test_an_operation_that_the_format_has_is_verified(name, model, tmp_path):
    model.denoiser.backbone = Odd(model.denoiser.backbone).eval()

    *_, end = started(model, name, tmp_path)

    assert end.summary


@pytest.mark.parametrize("name", ["onnx", "openvino", "diffusers", "torch"])
def test_a_network_with_data_dependent_control_flow_is_rejected(name, model, tmp_path):
    model.denoiser.backbone = Deciding(model.denoiser.backbone).eval()

    with pytest.raises(ExportError, match=r"guard on data|no class for this model's") as caught:
        list(started(model, name, tmp_path))

    assert str(caught.value.hint)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("no_process_left")
@pytest.mark.parametrize("name", NAMES)
def test_an_interrupt_after_any_event_leaves_nothing(name, model, tmp_path):
    # The export exists after the last event.
    events = len(list(started(model, name, tmp_path / "whole"))) - 1

    for index in range(0, events, 2 if name in SLOW else 1):
        folder = tmp_path / str(index)
        stream = started(model, name, folder)
        for _ in range(index + 1):
            next(stream)

        with pytest.raises(KeyboardInterrupt):
            stream.throw(KeyboardInterrupt())

        assert list(folder.iterdir()) == []


@pytest.mark.usefixtures("no_process_left")
@pytest.mark.parametrize("calls", [1, 2])
@pytest.mark.parametrize("name", [name for name in EXPORTERS if name != "safetensors"])
def test_an_interrupt_during_the_work_leaves_nothing(name, calls, model, tmp_path):
    model.denoiser.register_forward_pre_hook(Interrupted(calls))

    with pytest.raises(KeyboardInterrupt):
        list(started(model, name, tmp_path))

    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform != "linux", reason="Mounts a disk as Linux does.")
@pytest.mark.parametrize("name", NAMES)
def test_a_full_disk_is_reported_and_nothing_is_left(name, model, tmp_path):
    list(started(model, name, tmp_path))
    size_bytes = size_of(tmp_path / "export")

    for number, share in enumerate(ROOM_FOR[-1:] if name in SLOW else ROOM_FOR):
        room_kb = max(8, int(share * size_bytes) // 1024)
        with small_disk(tmp_path / f"disk{number}", size=f"{room_kb}k") as disk:
            with pytest.raises(SfumatoError, match=r"export.*is full") as caught:
                list(started(model, name, disk))

            assert "Free up some space" in str(caught.value.hint)
            assert list(disk.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="The limit on file sizes is one of Unix.")
@pytest.mark.parametrize("name", ["diffusers", "safetensors"])
def test_a_truncated_write_of_the_autoencoder_leaves_nothing(name, tmp_path):
    model = trained_latent_model(small_config(num_steps=2, widths=(8,)))

    with no_file_larger_than(30_000), pytest.raises(SfumatoError) as caught:
        list(started(model, name, tmp_path))

    assert str(caught.value.hint)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform != "linux", reason="Mounts a disk as Linux does.")
@pytest.mark.parametrize("name", EXPORTERS)
def test_a_read_only_destination_is_reported_before_the_export_starts(name, model, tmp_path):
    with small_disk(tmp_path / "disk") as disk:
        make_read_only(disk)

        with pytest.raises(SfumatoError, match=r"export.*read-only"):
            next(iter(started(model, name, disk)))

        assert list(disk.iterdir()) == []
