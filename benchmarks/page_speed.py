"""Measure the time from opening a bundle's page to its first image, and the cost of the page.

A preset's model at 32 px, with random weights, is exported with its page. Chromium opens the page
by double click and from a web server, on one thread; seconds count from the navigation. The page is
also written separately to measure what it adds to an export.

    uv run python benchmarks/page_speed.py --preset sketch
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path

from measuring import median, report
from msgspec.structs import replace
from onnx_speed import model_of

from sfumato.export.export import export_model
from sfumato_plugins.exporters import OnnxSettings
from sfumato_plugins.exporters.documents.web_page import write_web_page
from sfumato_plugins.exporters.onnx_bundle import OnnxExporter

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from support.bundle_page import SamplingPreset, opened_page, wait_until_done
from support.exports import bundle_manifest_of

TARGET_S = 5.0
_WATCH = """
new MutationObserver(() => {
  const count = document.querySelectorAll('figure canvas').length;
  if (count > 0) window.firstImage ??= performance.now() / 1000;
  if (count === 16) window.lastImage ??= performance.now() / 1000;
}).observe(document, { childList: true, subtree: true });
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--preset", default="sketch")
    parser.add_argument("--rounds", type=int, default=3)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        bundle, export_s = _exported(chosen.preset, Path(name))
        page_s, page_bytes = _page_alone(bundle, Path(name))
        found = {
            preset: [_opened(bundle, preset) for _ in range(chosen.rounds)] for preset in _WAYS
        }
        model_bytes = (bundle / "model.onnx").stat().st_size
    first = {preset: round(median([one for one, _ in times]), 2) for preset, times in found.items()}
    rest = {
        preset: round(median([last for _, last in times]), 2) for preset, times in found.items()
    }
    report(
        f"page_speed_{chosen.preset}",
        f"{chosen.preset}, {model_bytes / 1e6:.1f} MB: first image after {first['file']:.1f} s by "
        f"double click, {first['server']:.1f} s from a web server (<= {TARGET_S:g}), 16 after "
        f"{rest['file']:.1f} s; the page adds {page_s:.2f} processor seconds to {export_s:.1f}, "
        f"and {page_bytes / 1e6:.1f} MB",
        {
            "first_image_s": first,
            "sixteen_images_s": rest,
            "page_cpu_s": round(page_s, 2),
            "export_cpu_s": round(export_s, 1),
            "page_bytes": page_bytes,
            "model_bytes": model_bytes,
        },
    )


_WAYS: tuple[SamplingPreset, ...] = ("file", "server")


def _exported(preset: str, folder: Path) -> tuple[Path, float]:
    settings = OnnxSettings(proof_images=4, distance_images=0)
    start = time.process_time()
    list(export_model(model_of(preset), OnnxExporter(settings), folder / "bundle", name="onnx"))
    return folder / "bundle", time.process_time() - start


def _page_alone(bundle: Path, folder: Path) -> tuple[float, int]:
    """Return the CPU seconds of writing the page, and its size in bytes."""
    documents = replace(bundle_manifest_of(bundle), web_page=None)
    beside = folder / "beside"
    beside.mkdir()
    (beside / "model.onnx").symlink_to(bundle / "model.onnx")
    start = time.process_time()
    page = write_web_page(beside, documents)
    return time.process_time() - start, sum(file.size_bytes for file in page.files)


def _opened(bundle: Path, preset: SamplingPreset) -> tuple[float, float]:
    """Return the seconds to the first and to the sixteenth image."""
    with opened_page(bundle, preset, before=_WATCH) as page:
        wait_until_done(page)
        first, last = page.does("[window.firstImage, window.lastImage]")
    return float(first), float(last)


if __name__ == "__main__":
    main()
