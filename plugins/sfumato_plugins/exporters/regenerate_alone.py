"""How does an exported model draw where nothing of Sfumato is loaded?

This file runs as a program of its own, with onnxruntime and numpy alone, as an app does that takes
the model over; `clean_process` starts it. It loads the model, then answers requests: each is a line
of JSON, and so is each answer.
"""

import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime

__all__ = ["answer_requests", "median_seconds"]

_MOST_GOES = 5
_LONG_S = 1.0
"""What takes longer in sum is not timed again."""
_UNWANTED = ("torch", "diffusers")


def answer_requests(model: str, *, threads: int) -> None:
    """Load a model and do what the lines on standard input ask, until there are no more.

    Args:
        model: The file.
        threads: How many onnxruntime may use.
    """
    before_bytes = _peak_bytes()
    start = time.perf_counter()
    session = _session(model, threads=threads)
    _tell(
        load_s=time.perf_counter() - start,
        model_bytes=_peak_bytes() - before_bytes,
        is_clean=not set(_UNWANTED) & set(sys.modules),
    )
    for line in sys.stdin:
        request = json.loads(line)
        if "draw" in request:
            np.save(request["to"], _draw(session, request["draw"]))
            _tell(drawn=request["to"])
        else:
            _tell(**_measure(session, one=request["one"], batch=request["batch"]))


def _session(model: str, *, threads: int) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.log_severity_level = 3  # errors only: its warnings are for its developers
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def _draw(session: onnxruntime.InferenceSession, feed_file: str) -> Any:  # of the model's own type
    with np.load(feed_file) as feed:
        return session.run(["image"], dict(feed))[0]


def _measure(session: onnxruntime.InferenceSession, *, one: str, batch: str) -> dict[str, float]:
    before_bytes = _peak_bytes()
    one_s = median_seconds(lambda: _draw(session, one))
    one_bytes = _peak_bytes() - before_bytes
    batch_s = median_seconds(lambda: _draw(session, batch))
    return {
        "one_image_s": one_s,
        "one_image_bytes": one_bytes,
        "batch_s": batch_s,
        "batch_bytes": _peak_bytes() - before_bytes,
    }


def median_seconds(draw: Callable[[], object]) -> float:
    """Return the median of a few goes after a first one."""
    draw()
    found: list[float] = []
    while len(found) < _MOST_GOES and sum(found) < _LONG_S:
        start = time.perf_counter()
        draw()
        found.append(time.perf_counter() - start)
    return statistics.median(found)


def _peak_bytes() -> int:
    """Return the most memory that this process has held; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    if status.exists():  # `getrusage` would count what the parent held before it became this
        fields = dict(line.split(":", 1) for line in status.read_text().splitlines())
        return int(fields["VmHWM"].split()[0]) * 1024
    try:
        import resource  # is not there on Windows
    except ImportError:
        return 0
    return int(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)  # macOS counts in bytes


def _tell(**figures: object) -> None:
    sys.stdout.write(json.dumps(figures) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    try:
        answer_requests(sys.argv[1], threads=int(sys.argv[2]))
    except Exception as error:  # onnxruntime has many kinds, and all go to the one who asks
        _tell(error=f"{type(error).__name__}: {error}")
        raise SystemExit(1) from error
