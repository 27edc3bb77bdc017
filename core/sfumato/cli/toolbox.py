"""The dependencies of the commands: plugins and engine."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

import typer

from sfumato.plugins.registry import Plugins, discover_plugins

if TYPE_CHECKING:
    from sfumato.engine import Engine

__all__ = ["Toolbox", "toolbox_of"]


def _make_engine(plugins: Plugins) -> "Engine":
    from sfumato.engine import Engine  # imported late for start-up time: it imports torch

    return Engine(plugins)


class Toolbox:
    """The plugins and the engine, each of which is created when a command first needs it.

    Args:
        find_plugins: A function that returns the plugins.
        make_engine: A function that returns the engine for the plugins.
    """

    def __init__(
        self,
        *,
        find_plugins: Callable[[], Plugins] = discover_plugins,
        make_engine: Callable[[Plugins], "Engine"] = _make_engine,
    ) -> None:
        self._find_plugins = find_plugins
        self._make_engine = make_engine

    @cached_property
    def plugins(self) -> Plugins:
        """The plugins; discovering them does not import torch."""
        return self._find_plugins()

    @cached_property
    def engine(self) -> "Engine":
        """The engine."""
        return self._make_engine(self.plugins)


def toolbox_of(context: typer.Context) -> Toolbox:
    """Return the dependencies that the command was started with."""
    toolbox = context.find_object(Toolbox)
    assert toolbox is not None
    return toolbox
