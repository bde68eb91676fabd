"""One data version judged for an audience, for assess and export."""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from indicators.cli import figure_set
from indicators.cli.outcome import say, words
from indicators.cli.user import machine_user
from indicators.errors import Refusal
from indicators.model import Actor, Audience, Mark

if TYPE_CHECKING:
    from indicators.judging.scoreboard import Scoreboard
    from indicators.warehouse.snapshot import Snapshot

LISTED = 10
"""Maximum number of listed counts that can be derived; their number is always given."""


@dataclass(frozen=True)
class Published:
    """A scoreboard and its data version; ``day`` is the ISO date on which that version was created.

    ``out``: indicator, area and year of small counts that can be derived from what the public was shown before.
    """

    board: "Scoreboard"
    version: int
    day: str
    illustrative: bool
    released: bool
    snapshot: "Snapshot"
    out: frozenset[tuple[str, str, int]] = frozenset()

    def remarks(self) -> Iterator[str]:
        """Notes to read first: illustrative figures, an unreleased version, counts that can be derived."""
        if self.illustrative:
            yield say("chart.illustrative")
        if self.board.audience == "public" and not self.released:
            yield say("published.unreleased", version=self.version)
        if self.out:
            named = [say("published.out_one", indicator=code, area=area, year=year)
                     for code, area, year in sorted(self.out)[:LISTED]]
            yield say("published.out", count=len(self.out), named=", ".join(named))


def add_options(parser: argparse.ArgumentParser, audience: Audience = "staff") -> None:
    """Add the options for audience, with its default, and version."""
    parser.add_argument("--for", dest="audience", choices=("staff", "public"), default=audience,
                        help=words("for" if audience == "staff" else "for_public"))
    parser.add_argument("--version", metavar="N", type=int, default=None, help=words("version"))


def published(asked: argparse.Namespace) -> Published:
    """Judge the requested version; else the newest or, for the public, the last release.

    What the public gets of an unreleased version is recorded first, like a release, because a reader of both could
    subtract. Raises LedgerTrouble, Refusal("release.none").
    """
    from indicators import public_view  # noqa: PLC0415 - commands load only what they need
    from indicators.judging.scoreboard import read  # noqa: PLC0415
    from indicators.warehouse.snapshot import Snapshot  # noqa: PLC0415

    book = figure_set.opened(asked)
    snapshot = Snapshot(book)
    snapshot.catch_up()
    version = _version(snapshot, asked)
    out: frozenset[tuple[str, str, int]] = frozenset()
    if asked.audience == "public":
        name = machine_user()
        public_view.keep_releases(snapshot, version)
        public_view.keep(snapshot, version, Actor(name=name) if name else public_view.GOALLINE)
        out = public_view.so_far(snapshot, version).out
    board = read(snapshot, version, asked.audience)
    day = book.events(after=version - 1)[0].at[:10]
    illustrative = any(Mark.ILLUSTRATIVE in marks.split() for marks in board.observations["marks"].unique())
    is_released = any(release.version == version and release.taken_back is None for release in snapshot.releases())
    return Published(board, version, day, illustrative, is_released, snapshot, out)


def _version(snapshot: "Snapshot", asked: argparse.Namespace) -> int:
    """The requested version; else the newest for staff and the last release for the public."""
    if asked.version is not None:
        return int(asked.version)
    if asked.audience == "staff":
        return snapshot.version
    if not (version := snapshot.released_version()):
        raise Refusal("release.none")
    return version
