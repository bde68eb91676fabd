"""Files and folders readable only by Goalline's own user, regardless of the umask and of who created them."""

import stat
from contextlib import suppress
from pathlib import Path

FILE, FOLDER = 0o600, 0o700


def make_file(path: Path) -> None:
    """Create an empty private file; one that exists is made private."""
    path.touch(FILE)
    close(path, FILE)


def make_folder(path: Path) -> None:
    """Create a private folder if there is none; an existing folder is left unchanged."""
    if not path.is_dir():
        path.mkdir(mode=FOLDER, parents=True, exist_ok=True)
        close(path, FOLDER)


def close(path: Path, mode: int) -> None:
    """Remove other users' permissions, unless it is missing, another user's, or a folder shared by all such as /tmp."""
    with suppress(OSError):
        current = path.stat().st_mode
        if stat.S_IMODE(current) != mode and not current & stat.S_ISVTX:
            path.chmod(mode)
