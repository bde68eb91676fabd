"""Releases, as a snapshot has them: the data versions that the public has seen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from indicators.ledger import subjects
from indicators.ledger.records import Event


@dataclass(frozen=True, kw_only=True)
class Release:
    """A named data version released to the public; ``event`` is its event, ``taken_back`` that of its withdrawal, if
    any.

    ``alone`` is the emergency in which one person published it; ``changes_by_preparer`` are the data versions since the
    release before that were made by who prepared it.
    """

    version: int
    name: str
    year: int | None           # of which it is an edition, None for a release that is none
    at: str
    note: str
    event: int
    taken_back: int | None
    hidden: Mapping[str, Sequence[Sequence[object]]] = field(default_factory=dict)    # keys not shown, by reason
    alone: str = ""
    changes_by_preparer: tuple[int, ...] = ()


def releases_of(events: Sequence[Event]) -> list[Release]:
    """Return the releases among events about subjects, oldest first, including withdrawn ones."""
    withdrawals = subjects.withdrawals(events)
    return [Release(version=event.payload["version"], name=event.payload["name"], year=event.payload.get("year"),
                    at=event.at, note=event.note, event=event.version,
                    taken_back=withdrawals[event.version].version if event.version in withdrawals else None,
                    hidden=event.payload["hidden"], alone=event.payload.get("alone", ""),
                    changes_by_preparer=tuple(event.payload.get("changes_by_preparer", ())))
            for event in events if event.kind == "released"]
