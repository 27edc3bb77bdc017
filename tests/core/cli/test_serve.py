"""`sfumato serve` serves a bundle, or explains why it cannot."""

import re
import signal
import socket
import sys

import pytest

from support.small_bundle import Client, write_small_bundle
from support.terminal import python_process

RUN = "from sfumato.__main__ import run; run()"


@pytest.fixture
def bundle(tmp_path):
    return write_small_bundle(tmp_path / "bundle")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_bundle_is_served_until_a_signal(bundle, tmp_path, number):
    with python_process(RUN, "serve", str(bundle), "--port", "0", folder=tmp_path) as process:
        address = re.search(r"http://127\.0\.0\.1:(\d+)/", process.stdout.readline())
        client = Client(int(address[1]))
        process.stdout.readline()
        status = client.get("/api/status")

        process.send_signal(number)
        _, err = process.communicate(timeout=60)

    assert status.json["title"] == "small"
    assert process.returncode == 130
    assert "Traceback" not in err


def test_folder_that_is_not_a_bundle_is_rejected(terminal, tmp_path):
    ending = terminal("serve", tmp_path)

    assert ending.code == 1
    assert "is not an ONNX bundle" in ending.err
    assert "sfumato export" in ending.err


def test_port_in_use_is_reported(terminal, bundle):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ending = terminal("serve", bundle, "--port", port)

    assert ending.code == 1
    assert f"port {port}" in ending.err
    assert "another port" in ending.err


def test_missing_extra_is_explained(terminal, bundle, monkeypatch):
    monkeypatch.delitem(sys.modules, "sfumato.serving.service", raising=False)
    monkeypatch.setitem(sys.modules, "fastapi", None)

    ending = terminal("serve", bundle)

    assert ending.code == 1
    assert "pip install 'sfumato[serve]'" in ending.err
