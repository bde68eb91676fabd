"""Issued briefings: each download, by whom, of what and of which data version, in the second log of the ledger."""

from dataclasses import dataclass

from indicators.briefing.reference import Reference, from_json
from indicators.model import Actor
from indicators.opening import Ledger

KIND = "issued"


@dataclass(frozen=True)
class IssuedBriefing:
    """A briefing that was downloaded."""

    at: str                  # ISO time
    name: str                # of the person
    file: str
    title: str
    reference: Reference


def record_issued(ledger: Ledger, actor: Actor, file: str, title: str, reference: Reference) -> None:
    """Record a download; the data version does not change."""
    ledger.record(actor, KIND, {"file": file, "title": title, "reference": reference.to_json()})


def issued_briefings(ledger: Ledger, most: int) -> list[IssuedBriefing]:
    """The latest downloads, the newest first."""
    return [IssuedBriefing(entry.at, entry.actor_name, entry.payload["file"], entry.payload["title"],
                           from_json(entry.payload["reference"]))
            for entry in ledger.log(KIND)[:-most - 1:-1] if not entry.erased]
