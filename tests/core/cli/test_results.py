"""The terminal generates from, evaluates, and exports a trained run."""

import msgspec
import pytest

from sfumato.evaluation.report import (
    ColorDrift,
    CopyCheck,
    EvaluationReport,
    Share,
    save_report,
)
from sfumato.gallery import Gallery
from sfumato.records.events import Progressed
from sfumato.records.score import Cleanliness
from support.fake_engine import FakeEngine


class AskedEngine(FakeEngine):
    request = None
    settings = None

    def generate(self, project, run, request, *, folder=None, control=None):
        AskedEngine.request = request
        return super().generate(project, run, request, folder=folder, control=control)

    def export(self, project, run, exporter, *, settings=None, request=None, folder=None):
        AskedEngine.settings, AskedEngine.request = settings, request
        return super().export(project, run, exporter, settings=settings, folder=folder)


class MeasuringEngine(FakeEngine):
    def evaluate(self, project, run, *, count=1000):
        yield Progressed(task="Measuring", done=count, total=count)
        nothing = Share(count=0, total=count, low=0.0, high=0.1)
        report = EvaluationReport(
            count=count,
            training_images=4,
            scores=(),
            copies=CopyCheck(generated=nothing, held_out=None),
            color=ColorDrift(mean_shift=(1.0,), deviation_ratio=(0.9,)),
            cleanliness=Cleanliness(power=(1.0,) * 5, pattern=1.0, flat_noise=None),
            elapsed_s=1.0,
            run=run.run_id,
        )
        save_report(run.folder, report)


def test_images_are_generated_into_the_gallery(terminal, filled):
    ending = terminal("generate", filled.folder, "one", "--count", 3, "--seed", 5)

    gallery = Gallery(filled.gallery_folder)
    images = gallery.images(gallery.ids())
    gallery.close()
    assert ending.code == 0
    assert sorted(image.recipe.seed for image in images.values()) == [5, 6, 7]
    assert str(filled.gallery_folder) in ending.out


def test_newest_run_is_the_default(terminal, filled):
    assert terminal("generate", filled.folder, "latest", "--count", 1).code == 0


def test_every_option_reaches_the_request(terminal, filled):
    options = ("--sampler", "euler", "--steps", 7, "--guidance", 2.5, "--checkpoint", 640)
    interval = ("--guidance-low", 0.3, "--guidance-high", 5)
    guide = ("--guided-by", "autoguidance", "--guide-fraction", 0.2)

    asked = (*options, *interval, *guide)
    terminal("generate", filled.folder, "one", "--count", 1, *asked, engine=AskedEngine)

    request = AskedEngine.request
    assert (request.sampling.sampler, request.sampling.num_steps) == ("euler", 7)
    assert (request.sampling.guidance_scale, request.images_seen) == (2.5, 640)
    assert (request.sampling.guidance_low, request.sampling.guidance_high) == (0.3, 5.0)
    assert (request.sampling.guidance, request.sampling.guide_fraction) == ("autoguidance", 0.2)
    assert request.class_name is None


def test_settings_of_a_sampler_are_given_one_by_one(terminal, filled):
    eta, wave = ("--sampler-settings", "eta=0.5"), ("--sampler-settings", "wave=true")
    terminal("generate", filled.folder, "one", "--count", 1, *eta, *wave, engine=AskedEngine)

    assert AskedEngine.request.sampling.sampler_settings == {"eta": 0.5, "wave": True}


def test_sampling_setting_out_of_bounds_is_an_error(terminal, filled):
    ending = terminal("generate", filled.folder, "one", "--count", 1, "--steps", 1001)

    assert ending.code == 1
    assert "at most 1000" in ending.err


def test_count_out_of_bounds_is_an_error(terminal, filled):
    ending = terminal("generate", filled.folder, "one", "--count", 0)

    assert ending.code == 1
    assert "at least 1" in ending.err


def test_run_without_checkpoint_is_an_error(terminal, filled):
    for checkpoint in filled.run("one").checkpoints():
        checkpoint.rmdir()

    ending = terminal("generate", filled.folder, "one", "--count", 1)

    assert ending.code == 1
    assert "no checkpoint yet" in ending.err


def test_export_reports_its_path_and_verification(terminal, filled):
    ending = terminal("export", filled.folder, "one", "--to", "onnx")

    assert ending.code == 0
    assert str(filled.exports_folder / "one-onnx") in ending.out
    assert "All bytes are equal." in ending.out


def test_exporter_settings_are_validated_and_passed_on(terminal, filled, tmp_path):
    out = ("--out", tmp_path / "bundle")

    terminal(
        "export", filled.folder, "one", "--to", "onnx", *out, "--set", "opset=21",
        engine=AskedEngine,
    )  # fmt: skip
    wrong = terminal("export", filled.folder, "one", "--to", "onnx", "--set", "opset=99")

    assert AskedEngine.settings == {"opset": 21}
    assert (tmp_path / "bundle" / "model.onnx").is_file()
    assert wrong.code == 1
    assert "at most 25" in wrong.err


def test_export_accepts_average_and_guidance(terminal, filled, tmp_path):
    options = ("--ema-length", 0.05, "--preset", "fast", "--guided-by", "autoguidance")
    guided = (
        "--guidance",
        2,
        "--guidance-low",
        0.2,
        "--guidance-high",
        10,
        "--out",
        tmp_path / "bundle",
    )

    asked = ("one", "--to", "onnx", *options, *guided)
    terminal("export", filled.folder, *asked, engine=AskedEngine)

    request = AskedEngine.request
    assert (request.ema_length, request.preset) == (0.05, "fast")
    assert (request.sampling.guidance, request.sampling.guidance_scale) == ("autoguidance", 2.0)
    assert (request.sampling.guidance_low, request.sampling.guidance_high) == (0.2, 10.0)


def test_unknown_exporter_is_reported_with_the_closest_name(terminal, filled):
    ending = terminal("export", filled.folder, "one", "--to", "onx")

    assert ending.err.splitlines() == ["There is no exporter “onx”.", "Did you mean “onnx”?"]


@pytest.mark.parametrize("command", ["export", "generate"])
def test_stream_as_json_lines_ends_with_the_result(terminal, filled, command):
    options = {"export": ("--to", "onnx"), "generate": ("--count", 2)}[command]

    ending = terminal(command, filled.folder, "one", *options, "--json")

    last = msgspec.json.decode(ending.out.splitlines()[-1])
    assert last["event"] == {"export": "export_finished", "generate": "image_generated"}[command]


def test_evaluation_is_printed_in_lines(terminal, filled):
    ending = terminal("evaluate", filled.folder, "one", "--count", 20, engine=MeasuringEngine)

    assert ending.code == 0
    assert "20 images of run “one”" in ending.out
    assert "Copies of training images: 0.0%" in ending.out


def test_evaluation_as_json_is_the_report_alone(terminal, filled):
    ending = terminal("evaluate", filled.folder, "one", "--json", engine=MeasuringEngine)

    assert msgspec.json.decode(ending.out)["run"] == "one"
