"""Tests of the Gallery page: display, filters, ratings, generation, and trash."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from sfumato.config.sampling import SamplingOverrides
from sfumato.gallery import Flag, GalleryFilter, GalleryOrder
from sfumato.records.noise_mix import mix_of_seed
from sfumato.records.project import Project
from sfumato.records.recipe import Recipe
from sfumato.records.tuned import SamplingPreset, Tuned, save_tuned
from sfumato_desktop.app_settings import AppSettings
from sfumato_desktop.models.run_watcher import RunWatcher
from sfumato_desktop.pages.gallery import GalleryPage
from sfumato_desktop.services import Services
from sfumato_desktop.widgets.label_picker import LabelPicker
from sfumato_desktop.widgets.result_dialog import ResultDialog
from sfumato_desktop.widgets.tool_dialogs import AnimationDialog, SheetDialog
from support.controls import nameless_controls
from support.inline_store import InlineStore
from support.jobs import job_end, job_failure
from support.odd_images import make_read_only, small_disk
from support.opened import create_project, open_project
from support.sample_project import add_gallery, add_run, write_image


@pytest.fixture
def images(tmp_path: Path) -> list[Path]:
    return [write_image(tmp_path / f"{n}.png", 32, hue=n * 40) for n in range(8)]


@pytest.fixture
def page(
    qtbot: QtBot, services: Services, watcher: RunWatcher, tmp_path: Path, images: list[Path]
) -> Iterator[GalleryPage]:
    """A gallery with eight images of run faces-01 and four of faces-02."""
    project = create_project(services.project, tmp_path / "project")
    add_run(project, "faces-01")
    add_run(project, "faces-02", classes=("cats", "dogs"))
    add_gallery(project, "faces-01", images)
    add_gallery(project, "faces-02", images[:4], first_seed=100)
    made = GalleryPage(services, watcher=watcher, settings=AppSettings())
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    qtbot.waitExposed(made)
    qtbot.waitUntil(lambda: made._panel.run_id != "")
    yield made
    made.shutdown()


@pytest.fixture
def tuned_page(qtbot: QtBot, services: Services, page: GalleryPage) -> GalleryPage:
    """The gallery, with a tuned newest run."""
    project = services.project.project
    assert project is not None
    run = add_run(project, "faces-03")
    preset = SamplingPreset(sampling=run.config.sampling)
    found = Tuned(
        images_seen=int(run.checkpoints()[-1].name),
        fast=preset.resampled(num_steps=5),
        high_quality=preset.resampled(num_steps=8),
        fast_calls=5,
        high_quality_calls=8,
        fast_gain=0.2,
        high_quality_gain=0.1,
        tried=(),
        features=("dataset features",),
        real_images=1000,
        guidance_scale=1.0,
        first_seed=0,
        elapsed_s=60.0,
    )
    save_tuned(run.folder, found)
    page.show_run("faces-03")
    qtbot.waitUntil(lambda: page._panel._preset.itemText(0) != "")  # the watcher has listed it
    return page


def press(qtbot: QtBot, page: GalleryPage, key: Qt.Key) -> None:
    page.activateWindow()
    page.grid.setFocus()
    qtbot.keyClick(page.grid, key)


def click(qtbot: QtBot, widget: QWidget, text: str) -> None:
    found = [one for one in widget.findChildren(QPushButton) if one.text() == text]
    assert len(found) == 1, f"{text}: {[one.text() for one in found]}"
    qtbot.mouseClick(found[0], Qt.MouseButton.LeftButton)


def test_images_of_all_runs_are_shown_newest_first(page: GalleryPage) -> None:
    first = page.images.image(page.images.ids[0])

    assert len(page.images.ids) == 12
    assert first is not None
    assert first.recipe.seed == 103


def test_show_run_shows_only_its_images(page: GalleryPage) -> None:
    page.show_run("faces-02")

    assert len(page.images.ids) == 4
    assert page._panel.run_id == "faces-02"


def test_a_requested_run_that_is_not_listed_yet_is_selected_once_it_is(
    qtbot: QtBot, page: GalleryPage, services: Services
) -> None:
    project = services.project.project
    assert project is not None
    add_run(project, "faces-03")

    page.show_run("faces-03")

    qtbot.waitUntil(lambda: page._panel.run_id == "faces-03")


def test_generating_with_a_run_shows_its_images_and_the_panel(page: GalleryPage) -> None:
    page.generate_with("faces-02")

    assert len(page.images.ids) == 4
    assert page._side.currentWidget() is page._panel
    assert page._panel.run_id == "faces-02"


def seeds(page: GalleryPage) -> list[int]:
    found = [page.images.image(id_) for id_ in page.images.ids]
    return [one.recipe.seed for one in found if one is not None]


def choose_order(page: GalleryPage, order: GalleryOrder) -> None:
    page._bar._orders[order].trigger()


def test_the_images_can_be_sorted_and_the_current_one_stays_current(
    qtbot: QtBot, page: GalleryPage
) -> None:
    page.grid.select_row(5)
    current = page.grid.current_id()

    choose_order(page, "seed")

    assert seeds(page) == [*range(8), *range(100, 104)]
    assert page.grid.current_id() == current
    assert page._bar._order.accessibleName() == "Sort by: Lowest seed"


def test_the_sort_order_is_stored(
    qtbot: QtBot, services: Services, watcher: RunWatcher, page: GalleryPage
) -> None:
    choose_order(page, "oldest")

    again = GalleryPage(services, watcher=watcher, settings=AppSettings())
    qtbot.addWidget(again)

    assert seeds(again)[0] == 0
    assert again._bar._orders["oldest"].isChecked()
    again.shutdown()


def test_the_sort_order_is_reachable_by_keyboard(
    qtbot: QtBot, page: GalleryPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _: opened.append(menu))

    press(qtbot, page, Qt.Key.Key_O)

    assert opened == [page._bar._order_menu]
    assert opened[0].activeAction() is page._bar._orders["newest"]


def test_an_outdated_sort_result_is_not_shown(
    page: GalleryPage, store: InlineStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = []
    monkeypatch.setattr(page.images, "set_ids", lambda ids: listed.append(len(ids)))
    store.hold()
    choose_order(page, "seed")

    page._bar.choose(GalleryFilter(run="faces-02"))
    store.release()

    assert listed == [4]


def test_images_sorted_for_another_project_are_not_shown(
    page: GalleryPage, services: Services, store: InlineStore, tmp_path: Path
) -> None:
    store.hold()
    choose_order(page, "seed")
    listed = []
    page.images.modelReset.connect(lambda: listed.append(len(page.images.ids)))

    create_project(services.project, tmp_path / "another")
    store.release()

    assert listed == [0]
    assert seeds(page) == []


def test_stars_do_not_move_an_image_before_the_next_sort(qtbot: QtBot, page: GalleryPage) -> None:
    choose_order(page, "rating")
    before = seeds(page)
    page.grid.select_row(6)

    press(qtbot, page, Qt.Key.Key_5)
    after = seeds(page)
    choose_order(page, "rating")

    assert after == before
    assert seeds(page)[0] == before[6]


def test_deleting_an_image_keeps_the_order_of_the_others(qtbot: QtBot, page: GalleryPage) -> None:
    choose_order(page, "rating")
    page.grid.select_row(6)
    press(qtbot, page, Qt.Key.Key_5)
    before = seeds(page)
    page.grid.select_row(3)

    press(qtbot, page, Qt.Key.Key_Delete)

    qtbot.waitUntil(lambda: seeds(page) == [*before[:3], *before[4:]])


def test_new_images_come_first_in_any_order(
    qtbot: QtBot, page: GalleryPage, services: Services, images: list[Path]
) -> None:
    project = services.project.project
    assert project is not None
    choose_order(page, "seed")
    page.grid.scrollToTop()

    add_gallery(project, "faces-02", images[:2], first_seed=50)
    page.images.find_new()

    assert seeds(page)[:2] == [51, 50]
    choose_order(page, "seed")
    assert seeds(page)[8:10] == [50, 51]


def test_digits_rate_the_selected_images(qtbot: QtBot, page: GalleryPage) -> None:
    page.grid.selectAll()

    press(qtbot, page, Qt.Key.Key_4)

    assert {cell.rating for cell in page.images.cells(range(12)) if cell} == {4}


def test_filtering_by_stars_keeps_the_current_image(qtbot: QtBot, page: GalleryPage) -> None:
    page.grid.select_row(7)
    current = page.grid.current_id()
    press(qtbot, page, Qt.Key.Key_5)

    page._bar.choose(GalleryFilter(min_rating=5))

    assert list(page.images.ids) == [current]
    assert page.grid.current_id() == current


def test_a_filter_without_results_is_named_and_can_be_cleared(
    qtbot: QtBot, page: GalleryPage
) -> None:
    page._bar.choose(GalleryFilter(run="faces-01", min_rating=5))

    assert "faces-01" in page._no_match.accessibleDescription()
    click(qtbot, page._no_match, "Clear filter")
    assert len(page.images.ids) == 12


def test_space_opens_the_viewer_and_escape_returns(qtbot: QtBot, page: GalleryPage) -> None:
    page.grid.select_row(2)

    press(qtbot, page, Qt.Key.Key_Space)
    was_viewing = page._browser.is_viewing
    qtbot.keyClick(page._browser.viewer, Qt.Key.Key_Escape)

    assert was_viewing
    assert not page._browser.is_viewing
    assert page.grid.currentIndex().row() == 2


def test_arrow_keys_step_through_the_images_in_the_viewer(qtbot: QtBot, page: GalleryPage) -> None:
    page.grid.select_row(2)
    page._browser.show_viewer()

    qtbot.keyClick(page._browser.viewer, Qt.Key.Key_Right)
    qtbot.keyClick(page._browser.viewer, Qt.Key.Key_Right)
    qtbot.keyClick(page._browser.viewer, Qt.Key.Key_Left)

    assert page.grid.currentIndex().row() == 3
    assert page._browser.viewer.title.text() == "Seed 100"


def test_the_inspector_shows_how_an_image_was_generated(page: GalleryPage) -> None:
    page.grid.select_row(0)

    metadata = page._inspector.metadata

    assert metadata["Run"] == "faces-02"
    assert metadata["Steps"] == "10"
    assert metadata["Size"] == "32 × 32 px"


def test_a_copied_recipe_can_be_parsed_unchanged(qtbot: QtBot, page: GalleryPage) -> None:
    page.grid.select_row(0)

    click(qtbot, page._inspector, "Copy recipe")

    text = QGuiApplication.clipboard().text()
    assert msgspec.json.decode(text, type=Recipe).seed == 103


def test_copy_puts_files_and_a_single_image_s_pixels_on_the_clipboard(page: GalleryPage) -> None:
    page.grid.select_row(0)

    page._copy()

    mime = QGuiApplication.clipboard().mimeData()
    assert mime.hasImage()
    assert mime.urls()[0].toLocalFile() == page.images.cell(0).path


def test_use_these_settings_fills_the_form(qtbot: QtBot, page: GalleryPage) -> None:
    page.grid.select_row(0)

    click(qtbot, page._inspector, "Use these settings")

    request = page._panel.request()
    assert (request.seed, request.sampling.num_steps) == (103, 10)
    assert request.sampling.guidance_scale == 1.0
    assert page._panel.run_id == "faces-02"


def test_an_unchanged_form_uses_the_run_s_settings(page: GalleryPage) -> None:
    request = page._panel.request()

    assert request.sampling == SamplingOverrides()
    assert (request.class_name, request.images_seen) == (None, None)


def test_a_tuned_run_offers_its_presets_and_hides_the_rest(
    qtbot: QtBot, tuned_page: GalleryPage
) -> None:
    panel = tuned_page._panel

    best = panel.request()
    texts = [panel._preset.itemText(page) for page in range(panel._preset.count())]
    was_shown = panel._form.isRowVisible(panel._sampling.editors["num_steps"])
    panel._preset.setCurrentIndex(1)
    fast = panel.request()

    assert texts == ["High quality (8 steps)", "Fast (5 steps)", "Custom"]
    assert not was_shown
    assert (best.preset, best.sampling.num_steps) == ("high-quality", None)
    assert (fast.preset, fast.sampling.num_steps) == ("fast", None)


def test_custom_shows_sampler_and_steps_and_requests_them(
    qtbot: QtBot, tuned_page: GalleryPage
) -> None:
    panel = tuned_page._panel

    panel._preset.setCurrentIndex(2)
    panel._sampling.editors["num_steps"].setValue(12)

    assert panel._form.isRowVisible(panel._sampling.editors["num_steps"])
    assert (panel.request().preset, panel.request().sampling.num_steps) == ("default", 12)


def test_reused_settings_include_everything_that_determines_the_image(
    qtbot: QtBot, tuned_page: GalleryPage
) -> None:
    panel = tuned_page._panel
    own = tuned_page.images.image(tuned_page.images.ids[0]).recipe
    recipe = msgspec.structs.replace(
        own,
        run="faces-03",
        ema_length=0.07,
        sampling=msgspec.structs.replace(own.sampling, sigma_min=0.11),
    )

    panel.apply_recipe(recipe)
    taken = panel.request()
    panel._preset.setCurrentIndex(0)
    best = panel.request()

    assert (taken.preset, taken.ema_length, taken.sampling.sigma_min) == ("default", 0.07, 0.11)
    assert (best.preset, best.ema_length, best.sampling.sigma_min) == ("high-quality", None, None)


def test_generated_images_appear_at_the_top(
    qtbot: QtBot, page: GalleryPage, services: Services
) -> None:
    page._panel._count.setValue(3)
    page._panel._seed.setValue(500)

    with qtbot.waitSignal(job_end(services.jobs)):
        page._panel._start.click()

    newest = [page.images.image(id_) for id_ in page.images.ids[:3]]
    assert [image.recipe.seed for image in newest if image] == [502, 501, 500]
    assert len(page.images.ids) == 15
    assert page._panel.request().seed == 503


def test_a_user_who_has_scrolled_down_is_notified_and_keeps_the_position(
    qtbot: QtBot, page: GalleryPage, services: Services, images: list[Path]
) -> None:
    page.grid.set_side(400)
    page.grid.verticalScrollBar().setValue(700)
    project = services.project.project
    assert project is not None

    add_gallery(project, "faces-01", images[:2], first_seed=900)
    services.project.gallery_changed.emit()

    assert page.grid.verticalScrollBar().value() == 700
    assert len(page.images.ids) == 12
    click(qtbot, page._browser, "2 new images")
    assert len(page.images.ids) == 14
    assert page.grid.verticalScrollBar().value() == 0


def test_a_failed_generation_offers_to_restart(
    qtbot: QtBot, page: GalleryPage, services: Services
) -> None:
    project = services.project.project
    assert project is not None
    for folder in project.run("faces-01").checkpoints():
        (folder / "ema.safetensors").unlink()
        folder.rmdir()
    page._panel.choose_run("faces-01")

    with qtbot.waitSignal(job_failure(services.jobs)):
        page._panel._start.click()

    assert page._panel._start.isVisibleTo(page._panel)


def test_delete_moves_files_to_the_gallery_s_trash_and_undo_restores_them(
    qtbot: QtBot, page: GalleryPage
) -> None:
    before, path = list(page.images.ids), Path(page.images.cell(3).path)
    page.grid.select_row(3)

    press(qtbot, page, Qt.Key.Key_Delete)
    left, was_there = len(page.images.ids), path.exists()
    page._rating_commands.undo_stack.undo()

    assert (left, was_there) == (11, False)
    assert list(page.images.ids) == before
    assert path.exists()
    assert page.grid.currentIndex().row() == 3


def test_undo_in_a_notice_reverts_its_change_even_after_later_changes(
    qtbot: QtBot, page: GalleryPage, services: Services
) -> None:
    reported = []
    services.notify.notice_given.connect(reported.append)
    page.grid.select_row(3)
    press(qtbot, page, Qt.Key.Key_Delete)
    press(qtbot, page, Qt.Key.Key_P)

    reported[0].action()

    assert len(page.images.ids) == 12
    assert page.images.overview.picks == 1


def test_the_trash_can_be_shown_restored_from_and_emptied(
    qtbot: QtBot, page: GalleryPage, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("send2trash.send2trash", lambda path: Path(path).unlink())
    page.grid.selectAll()
    press(qtbot, page, Qt.Key.Key_Delete)
    page._bar.choose(GalleryFilter(in_trash=True))
    in_trash = len(page.images.ids)
    page.grid.select_row(0)

    page._acts.restore()
    with qtbot.waitSignal(services.notify.notice_given):
        page._acts.empty_trash()

    assert in_trash == 12
    assert len(page.images.ids) == 1
    assert not page.images.is_filtered


def test_letters_flag_the_selected_images_and_each_change_can_be_undone(
    qtbot: QtBot, page: GalleryPage
) -> None:
    page.grid.select_row(0)
    stack = page._rating_commands.undo_stack

    press(qtbot, page, Qt.Key.Key_P)
    press(qtbot, page, Qt.Key.Key_X)
    flags = [page.images.cell(0).flag]
    texts = [stack.undoText()]
    for _ in range(2):
        stack.undo()
        flags.append(page.images.cell(0).flag)
        texts.append(stack.undoText())
    stack.redo()

    assert flags == [Flag.REJECT, Flag.PICK, Flag.NONE]
    assert texts == ["reject 1 image", "pick 1 image", ""]
    assert page.images.cell(0).flag == Flag.PICK


def test_an_image_that_no_longer_matches_disappears_and_the_next_is_current(
    qtbot: QtBot, page: GalleryPage
) -> None:
    page._bar.choose(GalleryFilter(flag="not_rejected"))
    page.grid.select_row(2)
    following = page.images.ids[3]

    press(qtbot, page, Qt.Key.Key_X)

    assert len(page.images.ids) == 11
    assert page.grid.current_id() == following
    assert page.grid.selected_ids() == [following]


def test_a_board_can_be_created_filled_shown_renamed_and_deleted(page: GalleryPage) -> None:
    page._sources.board_requested.emit()
    page.grid.select_row(1)
    chosen = page.grid.selected_ids()
    page._sources.images_dropped.emit("Board 1")
    page._sources.rename_requested.emit("board", "Board 1", "Best")

    page._sources.filter_requested.emit(GalleryFilter(board="Best"))
    shown = list(page.images.ids)
    page._bar.choose()
    page._sources.removal_requested.emit("board", "Best")

    assert shown == chosen
    assert page.images.overview.boards == {}
    page._rating_commands.undo_stack.undo()
    assert page.images.overview.boards == {"Best": 1}


def test_a_filter_can_be_saved_and_reopened(page: GalleryPage) -> None:
    wanted = GalleryFilter(run="faces-02", text="seed:101")
    page._bar.choose(wanted)

    page._bar.save_filter_requested.emit()

    assert list(page.images.overview.saved_filters.values()) == [wanted]
    assert page._sources.tree.currentItem() is not None


def test_search_finds_seeds_and_chips_remove_single_conditions(
    qtbot: QtBot, page: GalleryPage
) -> None:
    page._bar.choose(GalleryFilter(run="faces-02"))
    qtbot.keyClicks(page._bar._search, "101")
    qtbot.waitUntil(lambda: len(page.images.ids) == 1)

    (chip,) = page._bar.chips._chips
    qtbot.mouseClick(chip.findChildren(QToolButton)[1], Qt.MouseButton.LeftButton)

    assert page.images.wanted == GalleryFilter(text="101")


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_tags_are_created_and_removed_in_the_picker(qtbot: QtBot, page: GalleryPage) -> None:
    page.grid.select_row(0)
    id_ = page.grid.current_id()
    page._acts.open_picker("tag")
    picker = page.findChild(LabelPicker)

    qtbot.keyClicks(picker._line, "blue")
    qtbot.keyClick(picker._line, Qt.Key.Key_Return)
    tags = [page.images.image(id_).tags]
    qtbot.keyClick(picker._line, Qt.Key.Key_Return)
    tags.append(page.images.image(id_).tags)
    picker.close()

    assert tags == [("blue",), ()]


def test_filter_menus_show_the_number_of_images_for_each_choice(page: GalleryPage) -> None:
    menu = QMenu()

    page._bar._menus.fill_part(menu, "run")
    texts = [action.text() for action in menu.actions()]
    menu.actions()[1].trigger()

    assert texts == ["faces-01  (8)", "faces-02  (4)"]
    assert len(page.images.ids) == 4


def test_files_added_or_removed_outside_are_detected_on_opening(
    qtbot: QtBot, services: Services, watcher: RunWatcher, tmp_path: Path, images: list[Path]
) -> None:
    project = create_project(services.project, tmp_path / "project")
    paths = add_gallery(project, "faces-01", images)
    paths[0].unlink()

    page = GalleryPage(services, watcher=watcher, settings=AppSettings())
    qtbot.addWidget(page)
    qtbot.waitUntil(lambda: len(page.images.ids) == 7)
    page.shutdown()


def test_without_a_model_the_page_links_to_training(
    qtbot: QtBot, services: Services, watcher: RunWatcher, tmp_path: Path
) -> None:
    create_project(services.project, tmp_path / "project")
    page = GalleryPage(services, watcher=watcher, settings=AppSettings())
    qtbot.addWidget(page)

    with qtbot.waitSignal(services.navigator.page_requested) as blocker:
        click(qtbot, page._empty, "Go to Train")

    assert blocker.args == ["train"]
    page.shutdown()


def test_every_control_has_a_name_and_a_tooltip(page: GalleryPage) -> None:
    assert nameless_controls(page) == []


def test_a_gallery_on_a_read_only_disk_is_shown_and_the_reason_reported_once(
    qtbot: QtBot, services: Services, watcher: RunWatcher, tmp_path: Path, images: list[Path]
) -> None:
    with small_disk(tmp_path / "disk") as disk:
        project = Project.create(disk / "project")
        add_gallery(project, "faces-01", images)
        make_read_only(disk)
        reported = []
        services.notify.notice_given.connect(reported.append)
        page = GalleryPage(services, watcher=watcher, settings=AppSettings())
        qtbot.addWidget(page)

        open_project(services.project, project.folder)

        assert len(page.images.ids) == 8
        assert ["read-only" in notice.text for notice in reported] == [True]
        page.shutdown()


def select(page: GalleryPage, *rows: int) -> None:
    page.grid.select_row(rows[0])
    for row in rows[1:]:
        index = page.images.index(row, 0)
        page.grid.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Select)


def test_marks_in_the_comparison_apply_to_the_active_image(qtbot: QtBot, page: GalleryPage) -> None:
    select(page, 1, 3)
    compare = page._browser.compare

    click(qtbot, page._inspector, "Compare")
    qtbot.keyClick(compare, Qt.Key.Key_Right)
    qtbot.keyClick(compare, Qt.Key.Key_4)
    qtbot.keyClick(compare, Qt.Key.Key_P)

    assert [(one.rating, one.flag) for one in compare.shown] == [(0, ""), (4, "pick")]
    assert compare.active_id == page.images.ids[3]
    qtbot.keyClick(compare, Qt.Key.Key_Escape)
    assert page.grid.selected_ids() == [page.images.ids[1], page.images.ids[3]]


def test_a_deleted_image_leaves_the_comparison_and_the_other_two_stay(
    qtbot: QtBot, page: GalleryPage
) -> None:
    select(page, 0, 1, 2)
    page._browser.compare_selected()
    _, second, third = page._browser.compare.shown

    qtbot.keyClick(page._browser.compare, Qt.Key.Key_Delete)
    left = page._browser.compare.shown
    qtbot.keyClick(page._browser.compare, Qt.Key.Key_Delete)

    assert left == (second, third)
    assert not page._browser.is_comparing
    assert len(page.images.ids) == 10


def test_a_mark_in_the_viewer_applies_to_the_image_shown(qtbot: QtBot, page: GalleryPage) -> None:
    page.grid.selectAll()
    page.grid.setCurrentIndex(page.images.index(0, 0))
    page.grid.selectAll()
    page._browser.show_viewer()

    qtbot.keyClick(page._browser.viewer, Qt.Key.Key_4)

    assert [cell.rating for cell in page.images.cells(range(12)) if cell].count(4) == 1


def test_zoom_and_pan_of_compared_images_are_linked(page: GalleryPage) -> None:
    select(page, 0, 1, 2)
    page._browser.compare_selected()
    first, second, third = (pane.canvas for pane in page._browser.compare._panes)

    second.set_scale(32)
    second.pan(0.3, 0.1)

    assert {canvas.scale for canvas in (first, second, third)} == {32}
    assert first._center == second._center == third._center


def test_auto_advance_steps_through_the_images_after_each_mark(
    qtbot: QtBot, page: GalleryPage
) -> None:
    page.grid.select_row(0)
    press(qtbot, page, Qt.Key.Key_A)

    press(qtbot, page, Qt.Key.Key_P)
    press(qtbot, page, Qt.Key.Key_3)

    cells = page.images.cells(range(3))
    assert [(cell.flag, cell.rating) for cell in cells if cell] == [("pick", 0), ("", 3), ("", 0)]
    assert page.grid.currentIndex().row() == 2


def test_more_like_this_generates_variations_of_the_image(
    qtbot: QtBot, page: GalleryPage, services: Services
) -> None:
    page.grid.select_row(0)

    with qtbot.waitSignal(job_end(services.jobs)):
        press(qtbot, page, Qt.Key.Key_M)
    request = page._panel.request()

    assert request.variation_of == mix_of_seed(103)
    assert (request.count, request.distance) == (16, 0.25)
    assert len(page.images.ids) == 28


def test_variations_are_turned_off_by_a_click(qtbot: QtBot, page: GalleryPage) -> None:
    page.grid.select_row(0)
    recipe = page.images.image(page.grid.current_id()).recipe
    page._panel.apply_variation(recipe, seed=7)

    page._panel._variation.findChild(QToolButton).click()

    assert page._panel.request().variation_of == ()
    assert not page._panel._form.isRowVisible(page._panel._variation)


def test_an_animation_between_two_images_is_requested_generated_and_shown(
    qtbot: QtBot, page: GalleryPage, services: Services
) -> None:
    select(page, 0, 2)
    click(qtbot, page._inspector, "Animation…")
    dialog = page.findChild(AnimationDialog)

    with qtbot.waitSignal(job_end(services.jobs)):
        click(qtbot, dialog, "Generate animation")

    shown = page.findChild(ResultDialog)
    assert shown.windowTitle() == "faces-02-103-to-101.webp"
    shown.close()


def test_a_contact_sheet_parses_values_in_the_user_s_locale(
    qtbot: QtBot, page: GalleryPage, services: Services
) -> None:
    page.grid.select_row(0)
    page._tools.generate_sheet()
    dialog = page.findChild(SheetDialog)
    dialog._axis.setCurrentIndex(dialog._axis.findData("guidance"))
    dialog._values.setText("1 nine")
    was_enabled = dialog.start.isEnabled()
    dialog._values.setText("1 2.5")

    with qtbot.waitSignal(dialog.wanted) as blocker, qtbot.waitSignal(job_end(services.jobs)):
        click(qtbot, dialog, "Generate sheet")

    assert not was_enabled
    assert blocker.args[0].values == (1.0, 2.5)
    assert [row.seed for row in blocker.args[0].rows] == [103]
    page.findChild(ResultDialog).close()


def test_nearest_training_images_are_shown_beside_the_image_and_compared(
    qtbot: QtBot, page: GalleryPage, services: Services
) -> None:
    page.grid.select_row(0)
    strip = page._inspector.nearest

    with qtbot.waitSignal(job_end(services.jobs)):
        press(qtbot, page, Qt.Key.Key_N)
    found = len(strip._buttons)
    strip._buttons[1].click()
    compared = page._browser.compare.shown
    page._browser.show_grid()
    page.grid.select_row(1)

    assert found == 8
    assert [one.id is None for one in compared] == [False, True]
    assert strip._buttons == []


def test_selected_images_are_exported_with_a_manifest(
    qtbot: QtBot,
    page: GalleryPage,
    services: Services,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = tmp_path / "for a friend"
    monkeypatch.setattr(
        QFileDialog, "getExistingDirectory", lambda *_: str(folder)
    )  # a native dialog would wait for user input
    select(page, 0, 4)

    with qtbot.waitSignal(job_end(services.jobs)):
        click(qtbot, page._inspector, "Export…")

    assert len(list(folder.glob("*.png"))) == 2
    assert (folder / "manifest.json").exists()


def test_undoing_a_deletion_selects_only_the_restored_image(
    qtbot: QtBot, page: GalleryPage, services: Services
) -> None:
    page.grid.select_row(3)
    deleted = page.grid.current_id()

    QShortcut(QKeySequence.StandardKey.Undo, page).activated.connect(services.history.stack.undo)
    press(qtbot, page, Qt.Key.Key_Delete)
    qtbot.keyClick(page.grid, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert page.grid.selected_ids() == [deleted]
    assert page.grid.current_id() == deleted
