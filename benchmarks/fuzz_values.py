"""Test whether any input value causes an internal error.

Thousands of unusual values are passed to every place that takes one: files that are read, searches,
names, settings, and the options and arguments of every command. Each must be accepted, or rejected
with a message, within seconds. The test suite tries 500 of them; this script tries any number.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from measuring import report

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from support.odd_commands import OddCommands
from support.odd_values import LIMIT_S, TRIALS, Draw

_SHARE_OF_COMMANDS = 0.4


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=5000, help="how many values are tried")
    seeds = parser.parse_args().seeds
    started = time.monotonic()
    faults: list[str] = []
    with tempfile.TemporaryDirectory() as home:
        for name in ("HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "SFUMATO_SETTINGS_DIR"):
            os.environ[name] = home
        commands = round(seeds * _SHARE_OF_COMMANDS)
        _try(_command(OddCommands(Path(home) / "commands")), commands, faults)
        each = -(-(seeds - commands) // len(TRIALS))
        for trial in TRIALS:
            _try(trial.run, each, faults)
    for fault in dict.fromkeys(faults):
        print(fault)
    report(
        "fuzz_values",
        f"{len(faults)} internal errors in {commands + each * len(TRIALS):,} odd values, none "
        f"longer than {LIMIT_S} s, in {time.monotonic() - started:.0f} s (target: 0)",
        {"seeds": commands + each * len(TRIALS), "faults": len(faults)},
    )
    sys.exit(1 if faults else 0)


def _command(commands: OddCommands) -> Callable[[Draw, Path], None]:
    def run(draw: Draw, folder: Path) -> None:
        line, code, said = commands.try_one(draw, folder)
        if code not in (0, 1, 2) or "Internal error" in said or "Traceback" in said:
            raise AssertionError(f"{line!r} ended with {code}: {said[:400]}")

    return run


def _try(trial: Callable[[Draw, Path], None], count: int, faults: list[str]) -> None:
    @settings(
        max_examples=count,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data())
    def tried(data: st.DataObject) -> None:
        with tempfile.TemporaryDirectory() as folder:
            try:
                trial(data.draw, Path(folder))
            except Exception as error:  # every failure is counted, of whatever kind
                if type(error).__module__.startswith("hypothesis"):
                    raise
                faults.append(f"{type(error).__name__}: {str(error)[:600]}")

    tried()


if __name__ == "__main__":
    main()
