"""Test that the bundle works on a bare machine.

Starts it without a display, in an empty home and with an empty environment: the terminal command,
the built-in plugins and one of the user's own, and the window until it is painted. `--full` runs
the whole workflow: images, training, gallery, each kind of export, and serving a bundle.
"""

import argparse
import json
import os
import re
import subprocess
import tempfile
import time
import urllib.request
from pathlib import Path

__all__ = ["main"]

_PATIENCE_S = 1800.0

_OWN_PLUGIN = """
import colorsys  # nothing else of the bundle needs it
from sfumato.plugins.catalog import Entry
from sfumato.plugins.hookspecs import hookimpl

@hookimpl
def sfumato_samplers():
    return [Entry(name="own", label="Own", summary="Of the user's.", factory="nowhere:Own")]
"""


class Bundle:
    """A bundle on a machine that has nothing else.

    Args:
        program: The executable to start.
        home: An empty folder for the duration of the test.
    """

    def __init__(self, program: Path, home: Path) -> None:
        self._program = program
        self._home = home
        kept = ("PATH", "LANG", "SYSTEMROOT", "OMP_NUM_THREADS")
        self._environment = {name: os.environ[name] for name in kept if name in os.environ}
        self._environment |= {"QT_QPA_PLATFORM": "offscreen"}
        self._environment |= dict.fromkeys(("HOME", "USERPROFILE", "APPDATA", "TMPDIR"), str(home))

    def run(self, *arguments: str, **environment: str) -> str:
        """Run the program to its end and return its output.

        Raises:
            SystemExit: If it exits with an error.
        """
        began = time.perf_counter()
        done = subprocess.run(
            [self._program, *arguments],
            env=self._environment | environment,
            cwd=self._home,
            capture_output=True,
            encoding="utf-8",
            timeout=_PATIENCE_S,
            check=False,
        )
        shown = " ".join(["sfumato", *arguments])
        if done.returncode != 0:
            raise SystemExit(f"“{shown}” ended with {done.returncode}:\n{done.stdout}{done.stderr}")
        print(f"{time.perf_counter() - began:6.1f} s  {shown}", flush=True)
        return done.stdout

    def start(self, *arguments: str) -> "subprocess.Popen[str]":
        """Start the program and leave it running."""
        return subprocess.Popen(
            [self._program, *arguments],
            env=self._environment,
            cwd=self._home,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )


def try_each_start(bundle: Bundle) -> None:
    """Test the terminal command, the plugins, and the window."""
    bundle.run("--version")
    report = json.loads(bundle.run("system", "--json"))
    print(f"          PyTorch {report['versions']['torch']} on {report['device']}")
    folder = Path(report["folders"]["plugins"])
    folder.mkdir(parents=True)
    (folder / "own.py").write_text(_OWN_PLUGIN, encoding="utf-8")
    plugins = bundle.run("plugins", "--json")
    for name in ("dpmpp_2m", "onnx", "builtin", '"own"'):
        if name not in plugins:
            raise SystemExit(f"The bundle's plugins lack {name}:\n{plugins}")
    bundle.run(SFUMATO_QUIT_AFTER_PAINT="1")


def try_the_whole_flow(bundle: Bundle, folder: Path) -> None:
    """Train for a few seconds, generate, export in each form, and serve."""
    project = str(folder / "demo")
    bundle.run("demo", "--dir", project, "--minutes", "0.2")
    bundle.run("generate", project, "demo", "--count", "4")
    for exporter in ("safetensors", "diffusers", "torch", "images"):
        bundle.run("export", project, "demo", "--to", exporter)
    began = time.perf_counter()
    server = bundle.start("serve", f"{project}/exports/demo-onnx", "--port", "0")
    try:
        assert server.stdout is not None
        address = re.search(r"http://\S+", server.stdout.readline())
        assert address is not None
        with urllib.request.urlopen(address[0]) as page:
            page.read()
    finally:
        server.terminate()
        server.wait()
    print(f"{time.perf_counter() - began:6.1f} s  sfumato serve")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program", type=Path, help="the bundle's program")
    parser.add_argument("--full", action="store_true", help="train, draw, export and serve with it")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        bundle = Bundle(chosen.program.resolve(), Path(home))
        try_each_start(bundle)
        if chosen.full:
            try_the_whole_flow(bundle, Path(home))


if __name__ == "__main__":
    main()
