"""Events survive encoding and decoding."""

import json

import msgspec
import pytest

from sfumato.errors import SfumatoError
from sfumato.messages import Text, msg
from sfumato.records import events
from sfumato.records.events import (
    AnyEvent,
    NearestImage,
    RunStarted,
    SettingChange,
    StepFinished,
    decode_event,
    encode_event,
)
from sfumato.records.score import Cleanliness, Score
from support.scores import CLEAN, score

SAMPLE_BY_TYPE = {
    Score: score(12.0),
    Cleanliness: CLEAN,
    str: "eine Zeile\nund „mehr“",
    int: 7,
    float: 0.25,
    float | None: 0.25,
    bool: True,
    tuple[NearestImage, ...]: (NearestImage(path="a.png", distance=1.5),),
    Text: msg("data.preparing", "Preparing {n} images", one="Preparing 1 image", n=3),
    tuple[str, ...]: ("train", "val"),
    dict[str, int]: {"blank": 3},
    tuple[SettingChange, ...]: (SettingChange(path="batch_size", before="8", after="4"),),
}


def example_of(kind):
    """Return an event with its fields filled by type."""
    values = {}
    for field in msgspec.structs.fields(kind):
        is_choice = hasattr(field.type, "__args__") and field.name in ("kind", "outcome")
        if is_choice:
            values[field.name] = field.type.__args__[0]
        elif field.required:
            values[field.name] = SAMPLE_BY_TYPE.get(field.type, {"0.5": 0.1})
    return kind(**values)


KINDS = AnyEvent.__args__


def test_every_event_class_is_decodable():
    named = {getattr(events, name) for name in events.__all__}
    kinds = {
        kind
        for kind in named
        if isinstance(kind, type) and issubclass(kind, events.Event) and kind is not events.Event
    }

    assert kinds == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_event_survives_its_line(kind):
    event = example_of(kind)

    line = encode_event(event)

    assert b"\n" not in line
    assert decode_event(line) == event


def test_line_contains_the_event_name_and_time():
    line = json.loads(encode_event(example_of(StepFinished)))

    assert line["event"] == "step_finished"
    assert line["time"] > 1.7e9


def test_event_of_a_newer_version_with_more_fields_is_decodable():
    line = json.loads(encode_event(example_of(RunStarted))) | {"weather": "rain"}

    assert isinstance(decode_event(json.dumps(line).encode()), RunStarted)


@pytest.mark.parametrize(
    "line", [b"", b"{", b"null", b'{"event":"run_flew"}', b'{"event":"run_paused"}', b"\xff\xfe{}"]
)
def test_invalid_line_is_rejected_with_a_hint(line):
    with pytest.raises(SfumatoError, match="cannot be read") as caught:
        decode_event(line)

    assert str(caught.value.hint).endswith(".")
