"""Hints of the window: following each one works."""

import re
from pathlib import Path

from support.hints import carries_out, collected_hints

DESKTOP = "desktop/sfumato_desktop"
SOURCES = Path(__file__).parents[2] / DESKTOP


def text_of(place):
    """Return the hint at a location."""
    return next(hint.text for hint in collected_hints() if hint.place == place)


@carries_out(
    f"{DESKTOP}/pages/train.py:TrainPage._problem",
    f"{DESKTOP}/pages/train.py:TrainPage._problem#2",
    f"{DESKTOP}/models/train_draft.py:TrainDraft.problem#2",
)
def test_part_of_a_page_in_a_hint_exists():
    for place, file in (
        ("pages/train.py:TrainPage._problem", "pages/train.py"),
        ("pages/train.py:TrainPage._problem#2", "pages/train.py"),
        ("models/train_draft.py:TrainDraft.problem#2", "pages/datasets.py"),
    ):
        name = re.search(r"(?:under|Open) (\w+)", text_of(f"{DESKTOP}/{place}"))[1]

        assert f'tr("{name}")' in (SOURCES / file).read_text(encoding="utf-8")


@carries_out(f"{DESKTOP}/project_flows.py:ProjectFlows._is_busy")
def test_run_that_keeps_a_project_open_can_be_stopped():
    assert "stop" in text_of(f"{DESKTOP}/project_flows.py:ProjectFlows._is_busy")

    assert 'name="run.stop"' in (SOURCES / "actions.py").read_text(encoding="utf-8")
