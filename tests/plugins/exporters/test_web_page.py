"""Tests of a bundle's page: it opens by double click and from any server, and reports failures."""

import base64
import gzip
import hashlib
import json
import re
import shlex
import shutil
import subprocess
import sys

import msgspec
import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper
from PIL import Image

from sfumato.generation.batches import generate_batches, generate_images
from sfumato_plugins.exporters.documents import web_page
from sfumato_plugins.exporters.documents.templates import template
from sfumato_plugins.exporters.documents.web_page import write_web_page
from support.browser import open_page
from support.bundle_page import (
    STATUS,
    generate_in,
    image_count,
    needs_chromium,
    newest_images,
    opened_page,
    press_generate,
    status_of,
    wait_until_done,
)
from support.exports import bundle_manifest_of, export_onnx
from support.trained import small_config, trained_model

CLASSES = ("cat", "</script><b>dog</b> & $owl", "owl")
LARGE_SEED = 2**53 + 1
BROKEN_WORKER = """
const make = URL.createObjectURL;
URL.createObjectURL = () => make(new Blob(["throw new Error('broken')"]));
"""


@pytest.fixture(scope="module")
def model():
    config = small_config(guidance_scale=1.5, num_steps=3, widths=(16,))
    return trained_model(config, classes=CLASSES)


@pytest.fixture(scope="module")
def exported(model, tmp_path_factory):
    return export_onnx(model, tmp_path_factory.mktemp("page"))


@pytest.fixture
def bundle(exported, tmp_path):
    """Return a copy that a test may damage."""
    return shutil.copytree(exported, tmp_path / "bundle")


def within_two(images, own):
    assert own.std() > 20  # uniform gray images would match by accident
    assert images.shape == own.shape
    return (np.abs(images.astype(int) - own) <= 2).mean()


def embedded(web, name):
    """Return the content assembled from the parts of a payload."""
    files = sorted(web.glob(f"data/{name}-*.js"), key=lambda file: int(file.stem.split("-")[1]))
    parts = [re.search(r'", "([^"]*)"\);', file.read_text())[1] for file in files]
    return gzip.decompress(b"".join(map(base64.b64decode, parts)))


@needs_chromium
@pytest.mark.parametrize("preset", ["file", "server"])
def test_the_page_generates_the_images_of_the_gallery(exported, model, preset):
    with opened_page(exported, preset) as page:
        wait_until_done(page)
        first = newest_images(page)
        large = generate_in(page, seed=LARGE_SEED, count=2)
        asked = generate_in(page, seed=40, count=6, **{"class": 1}, guidance=3)
        loaded = page.does("performance.getEntriesByType('resource').map(({ name }) => name)")

    assert page.messages == []
    assert within_two(first, generate_images(model, range(16))) >= 0.99
    assert within_two(large, generate_images(model, [LARGE_SEED, LARGE_SEED + 1])) >= 0.99
    sampling = msgspec.structs.replace(model.metadata.config.sampling, guidance_scale=3.0)
    guided = model.sampled_by(model.sampler, sampling)
    batches = generate_batches(guided, list(range(40, 46)), class_label=1)
    assert within_two(asked, np.concatenate(list(batches))) >= 0.99
    assert all(re.match(r"file:|http://127\.0\.0\.1|blob:", name) for name in loaded)


@needs_chromium
@pytest.mark.parametrize("name", ["spaces & 'quotes'", "Größe 図 #1 100% ?really %20"])
def test_the_page_opens_in_any_folder(exported, tmp_path, name):
    folder = shutil.copytree(exported, tmp_path / name / "bundle")

    with opened_page(folder) as page:
        wait_until_done(page)

    assert page.messages == []


@needs_chromium
@pytest.mark.parametrize("preset", ["file", "server"])
def test_the_folder_of_the_page_is_self_contained(exported, tmp_path, preset):
    shutil.copytree(exported / "web", tmp_path / "alone/web")

    with opened_page(tmp_path / "alone", preset) as page:
        wait_until_done(page)

        assert image_count(page) == 16


@needs_chromium
def test_names_are_shown_as_text(exported):
    with opened_page(exported) as page:
        wait_until_done(page)
        options = page.does("[...document.getElementById('class').options].map((o) => o.text)")
        caption = page.does("document.querySelectorAll('figcaption')[1].textContent")

        assert options == ["All, alternating", *CLASSES, "None"]
        assert caption == f"1 · {CLASSES[1]}"
        assert page.does("document.querySelectorAll('b').length") == 0


@needs_chromium
def test_an_image_is_saved_as_png(exported, model, tmp_path):
    with opened_page(exported) as page:
        wait_until_done(page)
        page.send("Page.setDownloadBehavior", behavior="allow", downloadPath=str(tmp_path))

        page.does("document.querySelectorAll('figure button')[5].click()")
        assert page.does("document.getElementById('caption').textContent").startswith("seed 5 · ")
        page.does("document.getElementById('save').click()")
        while not (tmp_path / "5.png").exists():
            page.does("new Promise((later) => setTimeout(later, 50))")

    saved = np.asarray(Image.open(tmp_path / "5.png").convert("RGB"))[None]
    assert within_two(saved, generate_images(model, [5])) >= 0.99


@needs_chromium
def test_a_request_replaces_the_one_in_progress(exported):
    with opened_page(exported) as page:
        press_generate(page, seed=100, count=200)
        page.waits_for("document.querySelectorAll('figure canvas').length > 0")
        press_generate(page, seed=7, count=3)
        page.waits_for(f"/^Generated 3 of 3/.test({STATUS}.textContent)")
        press_generate(page, seed=200, count=256)
        page.waits_for("!document.getElementById('stop').hidden")
        page.does("document.getElementById('stop').click()")

        reported = status_of(page)

    assert int(reported.removeprefix("Generated ").split()[0]) < 256


@needs_chromium
@pytest.mark.parametrize("preset", ["file", "server"])
@pytest.mark.parametrize("lost", ["data/loader.js", "data/runtime-2.js", "data/model-1.js"])
def test_a_missing_file_is_reported_by_name(bundle, preset, lost):
    (bundle / "web" / lost).unlink()

    with opened_page(bundle, preset) as page:
        reported = status_of(page)

    assert f"“web/{lost}” is missing" in reported
    assert "extract the whole folder" in reported


@needs_chromium
@pytest.mark.parametrize("damage", ["cut", "changed", "emptied", "swapped"])
def test_a_damaged_file_is_reported_by_name(bundle, damage):
    file = bundle / "web/data/runtime-2.js"
    text = file.read_text()
    middle = len(text) // 2
    changed = text[:middle] + ("A" if text[middle] != "A" else "B") + text[middle + 1 :]
    other = (bundle / "web/data/runtime-1.js").read_text()
    damages = {"cut": text[:middle], "changed": changed, "emptied": "", "swapped": other}
    file.write_text(damages[damage])

    with opened_page(bundle) as page:
        reported = status_of(page)

    assert "“web/data/runtime-2.js” is damaged" in reported


@needs_chromium
@pytest.mark.parametrize("kept", [["index.html"], ["index.html", "style.css"]])
def test_a_page_opened_from_an_archive_explains_what_to_do(bundle, kept):
    for file in [*(bundle / "web").iterdir()]:
        if file.is_dir():
            shutil.rmtree(file)
        elif file.name not in kept:
            file.unlink()

    with opened_page(bundle) as page:
        page.waits_for(f"getComputedStyle({STATUS}).visibility === 'visible'")
        reported = page.does(f"{STATUS}.innerText")

    assert "Extract the whole folder" in reported


@needs_chromium
@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("delete window.WebAssembly", "WebAssembly with SIMD is missing"),
        ("WebAssembly.validate = () => false", "WebAssembly with SIMD is missing"),
        ("delete window.DecompressionStream", "DecompressionStream is missing"),
        ("window.Worker = class { constructor() { throw new Error('No workers.') } }", "No work"),
        (BROKEN_WORKER, "The model failed: Uncaught Error: broken"),
    ],
)
def test_an_unsupported_browser_is_reported(exported, before, expected):
    with opened_page(exported, before=before) as page:
        reported = status_of(page)

    assert expected in reported


@needs_chromium
def test_a_part_that_never_arrives_is_reported_in_time(exported):
    hurry = "const later = setTimeout; window.setTimeout = (does, ms) => later(does, ms / 1000);"
    hang = "HTMLHeadElement.prototype.append = () => {};"

    with opened_page(exported, before=hurry + hang) as page:
        reported = status_of(page)

    assert "“web/data/loader.js” could not be loaded within two minutes." in reported


@needs_chromium
def test_a_browser_without_storage_still_generates(exported):
    before = "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } })"
    with opened_page(exported, before=before) as page:
        page.does("document.getElementById('theme').click()")

        wait_until_done(page)


def write_hungry_model(bundle):
    """Make the model allocate as many floats as its first seed says."""
    made = helper.make_tensor_value_info
    constants = {
        "zero": np.array([0]),
        "shape": np.array([1, 8, 8, 3]),
        "one": np.array([1]),
    }
    nodes = [
        helper.make_node("Slice", ["seed", "zero", "one"], ["size"]),
        helper.make_node("ConstantOfShape", ["size"], ["many"]),
        helper.make_node("ReduceSum", ["many"], ["sum"], keepdims=1),
        helper.make_node("Cast", ["sum"], ["sum_byte"], to=TensorProto.UINT8),
        helper.make_node("Expand", ["sum_byte", "shape"], ["image"]),
    ]
    graph = helper.make_graph(
        nodes,
        "hungry",
        [made("seed", TensorProto.INT64, ["N"])],
        [made("image", TensorProto.UINT8, [1, 8, 8, 3])],
        [numpy_helper.from_array(value, name) for name, value in constants.items()],
    )
    opset = helper.make_opsetid("", 18)
    onnx.save(helper.make_model(graph, opset_imports=[opset], ir_version=8), bundle / "model.onnx")
    shutil.rmtree(bundle / "web")
    write_web_page(bundle, bundle_manifest_of(bundle))


@needs_chromium
def test_a_lack_of_memory_is_reported_and_recovered_from(bundle):
    write_hungry_model(bundle)
    with opened_page(bundle) as page:
        wait_until_done(page)

        press_generate(page, seed=8_000_000_000, count=1)
        reported = status_of(page)

        assert "ran out of memory" in reported
        assert len(generate_in_after_error(page)) == 2


def generate_in_after_error(page):
    press_generate(page, seed=3, count=2)
    wait_until_done(page)
    return newest_images(page)


@pytest.fixture
def large_bundle(exported, tmp_path, monkeypatch):
    """Return a bundle too large for an embedded model, in a folder with a difficult name."""
    folder = shutil.copytree(exported, tmp_path / "Größe 100% #2 it's $HOME")
    shutil.rmtree(folder / "web")
    monkeypatch.setattr(web_page, "MOST_EMBEDDED_BYTES", 1000)
    page = write_web_page(folder, bundle_manifest_of(folder))
    assert not page.has_model
    return folder


@needs_chromium
def test_a_large_model_comes_with_the_command_that_serves_it(large_bundle, model):
    with opened_page(large_bundle) as page:
        reported = status_of(page)
        command = page.does("document.querySelector('#status code').textContent")

        assert "is too large to run from a local file" in reported
        program, *arguments = shlex.split(command)
        assert program == "sfumato"
        command = [sys.executable, "-m", "sfumato", *arguments, "--port", "0"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            try:
                address = re.search(r"http://\S+", process.stdout.readline())[0]
                page.go(address)
                page.waits_for(f"{STATUS}.textContent.startsWith('Ready')")
                assert image_count(page) == 0  # the service is not called until the user generates
                press_generate(page, seed=3, count=5)
                wait_until_done(page)
                images = newest_images(page)
            finally:
                process.terminate()
                process.stdout.close()

    assert within_two(images, generate_images(model, range(3, 8))) >= 0.99


@needs_chromium
def test_the_command_quotes_the_folder_for_each_system(tmp_path):
    source = re.search(
        r"^function serveCommand\(\) .*?^}", template("page/engines.js"), re.M | re.S
    )[0]
    expected = {
        ("file:", "", "/C:/Users/A%20B/cats%23/web/index.html"): r'"C:\Users\A B\cats#"',
        ("file:", "nas", "/share/cats/web/index.html"): r'"\\nas\share\cats"',
        ("file:", "", "/home/o%27neil/%C3%BC/web/index.html"): r"'/home/o'\''neil/ü'",
        ("file:", "", "/home/%FF/web/index.html"): "FOLDER",
        ("https:", "example.com", "/cats/web/"): "FOLDER",
    }
    with open_page(tmp_path) as page:
        for (protocol, host, pathname), folder in expected.items():
            index = json.dumps({"protocol": protocol, "host": host, "pathname": pathname})
            command = page.does(f"((location) => {{ {source} return serveCommand(); }})({index})")

            assert command == f"sfumato serve {folder}"


@needs_chromium
def test_a_large_model_loads_from_any_server(large_bundle, model):
    with opened_page(large_bundle, "server") as page:
        wait_until_done(page)

        assert within_two(newest_images(page), generate_images(model, range(16))) >= 0.99


def test_the_manifest_lists_the_files_of_the_page(exported):
    bundle_manifest = bundle_manifest_of(exported)

    listed = {file.file: file for file in bundle_manifest.web_page.files}

    there = {file.relative_to(exported).as_posix() for file in (exported / "web").rglob("*.*")}
    assert set(listed) == there
    for name, file in listed.items():
        content = (exported / name).read_bytes()
        assert file.sha256 == hashlib.sha256(content).hexdigest()
        assert file.size_bytes == len(content)
    assert bundle_manifest.web_page.has_model
    assert bundle_manifest.web_page.runtime.startswith("onnxruntime-web 1.")


def test_the_page_contains_the_same_model(exported):
    model = (exported / "model.onnx").read_bytes()

    assert embedded(exported / "web", "model") == model


def test_large_payloads_are_split_without_loss(tmp_path):
    content = np.random.default_rng(0).bytes(7_000_001)

    payload = web_page._write_payload(_made(tmp_path), "model", web_page._compressed(content))

    assert payload.files == ("data/model-1.js", "data/model-2.js", "data/model-3.js")
    assert embedded(tmp_path, "model") == content


def _made(folder):
    (folder / "data").mkdir()
    return folder


@pytest.mark.slow
@needs_chromium
def test_steps_can_be_set_in_the_page_and_in_python(tmp_path):
    model = trained_model(small_config(num_steps=3, widths=(16,)))
    bundle = export_onnx(model, tmp_path, steps_input=True)
    sampling = msgspec.structs.replace(model.metadata.config.sampling, num_steps=7)
    own = generate_images(model.sampled_by(model.sampler, sampling), range(4))

    with opened_page(bundle) as page:
        images = generate_in(page, count=4, steps=7)
    command = ["example.py", "--count", "4", "--steps", "7", "--out", "out"]
    subprocess.run([sys.executable, *command], cwd=bundle, check=True, capture_output=True)

    assert within_two(images, own) >= 0.99
    saved = np.stack([np.asarray(Image.open(bundle / f"out/{seed}.png")) for seed in range(4)])
    assert within_two(saved, own) >= 0.99


@pytest.mark.slow
def test_the_page_is_omitted_if_disabled(model, tmp_path):
    bundle = export_onnx(model, tmp_path, web_page=False)

    assert not (bundle / "web").exists()
    assert bundle_manifest_of(bundle).web_page is None
    assert "web page" not in (bundle / "README.md").read_text(encoding="utf-8")
    assert "onnxruntime-web" not in (bundle / "licenses/README.md").read_text(encoding="utf-8")
    assert (bundle / "example.py").exists()
