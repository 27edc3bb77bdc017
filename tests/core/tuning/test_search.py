"""Tests that the search finds improvements and keeps what is good."""

import math
import time
import zlib
from collections.abc import Generator
from types import ModuleType

import numpy as np
import pytest
from tests.support.evaluation import result_of

import sfumato_plugins
from sfumato.config.settings import SamplingSettings
from sfumato.errors import PluginError
from sfumato.plugins.catalog import Entry
from sfumato.plugins.hookspecs import hookimpl
from sfumato.plugins.registry import Plugins
from sfumato.records.events import IncidentReported, Progressed
from sfumato.records.score import Cleanliness
from sfumato.records.tuned import SamplingPreset
from sfumato.system.work_clock import WorkClock
from sfumato.tuning.search import Found, Limits, Search
from sfumato.tuning.trials import calls_of_preset, network_calls, steps_within
from support.clocks import FakeMachine

OWN = SamplingPreset(sampling=SamplingSettings())
PLUGINS = Plugins([("builtin", sfumato_plugins)])


class KnownTrials:
    """Trials whose presets have known scores, with images that scatter around them.

    Args:
        truth: A preset's score on infinitely many images.
        scatter: How much one image's score scatters.
        image_s: How long an image takes.
        noise_levels: The noise that a preset leaves in flat areas.
    """

    plugins = PLUGINS
    images_seen = 128

    def __init__(
        self,
        truth,
        *,
        scatter: float = 0.3,
        image_s: float = 0.0,
        noise_levels=lambda _preset: 0.0,
    ) -> None:
        self._truth = truth
        self._noise_levels = noise_levels
        self._scatter = scatter
        self._image_s = image_s
        self._scores: dict[str, list[float]] = {}
        self.presets: list[SamplingPreset] = []

    def draw(self, preset: SamplingPreset, count: int) -> Generator[int, None, None]:
        if preset not in self.presets:
            self.presets.append(preset)
        while self.seen(preset) < count:
            time.sleep(self._image_s)
            self._of(preset).append(
                self._scatter_of(preset, self.seen(preset)) + self._truth(preset)
            )
            yield 1

    def forget(self, preset: SamplingPreset) -> None:
        self._scores.pop(str(preset), None)

    def seen(self, preset: SamplingPreset) -> int:
        return len(self._of(preset))

    def score(self, preset: SamplingPreset, images: range) -> float:
        return float(np.mean(self._of(preset)[images.start : images.stop]))

    def cleanliness(self, preset: SamplingPreset) -> Cleanliness:
        assert self.seen(preset)
        return Cleanliness(
            power=(1.0,) * 5, pattern=1.0, flat_noise=1.0 + self._noise_levels(preset)
        )

    def share_better(self, preset: SamplingPreset, other: SamplingPreset, images: range) -> float:
        part = slice(images.start, images.stop)
        difference = np.array(self._of(preset)[part]) - np.array(self._of(other)[part])
        picks = np.random.default_rng(0).integers(len(images), size=(200, len(images)))
        return float((difference[picks].mean(axis=1) < 0).mean())

    def _of(self, preset: SamplingPreset) -> list[float]:
        return self._scores.setdefault(str(preset), [])

    def _scatter_of(self, preset: SamplingPreset, index: int) -> float:
        seed = zlib.crc32(f"{preset} {index}".encode())
        return float(np.random.default_rng(seed).normal(0, self._scatter))


class FreezingTrials(KnownTrials):
    """Trials whose machine freezes for hours while an image is generated."""

    def __init__(self, truth, *, machine: FakeMachine) -> None:
        super().__init__(truth)
        self._machine = machine

    def draw(self, preset: SamplingPreset, count: int) -> Generator[int, None, None]:
        for drawn in super().draw(preset, count):
            self._machine.work(0.01)
            if len(self.presets) == 3 and self.seen(preset) == 5:
                self._machine.freeze(10_000)
            yield drawn


def search(trials: KnownTrials, **asked) -> Found:
    return result_of(_work(trials, **asked))


def searched(trials: KnownTrials) -> tuple[Found, list[IncidentReported]]:
    """Run a search and return its result and the reported incidents."""
    incidents = []

    def followed() -> Generator[object, None, Found]:
        work = _work(trials)
        while True:
            try:
                event = next(work)
            except StopIteration as end:
                return end.value
            incidents.extend([event] if isinstance(event, IncidentReported) else [])
            yield event

    return result_of(followed()), incidents


def test_an_improvement_is_found_for_both_qualities() -> None:
    def truth(preset: SamplingPreset) -> float:
        noise = 2 * abs(np.log(preset.sampling.sigma_min / 0.1))
        solver = 0.0 if preset.sampling.sampler == "unipc" else 1.0
        length = 0.1 if preset.ema_length is None else preset.ema_length
        average = 5 * abs(length - 0.15) / 0.05
        return 10 + noise + solver + average + 4 / preset.sampling.num_steps

    found = search(KnownTrials(truth))

    for preset in (found.fast, found.high_quality):
        assert (preset.sampling.sampler, preset.sampling.sigma_min, preset.ema_length) == (
            "unipc",
            0.1,
            0.15,
        )
    assert found.fast.sampling.num_steps == 5
    assert found.high_quality.sampling.num_steps == 10
    assert found.high_quality_gain > 0.2


def test_a_closer_preset_whose_images_are_dirtier_is_not_chosen() -> None:
    def truth(preset: SamplingPreset) -> float:
        solver = -1.0 if preset.sampling.sampler == "unipc" else 0.0
        return 10 + solver - 4 * (preset.sampling.sigma_min == 0.2)

    def noise_levels(preset: SamplingPreset) -> float:
        return 12.0 if preset.sampling.sigma_min == 0.2 else 0.0

    found = search(KnownTrials(truth, noise_levels=noise_levels))

    for preset in (found.fast, found.high_quality):
        assert preset.sampling.sigma_min != 0.2
        assert preset.sampling.sampler == "unipc"


def test_a_winner_that_turns_out_to_be_dirtier_leaves_the_runs_own_preset() -> None:
    """Dirt can add up over several steps of the search, each of which may add a little."""

    def truth(preset: SamplingPreset) -> float:
        return 10 - 2 * (preset.sampling.sampler == "unipc") - 2 * (preset.ema_length == 0.15)

    def noise_levels(preset: SamplingPreset) -> float:
        steps = (preset.sampling.sampler == "unipc") + (preset.ema_length == 0.15)
        return 1.0 + 0.5 * steps  # each below what is visible beside the one before

    found = search(KnownTrials(truth, noise_levels=noise_levels))

    assert found.high_quality == OWN
    assert found.fast == OWN.resampled(num_steps=5)


@pytest.mark.parametrize("scatter", [0.0, 3.0])
def test_without_an_improvement_the_run_keeps_its_own_sampling(scatter: float) -> None:
    found = search(KnownTrials(lambda _: 10.0, scatter=scatter))

    assert found.high_quality == OWN
    assert found.fast == OWN.resampled(num_steps=5)
    assert (found.fast_gain, found.high_quality_gain) == (0.0, 0.0)


def test_a_gain_that_is_too_small_does_not_replace_the_runs_own_preset() -> None:
    found = search(
        KnownTrials(lambda preset: 10 - 0.1 * (preset.sampling.sigma_min == 0.1), scatter=0.001)
    )

    assert found.high_quality == OWN


def test_no_preset_exceeds_the_allowed_network_calls() -> None:
    trials = KnownTrials(lambda preset: 10 - 0.01 * preset.sampling.num_steps)

    search(trials)

    for preset in trials.presets:
        assert calls_of_preset(preset, PLUGINS.samplers.build(preset.sampling.sampler)) <= 10
    assert any(_is_guided(preset) for preset in trials.presets)


def _truth_of_guides(preset: SamplingPreset) -> float:
    """Return a score as if strong guidance at the last steps were best."""
    if preset.sampling.guidance != "autoguidance":
        return 10.0
    return 8 + abs(preset.sampling.num_steps - 7) - preset.sampling.guidance_scale / 2


def test_a_helpful_guide_is_used_in_the_best_preset_and_never_in_the_fast_one() -> None:
    found = search(KnownTrials(_truth_of_guides))

    assert found.high_quality.sampling.guidance == "autoguidance"
    assert (found.high_quality.sampling.num_steps, found.high_quality.sampling.guidance_scale) == (
        7,
        3.0,
    )
    assert (
        calls_of_preset(
            found.high_quality, PLUGINS.samplers.build(found.high_quality.sampling.sampler)
        )
        == 10
    )
    assert found.fast.sampling.guidance == OWN.sampling.guidance


def test_no_guide_is_tried_if_none_is_allowed() -> None:
    trials = KnownTrials(_truth_of_guides)

    found = search(trials, is_guidable=False)

    assert found.high_quality == OWN
    assert not any(_is_guided(preset) for preset in trials.presets)


def test_a_sampler_with_two_calls_per_step_gets_no_guide() -> None:
    trials = KnownTrials(
        lambda preset: _truth_of_guides(preset) - 9 * (preset.sampling.sampler == "heun")
    )

    search(trials)

    assert {preset.sampling.sampler for preset in trials.presets if _is_guided(preset)} == set()


def test_the_search_ends_when_the_time_is_up() -> None:
    trials = KnownTrials(lambda preset: 10 + preset.sampling.sigma_min, image_s=0.002)
    start_s = time.monotonic()

    found = search(trials, budget_s=0.3)

    assert time.monotonic() - start_s < 2.0
    assert found.high_quality == OWN


def test_a_freeze_does_not_consume_the_time_of_the_search() -> None:
    machine = FakeMachine()
    trials = FreezingTrials(
        lambda preset: 10 + abs(np.log(preset.sampling.sigma_min / 0.1)), machine=machine
    )
    with machine.clock() as clock:
        found = search(trials, budget_s=600.0, work_clock=clock)

    assert machine.now_s > 10_000
    assert found == search(
        KnownTrials(lambda preset: 10 + abs(np.log(preset.sampling.sigma_min / 0.1)))
    )


def test_a_stop_ends_the_search_at_the_next_image() -> None:
    trials = KnownTrials(lambda preset: 10 + preset.sampling.sigma_min)

    search(trials, is_stopping=lambda: bool(trials.presets))

    assert sum(trials.seen(preset) for preset in trials.presets) == 1


def test_progress_is_reported_in_seconds_of_the_available_time() -> None:
    limits = Limits(first_count=24, budget_s=60.0, fast_calls=5, high_quality_calls=10)
    trials = KnownTrials(lambda _: 10.0)
    work = Search(trials, limits, work_clock=WorkClock(), started_s=0.0, is_stopping=lambda: False)

    reported = list(work.run(OWN, lengths=False, is_guidable=True))

    assert all(isinstance(event, Progressed) and event.total == 60 for event in reported)


def test_a_preset_that_raises_is_reported_and_the_best_of_the_others_is_found() -> None:
    def truth(preset: SamplingPreset) -> float:
        if preset.sampling.sampler == "unipc":
            raise RuntimeError("lost its way")
        return (
            10
            - 3 * (preset.sampling.sampler == "heun")
            + abs(np.log(preset.sampling.sigma_min / 0.1))
        )

    found, incidents = searched(KnownTrials(truth))

    assert (found.fast.sampling.sampler, found.fast.sampling.sigma_min) == ("heun", 0.1)
    assert len(incidents) == 1
    assert incidents[0].kind == "quality"
    assert incidents[0].images_seen == 128
    assert "UniPC (2), 5 steps" in str(incidents[0].message)
    assert "lost its way" in str(incidents[0].message)
    assert str(incidents[0].hint)


def test_a_preset_whose_images_cannot_be_scored_is_reported_and_dropped() -> None:
    def truth(preset: SamplingPreset) -> float:
        return (
            math.nan
            if preset.sampling.sampler == "unipc"
            else 10 - 3 * (preset.sampling.sampler == "heun")
        )

    found, incidents = searched(KnownTrials(truth))

    assert found.fast.sampling.sampler == "heun"
    assert [str(incident.message).count("UniPC") for incident in incidents] == [1]


def test_a_preset_that_fails_during_confirmation_does_not_win() -> None:
    trials = KnownTrials(lambda preset: 10 - 5 * (preset.sampling.sigma_min == 0.1))
    calm = trials.draw

    def draw(preset: SamplingPreset, count: int) -> Generator[int, None, None]:
        if preset.sampling.sigma_min == 0.1 and count > 6 * 24:
            raise PluginError("It ran dry.", hint="Ask its author.")
        yield from calm(preset, count)

    trials.draw = draw
    found, incidents = searched(trials)

    assert found.high_quality == OWN
    assert {incident.kind for incident in incidents} == {"plugin"}
    assert str(incidents[0].hint) == "Ask its author."


def test_a_sampler_that_cannot_be_built_is_reported_and_the_search_continues() -> None:
    @hookimpl
    def sfumato_samplers() -> list[Entry]:
        return [Entry(name="torn", label="Torn", summary="Broken.", factory="nowhere:Torn")]

    strange = ModuleType("strange")
    strange.sfumato_samplers = sfumato_samplers
    trials = KnownTrials(lambda preset: 10 - 3 * (preset.sampling.sampler == "unipc"))
    trials.plugins = Plugins([("builtin", sfumato_plugins), ("strange", strange)])

    found, incidents = searched(trials)

    assert found.fast.sampling.sampler == "unipc"
    assert ["Torn" in str(incident.message) for incident in incidents] == [True]


def test_if_every_other_preset_fails_the_run_keeps_its_own_sampling() -> None:
    def truth(preset: SamplingPreset) -> float:
        if preset in (OWN, OWN.resampled(num_steps=5)):
            return 10.0
        raise PluginError("It ran dry.", hint="Ask its author.")

    found, incidents = searched(KnownTrials(truth))

    assert found.high_quality == OWN
    assert len(incidents) > 10


@pytest.mark.parametrize(
    ("name", "steps", "calls"),
    [("dpmpp_2m", 5, 5), ("unipc", 5, 5), ("heun", 3, 5), ("ddpm", 4, 4)],
)
def test_network_calls_are_counted_as_the_sampler_makes_them(
    name: str, steps: int, calls: int
) -> None:
    sampler = PLUGINS.samplers.build(name)

    assert network_calls(sampler, steps) == calls
    assert steps_within(sampler, calls) == steps


def _work(
    trials: KnownTrials,
    *,
    budget_s: float = 60.0,
    is_stopping=lambda: False,
    is_guidable: bool = True,
    work_clock: WorkClock | None = None,
) -> Generator[object, None, Found]:
    limits = Limits(first_count=24, budget_s=budget_s, fast_calls=5, high_quality_calls=10)
    search = Search(
        trials,
        limits,
        work_clock=work_clock or WorkClock(),
        started_s=0.0,
        is_stopping=is_stopping,
    )
    return search.run(OWN, lengths=True, is_guidable=is_guidable)


def _is_guided(preset: SamplingPreset) -> bool:
    return preset.sampling.guidance == "autoguidance"
