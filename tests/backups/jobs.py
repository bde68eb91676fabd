"""What tests let processes of their own do, to kill them in the middle of it."""

from pathlib import Path
from typing import Any

from sqlalchemy import make_url

from indicators.backups.making import back_up
from indicators.backups.restoring import restore


def back_up_without_end(url: str, acknowledged: Any, folder: str) -> None:
    """Make backups, saying the version of each once it is made."""
    while True:
        acknowledged.send(back_up(url, Path(folder), keep=3).manifest.head.version)


def restore_without_end(url: str, acknowledged: Any, file: str) -> None:
    """Lose the ledger and restore it, saying its version each time."""
    while True:
        Path(str(make_url(url).database)).unlink(missing_ok=True)
        acknowledged.send(restore(Path(file), url).manifest.head.version)
