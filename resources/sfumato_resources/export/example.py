"""Generate images with the model beside this file; requires onnxruntime, numpy and pillow.

python example.py --count 16 --out images
python example.py --seeds 7 8 9 --class NAME --guidance 2
"""

import argparse
import json
import os
from pathlib import Path

os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")  # otherwise onnxruntime sends usage data

import numpy as np
import onnxruntime
from PIL import Image

HERE = Path(__file__).resolve().parent


def main():
    bundle_manifest = json.loads((HERE / "manifest.json").read_text(encoding="utf-8"))
    options = read_options(bundle_manifest)
    seeds = options.seeds or list(range(options.first_seed, options.first_seed + options.count))
    quiet = onnxruntime.SessionOptions()
    quiet.log_severity_level = 3  # errors only; warnings are for developers of onnxruntime
    model, providers = HERE / "model.onnx", ["CPUExecutionProvider"]
    session = onnxruntime.InferenceSession(model, quiet, providers=providers)
    options.out.mkdir(parents=True, exist_ok=True)
    for start in range(0, len(seeds), options.batch_size):
        batch = seeds[start : start + options.batch_size]
        inputs = {"seed": np.array(batch, np.int64)}
        if bundle_manifest["classes"]:
            inputs["class_label"] = labels(batch, bundle_manifest["classes"], options.class_name)
        if bundle_manifest["sampling"]["guidance"]:
            inputs["guidance"] = np.array(options.guidance, np.float32)
        if steps_input(bundle_manifest):
            inputs["steps"] = np.array(options.steps, np.int64)
        (images,) = session.run(["image"], inputs)
        for seed, image in zip(batch, images, strict=True):
            file = options.out / f"{seed}.png"
            Image.fromarray(image[:, :, 0] if image.shape[2] == 1 else image).save(file)
            print(file)


def read_options(bundle_manifest):
    classes = bundle_manifest["classes"]
    usual = bundle_manifest["sampling"]["settings"]["guidance_scale"]
    parser = argparse.ArgumentParser(description="Generate images with the model in this folder.")
    parser.add_argument("--seeds", type=int, nargs="+", help="seeds of the images")
    parser.add_argument("--count", type=int, default=16, help="images, if --seeds is omitted")
    parser.add_argument("--first-seed", type=int, default=0, help="seed of the first image")
    parser.add_argument("--out", type=Path, default=Path("images"), help="output folder")
    parser.add_argument("--batch-size", type=int, default=16, help="images per batch")
    if classes:
        names = [*classes, "none"]
        about = "class of all images; by default, the classes alternate by seed, as in the gallery"
        parser.add_argument("--class", dest="class_name", choices=names, help=about)
    if bundle_manifest["sampling"]["guidance"]:
        parser.add_argument(
            "--guidance", type=float, default=usual, help="guidance scale; 1 disables it"
        )
    if steps_input(bundle_manifest):
        usual_steps = bundle_manifest["sampling"]["settings"]["num_steps"]
        parser.add_argument("--steps", type=int, default=usual_steps, help="sampling steps")
    return parser.parse_args()


def steps_input(bundle_manifest):
    return "steps" in [value["name"] for value in bundle_manifest["files"][0]["inputs"]]


def labels(seeds, classes, name):
    if name is None:
        return np.array([seed % len(classes) for seed in seeds], np.int64)
    number = -1 if name == "none" else classes.index(name)
    return np.full(len(seeds), number, np.int64)


if __name__ == "__main__":
    main()
