"""Tests that the examples in a bundle run unchanged and reproduce the gallery's images."""

import re
import shutil
import subprocess
import sys
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from sfumato.generation.batches import generate_images
from support.browser import CHROMIUM, open_page
from support.bundle_page import STATUS, newest_images, press_generate, wait_until_done
from support.exports import export_onnx
from support.node_packages import NODE, node_modules, with_node_module
from support.small_bundle import Client
from support.trained import small_config, trained_model

CLASSES = ("cat", "dog", "owl")
SEEDS = [0, 1, 5, 2**53 + 1]
DOTNET = shutil.which("dotnet")


@pytest.fixture(scope="module")
def model():
    config = small_config(guidance_scale=1.5, num_steps=3, widths=(16,))
    return trained_model(config, classes=CLASSES)


@pytest.fixture(scope="module")
def bundle(model, tmp_path_factory):
    return export_onnx(model, tmp_path_factory.mktemp("examples"))


@pytest.fixture(scope="module")
def own(model):
    return generate_images(model, SEEDS)


@pytest.fixture
def unasked(monkeypatch):
    """Remove the telemetry setting: examples must set it themselves; leftovers fail the test."""
    monkeypatch.delenv("ORT_DISABLE_TELEMETRY", raising=False)


def read(folder):
    return np.stack([np.asarray(Image.open(folder / f"{seed}.png")) for seed in SEEDS])


def within(drawn, own, levels):
    assert own.std() > 20  # uniform gray images would match by accident
    assert drawn.shape == own.shape
    return (np.abs(drawn.astype(int) - own) <= levels).mean()


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.usefixtures("unasked")
def test_the_python_example_reproduces_the_gallery(bundle, own, tmp_path):
    seeds = [str(seed) for seed in SEEDS]

    run(sys.executable, "-I", bundle / "example.py", "--seeds", *seeds, "--out", tmp_path)

    assert within(read(tmp_path), own, 1) >= 0.999


@pytest.mark.usefixtures("unasked")
@with_node_module("onnxruntime-node")
def test_the_node_example_reproduces_the_gallery(bundle, own, tmp_path):
    link = bundle / "node/node_modules"
    link.symlink_to(node_modules("onnxruntime-node"))
    try:
        seeds = ",".join(map(str, SEEDS))
        run(NODE, bundle / "node/example.js", "--seeds", seeds, "--out", tmp_path)
    finally:
        link.unlink()

    assert within(read(tmp_path), own, 2) >= 0.99


def test_the_examples_declare_one_name_at_a_time():
    """Catches a name with a space in it where neither Node nor .NET can be run."""
    javascript = re.compile(r"\b(?:const|let) [\w ]*\w [\w ]+=")
    csharp = re.compile(r"\b(?:Json\w+|string|int|long(?:\[\])?) \w+ (?!in\b|is\b)\w+ ?[=,)]")
    folder = files("sfumato_resources") / "export/examples"

    for name, declares_two in {"node/example.js": javascript, "csharp/Program.cs": csharp}.items():
        text = (folder / name).read_text(encoding="utf-8")
        assert [found[0] for found in declares_two.finditer(text)] == []


@pytest.mark.skipif(not DOTNET, reason="needs the .NET SDK, and its packages from NuGet")
def test_the_csharp_example_reproduces_the_gallery(bundle, own, tmp_path):
    seeds = ",".join(map(str, SEEDS))

    run(DOTNET, "run", "--project", bundle / "csharp", "--", "--seeds", seeds, "--out", tmp_path)

    assert within(read(tmp_path), own, 2) >= 0.99


@contextmanager
def example_service(bundle):
    """Run the bundle's own service without access to this repository."""
    command = [sys.executable, bundle / "service/serve.py", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=bundle) as process:
        try:
            address = re.match(r"http://127\.0\.0\.1:(\d+)", process.stdout.readline())
            yield int(address[1])
        finally:
            process.terminate()
            process.stdout.close()


@pytest.mark.skipif(not CHROMIUM, reason="needs Chromium")
def test_the_page_uses_the_service_if_there_is_one(bundle, model, tmp_path):
    with example_service(bundle) as port, open_page(tmp_path / "browser") as page:
        page.go(f"http://127.0.0.1:{port}/web/")
        page.waits_for(f"{STATUS}.textContent.startsWith('Ready')")
        fields = "[...document.querySelectorAll('#request select, #request input')].map(f => f.id)"
        assert page.does(fields) == ["seed", "count", "class", "guidance"]

        press_generate(page, seed=2**53 + 1, count=10)
        wait_until_done(page)
        drawn = newest_images(page)
        elsewhere = page.does("fetch('https://example.com').then(() => 'came', () => 'refused')")

    own = generate_images(model, range(2**53 + 1, 2**53 + 11))
    assert within(drawn, own, 1) >= 0.999
    assert elsewhere == "refused"
    refusals = [message for message in page.messages if "violates" in message]
    assert page.messages == refusals  # only from the test's own requests


@pytest.mark.usefixtures("unasked")
def test_the_service_of_the_bundle_runs_standalone(bundle, own):
    for module in (bundle / "service").glob("*.py"):
        assert "sfumato." not in module.read_text(encoding="utf-8").split('"""', 2)[2]
    with example_service(bundle) as port:
        client = Client(port)

        answers = [client.get(f"/api/images/{seed}.png") for seed in SEEDS]

    assert {answer.status for answer in answers} == {200}
    Path(bundle.parent / "served").mkdir()
    for seed, answer in zip(SEEDS, answers, strict=True):
        (bundle.parent / f"served/{seed}.png").write_bytes(answer.body)
    assert within(read(bundle.parent / "served"), own, 1) >= 0.999
