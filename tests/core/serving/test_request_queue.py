"""Tests of the bounded request queue."""

import threading

import pytest

from sfumato.serving.bundle import ImageRequest
from sfumato.serving.request_queue import FullError, RequestQueue
from support.clocks import FakeMachine


class Drawer:
    """A fake bundle that records its requests and blocks until released."""

    batch_size = 4

    def __init__(self):
        self.batches = []
        self.is_generating = threading.Event()
        self.may_draw = threading.Event()

    def draw(self, image_requests):
        self.is_generating.set()
        assert self.may_draw.wait(timeout=30)
        self.batches.append([image_request.seed for image_request in image_requests])
        if any(image_request.seed == 13 for image_request in image_requests):
            raise ValueError("13 cannot be drawn")
        return [b"%d" % image_request.seed for image_request in image_requests]


def image_requests(*seeds, guidance=1.0):
    return [ImageRequest(seed, -1, guidance, 10) for seed in seeds]


@pytest.fixture
def drawer():
    return Drawer()


@pytest.fixture
def line(drawer):
    """Yield a queue of at most ten whose bundle is busy with image 0."""
    line = RequestQueue(drawer, most=10)
    line.join(image_requests(0))
    assert drawer.is_generating.wait(timeout=30)
    yield line
    drawer.may_draw.set()
    line.close()


def test_a_freeze_does_not_increase_the_waiting_time_of_others(drawer, monkeypatch):
    machine = FakeMachine()
    monkeypatch.setattr("sfumato.serving.request_queue.WorkClock", machine.clock)
    line = RequestQueue(drawer, most=10)
    answers = line.join(image_requests(0))
    assert drawer.is_generating.wait(timeout=30)
    machine.freeze(3600)
    drawer.may_draw.set()
    answers[0].result(timeout=30)
    drawer.may_draw.clear()

    line.join(image_requests(1, 2, 3, 4, 5))

    assert line.patience_s == 1
    drawer.may_draw.set()
    line.close()


def test_images_of_several_requests_share_a_batch(drawer, line):
    answers = (
        line.join(image_requests(1, 2))
        + line.join(image_requests(3))
        + line.join(image_requests(4, 5))
    )

    drawer.may_draw.set()

    assert [answer.result(timeout=30) for answer in answers] == [b"1", b"2", b"3", b"4", b"5"]
    assert drawer.batches == [[0], [1, 2, 3, 4], [5]]


def test_a_batch_has_one_guidance_scale(drawer, line):
    answers = (
        line.join(image_requests(1))
        + line.join(image_requests(2, guidance=3.0))
        + line.join(image_requests(3))
    )

    drawer.may_draw.set()

    assert [answer.result(timeout=30) for answer in answers] == [b"1", b"2", b"3"]
    assert drawer.batches == [[0], [1, 3], [2]]


def test_a_full_queue_accepts_all_of_a_request_or_nothing(line):
    line.join(image_requests(*range(1, 9)))

    with pytest.raises(FullError):
        line.join(image_requests(20, 21, 22))

    assert line.length == 8
    assert len(line.join(image_requests(20, 21))) == 2


def test_the_retry_time_grows_with_the_queue(drawer, line):
    short = line.patience_s
    line.join(image_requests(*range(1, 11)))

    assert short >= 1
    assert line.patience_s >= short


def test_canceled_requests_are_skipped(drawer, line):
    gone, *stayed = line.join(image_requests(1, 2))
    gone.cancel()

    drawer.may_draw.set()

    assert stayed[0].result(timeout=30) == b"2"
    assert drawer.batches == [[0], [2]]


def test_the_queue_continues_after_a_batch_that_fails(drawer, line):
    failing = line.join(image_requests(13))
    drawer.may_draw.set()

    with pytest.raises(ValueError, match="13 cannot be drawn"):
        failing[0].result(timeout=30)

    assert line.join(image_requests(1))[0].result(timeout=30) == b"1"


def test_a_closed_queue_cancels_waiting_images_and_accepts_no_more(drawer, line):
    waiting = line.join(image_requests(1))
    drawer.may_draw.set()

    line.close()

    assert waiting[0].cancelled() or waiting[0].done()
    with pytest.raises(FullError):
        line.join(image_requests(2))
