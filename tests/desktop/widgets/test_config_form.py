"""Tests that a form shows, validates, and returns every setting."""

import pytest
from PySide6.QtCore import QLocale, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sfumato.config.fields import fields_of
from sfumato.config.settings import RunConfig
from sfumato_desktop.widgets.config_form import ConfigForm
from sfumato_desktop.widgets.field_editors import float_from, float_text
from sfumato_desktop.widgets.field_row import FieldRow
from sfumato_desktop.widgets.quiet_inputs import QuietSpinBox

FIELDS = [field for field in fields_of(RunConfig) if field.kind != "table"]


@pytest.fixture
def form(qtbot: QtBot) -> ConfigForm:
    made = ConfigForm(FIELDS)
    qtbot.addWidget(made)
    return made


def type_into(form: ConfigForm, path: str, text: str) -> None:
    line = form[path].editor.control
    line.clear()
    line.insert(text)
    line.textEdited.emit(text)


def test_every_setting_returns_its_default(form: ConfigForm) -> None:
    for field in FIELDS:
        value = form[field.path].editor.value()
        assert value == (list(field.default) if field.kind == "numbers" else field.default)
    assert form.changed_values() == {}


def test_every_input_has_a_name_help_text_and_focus(form: ConfigForm) -> None:
    for row in form.rows:
        control = row.editor.control
        assert control.accessibleName() == row.field.title
        assert control.toolTip() == row.field.description != ""
        assert control.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_changed_value_is_emitted_marked_and_can_be_reset(qtbot: QtBot, form: ConfigForm) -> None:
    row = form["optimizer.learning_rate"]

    with qtbot.waitSignal(form.edited) as edited:
        type_into(form, "optimizer.learning_rate", "0.002")

    assert edited.args == ["optimizer.learning_rate"]
    assert form.changed_values() == {"optimizer.learning_rate": 0.002}
    row._reset.click()
    assert form.changed_values() == {}


@pytest.mark.parametrize("text", ["abc", "", "7", "0", "-1"])
def test_invalid_value_is_reported_in_its_row(form: ConfigForm, text: str) -> None:
    type_into(form, "optimizer.learning_rate", text)

    assert "optimizer.learning_rate" in form.problems
    assert not form["optimizer.learning_rate"]._problem.isHidden()
    assert "optimizer.learning_rate" not in form.changed_values()


def test_list_of_numbers_accepts_any_separator(form: ConfigForm) -> None:
    type_into(form, "model.widths", "64, 128;256 256")

    assert form["model.widths"].editor.value() == [64, 128, 256, 256]


def test_unmodified_values_follow_a_new_default(form: ConfigForm) -> None:
    type_into(form, "optimizer.beta1", "0.8")

    form.set_defaults({"optimizer.beta1": 0.95, "optimizer.beta2": 0.999})

    assert form["optimizer.beta1"].editor.value() == 0.8
    assert form["optimizer.beta2"].editor.value() == 0.999


def test_search_shows_only_matching_rows(form: ConfigForm) -> None:
    found = form.search("learning rate")

    shown = {row.field.path for row in form.rows if not row.isHidden()}
    assert "optimizer.learning_rate" in shown
    assert len(shown) == found < 10
    assert form.search("") == len(FIELDS)


def test_integer_is_formatted_like_a_decimal_number() -> None:
    assert float_text(3) == "3"


@pytest.mark.parametrize("language", [QLocale.Language.English, QLocale.Language.German])
@pytest.mark.parametrize("value", [0.001, 0.5, 1e-5, 12.25, 80.0, 100_000.0])
def test_decimal_number_round_trips_in_every_locale(
    language: QLocale.Language, value: float
) -> None:
    QLocale.setDefault(QLocale(language))

    assert float_from(float_text(value)) == value


@pytest.mark.parametrize("language", [QLocale.Language.English, QLocale.Language.German])
@pytest.mark.parametrize("text", ["0,001", "0.001", " 1e-3 "])
def test_point_and_comma_are_both_decimal_separators(language: QLocale.Language, text: str) -> None:
    QLocale.setDefault(QLocale(language))

    assert float_from(text) == pytest.approx(0.001)


def test_wheel_never_changes_an_unfocused_spin_box(qtbot: QtBot) -> None:
    box = QuietSpinBox()
    qtbot.addWidget(box)
    box.setValue(5)
    turn = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, 0),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 (Qt takes it by position only)
    )

    QApplication.sendEvent(box, turn)

    assert box.value() == 5
    assert not turn.isAccepted()


def test_help_is_shown_for_the_focused_row(qtbot: QtBot, form: ConfigForm) -> None:
    row = form["optimizer.learning_rate"]
    form.show()
    qtbot.waitExposed(form)
    was_hidden = row._help.isHidden()

    form.activateWindow()
    row.editor.control.setFocus()
    qtbot.waitUntil(row.editor.control.hasFocus)

    assert was_hidden
    assert not row._help.isHidden()


def test_help_that_comes_and_goes_moves_nothing(qtbot: QtBot, form: ConfigForm) -> None:
    rows = form.findChildren(FieldRow)
    row = form["optimizer.learning_rate"]
    form.resize(620, form.heightForWidth(620))  # so narrow that the text needs several lines
    form.show()
    qtbot.waitExposed(form)
    before = [one.geometry() for one in rows]

    form.activateWindow()
    row.editor.control.setFocus()
    qtbot.waitUntil(row._help.isVisible)
    form.layout().activate()

    assert [one.geometry() for one in rows] == before
    assert row._help.height() > row.height()
    assert row._help.height() >= row._help.heightForWidth(row._help.width())
    assert row._help.window().rect().contains(row._help.geometry())


def test_a_number_with_more_digits_than_are_shown_is_not_changed(form: ConfigForm) -> None:
    row = form["optimizer.learning_rate"]

    row.set_default(1 / 3000)
    row.set_value(1 / 3000)

    assert row.value() == 1 / 3000
    assert not row.is_changed


def test_floating_help_ends_with_its_row(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    form = ConfigForm(FIELDS)
    form.setParent(page)
    form.setGeometry(40, 20, 700, form.heightForWidth(700))
    page.resize(900, form.height() + 40)
    page.show()
    qtbot.waitExposed(page)
    row = form["optimizer.learning_rate"]

    page.activateWindow()
    row.editor.control.setFocus()
    qtbot.waitUntil(row._help.isVisible)

    assert row._help.parentWidget() is page
    assert row._help.geometry().right() == row.mapTo(page, row.rect().topRight()).x()
    page.hide()


def test_search_shows_the_help_text_that_matched(form: ConfigForm) -> None:
    row = form["optimizer.learning_rate"]
    form.search(row.field.description.split(".")[0])
    is_shown_while_sought = not row._help.isHidden()

    form.search("")

    assert is_shown_while_sought
    assert row._help.isHidden()


def test_heading_shows_the_number_of_changed_values(form: ConfigForm) -> None:
    heading = form._headings["optimizer"]

    type_into(form, "optimizer.learning_rate", "0.002")

    assert heading.text() == "optimizer  ·  1 changed"
    form["optimizer.learning_rate"]._reset.click()
    assert heading.text() == "optimizer"
