"""What stands published, judged: the question that assess and export share."""

import argparse
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from indicators.cli import which
from indicators.model import Mark

if TYPE_CHECKING:
    from indicators.scoreboard import Scoreboard


@dataclass(frozen=True)
class Published:
    """A scoreboard and the data version that it shows; ``day`` is the ISO date on which that version was made."""

    board: "Scoreboard"
    version: int
    day: str
    illustrative: bool


def add_options(parser: argparse.ArgumentParser, words: dict[str, Any]) -> None:
    """For whom, and as of which version."""
    parser.add_argument("--for", dest="audience", choices=("staff", "public"), default="staff", help=words["for"])
    parser.add_argument("--version", metavar="N", type=int, default=None, help=words["version"])


def published(asked: argparse.Namespace) -> Published:
    """Judge the version asked for, else the newest, released or not. Raises LedgerTrouble, Refusal."""
    from indicators.scoreboard import read  # noqa: PLC0415 - commands load only what they need
    from indicators.store.snapshot import Snapshot  # noqa: PLC0415

    book = which.opened(asked)
    snapshot = Snapshot(book)
    snapshot.catch_up()
    version = snapshot.version if asked.version is None else asked.version
    board = read(snapshot, version, asked.audience)
    day = book.events(after=version - 1)[0].at[:10]
    illustrative = any(Mark.ILLUSTRATIVE in marks.split() for marks in board.observations["marks"].unique())
    return Published(board, version, day, illustrative)
