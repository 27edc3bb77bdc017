"""Every hook is documented for plugin authors, and tested."""

import inspect

import pytest

from sfumato.plugins import hookspecs
from support.source_tree import REPOSITORY

HOOKS = [name for name, _ in inspect.getmembers(hookspecs, inspect.isfunction)]


def texts_that_name(hook, folder, pattern):
    files = (REPOSITORY / folder).rglob(pattern)
    return [path for path in files if hook in path.read_text(encoding="utf-8")]


def test_hooks_have_the_prefix_of_the_app():
    assert HOOKS
    assert all(name.startswith("sfumato_") for name in HOOKS)


@pytest.mark.parametrize("hook", HOOKS)
def test_hook_has_a_page(hook):
    page = REPOSITORY / "docs/plugins" / f"{hook.removeprefix('sfumato_')}.md"

    assert f"def {hook}" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("hook", HOOKS)
def test_hook_has_a_built_in_plugin_that_uses_it(hook):
    assert texts_that_name(hook, "plugins", "*.py")


@pytest.mark.parametrize("hook", HOOKS)
def test_hook_has_a_test(hook):
    tests = texts_that_name(hook, "tests", "test_*.py")

    assert [path for path in tests if "architecture" not in path.parts]
