"""Write the generated reference pages, and build the documentation site.

    uv run python packaging/build_docs.py              # into build/docs/site
    uv run python packaging/build_docs.py --reference  # only docs/reference

The build needs no network, and neither does the site: open `index.html` from any web server.
A broken link or a docstring that cannot be found ends the build with an error.
"""

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "packaging")]

from documentation.pages import stage  # noqa: E402 - needs the line above
from documentation.reference import generated_pages  # noqa: E402 - needs the line above

TEMPLATE = ROOT / "packaging/documentation/zensical.toml"
THEME = ROOT / "packaging/documentation/theme"
ICON = ROOT / "resources/sfumato_resources/icons/app.svg"


def write_reference() -> None:
    """Write the generated pages to `docs/reference`."""
    for name, page in generated_pages(ROOT).items():
        file = ROOT / "docs" / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(page(), encoding="utf-8")


def build(folder: Path) -> Path:
    """Build the site below a folder, which is emptied first, and return where it is."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    pages = folder / "pages"
    stage(ROOT, pages)
    shutil.copytree(THEME, pages, dirs_exist_ok=True)
    shutil.copy(ICON, pages / "images/logo.svg")
    settings = TEMPLATE.read_text(encoding="utf-8").replace("$core", (ROOT / "core").as_posix())
    (folder / "zensical.toml").write_text(settings, encoding="utf-8")
    command = [sys.executable, "-m", "zensical", "build", "--strict", "--config-file"]
    subprocess.run([*command, str(folder / "zensical.toml")], check=True, cwd=folder)
    return folder / "site"


def main() -> int:
    """Write the reference, build the site, and print where it is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reference", action="store_true", help="only write docs/reference")
    parser.add_argument("--folder", type=Path, default=ROOT / "build/docs", help="where to build")
    given = parser.parse_args()
    write_reference()
    if not given.reference:
        site = build(given.folder)
        print(f"Read it with: {sys.executable} -m http.server --directory {site}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
