"""Fetch onnxruntime-web from npm into the resources, compressed, for the page of an ONNX bundle.

python packaging/fetch_web_runtime.py            # the version already present
python packaging/fetch_web_runtime.py 1.31.0     # another version

Requires npm. `runtime.json` beside the files holds the version and the hashes. The WebAssembly is
stored unchanged. The loader is a module in the npm package, which Safari does not import into a
page opened by double click, so it is converted to a plain script; nothing else changes.
"""

import argparse
import gzip
import hashlib
import json
import re
import shutil
import subprocess
import tarfile
import tempfile
from importlib.metadata import distribution
from pathlib import Path

PACKAGE = "onnxruntime-web"
FOLDER = Path(__file__).resolve().parents[1] / "resources/sfumato_resources/onnxruntime_web"
FILES = {
    "loader": "dist/ort.wasm.bundle.min.mjs",
    "runtime": "dist/ort-wasm-simd-threaded.wasm",
}
"""File names as the page uses them. All operators are included, WebGPU is not."""
_ADDRESS = "import.meta.url", "self.location.href"
"""The expressions by which a module and a worker script determine their own address."""
_EXPORTS = re.compile(r"export\{([^{}]*)\};")
_HANDED_OUT = re.compile(r"self\.ort=\{([^{}]*)\};")
_START, _END = '(()=>{"use strict";\n', "\n})();\n"
_NOTICES = "ThirdPartyNotices.txt"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    about = FOLDER / "runtime.json"
    known = json.loads(about.read_bytes())["version"] if about.exists() else "latest"
    parser.add_argument("version", nargs="?", default=known)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        version, contents = _fetched(options.version, Path(folder))
    FOLDER.mkdir(exist_ok=True)
    files = {}
    for name, content in contents.items():
        kept = as_script(content.decode()).encode() if name == "loader" else content
        file = FOLDER / f"{name}.gz"
        file.write_bytes(gzip.compress(kept, compresslevel=9, mtime=0))
        files[name] = {"from": FILES[name], "npm_sha256": hashlib.sha256(content).hexdigest()}
        print(f"{file.name}: {len(content):,} bytes, {file.stat().st_size:,} compressed")
    _write_notices()
    about.write_text(
        json.dumps({"package": PACKAGE, "version": version, "files": files}, indent=2) + "\n"
    )


def as_script(module: str) -> str:
    """Return a module as a script that assigns the module's exports to `self.ort`."""
    body, exports = _EXPORTS.subn(
        lambda found: "self.ort={" + re.sub(r"([\w$]+) as ([\w$]+)", r"\2:\1", found[1]) + "};",
        module.replace(*_ADDRESS),
    )
    if exports != 1 or as_module(_START + body + _END) != module:
        raise SystemExit("The loader is written differently in this version.")
    return _START + body + _END


def as_module(script: str) -> str:
    """Return the module that `as_script` converted to a script."""
    body = script.removeprefix(_START).removesuffix(_END)
    return _HANDED_OUT.sub(
        lambda found: "export{" + re.sub(r"([\w$]+):([\w$]+)", r"\2 as \1", found[1]) + "};", body
    ).replace(*reversed(_ADDRESS))


def _fetched(version: str, folder: Path) -> tuple[str, dict[str, bytes]]:
    """Return the version number and the contents of the files by name."""
    npm = shutil.which("npm")
    if npm is None:
        raise SystemExit("npm is not installed.")
    subprocess.run(  # npm checks the package's integrity itself
        [npm, "pack", "--silent", f"{PACKAGE}@{version}"],
        cwd=folder,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    (archive,) = folder.glob("*.tgz")
    with tarfile.open(archive) as opened:
        read = {name: opened.extractfile(f"package/{file}") for name, file in FILES.items()}
        description = opened.extractfile("package/package.json")
        assert description is not None
        number = json.loads(description.read())["version"]
        return number, {name: stream.read() for name, stream in read.items() if stream}


def _write_notices() -> None:
    """Write the third-party notices of onnxruntime, taken from its Python package."""
    found = [file for file in distribution("onnxruntime").files or () if file.name == _NOTICES]
    content = Path(str(found[0].locate())).read_bytes()
    (FOLDER / f"{_NOTICES}.gz").write_bytes(gzip.compress(content, compresslevel=9, mtime=0))


if __name__ == "__main__":
    main()
