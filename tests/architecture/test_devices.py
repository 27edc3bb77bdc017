"""Only `sfumato.device` talks to the drivers of devices."""

import ast
from collections.abc import Iterator

from support.source_tree import SourceFile, source_files

DRIVERS = {
    *("torch.cuda", "torch.mps", "torch.xpu", "torch.accelerator"),
    *("torch.backends.cuda", "torch.backends.cudnn", "torch.backends.mps"),
    *("torch.get_device_module", "torch.OutOfMemoryError", "torch.AcceleratorError"),
}


def drivers_in(file: SourceFile) -> Iterator[str]:
    """Yield what a file uses of the drivers, with the line."""
    for node in ast.walk(file.tree):
        if isinstance(node, ast.Attribute) and ast.unparse(node) in DRIVERS:
            yield f"line {node.lineno}: {ast.unparse(node)}"
        elif isinstance(node, ast.ImportFrom) and node.module in {*DRIVERS, "torch"}:
            names = {f"{node.module}.{alias.name}" for alias in node.names} | {node.module}
            yield from (f"line {node.lineno}: {name}" for name in names & DRIVERS)


def test_only_backends_talk_to_drivers() -> None:
    found = [
        f"{file.module}, {use}"
        for package in ("sfumato", "sfumato_desktop", "sfumato_plugins")
        for file in source_files(package)
        if not file.module.startswith("sfumato.device.")
        for use in drivers_in(file)
    ]

    assert not found, "Add it to sfumato.device.backend.Backend, and call it there."
