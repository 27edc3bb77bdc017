"""Files that other programs and people leave in a run's folders."""

from pathlib import Path

from sfumato.records.run_folder import RunFolder

__all__ = ["FOREIGN_NAMES", "write_foreign_files"]

FOREIGN_NAMES = (
    "12 (copy)",
    "12",
    "000000000016 (copy).png",
    "000000000016.tuned (2).png",
    "000000000016.png.part",
    "000000000016-zz.safetensors",
    "٠٠٠٠٠٠٠٠٠٠١٦.png",
    "999999999999.txt",
    "999999999999.bak",
    "zebra.png",
    ".000000000016.png.swp",
    ".DS_Store",
    ".stversions-notes",
    "Thumbs.db",
    "desktop.ini",
    "1e9.png",
    "0x10.png",
    "-5.png",
)
"""Names that a careless parser would read as numbers, sample grids, or checkpoints."""


def write_foreign_files(run: RunFolder) -> dict[Path, bytes]:
    """Write foreign files into a run's folders, and return them with their content."""
    laid = {}
    for folder in (run.samples_folder, run.checkpoints_folder, run.averages_folder):
        folder.mkdir(exist_ok=True)
        for name in FOREIGN_NAMES:
            laid[folder / name] = b"not of the run"
        laid[folder / "999999999999 copy" / "state.json"] = b"{}"
        laid[folder / ".stfolder" / "marker"] = b"of a synchronizer"
    laid[run.checkpoints_folder / "999999999999"] = b"a file where a folder would be"
    for path, content in laid.items():
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    return laid
