"""Pytest fixtures that provide the contract checks.

Pytest loads the fixtures through the entry point `pytest11` wherever Sfumato is installed. Each
fixture returns a function. Torch is imported when a test first requests a fixture.
"""

from collections.abc import Callable
from typing import Any

import pytest

__all__: list[str] = []  # pytest finds the fixtures by their decorators

Check = Callable[..., Any]  # arguments differ between checks


@pytest.fixture
def check_plugin() -> Check:
    """Return the check for a plugin's module; see `testing.entries`."""
    from sfumato.testing.entries import check_plugin  # imported in each fixture for start-up time

    return check_plugin


@pytest.fixture
def check_augmentation() -> Check:
    """Return the check for augmentations; see `testing.augmentations`."""
    from sfumato.testing.augmentations import check_augmentation

    return check_augmentation


@pytest.fixture
def check_sampler() -> Check:
    """Return the check for samplers; see `testing.samplers`."""
    from sfumato.testing.samplers import check_sampler

    return check_sampler


@pytest.fixture
def check_exporter() -> Check:
    """Return the check for exporters; see `testing.exporters`."""
    from sfumato.testing.exporters import check_exporter

    return check_exporter


@pytest.fixture
def check_backbone() -> Check:
    """Return the check for backbones; see `testing.backbones`."""
    from sfumato.testing.backbones import check_backbone

    return check_backbone


@pytest.fixture
def check_schedule() -> Check:
    """Return the check for learning-rate schedules; see `testing.runs`."""
    from sfumato.testing.runs import check_schedule

    return check_schedule


@pytest.fixture
def check_logger() -> Check:
    """Return the check for loggers; see `testing.runs`."""
    from sfumato.testing.runs import check_logger

    return check_logger


@pytest.fixture
def check_metric() -> Check:
    """Return the check for metrics; see `testing.runs`."""
    from sfumato.testing.runs import check_metric

    return check_metric


@pytest.fixture
def check_importer() -> Check:
    """Return the check for importers; see `testing.importers`."""
    from sfumato.testing.importers import check_importer

    return check_importer
