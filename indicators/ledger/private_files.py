"""Files and folders readable only by Goalline's own user, regardless of the umask and of who created them."""

import os
import stat
from contextlib import suppress
from pathlib import Path

FILE, FOLDER = 0o600, 0o700


def make_file(path: Path) -> None:
    """Create an empty private file, never readable by others; raises FileExistsError if it exists."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, FILE))
    _close(path, FILE)


def make_folder(path: Path) -> None:
    """Create a private folder if there is none; an existing folder is left unchanged."""
    if not path.is_dir():
        path.mkdir(mode=FOLDER, parents=True, exist_ok=True)
        close_folder(path)


def close_folder(path: Path) -> None:
    """Remove other users' permissions on a folder, unless it is shared by all, such as /tmp."""
    with suppress(OSError):
        if not path.stat().st_mode & stat.S_ISVTX:
            _close(path, FOLDER)


def close_files(*paths: Path) -> None:
    """Remove other users' permissions on files; missing files and those of other users are left unchanged."""
    for path in paths:
        _close(path, FILE)


def _close(path: Path, mode: int) -> None:
    with suppress(OSError):
        if stat.S_IMODE(path.stat().st_mode) != mode:
            path.chmod(mode)
