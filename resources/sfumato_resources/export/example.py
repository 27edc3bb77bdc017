"""Draws pictures with the model beside this file; needs onnxruntime, numpy and pillow.

python example.py --count 16 --out pictures
python example.py --seeds 7 8 9 --class-label NAME --guidance 2
"""

import argparse
import json
from pathlib import Path

import numpy as np
import onnxruntime
from PIL import Image

HERE = Path(__file__).resolve().parent


def main():
    passport = json.loads((HERE / "passport.json").read_text(encoding="utf-8"))
    options = read_options(passport["classes"])
    seeds = options.seeds or list(range(options.first_seed, options.first_seed + options.count))
    session = onnxruntime.InferenceSession(HERE / "model.onnx", providers=["CPUExecutionProvider"])
    options.out.mkdir(parents=True, exist_ok=True)
    for start in range(0, len(seeds), options.batch_size):
        batch = seeds[start : start + options.batch_size]
        inputs = {"seed": np.array(batch, np.int64)}
        if passport["classes"]:
            inputs["class_label"] = np.full(len(batch), label(options, passport), np.int64)
            inputs["guidance"] = np.array(options.guidance, np.float32)
        (pictures,) = session.run(["image"], inputs)
        for seed, picture in zip(batch, pictures, strict=True):
            file = options.out / f"{seed}.png"
            Image.fromarray(picture if picture.shape[2] == 3 else picture[:, :, 0]).save(file)
            print(file)


def read_options(classes):
    parser = argparse.ArgumentParser(description="Draw pictures with the model in this folder.")
    parser.add_argument("--seeds", type=int, nargs="+", help="the seeds of the pictures")
    parser.add_argument("--count", type=int, default=16, help="how many, if no seeds are given")
    parser.add_argument("--first-seed", type=int, default=0)
    parser.add_argument("--out", type=Path, default=Path("pictures"), help="folder for the PNGs")
    parser.add_argument("--batch-size", type=int, default=16, help="pictures drawn at a time")
    if classes:
        parser.add_argument("--class-label", choices=classes, help="all of one class")
        parser.add_argument("--guidance", type=float, default=1.0, help="1 means none")
    return parser.parse_args()


def label(options, passport):
    if options.class_label is None:
        return -1
    return passport["classes"].index(options.class_label)


if __name__ == "__main__":
    main()
