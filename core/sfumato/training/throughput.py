"""Is a run still as fast as it was, or is it time to try again how to be fast?

The trial at a run's start sees the machine as it is then. Another program that takes a core later
makes two threads wait for each other, and the run ten times slower; one thread would barely feel
it.
"""

__all__ = ["ThroughputMonitor"]

_WINDOW_S = 4.0
"""How long the pace is taken over: one slow update is no sign of anything."""

_SLOW_SHARE = 0.5
"""Below this share of its usual pace a run is slow."""

_SHORTEST_WAIT_S = 60.0
"""Between two trials, which cost about a second each."""


class ThroughputMonitor:
    """Says when the plan should be tried again.

    Args:
        usual: The pace so far, in images per second; 0 for a run that begins.
    """

    def __init__(self, usual: float = 0.0) -> None:
        self.usual = usual
        self.now = usual
        self._images = 0
        self._seconds = 0.0
        self._tried_at_s = -_SHORTEST_WAIT_S
        self._wait_s = _SHORTEST_WAIT_S
        self._looks_back = False

    def is_due(self, interval: tuple[int, float], *, elapsed_s: float) -> bool:
        """Take in an interval of training, and say whether to try again.

        That is when the run has become slow, or when it has given way to another program and that
        may have ended.

        Args:
            interval: Images learned, and seconds taken.
            elapsed_s: The run's clock after it.
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
        if self._looks_back and waited_s >= self._wait_s:
            return True
        return is_slow and waited_s >= _SHORTEST_WAIT_S

    def tried(self, *, has_slowed_down: bool, elapsed_s: float) -> None:
        """Take note of a trial.

        Args:
            has_slowed_down: Whether fewer threads are used now than would be on a quiet machine. It
                is then looked again after a minute, and after twice as long each time.
            elapsed_s: The run's clock after it.
        """
        self._wait_s = (
            2 * self._wait_s if self._looks_back and has_slowed_down else _SHORTEST_WAIT_S
        )
        self._looks_back = has_slowed_down
        self._tried_at_s = elapsed_s
        self.usual = 0.0  # of the new plan it is not known yet
