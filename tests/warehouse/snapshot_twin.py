"""The snapshot's answers by the slow, obvious way: walk through every event and every row of the ledger."""

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from indicators.errors import Refusal
from indicators.ledger import Ledger
from indicators.ledger.records import Event
from indicators.model import KEY, OBSERVATION
from indicators.model.parquet import from_parquet

Rows = dict[tuple[Any, ...], dict[str, Any]]


class Once:
    """A ledger to which nobody writes any more: each question is put to it once."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger

    def __getattr__(self, name: str) -> Any:
        answered = cache(getattr(self.ledger, name))
        setattr(self, name, answered)
        return answered


class Answers(NamedTuple):
    """All that is asked of a version."""

    observations: Rows
    current: list[str]
    narratives: dict[tuple[str, int], tuple[str, str]]
    notes: list[tuple[Any, ...]]
    catalogue: bytes | None


def answers(ledger: Ledger | Once, version: int) -> Answers:
    """Answer by walking through the ledger up to a version."""
    return Answers(observations(ledger, version), current(ledger, version), narratives(ledger, version),
                   notes(ledger, version), catalogue(ledger, version))


def observations(ledger: Ledger | Once, version: int) -> Rows:
    """Row of each key, with its submission and the version since when it stands."""
    current: Rows = {}
    rows = {each.id: _rows(ledger, each.id) for each in ledger.submissions()}
    for event, valid in _history(ledger, version):
        now: Rows = {}
        for submission in sorted(valid, key=lambda each: valid[each]):
            for row in rows[submission]:
                now[tuple(row[name] for name in KEY)] = row | {"submission": submission}
        for key, row in now.items():
            before = current.get(key)
            kept = before is not None and before["submission"] == row["submission"]
            row["since"] = before["since"] if before and kept else event.version
        current = now
    return current


def current(ledger: Ledger | Once, version: int) -> list[str]:
    """Ids of the submissions that stand, in the order of their first publication."""
    valid = _last(ledger, version)
    return sorted(valid, key=lambda each: valid[each])


def narratives(ledger: Ledger | Once, version: int) -> dict[tuple[str, int], tuple[str, str]]:
    """Submission and text of the report of each country and year."""
    found = {}
    for each in current(ledger, version):
        submission = ledger.submission(each)
        if submission.kind == "narrative":
            found[submission.areas[0], submission.years[0]] = each
    return {key: (each, ledger.original(each).decode()) for key, each in sorted(found.items())
            if not ledger.submission(each).erased}


def notes(ledger: Ledger | Once, version: int) -> list[tuple[Any, ...]]:
    """Version, area, text, reason, author and date of the notes that stand, the first set first."""
    erased = {version for entry in ledger.log("erased") for version in entry.payload["rows"].get("event", ())}
    standing_: dict[int, tuple[Any, ...]] = {}
    for event in _until(ledger, version):
        if event.kind == "remark_set" and event.version not in erased:
            reason, text = event.note.split("\n", 1)
            about = event.version, event.payload["ref_area"]
            standing_[event.version] = (*about, text, reason, event.actor_name, event.at)
        if event.kind == "remark_taken_back":
            standing_.pop(event.payload["undoes"], None)
    return list(standing_.values())


def catalogue(ledger: Ledger | Once, version: int) -> bytes | None:
    """Canonical bytes of the catalogue in force."""
    adopted = [event for event in _until(ledger, version) if event.kind == "adopted"]
    return ledger.original(str(adopted[-1].submission)) if adopted else None


def releases(ledger: Ledger | Once) -> list[tuple[int, str, int | None]]:
    """Version and name of each release, and the version that took it back."""
    made: dict[int, tuple[int, str, int | None]] = {}
    for event in ledger.events():
        told = event.payload
        if event.kind == "released":
            made[event.version] = told["version"], told["name"], None
        if event.kind == "release_taken_back":
            made[told["undoes"]] = told["version"], made[told["undoes"]][1], event.version
    return list(made.values())


def _until(ledger: Ledger | Once, version: int) -> list[Event]:
    return [event for event in ledger.events() if event.version <= version]


def _history(ledger: Ledger | Once, version: int) -> Iterator[tuple[Event, dict[str, int]]]:
    """After each event: the place of each submission that stands, catalogues apart."""
    places = {each.id: each.version for each in ledger.submissions()}
    valid: dict[str, int] = {}
    for event in _until(ledger, version):
        if event.kind in ("published", "restored"):
            valid[str(event.submission)] = places[str(event.submission)]
        if event.kind == "withdrawn":
            del valid[str(event.submission)]
        yield event, dict(valid)


def _last(ledger: Ledger | Once, version: int) -> dict[str, int]:
    return ([{}] + [valid for _, valid in _history(ledger, version)])[-1]


def _rows(ledger: Ledger | Once, submission: str) -> list[dict[str, Any]]:
    """Rows as OBSERVATION has them; those of an erased submission are not there."""
    try:
        return _read(ledger.rows(submission))
    except Refusal:
        return []


@cache
def _read(rows: bytes) -> list[dict[str, Any]]:
    return from_parquet(rows).select(list(OBSERVATION)).to_pylist()
