"""Readable reasons why a network or a sampler cannot be traced.

torch fails in two cases: where Python control flow depends on the values of an image, which a graph
cannot represent, and where an operation has no counterpart in ONNX. In both cases the user, or the
author of a plugin, gets the node and the reason.
"""

import re
from collections.abc import Iterator
from types import FrameType

import torch

__all__ = ["reason_of"]

_NODE = re.compile(r"translating node %(?P<name>\w+) .*?target=torch\.ops\.(?P<operation>[\w.]+)")
_MISSING = "No ONNX function found"


def reason_of(error: Exception, program: torch.export.ExportedProgram | None) -> str:
    """Return as a part of a sentence which node failed, where it is, and why.

    Args:
        error: What torch raised.
        program: What was exported before the error; `None` if there was nothing yet.
    """
    causes = list(_causes(error))
    found = next((match for cause in causes if (match := _NODE.search(str(cause)))), None)
    if found is None:
        return f"{_line_of(error)}{_first_line(causes[0])}"
    index = _module_of(program, found["name"])
    where = f" in “{index}”" if index else ""
    reason = _first_line(causes[-1])
    if reason.startswith(_MISSING):
        reason = "ONNX has no operation for it"
    return f"node “{found['name']}” ({found['operation']}){where}: {reason}"


def _causes(error: BaseException) -> Iterator[BaseException]:
    cause: BaseException | None = error
    while cause is not None:
        yield cause
        cause = cause.__cause__


def _module_of(program: torch.export.ExportedProgram | None, name: str) -> str:
    """Return the path of the module that a node comes from; "" if unknown.

    torch decomposes operations before translating them, so a node may have had a longer name.
    """
    nodes = list(program.graph.nodes) if program is not None else []
    likely = [node for node in nodes if name.strip("_") in node.name]
    likely.sort(key=lambda node: node.name != name)
    stacks = [stack for node in likely if (stack := node.meta.get("nn_module_stack"))]
    if not stacks:
        return ""
    path, _ = list(stacks[0].values())[-1]
    return str(path)


def _line_of(error: Exception) -> str:
    """Return the innermost line outside torch in a traceback: “in Clamping.step, line 12: ”."""
    trace, found = error.__traceback__, None
    while trace is not None:
        if not _is_of_torch(trace.tb_frame):
            found = trace
        trace = trace.tb_next
    if found is None or found.tb_frame.f_globals.get("__name__", "").startswith(__package__ or "-"):
        return ""
    owner = found.tb_frame.f_locals.get("self")
    name = found.tb_frame.f_code.co_name
    shown = name if owner is None else f"{type(owner).__name__}.{name}"
    return f"in {shown}, line {found.tb_lineno}: "


def _is_of_torch(frame: FrameType) -> bool:
    module = str(frame.f_globals.get("__name__", ""))
    return module.partition(".")[0] in ("torch", "contextlib", "onnxscript")


def _first_line(error: BaseException) -> str:
    lines = [line.strip() for line in str(error).strip().splitlines() if line.strip()]
    return lines[0].rstrip(".") if lines else repr(error)
