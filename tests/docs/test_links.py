"""Tests that every link between pages has a target."""

import re

import pytest

from support.source_tree import REPOSITORY

LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
PAGES = sorted(
    [
        *REPOSITORY.glob("*.md"),
        *(REPOSITORY / "docs").rglob("*.md"),
        *REPOSITORY.glob("*/README.md"),
    ]
)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(REPOSITORY)))
def test_every_link_has_a_target(page):
    links = LINK.findall(page.read_text(encoding="utf-8"))

    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_page_is_reached_from_the_index():
    reached, left = set(), [REPOSITORY / "docs/index.md"]
    while left:
        page = left.pop()
        reached.add(page)
        links = LINK.findall(page.read_text(encoding="utf-8")) if page.name == "index.md" else []
        aims = {(page.parent / link).resolve() for link in links}
        left += [aim for aim in aims - reached if aim.suffix == ".md" and aim not in left]

    assert set((REPOSITORY / "docs").rglob("*.md")) - reached == set()
