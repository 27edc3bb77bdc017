"""Monitoring of a run's throughput, to decide when to redetermine the number of threads.

The trial at the start of a run measures the machine's state at that time. If another program later
occupies a core, two threads wait for each other and the run becomes ten times slower, whereas a
single thread would hardly be affected.
"""

__all__ = ["ThroughputMonitor"]

_WINDOW_S = 4.0
"""Seconds over which throughput is averaged, since a single slow update is not significant."""

_SLOW_SHARE = 0.5
"""Fraction of its usual throughput below which a run is slow."""

_SHORTEST_WAIT_S = 60.0
"""Seconds between two trials, which take about a second each."""


class ThroughputMonitor:
    """Decides when to redetermine the device plan.

    Args:
        usual: The usual throughput so far, in images per second; 0 for a new run.
    """

    def __init__(self, usual: float = 0.0) -> None:
        self.usual = usual
        self.now = usual
        self._images = 0
        self._seconds = 0.0
        self._tried_at_s = -_SHORTEST_WAIT_S
        self._wait_s = _SHORTEST_WAIT_S
        self._was_slow = False

    def is_due(self, interval: tuple[int, float], *, elapsed_s: float) -> bool:
        """Add an interval of training, and return whether a trial is due.

        A trial is due if training has slowed down, or if training uses fewer threads because of
        another program that may have ended in the meantime.

        Args:
            interval: Number of images trained on, and seconds elapsed.
            elapsed_s: Training time of the run at the end of the interval, in seconds.
        """
        self._images += interval[0]
        self._seconds += interval[1]
        if self._seconds < _WINDOW_S:
            return False
        self.now = self._images / self._seconds
        self._images, self._seconds = 0, 0.0
        is_slow = self.now < _SLOW_SHARE * self.usual
        self.usual = max(self.usual, self.now)
        waited_s = elapsed_s - self._tried_at_s
        if self._was_slow and waited_s >= self._wait_s:
            return True
        return is_slow and waited_s >= _SHORTEST_WAIT_S

    def tried(self, *, has_slowed_down: bool, elapsed_s: float) -> None:
        """Record a trial.

        Args:
            has_slowed_down: Whether fewer threads are used than on an idle machine. If so, the next
                trial is due after a minute, and the wait doubles each time.
            elapsed_s: Training time of the run at the end of the interval, in seconds.
        """
        self._wait_s = 2 * self._wait_s if self._was_slow and has_slowed_down else _SHORTEST_WAIT_S
        self._was_slow = has_slowed_down
        self._tried_at_s = elapsed_s
        self.usual = 0.0  # unknown for the new plan
