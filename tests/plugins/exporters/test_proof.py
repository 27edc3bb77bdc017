"""Tests of the parity check of an export in a separate process, and of its report."""

import sys

import numpy as np
import psutil
import pytest
import torch

from sfumato.errors import ExportError, SfumatoError
from sfumato.export.export import export_model
from sfumato_plugins.exporters import OnnxSettings
from sfumato_plugins.exporters.onnx import graph_file
from sfumato_plugins.exporters.onnx_bundle import OnnxExporter
from sfumato_plugins.exporters.proof.clean_process import CleanProcess
from sfumato_plugins.exporters.proof.distance import FEWEST
from sfumato_plugins.exporters.proof.proof_page import Check, Example, proof_page
from sfumato_plugins.exporters.proof.regeneration import Difference, parity_of
from support.disk import no_file_larger_than
from support.exports import bundle_manifest_of, export_onnx
from support.trained import small_config, trained_model


def events_of(model, folder, **settings):
    wanted = OnnxSettings(**{"proof_images": 4, "distance_images": 0} | settings)
    return export_model(model, OnnxExporter(wanted), folder / "bundle", name="onnx")


def broken_in_the_proof(model, folder):
    """Return the error of an export whose source changes after it was written."""
    stream = events_of(model, folder)
    for event in stream:
        if str(event.task) == "Measuring speed":
            break
    model.denoiser.backbone.unet.conv_out.weight.mul_(-1)
    with pytest.raises(ExportError) as caught:
        list(stream)
    return caught.value


def leftovers(folder):
    return [path.name for path in folder.glob("*bundle*")]


@pytest.fixture
def model():
    return trained_model(small_config(num_steps=2, widths=(16,)))


@pytest.fixture(scope="module")
def bundle(tmp_path_factory):
    model = trained_model(small_config(num_steps=2, widths=(16,)))
    folder = tmp_path_factory.mktemp("proven")
    return export_onnx(model, folder, distance_images=1000, distance_minutes=1e-9)


def test_a_failed_check_leaves_only_a_report(model, tmp_path):
    error = broken_in_the_proof(model, tmp_path)

    assert leftovers(tmp_path) == ["bundle-failed.html"]
    assert str(tmp_path / "bundle-failed.html") in str(error.hint)
    page = (tmp_path / "bundle-failed.html").read_text()
    assert "Verification failed: " in page
    assert page.count("<img") == 4 * 3  # each beside its source and the difference


@pytest.mark.slow
def test_the_report_of_a_failure_is_removed_by_a_successful_export(model, tmp_path):
    broken_in_the_proof(model, tmp_path)

    list(events_of(model, tmp_path))

    assert leftovers(tmp_path) == ["bundle"]


def test_a_bundle_contains_its_report(bundle):
    assert "Verification passed: " in (bundle / "proof.html").read_text()


def test_images_are_generated_in_a_process_without_torch(bundle):
    assert bundle_manifest_of(bundle).speed.is_clean_process


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Memory is read as Linux tells.")
def test_memory_is_reported(bundle):
    speed = bundle_manifest_of(bundle).speed

    assert speed.model_bytes > 100_000
    assert speed.batch_bytes >= speed.one_image_bytes >= 0


def test_fewer_images_are_generated_after_the_time_limit_and_this_is_reported(bundle):
    distance = bundle_manifest_of(bundle).distance

    assert (distance.score.count, distance.asked) == (FEWEST, 1000)
    assert distance.cleanliness.penalty == 0.0
    assert distance.score.frechet.multiple == pytest.approx(1.0, abs=0.01)  # the same bytes
    assert f"{FEWEST} of 1,000 images" in (bundle / "proof.html").read_text()


def test_a_file_that_onnxruntime_cannot_load_is_rejected_with_its_message(tmp_path):
    (tmp_path / "model.onnx").write_bytes(b"no model")

    with (
        pytest.raises(ExportError, match=r"cannot run “model.onnx”: .*[Pp]rotobuf"),
        CleanProcess(tmp_path / "model.onnx", threads=1),
    ):
        pass


def test_a_crashed_process_is_reported(bundle):
    before = psutil.Process().children()
    with CleanProcess(bundle / "model.onnx", threads=1) as process:
        (child,) = (one for one in psutil.Process().children() if one not in before)
        child.kill()
        child.wait(10)

        with pytest.raises(ExportError, match="exited unexpectedly"):
            process.draw({"seed": np.array([1])})


def test_a_canceled_check_leaves_neither_files_nor_a_process(model, tmp_path):
    before = psutil.Process().children()
    stream = events_of(model, tmp_path)
    for event in stream:
        if str(event.task) == "Comparing images":
            break

    with pytest.raises(KeyboardInterrupt):
        stream.throw(KeyboardInterrupt())

    assert leftovers(tmp_path) == []
    assert not list(tmp_path.glob(".bundle*"))
    assert psutil.Process().children() == before


@pytest.mark.skipif(sys.platform == "win32", reason="The limit on file sizes is one of Unix.")
@pytest.mark.parametrize("most_in_one_file", [2**30, 10_000], ids=["one file", "two files"])
def test_a_full_disk_while_writing_the_graph_is_reported(
    most_in_one_file, model, tmp_path, monkeypatch
):
    monkeypatch.setattr(graph_file, "MOST_IN_ONE_FILE", most_in_one_file)
    stream = events_of(model, tmp_path)
    for event in stream:
        if str(event.task) == "Writing files":
            break

    with no_file_larger_than(20_000), pytest.raises(SfumatoError, match="bundle") as caught:
        list(stream)

    assert str(caught.value.hint)
    assert not list(tmp_path.glob("*bundle*")) + list(tmp_path.glob(".bundle*"))


def test_the_loss_is_reported_in_decibels():
    one_level = Difference(
        seed=3, identical_share=0.0, within_one_share=1.0, worst_error=1, squared_error=1.0
    )
    exact = Difference(
        seed=4, identical_share=1.0, within_one_share=1.0, worst_error=0, squared_error=0.0
    )

    parity = parity_of([one_level, exact])

    assert parity.worst_psnr_db == pytest.approx(48.13, abs=0.01)  # 20 log10(255)
    assert parity.psnr_db == pytest.approx(51.14, abs=0.01)  # 3 dB for half the error
    assert parity_of([exact]).psnr_db is None


def test_the_report_page_escapes_text():
    gray = np.zeros((4, 4, 1), np.uint8)

    page = proof_page(
        "a <run>",
        checks=[Check("Bytes", "99%", "100%", has_passed=False)],
        metadata={"Threads": "2 & more"},
        examples=[Example("seed 5", gray, gray)],
    )

    assert "a &lt;run&gt;" in page
    assert "2 &amp; more" in page
    assert page.startswith("<!DOCTYPE html>")


class Bessel(torch.nn.Module):
    """A layer with an operation that ONNX does not have."""

    def forward(self, x):
        """Return the Bessel function of an image."""
        return torch.special.bessel_j0(x)


class OddBackbone(torch.nn.Module):
    """A backbone, as from a plugin, with a layer that a graph cannot represent."""

    def __init__(self, backbone):
        super().__init__()
        self.backbone = backbone
        self.odd_layer = Bessel()

    def forward(self, x, c_noise, class_label=None):
        """Return the output of the unsupported layer."""
        return self.odd_layer(self.backbone(x, c_noise, class_label))


class DecidingBackbone(OddBackbone):
    """A backbone whose control flow depends on the values."""

    def forward(self, x, c_noise, class_label=None):
        """Return the output, or its negative."""
        output = self.backbone(x, c_noise, class_label)
        return output if float(output.mean()) > 0 else -output


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (OddBackbone, r"node “bessel_j0” \(prims.bessel_j0.*backbone.odd_layer.*ONNX has no"),
        (DecidingBackbone, r"in DecidingBackbone.forward, line \d+: Could not guard on data"),
    ],
)
def test_an_untraceable_network_is_rejected_with_node_and_reason(kind, words, model, tmp_path):
    model.denoiser.backbone = kind(model.denoiser.backbone).eval()

    with pytest.raises(
        ExportError, match=rf"The network cannot be exported to a graph.*{words}"
    ) as caught:
        export_onnx(model, tmp_path)

    assert "backbone" in str(caught.value.hint)
    assert leftovers(tmp_path) == []
