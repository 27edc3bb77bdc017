"""The built-in loggers and their settings."""

from typing import Annotated

from msgspec import Meta

from sfumato.catalog import Entry
from sfumato.config.settings import Settings

__all__ = ["LOGGERS", "TensorboardSettings"]


class TensorboardSettings(Settings, frozen=True):
    """Settings of the TensorBoard logger."""

    folder: Annotated[
        str,
        Meta(
            title="Folder",
            description="Where a folder for each run is made; empty for the run's own folder.",
        ),
    ] = ""


LOGGERS = (
    Entry(
        name="tensorboard",
        label="TensorBoard",
        summary="Writes losses, learning rate, quality and sample grids where TensorBoard shows "
        "them; needs nothing else installed.",
        factory="sfumato_plugins.loggers.tensorboard:make_logger",
        settings=TensorboardSettings,
    ),
)
