"""Do the examples in a bundle run as they are, and draw the gallery's pictures?"""

import functools
import http.server
import json
import re
import shutil
import subprocess
import sys
import threading
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from sfumato.generation.draw import draw_batches, draw_pictures
from support.browser import CHROMIUM, open_page
from support.exports import export_onnx
from support.node_packages import NODE, node_modules, with_node_module
from support.small_bundle import Client
from support.trained import small_config, trained_model

CLASSES = ("cat", "dog", "owl")
SEEDS = [0, 1, 5, 2**53 + 1]
DOTNET = shutil.which("dotnet")
IN_BROWSER = """
(async () => {
  const { readPassport, BrowserModel, Service } = await import("/web/drawing.js");
  const { passport, isServed } = await readPassport();
  const model = isServed ? new Service() : new BrowserModel(passport, () => {});
  await model.ready;
  const drawn = await model.draw(WISHES);
  return { isServed, pictures: drawn.map(({ pixels }) => Array.from(pixels)) };
})()
"""


@pytest.fixture(scope="module")
def model():
    config = small_config(guidance_scale=1.5, num_steps=3, widths=(16,))
    return trained_model(config, classes=CLASSES)


@pytest.fixture(scope="module")
def bundle(model, tmp_path_factory):
    return export_onnx(model, tmp_path_factory.mktemp("examples"))


@pytest.fixture(scope="module")
def own(model):
    return draw_pictures(model, SEEDS)


@pytest.fixture
def unasked(monkeypatch):
    """Nobody has asked onnxruntime to be silent: an example must; what it leaves fails the test."""
    monkeypatch.delenv("ORT_DISABLE_TELEMETRY", raising=False)


def read(folder):
    return np.stack([np.asarray(Image.open(folder / f"{seed}.png")) for seed in SEEDS])


def within(drawn, own, levels):
    assert own.std() > 20  # pictures of one grey would agree by accident
    assert drawn.shape == own.shape
    return (np.abs(drawn.astype(int) - own) <= levels).mean()


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.usefixtures("unasked")
def test_the_example_for_python_redraws_the_gallery(bundle, own, tmp_path):
    seeds = [str(seed) for seed in SEEDS]

    run(sys.executable, "-I", bundle / "example.py", "--seeds", *seeds, "--out", tmp_path)

    assert within(read(tmp_path), own, 1) >= 0.999


@pytest.mark.usefixtures("unasked")
@with_node_module("onnxruntime-node")
def test_the_example_for_node_redraws_the_gallery(bundle, own, tmp_path):
    link = bundle / "node/node_modules"
    link.symlink_to(node_modules("onnxruntime-node"))
    try:
        seeds = ",".join(map(str, SEEDS))
        run(NODE, bundle / "node/example.js", "--seeds", seeds, "--out", tmp_path)
    finally:
        link.unlink()

    assert within(read(tmp_path), own, 2) >= 0.99


@pytest.mark.skipif(not DOTNET, reason="needs the .NET SDK, and its packages from NuGet")
def test_the_example_for_csharp_redraws_the_gallery(bundle, own, tmp_path):
    seeds = ",".join(map(str, SEEDS))

    run(DOTNET, "run", "--project", bundle / "csharp", "--", "--seeds", seeds, "--out", tmp_path)

    assert within(read(tmp_path), own, 2) >= 0.99


@contextmanager
def static_server(folder):
    """Serve a folder as any static server does."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_):
            """Say nothing."""

    handler = functools.partial(Quiet, directory=folder)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


@contextmanager
def example_service(bundle):
    """Run the bundle's own service, which sees nothing of this repository."""
    command = [sys.executable, bundle / "service/serve.py", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=bundle) as process:
        try:
            address = re.match(r"http://127\.0\.0\.1:(\d+)", process.stdout.readline())
            yield int(address[1])
        finally:
            process.terminate()
            process.stdout.close()


@pytest.fixture
def page(tmp_path):
    if not CHROMIUM:
        pytest.skip("needs Chromium")
    with open_page(tmp_path / "browser") as page:
        yield page


@pytest.fixture
def page_bundle(bundle):
    """The bundle after `npm install --prefix web`, which runs this script."""
    folder = bundle / "web"
    link = folder / "node_modules"
    link.symlink_to(node_modules("onnxruntime-web"))
    run(NODE, folder / "vendor.js")
    link.unlink()
    yield bundle
    shutil.rmtree(folder / "vendor")


def draw_in(page, seeds, **wishes):
    """Let the page's own modules draw; give who drew, and the pictures."""
    given = {"labels": [seed % 3 for seed in seeds], "className": None, "guidance": 1.5}
    text = json.dumps(given | {"steps": None} | wishes)
    text = f'{text[:-1]}, "seeds": [{", ".join(f"{seed}n" for seed in seeds)}]}}'
    drawn = page.does(IN_BROWSER.replace("WISHES", text))
    pictures = np.array(drawn["pictures"], np.uint8).reshape(len(seeds), 8, 8, 4)
    assert (pictures[..., 3] == 255).all()
    return drawn["isServed"], pictures[..., :3]


@with_node_module("onnxruntime-web")
def test_the_page_redraws_the_gallery_in_the_browser(page, page_bundle, own):
    with static_server(page_bundle) as address:
        page.go(f"{address}/web/")
        page.waits_for("document.getElementById('status')?.textContent.startsWith('Ready')")

        is_served, drawn = draw_in(page, SEEDS)

    assert not is_served
    assert within(drawn, own, 2) >= 0.99


@with_node_module("onnxruntime-web")
def test_a_person_draws_in_the_page(page, page_bundle, model):
    with static_server(page_bundle) as address:
        page.go(f"{address}/web/")
        page.waits_for("document.getElementById('draw')?.disabled === false")
        fields = "[...document.querySelectorAll('#wishes select, #wishes input')].map(f => f.id)"
        assert page.does(fields) == ["seed", "count", "class", "guidance"]

        page.does(
            "document.getElementById('seed').value = 40;"
            "document.getElementById('count').value = 6;"
            "document.getElementById('class').value = 1;"
            "document.getElementById('draw').click()"
        )
        page.waits_for("document.getElementById('status').textContent.startsWith('6 of 6')")
        drawn = page.does(
            "[...document.querySelectorAll('figure canvas')].map((canvas) => "
            "Array.from(canvas.getContext('2d').getImageData(0, 0, 8, 8).data))"
        )

    own = np.concatenate(list(draw_batches(model, list(range(40, 46)), class_label=1)))
    pictures = np.array(drawn, np.uint8).reshape(6, 8, 8, 4)[..., :3]
    assert within(pictures, own, 2) >= 0.99
    assert page.messages == []


def test_the_page_lets_its_service_draw_where_there_is_one(page, bundle, own):
    with example_service(bundle) as port:
        page.go(f"http://127.0.0.1:{port}/web/")
        page.waits_for("document.getElementById('status')?.textContent.startsWith('Ready')")

        is_served, drawn = draw_in(page, SEEDS)

    assert is_served
    assert within(drawn, own, 1) >= 0.999
    assert page.messages == []


def test_the_page_says_what_it_lacks(page, bundle):
    with static_server(bundle) as address:
        page.go(f"{address}/web/")
        page.waits_for("document.querySelector('.trouble')")

        told = page.does("document.getElementById('status').textContent")

    assert "npm install" in told


@pytest.mark.usefixtures("unasked")
def test_the_service_of_the_bundle_stands_alone(bundle, own):
    for module in (bundle / "service").glob("*.py"):
        assert "sfumato." not in module.read_text(encoding="utf-8").split('"""', 2)[2]
    with example_service(bundle) as port:
        client = Client(port)

        answers = [client.get(f"/api/pictures/{seed}.png") for seed in SEEDS]

    assert {answer.status for answer in answers} == {200}
    Path(bundle.parent / "served").mkdir()
    for seed, answer in zip(SEEDS, answers, strict=True):
        (bundle.parent / f"served/{seed}.png").write_bytes(answer.body)
    assert within(read(bundle.parent / "served"), own, 1) >= 0.999
