"""A pytest plugin that keeps the collection of Qt objects in the thread that runs the tests.

Without it, Python collects in whichever thread of a test happens to allocate, takes the widgets of
an earlier test apart there, and the process crashes in some later test: in Qt, or in a collection,
and be it one of torch's. See docs/decisions/0026.
"""

import gc
from collections.abc import Iterator

import pytest

__all__ = ["pytest_runtest_protocol"]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Guard each test with an application, and leave nothing of Qt's for others to collect."""
    if "qapp" not in getattr(item, "fixturenames", ()):
        return (yield)
    from sfumato_desktop.bridge.gc_scheduler import CollectionGuard  # here: most tests need no Qt

    gc.freeze()  # so that the collection below looks only at what the test made
    guard = CollectionGuard()
    try:
        return (yield)
    finally:
        gc.collect()
        guard.lift()
        gc.unfreeze()
