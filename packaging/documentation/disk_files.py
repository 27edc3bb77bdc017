"""The files that Sfumato keeps on disk: one list for the reference page and the public names."""

import fnmatch
from dataclasses import dataclass

from documentation.markdown import code, note, paragraph, table

__all__ = ["FILES", "DiskFile", "file_at", "files_page"]

_INTRODUCTION = """\
# Files

What a project folder contains. Everything is TOML, JSON, PNG, SQLite, or safetensors; nothing is
pickled. Files are written under a temporary name and renamed, so a reader sees either the old or
the new version. You can read all of them while Sfumato is running, and move a whole project.
Files whose names end in `.part` or begin with a dot are temporary.

In the paths below, `*` stands for any name. [The ONNX bundle](../onnx-bundle.md) describes the
files of an export, and [Bundle manifest](bundle-manifest.md) documents every field of its
manifest."""


@dataclass(frozen=True)
class DiskFile:
    """A file or folder in a project."""

    path: str
    """Below the project; `*` stands for a name."""
    description: str


FILES = (
    DiskFile(
        "sfumato.toml", "marks the folder as a project: its name and the version of the format"
    ),
    DiskFile("datasets/*/dataset.toml", "[rules of the import](settings.md#datasets)"),
    DiskFile(
        "datasets/*/manifest.db",
        "SQLite: one row per file with path, SHA-256, size, class, split, status, and reason",
    ),
    DiskFile("datasets/*/skipped.json", "system files and unreadable folders that were skipped"),
    DiskFile("datasets/*/files/", "copies of the images, if the import made copies"),
    DiskFile("datasets/*/cache/*/cache.json", "describes a cache; can be deleted with its folder"),
    DiskFile(
        "datasets/*/cache/*/images.u8", "the images: bytes, count × height × width × channels"
    ),
    DiskFile("datasets/*/cache/*/labels.i32", "their class labels, 32-bit integers"),
    DiskFile(
        "datasets/*/cache/*/latents/*/*", "latents of the images, for runs with an autoencoder"
    ),
    DiskFile("datasets/*/autoencoders/*/", "autoencoders trained on the images"),
    DiskFile(
        "datasets/*/cache/*/dataset_net.safetensors", "the network whose features measure quality"
    ),
    DiskFile("unpacked/*/", "images that an importer extracted from an archive or a table"),
    DiskFile("runs/*/run.toml", "the exact [settings](settings.md) of the run"),
    DiskFile("runs/*/events.jsonl", "its [events](events.md), one per line"),
    DiskFile("runs/*/control", "commands from other processes, such as `pause`"),
    DiskFile("runs/*/lock", "locked while a process trains the run"),
    DiskFile("runs/*/owner", "the process that trains the run, and its machine"),
    DiskFile("runs/*/order.json", "when the run was created and last started, in order"),
    DiskFile("runs/*/settings.json", "the settings in effect, by number of images seen"),
    DiskFile("runs/*/learning_rates.json", "manual changes to the learning rate"),
    DiskFile("runs/*/network.json", "shape and kind of the network"),
    DiskFile(
        "runs/*/autoencoder/*", "the autoencoder of a latent model, and its reconstruction quality"
    ),
    DiskFile("runs/*/gaussian.safetensors", "mean and covariance of the training images"),
    DiskFile("runs/*/samples/*.png", "sample grids, named after the number of images seen"),
    DiskFile("runs/*/checkpoints/*/state.json", "counters and random state of a checkpoint"),
    DiskFile("runs/*/checkpoints/*/network.json", "shape and kind of the network"),
    DiskFile("runs/*/checkpoints/*/model.safetensors", "the weights of the last update"),
    DiskFile("runs/*/checkpoints/*/ema.safetensors", "the average of the weights"),
    DiskFile(
        "runs/*/checkpoints/*/ema_second.safetensors",
        "a second average of the weights, for choosing the EMA length",
    ),
    DiskFile("runs/*/checkpoints/*/optimizer.safetensors", "the state of the optimizer"),
    DiskFile("runs/*/averages/*.safetensors", "snapshots for choosing the EMA length afterward"),
    DiskFile("runs/*/tuned.json", "the results of sampler tuning"),
    DiskFile("runs/*/evaluation.json", "the report of `sfumato evaluate`"),
    DiskFile(
        "runs/*/distillation.json", "for distilled models, the comparison with the base model"
    ),
    DiskFile(
        "runs/*/distillation.png", "the same comparison as images generated from the same seeds"
    ),
    DiskFile(
        "gallery/*.png", "generated images, each with its recipe in the PNG file's text chunks"
    ),
    DiskFile("gallery/ratings.jsonl", "ratings, flags, tags, boards, and saved filters"),
    DiskFile("gallery/gallery.db", "SQLite: an index of the two above; can be deleted"),
    DiskFile("gallery/trash/*.png", "deleted images, until you empty the trash"),
    DiskFile("gallery/animations/*", "animations between two images"),
    DiskFile("gallery/sheets/*", "contact sheets"),
    DiskFile("exports/*/", "exported models, one folder each"),
    *(
        DiskFile(f"{part}/trash/*/", f"deleted {part}, until you empty the trash")
        for part in ("datasets", "runs", "exports")
    ),
    *(
        DiskFile(f"{part}/*/names.json", "the names before the current one")
        for part in ("datasets", "runs")
    ),
)


def file_at(path: str) -> DiskFile | None:
    """Return what the list says of a file at a path below the project, or `None`."""
    for file in FILES:
        pattern = file.path + "*" if file.path.endswith("/") else file.path
        if fnmatch.fnmatchcase(path, pattern):
            return file
    return None


def files_page() -> str:
    """Return the page of all files."""
    rows = [(code(file.path), paragraph(file.description)) for file in FILES]
    return (
        "\n\n".join(
            [
                note("packaging/documentation/disk_files.py"),
                _INTRODUCTION,
                table(["Path", "Contains"], rows),
            ]
        )
        + "\n"
    )
