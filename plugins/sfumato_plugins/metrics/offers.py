"""The built-in metrics beyond those of every evaluation."""

from sfumato.catalog import Entry

__all__ = ["METRICS"]

METRICS = (
    Entry(
        name="variety",
        label="Variety",
        summary="Says how different generated images are from each other, beside how different "
        "real ones are; far below it the model draws always the same.",
        factory="sfumato_plugins.metrics.variety:make_metric",
    ),
)
