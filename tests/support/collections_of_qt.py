"""A pytest plugin that keeps garbage collection of Qt objects on the main test thread.

Without it, Python collects on whichever thread of a test happens to allocate, destroys widgets of
an earlier test there, and the process crashes in some later test, in Qt or in a garbage collection
that any library triggered. See docs/decisions/0026.
"""

import gc
from collections.abc import Iterator

import pytest

__all__ = ["pytest_runtest_protocol"]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Guard tests that have an application; leave no Qt objects for other threads to collect."""
    if "qapp" not in getattr(item, "fixturenames", ()):
        return (yield)
    from sfumato_desktop.bridge.gc_scheduler import CollectionGuard  # most tests need no Qt

    gc.freeze()  # so that the collection below examines only objects created by the test
    guard = CollectionGuard()
    try:
        return (yield)
    finally:
        gc.collect()
        guard.lift()
        gc.unfreeze()
