"""Tests that the documentation builds as a site, offline, and that its reference is current."""

import re
import tomllib
from urllib.parse import urlsplit

import msgspec
import pytest
import typer.main

import sfumato
from build_docs import TEMPLATE, build
from documentation.commands_page import all_commands
from documentation.disk_files import FILES, file_at
from documentation.events_page import event_classes
from documentation.pages import OTHER_PAGES, stage
from documentation.python_page import all_python_names
from documentation.reference import generated_pages
from sfumato.cli.app import app
from sfumato.config.fields import fields_of
from sfumato.config.settings import RunConfig
from sfumato.plugins.hookspecs import hookspec
from sfumato.plugins.registry import builtin_plugins
from sfumato.records.requests import GenerateRequest
from support.source_tree import REPOSITORY, source_files
from support.toy import TOY_CONFIG, toy_engine, toy_project, train_to_end

COMMAND = "uv run python packaging/build_docs.py --reference"
LOADED = re.compile(
    r"<(?:script|img|iframe|source)\b[^>]*?\bsrc=[\"']?([^\"' >]+)"
    r"|<link\b(?=[^>]*\brel=[\"']?(?:stylesheet|icon|preload|preconnect|modulepreload))"
    r"[^>]*?\bhref=[\"']?([^\"' >]+)"
    r"|url\([\"']?([^\"')]+)|@import\s+[\"']([^\"']+)"
)
FILE_NAME = re.compile(r"[\w.-]+\.(?:jsonl?|toml|db|safetensors|u8|i32)")
OF_OTHERS = {
    *("config.json", "model_index.json", "scheduler_config.json", "pyproject.toml"),
    *("diffusion_pytorch_model.safetensors", "diffusion_pytorch_model.fp16.safetensors"),
    *("sfumato-export.json", "manifest.json", "bundle-manifest.schema.json"),  # in exports
    *("plugins.toml",),  # in the user's settings
    *("thumbs.db", "ehthumbs.db", "ehthumbs_vista.db"),  # of Windows, skipped
    *("run/run.toml", ".sfumato-import.json", "latents.json"),
}
"""File names in the sources that are not files of a project, or are covered by a folder."""


@pytest.mark.parametrize("name", generated_pages(REPOSITORY))
def test_the_reference_is_current(name):
    committed = (REPOSITORY / "docs" / name).read_text(encoding="utf-8")

    page = generated_pages(REPOSITORY)[name]()

    assert committed == page, f"docs/{name} is out of date. Run: {COMMAND}"


def test_the_commands_of_the_reference_are_those_that_the_terminal_parses():
    found = {}

    def visit(name, command):
        children = getattr(command, "commands", {})
        if not children or command.invoke_without_command:
            options = {spelling for one in command.params for spelling in one.opts}
            found[name] = {one for one in options if one.startswith("--")} - {"--help"}
        for key, child in children.items():
            visit(f"{name} {key}", child)

    visit("sfumato", typer.main.get_command(app))

    listed = {
        one.name: {option for option in one.options if option.startswith("--")}
        for one in all_commands()
    }
    assert listed == found


def test_the_public_names_are_all_names():
    text = (REPOSITORY / "docs/reference/public-names.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([^`]+)`", text))
    hooks = {name for name in vars(sfumato.plugins.hookspecs) if name.startswith("sfumato_")}

    handed_out = {
        name
        for file in source_files("sfumato")
        if not file.module.startswith("sfumato.cli")
        for name in file.handed_out
    }
    settings = {field.path for field in fields_of(RunConfig)}
    entries = {name for catalog in builtin_plugins().catalogs for name in catalog}
    events = {str(kind.__struct_config__.tag) for kind in event_classes()}

    assert hookspec
    assert handed_out | settings | hooks | entries | events | set(sfumato.__all__) <= named


def test_every_module_of_the_reference_can_be_imported_by_a_plugin():
    modules = {module for module, _ in all_python_names(REPOSITORY / "core/sfumato")}

    assert {"sfumato", "sfumato.plugins.catalog", "sfumato.testing.entries"} <= modules
    assert not any("._" in module for module in modules)


@pytest.mark.slow
def test_every_file_of_a_project_is_described(tmp_path):
    project = toy_project(tmp_path)
    engine = toy_engine()
    run = engine.new_run(project, TOY_CONFIG)
    train_to_end(project, run)
    list(engine.generate(project, run, GenerateRequest(count=2)))

    files = [file for file in project.folder.rglob("*") if file.is_file()]
    paths = [file.relative_to(project.folder).as_posix() for file in files]

    assert len(paths) > 15
    assert [path for path in paths if file_at(path) is None] == []


def test_every_file_name_in_core_is_described():
    names = {
        name
        for file in source_files("sfumato")
        if not file.module.startswith("sfumato.cli")
        for name in re.findall(r"\"([^\"\s]+)\"", file.text)
        if FILE_NAME.fullmatch(name)
    }
    described = " ".join(file.path for file in FILES)

    assert len(names) > 20
    assert [name for name in sorted(names - OF_OTHERS) if name not in described] == []


def test_every_file_name_on_the_pages_is_in_the_sources():
    sources = " ".join(file.text for file in source_files()) + " events.jsonl"
    pages = [REPOSITORY / "docs/terminal.md", *(REPOSITORY / "docs/guides").glob("*.md")]
    named = {
        (page.name, name.rpartition("/")[2])
        for page in pages
        for name in re.findall(r"`([^`\s]+)`", page.read_text(encoding="utf-8"))
        if FILE_NAME.fullmatch(name.rpartition("/")[2])
    }

    assert len(named) > 8
    assert {(page, name) for page, name in named if name not in sources} == set()


def test_the_navigation_has_every_page(tmp_path):
    stage(REPOSITORY, tmp_path / "pages")
    settings = tomllib.loads(TEMPLATE.read_text(encoding="utf-8"))
    pages = {page.relative_to(tmp_path / "pages").as_posix() for page in tmp_path.rglob("*.md")}

    assert set(OTHER_PAGES.values()) <= pages
    assert set(_leaves(settings["project"]["nav"])) == pages


@pytest.mark.slow
def test_the_site_builds_without_a_broken_link_and_loads_nothing_from_elsewhere(tmp_path):
    site = build(tmp_path / "docs")

    pages = list(site.rglob("*.html"))
    assert len(pages) > 60
    assert "Engine" in (site / "reference/python.html").read_text(encoding="utf-8")
    for file in [*pages, *site.rglob("*.css")]:
        text = file.read_text(encoding="utf-8")
        loaded = {"".join(groups) for groups in LOADED.findall(text)}
        assert [link for link in loaded if urlsplit(link).scheme in ("http", "https")] == []
        assert [link for link in loaded if link.startswith("//")] == []


def _leaves(navigation):
    for item in navigation:
        if isinstance(item, str):
            yield item
        else:
            for below in item.values():
                yield from _leaves(below if isinstance(below, list) else [below])


def test_events_name_their_fields():
    page = (REPOSITORY / "docs/reference/events.md").read_text(encoding="utf-8")

    for kind in event_classes():
        for field in msgspec.structs.fields(kind):
            assert field.name == "time" or f"| `{field.name}` |" in page
