"""Errors that are shown to the user.

Each of them is a `SfumatoError`: one sentence states what is wrong, including the names and numbers
involved, and another states what to do. Any other exception that reaches the user is a bug.
"""

from sfumato.messages import Text, as_message

__all__ = [
    "CheckpointError",
    "ConfigError",
    "DatasetError",
    "DeviceError",
    "ExportError",
    "MemoryShortageError",
    "PluginError",
    "RunBusyError",
    "SfumatoError",
    "TrainingError",
]


class SfumatoError(Exception):
    """An error that the user can understand and act on.

    Args:
        message: What is wrong, with the names and numbers involved, as a full sentence. A plain
            `str` is never translated.
        hint: What to do about it, as a full sentence.
    """

    def __init__(self, message: Text, *, hint: Text) -> None:
        super().__init__(str(message))
        self.message = as_message(message)
        self.hint = as_message(hint)


class ConfigError(SfumatoError):
    """A setting has an unknown name or a value that is out of bounds."""


class DatasetError(SfumatoError):
    """A folder of images, or a dataset imported from such a folder, cannot be used."""


class CheckpointError(SfumatoError):
    """A checkpoint is missing, damaged, or does not match the model."""


class DeviceError(SfumatoError):
    """The device is unavailable or does not have enough memory."""


class MemoryShortageError(DeviceError):
    """There is not enough memory for the smallest part of a task."""


class PluginError(SfumatoError):
    """A plugin failed, or does not provide what was requested."""


class TrainingError(SfumatoError):
    """A run cannot continue."""


class RunBusyError(TrainingError):
    """Another process is already training this run."""


class ExportError(SfumatoError):
    """A model cannot be exported, or its export does not match the source.

    Args:
        message: What is wrong.
        hint: What to do about it.
        report: An HTML page that shows why, saved next to the export's target; "" if there is none.
    """

    def __init__(self, message: Text, *, hint: Text, report: str = "") -> None:
        super().__init__(message, hint=hint)
        self.report = report
