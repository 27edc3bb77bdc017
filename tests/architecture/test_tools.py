"""Formatter, linter, and type checker report nothing."""

import sys

import pytest

from support.source_tree import REPOSITORY, run_tool


def test_code_is_formatted():
    checked = run_tool(sys.executable, "-m", "ruff", "format", "--check", "--quiet", ".")

    assert checked.returncode == 0, checked.stdout


def test_linter_reports_nothing():
    checked = run_tool(sys.executable, "-m", "ruff", "check", "--quiet", ".")

    assert checked.returncode == 0, checked.stdout


@pytest.mark.slow
def test_type_checker_reports_nothing():
    cache = REPOSITORY / ".mypy_cache"

    checked = run_tool(sys.executable, "-m", "mypy", "--cache-dir", str(cache))

    assert checked.returncode == 0, checked.stdout
