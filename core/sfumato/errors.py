"""Which errors may a user see, and what do they say?

Every error that reaches a user is a `SfumatoError`: one sentence that says what is wrong, with the
names and numbers involved, and one that says what to do. Anything else that escapes is a bug.
"""

__all__ = [
    "CheckpointError",
    "ConfigError",
    "DatasetError",
    "DeviceError",
    "ExportError",
    "PluginError",
    "RunBusyError",
    "SfumatoError",
    "TrainingError",
]


class SfumatoError(Exception):
    """Something a user can understand and act on.

    Args:
        message: What is wrong, with the names and numbers involved; a full sentence.
        hint: What to do about it; a full sentence.
    """

    def __init__(self, message: str, *, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class ConfigError(SfumatoError):
    """A setting has an unknown name or a value out of its bounds."""


class DatasetError(SfumatoError):
    """A folder of images or a dataset made from one cannot be used."""


class CheckpointError(SfumatoError):
    """A checkpoint is missing, damaged, or of another shape than asked for."""


class DeviceError(SfumatoError):
    """The device is absent, or its memory does not suffice."""


class PluginError(SfumatoError):
    """A plugin failed, or does not offer what was asked of it."""


class TrainingError(SfumatoError):
    """A run cannot go on."""


class RunBusyError(TrainingError):
    """Another process is training this run already."""


class ExportError(SfumatoError):
    """A model cannot be exported, or its export did not prove equal to the source.

    Args:
        message: What is wrong.
        hint: What to do about it.
        report: A page of HTML that shows why, to be kept beside where the export would lie; "" for
            none.
    """

    def __init__(self, message: str, *, hint: str, report: str = "") -> None:
        super().__init__(message, hint=hint)
        self.report = report
