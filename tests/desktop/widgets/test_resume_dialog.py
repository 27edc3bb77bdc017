"""Tests for the settings that the resume dialog returns."""

from sfumato.config.settings import OptimizerConfig, RunConfig
from sfumato.records.rate_changes import RateChange, save_rate_changes
from sfumato_desktop.widgets.rate_dialog import rate_in_force
from sfumato_desktop.widgets.resume_dialog import ResumeDialog
from support.runs import new_run


def dialog_for(qtbot, tmp_path, *, factor=1.0):
    config = RunConfig(optimizer=OptimizerConfig(learning_rate=0.01), batch_size=8)
    run = new_run(tmp_path, config=config)
    save_rate_changes(run.folder, [RateChange(images_seen=64, learning_rate=0.004)])
    dialog = ResumeDialog(run, rate_in_force(run), factor=factor, parent=None)
    qtbot.addWidget(dialog)
    return dialog


def test_only_changed_settings_are_returned(qtbot, tmp_path):
    dialog = dialog_for(qtbot, tmp_path)
    dialog.form.set_values({"batch_size": 16, "precision": "bf16"})

    with qtbot.waitSignal(dialog.chosen) as asked:
        dialog.resume_button.click()

    assert asked.args == [["batch_size=16", "precision=bf16"]]


def test_lower_rate_than_the_current_one_is_suggested_after_a_failure(qtbot, tmp_path):
    dialog = dialog_for(qtbot, tmp_path, factor=0.5)

    with qtbot.waitSignal(dialog.chosen) as asked:
        dialog.resume_button.click()

    assert asked.args == [["optimizer.learning_rate=0.002"]]


def test_current_rate_counts_as_unchanged(qtbot, tmp_path):
    dialog = dialog_for(qtbot, tmp_path)

    with qtbot.waitSignal(dialog.chosen) as asked:
        dialog.resume_button.click()

    assert asked.args == [[]]
