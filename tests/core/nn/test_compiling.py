"""Tests of compilation and its fallback to eager mode."""

from collections.abc import Callable
from typing import Any

import pytest
import torch
from torch import Tensor, nn

from sfumato.errors import DeviceError
from sfumato.nn.compiling import BlockCompiler, blocks_of
from support.clocks import FakeMachine

# torch's compiler reads gradients that do not exist, and warns about it
pytestmark = pytest.mark.filterwarnings("ignore:The .grad attribute")


class _Block(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.layer = nn.Linear(4, 4)
        self.inner = nn.ModuleList([nn.Linear(4, 4)])

    def forward(self, x: Tensor) -> Tensor:
        return self.inner[0](self.layer(x)).relu()


class _Network(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.stem = nn.Linear(4, 4)
        self.body = nn.Module()
        self.body.stages = nn.ModuleList([_Block(), _Block()])

    def forward(self, x: Tensor) -> Tensor:
        x = self.stem(x)
        for stage in self.body.stages:
            x = stage(x)
        return x


class _Backend:
    """Counts the graphs it receives, and runs them unchanged or fails."""

    def __init__(self, error: Exception | None = None) -> None:
        self.error = error
        self.count = 0

    def __call__(self, graph: torch.fx.GraphModule, inputs: list[Tensor]) -> Callable[..., Any]:
        self.count += 1
        if self.error:
            raise self.error
        return graph.forward


@pytest.fixture
def network() -> _Network:
    torch.compiler.reset()
    torch.manual_seed(0)
    return _Network()


def test_the_blocks_are_the_members_of_the_outermost_lists(network: _Network) -> None:
    assert list(blocks_of(network)) == list(network.body.stages)


def test_a_compiled_network_gives_the_same_output(network: _Network) -> None:
    x = torch.randn(3, 4)
    written = network(x)
    backend = _Backend()
    compiler = BlockCompiler(network, backend=backend)

    with compiler.compiling():
        first = network(x)
    with compiler.running(is_compiled=True):
        second = network(x)

    assert torch.equal(first, written)
    assert torch.equal(second, written)
    assert backend.count > 0


def test_the_names_of_the_weights_are_unchanged(network: _Network) -> None:
    before = list(network.state_dict())

    BlockCompiler(network, backend=_Backend())

    assert list(network.state_dict()) == before


def test_nothing_is_compiled_outside_of_a_trial(network: _Network) -> None:
    backend = _Backend()
    compiler = BlockCompiler(network, backend=backend)
    with compiler.compiling():
        network(torch.randn(3, 4))
    compiled = backend.count

    with compiler.running(is_compiled=True):
        network(torch.randn(5, 4))  # another shape
    with compiler.running(is_compiled=False):
        network(torch.randn(3, 4))

    assert backend.count == compiled


def test_a_failing_compiler_is_named_and_the_network_still_runs(network: _Network) -> None:
    x = torch.randn(3, 4)
    written = network(x)
    compiler = BlockCompiler(network, backend=_Backend(RuntimeError("no C compiler")))

    with pytest.raises(DeviceError, match="no C compiler"), compiler.compiling():
        network(x)
    with compiler.running(is_compiled=True):
        found = network(x)

    assert torch.equal(found, written)


def test_compiling_ends_between_two_blocks_at_the_time_limit(network: _Network) -> None:
    backend = _Backend()
    compiler = BlockCompiler(network, backend=backend, limit_s=-1.0)

    with pytest.raises(DeviceError, match="took longer"), compiler.compiling():
        network(torch.randn(3, 4))

    assert backend.count == 0


def test_a_suspension_does_not_count_as_compiling_time(
    network: _Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine = FakeMachine()
    monkeypatch.setattr("sfumato.nn.compiling.WorkClock", machine.clock)
    backend = _Backend()
    compiler = BlockCompiler(network, backend=backend, limit_s=180.0)

    with compiler.compiling():
        machine.freeze(3600)
        network(torch.randn(3, 4))

    assert backend.count > 0


def test_a_step_that_fails_while_compiling_is_reported_as_a_compile_failure(
    network: _Network,
) -> None:
    compiler = BlockCompiler(network, backend=_Backend())

    with pytest.raises(DeviceError, match="OutOfMemoryError"), compiler.compiling():
        raise torch.OutOfMemoryError
