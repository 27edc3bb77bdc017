"""The model card of an export.

The card combines the run's metadata, the measured parity, and what the user entered at export;
unknown values are reported as unknown.
"""

from collections.abc import Iterator, Sequence

from sfumato.config.settings import RunConfig
from sfumato.records.metadata import Base, ImageTerms, MeasuredQuality, ModelMetadata, average_text
from sfumato_plugins.exporters.documents.bundle_manifest import BundleManifest, verified_text
from sfumato_plugins.exporters.documents.licenses import IMAGE_TERMS, OWN_LICENSE
from sfumato_plugins.exporters.documents.templates import filled_template

__all__ = ["model_card"]

_MOST_CLASSES = 40
_GUIDANCE_KINDS = {"class": "classifier-free guidance", "autoguidance": "autoguidance"}


def model_card(documents: BundleManifest, metadata: ModelMetadata) -> str:
    """Return the model card.

    Args:
        documents: The bundle manifest.
        metadata: The metadata of the trained model.
    """
    shape = documents.image_shape
    kind = "A class-conditional" if documents.classes else "An unconditional"
    training = documents.training
    return filled_template(
        "model_card.md",
        title=_line(documents.title),
        license_tag=_license_tag(documents.license),
        summary=f"{kind} diffusion model that generates {shape.text} "
        f"{shape.color_text} images. It "
        f"was trained with Sfumato on {training.images:,} images{_start(metadata)}.",
        metadata="\n".join(
            f"| {name} | {_line(fact)} |" for name, fact in _metadata_fields(documents, metadata)
        ),
        intended_use=documents.intended_use.strip() or "Not specified by the author.",
        quality="\n".join(_quality_lines(documents.quality)),
        proof=f"{verified_text('onnxruntime', documents.parity)} "
        "All figures are in `manifest.json`.",
        images=f"{training.images:,}",
        dataset=training.dataset_sha256,
        image_terms=_image_terms([found for found in metadata.image_terms if not found.base]),
        bases="".join(f"\n\n{_base_text(base, metadata)}" for base in metadata.bases),
        license=_license_text(documents),
        made=(
            f"Exported on {documents.created[:10]} with {_versions(documents)}. Complete "
            f"configuration:"
        ),
        config=training.config_toml.strip(),
    )


def _start(metadata: ModelMetadata) -> str:
    return f", starting from the weights of {_line(metadata.base.name)}" if metadata.base else ""


def _base_text(base: Base, metadata: ModelMetadata) -> str:
    """Return a paragraph about a model that the run started from, directly or not."""
    text = f"The base model {_line(base.name)} has weights with the SHA-256 `{base.weights_sha256}`"
    text += (
        f" and was trained on {base.images:,} images; the SHA-256 of the dataset and its "
        f"preprocessing is `{base.dataset_sha256}`."
        if base.dataset_sha256
        else ". Its training images are unknown."
    )
    texts = {found.text for found in base.terms}
    found = [terms for terms in metadata.image_terms if terms.text in texts]
    if not found:
        return f"{text} Its license is unknown."
    return f"{text} These license files were found with it: {_links(found)}."


def _metadata_fields(
    documents: BundleManifest, metadata: ModelMetadata
) -> Iterator[tuple[str, str]]:
    config = metadata.config
    sampling, training, speed = documents.sampling, documents.training, documents.speed
    settings = sampling.settings
    if documents.author:
        yield "Author", documents.author
    yield "Classes", _classes(documents.classes)
    yield (
        "Sampler",
        f"{settings.sampler}, {settings.num_steps} steps, {sampling.network_calls} network calls",
    )
    yield (
        "Guidance",
        f"{_GUIDANCE_KINDS[settings.guidance]}, scale {settings.guidance_scale:g}"
        if sampling.guidance
        else "not supported",
    )
    yield "Architecture", f"{config.model.backbone}, {training.parameters:,} parameters"
    if training.autoencoder_sha256:
        yield "Autoencoder", f"SHA-256 `{training.autoencoder_sha256}`"
    if config.objective == "consistency":
        yield "Distilled from", f"run {config.consistency.base}"
    elif metadata.base:
        yield "Started from", metadata.base.name
    yield "Training length", f"{training.images_seen:,} images in {training.step:,} steps"
    yield "Training time", _duration(training.training_s)
    yield "Training settings", _recipe(config)
    yield "Weights", f"SHA-256 `{training.weights_sha256}`"
    rate = f"{speed.batch_size / speed.batch_s:.3g} images/s"
    yield (
        "Speed",
        f"{rate} at batch size {speed.batch_size}; {speed.machine}, CPU threads: {speed.threads}",
    )


def _classes(names: tuple[str, ...]) -> str:
    if not names:
        return "none"
    shown = ", ".join(f"{label} {name}" for label, name in enumerate(names[:_MOST_CLASSES]))
    left = len(names) - _MOST_CLASSES
    return f"{shown}, and {left} more; all are in `manifest.json`" if left > 0 else shown


def _recipe(config: RunConfig) -> str:
    parts = [
        f"preset {config.preset}" if config.preset else "",
        f"{config.model.prediction} prediction",
        f"batch size {config.batch_size}",
        f"learning rate {config.optimizer.learning_rate:g}",
        f"conditional augmentation with probability {config.augmentation.probability:g}"
        if config.augmentation.probability
        else "",
        *(f"augmentation {name}" for name in config.augmentations),
    ]
    return ", ".join(filter(None, parts))


def _quality_lines(quality: MeasuredQuality | None) -> Iterator[str]:
    if quality is None:
        yield "Not measured at this checkpoint."
        return
    sampling = quality.sampling
    scale = sampling.guidance_scale
    guided = "" if scale == 1 else f", guidance scale {scale:g}"
    yield (
        f"{quality.count:,} generated images ({sampling.sampler}, {sampling.num_steps} steps"
        f"{guided}, {average_text(quality.ema_length)}) compared with as many real images:"
    )
    yield ""
    yield "| Features | Fréchet distance | Real-vs-real baseline | Precision | Recall |"
    yield "|---|---|---|---|---|"
    for score in quality.scores:
        precision, recall = (score.components[name].value for name in ("precision", "recall"))
        yield (
            f"| {_line(score.net)} (`{score.net_sha256[:8]}`) | {score.frechet.value:.4g} | "
            f"{score.frechet.baseline:.4g} | {precision:.2f} | {recall:.2f} |"
        )
    yield ""
    alarms = "; ".join(quality.copy_alarms)
    yield f"Copies of training images: {alarms or 'none found'}."


def _image_terms(found: Sequence[ImageTerms]) -> str:
    if not found:
        return "their license is unknown"
    return f"these license files were found with them: {_links(found)}"


def _links(found: Sequence[ImageTerms]) -> str:
    return ", ".join(f"[{text.file}]({IMAGE_TERMS}/{text.file})" for text in found)


def _license_text(documents: BundleManifest) -> str:
    if not documents.license:
        return "Not specified. Ask the author for permission before you use the model."
    name = "Custom terms" if documents.license == OWN_LICENSE else documents.license
    return f"{name}; see [LICENSE.txt](LICENSE.txt)."


def _license_tag(license: str) -> str:
    """Return the license in the notation of model hubs."""
    if not license:
        return "unknown"
    return "other" if license == OWN_LICENSE else license.lower()


def _duration(seconds: float | None) -> str:
    if seconds is None:
        return "unknown"
    minutes, hours = seconds / 60, seconds / 3600
    if minutes < 2:
        return f"{seconds:.0f} seconds"
    return f"{minutes:.0f} minutes" if hours < 2 else f"{hours:.1f} hours"


def _versions(documents: BundleManifest) -> str:
    return ", ".join(f"{name} {number}" for name, number in documents.versions.items())


def _line(text: str) -> str:
    """Return a user's text escaped for a table cell."""
    return " ".join(text.split()).replace("|", "\\|")
