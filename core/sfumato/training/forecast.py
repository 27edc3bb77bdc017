"""Forecast of each preset's throughput on this machine, and a recommendation.

Each preset's network runs a few real updates on noise images, which take as long as updates on any
other images. This gives the number of images the preset can train on in the available time.
"""

import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np

from sfumato.config.advice import USUAL_MINUTES, advise, outlook_text
from sfumato.config.image_shape import ImageShape, Shape
from sfumato.config.presets import PRESETS, latent_shape, over_latents, preset_config
from sfumato.config.settings import RunConfig
from sfumato.data.batches import ImageSource
from sfumato.device.backend import Backend
from sfumato.device.choosing import choose_plan
from sfumato.device.plan import plain_plan
from sfumato.device.selection import select_device
from sfumato.diffusion.preconditioning import PreconditionedDenoiser
from sfumato.errors import SfumatoError
from sfumato.latents.image_space import PixelSpace
from sfumato.messages import msg
from sfumato.nn.backbone import use_plain_attention_for_few
from sfumato.nn.network import build_denoiser, spec_from_config
from sfumato.optimization.update import Updater
from sfumato.records.control import RunControl
from sfumato.records.events import ForecastFinished, PresetForecast, Progressed
from sfumato.records.manifest import Manifest, load_rules
from sfumato.records.memory_use import MemoryUse
from sfumato.training.augmentation import Augmenter
from sfumato.training.batches import TrainingBatches, updater_for
from sfumato.training.objective import Batch, objective_for

__all__ = ["TASK", "forecast", "forecast_dataset"]

TASK = msg("training.timing_presets", "Timing the presets")

_LEARNING_RATE = 1e-6
_MOST_ON_CPU = 16
_TURN_S = 1.0
_UPDATES = 3
_HOPELESS_PER_S = 0.5
"""Images per second; presets larger than one slower than this are skipped."""
_BYTES_A_WEIGHT = 24
"""The weight, its gradient, two Adam moments, and two averages, in fp32."""


def forecast_dataset(
    folder: Path, *, minutes: float, spare_cores: int, control: RunControl
) -> Iterator[Progressed | PresetForecast | ForecastFinished]:
    """Forecast each preset for the images of a dataset; see `forecast`.

    Raises:
        SfumatoError: If the dataset cannot be read, or no preset supports its image size.
    """
    rules = load_rules(folder)
    with closing(Manifest(folder)) as manifest:
        images = manifest.count("in")
        classes = manifest.classes() if rules.labels == "folders" else ()
    yield from forecast(
        shape=rules.shape,
        images=images,
        classes=classes,
        minutes=minutes,
        spare_cores=spare_cores,
        control=control,
    )


def forecast(
    *,
    shape: ImageShape,
    images: int,
    classes: tuple[str, ...] = (),
    minutes: float = 0.0,
    spare_cores: int = 0,
    control: RunControl | None = None,
) -> Iterator[Progressed | PresetForecast | ForecastFinished]:
    """Measure each preset on this machine, which takes a few seconds.

    Yields a `PresetForecast` for each preset that supports the image size and is fast enough, then
    a `ForecastFinished` with the recommended preset.

    Args:
        shape: Shape of the images.
        images: Number of images in the dataset.
        classes: Names of the classes.
        minutes: Available time in minutes; 0 uses the default for the device.
        spare_cores: Cores left for other programs.
        control: Handles stop requests; a stop ends the stream before the next preset.

    Raises:
        ConfigError: If no preset supports the image size.
    """
    backend = select_device()
    minutes = minutes or USUAL_MINUTES[backend.kind]
    bench = _Bench(backend, classes=classes, spare_cores=spare_cores)
    images_in_time: dict[str, float] = {}
    refusal: SfumatoError | None = None
    for index, preset in enumerate(PRESETS):
        yield Progressed(task=TASK, done=index, total=len(PRESETS))
        if control is not None and control.is_stopping:
            return
        config = preset_config(preset.name, dataset="", shape=shape, images=images)
        try:
            speed = bench.measure(config)
        except SfumatoError as error:  # unsupported image size or not enough memory
            refusal = refusal or error
            continue
        images_in_time[preset.name] = speed.images_per_s * 60 * minutes
        yield PresetForecast(
            preset=preset.name,
            parameters=speed.parameters,
            images_per_s=speed.images_per_s,
            memory_bytes=speed.memory_bytes,
            memory=speed.memory,
            images=int(images_in_time[preset.name]),
            epochs=images_in_time[preset.name] / max(1, images),
            outlook=outlook_text(preset.name, images_in_time[preset.name]),
        )
        if speed.images_per_s < _HOPELESS_PER_S:
            break
    if refusal is not None and not images_in_time:
        raise refusal
    name, reason = advise(images_in_time, images=images)
    yield ForecastFinished(preset=name, reason=reason, minutes=minutes, device=backend.label)


class _Speed(NamedTuple):
    """Measured throughput and memory use of a preset's network."""

    parameters: int
    images_per_s: float
    memory_bytes: int
    memory: MemoryUse


class _Trainee(NamedTuple):
    """A preset's network and its settings."""

    config: RunConfig
    denoiser: PreconditionedDenoiser
    image_shape: Shape
    """Channels, height, and width of the network's input."""


class _Bench:
    """Benchmarks presets one after another, reusing the device plan chosen for the first preset."""

    def __init__(self, backend: Backend, *, classes: tuple[str, ...], spare_cores: int) -> None:
        self._classes = classes
        self._spare_cores = spare_cores
        self._backend = backend
        self._plan = plain_plan(backend)
        self._is_planned = False
        self._memory = MemoryUse()

    def measure(self, config: RunConfig) -> _Speed:
        """Train a preset's network on noise images for a few updates.

        Raises:
            ConfigError: If no network of the preset supports the image size.
            DeviceError: If there is not enough memory for one image.
        """
        learner, count = self._trainee(config), config.batch_size
        if not self._backend.has_own_memory:
            one_s = self._seconds(learner, count=1)
            count = int(min(count, _MOST_ON_CPU, max(1.0, _TURN_S / one_s)))
        images_per_s = count / self._seconds(learner, count=count)
        parameters = sum(parameter.numel() for parameter in learner.denoiser.parameters())
        memory_bytes = self._memory.needed_bytes or _BYTES_A_WEIGHT * parameters
        return _Speed(parameters, images_per_s, memory_bytes, self._memory)

    def _trainee(self, config: RunConfig) -> _Trainee:
        image_shape: Shape = config.data.shape
        if config.model.autoencoder != "none":
            image_shape = latent_shape(config.autoencoder, config.data.shape)
            config = over_latents(config, shape=image_shape)
        spec = spec_from_config(
            config, image_shape=image_shape, classes=self._classes, sigma_data=0.5
        )
        denoiser = build_denoiser(spec).to(self._backend.torch_device).train()
        if self._backend.kind == "cpu":
            use_plain_attention_for_few(denoiser)
        return _Trainee(config, denoiser, image_shape)

    def _seconds(self, learner: _Trainee, *, count: int) -> float:
        """Return the seconds per update of `count` images; the first update is a warm-up."""
        updater = self._updater(learner, count=count)
        if not self._is_planned and count > 1:
            choice = choose_plan(
                learner.config,
                backend=self._backend,
                spare_cores=self._spare_cores,
                trial=updater.try_out,
            )
            self._plan, self._is_planned = choice.plan, True
        if self._backend.has_own_memory:
            updater.try_out(self._plan)  # finds the micro-batch of this preset
        updater.follow(self._plan)
        self._memory = updater.memory
        times = []
        for clock in range(_UPDATES):
            start_s = time.perf_counter()
            updater.update(clock * count, learning_rate=_LEARNING_RATE).loss.item()
            times.append(time.perf_counter() - start_s)
        return min(times[1:])

    def _updater(self, learner: _Trainee, *, count: int) -> Updater[Batch]:
        channels, height, width = learner.image_shape
        shape = (count, height, width, channels)
        noise = np.random.default_rng(0).integers(0, 256, shape, dtype=np.uint8)
        label = 0 if self._classes else -1
        config = msgspec.structs.replace(learner.config, batch_size=count)
        objective = objective_for(config, learner.denoiser, sigma_data=0.5)
        batches = TrainingBatches(
            config,
            ImageSource(noise, np.full(count, label, np.int32), device=self._backend.torch_device),
            space=PixelSpace(config.data.shape),
            objective=objective,
            augmenter=Augmenter({}),
            denoiser=learner.denoiser,
        )
        return updater_for(config, learner.denoiser, batches, objective=objective, plan=self._plan)
