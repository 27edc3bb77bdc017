"""Is an export that cannot be finished refused or undone, and named, whichever exporter it is?

Nothing may stay but the reason: no folder, no half of a file, no process.
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
"""Shares of an export that fit on the disk before it is full."""


class Odd(torch.nn.Module):
    """A backbone with an operation that ONNX has not."""

    def __init__(self, backbone):
        super().__init__()
        self.backbone = backbone

    def forward(self, x, c_noise, class_label=None):
        """Return Bessel's function of the output."""
        return torch.special.bessel_j0(self.backbone(x, c_noise, class_label))


class Deciding(Odd):
    """A backbone that looks at the numbers to choose its way, which nobody can trace."""

    def forward(self, x, c_noise, class_label=None):
        """Return the output, or its opposite."""
        output = self.backbone(x, c_noise, class_label)
        return output if float(output.mean()) > 0 else -output


class Interrupted:
    """Lets a person press Ctrl-C when the network is asked for the n-th time."""

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
def test_an_operation_that_the_format_has_not_is_refused(name, model, tmp_path):
    model.denoiser.backbone = Odd(model.denoiser.backbone).eval()

    with pytest.raises(ExportError, match=r"bessel_j0.*ONNX has no|no network of this model's"):
        list(started(model, name, tmp_path))

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["safetensors", "torch", "images"])
def test_an_operation_that_the_format_holds_is_proven(name, model, tmp_path):
    model.denoiser.backbone = Odd(model.denoiser.backbone).eval()

    *_, end = started(model, name, tmp_path)

    assert end.summary


@pytest.mark.parametrize("name", ["onnx", "openvino", "diffusers", "torch"])
def test_a_network_that_decides_by_numbers_is_refused(name, model, tmp_path):
    model.denoiser.backbone = Deciding(model.denoiser.backbone).eval()

    with pytest.raises(ExportError, match=r"guard on data|no network of this model's") as caught:
        list(started(model, name, tmp_path))

    assert caught.value.hint
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("no_process_left")
@pytest.mark.parametrize("name", NAMES)
def test_an_interrupt_after_any_event_leaves_nothing(name, model, tmp_path):
    events = len(list(started(model, name, tmp_path / "whole"))) - 1  # the last one: it is there

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
def test_an_interrupt_in_the_middle_of_the_work_leaves_nothing(name, calls, model, tmp_path):
    model.denoiser.register_forward_pre_hook(Interrupted(calls))

    with pytest.raises(KeyboardInterrupt):
        list(started(model, name, tmp_path))

    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform != "linux", reason="Mounts a disk as Linux does.")
@pytest.mark.parametrize("name", NAMES)
def test_a_disk_that_fills_is_named_and_nothing_stays(name, model, tmp_path):
    list(started(model, name, tmp_path))
    size_bytes = size_of(tmp_path / "export")

    for number, share in enumerate(ROOM_FOR[-1:] if name in SLOW else ROOM_FOR):
        room_kb = max(8, int(share * size_bytes) // 1024)
        with small_disk(tmp_path / f"disk{number}", size=f"{room_kb}k") as disk:
            with pytest.raises(SfumatoError, match=r"export.*is full") as caught:
                list(started(model, name, disk))

            assert "Free some space" in caught.value.hint
            assert list(disk.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="The limit on file sizes is one of Unix.")
@pytest.mark.parametrize("name", ["diffusers", "safetensors"])
def test_a_write_that_is_cut_off_in_the_autoencoder_leaves_nothing(name, tmp_path):
    model = trained_latent_model(small_config(num_steps=2, widths=(8,)))

    with no_file_larger_than(30_000), pytest.raises(SfumatoError) as caught:
        list(started(model, name, tmp_path))

    assert caught.value.hint
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform != "linux", reason="Mounts a disk as Linux does.")
@pytest.mark.parametrize("name", EXPORTERS)
def test_a_target_that_is_read_only_is_named_before_the_work(name, model, tmp_path):
    with small_disk(tmp_path / "disk") as disk:
        make_read_only(disk)

        with pytest.raises(SfumatoError, match=r"export.*read-only"):
            next(iter(started(model, name, disk)))

        assert list(disk.iterdir()) == []
