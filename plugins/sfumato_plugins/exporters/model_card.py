"""What should a person know about a model before they use it?

The card holds what the run and the proof say, and what the one who exported wrote; what is not
known is said to be so.
"""

from collections.abc import Iterator

from sfumato.config.settings import RunConfig
from sfumato.facts import MeasuredQuality, ModelFacts, PictureTerms, average_in_words
from sfumato_plugins.exporters.licences import OWN_LICENCE, PICTURE_TERMS
from sfumato_plugins.exporters.passport import Passport
from sfumato_plugins.exporters.redrawing import parity_in_words
from sfumato_plugins.exporters.templates import filled_template

__all__ = ["model_card"]

_MOST_CLASSES = 40


def model_card(papers: Passport, facts: ModelFacts) -> str:
    """Write the card.

    Args:
        papers: All about the exported model.
        facts: What is known of it besides.
    """
    config = facts.config
    height, width = papers.image_size_px
    colour = "colour" if papers.channels == 3 else "grey"
    training = papers.training
    return filled_template(
        "model_card.md",
        title=_line(papers.title),
        licence_tag=_licence_tag(papers.licence),
        summary=f"A diffusion model that turns seeds into {width} × {height} px pictures in "
        f"{colour}. It was trained with Sfumato on {training.pictures:,} pictures.",
        facts="\n".join(f"| {name} | {_line(fact)} |" for name, fact in _facts(papers, config)),
        intended_use=papers.intended_use.strip() or "The one who made the model said nothing.",
        quality="\n".join(_quality_lines(papers.quality)),
        proof=f"onnxruntime, on the machine that exported, redrew {parity_in_words(papers.parity)}."
        " `passport.json` has all figures.",
        pictures=f"{training.pictures:,}",
        dataset=training.dataset_sha256,
        picture_terms=_picture_terms(facts.picture_terms),
        licence=_licence_in_words(papers),
        made=f"Exported on {papers.created[:10]} with {_versions(papers)}. The run's settings:",
        config=training.config_toml.strip(),
    )


def _facts(papers: Passport, config: RunConfig) -> Iterator[tuple[str, str]]:
    sampling, training, speed = papers.sampling, papers.training, papers.speed
    if papers.author:
        yield "Made by", papers.author
    yield "Classes", _classes(papers.classes)
    yield (
        "Drawn by",
        f"{sampling.sampler}, {sampling.num_steps} steps, {sampling.network_calls} network calls",
    )
    guidance = sampling.guidance
    yield (
        "Guidance",
        f"{guidance.kind}, {sampling.guidance_scale:g}" if guidance else "none; it takes none",
    )
    yield "Network", f"{config.model.backbone}, {training.parameters:,} weights"
    if training.autoencoder_sha256:
        yield "Latents", f"of an autoencoder with weights `{training.autoencoder_sha256}`"
    if config.objective == "consistency":
        yield "Made from", f"run {config.consistency.base}, as a fast version"
    yield "Trained on", f"{training.images_seen:,} images in {training.step:,} updates"
    yield "Training time", _duration(training.training_s)
    yield "Recipe", _recipe(config)
    yield "Weights", f"`{training.weights_sha256}`"
    rate = f"{speed.batch_size / speed.batch_s:.3g} pictures a second"
    yield (
        "Speed",
        f"{rate}, {speed.batch_size} at a time; {speed.machine}, threads: {speed.threads}",
    )


def _classes(names: tuple[str, ...]) -> str:
    if not names:
        return "none"
    shown = ", ".join(f"{label} {name}" for label, name in enumerate(names[:_MOST_CLASSES]))
    left = len(names) - _MOST_CLASSES
    return f"{shown} and {left} more, all in `passport.json`" if left > 0 else shown


def _recipe(config: RunConfig) -> str:
    parts = [
        f"preset {config.preset}" if config.preset else "",
        f"prediction of {config.model.prediction}",
        f"batches of {config.batch_size}",
        f"learning rate {config.optimizer.learning_rate:g}",
        f"augmented with probability {config.augmentation.probability:g}"
        if config.augmentation.probability
        else "",
        *(f"augmentation {name}" for name in config.augmentations),
    ]
    return ", ".join(filter(None, parts))


def _quality_lines(quality: MeasuredQuality | None) -> Iterator[str]:
    if quality is None:
        yield "Not measured at this point of the run."
        return
    guided = "" if quality.guidance_scale == 1 else f", guidance {quality.guidance_scale:g}"
    yield (
        f"{quality.count:,} pictures, drawn by {quality.sampler} in {quality.num_steps} steps"
        f"{guided}, {average_in_words(quality.ema_length)}, beside as many real ones:"
    )
    yield ""
    yield "| in the features of | Fréchet distance | of real pictures | precision | recall |"
    yield "|---|---|---|---|---|"
    for found in quality.features:
        yield (
            f"| {_line(found.net)} (`{found.net_sha256[:8]}`) | {found.frechet:.4g} | "
            f"{found.frechet_floor:.4g} | {found.precision:.2f} | {found.recall:.2f} |"
        )
    yield ""
    alarms = "; ".join(quality.copy_alarms)
    yield f"Copies of training pictures: {alarms or 'none found'}."


def _picture_terms(found: tuple[PictureTerms, ...]) -> str:
    if not found:
        return "their terms of use are not known to it"
    links = ", ".join(f"[{text.file}]({PICTURE_TERMS}/{text.file})" for text in found)
    return f"their terms of use lay beside them: {links}"


def _licence_in_words(papers: Passport) -> str:
    if not papers.licence:
        return "None was given: ask the one who made the model before you use it."
    name = "Terms of its maker's own" if papers.licence == OWN_LICENCE else papers.licence
    return f"{name}; the text is in [LICENSE.txt](LICENSE.txt)."


def _licence_tag(licence: str) -> str:
    """Give the licence as model hubs write it."""
    if not licence:
        return "unknown"
    return "other" if licence == OWN_LICENCE else licence.lower()


def _duration(seconds: float | None) -> str:
    if seconds is None:
        return "not known"
    minutes, hours = seconds / 60, seconds / 3600
    if minutes < 2:
        return f"{seconds:.0f} seconds"
    return f"{minutes:.0f} minutes" if hours < 2 else f"{hours:.1f} hours"


def _versions(papers: Passport) -> str:
    return ", ".join(f"{name} {number}" for name, number in papers.versions.items())


def _line(text: str) -> str:
    """Keep a text of the user's within its cell of a table."""
    return " ".join(text.split()).replace("|", "\\|")
