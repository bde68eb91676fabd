"""edition: the public edition of the releases, as a folder of static pages and open data."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from indicators.cli import figure_set
from indicators.cli.outcome import Outcome, Status, say, words
from indicators.errors import Refusal

if TYPE_CHECKING:
    from indicators.warehouse.snapshot import Release


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options for folder, version and address."""
    parser.add_argument("--out", metavar="DIR", type=Path, required=True, help=words("edition_out"))
    parser.add_argument("--version", metavar="V", type=int, default=None, help=words("edition_version"))
    parser.add_argument("--base", metavar="URL", default="", help=words("edition_base"))


def run(asked: argparse.Namespace) -> Outcome:
    """Make the folder. Raises LedgerTrouble, Refusal: release.none, edition.*, brief.no_chromium."""
    from indicators.edition.build import build  # noqa: PLC0415 - commands load only what they need
    from indicators.edition.release import edition_of, releases_in_force  # noqa: PLC0415
    from indicators.warehouse.snapshot import Snapshot  # noqa: PLC0415

    book = figure_set.opened(asked)
    snapshot = Snapshot(book)
    snapshot.catch_up()
    releases = _up_to(list(releases_in_force(snapshot)), asked.version)
    built = build([edition_of(book, snapshot, one, asked.base.rstrip("/")) for one in releases], asked.out)
    newest = releases[-1]
    return Outcome(Status.FINE, [say("edition.done", out=str(asked.out), name=newest.name, version=newest.version,
                                     files=len(built.files))], {
        "out": str(asked.out), "version": newest.version, "name": newest.name, "editions": len(releases),
        "files": len(built.files), "changed": len(built.purge)})


def _up_to(releases: list["Release"], version: int | None) -> list["Release"]:
    """The releases up to that of a version. Raises Refusal: release.none, edition.not_released."""
    if not releases:
        raise Refusal("release.none")
    if version is None:
        return releases
    last = max((number for number, one in enumerate(releases) if one.version == version), default=None)
    if last is None:
        raise Refusal("edition.not_released", version=version)
    return releases[:last + 1]
