"""Tests whose process dies; run one by one by tests/architecture/test_crashes.py."""

import faulthandler
import os
import signal


def test_segfault():
    faulthandler._sigsegv()


def test_abort():
    os.abort()


def test_killed():
    os.kill(os.getpid(), signal.SIGKILL)
