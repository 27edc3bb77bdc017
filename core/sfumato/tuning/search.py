"""Which ways of drawing are tried, in which order, and when does one take over?

Coordinate steps: one thing is varied at a time, most rewarding first, in few network calls, where
pictures are cheap; what was found there is refined at full length. In each step the challengers
are halved successively, the better ones on twice as many pictures (Jamieson and Talwalkar 2016,
arXiv:1502.07943). All draw from the same seeds, and a challenger takes over only where resampling
says that it is not chance. One that fails is named and left out.
"""

import math
from collections.abc import Callable, Generator, Iterable, Sequence

import msgspec
from msgspec.structs import replace

from sfumato.errors import PluginError, SfumatoError
from sfumato.events import IncidentReported, Progressed
from sfumato.tuned import Way
from sfumato.tuning import challengers
from sfumato.tuning.trial import TrialGround, steps_within, way_in_words
from sfumato.work_clock import WorkClock

__all__ = ["TASK", "Found", "Limits", "Search", "pictures_planned"]

TASK = "Looking for the best way to draw"

_OTHERS_STAND = "The other ways were tried all the same."
_SURE_ENOUGH = 0.75
"""How often a challenger must win, drawn by lot again, to be gone on from."""
_SURE = 0.9
"""How often it must win to displace the run's own settings in the end."""
_LEAST_GAIN = 0.02
"""By which share the score must fall for that."""

_EXPLORING, _REFINING = 0.4, 0.7
"""Of the time, until when ways of few calls are tried, and until when those of many; the rest is
for making sure."""

_PLAN_FAST, _PLAN_BEST = 60, 24
"""Pictures that a whole search draws in each number of calls, in units of a step's first count;
from the number of challengers below."""


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """How far a search may go."""

    first_count: int
    """Pictures that each challenger of a step is tried on at first."""
    budget_s: float
    fast_calls: int
    best_calls: int


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """What a search ended with."""

    fast: Way
    best: Way
    fast_gain: float
    best_gain: float


Told = Progressed | IncidentReported
"""What a search tells on its way."""


class Search:
    """Looks for the best ways of drawing on a trial ground.

    Args:
        ground: Where candidates are tried.
        limits: How far it may go.
        work_clock: Counts the time that is spent.
        started_s: When that began, on the same clock.
        is_stopping: Whether the search was asked to end early.
    """

    def __init__(
        self,
        ground: TrialGround,
        limits: Limits,
        *,
        work_clock: WorkClock,
        started_s: float,
        is_stopping: Callable[[], bool],
    ) -> None:
        self._ground = ground
        self._limits = limits
        self._work_clock = work_clock
        self._started_s = started_s
        self._is_stopping = is_stopping
        self._share = _EXPLORING
        self._unusable: list[IncidentReported] = []

    def run(self, own: Way, *, lengths: bool, is_guidable: bool) -> Generator[Told, None, Found]:
        """Search from the run's own way; what was found when the time is over is what counts.

        Args:
            own: The run's own way, with its own average.
            lengths: Whether averages of other lengths can be had.
            is_guidable: Whether an early state of the run may guide the best way. The fast one
                never is: a guide doubles what an app has to carry for it.
        """
        own_fast = self._in_calls(own, self._limits.fast_calls)
        own_best = self._in_calls(own, self._limits.best_calls)
        fast = own_fast
        steps: list[Callable[[Way], Iterable[Way]]] = [
            challengers.other_beginnings,
            challengers.other_sigma_mins,
            self._other_samplers,
            challengers.other_spacings,
        ]
        for others in steps:
            field = list(others(fast))
            yield from self._unusable
            self._unusable.clear()
            fast = yield from self._step(fast, field)
            if lengths and others is steps[1]:
                averages = list(challengers.other_averages(fast))
                fast = yield from self._step(fast, averages, sure=_SURE)
        self._share = _REFINING
        best = replace(own_best, ema_length=fast.ema_length)
        field = [*self._longer(fast, is_guidable=is_guidable), *challengers.shorter_walks(best)]
        best = yield from self._step(best, [*field, fast])
        best = yield from self._step(best, list(challengers.other_strengths(best)))
        self._share = 1.0
        # The best way first: it draws wherever nothing else is asked for.
        best, best_gain = yield from self._confirmed(best, own_best)
        fast, fast_gain = yield from self._confirmed(fast, own_fast)
        return Found(fast=fast, best=best, fast_gain=fast_gain, best_gain=best_gain)

    def _is_over(self) -> bool:
        """Whether the time of this part of the search is up, or a stop was asked for."""
        return self._is_stopping() or self._passed_s() >= self._share * self._limits.budget_s

    def _step(
        self, holder: Way, others: Sequence[Way], *, sure: float = _SURE_ENOUGH
    ) -> Generator[Told, None, Way]:
        """Let challengers compete, and the last of them with the holder.

        Where the time runs out meanwhile, what was drawn until then decides.
        """
        field = [one for one in others if one != holder]
        count = self._limits.first_count
        is_holding = not field or (yield from self._stands(holder, count))
        while field:
            standing = []
            for challenger in field:
                if (yield from self._stands(challenger, count)):
                    standing.append(challenger)
                if self._is_over():
                    break
            field = self._ranked(standing)
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
        yield from self._stands(holder, self._ground.seen(field[0]))
        return field[0] if self._beats(field[0], holder) >= sure else holder

    def _ranked(self, ways: Sequence[Way]) -> list[Way]:
        """Give those that have drawn enough to be told apart, the best first."""
        known = [one for one in ways if self._ground.seen(one) >= self._limits.first_count]
        common = range(min(map(self._ground.seen, known), default=0))
        return sorted(known, key=lambda one: self._ground.score(one, common))

    def _beats(self, challenger: Way, holder: Way) -> float:
        """Give how sure it is that a challenger is better, from 0 to 1, by what both have drawn."""
        common = min(self._ground.seen(challenger), self._ground.seen(holder))
        if common < self._limits.first_count:
            return 0.0
        return self._ground.share_better(challenger, holder, range(common))

    def _confirmed(self, found: Way, own: Way) -> Generator[Told, None, tuple[Way, float]]:
        """Give what was found and its gain, or the run's own way where the gain is not sure.

        On pictures that had no part in finding it: the best of many is the luckiest too.
        """
        if found == own:
            return own, 0.0
        first = 4 * self._limits.first_count
        yield from self._stands(found, 2 * first)
        yield from self._draw(own, 2 * first)
        fresh = range(first, min(self._ground.seen(found), self._ground.seen(own)))
        if len(fresh) < self._limits.first_count:
            return own, 0.0
        gain = 1 - self._ground.score(found, fresh) / self._ground.score(own, fresh)
        is_sure = self._ground.share_better(found, own, fresh) >= _SURE
        return (found, gain) if is_sure and gain >= _LEAST_GAIN else (own, 0.0)

    def _stands(self, way: Way, count: int) -> Generator[Told, None, bool]:
        """Draw with a way and say whether it can; one that fails is named and forgotten."""
        try:
            yield from self._draw(way, count)
            seen = self._ground.seen(way)
            if seen >= count and not math.isfinite(self._ground.score(way, range(seen))):
                raise SfumatoError(
                    "Its pictures have no finite distance to the real ones.", hint=_OTHERS_STAND
                )
        except Exception as error:  # a stranger's sampler may raise whatever it likes
            self._ground.forget(way)
            yield self._left_out(way, error)
            return False
        return True

    def _left_out(self, way: Way, error: Exception) -> IncidentReported:
        reason, hint = f"It raised {error!r}.", _OTHERS_STAND
        if isinstance(error, SfumatoError):
            reason, hint = error.message, error.hint
        return IncidentReported(
            kind="plugin" if isinstance(error, PluginError) else "quality",
            images_seen=self._ground.images_seen,
            message=f"A way was left out of the search for the best one: "
            f"{way_in_words(way, self._ground.plugins)}. {reason}",
            hint=hint,
        )

    def _draw(self, candidate: Way, count: int) -> Generator[Told, None, None]:
        if self._is_over():
            return
        for _ in self._ground.draw(candidate, count):
            passed_s = min(self._passed_s(), self._limits.budget_s)
            yield Progressed(task=TASK, done=int(passed_s), total=int(self._limits.budget_s))
            if self._is_over():
                return

    def _passed_s(self) -> float:
        return self._work_clock.read() - self._started_s

    def _in_calls(self, way: Way, calls: int) -> Way:
        """Give the way in as many steps as take no more calls; its own steps where they do."""
        samplers = self._ground.plugins.samplers
        most = steps_within(samplers.build(way.sampler, way.sampler_settings), calls)
        return replace(way, num_steps=min(max(1, most), way.num_steps))

    def _other_samplers(self, way: Way) -> Iterable[Way]:
        samplers = self._ground.plugins.samplers
        for name in samplers:
            try:
                steps = steps_within(samplers.build(name), self._limits.fast_calls)
            except Exception as error:  # a plugin's sampler that cannot walk is no challenger
                unusable = replace(way, sampler=name, sampler_settings={})
                self._unusable.append(self._left_out(unusable, error))
                continue
            if name != way.sampler and steps:
                yield replace(way, sampler=name, sampler_settings={}, num_steps=steps)

    def _longer(self, fast: Way, *, is_guidable: bool) -> Iterable[Way]:
        """Give what was found in few calls, in more of them, some of them a guide's."""
        samplers, calls = self._ground.plugins.samplers, self._limits.best_calls
        sampler = samplers.build(fast.sampler, fast.sampler_settings)
        yield from challengers.other_lengths(fast, steps_within(sampler, calls))
        if is_guidable:
            halfway = challengers.halfway(fast)
            for way in [fast, halfway] if halfway != fast else [fast]:
                yield from challengers.guided(way, sampler, calls)


def pictures_planned() -> tuple[int, int]:
    """Give how many pictures a whole search draws, in few calls and in many.

    In units of the pictures that each challenger is tried on at first.
    """
    return _PLAN_FAST, _PLAN_BEST
