"""One data version judged for staff or as the public sees it, for assess, export and brief."""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from indicators.cli import figure_set
from indicators.cli.outcome import say, words
from indicators.errors import Refusal
from indicators.model import Audience, Mark

if TYPE_CHECKING:
    from indicators.changes.releases import VersionView
    from indicators.judging.scoreboard import Scoreboard
    from indicators.warehouse.snapshot import Snapshot


@dataclass(frozen=True)
class JudgedVersion:
    """What staff or the public see of a data version; ``day`` is the ISO date on which that version was created."""

    view: "VersionView"
    audience: Audience
    version: int
    day: str
    illustrative: bool
    released: bool
    snapshot: "Snapshot"

    @property
    def board(self) -> "Scoreboard":
        """The figures and statuses."""
        return self.view.board

    def remarks(self) -> Iterator[str]:
        """Notes to read first: illustrative figures, an unreleased version."""
        if self.illustrative:
            yield say("chart.illustrative")
        if self.audience == "public" and not self.released:
            yield say("published.unreleased", version=self.version)


def add_options(parser: argparse.ArgumentParser, audience: Audience = "staff") -> None:
    """Add the options for audience, with its default, and version."""
    parser.add_argument("--for", dest="audience", choices=("staff", "public"), default=audience,
                        help=words("for", audience=audience))
    parser.add_argument("--version", metavar="N", type=int, default=None, help=words("version"))


def judged_version(asked: argparse.Namespace, breakdown: str | None = "") -> JudgedVersion:
    """Judge the totals of the requested version, or (None) every breakdown; else the newest version or, for the public,
    the last release.

    Of a version that is not released the public gets what its release would show. Raises LedgerTrouble,
    Refusal("release.none").
    """
    from indicators.changes.releases import public_view, whole_view  # noqa: PLC0415 - commands load only what they need
    from indicators.warehouse.snapshot import Snapshot  # noqa: PLC0415

    book = figure_set.opened(asked)
    snapshot = Snapshot(book)
    snapshot.catch_up()
    version = _version(snapshot, asked)
    view = (public_view(snapshot, version) if asked.audience == "public"
            else whole_view(snapshot, version, breakdown))
    day = book.events(after=version - 1)[0].at[:10]
    illustrative = any(Mark.ILLUSTRATIVE in marks.split() for marks in view.board.observations["marks"].unique())
    is_released = any(release.version == version and release.taken_back is None for release in snapshot.releases())
    return JudgedVersion(view, asked.audience, version, day, illustrative, is_released, snapshot)


def _version(snapshot: "Snapshot", asked: argparse.Namespace) -> int:
    """The requested version; else the newest for staff and the last release for the public."""
    if asked.version is not None:
        return int(asked.version)
    if asked.audience == "staff":
        return snapshot.version
    if not (version := snapshot.released_version()):
        raise Refusal("release.none")
    return version
