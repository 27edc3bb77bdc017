"""The terminal in which hints are triggered and followed."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

import sfumato_plugins
from sfumato.cli.app import main
from sfumato.cli.toolbox import Toolbox
from sfumato.errors import SfumatoError
from sfumato.plugins.registry import Plugins
from sfumato.records.project import Project
from support.hints import commands_in, is_hint_at
from support.terminal import Ending
from support.toy import toy_engine

__all__ = ["SHORT", "Trial", "hints_at"]

SHORT = (
    *("--set", "images_total=32", "--set", "minutes=0", "--set", "batch_size=8"),
    *("--set", "model.widths=[8]", "--set", "model.layers_per_block=1"),
    *("--set", "model.attention_sizes=[]", "--set", "model.unshuffle=1", "--set", "device=cpu"),
    *("--set", "threads=1", "--set", "report.sample_count=0", "--set", "report.quality_share=0"),
    *("--set", "tuning.after_training=false", "--set", "augmentation.probability=0"),
)
"""Lets any `train` in a hint end within seconds, without changing its meaning."""


class Trial:
    """A project, and a terminal in which hints are followed.

    Args:
        project: The project.
        capsys: Captures the terminal's output.
    """

    def __init__(self, project: Project, capsys: pytest.CaptureFixture[str]) -> None:
        self.project = project
        self.engine = toy_engine()
        self._capsys = capsys

    def __call__(self, *arguments: object) -> Ending:
        """Run a terminal command."""
        self._capsys.readouterr()
        toolbox = Toolbox(find_plugins=lambda: Plugins([("builtin", sfumato_plugins)]))
        code = main([str(argument) for argument in arguments], toolbox=toolbox)
        captured = self._capsys.readouterr()
        return Ending(code=code, out=captured.out, err=captured.err)

    def follow(self, hint: str, *more: object, place: int = 0, **filled: object) -> Ending:
        """Run a command from a hint, with its uppercase placeholders filled in.

        Args:
            hint: The hint.
            more: Further arguments.
            place: Which of its commands.
            filled: The values of RUN, DATASET, and other placeholders.
        """
        words = {"PROJECT": self.project.folder, **filled}
        command = [str(words.get(word, word)) for word in commands_in(hint)[place]]
        ending = self(*command, *more)
        assert ending.code == 0, (command, ending.err)
        return ending

    def refusal(self, place: str, *arguments: object) -> str:
        """Run a command that fails, and return its hint, which must be the one of a location."""
        ending = self(*arguments)
        hint = ending.err.strip().rpartition("\n")[2]
        assert ending.code == 1, ending
        assert is_hint_at(place, hint), hint
        return hint


@contextmanager
def hints_at(place: str) -> Iterator[list[str]]:
    """Expect an error with the hint of a location, and yield a list for the hint."""
    hints: list[str] = []
    with pytest.raises(SfumatoError) as caught:
        yield hints
    assert is_hint_at(place, str(caught.value.hint)), str(caught.value.hint)
    hints.append(str(caught.value.hint))
