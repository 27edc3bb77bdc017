"""Run the whole workflow over latents at 256 px: import, autoencoder, model, images, export.

The durations are short, on one CPU thread: the autoencoder trains for a few minutes and the model
for a few more. The reconstruction check, the cache, the samples and the parity check of the export
are real; the images are not good yet. Reconstructions and samples are kept in the project for
inspection.
"""

import argparse
import tempfile
import time
from collections import deque
from collections.abc import Iterable
from pathlib import Path

import msgspec
from measuring import report

from sfumato.config.image_shape import ImageShape
from sfumato.config.presets import preset_config
from sfumato.config.settings import RunConfig
from sfumato.engine import Engine
from sfumato.plugins.registry import discover_plugins
from sfumato.records.control import RunControl
from sfumato.records.events import AutoencoderMeasured, Event, ExportFinished, RunFailed
from sfumato.records.manifest import DatasetRules
from sfumato.records.project import Project
from sfumato.records.requests import GenerateRequest
from sfumato.records.run_folder import RunFolder

SIZE_PX = 256
DATASET = "images"
RUN = "toy"
DRAWN = 8


def toy_config(chosen: argparse.Namespace, *, images: int) -> RunConfig:
    """Return the sketch preset over latents, limited by images, without evaluations."""
    config = preset_config(
        "sketch", dataset=DATASET, shape=ImageShape.square(SIZE_PX), images=images
    )
    replace = msgspec.structs.replace
    return replace(
        config,
        model=replace(config.model, autoencoder="trained"),
        autoencoder=replace(config.autoencoder, images_total=chosen.crops),
        optimizer=replace(config.optimizer, warmup_images=1_600),
        tuning=replace(config.tuning, after_training=False),
        report=replace(config.report, sample_every_images=2**40, quality_share=0.0),
        minutes=0.0,
        images_total=chosen.images,
        threads=1,
        precision=chosen.precision,
    )


def open_toy(engine: Engine, chosen: argparse.Namespace, folder: Path) -> tuple[Project, RunFolder]:
    """Import the images and create the run, or return those of an interrupted session."""
    index = folder / "project"
    project = Project.open(index) if index.exists() else Project.create(index)
    if RUN in project.run_ids():
        return project, project.run(RUN)
    rules = DatasetRules(
        source=str(chosen.images.resolve()), shape=ImageShape.square(SIZE_PX), labels="none"
    )
    imported = drain(engine.import_folder(project, rules, name=DATASET))
    config = toy_config(chosen, images=imported.usable)
    return project, engine.new_run(project, config, run_id=RUN)


def train(engine: Engine, project: Project, run: RunFolder) -> AutoencoderMeasured:
    """Train to the end and return the measurement of the autoencoder."""
    for event in engine.train(project, run, RunControl()):
        if isinstance(event, RunFailed):
            raise SystemExit(f"{event.message} {event.hint}")
    measured = [event for event in run.events() if isinstance(event, AutoencoderMeasured)]
    if not measured:
        raise SystemExit("The run was over before its autoencoder was measured.")
    return measured[-1]


def drain(events: Iterable[Event]) -> Event:
    """Read a stream to its end; return its last event."""
    return deque(events, maxlen=1)[0]


def go(chosen: argparse.Namespace, folder: Path) -> None:
    """Run the whole workflow in a project in `folder` and report the figures."""
    engine = Engine(discover_plugins())
    project, run = open_toy(engine, chosen, folder)
    measured = train(engine, project, run)
    trained_s = time.process_time()
    request = GenerateRequest(count=DRAWN)
    drain(engine.generate(project, run, request, folder=folder / "drawn"))
    exported = drain(
        engine.export(project, run, "onnx", settings={"proof_images": DRAWN, "distance_images": 0})
    )
    assert isinstance(exported, ExportFinished)
    bundle_manifest = msgspec.json.decode((Path(exported.path) / "manifest.json").read_bytes())
    parity = bundle_manifest["parity"]
    result = "passed" if measured.is_accepted else "below the bar"
    report(
        "latent_toy",
        f"autoencoder {result}: {measured.psnr_db:.1f} dB (target >= 27), Frechet distance "
        f"{measured.score.frechet.multiple:.2f} of that between real images (target <= 0.5), on "
        f"{measured.score.count} images of {SIZE_PX} px; onnxruntime reproduced {parity['images']} "
        f"images, {parity['within_one_share']:.3%} of bytes within 1 (target >= 99.9 %)",
        {
            "images": bundle_manifest["training"]["images"],
            "size_px": SIZE_PX,
            "crops": run.config.autoencoder.images_total,
            "images_seen": run.config.images_total,
            "gate": msgspec.to_builtins(measured),
            "frechet_share": round(measured.score.frechet.multiple, 4),
            "parity": parity,
            "speed": bundle_manifest["speed"],
            "export_bytes": exported.size_bytes,
            "processor_s_of_the_last_sitting": {
                "until_trained": round(trained_s),
                "drawing_and_export": round(time.process_time() - trained_s),
            },
        },
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("images", type=Path, help="a folder of images, about 1,000 or more")
    parser.add_argument("--crops", type=int, default=56_000, help="the autoencoder's length")
    parser.add_argument("--images", type=int, default=16_000, help="the model's length")
    parser.add_argument("--precision", choices=("auto", "fp32", "bf16"), default="auto")
    parser.add_argument("--keep", type=Path, help="the project's place; goes on with one cut off")
    chosen = parser.parse_args()
    if chosen.keep is not None:
        chosen.keep.mkdir(parents=True, exist_ok=True)
        go(chosen, chosen.keep)
        return
    with tempfile.TemporaryDirectory() as name:
        go(chosen, Path(name))


if __name__ == "__main__":
    main()
