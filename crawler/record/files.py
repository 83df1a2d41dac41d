"""Files of ours, written whole or not at all. What belongs to a run is for its owner's eyes only, whatever the
umask."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_FULL = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EFBIG))
_FORBIDDEN = frozenset((errno.EACCES, errno.EPERM, errno.EROFS))


class OutputError(Exception):
    """Something could not be written. The first line says what and why, the next how to mend it."""

    def __init__(self, path: Path | str, error: OSError) -> None:
        super().__init__(f"{path}: cannot be written ({_why(error)})\n{remedy(error)}")


def refused_by_disk(error: OSError) -> bool:
    """Whether the disk takes nothing more: it is full, or may only be read."""
    return error.errno in _FULL or error.errno == errno.EROFS


def remedy(error: OSError) -> str:
    """What the user can do about a file that could not be written."""
    if error.errno in _FULL:
        return "free some space, or name another folder with --out"
    if error.errno in _FORBIDDEN:
        return "name a folder that you may write into with --out, or change its permissions"
    return "name another folder with --out"


def _why(error: OSError) -> str:
    return error.strerror or type(error).__name__


def make_folder(path: Path) -> None:
    """Makes a folder of a run (0700). Folders above it are made as usual. Raises OutputError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.mkdir(exist_ok=True)
        path.chmod(0o700)
    except OSError as error:
        raise OutputError(path, error) from None


def remove_folder(path: Path) -> None:
    """Removes a folder and all in it, as far as that is allowed; one that is not there is removed already."""
    shutil.rmtree(path, ignore_errors=True)


@contextmanager
def replacing(path: Path, *, private: bool = True) -> Iterator[Path]:
    """A file beside `path`, with its suffix, to write into; at the end it takes the place of `path`, and after an error
    it is gone and `path` is as before. `private`: 0600, as all files of a run; else as the umask says, and missing
    folders above it are made.

    Raises OutputError for every OSError that happens inside.
    """
    temporary = path.with_name(f".{path.stem}.{os.getpid()}-{secrets.token_hex(3)}.tmp{path.suffix}")
    try:
        if not private:
            path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600 if private else 0o666))
        if private:
            temporary.chmod(0o600)
        yield temporary
        temporary.replace(path)
    except OSError as error:
        raise OutputError(path, error) from None
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def write_file(path: Path, data: bytes, *, private: bool = True) -> None:
    """Writes a file that is at no moment half written; see `replacing`."""
    with replacing(path, private=private) as temporary:
        temporary.write_bytes(data)
