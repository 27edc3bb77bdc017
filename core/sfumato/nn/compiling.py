"""Compilation of a network with a fallback to eager mode.

A run must continue if compilation fails, and must not wait for it too long. So each block of the
network is compiled separately ("regional compilation" in torch's tutorials), and the time is
checked between blocks: once a block fails or the time limit is reached, the whole network runs
in eager mode.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import torch
from torch import nn

from sfumato.errors import DeviceError
from sfumato.messages import Message, msg
from sfumato.system.work_clock import WorkClock

__all__ = ["BlockCompiler", "blocks_of"]

_LIMIT_S = 180.0
_HINT = msg(
    "nn.runs_uncompiled",
    "No action is needed; the network runs without compilation, which is slower.",
)

Graph = torch.fx.GraphModule
Compiled = Callable[..., Any]  # same inputs and outputs as the graph
Backend = Callable[[Graph, list[torch.Tensor]], Compiled]


class BlockCompiler:
    """Compiles each block of a network when it first runs.

    Args:
        network: The network, whose blocks are compiled in place. Names and weights stay the same.
        backend: Compiles one graph; defaults to torch's inductor.
        limit_s: Time limit in seconds, after which no further block is compiled.
    """

    def __init__(
        self, network: nn.Module, *, backend: Backend | None = None, limit_s: float = _LIMIT_S
    ) -> None:
        self._backend = backend
        self._limit_s = limit_s
        self._work_clock = WorkClock()
        self._deadline_s = 0.0
        self._failure = Message()
        for block in blocks_of(network):
            block.compile(backend=self._compiled, dynamic=False)

    @contextmanager
    def compiling(self) -> Iterator[None]:
        """Compile everything that runs inside the `with` block and is not compiled yet.

        Raises:
            DeviceError: If compilation fails, here or in an earlier call, or takes too long.
        """
        try:
            with self._work_clock, torch.compiler.set_stance("default"):
                self._deadline_s = self._work_clock.read() + self._limit_s
                yield
        except Exception as error:  # dynamo and inductor raise arbitrary types
            self._fail(_compiling_failed(error))
        if self._failure:
            raise DeviceError(self._failure, hint=_HINT)

    @contextmanager
    def running(self, *, is_compiled: bool) -> Iterator[None]:
        """Run the code inside the `with` block compiled or in eager mode, and never compile."""
        may_run = is_compiled and not self._failure
        with torch.compiler.set_stance("eager_on_recompile" if may_run else "force_eager"):
            yield

    def _compiled(self, graph: Graph, inputs: list[torch.Tensor]) -> Compiled:
        """Compile one graph; after the first failure, return it unchanged."""
        if self._work_clock.read() > self._deadline_s:
            self._fail(
                msg(
                    "nn.compiling_took_too_long",
                    "Compiling the network took longer than {limit_s:.0f} s.",
                    limit_s=self._limit_s,
                )
            )
        if self._failure:
            return graph.forward
        try:
            return (self._backend or _inductor())(graph, inputs)
        except Exception as error:  # as above
            self._fail(_compiling_failed(error))
            return graph.forward

    def _fail(self, reason: Message) -> None:
        self._failure = self._failure or reason


def blocks_of(network: nn.Module) -> Iterator[nn.Module]:
    """Yield the repeated blocks of a network: U-Net stages or transformer layers."""
    for child in network.children():
        if isinstance(child, nn.ModuleList):
            yield from child
        else:
            yield from blocks_of(child)


def _inductor() -> Backend:
    from torch._dynamo import lookup_backend  # as in torch's notes on custom backends

    return lookup_backend("inductor")


def _compiling_failed(error: Exception) -> Message:
    return msg(
        "nn.compiling_failed",
        "Compiling the network failed: {error}.",
        error=_first_line(error),
    )


def _first_line(error: Exception) -> str:
    text = str(error).strip().splitlines()
    return f"{type(error).__name__}{f', {text[0]}' if text else ''}".rstrip(".")
