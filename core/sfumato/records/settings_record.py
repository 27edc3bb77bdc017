"""The record of the exact settings of a run, by image count.

`run.toml` contains the settings of the run's next training session. This record, `settings.json`,
contains the settings of earlier sessions, so that any change, made by hand or with `resume --set`,
is detected, checked, and reported.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from sfumato.config.settings import RunConfig
from sfumato.files.json_file import read_json_if_any, write_json
from sfumato.messages import msg

__all__ = ["RecordedSettings", "load_record", "save_record", "with_settings"]

_FILE = "settings.json"


class RecordedSettings(msgspec.Struct, frozen=True, kw_only=True):
    """The settings of a run, starting from an image count."""

    images_seen: int
    settings: dict[str, Any]  # plain values with any nesting, as in `run.toml`

    def config(self) -> RunConfig | None:
        """Return the settings, or `None` if a different version stored them in another format."""
        try:
            return msgspec.convert(self.settings, RunConfig)
        except msgspec.ValidationError:
            return None


def with_settings(
    record: Sequence[RecordedSettings], config: RunConfig, *, images_seen: int
) -> tuple[RecordedSettings, ...]:
    """Return the record with new settings that apply from an image count on.

    Records for later image counts are removed, because they refer to training steps that were lost.
    """
    kept = tuple(one for one in record if one.images_seen < images_seen)
    settings = msgspec.to_builtins(config)
    if kept and kept[-1].settings == settings:
        return kept
    return (*kept, RecordedSettings(images_seen=images_seen, settings=settings))


def save_record(folder: Path, record: Sequence[RecordedSettings]) -> None:
    """Write the record to a run's folder atomically.

    Raises:
        SfumatoError: If the disk is full or not writable.
    """
    write_json(folder / _FILE, record)


def load_record(folder: Path) -> tuple[RecordedSettings, ...]:
    """Return the record in a run's folder, which is empty for a run that has not started.

    Raises:
        SfumatoError: If the record is damaged.
    """
    hint = msg(
        "settings_record.remove_file", "Remove the file to resume with the settings in run.toml."
    )
    return read_json_if_any(folder / _FILE, tuple[RecordedSettings, ...], hint=hint) or ()
