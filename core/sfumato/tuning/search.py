"""The search strategy of sampler tuning.

It is a coordinate search: one setting is varied at a time, starting with the most rewarding one.
The search begins with few network calls, where images are cheap, and refines its result with the
full number of calls. Each step applies successive halving to the candidates, testing the better
ones on twice as many images (Jamieson and Talwalkar 2016, arXiv:1502.07943). All candidates use the
same seeds, and a candidate replaces the incumbent only if resampling shows that the difference is
not due to chance, and if its images are not dirtier: no gain in distance is worth visible noise. A
candidate that fails is reported and dropped.
"""

import math
from collections.abc import Callable, Generator, Iterable, Sequence

import msgspec
from msgspec.structs import replace

from sfumato.errors import PluginError, SfumatoError
from sfumato.messages import msg
from sfumato.records.events import IncidentReported, Progressed
from sfumato.records.tuned import SamplingPreset
from sfumato.system.work_clock import WorkClock
from sfumato.tuning import candidates
from sfumato.tuning.trials import CandidateTrials, describe_preset, sampler_of, steps_within

__all__ = ["TASK", "Found", "Limits", "Search", "images_planned"]

TASK = msg("tuning.tuning_sampler", "Tuning the sampler")

_OTHERS_STAND = msg(
    "tuning.others_still_tried", "No action is needed; the other candidates were tested."
)
_SURE_ENOUGH = 0.75
"""How often a candidate must win under resampling to become the new incumbent."""
_SURE = 0.9
"""How often the final candidate must win to replace the run's own settings."""
_LEAST_GAIN = 0.02
"""The share by which the score must also improve to replace the run's own settings."""

_EXPLORING, _REFINING = 0.4, 0.7
"""Shares of the time at which trying presets with few calls, and then presets with many calls,
ends. The remaining time is for confirmation.
"""

_PLAN_FAST, _PLAN_BEST = 60, 24
"""Number of images that a whole search generates with few and with many calls, in units of a step's
first count. Derived from the number of candidates below.
"""


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """The limits of a search."""

    first_count: int
    """Number of images on which each candidate of a step is first tried."""
    budget_s: float
    fast_calls: int
    high_quality_calls: int


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """The result of a search."""

    fast: SamplingPreset
    high_quality: SamplingPreset
    fast_gain: float
    high_quality_gain: float


SearchEvent = Progressed | IncidentReported
"""The events that a search yields."""


class Search:
    """Searches for the best sampling presets.

    Args:
        trials: Runs the candidates.
        limits: The limits of the search.
        work_clock: Measures the time spent.
        started_s: The start time of the search on that clock.
        is_stopping: Returns whether an early end was requested.
    """

    def __init__(
        self,
        trials: CandidateTrials,
        limits: Limits,
        *,
        work_clock: WorkClock,
        started_s: float,
        is_stopping: Callable[[], bool],
    ) -> None:
        self._trials = trials
        self._limits = limits
        self._work_clock = work_clock
        self._started_s = started_s
        self._is_stopping = is_stopping
        self._share = _EXPLORING
        self._unusable: list[IncidentReported] = []

    def run(
        self, own: SamplingPreset, *, lengths: bool, is_guidable: bool
    ) -> Generator[SearchEvent, None, Found]:
        """Search from the run's own preset, and return the best result when the time is up.

        Args:
            own: The run's own preset, with its own average.
            lengths: Whether averages with other lengths are available.
            is_guidable: Whether the best preset may use a guide checkpoint. The fast preset is
                never guided, because a guide doubles the size of the model that an app has to ship.
        """
        own_fast = self._in_calls(own, self._limits.fast_calls)
        own_best = self._in_calls(own, self._limits.high_quality_calls)
        fast = own_fast
        steps: list[Callable[[SamplingPreset], Iterable[SamplingPreset]]] = [
            candidates.other_beginnings,
            candidates.other_sigma_mins,
            self._other_samplers,
            candidates.other_spacings,
        ]
        for others in steps:
            field = list(others(fast))
            yield from self._unusable
            self._unusable.clear()
            fast = yield from self._step(fast, field)
            if lengths and others is steps[1]:
                averages = list(candidates.other_averages(fast))
                fast = yield from self._step(fast, averages, sure=_SURE)
        self._share = _REFINING
        best = replace(own_best, ema_length=fast.ema_length)
        field = [
            *self._longer(fast, is_guidable=is_guidable),
            *candidates.shorter_trajectories(best),
        ]
        best = yield from self._step(best, [*field, fast])
        strengths = list(candidates.other_strengths(best)) if is_guidable else []
        best = yield from self._step(best, strengths)
        self._share = 1.0
        # The best preset comes first, because it is the default for generation.
        best, high_quality_gain = yield from self._confirmed(best, own_best)
        fast, fast_gain = yield from self._confirmed(fast, own_fast)
        return Found(
            fast=fast, high_quality=best, fast_gain=fast_gain, high_quality_gain=high_quality_gain
        )

    def _is_over(self) -> bool:
        """Return whether the time for this part of the search is up or a stop was requested."""
        return self._is_stopping() or self._passed_s() >= self._share * self._limits.budget_s

    def _step(
        self,
        holder: SamplingPreset,
        others: Sequence[SamplingPreset],
        *,
        sure: float = _SURE_ENOUGH,
    ) -> Generator[SearchEvent, None, SamplingPreset]:
        """Let candidates compete with each other, and the winner with the incumbent.

        If the time runs out during the step, the images generated so far decide.
        """
        field = [one for one in others if one != holder]
        count = self._limits.first_count
        is_holding = not field or (yield from self._wins(holder, count))
        while field:
            standing = []
            for candidate in field:
                if (yield from self._wins(candidate, count)):
                    standing.append(candidate)
                if self._is_over():
                    break
            field = [one for one in self._ranked(standing) if not self._is_dirtier(one, holder)]
            if self._is_over() or len(field) <= 1:
                break
            field = field[: len(field) // 2]
            if len(field) == 1:
                break
            count *= 2
        if not field:
            return holder
        if not is_holding:
            return field[0]
        yield from self._wins(holder, self._trials.seen(field[0]))
        return field[0] if self._beats(field[0], holder) >= sure else holder

    def _ranked(self, presets: Sequence[SamplingPreset]) -> list[SamplingPreset]:
        """Return the presets with enough images to be told apart, best first."""
        known = [one for one in presets if self._trials.seen(one) >= self._limits.first_count]
        common = range(min(map(self._trials.seen, known), default=0))
        return sorted(known, key=lambda one: self._trials.score(one, common))

    def _beats(self, candidate: SamplingPreset, holder: SamplingPreset) -> float:
        """Return the probability that a candidate is better, from 0 to 1."""
        common = min(self._trials.seen(candidate), self._trials.seen(holder))
        if common < self._limits.first_count:
            return 0.0
        return self._trials.share_better(candidate, holder, range(common))

    def _is_dirtier(self, candidate: SamplingPreset, holder: SamplingPreset) -> bool:
        """Return whether a candidate's images are visibly dirtier than those of the incumbent."""
        if not self._trials.seen(holder):
            return False
        limit = self._trials.cleanliness(holder)
        return self._trials.cleanliness(candidate).is_dirtier_than(limit)

    def _confirmed(
        self, found: SamplingPreset, own: SamplingPreset
    ) -> Generator[SearchEvent, None, tuple[SamplingPreset, float]]:
        """Return the found preset and its gain, or the run's own preset.

        The run's own preset is kept if the gain may be chance, or if it comes with dirt.

        The gain is measured on images that were not used in the search, because the best of many
        candidates is also the luckiest.
        """
        if found == own:
            return own, 0.0
        first = 4 * self._limits.first_count
        yield from self._wins(found, 2 * first)
        yield from self._draw(own, 2 * first)
        fresh = range(first, min(self._trials.seen(found), self._trials.seen(own)))
        if len(fresh) < self._limits.first_count:
            return own, 0.0
        gain = 1 - self._trials.score(found, fresh) / self._trials.score(own, fresh)
        is_sure = self._trials.share_better(found, own, fresh) >= _SURE
        is_better = is_sure and gain >= _LEAST_GAIN and not self._is_dirtier(found, own)
        return (found, gain) if is_better else (own, 0.0)

    def _wins(self, preset: SamplingPreset, count: int) -> Generator[SearchEvent, None, bool]:
        """Generate with a preset and return whether it works, dropping it if it fails."""
        try:
            yield from self._draw(preset, count)
            seen = self._trials.seen(preset)
            if seen >= count and not math.isfinite(self._trials.score(preset, range(seen))):
                raise SfumatoError(
                    msg(
                        "tuning.distance_not_finite",
                        "The distance between its images and real images is not finite.",
                    ),
                    hint=_OTHERS_STAND,
                )
        except Exception as error:  # a third-party sampler may raise anything
            self._trials.forget(preset)
            yield self._left_out(preset, error)
            return False
        return True

    def _left_out(self, preset: SamplingPreset, error: Exception) -> IncidentReported:
        reason = msg("tuning.sampler_raised", "It raised {error}.", error=repr(error))
        hint = _OTHERS_STAND
        if isinstance(error, SfumatoError):
            reason, hint = error.message, error.hint
        return IncidentReported(
            kind="plugin" if isinstance(error, PluginError) else "quality",
            images_seen=self._trials.images_seen,
            message=msg(
                "tuning.candidate_dropped",
                "Dropped a candidate from the search: {candidate}. {reason}",
                candidate=describe_preset(preset, self._trials.plugins),
                reason=reason,
            ),
            hint=hint,
        )

    def _draw(self, candidate: SamplingPreset, count: int) -> Generator[SearchEvent, None, None]:
        if self._is_over():
            return
        for _ in self._trials.draw(candidate, count):
            passed_s = min(self._passed_s(), self._limits.budget_s)
            yield Progressed(task=TASK, done=int(passed_s), total=int(self._limits.budget_s))
            if self._is_over():
                return

    def _passed_s(self) -> float:
        return self._work_clock.read() - self._started_s

    def _in_calls(self, preset: SamplingPreset, calls: int) -> SamplingPreset:
        """Return the preset, with fewer steps if its own exceed the number of calls."""
        most = steps_within(sampler_of(preset, self._trials.plugins), calls)
        return preset.resampled(num_steps=min(max(1, most), preset.sampling.num_steps))

    def _other_samplers(self, preset: SamplingPreset) -> Iterable[SamplingPreset]:
        samplers = self._trials.plugins.samplers
        for name in samplers:
            try:
                steps = steps_within(samplers.build(name), self._limits.fast_calls)
            except Exception as error:  # a plugin's sampler that fails is not a candidate
                unusable = preset.resampled(sampler=name, sampler_settings={})
                self._unusable.append(self._left_out(unusable, error))
                continue
            if name != preset.sampling.sampler and steps:
                yield preset.resampled(sampler=name, sampler_settings={}, num_steps=steps)

    def _longer(self, fast: SamplingPreset, *, is_guidable: bool) -> Iterable[SamplingPreset]:
        """Yield the preset tuned with few calls, with more calls, some of them spent on a guide."""
        sampler, calls = sampler_of(fast, self._trials.plugins), self._limits.high_quality_calls
        yield from candidates.other_lengths(fast, steps_within(sampler, calls))
        if is_guidable:
            halfway = candidates.halfway(fast)
            for preset in [fast, halfway] if halfway != fast else [fast]:
                yield from candidates.guided(preset, sampler, calls)


def images_planned() -> tuple[int, int]:
    """Return how many images a whole search generates, with few calls and with many.

    The unit is the number of images on which each candidate is first tried.
    """
    return _PLAN_FAST, _PLAN_BEST
