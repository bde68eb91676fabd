"""Temporary folders of a process: removed after use, or by a later sweep if the process was killed.

Each is locked while it is in use, so that a process in another container does not sweep it.
"""

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock

try:
    import fcntl
except ImportError:                       # Windows: an abandoned folder is removed once it is old
    fcntl = None  # type: ignore[assignment]

PREFIX, PURPOSES = "goalline-", ("mark", "export", "draw")
LASTING = "draw"                          # used as long as the process lives, so that its age says nothing
OLD = 24 * 3600                           # seconds after which no folder can be in use
_AGAIN = 600                              # seconds between two sweeps of a process

_sweeping = Lock()
_swept = -float(_AGAIN)


@contextmanager
def scratch(purpose: str) -> Iterator[Path]:
    """A folder that only this user can read; ``purpose`` is one of PURPOSES."""
    _sweep_now_and_then()
    folder, held = _made(purpose)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        if held is not None:
            os.close(held)


def sweep() -> None:
    """Remove folders that killed processes of this user left; folders of other users are left alone."""
    with suppress(OSError), os.scandir(tempfile.gettempdir()) as entries:
        for entry in entries:
            if entry.name.startswith(tuple(f"{PREFIX}{purpose}-" for purpose in PURPOSES)):
                with suppress(OSError):
                    _sweep(entry)


def _made(purpose: str) -> tuple[Path, int | None]:
    """A new folder and its lock; made again if it was swept before it was locked."""
    while True:
        folder = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{purpose}-"))
        if fcntl is None:
            return folder, None
        try:
            held = os.open(folder, os.O_RDONLY)
        except FileNotFoundError:
            continue
        with suppress(OSError):
            fcntl.flock(held, fcntl.LOCK_EX)
        if folder.exists():
            return folder, held
        os.close(held)


def _sweep(entry: os.DirEntry[str]) -> None:
    found = entry.stat(follow_symlinks=False)
    if not entry.is_dir(follow_symlinks=False) or (hasattr(os, "getuid") and found.st_uid != os.getuid()):
        return
    if found.st_mtime < time.time() - OLD and not entry.name.startswith(f"{PREFIX}{LASTING}-"):
        shutil.rmtree(entry.path, ignore_errors=True)
    elif fcntl is not None:
        held = os.open(entry.path, os.O_RDONLY | os.O_NOFOLLOW)
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)         # raises if another process uses it
            shutil.rmtree(entry.path, ignore_errors=True)
        finally:
            os.close(held)


def _sweep_now_and_then() -> None:
    global _swept  # noqa: PLW0603 - time of the last sweep of this process
    with _sweeping:
        if time.monotonic() - _swept < _AGAIN:
            return
        _swept = time.monotonic()
    sweep()
