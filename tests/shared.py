"""What the processes of one run of the tests share: made by the first that asks for it, ended with the run."""

import os
import shutil
import signal
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from filelock import FileLock

NAME = "FOLDER_OF_THIS_TEST_RUN"


def begin() -> None:
    """Make the folder for what is shared; processes that are started later find its name in their environment."""
    os.environ[NAME] = tempfile.mkdtemp(prefix="shared-")


def end() -> None:
    """End the processes that go on for all, and delete what was made."""
    folder = Path(os.environ.pop(NAME))
    for file in folder.glob("*.pid"):
        with suppress(ProcessLookupError):
            os.kill(int(file.read_text("utf-8")), signal.SIGKILL)
    shutil.rmtree(folder, ignore_errors=True)


def once(name: str, make: Callable[[Path], object]) -> Path:
    """A folder of that name, which ``make`` fills in one process of this run; all others read what is in it."""
    filled = folder(name)
    made = filled.with_suffix(".made")
    with FileLock(filled.with_suffix(".lock")):
        if not made.exists():
            shutil.rmtree(filled, ignore_errors=True)       # what is left of an attempt that failed
            filled.mkdir()
            make(filled)
            made.touch()
    return filled


def folder(name: str) -> Path:
    """The folder of that name, which ``once`` makes."""
    return Path(os.environ[NAME], name)


def alone(name: str) -> FileLock:
    """A block that one process of this run is in at a time."""
    return FileLock(folder(name).with_suffix(".alone"))


def goes_on(name: str, process: int) -> None:
    """Have a process go on after the one that started it, until the run ends."""
    Path(os.environ[NAME], f"{name}.pid").write_text(str(process), "utf-8")
