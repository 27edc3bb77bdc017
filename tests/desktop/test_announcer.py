"""Is what happened told in full, and with the right number?"""

from sfumato.events import AnyEvent, ImportFinished, PictureGenerated
from sfumato_desktop.announcer import Announcer
from sfumato_desktop.bridge.engine_jobs import Job, Lane
from sfumato_desktop.services import Services


def told(services: Services, event: AnyEvent) -> str:
    texts = []
    services.notify.notice_given.connect(lambda notice: texts.append(notice.text))
    job = Job(
        "A job", lambda engine, control: iter(()), lane=Lane.WORK, run_id="", is_housekeeping=False
    )
    Announcer(services).take(job, event)
    return texts[0]


def test_an_import_tells_what_was_passed_over(services: Services) -> None:
    event = ImportFinished(
        dataset="petals", usable=1_200, set_aside=1, passed_over="3 files are no pictures: .txt."
    )

    text = told(services, event)

    assert text == (
        "petals: 1,200 pictures are in. 1 was set aside. 3 files are no pictures: .txt."
    )


def test_one_picture_is_told_as_one(services: Services) -> None:
    event = PictureGenerated(path="one.png", seed=1, done=1, total=1)

    assert told(services, event) == "1 picture is made."
