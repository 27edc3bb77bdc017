"""Tests that never end; run one by one by tests/architecture/test_crashes.py."""

import itertools
import time

from PySide6.QtCore import QCoreApplication, QEventLoop


def test_hang_in_python():
    time.sleep(600)


def test_hang_in_event_loop(qapp: QCoreApplication):
    QEventLoop(qapp).exec()


def test_hang_with_gil_held():
    sum(itertools.repeat(0))
