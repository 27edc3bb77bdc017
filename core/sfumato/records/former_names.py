"""The former names of renamed runs and datasets.

Images, checkpoints, and runs refer to a run or a dataset by the name that it had at the time, and
are never rewritten. A renamed run or dataset therefore stores its former names in `names.json` in
its folder, so that these references remain valid.
"""

from contextlib import suppress
from pathlib import Path

import msgspec

from sfumato.files.storage import write_whole

__all__ = ["NAMES_FILE", "add_former_name", "former_names"]

NAMES_FILE = "names.json"


class _Names(msgspec.Struct, frozen=True):
    """The content of `names.json`."""

    former: tuple[str, ...] = ()
    """All names before the current one, starting with the oldest."""


def former_names(parent: Path) -> dict[str, str]:
    """Return the current name for each former name in a folder of runs or datasets.

    A name that is in use again refers to its current owner and is left out.
    """
    files = sorted(parent.glob(f"[!.]*/{NAMES_FILE}"))
    found = {name: file.parent.name for file in files for name in _names_in(file).former}
    return {name: current for name, current in found.items() if not (parent / name).is_dir()}


def add_former_name(folder: Path, name: str) -> None:
    """Record a name that the run or dataset in `folder` had until now.

    Raises:
        SfumatoError: If the disk is full or not writable.
    """
    known = _names_in(folder / NAMES_FILE).former
    former = tuple(dict.fromkeys((*(one for one in known if one != folder.name), name)))
    write_whole(folder / NAMES_FILE, msgspec.json.encode(_Names(former)))


def _names_in(file: Path) -> _Names:
    with suppress(OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return msgspec.json.decode(file.read_bytes(), type=_Names)
    return _Names()
