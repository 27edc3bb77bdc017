"""Tests of a bundle's HTTP service."""

import base64
import io
import json
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from PIL import Image

from sfumato.serving.bundle import Bundle, BundleError
from support.small_bundle import HeldBundle, served, write_small_bundle

TOO_LARGE = 2**62 + 1


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return write_small_bundle(tmp_path_factory.mktemp("serving") / "bundle")


@pytest.fixture(scope="module")
def client(folder):
    with served(Bundle(folder)) as client:
        yield client


def color(png):
    pixels = np.asarray(Image.open(io.BytesIO(png)))
    assert pixels.shape == (4, 6, 3)
    assert (pixels == pixels[0, 0]).all()
    return tuple(pixels[0, 0].tolist())


def test_an_image_is_returned_as_png(client):
    answer = client.get("/api/images/7.png?class=owl&guidance=2")

    assert (answer.status, answer.headers["content-type"]) == (200, "image/png")
    assert color(answer.body) == (7, 2, 20)


def test_several_images_are_returned_as_json_in_the_requested_order(client):
    answer = client.post({"seeds": [9, 2, 2**62], "class": "dog"})

    images = answer.json["images"]
    assert [image["seed"] for image in images] == [9, 2, 2**62]
    assert {image["class_label"] for image in images} == {1}
    assert [color(base64.b64decode(p["png"]))[0] for p in images] == [9, 2, 0]


def test_omitted_options_use_the_defaults_of_the_gallery(client):
    images = client.post({"count": 4, "first_seed": 5}).json["images"]

    colors = [color(base64.b64decode(image["png"])) for image in images]
    assert colors == [(5, 2, 15), (6, 0, 15), (7, 1, 15), (8, 2, 15)]


@pytest.mark.parametrize(("asked", "label"), [(-1, -1), ("dog", 1), (2, 2)])
def test_a_class_is_selected_by_name_or_number(client, asked, label):
    assert client.post({"class": asked}).json["images"][0]["class_label"] == label
    assert client.get(f"/api/images/0.png?class={asked}").status == 200


@pytest.mark.parametrize(
    ("content", "reported"),
    [
        ({"seeds": [-1]}, "greater than or equal to 0"),
        ({"seeds": [TOO_LARGE]}, "less than or equal"),
        ({"seeds": ["7"]}, "valid integer"),
        ({"seeds": [1.5]}, "valid integer"),
        ({"seeds": [True]}, "valid integer"),
        ({"seeds": [None]}, "valid integer"),
        ({"seeds": [[1]]}, "valid integer"),
        ({"seeds": 7}, "valid list"),
        ({"seeds": []}, "at least 1"),
        ({"seeds": list(range(65))}, "at most 64"),
        ({"count": 10**9}, "less than or equal to 64"),
        ({"count": 0}, "greater than or equal to 1"),
        ({"count": 2, "first_seed": 2**62}, "The last seed"),
        ({"guidance": float("nan")}, "finite"),
        ({"guidance": 1e9}, "less than or equal to 20"),
        ({"guidance": "much"}, "valid number"),
        ({"steps": 5}, "Not supported by this model"),
        ({"class": "wolf"}, "Must be one of"),
        ({"class": 3}, "Must be one of"),
        ({"class": "\ud800"}, "Must be one of"),
        ({"seed": 7}, "not permitted"),
        ([], "valid dictionary"),
        (None, "valid dictionary"),
    ],
    ids=str,
)
def test_an_invalid_request_is_rejected_with_the_reason(client, content, reported):
    answer = client.post(content)

    assert answer.status == 422
    assert reported in answer.json["error"]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"{", 400),
        (b"\xff\xfe", 400),
        (b"[" * 30_000, 400),
        (b'{"seeds": [' + b"9" * 5000 + b"]}", 400),
        (b"", 422),
        (b" " * 70_000, 413),
        (iter([b" " * 40_000] * 2), 413),  # sent in chunks, without a length
    ],
    ids=["cut off", "no text", "too deep", "too long a number", "empty", "large", "endless"],
)
def test_a_malformed_body_is_rejected(client, body, status):
    answer = client.post_bytes(body)

    assert answer.status == status
    assert answer.json["error"]


def test_a_body_of_another_type_is_rejected(client):
    assert client.post_bytes(b'{"seeds": [1]}', kind="text/plain").status == 415


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/images/-1.png", 422),
        (f"/api/images/{TOO_LARGE}.png", 422),
        ("/api/images/seven.png", 422),
        ("/api/images/1.5.png", 422),
        ("/api/images/1.png?guidance=nan", 422),
        ("/api/images/1.png?class=wolf", 422),
        ("/api/images/7", 404),
        ("/nothing", 404),
        ("/secret.txt", 404),
        ("/web/nothing.js", 404),
    ],
)
def test_unknown_paths_are_rejected(client, path, status):
    assert client.get(path).status == status


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/web/../secret.txt",
        "/web/..%2fsecret.txt",
        "/web/%2e%2e/secret.txt",
        "/web/..\\secret.txt",
        "/web//../../secret.txt",
        "/web/link.txt",
        "//etc/passwd",
        "/web//etc/passwd",
        "/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
        "/web/\0",
    ],
    ids=repr,
)
def test_no_path_escapes_the_folder_of_the_page(client, folder, path):
    link = folder / "web/link.txt"
    if not link.is_symlink():
        link.symlink_to(folder / "secret.txt")

    answer = client.ask("GET", path.replace("\0", "%00"), headers={})

    assert answer.status == 404
    assert b"not for others" not in answer.body


def test_the_page_and_the_documents_are_served(client):
    assert client.get("/").headers["location"] == "/web/"
    assert b"the page" in client.get("/web/").body
    assert client.get("/manifest.json").json["title"] == "small"
    assert client.get("/model.onnx").status == 200


def test_every_response_declares_its_type_and_forbids_sniffing(client):
    for path in ("/web/", "/manifest.json", "/api/status", "/nothing"):
        assert client.get(path).headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("path", ["/web/", "/api/status", "/nothing"])
def test_a_page_may_run_its_own_code_and_load_nothing_from_other_sites(client, path):
    policy = client.get(path).headers["content-security-policy"]

    allowed = dict(part.split(" ", 1) for part in policy.split("; "))
    assert allowed == {
        "default-src": "'none'",
        "script-src": "'self' blob: 'wasm-unsafe-eval'",
        "worker-src": "blob:",
        "style-src": "'self'",
        "img-src": "'self' data: blob:",
        "connect-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": "'none'",
    }


def test_documents_run_no_code(client):
    policy = client.get("/manifest.json").headers["content-security-policy"]

    assert policy == "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def test_the_api_describes_itself(client):
    described = client.get("/openapi.json").json

    assert set(described["paths"]) == {
        "/api/status",
        "/api/images/{seed}.png",
        "/api/images",
    }
    assert {"200", "400", "413", "415", "422", "503"} == set(
        described["paths"]["/api/images"]["post"]["responses"]
    )
    assert "docs" not in json.dumps(client.get("/docs").json).lower()  # it would load scripts


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:80", "[::2]:1", "127.0.0.1.evil", ""]
)
def test_a_page_of_another_site_is_rejected(client, host):
    assert client.get("/api/status", Host=host).status == 421


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8000", "[::1]:9", "127.0.0.1"])
def test_loopback_names_are_accepted(client, host):
    assert client.get("/api/status", Host=host).status == 200


def test_other_methods_are_rejected(client):
    assert client.ask("DELETE", "/api/images", headers={}).status == 405
    assert client.ask("PUT", "/model.onnx", headers={}).status == 405


def test_a_full_queue_asks_clients_to_retry_later(folder):
    bundle = HeldBundle(folder)
    with served(bundle, most_waiting=4) as client, ThreadPoolExecutor() as pool:
        first = pool.submit(client.post, {"seeds": [1]})
        assert bundle.is_generating.wait(timeout=30)
        waiting = [pool.submit(client.post, {"seeds": [2, 3]}) for _ in range(2)]
        while client.get("/api/status").json["waiting"] < 4:
            pass

        refused = client.post({"seeds": [4]})
        bundle.may_draw.set()

        assert refused.status == 503
        assert int(refused.headers["retry-after"]) >= 1
        assert [answer.result().status for answer in (first, *waiting)] == [200, 200, 200]


def test_a_failed_batch_is_reported_and_dropped(folder):
    class Failing(Bundle):
        def draw(self, image_requests):
            if image_requests[0].seed == 13:
                raise RuntimeError(f"in {folder}")
            return super().draw(image_requests)

    with served(Failing(folder)) as client:
        failed = client.get("/api/images/13.png")

        assert failed.status == 500
        assert failed.json == {"error": "Internal error: RuntimeError."}
        assert client.get("/api/images/14.png").status == 200


def test_two_hundred_concurrent_requests_are_all_answered(folder):
    with served(Bundle(folder), most_waiting=300) as client, ThreadPoolExecutor(200) as pool:
        asked = [{"count": 4, "first_seed": 4 * number} for number in range(200)]
        answers = list(pool.map(client.post, asked))

        assert {answer.status for answer in answers} <= {200, 503}
        drawn = [
            (want["first_seed"], [image["seed"] for image in answer.json["images"]])
            for want, answer in zip(asked, answers, strict=True)
            if answer.status == 200
        ]
        assert len(drawn) >= 75
        assert all(seeds == list(range(first, first + 4)) for first, seeds in drawn)
        assert client.get("/api/status").json["waiting"] == 0


@pytest.mark.parametrize(
    ("spoil", "reported"),
    [
        (lambda folder: (folder / "manifest.json").unlink(), "is not an ONNX bundle"),
        (lambda folder: (folder / "manifest.json").write_text("[]"), "is not an ONNX bundle"),
        (lambda folder: (folder / "model.onnx").write_bytes(b"cut"), "does not match the hash"),
    ],
    ids=["no bundle manifest", "another bundle manifest", "another model"],
)
def test_a_folder_that_is_not_a_bundle_is_rejected(tmp_path, spoil, reported):
    folder = write_small_bundle(tmp_path / "bundle")
    spoil(folder)

    with pytest.raises(BundleError, match=reported):
        Bundle(folder)


def test_a_model_without_classes_accepts_none(tmp_path):
    with served(Bundle(write_small_bundle(tmp_path / "bundle", classes=()))) as client:
        assert client.get("/api/images/7.png").status == 200
        assert client.get("/api/images/7.png?class=cat").status == 422
        assert client.get("/api/images/7.png?guidance=2").status == 422
