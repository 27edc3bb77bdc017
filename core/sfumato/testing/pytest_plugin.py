"""Pytest fixtures that provide the contract checks.

Pytest loads the fixtures through the entry point `pytest11` wherever Sfumato is installed. Each
fixture returns the function of the same name. Torch is imported when a test first requests a
fixture.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Any

import pytest

__all__: list[str] = []  # pytest finds the fixtures by their type

Check = Callable[..., Any]  # arguments differ between checks


def _fixture(name: str, module: str) -> Callable[[], Check]:
    """Return a fixture for a function of a module in `sfumato.testing`."""

    def provided() -> Check:
        check: Check = getattr(import_module(f"sfumato.testing.{module}"), name)
        return check

    provided.__doc__ = f"Return `sfumato.testing.{module}.{name}`."
    return pytest.fixture(name=name)(provided)


check_plugin = _fixture("check_plugin", "entries")
check_augmentation = _fixture("check_augmentation", "augmentations")
check_sampler = _fixture("check_sampler", "samplers")
check_exporter = _fixture("check_exporter", "exporters")
check_backbone = _fixture("check_backbone", "backbones")
check_schedule = _fixture("check_schedule", "runs")
check_logger = _fixture("check_logger", "runs")
check_metric = _fixture("check_metric", "runs")
check_importer = _fixture("check_importer", "importers")
