"""A bundle whose model is a few nodes, and a loopback service for it.

The image of a seed has a single color: red is the seed, green the class label, and blue ten times
the guidance scale, each modulo 256.
"""

import hashlib
import http.client
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from sfumato.serving.bundle import Bundle
from sfumato.serving.service import bound_socket, create_app, server_of

__all__ = ["Answer", "Client", "HeldBundle", "served", "write_small_bundle"]

CLASSES = ("cat", "dog", "owl")


class Answer(NamedTuple):
    """A response."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        """The body, parsed as JSON."""
        return json.loads(self.body)


class Client(NamedTuple):
    """Sends requests to a service on the loopback."""

    port: int

    def get(self, path: str, **headers: str) -> Answer:
        """Get a path, which is sent unchanged."""
        return self.ask("GET", path, headers=headers)

    def post(self, content: object) -> Answer:
        """Request images with a body encoded as JSON."""
        body = json.dumps(content).encode()
        return self.post_bytes(body)

    def post_bytes(self, body: Any, *, kind: str = "application/json") -> Answer:
        """Request images with any body."""
        return self.ask("POST", "/api/images", body=body, headers={"Content-Type": kind})

    def ask(self, method: str, path: str, *, headers: dict[str, str], body: Any = None) -> Answer:
        """Send a request on a new connection."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(method, path, body=body, headers=headers)
            answer = connection.getresponse()
            found = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, found, answer.read())
        finally:
            connection.close()


class HeldBundle(Bundle):
    """Generates nothing until it is released."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.may_draw = threading.Event()
        self.is_generating = threading.Event()

    def draw(self, image_requests: Any) -> list[bytes]:
        """Wait, then generate."""
        self.is_generating.set()
        assert self.may_draw.wait(timeout=60)
        return super().draw(image_requests)


def write_small_bundle(folder: Path, *, classes: tuple[str, ...] = CLASSES) -> Path:
    """Write the bundle into a new folder and return it."""
    folder.mkdir(parents=True)
    content = _model(has_classes=bool(classes)).SerializeToString()
    (folder / "model.onnx").write_bytes(content)
    inputs = [{"name": "seed", "type": "int64"}]
    inputs += [{"name": "class_label"}, {"name": "guidance"}] if classes else []
    bundle_manifest = {
        "title": "small",
        "classes": classes,
        "image_shape": [3, 4, 6],
        "files": [
            {
                "file": "model.onnx",
                "sha256": hashlib.sha256(content).hexdigest(),
                "inputs": inputs,
                "outputs": [{"name": "image", "type": "uint8"}],
            }
        ],
        "sampling": {"settings": {"guidance_scale": 1.5, "num_steps": 4}},
    }
    (folder / "manifest.json").write_text(json.dumps(bundle_manifest))
    (folder / "secret.txt").write_text("not for others")
    (folder / "web").mkdir()
    (folder / "web/index.html").write_text("<title>the page</title>")
    return folder


@contextmanager
def served(bundle: Bundle, *, most_waiting: int = 0) -> Iterator[Client]:
    """Serve a bundle from a thread until the block ends."""
    bound = bound_socket("127.0.0.1", 0)
    server = server_of(create_app(bundle, most_waiting=most_waiting))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]})
    thread.start()
    client = Client(bound.getsockname()[1])
    try:
        yield client
    finally:
        server.should_exit = True
        thread.join()
        bound.close()


def _model(*, has_classes: bool) -> onnx.ModelProto:
    nodes, parts = [_as_byte("seed")], ["seed_byte"]
    made = helper.make_tensor_value_info
    inputs = [made("seed", TensorProto.INT64, ["N"])]
    if has_classes:
        inputs.append(made("class_label", TensorProto.INT64, ["N"]))
        inputs.append(made("guidance", TensorProto.FLOAT, []))
        nodes += [
            _as_byte("class_label"),
            helper.make_node("Mul", ["guidance", "ten"], ["tenfold"]),
            helper.make_node("Cast", ["tenfold"], ["whole"], to=TensorProto.INT64),
            helper.make_node("Shape", ["seed"], ["count"]),
            helper.make_node("Expand", ["whole", "count"], ["strength"]),
            _as_byte("strength"),
        ]
        parts += ["class_label_byte", "strength_byte"]
    else:
        parts *= 3
    nodes += [
        helper.make_node("Concat", [f"{part}_column" for part in parts], ["rgb"], axis=1),
        helper.make_node("Reshape", ["rgb", "to_pixel"], ["pixel"]),
        helper.make_node("Tile", ["pixel", "times"], ["numbers"]),
        helper.make_node("Cast", ["numbers"], ["image"], to=TensorProto.UINT8),
    ]
    nodes[-4:-4] = [
        helper.make_node("Reshape", [part, "to_column"], [f"{part}_column"])
        for part in dict.fromkeys(parts)
    ]
    constants = {
        "byte": np.array(256),
        "ten": np.array(10, np.float32),
        "to_column": np.array([-1, 1]),
        "to_pixel": np.array([-1, 1, 1, 3]),
        "times": np.array([1, 4, 6, 1]),
    }
    graph = helper.make_graph(
        nodes,
        "small",
        inputs,
        [made("image", TensorProto.UINT8, ["N", 4, 6, 3])],
        [numpy_helper.from_array(value, name) for name, value in constants.items()],
    )
    opset = helper.make_opsetid("", 18)
    return helper.make_model(graph, opset_imports=[opset], ir_version=8)


def _as_byte(name: str) -> onnx.NodeProto:
    return helper.make_node("Mod", [name, "byte"], [f"{name}_byte"])
