"""release: release the newest data version to the public, as Publish on History does."""

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from indicators import wording
from indicators.cli import figure_set
from indicators.cli.outcome import Outcome, Status, say, words
from indicators.cli.user import author, emergency
from indicators.errors import Refusal
from indicators.model import records

if TYPE_CHECKING:
    from indicators.changes.releases import ReleasePreview


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options for version, name, year, person and note."""
    parser.add_argument("--version", metavar="V", type=int, required=True, help=words("release_version"))
    parser.add_argument("--name", metavar="TEXT", default="", help=words("release_name"))
    parser.add_argument("--year", metavar="YEAR", type=int, default=None, help=words("release_year"))
    parser.add_argument("--by", metavar="NAME", default=None, help=words("by"))
    parser.add_argument("--note", metavar="TEXT", type=str.strip, default="", help=words("release_note"))
    ways = parser.add_mutually_exclusive_group()
    ways.add_argument("--prepare", action="store_true", help=words("release_prepare"))
    ways.add_argument("--approve", metavar="NUMBER", type=int, default=0, help=words("release_approve"))
    ways.add_argument("--emergency", metavar="REASON", default=None, help=words("release_emergency"))


def run(asked: argparse.Namespace) -> Outcome:
    """Release the version, or prepare that. Raises LedgerTrouble, StalePreview, NotAllowed, Refusal("release.*")."""
    from indicators.changes.releases import approve_release, prepare_release, preview_release, release  # noqa: PLC0415
    from indicators.warehouse.snapshot import Snapshot  # noqa: PLC0415 - only what commands need

    book = figure_set.to_write(asked)
    snapshot = Snapshot(book)
    newest = snapshot.catch_up()
    actor = author(asked, book)
    book.demand(actor, "prepare" if asked.prepare else "release")
    if not asked.approve:                # else the version is that of what was prepared, and the sentence what changed
        if asked.version != newest:
            raise Refusal("release.not_newest", version=asked.version, newest=newest)
        if snapshot.released_version() == newest:
            raise Refusal("release.up_to_date", version=newest)
    preview = preview_release(snapshot, newest)
    about = {"note": asked.note, "year": asked.year, "previewed_on": newest}
    name = asked.name or say("release.name", version=newest)
    data = {"hidden": preview.reasons, "newly_hidden": records(preview.newly_hidden),
            "newly_shown": records(preview.newly_shown)}
    if asked.prepare:
        entry = prepare_release(book, snapshot, actor, name, **about)
        return Outcome(Status.FINE, [say("release.prepared", number=entry.number, version=newest)], {
            "version": newest, "released": False, "prepared": entry.number, **data})
    event = (approve_release(book, snapshot, actor, asked.approve, asked.version) if asked.approve
             else release(book, snapshot, actor, name, **about, emergency=emergency(asked)))
    return Outcome(Status.FINE, list(_lines(preview, event.payload["name"], event.version)),
                   {"version": event.version, "released": True, **data})


def _lines(preview: "ReleasePreview", name: str, version: int) -> Iterator[str]:
    yield say("release.done", name=name, version=version, shown=preview.shown)
    for reason, count in preview.reasons.items():
        yield say("release.hidden", reason=wording.say("suppression", reason), count=count)
    for what in ("newly_hidden", "newly_shown"):
        for row in records(getattr(preview, what)):
            yield say(f"release.{what}", reason=wording.say("suppression", row["reason"]), which=" ".join(filter(
                None, [row["indicator"], row["ref_area"], str(row["year"]), row["breakdown"]])))
