"""Tests of the text and plural forms of event notices."""

from sfumato.records.events import AnyEvent, ImageGenerated, ImportFinished
from sfumato_desktop.bridge.job import Job, JobKind
from sfumato_desktop.event_notifier import EventNotifier
from sfumato_desktop.services import Services


def reported(services: Services, event: AnyEvent) -> str:
    texts = []
    services.notify.notice_given.connect(lambda notice: texts.append(notice.text))
    job = Job("A job", lambda engine, control: iter(()), kind=JobKind.IMPORT)
    EventNotifier(services).handle_event(job, event)
    return texts[0]


def test_an_import_notice_reports_skipped_files(services: Services) -> None:
    event = ImportFinished(
        dataset="petals", usable=1_200, skipped=1, ignored="3 files are no images: .txt."
    )

    text = reported(services, event)

    assert text == (
        "1,200 images imported into “petals”. 1 file skipped. 3 files are no images: .txt."
    )


def test_a_single_image_is_reported_in_singular(services: Services) -> None:
    event = ImageGenerated(path="one.png", seed=1, done=1, total=1)

    assert reported(services, event) == "1 image generated."
