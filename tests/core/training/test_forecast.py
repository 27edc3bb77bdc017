"""Tests of the preset forecast."""

import msgspec
import pytest

from sfumato.config import presets
from sfumato.config.image_shape import ImageShape
from sfumato.config.presets import preset_config
from sfumato.config.settings import RunConfig
from sfumato.errors import ConfigError
from sfumato.records.events import ForecastFinished, PresetForecast
from sfumato.training import forecast as module
from sfumato.training.forecast import forecast


@pytest.fixture(autouse=True)
def _only_two_presets(monkeypatch: pytest.MonkeyPatch) -> None:
    """Measure only the two smallest presets briefly; the others behave the same but take longer."""
    monkeypatch.setattr(module, "PRESETS", presets.PRESETS[:2])
    monkeypatch.setattr(module, "_TURN_S", 0.05)


def test_each_preset_is_measured_and_extrapolated_to_the_available_time() -> None:
    *_, first, _, second, last = forecast(shape=ImageShape.square(16), images=500, minutes=30)

    for event, name in ((first, "sketch"), (second, "quick")):
        assert isinstance(event, PresetForecast)
        assert event.preset == name
        assert event.images == int(event.images_per_s * 1800)
        assert event.epochs == pytest.approx(event.images_per_s * 1800 / 500)
    assert min(first.images_per_s, second.images_per_s) > 0
    assert first.parameters < second.parameters
    assert isinstance(last, ForecastFinished)
    assert last.preset == "sketch"
    assert last.minutes == 30


def test_a_preset_that_is_too_slow_ends_the_forecast(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_HOPELESS_PER_S", 1e9)

    tried = [
        event.preset
        for event in forecast(shape=ImageShape.square(16), images=500)
        if isinstance(event, PresetForecast)
    ]

    assert tried == ["sketch"]


def test_an_unsupported_size_is_refused_as_in_training() -> None:
    with pytest.raises(ConfigError, match="17"):
        list(forecast(shape=ImageShape.square(17), images=500))


def test_grayscale_images_with_classes_are_supported() -> None:
    events = list(forecast(shape=ImageShape.square(16, 1), images=500, classes=("cat", "dog")))

    assert isinstance(events[-1], ForecastFinished)


def test_latents_are_measured_at_their_own_size(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[int, ...]] = []
    images_per_s = module._Bench._seconds

    def noted(self: module._Bench, learner: module._Trainee, *, count: int) -> float:
        seen.append(learner.image_shape)
        return images_per_s(self, learner, count=count)

    def small(name: str, **metadata: int) -> RunConfig:
        config = preset_config(name, **metadata)
        model = msgspec.structs.replace(config.model, widths=(8, 16), layers_per_block=1)
        return msgspec.structs.replace(config, model=model)

    monkeypatch.setattr(module._Bench, "_seconds", noted)
    monkeypatch.setattr(module, "preset_config", small)

    list(forecast(shape=ImageShape.square(256), images=9_000))

    assert seen[0] == (3, 256, 256)
    assert seen[-1] == (4, 32, 32)
