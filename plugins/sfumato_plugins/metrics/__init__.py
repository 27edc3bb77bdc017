"""Built-in metrics in addition to those of every evaluation."""

from sfumato.plugins.catalog import Entry

__all__ = ["METRICS"]

METRICS = (
    Entry(
        name="variety",
        label="Diversity",
        summary="Mean difference between generated images, compared with real images. A much lower "
        "value indicates mode collapse.",
        factory="sfumato_plugins.metrics.variety:make_metric",
    ),
)
