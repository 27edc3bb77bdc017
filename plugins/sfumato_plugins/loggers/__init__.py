"""The built-in loggers and their settings."""

from typing import Annotated

from msgspec import Meta

from sfumato.config.settings import Settings
from sfumato.plugins.catalog import Entry

__all__ = ["LOGGERS", "TensorboardSettings"]


class TensorboardSettings(Settings, frozen=True):
    """Settings of the TensorBoard logger."""

    folder: Annotated[
        str,
        Meta(
            title="Folder",
            description="Log folder, with one subfolder per run. If empty, logs are written to the "
            "run's folder.",
        ),
    ] = ""


LOGGERS = (
    Entry(
        name="tensorboard",
        label="TensorBoard",
        summary="Logs losses, learning rate, quality metrics, and sample grids in TensorBoard's "
        "format; requires no other package.",
        factory="sfumato_plugins.loggers.tensorboard:make_logger",
        settings=TensorboardSettings,
    ),
)
