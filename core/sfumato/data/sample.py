"""The images of "Try the sample".

The images are stored in a ZIP file in the resources package. Core must not import this package, so
its folder is found by name through `importlib.resources`.
"""

import importlib.resources
import zipfile
from pathlib import Path, PurePosixPath

from sfumato.errors import DatasetError
from sfumato.files.storage import explain_disk_errors, staged_folder
from sfumato.messages import msg

__all__ = ["unpack_sample"]

_NAME = "pixel-faces"


def unpack_sample(folder: Path) -> Path:
    """Unpack the sample images into `folder`, unless they are already there.

    Returns:
        The folder of the images, `pixel-faces`, which also contains their license.

    Raises:
        DatasetError: If this installation does not include the sample images.
        SfumatoError: If the disk is full or read-only. No files are left behind.
    """
    target = folder / _NAME
    with explain_disk_errors(target):
        if target.is_dir() and any(target.iterdir()):
            return target
    archive = importlib.resources.files("sfumato_resources") / "sample" / f"{_NAME}.zip"
    if not archive.is_file():
        raise DatasetError(
            msg(
                "data.sample_images_are_missing",
                "The sample images are missing from this installation.",
            ),
            hint=msg(
                "data.reinstall_or_import",
                "Reinstall Sfumato, or import a folder of your own images.",
            ),
        )
    with (
        archive.open("rb") as stream,
        zipfile.ZipFile(stream) as images,
        staged_folder(target) as stage,
    ):
        for member in images.infolist():
            if not member.is_dir():
                path = stage / PurePosixPath(member.filename).name
                path.write_bytes(images.read(member))
    return target
