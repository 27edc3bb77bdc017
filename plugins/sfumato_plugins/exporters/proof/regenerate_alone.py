"""A program that runs an exported model without any of Sfumato's code.

This file runs as a separate program with only onnxruntime and numpy, like an app that uses the
exported model. `clean_process` starts it. The program loads the model and then answers requests;
each request and each answer is one line of JSON.
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
"""Total time in seconds after which no further repetition is timed."""
_UNWANTED = ("torch", "diffusers")


def answer_requests(model: str, *, threads: int) -> None:
    """Load a model and answer the requests on standard input until it closes.

    Args:
        model: The model file.
        threads: Number of threads for onnxruntime.
    """
    before_bytes = _peak_bytes()
    start = time.perf_counter()
    session = _session(model, threads=threads)
    _print_json(
        load_s=time.perf_counter() - start,
        model_bytes=_peak_bytes() - before_bytes,
        is_clean=not set(_UNWANTED) & set(sys.modules),
    )
    for line in sys.stdin:
        request = json.loads(line)
        if "draw" in request:
            np.save(request["to"], _draw(session, request["draw"]))
            _print_json(drawn=request["to"])
        else:
            _print_json(**_measure(session, one=request["one"], batch=request["batch"]))


def _session(model: str, *, threads: int) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.log_severity_level = 3  # errors only: warnings are meant for onnxruntime's developers
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def _draw(session: onnxruntime.InferenceSession, feed_file: str) -> Any:  # of the model's type
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
    """Return the median duration of a few calls after a warm-up."""
    draw()
    found: list[float] = []
    while len(found) < _MOST_GOES and sum(found) < _LONG_S:
        start = time.perf_counter()
        draw()
        found.append(time.perf_counter() - start)
    return statistics.median(found)


def _peak_bytes() -> int:
    """Return the peak memory of this process in bytes; 0 if the system does not report it."""
    status = Path("/proc/self/status")
    if status.exists():  # `getrusage` would include the parent's peak from before the exec
        fields = dict(line.split(":", 1) for line in status.read_text().splitlines())
        return int(fields["VmHWM"].split()[0]) * 1024
    try:
        import resource  # not available on Windows
    except ImportError:
        return 0
    return int(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)  # macOS reports bytes


def _print_json(**figures: object) -> None:
    sys.stdout.write(json.dumps(figures) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    try:
        answer_requests(sys.argv[1], threads=int(sys.argv[2]))
    except Exception as error:  # onnxruntime raises many kinds of errors
        _print_json(error=f"{type(error).__name__}: {error}")
        raise SystemExit(1) from error
