"""One word for one thing: no private names in code, no translated phrases in its documentation.

The lists grow with the project: whoever replaces a private name or phrase adds it here, so that it
does not come back.
"""

import ast
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = ("core", "desktop", "plugins", "resources", "tests", "benchmarks", "packaging")
PAGES = ("docs", "changelog.d")

IDENTIFIERS = [
    "Sitting",
    "open_sitting",
    "Footing",
    "prepare_footing",
    "LearningSet",
    "learning_set",
    "PaceWatch",
    "Warp",
    "draw_warp",
    "Walk",
    "WalkTable",
    "WalkPlan",
    "WalksBySteps",
    "plan_walk",
    "trace_walk",
    "WalkStart",
    "Way",
    "TriedWay",
    "WayOfDrawing",
    "way_of",
    "way_in_words",
    "TrialGround",
    "Judge",
    "challengers",
    "guide_moment",
    "GuideMoment",
    "RateMoment",
    "FastVerdict",
    "FastCourse",
    "FastVersionJudged",
    "Contest",
    "make_fast",
    "fast_version",
    "load_verdict",
    "ModelFacts",
    "DatasetFacts",
    "RunFacts",
    "FactList",
    "Passport",
    "passport",
    "bundle_papers",
    "papers_of",
    "frechet_floor",
    "kernel_floor",
    "coverage_floor",
    "folder_net",
    "photograph_net",
    "FolderNetwork",
    "told_to",
    "told_to_loggers",
    "retold",
    "dice",
    "draw_pictures",
    "SamplesDrawn",
    "draw_batches",
    "redraw_alone",
    "GalleryPlace",
    "HomePlace",
    "TrainPlace",
    "RunsPlace",
    "ModelsPlace",
    "DatasetsPlace",
    "show_place",
    "RunStory",
    "Happening",
    "happening_words",
    "Steering",
    "ProjectKeeper",
    "Announcer",
    "Collector",
    "Wakefulness",
    "Culling",
    "RunStrip",
    "GallerySources",
    "TickedEntries",
    "WayOn",
    "NearRow",
    "set_aside",
    "passed_over",
    "SetAsideTable",
    "picture",
    "pictures",
    "colour",
    "grey",
    "licence",
    "labelled",
    "neighbour",
    "normalised",
    "take_event",
    "take_recipe",
    "take_likeness",
    "take_failures",
    "take_incidents",
    "take_scheme",
    "tell_failure",
    "tell_crash",
    "say_problem",
    "look_closely",
    "look_at_all",
    "told_out",
    "told_apart",
    "told_s",
    "go_on",
    "go_on_in_background",
    "draw_more",
    "in_words",
    "MadeDialog",
    "Made",
    "read_made",
    "note_made",
    "handing_out",
    "outlook_in_words",
    "average_in_words",
    "parity_in_words",
    "share_in_words",
    "way_out_in_words",
    "QualityName",
    "best_calls",
    "best_gain",
    "sample_raw",
    "takes_guidance",
    "takes_steps",
    "runs_on",
    "near_seed",
    "NearImage",
    "NearTraining",
    "GalleryActs",
    "ViewKept",
    "ViewRemoved",
    "ImagesAsked",
    "Standing",
    "AnimationLook",
    "KnownGround",
    "made_backbone",
    "tried_out",
    "keep_to_ourselves",
    "attend_plainly_to_few",
    "break_off_on_signals",
    "obey",
    "stand_beside",
    "come_forward",
    "take_up",
]
"""Names of ours that had a standard term all along."""

PHRASES = (
    r"set aside",
    r"passed over",
    r"go(es)? on training",
    r"went on",
    r"at rest",
    r"waits? its turn",
    r"tak(e|en) back",
    r"look(s)? again",
    r"learn(s|ing)? from",
    r"learnt",
    r"made a mistake",
    r"without a word",
    r"broken off",
    r"There is:",
    r"as it was set",
    r"as the run was set",
    r"was found best",
    r"ways? of drawing",
    r"way to draw",
    r"draws best",
    r"early state",
    r"fast version",
    r"passport",
    r"may be others",
    r"makes? it again",
    r"pictures?",
    r"colours?",
    r"grey",
    r"licence",
    r"labelled",
    r"optimiser",
    r"cancelled",
)
"""Phrases that no page of the field uses; matched as whole words, in any case."""

ALLOWED = {
    ("README.md", "pictures"): "the tagline",
    ("tests/core/records/test_image_terms.py", "licence"): "a file name that people use",
}
"""Where a listed phrase stands all the same, and why."""

_PHRASES = re.compile(rf"(?<![\w/])({'|'.join(PHRASES)})(?!\w)", re.IGNORECASE)
_HERE = Path(__file__).name
_QUESTION = re.compile(r"\?\s*$")


def _python_files() -> list[Path]:
    return sorted(file for root in SOURCES for file in (ROOT / root).rglob("*.py"))


def _pages() -> list[Path]:
    pages = [file for root in PAGES for file in (ROOT / root).rglob("*.md")]
    templates = (ROOT / "resources").rglob("*.md")
    return sorted([*pages, *templates, *ROOT.glob("*.md")])


def _names(file: Path) -> Iterator[tuple[int, str]]:
    with tokenize.open(file) as source:
        for token in tokenize.generate_tokens(source.readline):
            if token.type == tokenize.NAME:
                yield token.start[0], token.string


def _texts(file: Path) -> Iterator[tuple[int, str]]:
    """Yield docstrings, other strings, and comments, each with its line."""
    kinds = {tokenize.STRING, tokenize.COMMENT, getattr(tokenize, "FSTRING_MIDDLE", None)}
    with tokenize.open(file) as source:
        for token in tokenize.generate_tokens(source.readline):
            if token.type in kinds:
                yield token.start[0], token.string


def _hits(file: Path, texts: Iterator[tuple[int, str]]) -> Iterator[str]:
    name = file.relative_to(ROOT).as_posix()
    for line, text in texts:
        for found in _PHRASES.finditer(text):
            if (name, found[0].lower()) not in ALLOWED:
                yield f"{name}:{line}: {found[0]}"


@pytest.mark.parametrize("root", SOURCES)
def test_code_uses_standard_names(root: str) -> None:
    private = set(IDENTIFIERS)

    found = [
        f"{file.relative_to(ROOT)}:{line}: {name}"
        for file in _python_files()
        if file.is_relative_to(ROOT / root) and file.name != _HERE
        for line, name in _names(file)
        if name in private
    ]

    assert not found, "\n".join(found)


@pytest.mark.parametrize("root", SOURCES)
def test_texts_and_comments_use_standard_phrases(root: str) -> None:
    found = [
        hit
        for file in _python_files()
        if file.is_relative_to(ROOT / root) and file.name != _HERE
        for hit in _hits(file, _texts(file))
    ]

    assert not found, "\n".join(found)


def test_pages_use_standard_phrases() -> None:
    found = [
        hit
        for page in _pages()
        for hit in _hits(page, enumerate(page.read_text(encoding="utf-8").splitlines(), start=1))
    ]

    assert not found, "\n".join(found)


def test_module_docstrings_state_what_the_module_is() -> None:
    asking = [
        str(file.relative_to(ROOT))
        for file in _python_files()
        if (text := ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))))
        and _QUESTION.search(text.splitlines()[0])
    ]

    assert not asking, "\n".join(asking)


def test_docstrings_of_functions_begin_with_a_verb_of_the_field() -> None:
    giving = [
        f"{file.relative_to(ROOT)}:{node.lineno}: {node.name}"
        for file in _python_files()
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (ast.get_docstring(node) or "").startswith(("Give ", "Gives ", "Say ", "Tell "))
    ]

    assert not giving, "\n".join(giving)


def test_the_allow_list_stays_short() -> None:
    assert len(ALLOWED) <= 20
