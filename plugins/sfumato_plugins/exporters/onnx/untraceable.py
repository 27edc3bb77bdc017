"""Readable reasons why a network or a sampler cannot be traced.

Tracing fails in two cases: if Python control flow depends on the values of an image, which a graph
cannot represent, and if an operation has no counterpart in ONNX. In both cases, the user or the
author of a plugin is shown the node and the reason.
"""

import re
from collections.abc import Iterator
from types import FrameType

import torch

from sfumato.messages import Message, Text, as_message, msg

__all__ = ["reason_of"]

_NODE = re.compile(r"translating node %(?P<name>\w+) .*?target=torch\.ops\.(?P<operation>[\w.]+)")
_MISSING = "No ONNX function found"


def reason_of(error: Exception, program: torch.export.ExportedProgram | None) -> Message:
    """Return, as part of a sentence, which node failed, where it is, and why.

    Args:
        error: The error that torch raised.
        program: The program exported before the error; `None` if nothing had been exported yet.
    """
    causes = list(_causes(error))
    found = next((match for cause in causes if (match := _NODE.search(str(cause)))), None)
    if found is None:
        return _located(error, _first_line(causes[0]))
    reason: Text = _first_line(causes[-1])
    if str(reason).startswith(_MISSING):
        reason = msg("exporters.onnx_lacks_operation", "ONNX has no equivalent operation")
    module = _module_of(program, found["name"])
    if not module:
        return msg(
            "exporters.node_failed",
            "node “{node}” ({operation}): {reason}",
            node=found["name"],
            operation=found["operation"],
            reason=reason,
        )
    return msg(
        "exporters.node_of_module_failed",
        "node “{node}” ({operation}) in “{module}”: {reason}",
        node=found["name"],
        operation=found["operation"],
        module=module,
        reason=reason,
    )


def _causes(error: BaseException) -> Iterator[BaseException]:
    cause: BaseException | None = error
    while cause is not None:
        yield cause
        cause = cause.__cause__


def _module_of(program: torch.export.ExportedProgram | None, name: str) -> str:
    """Return the path of the module that a node comes from; "" if unknown.

    torch decomposes operations before translating them, so the node may originally have had a
    longer name.
    """
    nodes = list(program.graph.nodes) if program is not None else []
    likely = [node for node in nodes if name.strip("_") in node.name]
    likely.sort(key=lambda node: node.name != name)
    stacks = [stack for node in likely if (stack := node.meta.get("nn_module_stack"))]
    if not stacks:
        return ""
    path, _ = list(stacks[0].values())[-1]
    return str(path)


def _located(error: Exception, reason: str) -> Message:
    """Return the reason with the innermost line outside torch: “in Clamping.step, line 12: …”."""
    trace, found = error.__traceback__, None
    while trace is not None:
        if not _is_of_torch(trace.tb_frame):
            found = trace
        trace = trace.tb_next
    if found is None or found.tb_frame.f_globals.get("__name__", "").startswith(__package__ or "-"):
        return as_message(reason)
    owner = found.tb_frame.f_locals.get("self")
    name = found.tb_frame.f_code.co_name
    shown = name if owner is None else f"{type(owner).__name__}.{name}"
    return msg(
        "exporters.line_failed",
        "in {function}, line {line}: {reason}",
        function=shown,
        line=found.tb_lineno,
        reason=reason,
    )


def _is_of_torch(frame: FrameType) -> bool:
    module = str(frame.f_globals.get("__name__", ""))
    return module.partition(".")[0] in ("torch", "contextlib", "onnxscript")


def _first_line(error: BaseException) -> str:
    lines = [line.strip() for line in str(error).strip().splitlines() if line.strip()]
    return lines[0].rstrip(".") if lines else repr(error)
