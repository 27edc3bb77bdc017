"""The first phase of a training run: preparation of its images, or of latents of them.

If a run is configured to use an autoencoder, the autoencoder's reconstructions are checked before
training. If they lose too much, the run trains on pixel-unshuffled images instead and reports this.
The decision is stored in the run's `network.json`, so a resumed run does not repeat it.
"""

import hashlib
from collections.abc import Generator, Iterator
from typing import NamedTuple, TypeVar

import msgspec
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from sfumato.checkpoints.checkpoint import last_state
from sfumato.checkpoints.network_file import has_network, load_spec
from sfumato.config.presets import over_latents, over_pixels
from sfumato.config.settings import RunConfig
from sfumato.data.cache import ImageCache, open_cache, prepare_cache
from sfumato.data.spreading import StopRequestedError, check_control
from sfumato.device.memory import PassSize, retried
from sfumato.device.selection import select_device
from sfumato.errors import CheckpointError
from sfumato.evaluation.reconstruction_check import measure_loss
from sfumato.generation.grid import save_grid
from sfumato.latents.autoencoder import Autoencoder, autoencoder_folder, load_autoencoder
from sfumato.latents.cache import Encode, has_latents, open_latents, prepare_latents
from sfumato.latents.image_space import LatentSpace, LatentSpec, images_from_bytes
from sfumato.latents.space_files import (
    AUTOENCODER_FOLDER,
    load_latent_space,
    save_run_autoencoder,
)
from sfumato.messages import msg
from sfumato.optimization.update import step_seed
from sfumato.plugins.registry import Plugins
from sfumato.records.control import RunControl
from sfumato.records.events import AnyEvent, AutoencoderMeasured, IncidentReported, Progressed
from sfumato.records.project import Project
from sfumato.records.run_folder import RunFolder
from sfumato.system.work_clock import WorkClock
from sfumato.training.augmentation import Augmenter
from sfumato.training.autoencoder import trained_autoencoder
from sfumato.training.batches import TrainingInputs, pixel_inputs
from sfumato.training.plugin_parts import INSTALL_HINT, augmenter_of
from sfumato.training.settings_change import adopt_settings

__all__ = ["Prepared", "prepare"]

E = TypeVar("E")
R = TypeVar("R")

_MOST_MEASURED = 1024
"""Training images used to normalize the latents; using more would change the result by about 1%."""
_AT_ONCE = 16
_SMALLEST_DEVIATION = 1e-3
_GRID = "reconstructions.png"
_ENCODED_WITH_IT = msg(
    "latents.already_encoded_with_augmentation",
    "The run continues on images that were encoded with it earlier.",
)
_ENCODED_WITHOUT_IT = msg(
    "latents.encoded_without_augmentation",
    "The images are encoded again without it, and training continues with the newly encoded "
    "images.",
)
_NOTHING_TO_DO = msg(
    "latents.augmentation_is_needed_to_encode_only",
    "No action is needed; the augmentation is applied only when images are encoded.",
)


class Prepared(NamedTuple):
    """A run with everything that its training needs."""

    run: RunFolder
    """The run, with its effective config."""
    cache: ImageCache
    """The prepared images."""
    training_inputs: TrainingInputs


def prepare(
    project: Project,
    run: RunFolder,
    *,
    plugins: Plugins,
    spare_cores: int,
    control: RunControl,
    work_clock: WorkClock,
) -> Generator[AnyEvent, None, Prepared]:
    """Prepare a run's images, and choose and prepare its training inputs.

    Yields `Progressed`, `AutoencoderMeasured`, and `IncidentReported`.

    Args:
        project: The project of the run.
        run: The run's folder, locked by the caller.
        plugins: The available augmentations.
        spare_cores: Cores left for other programs.
        control: Handles pause and stop.
        work_clock: Measures training time; must already be running.

    Raises:
        StopRequestedError: If a stop was requested.
        SfumatoError: If the images or the autoencoder cannot be read, trained, or written.
    """
    dataset_folder, shape = project.dataset_folder(run.config.data.dataset), run.config.data.shape
    yield from prepare_cache(dataset_folder, shape=shape, control=control)
    if control.is_stopping:
        raise StopRequestedError
    yield from adopt_settings(run)
    cache = open_cache(dataset_folder, shape)
    latents = None
    if has_network(run.folder):
        latents = load_spec(run.folder).latents
    elif run.config.model.autoencoder != "none":
        autoencoder = yield from _autoencoder(
            run, cache, spare_cores=spare_cores, control=control, work_clock=work_clock
        )
        latents = yield from _new_latents(run, cache, autoencoder, control=control)
    if latents is None:
        run = RunFolder(run.folder, over_pixels(run.config))
        return Prepared(run, cache, pixel_inputs(cache))
    return (yield from _over_latents(run, cache, latents, plugins=plugins, control=control))


def _autoencoder(
    run: RunFolder,
    cache: ImageCache,
    *,
    spare_cores: int,
    control: RunControl,
    work_clock: WorkClock,
) -> Generator[AnyEvent, None, Autoencoder]:
    """Train or load the configured autoencoder, and return it on the device."""
    config, source = run.config, run.config.model.autoencoder
    if source == "trained":
        autoencoder = yield from trained_autoencoder(
            cache, config, spare_cores=spare_cores, control=control, work_clock=work_clock
        )
    else:
        autoencoder = load_autoencoder(autoencoder_folder(source), channels=cache.shape.channels)
    return autoencoder.to(select_device(config.device).torch_device)


def _new_latents(
    run: RunFolder, cache: ImageCache, autoencoder: Autoencoder, *, control: RunControl
) -> Generator[AnyEvent, None, LatentSpec | None]:
    """Check an autoencoder and save it in the run; return `None` if the check fails."""
    config = run.config
    shape = autoencoder.latent_shape(cache.shape)
    sha256 = save_run_autoencoder(run.folder, autoencoder)
    measured = yield from _interruptible(_measured(run, autoencoder, cache), control)
    yield measured
    if not measured.is_accepted:
        yield _failure(measured, config)
        if config.autoencoder.on_failure == "pixels":
            return None
    mean, deviation = yield from _interruptible(_statistics(autoencoder, cache), control)
    return LatentSpec(
        autoencoder_sha256=sha256,
        pixel_shape=cache.shape,
        reduction=cache.shape.width // shape[-1],
        mean=mean,
        deviation=deviation,
    )


def _interruptible(work: Generator[E, None, R], control: RunControl) -> Generator[E, None, R]:
    """Yield from `work`, handling a pause or stop before each event."""
    while True:
        try:
            event = next(work)
        except StopIteration as end:
            result: R = end.value
            return result
        check_control(control)
        yield event


def _measured(
    run: RunFolder, autoencoder: Autoencoder, cache: ImageCache
) -> Generator[AnyEvent, None, AutoencoderMeasured]:
    loss = yield from measure_loss(autoencoder, cache)
    path = run.folder / AUTOENCODER_FOLDER / _GRID
    save_grid(path, loss.shown)
    bar = run.config.autoencoder
    return AutoencoderMeasured(
        source=run.config.model.autoencoder,
        psnr_db=loss.psnr_db,
        score=loss.score,
        is_accepted=loss.psnr_db >= bar.least_psnr_db
        and loss.score.frechet.multiple <= bar.most_frechet_share,
        path=path.relative_to(run.folder).as_posix(),
    )


def _failure(measured: AutoencoderMeasured, config: RunConfig) -> IncidentReported:
    bar = config.autoencoder
    continues = bar.on_failure == "continue"
    decision = (
        msg(
            "latents.trains_on_latents_anyway",
            "The run trains on its latents anyway, as set by autoencoder.on_failure.",
        )
        if continues
        else msg(
            "latents.trains_on_pixels",
            "The run trains on pixels instead, with model.unshuffle={unshuffle}.",
            unshuffle=over_pixels(config).model.unshuffle,
        )
    )
    return IncidentReported(
        kind="autoencoder",
        images_seen=0,
        message=msg(
            "latents.reconstruction_check_failed",
            "The autoencoder failed the reconstruction check: PSNR {psnr_db:.1f} dB "
            "(minimum {least_psnr_db:g} dB), Fréchet distance {frechet_share:.2f} "
            "times the real-vs-real baseline (maximum {most_frechet_share:g}). "
            "{decision}",
            psnr_db=measured.psnr_db,
            least_psnr_db=bar.least_psnr_db,
            frechet_share=measured.score.frechet.multiple,
            most_frechet_share=bar.most_frechet_share,
            decision=decision,
        ),
        hint=msg(
            "latents.improve_autoencoder",
            "Train the autoencoder longer (autoencoder.images_total), widen it "
            "(autoencoder.width), give it more latent channels, or provide your own.",
        ),
    )


def _statistics(
    autoencoder: Autoencoder, cache: ImageCache
) -> Generator[Progressed, None, tuple[tuple[float, ...], tuple[float, ...]]]:
    """Return the mean and standard deviation of each raw latent channel over training images."""
    count = min(_MOST_MEASURED, len(cache.train_images))
    indices = np.linspace(0, len(cache.train_images) - 1, count).astype(int)
    total = square = torch.zeros(())
    done = 0

    def encoded(start: int, size: int) -> Tensor:
        images = _tensor(cache.train_images[indices[start : start + size]], autoencoder)
        with torch.inference_mode():
            return autoencoder.encode(images_from_bytes(images)).cpu().double()

    for latents in PassSize(_AT_ONCE).parts(count, encoded):
        total = total + latents.mean(dim=(2, 3)).sum(0)
        square = square + latents.square().mean(dim=(2, 3)).sum(0)
        done += len(latents)
        yield Progressed(
            task=msg("latents.computing_statistics", "Computing latent statistics"),
            done=done,
            total=count,
        )
    mean = total / count
    deviation = (square / count - mean.square()).clamp(min=0).sqrt()
    deviation = deviation.clamp(min=_SMALLEST_DEVIATION)
    return tuple(mean.tolist()), tuple(deviation.tolist())


def _over_latents(
    run: RunFolder,
    cache: ImageCache,
    latents: LatentSpec,
    *,
    plugins: Plugins,
    control: RunControl,
) -> Generator[AnyEvent, None, Prepared]:
    """Encode the images with the run's autoencoder."""
    config = run.config
    if cache.shape != latents.pixel_shape:
        raise CheckpointError(
            msg(
                "latents.images_do_not_fit_autoencoder",
                "The run's autoencoder is for {channels}-channel images of {size}; "
                "the dataset has {found_channels}-channel images of {found_size}.",
                channels=latents.pixel_shape.channels,
                size=latents.pixel_shape.text,
                found_channels=cache.shape.channels,
                found_size=cache.shape.text,
            ),
            hint=msg(
                "latents.restore_dataset", "Restore the original dataset, or start a new run."
            ),
        )
    space = load_latent_space(run.folder, latents)
    space.to(select_device(config.device).torch_device)
    encoding, augmenter = yield from _encoding(run, cache, latents, plugins=plugins)
    yield from _augmentation_reports(encoding)
    key, versions = _key(latents, encoding), _versions(encoding)
    encode = _encoder(space, augmenter, seed=config.seed)
    yield from prepare_latents(cache, encode, key=key, versions=versions, control=control)
    for failure in augmenter.pop_failures():
        hint = msg(
            "latents.choose_another_augmentation",
            "Choose another augmentation for the next run, or report this to the "
            "author of the plugin.",
        )
        yield IncidentReported(kind="plugin", images_seen=0, message=failure, hint=hint)
    training_data = open_latents(cache, key)
    config = over_latents(config, shape=training_data.shape)
    training_inputs = TrainingInputs(training_data, space, latents)
    return Prepared(RunFolder(run.folder, config), cache, training_inputs)


def _encoding(
    run: RunFolder, cache: ImageCache, latents: LatentSpec, *, plugins: Plugins
) -> Generator[IncidentReported, None, tuple[RunConfig, Augmenter]]:
    """Return the config to encode images with, and its augmentations; report missing ones.

    Images that are already encoded need no augmentation. Otherwise, a missing one is left out of
    the config, so that the latents without it are not taken for those with it later.
    """
    config = run.config
    is_encoded = has_latents(cache, _key(latents, config))
    consequence = _ENCODED_WITH_IT if is_encoded else _ENCODED_WITHOUT_IT
    augmenter = augmenter_of(config, plugins, consequence=consequence)
    state = last_state(run)
    for failure in augmenter.pop_failures():
        yield IncidentReported(
            kind="plugin",
            images_seen=state.metadata.images_seen if state else 0,
            message=failure,
            hint=_NOTHING_TO_DO if is_encoded else INSTALL_HINT,
        )
    if is_encoded:
        return config, augmenter
    augmentations = {name: config.augmentations[name] for name in augmenter.names}
    return msgspec.structs.replace(config, augmentations=augmentations), augmenter


def _augmentation_reports(config: RunConfig) -> Iterator[IncidentReported]:
    """Yield incidents about the limits of augmentation when latents are encoded once."""
    if config.augmentations:
        yield IncidentReported(
            kind="autoencoder",
            images_seen=0,
            message=msg(
                "latents.augmentations_are_fixed",
                "Images are encoded once, so augmentations ({names}) create {n} fixed "
                "versions of each image instead of a new one each time.",
                one=(
                    "Images are encoded once, so augmentations ({names}) create one fixed "
                    "version of each image instead of a new one each time."
                ),
                names=list(config.augmentations),
                n=config.autoencoder.versions,
            ),
            hint=msg(
                "latents.raise_versions",
                "Raise autoencoder.versions for more variety, at the cost of disk space and time.",
            ),
        )
    if config.augmentation.probability:
        yield IncidentReported(
            kind="autoencoder",
            images_seen=0,
            message=msg(
                "latents.conditional_augmentation_is_off",
                "Conditional augmentation is off: latents cannot be rotated and scaled "
                "like images.",
            ),
            hint=msg(
                "latents.use_other_regularization",
                "Use augmentations such as flip, which are applied before the images are "
                "encoded, or more dropout.",
            ),
        )


def _encoder(space: LatentSpace, augmenter: Augmenter, *, seed: int) -> Encode:
    """Return a function that encodes images, seeded by image and version."""
    size = PassSize(_AT_ONCE)

    def encode(images: NDArray[np.uint8], first: int, version: int) -> NDArray[np.float16]:
        def prepared() -> Tensor:
            x = _tensor(images, space.autoencoder)
            if version >= 0:
                torch.manual_seed(step_seed(seed, first * 1_000 + version))
                x = augmenter(x)
            return x

        x = retried(prepared)

        def encoded(start: int, count: int) -> NDArray[np.float16]:
            with torch.inference_mode():
                latents = space.latents(x[start : start + count])
            return latents.permute(0, 2, 3, 1).half().cpu().numpy()

        return np.concatenate(list(size.parts(len(x), encoded)))

    return encode


def _tensor(images: NDArray[np.uint8], autoencoder: Autoencoder) -> Tensor:
    """Return images as uint8 `(B, C, H, W)` on the autoencoder's device."""
    on_device = next(autoencoder.parameters()).device
    return torch.from_numpy(np.array(images)).permute(0, 3, 1, 2).contiguous().to(on_device)


def _versions(config: RunConfig) -> int:
    """Return how many times each training image is encoded."""
    return config.autoencoder.versions if config.augmentations else 1


def _key(latents: LatentSpec, config: RunConfig) -> str:
    """Return a key for everything besides the images that determines the latents."""
    augmentations = sorted(config.augmentations.items())
    drawn = (config.seed, _versions(config), augmentations) if augmentations else ()
    metadata = msgspec.json.encode((latents, drawn))
    return hashlib.sha256(metadata).hexdigest()[:32]
