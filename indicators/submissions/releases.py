"""What the public would see changed, were another version released; counted as it is shown to the public."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from indicators import released as shown_once
from indicators.findings import visible_notes
from indicators.model import OBSERVATION, Actor, observations
from indicators.scoreboard import Scoreboard, read, readable
from indicators.store.ledger import Ledger
from indicators.store.records import Event
from indicators.store.snapshot import Snapshot
from indicators.submissions.preview import FLIP, flips
from indicators.submissions.versions import Changes, changes


@dataclass(frozen=True)
class ForThePublic:
    """The figures of a version that the public would see, those hidden from it, and how they differ from now.

    ``notes`` beside statuses and ``reports`` cleared for the public are counted by "new", "changed" and "gone".
    ``out``: indicator, area and year of small counts that can be worked out from what the public was shown before.
    """

    shown: int
    hidden: int
    changes: Changes
    notes: Mapping[str, int]
    reports: Mapping[str, int]
    out: tuple[tuple[str, str, int], ...] = ()


def release(ledger: Ledger, snapshot: Snapshot, actor: Actor, name: str, *, note: str, previewed_on: int) -> Event:
    """Release the newest version, and decide at once what the public is shown of it."""
    event = ledger.release(actor, name, note=note, previewed_on=previewed_on)
    snapshot.catch_up()
    shown_once.keep_releases(snapshot)
    return event


def for_the_public(snapshot: Snapshot, version: int) -> ForThePublic:
    """What the public would see of a version, 0 for nothing, against the release that it sees now."""
    released = snapshot.released_version()
    now, then = _public(snapshot, released), _public(snapshot, version)
    rows = _shown(then)
    hidden = len(then.observations) - len(rows) if then else 0
    return ForThePublic(
        len(rows), hidden, Changes(rows=changes(_shown(now), rows), flips=_flips(now, then)),
        notes=_counts(_notes(snapshot, now, released), _notes(snapshot, then, version)),
        reports=_counts(_reports(snapshot, released), _reports(snapshot, version)),
        out=tuple(sorted(shown_once.decided(snapshot, version).out)) if version else ())


def _notes(snapshot: Snapshot, board: Scoreboard | None, version: int) -> dict[object, object]:
    """The notes that the public sees: one that is set is never changed."""
    return {each.version: each for each in visible_notes(board, snapshot.notes(version))} if board else {}


def _reports(snapshot: Snapshot, version: int) -> dict[object, object]:
    """The report of each country and year that the public may read."""
    if not version:
        return {}
    return {(each.ref_area, each.year): each.submission for each in readable(snapshot, version, "public")}


def _counts(now: Mapping[object, object], then: Mapping[object, object]) -> dict[str, int]:
    return {"new": len(then.keys() - now.keys()), "gone": len(now.keys() - then.keys()),
            "changed": sum(now[each] != then[each] for each in now.keys() & then.keys())}


def _public(snapshot: Snapshot, version: int) -> Scoreboard | None:
    return read(snapshot, version, "public") if version else None


def _shown(board: Scoreboard | None) -> pd.DataFrame:
    if board is None:
        return observations([])
    return board.observations.loc[~board.observations["hidden"], list(OBSERVATION)]


def _flips(now: Scoreboard | None, then: Scoreboard | None) -> pd.DataFrame:
    nothing = pd.DataFrame(columns=FLIP).astype({"year": "int64"})
    if now is None and then is None:
        return nothing
    one, other = (nothing.assign(status="") if board is None else board.assessments for board in (now, then))
    return flips(one, other)
