"""Does the whole way over latents work at 256 px: import, autoencoder, model, pictures, export?

At toy length, on one processor thread: the autoencoder gets a few minutes and the model a few more.
So the bar, the cache, the samples and the proof of the export are real, and the pictures are not
yet good. Reconstructions and samples are left beside the figures' project to be looked at.
"""

import argparse
import tempfile
import time
from collections import deque
from collections.abc import Iterable
from pathlib import Path

import msgspec
from measuring import report

from sfumato.config.presets import preset_config
from sfumato.config.settings import RunConfig
from sfumato.control import RunControl
from sfumato.engine import Engine
from sfumato.events import AutoencoderMeasured, Event, ExportFinished, RunFailed, RunStarted
from sfumato.manifest import DatasetRules
from sfumato.plugins import discover_plugins
from sfumato.project import Project
from sfumato.requests import GenerateRequest
from sfumato.run_folder import RunFolder

SIZE_PX = 256
DATASET = "pictures"
DRAWN = 8


def toy_config(chosen: argparse.Namespace, *, pictures: int) -> RunConfig:
    """Give Sketch over latents, by images and not by time."""
    config = preset_config("sketch", dataset=DATASET, size_px=SIZE_PX, pictures=pictures)
    replace = msgspec.structs.replace
    return replace(
        config,
        model=replace(config.model, autoencoder="trained"),
        autoencoder=replace(config.autoencoder, images_total=chosen.crops),
        optimizer=replace(config.optimizer, warmup_images=1_600),
        report=replace(
            config.report, sample_count=16, sample_every_images=2**40, checkpoint_every_s=300.0
        ),
        minutes=0.0,
        images_total=chosen.images,
        threads=1,
        precision=chosen.precision,
    )


def train(engine: Engine, project: Project, run: RunFolder) -> tuple[AutoencoderMeasured, float]:
    """Train to the end; give what was measured, and the processor seconds before the first step."""
    measured, began = None, 0.0
    start = time.process_time()
    for event in engine.train(project, run, RunControl()):
        match event:
            case AutoencoderMeasured():
                measured = event
            case RunStarted():
                began = time.process_time() - start
            case RunFailed():
                raise SystemExit(f"{event.message} {event.hint}")
            case _:
                pass
    if measured is None:
        raise SystemExit("The run was over before its autoencoder was measured.")
    return measured, began


def drain(events: Iterable[Event]) -> Event:
    """Read a stream to its end; give its last event."""
    return deque(events, maxlen=1)[0]


def go(chosen: argparse.Namespace, folder: Path) -> None:
    """Go the whole way in a project in `folder`, and tell the figures."""
    engine = Engine(discover_plugins())
    project = Project.create(folder / "project")
    rules = DatasetRules(source=str(chosen.pictures.resolve()), size_px=SIZE_PX, labels="none")
    imported = drain(engine.import_folder(project, rules, name=DATASET))
    run = engine.new_run(project, toy_config(chosen, pictures=imported.usable), run_id="toy")
    start = time.process_time()
    measured, before_s = train(engine, project, run)
    training_s = time.process_time() - start - before_s
    request = GenerateRequest(count=DRAWN)
    drain(engine.generate(project, run, request, folder=folder / "drawn"))
    start = time.process_time()
    exported = drain(engine.export(project, run, "onnx", settings={"proof_pictures": DRAWN}))
    assert isinstance(exported, ExportFinished)
    passport = msgspec.json.decode((Path(exported.path) / "passport.json").read_bytes())
    parity = passport["parity"]
    verdict = "passed" if measured.is_accepted else "below the bar"
    report(
        "latent_toy",
        f"autoencoder {verdict}: {measured.psnr_db:.1f} dB (target >= 27), Frechet distance "
        f"{measured.frechet_share:.2f} of that between real pictures (target <= 0.5), on "
        f"{measured.pictures} pictures of {SIZE_PX} px; onnxruntime redrew {parity['pictures']} "
        f"pictures, {parity['within_one_share']:.3%} of bytes within 1 (target >= 99.9 %)",
        {
            "pictures": imported.usable,
            "size_px": SIZE_PX,
            "crops": chosen.crops,
            "images": chosen.images,
            "gate": msgspec.to_builtins(measured),
            "frechet_share": round(measured.frechet_share, 4),
            "parity": parity,
            "speed": passport["speed"],
            "export_bytes": exported.size_bytes,
            "processor_s": {
                "before_the_first_step": round(before_s),
                "training": round(training_s),
                "export": round(time.process_time() - start),
            },
        },
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pictures", type=Path, help="a folder of pictures, about 1,000 or more")
    parser.add_argument("--crops", type=int, default=60_000, help="the autoencoder's length")
    parser.add_argument("--images", type=int, default=20_000, help="the model's length")
    parser.add_argument("--precision", choices=("auto", "fp32", "bf16"), default="auto")
    parser.add_argument("--keep", type=Path, help="a new folder for the project, to look at it")
    chosen = parser.parse_args()
    if chosen.keep is not None:
        chosen.keep.mkdir(parents=True)
        go(chosen, chosen.keep)
        return
    with tempfile.TemporaryDirectory() as name:
        go(chosen, Path(name))


if __name__ == "__main__":
    main()
