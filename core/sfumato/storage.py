"""How do files come to disk whole or not at all?

A write goes to a temporary name beside its target, is flushed to the disk, and is then renamed,
so a reader sees the old state or the new one and never a part. The folder is flushed too, so that
the new state outlives a power cut. A failing disk is explained.
"""

import errno
import os
import re
import shutil
import stat
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from sfumato.errors import SfumatoError
from sfumato.names import FILE_NAME_BYTES, shortened

if sys.platform != "win32":
    import fcntl

__all__ = [
    "explain_disk_errors",
    "is_abandoned",
    "open_plain",
    "read_whole",
    "require_space",
    "require_writable",
    "staged_folder",
    "staged_new_folder",
    "write_whole",
]

_FLUSHING_THREADS = 16
_LARGEST_FILE_BYTES = 64_000_000
"""More than any file of settings or results ever holds."""
_RANDOM_NAME_BYTES = len(".old") + 8
"""What a temporary name ends in, as `mkdtemp` gives them."""
_TRIAL_BYTES = 65_536
_LEFT_BEHIND_S = 86_400.0
_READ_AT_ONCE = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
# What some network disks say to it, and what a folder does that may be written but not read.
_CANNOT_FLUSH_A_FOLDER = (errno.EACCES, errno.EBADF, errno.EINVAL, errno.ENOTSUP)

_IS_LOCKED = (errno.EACCES, errno.EAGAIN)

_EXISTS = ("“{path}” exists already.", "Choose another name.")
_CAUSES = {
    errno.EEXIST: _EXISTS,
    errno.ENOTEMPTY: _EXISTS,
    errno.ENOSPC: (
        "The disk that holds “{path}” is full.",
        "Free some space or choose a folder on another disk, then try again; nothing was lost.",
    ),
    errno.EDQUOT: (
        "Your disk quota for “{path}” is used up.",
        "Free some space or choose a folder on another disk, then try again; nothing was lost.",
    ),
    errno.EROFS: (
        "“{path}” lies on a disk that is read-only.",
        "Choose a folder you may write to, or mount the disk for writing.",
    ),
    errno.EACCES: (
        "You have no permission to use “{path}”.",
        "Choose another folder, or ask its owner for permission to read and write.",
    ),
    errno.EPERM: (
        "“{path}” may not be changed.",
        "Choose another folder, or ask its owner for permission to write.",
    ),
    errno.EFBIG: (
        "“{path}” would become larger than this disk or your account allows.",
        "Choose a folder on another disk, then try again; nothing was lost.",
    ),
    errno.ENOENT: (
        "“{path}” or its folder does not exist.",
        "Check the path; a disk may have been unplugged, or a folder moved.",
    ),
    errno.ENOTDIR: (
        "A part of the path “{path}” is a file and not a folder.",
        "Check the path, or choose another one.",
    ),
    errno.ENAMETOOLONG: ("The path “{path}” is too long.", "Choose a shorter name."),
}


@contextmanager
def explain_disk_errors(path: Path) -> Iterator[None]:
    """Turn an `OSError` about `path` into a `SfumatoError` that a user can act on."""
    try:
        yield
    except OSError as error:
        message, hint = _CAUSES.get(
            error.errno or 0,
            (
                f"“{{path}}” could not be read or written: {error.strerror or error}.",
                "Check the disk and the path, then try again.",
            ),
        )
        raise SfumatoError(message.replace("{path}", str(path)), hint=hint) from error
    except ValueError as error:
        if _can_be_a_path(path):
            raise
        raise SfumatoError(
            f"{str(path)!r} cannot be a path: it holds a character that no file name has.",
            hint="Choose another name.",
        ) from error


def open_plain(path: Path) -> BinaryIO:
    """Open a file for reading; a pipe would be waited for, and a device be read for ever.

    Raises:
        OSError: If it is missing or cannot be read.
        SfumatoError: If it is no plain file.
    """
    descriptor = os.open(path, _READ_AT_ONCE)
    if stat.S_ISREG(os.fstat(descriptor).st_mode):
        return os.fdopen(descriptor, "rb")
    os.close(descriptor)
    raise SfumatoError(
        f"“{path}” is not a plain file.",
        hint="Remove it, or put the file there that belongs in its place.",
    )


def read_whole(path: Path, *, limit_bytes: int = _LARGEST_FILE_BYTES) -> bytes:
    """Return the content of a file, which must be a plain one: a pipe would be waited for.

    Raises:
        SfumatoError: If it is missing, no plain file, larger than the limit, or cannot be read.
    """
    with explain_disk_errors(path), open_plain(path) as stream:
        content = stream.read(limit_bytes + 1)
    if len(content) > limit_bytes:
        raise SfumatoError(
            f"“{path}” is larger than {_megabytes(limit_bytes)}, so it cannot be what its name "
            "says.",
            hint="Restore the file from a copy, or remove it.",
        )
    return content


def require_space(folder: Path, size_bytes: int, *, task: str, hint: str) -> None:
    """Refuse a task that the disk has no room for, before the work.

    Args:
        folder: Lies on the disk that will be written to.
        size_bytes: What the task will write, at least.
        task: Begins the message: "Preparing 60 images".
        hint: What to do about it.

    Raises:
        SfumatoError: If less is free.
    """
    with explain_disk_errors(folder):
        free_bytes = shutil.disk_usage(folder).free
    if size_bytes > free_bytes:
        raise SfumatoError(
            f"{task} takes {_megabytes(size_bytes)} and the disk of “{folder}” has "
            f"{_megabytes(free_bytes)} free.",
            hint=hint,
        )


def require_writable(folder: Path) -> None:
    """Write a little to a folder and take it away again, to learn what the disk has against it.

    A database says “disk I/O error” where this says that the disk is full.

    Raises:
        SfumatoError: If the disk is full, read-only, or otherwise refuses.
    """
    with explain_disk_errors(folder), tempfile.TemporaryFile(dir=folder) as stream:
        stream.write(bytes(_TRIAL_BYTES))
        stream.flush()


def write_whole(path: Path, content: bytes) -> None:
    """Write `content` to `path`, whole or not at all; it outlives a power cut from then on.

    Inside a staged folder plain writes do: that is flushed once, when its block ends.

    Raises:
        SfumatoError: If the disk is full, read-only, or otherwise refuses.
    """
    with explain_disk_errors(path):
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=_temporary_prefix(path))
        stage = Path(name)
        try:
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
            stage.chmod(0o644)
            stage.replace(path)
            _flush_folder(path.parent)
        except BaseException:
            stage.unlink(missing_ok=True)
            raise


def is_abandoned(stage: Path) -> bool:
    """Return whether a staged folder was left by a process that was killed.

    No process of this machine holds it, and nothing in it has changed for a day: a younger one may
    belong to another machine. The clock alone would not do, for somebody may move it.
    """
    try:
        changed = max(path.stat().st_mtime for path in (stage, *stage.iterdir()))
    except OSError:  # somebody was faster
        return False
    return changed < time.time() - _LEFT_BEHIND_S and not _is_held(stage)


@contextmanager
def staged_folder(target: Path) -> Iterator[Path]:
    """Yield a temporary folder that becomes `target` when the block ends without an error.

    An older `target` is replaced: it is moved aside, and removed when the new one stands. If the
    block raises, the temporary folder is removed and `target` stays as it was. The folder of
    `target` is made if it is missing, those above it are not.

    Raises:
        SfumatoError: If the disk is full, read-only, or otherwise refuses.
    """
    with _staged(target, _put_in_place) as stage:
        yield stage


@contextmanager
def staged_new_folder(target: Path) -> Iterator[Path]:
    """Yield a temporary folder that becomes `target`; nothing is replaced.

    Of two processes that make the same folder at once, one gets it.

    Raises:
        SfumatoError: If `target` holds something when the block ends, or the disk refuses.
    """
    with _staged(target, _rename) as stage:
        yield stage


@contextmanager
def _staged(target: Path, put: Callable[[Path, Path], None]) -> Iterator[Path]:
    with explain_disk_errors(target):
        # Not the folders above: a project that was moved away would come back without its content.
        target.parent.mkdir(exist_ok=True)
        _remove_left_behind(target)
        stage = Path(tempfile.mkdtemp(dir=target.parent, prefix=_temporary_prefix(target)))
        try:
            with _held(stage):
                yield stage
                _flush(stage)
                stage.chmod(0o755)
                put(stage, target)
        except SfumatoError as error:
            shutil.rmtree(stage, ignore_errors=True)
            raise _named_after(target, stage, error) from error
        except BaseException:
            shutil.rmtree(stage, ignore_errors=True)
            raise


def _remove_left_behind(target: Path) -> None:
    """Remove what a killed process left of its own attempt at a folder."""
    prefix = re.escape(_temporary_prefix(target))
    own_name = re.compile(rf"{prefix}[a-z0-9_]{{8}}")  # as `mkdtemp` gives them
    for entry in os.scandir(target.parent):
        if own_name.fullmatch(entry.name) and is_abandoned(Path(entry.path)):
            shutil.rmtree(entry.path, ignore_errors=True)


@contextmanager
def _held(folder: Path) -> Iterator[None]:
    """Hold a folder while the block runs; the system lets go when the process ends."""
    if sys.platform == "win32":  # a folder that is open there cannot be renamed
        yield
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # some network disks know no locks
            fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
        yield
    finally:
        os.close(descriptor)


def _is_held(folder: Path) -> bool:
    """Return whether a process of this machine writes to a staged folder."""
    if sys.platform == "win32":
        return False
    with suppress(FileNotFoundError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            return error.errno in _IS_LOCKED
        finally:
            os.close(descriptor)
    return False


def _temporary_prefix(target: Path) -> str:
    """Return how a temporary name beside `target` begins; it has room for its random end."""
    return f".{shortened(target.name, FILE_NAME_BYTES - _RANDOM_NAME_BYTES)}."


def _can_be_a_path(path: Path) -> bool:
    try:
        return b"\0" not in os.fsencode(path)
    except UnicodeEncodeError:
        return False


def _megabytes(size_bytes: int) -> str:
    return f"{size_bytes / 1e6:,.1f} MB"


def _named_after(target: Path, stage: Path, error: SfumatoError) -> SfumatoError:
    """Return the error with the name that the user knows in place of the temporary one."""
    message = error.message.replace(stage.name, target.name)
    return type(error)(message, hint=error.hint.replace(stage.name, target.name))


def _rename(stage: Path, target: Path) -> None:
    stage.rename(target)  # no system puts a folder over one that holds something
    _flush_folder(target.parent)


def _put_in_place(stage: Path, target: Path) -> None:
    if not target.exists():
        _rename(stage, target)
        return
    older = stage.with_name(f"{stage.name}.old")
    target.rename(older)
    try:
        stage.rename(target)
    except BaseException:
        older.rename(target)
        raise
    _flush_folder(target.parent)
    shutil.rmtree(older, ignore_errors=True)  # the new one stands; what is left only takes space


def _flush(folder: Path) -> None:
    """Flush a folder and all in it; many files at a time, because a disk settles them together."""
    content = list(folder.rglob("*"))
    with ThreadPoolExecutor(_FLUSHING_THREADS, thread_name_prefix="flush") as pool:
        list(pool.map(_flush_file, (path for path in content if path.is_file())))
    for inner in (folder, *(path for path in content if path.is_dir())):
        _flush_folder(inner)


def _flush_file(path: Path) -> None:
    with path.open("r+b") as stream:  # Windows flushes only what may be written
        os.fsync(stream.fileno())


def _flush_folder(folder: Path) -> None:
    """Flush a folder's names to the disk, where the system has that and its disk can."""
    if os.name != "posix":
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        if error.errno not in _CANNOT_FLUSH_A_FOLDER:
            raise
