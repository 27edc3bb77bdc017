"""When a run shows samples by training time, and how much time it may spend on them.

A short run shows its first samples within seconds, and a long run does not spend its time on grids
that nobody looks at.
"""

__all__ = ["SampleSchedule"]

_FIRST_S = (10.0, 20.0, 40.0)
"""When the first grids of a session are due, in seconds after its start."""
_INTERVAL_S = 30.0
"""The time between two later grids, in seconds."""
_INTERVAL_SHARE = 1 / 120
"""The time between two grids of a long session, as a fraction of its time so far."""
_EARLY_S = 120.0
_EARLY_SHARE = 0.05
"""Maximum fraction of the first two minutes to spend on samples."""
_SHARE = 0.02
"""Maximum fraction of the session to spend on samples, and on measurements beside them."""
_FEWEST_STEPS = 5
"""With fewer sampling steps, images show less than the model has learned."""


class SampleSchedule:
    """The grids and measurements that are due in one training session, by its time.

    A grid is generated in fewer sampling steps than configured if there is too little time for it,
    and is delayed if there is too little time even for that.

    Args:
        num_steps: The configured number of sampling steps.
    """

    def __init__(self, num_steps: int) -> None:
        self._num_steps = num_steps
        self._due_s = _FIRST_S[0]
        self._step_s = 0.0
        """Duration of a sampling step of a grid, as measured last."""
        self._sampling_s = 0.0
        self._measurement_s = 0.0
        """Duration of a measurement, as measured last."""
        self._measuring_s = 0.0

    @property
    def fewest_steps(self) -> int:
        """The number of sampling steps of a grid if time is short."""
        return min(self._num_steps, _FEWEST_STEPS)

    def steps_at(self, time_s: float) -> int:
        """Return the number of sampling steps for a grid that is due now; 0 if none is due."""
        if time_s < self._due_s:
            return 0
        share = _EARLY_SHARE if time_s < _EARLY_S else _SHARE
        left_s = share * time_s - self._sampling_s
        affordable = int(left_s / self._step_s) if self._step_s else self._num_steps
        return min(self._num_steps, affordable) if affordable >= self.fewest_steps else 0

    def allows_measurements(self, time_s: float) -> bool:
        """Return whether the model may be measured beside a grid."""
        is_affordable = self._measuring_s + self._measurement_s <= _SHARE * time_s
        return time_s >= _EARLY_S and is_affordable

    def record_grid(self, time_s: float, *, took_s: float, num_steps: int) -> None:
        """Record that a grid was generated, and when the next one is due."""
        self._step_s = took_s / num_steps
        self._sampling_s += took_s
        later_s = time_s + max(_INTERVAL_S, _INTERVAL_SHARE * time_s)
        self._due_s = next((first_s for first_s in _FIRST_S if first_s > time_s), later_s)

    def record_measurements(self, *, took_s: float) -> None:
        """Record the duration of measurements."""
        self._measurement_s = took_s
        self._measuring_s += took_s
