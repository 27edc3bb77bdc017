"""Measure a served bundle under 200 simultaneous requests.

python benchmarks/serve_load.py BUNDLE

`sfumato serve` runs as a separate process, on the loopback interface only. Each of 200 requests
asks for four images, three times; then each asks for 16 with a queue that holds a third of them.
"""

import argparse
import base64
import collections
import http.client
import io
import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil
from measuring import median, percentile, report
from PIL import Image

CLIENTS = 200
ROUNDS = 3
SERVE = "from sfumato.__main__ import run; run()"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bundle", type=Path)
    options = parser.parse_args()
    with _served(options.bundle) as (port, process), ThreadPoolExecutor(CLIENTS) as pool:
        _ask(port, 1)
        before = process.memory_info().rss
        peak = before
        rounds = []
        for count in (*[4] * ROUNDS, 16):
            start = time.perf_counter()
            answers = [pool.submit(_ask, port, count) for _ in range(CLIENTS)]
            while not all(answer.done() for answer in answers):
                peak = max(peak, process.memory_info().rss)
                time.sleep(0.05)
            seconds = time.perf_counter() - start
            rounds.append(_round([answer.result() for answer in answers], seconds, count=count))
    small, large = rounds[:ROUNDS], rounds[-1]
    figures = {"rounds": rounds, "memory_before_mb": before >> 20, "memory_peak_mb": peak >> 20}
    report(
        "serve_load",
        f"{CLIENTS} requests at once for 4 images: {small[-1]['statuses']}, "
        f"{median([found['images_per_s'] for found in small]):.1f} images/s, "
        f"p99 {median([found['p99_s'] for found in small]):.1f} s; for 16: {large['statuses']}; "
        f"memory {before >> 20} to {peak >> 20} MB (target: no other status than 200 and 503)",
        figures,
    )


@contextmanager
def _served(bundle: Path) -> Iterator[tuple[int, psutil.Process]]:
    command = [sys.executable, "-c", SERVE, "serve", str(bundle), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            reported = re.search(r":(\d+)/", process.stdout.readline())
            assert reported
            yield int(reported[1]), psutil.Process(process.pid)
        finally:
            process.terminate()


def _ask(port: int, count: int) -> tuple[int, float]:
    start = time.perf_counter()
    body = json.dumps({"count": count})
    status, content = _request(port, "POST", "/api/images", body=body)
    if status == 200:
        images = json.loads(content)["images"]
        assert [image["seed"] for image in images] == list(range(count))
        Image.open(io.BytesIO(base64.b64decode(images[-1]["png"]))).load()
    return status, time.perf_counter() - start


def _request(port: int, method: str, path: str, *, body: str | None = None) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=300)
    try:
        connection.request(method, path, body=body, headers={"Content-Type": "application/json"})
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def _round(answers: list[tuple[int, float]], seconds: float, *, count: int) -> dict[str, Any]:
    statuses = collections.Counter(status for status, _ in answers)
    times = [taken for status, taken in answers if status == 200]
    return {
        "asked_each": count,
        "statuses": {str(status): number for status, number in sorted(statuses.items())},
        "seconds": round(seconds, 2),
        "images_per_s": round(count * len(times) / seconds, 2),
        "median_s": round(median(times), 2),
        "p99_s": round(percentile(times, 0.99), 2),
    }


if __name__ == "__main__":
    main()
