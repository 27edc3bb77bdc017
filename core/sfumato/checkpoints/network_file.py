"""The file in a run's folder that describes its network, `network.json`."""

from pathlib import Path
from typing import Any

import msgspec

from sfumato.errors import CheckpointError
from sfumato.files.json_file import read_json
from sfumato.files.storage import write_whole
from sfumato.messages import msg
from sfumato.nn.network import NetworkSpec

__all__ = ["SPEC_FILE", "has_network", "load_spec", "save_spec", "unknown_fields"]

SPEC_FILE = "network.json"
_HINT = msg("nn.restore_from_copy", "Restore it from a copy of the run folder.")


def save_spec(folder: Path, spec: NetworkSpec) -> None:
    """Write the description of a network to a run's folder."""
    write_whole(folder / SPEC_FILE, msgspec.json.format(msgspec.json.encode(spec)))


def has_network(folder: Path) -> bool:
    """Return whether a run's network has been created."""
    return (folder / SPEC_FILE).exists()


def load_spec(folder: Path) -> NetworkSpec:
    """Read the description of a network from a run's folder.

    Raises:
        CheckpointError: If it is missing or damaged.
    """
    if not has_network(folder):
        raise CheckpointError(
            msg(
                "nn.run_has_not_started",
                "Run “{run_id}” has not started: it has no network yet.",
                run_id=folder.name,
            ),
            hint=msg(
                "nn.train_run_first",
                "Train it first: sfumato resume PROJECT {run_id}",
                run_id=folder.name,
            ),
        )
    return read_json(folder / SPEC_FILE, NetworkSpec, hint=_HINT, raising=CheckpointError)


def unknown_fields(folder: Path) -> tuple[str, ...]:
    """Return the fields of the description in a run's folder that `load_spec` ignores.

    Raises:
        CheckpointError: If it is missing or damaged.
    """
    found = read_json(folder / SPEC_FILE, dict[str, Any], hint=_HINT, raising=CheckpointError)
    return tuple(sorted(found.keys() - set(NetworkSpec.__struct_fields__)))
