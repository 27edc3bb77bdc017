"""A program that emulates `sfumato export` in a separate process.

The exporter's name selects its behavior: "fast" succeeds, "small" fails, "crash" dies, and "slow"
leaves a partial export on disk and waits to be terminated.
"""

import os
import sys
import time
from pathlib import Path

import msgspec

from sfumato.messages import msg
from sfumato.records.events import ExportFinished, Progressed, RunFailed, encode_event
from sfumato.records.export_mark import EXPORT_MARK, ExportMark


def say(event: Progressed | ExportFinished | RunFailed) -> None:
    print(encode_event(event).decode(), flush=True)  # noqa: T201 - this is the program's output


def main() -> int:
    _, command, _project, run, *options = sys.argv
    assert command == "export"
    exporter, target = options[options.index("--to") + 1], options[options.index("--out") + 1]
    say(Progressed(task="Tracing", done=1, total=2))
    print("a library says something", flush=True)  # noqa: T201 - as libraries do
    if exporter == "small":
        say(RunFailed(message=msg("test.too_large", "The model is too large."), hint="Train less."))
        sys.stderr.write("The model is too large.\nTrain less.\nsome noise\n")
        return 1
    if exporter == "crash":
        os.abort()
    if exporter == "slow":
        stage = Path(target).parent / f".{Path(target).name}.stage"
        stage.mkdir(parents=True)
        say(Progressed(task="Tracing", done=2, total=2))
        time.sleep(60)
    Path(target).mkdir(parents=True)
    (Path(target) / "arguments.txt").write_text("\n".join(options))
    mark = ExportMark(
        exporter=exporter, run=run, images_seen=1, weights_sha256="", summary="All equal."
    )
    (Path(target) / EXPORT_MARK).write_bytes(msgspec.json.encode(mark))
    (Path(target) / "proof.html").write_text("<h1>All equal</h1>")
    say(ExportFinished(path=target, exporter=exporter, size_bytes=2048, summary="All equal."))
    return 0


if __name__ == "__main__":
    sys.exit(main())
