"""Tests of the Models page: its list, exports, and distillation."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from sfumato.records.distillation_result import image_of, save_distillation_result
from sfumato_desktop.bridge.export_process import ExportProcess
from sfumato_desktop.bridge.run_commands import RunCommands
from sfumato_desktop.models.run_watcher import RunWatcher
from sfumato_desktop.navigator import Page
from sfumato_desktop.notifier import Notice
from sfumato_desktop.pages import models
from sfumato_desktop.pages.models import ModelsPage
from sfumato_desktop.services import Services
from support import fake_export
from support.controls import nameless_controls
from support.distillation_results import distillation_result, variant
from support.jobs import job_end
from support.offers import plugins_with_offers
from support.opened import create_project
from support.sample_project import add_dataset, add_run, write_image


@pytest.fixture
def page(
    qtbot: QtBot, services: Services, watcher: RunWatcher, tmp_path: Path
) -> Iterator[ModelsPage]:
    """Two models and a run without a checkpoint."""
    project = create_project(services.project, tmp_path / "project")
    sample = write_image(tmp_path / "sample.png", 64)
    add_run(project, "faces-01", sample=sample)
    add_run(project, "faces-02", checkpoints=(10_000, 20_000), classes=("cats", "dogs"))
    add_run(project, "faces-03", checkpoints=())
    exports = ExportProcess((sys.executable, fake_export.__file__))
    offered = replace(services, plugins=plugins_with_offers())
    commands = RunCommands(offered.jobs, offered.store)
    made = ModelsPage(offered, exports=exports, watcher=watcher, commands=commands)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    qtbot.waitUntil(lambda: made.run_id != "")
    yield made
    made.shutdown()


def entries(page: ModelsPage) -> set[str]:
    return {page._list.item(row).text() for row in range(page._list.count())}


def button(page: ModelsPage, text: str) -> QPushButton:
    return next(one for one in page.findChildren(QPushButton) if one.text() == text)


def links_to_proofs(page: ModelsPage) -> list[QPushButton]:
    found = page.findChildren(QPushButton)
    return [one for one in found if one.text() == "Open verification report" and one.isVisible()]


def shown_texts(page: ModelsPage) -> str:
    return "\n".join(one.text() for one in page.findChildren(QLabel) if one.isVisible())


def test_runs_with_a_checkpoint_are_listed_as_models(page: ModelsPage) -> None:
    assert entries(page) == {"faces-01", "faces-02"}


def test_the_metadata_is_that_of_the_newest_checkpoint(page: ModelsPage) -> None:
    page.show_run("faces-02")

    metadata = page._metadata_fields.metadata()
    assert metadata["Classes"] == "cats, dogs"
    assert metadata["Images seen"].replace(",", "") == "20000"


def test_generate_opens_the_panel_that_generates_with_the_run(
    qtbot: QtBot, page: ModelsPage, services: Services
) -> None:
    page.show_run("faces-01")

    with qtbot.waitSignal(services.navigator.generate_requested) as blocker:
        qtbot.mouseClick(button(page, "Generate"), Qt.MouseButton.LeftButton)

    assert blocker.args == ["faces-01"]


def test_a_finished_export_shows_its_proof_and_is_listed(
    qtbot: QtBot, page: ModelsPage, services: Services, tmp_path: Path
) -> None:
    page.show_run("faces-01")

    with qtbot.waitSignal(page._exports.succeeded, timeout=20_000):
        button(page, "Export").click()
        assert "Exporting faces-01 as Fast file" in shown_texts(page)

    assert (tmp_path / "project/exports/faces-01-fast").is_dir()
    assert "All equal." in shown_texts(page)
    assert "Exports of this model" in shown_texts(page)


def test_the_proof_of_an_export_can_be_opened(
    qtbot: QtBot, page: ModelsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(models, "open_in_browser", lambda page: opened.append(page) or True)
    page.show_run("faces-01")
    with qtbot.waitSignal(page._exports.succeeded, timeout=20_000):
        button(page, "Export").click()

    qtbot.waitUntil(lambda: len(links_to_proofs(page)) == 2)
    for link in links_to_proofs(page):  # of the finished export, and in the list
        link.click()

    assert len(opened) == 2
    assert set(opened) == {tmp_path / "project/exports/faces-01-fast/proof.html"}


def test_an_export_without_a_proof_page_has_no_link(
    page: ModelsPage, services: Services, tmp_path: Path
) -> None:
    (tmp_path / "project/exports/faces-01-fast").mkdir(parents=True)

    page.show_run("faces-02")
    page.show_run("faces-01")

    assert links_to_proofs(page) == []


def test_a_missing_browser_is_reported(
    qtbot: QtBot, page: ModelsPage, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(models, "open_in_browser", lambda _: False)

    with qtbot.waitSignal(services.notify.notice_given) as given:
        page.panel.page_requested.emit(Path("proof.html"))

    assert "browser" in given.args[0].text


def test_changed_settings_reach_the_exporter(
    qtbot: QtBot, page: ModelsPage, tmp_path: Path
) -> None:
    page.show_run("faces-01")
    page.panel._forms["fast"].set_values({"opset": 17})

    with qtbot.waitSignal(page._exports.succeeded, timeout=20_000):
        button(page, "Export").click()

    options = (tmp_path / "project/exports/faces-01-fast/arguments.txt").read_text()
    assert "opset=17" in options


def test_a_failed_export_is_reported_with_its_hint(
    qtbot: QtBot, page: ModelsPage, services: Services
) -> None:
    page.panel.choose("small")

    with qtbot.waitSignal(services.notify.notice_given, timeout=20_000) as blocker:
        button(page, "Export").click()

    assert blocker.args == [
        Notice(kind="error", text="The model is too large.", hint="Train less.")
    ]
    assert button(page, "Export").isVisible()


def test_a_new_model_is_listed(qtbot: QtBot, page: ModelsPage, services: Services) -> None:
    project = services.project.project
    assert project is not None

    add_run(project, "faces-04")
    services.project.runs_changed.emit()

    qtbot.waitUntil(lambda: "faces-04" in entries(page))


def test_a_requested_model_that_is_not_listed_yet_is_shown_once_it_is(
    qtbot: QtBot, page: ModelsPage, services: Services
) -> None:
    project = services.project.project
    assert project is not None
    add_run(project, "faces-04")

    page.show_run("faces-04")

    qtbot.waitUntil(lambda: page.run_id == "faces-04")


def test_without_a_model_the_page_links_to_training(
    qtbot: QtBot, services: Services, watcher: RunWatcher, tmp_path: Path
) -> None:
    create_project(services.project, tmp_path / "project")
    commands = RunCommands(services.jobs, services.store)
    page = ModelsPage(services, exports=ExportProcess(), watcher=watcher, commands=commands)
    qtbot.addWidget(page)

    with qtbot.waitSignal(services.navigator.page_requested) as blocker:
        button(page, "Go to Train").click()

    assert blocker.args == [Page.TRAIN]


def test_the_current_model_can_be_distilled(
    qtbot: QtBot, page: ModelsPage, services: Services
) -> None:
    project = services.project.project
    assert project is not None
    add_dataset(project, "faces", [])
    page.show_run("faces-01")

    with qtbot.waitSignal(job_end(services.jobs)):
        button(page, "Make a faster version").click()

    made = project.run("faces-01-fast-01").config
    assert (made.objective, made.consistency.base) == ("consistency", "faces-01")


def test_the_comparison_is_shown_for_base_and_distilled_model(
    qtbot: QtBot, page: ModelsPage, services: Services
) -> None:
    project = services.project.project
    assert project is not None
    run = add_run(project, "faces-01-fast-01", distilled_from="faces-01")
    save_distillation_result(run.folder, distillation_result(variant(11.0, 5.0, run=run.run_id)))
    write_image(image_of(run.folder), 400)
    services.project.runs_changed.emit()
    qtbot.waitUntil(lambda: "faces-01-fast-01" in entries(page))

    page.show_run("faces-01")
    with_base = shown_texts(page)
    page.show_run("faces-01-fast-01")
    with_fast = shown_texts(page)

    for shown in (with_base, with_fast):
        assert "The distilled model is better: in 2 steps, its images" in shown
    assert not button(page, "Make a faster version").isVisible()  # it is one already


def test_a_distilled_model_cannot_be_distilled(
    qtbot: QtBot, page: ModelsPage, services: Services
) -> None:
    project = services.project.project
    assert project is not None
    add_run(project, "faces-01-fast-01", distilled_from="faces-01")
    services.project.runs_changed.emit()
    qtbot.waitUntil(lambda: "faces-01-fast-01" in entries(page))
    page.show_run("faces-01-fast-01")

    with qtbot.waitSignal(services.notify.notice_given) as blocker:
        page.distill()

    assert "is already a distilled model" in blocker.args[0].text


def test_every_control_has_a_name_and_a_tooltip(page: ModelsPage) -> None:
    assert nameless_controls(page) == []


def test_a_hidden_page_lists_models_only_when_it_is_shown_again(
    qtbot: QtBot, page: ModelsPage, services: Services, watcher: RunWatcher
) -> None:
    project = services.project.project
    assert project is not None
    page.hide()
    add_run(project, "faces-04")

    with qtbot.waitSignal(watcher.trained_listed):
        services.project.runs_changed.emit()
    hidden = entries(page)
    page.show()

    assert "faces-04" not in hidden
    assert "faces-04" in entries(page)
