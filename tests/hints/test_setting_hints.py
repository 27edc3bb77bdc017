"""Hints about settings of the network, the device, and plugins: following each one works."""

import math
import re
from pathlib import Path

import pytest

from sfumato.config.image_shape import ImageShape
from sfumato.config.loading import apply_assignments
from sfumato.config.settings import RunConfig
from sfumato.device.selection import require_single_process, select_device
from sfumato.diffusion.consistency import require_clean_ends
from sfumato.diffusion.preconditioning import (
    DiscretePreconditioning,
    linear_alphas_cumprod,
    make_preconditioning,
)
from sfumato.nn.network import require_network
from sfumato.optimization.results import ReadResult
from sfumato.plugins.registry import Plugins
from sfumato.training.autoencoder import _not_finite
from support.fake_card import FakeCard, installed
from support.hint_trials import SHORT, hints_at
from support.hints import carries_out, collected_hints
from support.toy import TOY_CONFIG

CORE = "core/sfumato"


def changed(*assignments):
    """Return the toy config, changed."""
    return apply_assignments(TOY_CONFIG, assignments)


@carries_out(f"{CORE}/device/selection.py:_SET_TO_AUTO")
def test_unavailable_device_is_replaced_by_auto():
    with hints_at(f"{CORE}/device/selection.py:_SET_TO_AUTO") as hints:
        select_device("mps")

    assert "auto" in hints[0]
    assert select_device(changed("device=auto").device)


@carries_out(f"{CORE}/device/selection.py:require_single_process")
def test_a_run_starts_without_a_launcher_on_the_selected_gpu(monkeypatch):
    monkeypatch.setenv("WORLD_SIZE", "2")
    with hints_at(f"{CORE}/device/selection.py:require_single_process") as hints:
        require_single_process()

    monkeypatch.delenv("WORLD_SIZE")
    require_single_process()
    assignment = hints[0].partition("--set ")[2].rstrip(".")
    with installed(FakeCard(), FakeCard()):
        assert select_device(changed(assignment).device).index == 1


@carries_out(f"{CORE}/diffusion/consistency.py:require_clean_ends")
def test_base_trained_from_random_weights_can_be_distilled():
    with hints_at(f"{CORE}/diffusion/consistency.py:require_clean_ends") as hints:
        require_clean_ends(DiscretePreconditioning(linear_alphas_cumprod(), "x"))

    assert "random weights" in hints[0]
    for name in ("edm", "flow", "epsilon", "v", "x"):
        require_clean_ends(
            make_preconditioning(name, sigma_data=0.5, log_sigma_mean=0.0, log_sigma_std=1.0)
        )


@carries_out(f"{CORE}/latents/autoencoder.py:require_reducible")
def test_image_size_fits_the_autoencoder_after_either_change():
    wrong = changed("model.autoencoder=trained", "data.shape=[3, 36, 36]", "autoencoder.crop_px=32")
    with hints_at(f"{CORE}/latents/autoencoder.py:require_reducible") as hints:
        require_network(wrong)
    divisor = re.search(r"divisible by (\d+)", hints[0])[1]

    require_network(
        apply_assignments(wrong, [f"data.shape=[3, {4 * int(divisor)}, {4 * int(divisor)}]"])
    )
    require_network(apply_assignments(wrong, ["autoencoder.reduction=4"]))


@carries_out(f"{CORE}/nn/dit.py:DitBackbone.__init__")
@pytest.mark.parametrize("change", ["model.dit.patch_px=2", "data.shape=[3, 12, 12]"])
def test_patches_fit_after_either_change(change):
    wrong = changed("model.backbone=dit", "data.shape=[3, 10, 10]", "model.dit.patch_px=4")
    with hints_at(f"{CORE}/nn/dit.py:DitBackbone.__init__"):
        require_network(wrong)

    require_network(apply_assignments(wrong, [change]))


@carries_out(f"{CORE}/training/autoencoder.py:_not_finite")
def test_run_whose_autoencoder_failed_resumes_with_a_lower_rate(trial):
    result = ReadResult(images_seen=8, loss=1.0, gradient_norm=math.inf, non_finite_in_a_row=20)
    with hints_at(f"{CORE}/training/autoencoder.py:_not_finite") as hints:
        raise _not_finite(result, RunConfig().autoencoder)

    trial.follow(hints[0], RUN="new")

    rate = trial.project.run("new").config.autoencoder.learning_rate
    assert rate == pytest.approx(RunConfig().autoencoder.learning_rate / 10)


@carries_out(f"{CORE}/training/autoencoder.py:_require_end")
@pytest.mark.parametrize("end", ["autoencoder.images_total=64", "autoencoder.minutes=1"])
def test_autoencoder_training_ends_by_either_limit(end):
    from sfumato.training.autoencoder import _require_end

    endless = changed("autoencoder.images_total=0", "autoencoder.minutes=0")
    with hints_at(f"{CORE}/training/autoencoder.py:_require_end") as hints:
        _require_end(endless.autoencoder)
    assert end.partition("=")[0] in hints[0]

    _require_end(apply_assignments(endless, [end]).autoencoder)


@carries_out(f"{CORE}/training/warm_start.py:_read_base#2")
def test_run_starts_from_a_listed_run(trial):
    asked = ("train", trial.project.folder, "--data", "toys", *SHORT, "--from")
    hint = trial.refusal(f"{CORE}/training/warm_start.py:_read_base#2", *asked, "zzz")

    names = [name.strip(" .") for name in hint.partition(":")[2].split(",")]
    assert set(names) == {"one", "new"}
    assert trial(*asked, "one").code == 0


@carries_out(f"{CORE}/cli/ask.py:ask", f"{CORE}/cli/ask.py:ask#2")
def test_command_is_sent_to_a_run_as_suggested(trial):
    empty = trial("ask", trial.project.folder, "new")
    negative = trial("ask", trial.project.folder, "new", "--learning-rate", "-1")
    assert (empty.code, negative.code) == (2, 2)
    assert "--learning-rate" in empty.err

    assert trial("ask", trial.project.folder, "new", "--learning-rate", "0.1").code == 0


@carries_out(f"{CORE}/cli/image_tools.py:_numbers")
def test_values_are_written_like_the_example(trial):
    from sfumato.cli.image_tools import _numbers

    with hints_at(f"{CORE}/cli/image_tools.py:_numbers") as hints:
        _numbers("a,b")

    assert _numbers(hints[0].rpartition("--values ")[2])


@carries_out(f"{CORE}/plugins/registry.py:Plugins.importer_for")
def test_source_of_a_listed_kind_can_be_read():
    import sfumato_plugins

    plugins = Plugins([("builtin", sfumato_plugins)])
    with hints_at(f"{CORE}/plugins/registry.py:Plugins.importer_for") as hints:
        plugins.importer_for(Path("images.zzz"))

    for ending in re.findall(r"\.\w+", hints[0].partition(":")[2]):
        assert plugins.importer_for(Path(f"images{ending.rstrip('.')}"))


@carries_out(
    f"{CORE}/plugins/registry.py:Plugins.switch",
    f"{CORE}/nn/plugin_backbone.py:build_plugin_backbone",
)
def test_list_of_plugins_shows_what_can_be_switched(trial):
    refused = trial("plugin", "disable", "sfumato_plugins")
    listed = [hint for hint in collected_hints() if "sfumato plugin list" in hint.text]

    assert len(listed) == 2
    assert refused.code == 1
    assert trial("plugin", "list").code == 0


@carries_out(f"{CORE}/engine.py:Engine.export")
def test_export_works_without_image_variations(trial, tmp_path):
    from sfumato.records.requests import GenerateRequest

    run = trial.project.run("one")
    with hints_at(f"{CORE}/engine.py:Engine.export"):
        asked = GenerateRequest(variation_of=((1, 1.0),))
        list(trial.engine.export(trial.project, run, "safetensors", request=asked))

    assert list(trial.engine.export(trial.project, run, "safetensors", folder=tmp_path / "out"))


@carries_out(f"{CORE}/data/cache.py:open_cache")
def test_unprepared_images_are_prepared_by_resuming(trial):
    from sfumato.data.cache import open_cache

    folder = trial.project.dataset_folder("toys")
    with hints_at(f"{CORE}/data/cache.py:open_cache"):
        open_cache(folder, ImageShape.square(16))
    small = TOY_CONFIG.__class__
    assert small

    run = trial.engine.new_run(trial.project, changed("data.shape=[3, 16, 16]"), run_id="sixteen")
    assert trial("resume", trial.project.folder, run.run_id).code == 0

    assert open_cache(folder, ImageShape.square(16)).shape == ImageShape.square(16)


@carries_out(
    f"{CORE}/checkpoints/averages.py:mix_average",
    f"{CORE}/checkpoints/averages.py:_weights_themselves",
    f"{CORE}/checkpoints/averages.py:_no_averages_at",
)
def test_average_of_an_available_length_can_be_used(trial):
    asked = ("generate", trial.project.folder, "one", "--count", "1", "--ema-length")
    hint = trial.refusal(f"{CORE}/checkpoints/averages.py:mix_average", *asked, "0.001")

    length = re.search(r"Use ([\d.]+) or", hint)[1]

    assert trial(*asked, "0").code == 0
    assert float(length) > 0.001


@carries_out(f"{CORE}/nn/plugin_backbone.py:_check#2")
def test_conditional_augmentation_can_be_disabled():
    hint = next(h for h in collected_hints() if h.place.endswith("plugin_backbone.py:_check#2"))
    assignment = re.search(r"augmentation\.probability=[\d.]+", hint.text)[0].rstrip(".")

    assert apply_assignments(RunConfig(), [assignment]).augmentation.probability == 0


@carries_out(f"{CORE}/latents/image_space.py:ImageSpace.gaussian_start")
def test_start_from_noise_needs_no_distribution():
    hint = next(h for h in collected_hints() if h.place.endswith("ImageSpace.gaussian_start"))

    assert "start to noise" in hint.text
    assert apply_assignments(RunConfig(), ["sampling.start=noise"]).sampling.start == "noise"
