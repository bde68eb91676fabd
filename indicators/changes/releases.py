"""Changes from one release to another version: for the public, counted as shown to it, and for staff."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import pandas as pd

from indicators import public_view as shown_once
from indicators.changes.versions import Changes, between, changes, flips_between, in_codes_of
from indicators.judging.scoreboard import Scoreboard, read, read_with_out, readable
from indicators.ledger import Ledger
from indicators.ledger.records import Event
from indicators.model import KEY, OBSERVATION, Actor, Audience, observations
from indicators.model.commitments import Commitment
from indicators.model.remarks import Remark
from indicators.statements import visible_commitments, visible_remarks
from indicators.warehouse.snapshot import Snapshot

NotPublic = Literal["", "figures", "text"]


@dataclass(frozen=True)
class ForThePublic:
    """What the public would see of a version and what is suppressed, compared with the current release.

    ``remarks``, ``reports`` cleared for the public and ``commitments`` of these are counted by "new", "changed" and
    "gone". ``out``: indicator, area and year of small counts that can be derived from what was already shown.
    ``next``: the data version that publishing or withdrawing makes, if nobody else saves before.
    """

    next: int
    shown: int
    hidden: int
    changes: Changes
    remarks: Mapping[str, int]
    reports: Mapping[str, int]
    commitments: Mapping[str, int]
    out: tuple[tuple[str, str, int], ...] = ()


def release(ledger: Ledger, snapshot: Snapshot, actor: Actor, name: str, *, note: str, previewed_on: int,
            year: int | None = None) -> Event:
    """Release the newest version, and decide at once what the public is shown of it."""
    event = ledger.release(actor, name, note=note, year=year, previewed_on=previewed_on)
    snapshot.catch_up()
    shown_once.keep_releases(snapshot)
    return event


def for_the_public(snapshot: Snapshot, version: int,
                   released_board: Callable[[int], Scoreboard] | None = None) -> ForThePublic:
    """Return what the public would see of a version, 0 for none, compared with the current release.

    Both are expressed in the later of the two catalogues, so that a rename or conversion does not count as a change.
    ``released_board`` gives the public's scoreboard of a release, which many previews need.
    """
    released = snapshot.released_version()
    now = released_board(released) if released and released_board else _public(snapshot, released)
    then, out = read_with_out(snapshot, version) if version else (None, ())
    found = _between(snapshot, (now, then), (released, version))
    hidden = int(then.observations["hidden"].sum()) if then else 0
    return ForThePublic(
        snapshot.version + 1, len(then.observations) - hidden if then else 0, hidden, found,
        remarks=_counts(remarks_seen(snapshot, now, released), remarks_seen(snapshot, then, version)),
        reports=_counts(_reports(snapshot, released), _reports(snapshot, version)),
        commitments=_counts(_commitments(snapshot, released), _commitments(snapshot, version)),
        out=tuple(sorted(out)))


def since_release(snapshot: Snapshot, released: int, version: int, audience: Audience) -> Changes:
    """What changed from a released version to a later one.

    For staff in all figures. For the public, whose version is a release itself, in what it was shown of both.
    """
    if audience == "staff":
        return between(snapshot, released, version)
    boards = _public(snapshot, released), _public(snapshot, version)
    return _between(snapshot, boards, (released, version))


def not_public(snapshot: Snapshot, version: int, areas: Sequence[str], *, released: bool) -> NotPublic:
    """What staff see of a version that the public does not: "figures" or else "text"; empty ``areas`` mean all.

    Nothing is recorded as shown to the public.
    """
    rows = snapshot.observations(version=version)
    own = rows["ref_area"].isin(list(areas)).to_numpy() | (not areas)
    if not released or shown_once.hidden(rows, snapshot, version)[own].any():
        return "figures"
    of_staff = {one.version: one.status for one in snapshot.commitments(version) if one.ref_area in areas}
    of_public = {one.version: one.status for one in commitments_seen(snapshot, version, "public")}
    return "text" if of_staff.items() - of_public.items() or any(
        not report.public and report.ref_area in areas for report in snapshot.narratives(version)) else ""


def _between(snapshot: Snapshot, boards: tuple[Scoreboard | None, Scoreboard | None],
             versions: tuple[int, int]) -> Changes:
    """The changes between what the public is shown of two versions."""
    was, now = (_shown(snapshot, board, version, max(versions))
                for board, version in zip(boards, versions, strict=True))
    return Changes(rows=changes(was, now), flips=flips_between(snapshot, boards, versions))


def remarks_seen(snapshot: Snapshot, board: Scoreboard | None, version: int) -> dict[int, Remark]:
    """Return the remarks that the board's audience may read, by number; one never changes, except for its indicator's
    code.
    """
    found = visible_remarks(board, snapshot.remarks(version)) if board else ()
    return {remark.version: replace(remark, indicator="") for remark in found}


def _reports(snapshot: Snapshot, version: int) -> dict[object, object]:
    """The report of each country and year that the public may read."""
    if not version:
        return {}
    return {(report.ref_area, report.year): report.submission for report in readable(snapshot, version, "public")}


def _commitments(snapshot: Snapshot, version: int) -> dict[int, Commitment]:
    """The commitments that the public may see, as it sees them."""
    return {one.version: one for one in commitments_seen(snapshot, version, "public")} if version else {}


def commitments_seen(snapshot: Snapshot, version: int, audience: Audience) -> list[Commitment]:
    """Return the commitments that an audience may see in a version, as it sees them."""
    return visible_commitments(snapshot.commitments(version), snapshot.narratives(version), audience)


def _counts(now: Mapping[Any, object], then: Mapping[Any, object]) -> dict[str, int]:
    return {"new": len(then.keys() - now.keys()), "gone": len(now.keys() - then.keys()),
            "changed": sum(now[key] != then[key] for key in now.keys() & then.keys())}


def _public(snapshot: Snapshot, version: int) -> Scoreboard | None:
    return read(snapshot, version, "public") if version else None


def _shown(snapshot: Snapshot, board: Scoreboard | None, version: int, later: int) -> pd.DataFrame:
    """OBSERVATION that the public sees of a version, in the codes and units of a later one."""
    if board is None:
        return observations([])
    shown = board.observations[~board.observations["hidden"]]
    if version == later:
        return shown[list(OBSERVATION)]
    # Only the converted columns are taken from the ledger: the public's texts may be shorter.
    carried = snapshot.observations(version=version, codes=snapshot.codes(later))[[*KEY, "submission", "value"]]
    rows = in_codes_of(shown, snapshot, version, later).drop(columns="value")
    return rows.merge(carried, on=[*KEY, "submission"])[list(OBSERVATION)]
