"""Tests that metrics measure what they claim and that a failing one does no harm.

They are loaded through `sfumato_metrics`, like third-party ones.
"""

import sys
from types import ModuleType

import numpy as np
import pytest

import sfumato_plugins
from sfumato.evaluation.metric import measured_by_plugins
from sfumato.evaluation.report import Figure
from sfumato.plugins.catalog import Entry
from sfumato.plugins.hookspecs import hookimpl
from sfumato.plugins.registry import Plugins

BUILTIN = Plugins([("builtin", sfumato_plugins)])


def noise(count, *, reach=256, seed=0):
    return np.random.default_rng(seed).integers(0, reach, (count, 8, 8, 3), np.uint8)


def measured(plugins, real, generated):
    work = measured_by_plugins(plugins, real, generated)
    while True:
        try:
            next(work)
        except StopIteration as end:
            return end.value


def test_the_built_in_metrics_are_listed():
    assert list(BUILTIN.metrics) == ["variety"]


def test_the_variety_of_noise_matches_theory():
    ((figure,), notes) = measured(BUILTIN, noise(64), noise(64, seed=1))

    # Two uniform levels differ by 256 / sqrt(6) in root mean square.
    assert figure.value == pytest.approx(256 / 6**0.5, rel=0.02)
    assert figure.reference == pytest.approx(figure.value, rel=0.02)
    assert notes == ()


def test_a_model_with_constant_output_has_no_variety():
    ((figure,), _) = measured(BUILTIN, noise(64), np.repeat(noise(1), 64, axis=0))

    assert figure.value == 0.0


class Raises:
    def __init__(self, settings):
        pass

    def measure(self, real, generated):
        raise RuntimeError("no ruler")


class GivesNan(Raises):
    def measure(self, real, generated):
        yield Figure(name="odd", label="Odd", value=float("nan"))


class GivesNumbers(Raises):
    def measure(self, real, generated):
        return [5.0]


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (Raises, "no ruler"),
        (GivesNan, "“Odd” is nan"),
        (GivesNumbers, "5.0, which is not a Figure"),
    ],
)
def test_a_failing_metric_is_reported_and_the_others_are_measured(kind, words, monkeypatch):
    monkeypatch.setitem(sys.modules, "odd_metrics", sys.modules[__name__])
    entry = Entry(name="odd", label="Odd", summary="Odd.", factory=f"odd_metrics:{kind.__name__}")
    module = ModuleType("stranger")

    def sfumato_metrics():
        return [entry]

    module.sfumato_metrics = hookimpl(sfumato_metrics)
    plugins = Plugins([("stranger", module), ("builtin", sfumato_plugins)])

    figures, notes = measured(plugins, noise(8), noise(8))

    assert [figure.name for figure in figures] == ["variety"]
    assert notes[0].startswith("Metric “odd” from plugin “stranger” failed")
    assert words in notes[0]
