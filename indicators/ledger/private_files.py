"""Files and folders that nobody but Goalline's own user may read, whatever the umask and however they were made."""

import os
import stat
from contextlib import suppress
from pathlib import Path

FILE, FOLDER = 0o600, 0o700


def make_file(path: Path) -> None:
    """Make an empty file that nobody else can open, not even for a moment; FileExistsError where there is one."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, FILE))
    _close(path, FILE)


def make_folder(path: Path) -> None:
    """Make a folder of Goalline's own where there is none; one that is there stays as it is."""
    if not path.is_dir():
        path.mkdir(mode=FOLDER, parents=True, exist_ok=True)
        close_folder(path)


def close_folder(path: Path) -> None:
    """Take other people's rights to a folder away, unless it is one that everyone shares, such as /tmp."""
    with suppress(OSError):
        if not path.stat().st_mode & stat.S_ISVTX:
            _close(path, FOLDER)


def close_files(*paths: Path) -> None:
    """Take other people's rights to files away; one that is not there, or is another user's, stays as it is."""
    for path in paths:
        _close(path, FILE)


def _close(path: Path, mode: int) -> None:
    with suppress(OSError):
        if stat.S_IMODE(path.stat().st_mode) != mode:
            path.chmod(mode)
