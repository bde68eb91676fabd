"""Releases: what one shows the public, what the next would, and making one."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import pandas as pd

from indicators.changes.public_commitments import public_commitments
from indicators.changes.status_flips import flips
from indicators.changes.versions import Changes, changes
from indicators.disclosure import DECISION, EARLIER, decide, hidden_figures, hidden_numbers, public
from indicators.errors import Refusal
from indicators.judging.scoreboard import Scoreboard, judge, read
from indicators.ledger import Ledger
from indicators.ledger.records import Event, LogEntry
from indicators.ledger.renames import Codes
from indicators.model import KEY, OBSERVATION, Actor, Suppression, keys_of, matched, observations
from indicators.model.commitments import Commitment
from indicators.model.remarks import Remark
from indicators.numerals import contains
from indicators.warehouse.narratives import Narrative
from indicators.warehouse.releases import Release
from indicators.warehouse.snapshot import Snapshot, with_present_codes

NotPublic = Literal["", "figures", "text"]

_NUMBERED = re.compile(r"\b(?:first|second|third|fourth|fifth|[a-z]\d+)\b", re.IGNORECASE)
"""How releases are counted: "Second edition", "R3"."""


@dataclass(frozen=True)
class VersionView:
    """What somebody sees of a data version: figures, statuses and texts."""

    board: Scoreboard
    decision: pd.DataFrame                     # disclosure.DECISION: what is suppressed
    remarks: Sequence[Remark] = ()
    reports: Sequence[Narrative] = ()
    commitments: Sequence[Commitment] = ()


@dataclass(frozen=True)
class ReleasePreview:
    """What a release would show the public, compared with the current one.

    ``next``: the data version that it makes, if nobody else saves before. ``suppressed`` has the columns
    disclosure.DECISION, and ``newly_hidden`` those of its rows that the current release shows. ``newly_shown`` are
    those of earlier releases that this one shows, with another value. ``texts`` counts remarks, reports and commitments
    by "new", "changed" and "gone".
    """

    next: int
    shown: int
    suppressed: pd.DataFrame
    newly_hidden: pd.DataFrame
    newly_shown: pd.DataFrame
    changes: Changes
    texts: Mapping[str, Mapping[str, int]]

    @property
    def reasons(self) -> dict[str, int]:
        """The number of suppressed keys by Suppression."""
        counts = self.suppressed["reason"].value_counts()
        return {str(reason): int(counts[reason]) for reason in Suppression if reason in counts}


def release(ledger: Ledger, snapshot: Snapshot, actor: Actor, name: str, *, note: str, previewed_on: int,
            year: int | None = None, emergency: str = "") -> Event:
    """Release the newest version; raises Refusal("release.telling") for a name, or a reason to do it alone, which the
    public reads too, with a hidden number of any area.
    """
    hidden = _hidden_keys(snapshot, f"{name} {emergency}", previewed_on, year)
    event = ledger.release(actor, name, note=note, year=year, previewed_on=previewed_on, hidden=hidden,
                           emergency=emergency)
    snapshot.catch_up()
    return event


def prepare_release(ledger: Ledger, snapshot: Snapshot, actor: Actor, name: str, *, note: str, previewed_on: int,
                    year: int | None = None) -> LogEntry:
    """Prepare the release of the newest version, for another person to approve. Raises as ``release`` does."""
    _hidden_keys(snapshot, name, previewed_on, year)
    return ledger.prepare_release(actor, name, note=note, year=year, previewed_on=previewed_on)


def approve_release(ledger: Ledger, snapshot: Snapshot, actor: Actor, number: int, version: int) -> Event:
    """Release what another person prepared on a version in an entry.

    Raises Refusal("approval.unknown"), and as ``release`` does.
    """
    prepared = next((one for one in ledger.preparations()
                     if (one.number, one.act, one.version) == (number, "release", version)), None)
    if prepared is None:
        raise Refusal("approval.unknown", number=number)
    return release(ledger, snapshot, actor, prepared.subject["name"], note=prepared.note, year=prepared.subject.get(
        "year"), previewed_on=prepared.version)


def _hidden_keys(snapshot: Snapshot, texts: str, version: int, year: int | None) -> dict[str, list[list[object]]]:
    """The keys that the public may not see if a version is released; raises Refusal("release.telling")."""
    snapshot.catch_up()
    board, decision, earlier = _decided(snapshot, version)
    hidden = set[str]().union(*hidden_numbers(board, earlier).values())
    own = map(str, (version, version + 1, year))       # its version, by which it may be called, and its year
    if contains(_NUMBERED.sub(" ", texts), hidden.difference(own)):
        raise Refusal("release.telling")
    return keys_by_reason(decision)


def keys_by_reason(decision: pd.DataFrame) -> dict[str, list[list[object]]]:
    """Return a decision as the event of a release stores it: lists of KEY by Suppression."""
    return {str(reason): rows[KEY].to_numpy(object).tolist() for reason, rows in decision.groupby("reason")}


def decision_of(keys: Mapping[str, Sequence[Sequence[object]]]) -> pd.DataFrame:
    """Return the decision that the event of a release stores."""
    rows = [(*key, reason) for reason, same in keys.items() for key in same]
    return pd.DataFrame(rows, columns=list(DECISION)).astype(DECISION)


def public_view(snapshot: Snapshot, version: int) -> VersionView:
    """What the release of a version shows the public, or would show if there were one; 0 is no version.

    A figure that was not there when the release was made, since one above it was erased later, is decided on now.
    """
    if not version:
        return VersionView(judge(observations([]), snapshot.catalogue()), decision_of({}))
    board, decision, earlier = _decided(snapshot, version)
    every = snapshot.narratives(version)
    reports = [report for report in every if report.public]
    shown, numbers = _public(board, decision, earlier, every), hidden_numbers(board, earlier)

    def tells(area: str, text: str) -> bool:
        return contains(text, numbers.get(area, ()))

    rows = shown.assessments
    keys = {tuple(key) for key in rows.loc[~rows["hidden"], KEY[:3]].to_numpy(object)}
    return VersionView(
        shown, decision,
        remarks=[remark for remark in snapshot.remarks(version) if remark.public
                 and not tells(remark.ref_area, remark.text)
                 and (remark.by_country or (remark.indicator, remark.ref_area, remark.year) in keys)],
        reports=[replace(report, text="\n".join(
            line for line in report.text.splitlines() if not tells(report.ref_area, line))) for report in reports],
        commitments=[replace(one, steps=tuple(step for step in one.steps if not tells(one.ref_area, step.text)))
                     for one in public_commitments(snapshot.commitments(version), reports)
                     if not tells(one.ref_area, one.text)])


def whole_view(snapshot: Snapshot, version: int, breakdown: str | None = None) -> VersionView:
    """Return everything that there is of a data version, as staff see it; figures as ``scoreboard.read`` does."""
    return VersionView(read(snapshot, version, breakdown), decision_of({}), remarks=snapshot.remarks(version),
                       reports=snapshot.narratives(version), commitments=snapshot.commitments(version))


def last_published(snapshot: Snapshot, version: int) -> dict[str, dict[tuple[str, int], float]]:
    """Totals in the last release before a version, as the public saw them, in its codes: of each area the values by
    indicator and year.
    """
    before = release_before(snapshot, version)
    if before is None:
        return {}
    board = _public(*_decided(snapshot, before.version), snapshot.narratives(before.version))
    rows = with_present_codes(board.observations, snapshot.codes(version))
    totals = rows[(rows["breakdown"] == "") & rows["value"].notna()]
    return {str(area): dict(zip(keys_of(of_area, ["indicator", "year"]), of_area["value"].tolist(), strict=True))
            for area, of_area in totals.groupby("ref_area")}


def release_before(snapshot: Snapshot, version: int) -> Release | None:
    """The last release of an earlier version, without those withdrawn."""
    return next((release for release in reversed(snapshot.releases())
                 if release.taken_back is None and release.version < version), None)


def _decided(snapshot: Snapshot, version: int) -> tuple[Scoreboard, pd.DataFrame, pd.DataFrame]:
    """The scoreboard of a version, what is suppressed of it, and what the releases up to it had."""
    board, earlier = read(snapshot, version), _earlier(snapshot, version)
    return board, decide(board, earlier), earlier


def _earlier(snapshot: Snapshot, version: int) -> pd.DataFrame:
    """The frame disclosure.EARLIER of the releases up to a version, oldest first; those withdrawn were seen too."""
    codes = snapshot.codes(version)
    frames = [pd.DataFrame(columns=EARLIER).astype({"year": "int64", "value": "float64"})]
    for release in snapshot.releases():
        if release.version <= version:
            rows = snapshot.observations(version=release.version, codes=codes)
            hidden = with_present_codes(decision_of(release.hidden), codes)
            frames.append(rows.merge(hidden, on=KEY, how="outer")[EARLIER].fillna({
                "marks": "", "conf_status": "", "reason": ""}))
    return pd.concat(frames, ignore_index=True)


def _public(board: Scoreboard, decision: pd.DataFrame, earlier: pd.DataFrame,
            reports: Sequence[Narrative]) -> Scoreboard:
    cleared, others = ({(report.ref_area, report.source) for report in reports if report.public == is_public}
                       for is_public in (True, False))
    return public(board, decision, cleared - others, earlier)


def preview_release(snapshot: Snapshot, version: int) -> ReleasePreview:
    """Return what a release of a version, 0 for none, would show, compared with the current release."""
    released = snapshot.released_version()
    now, then = (public_view(snapshot, number) for number in (released, version))
    codes = snapshot.codes(max(released, version))
    return ReleasePreview(
        next=snapshot.version + 1, shown=int((~then.board.observations["hidden"]).sum()), suppressed=then.decision,
        newly_hidden=_newly_hidden(now, then, codes),
        newly_shown=_newly_shown(snapshot, then, version),
        changes=public_changes(now.board, then.board, codes),
        texts={name: _counts(getattr(now, name), getattr(then, name))
               for name in ("remarks", "reports", "commitments")})


def public_changes(before: Scoreboard, after: Scoreboard, codes: Codes) -> Changes:
    """Return what differs between what two releases show the public, in present ``codes``."""
    was, now = (_figures(board, codes) for board in (before, after))
    return Changes(rows=changes(was, now), flips=flips(before, after, codes))


def _newly_hidden(now: VersionView, then: VersionView, codes: Codes) -> pd.DataFrame:
    """The suppressed keys of which the current release shows the figure and, if only results are, these as well."""
    rows, before, after = (with_present_codes(frame, codes) for frame in (
        now.board.observations, now.decision, then.decision))
    seen = matched(after, rows[~rows["hidden"]]) & ~matched(after, before, [*KEY, "reason"])
    return then.decision[seen].reset_index(drop=True)


def _newly_shown(snapshot: Snapshot, then: VersionView, version: int) -> pd.DataFrame:
    """The decisions of releases up to the version on figures that it shows, in its codes."""
    rows = then.board.observations
    hidden = hidden_figures(_earlier(snapshot, version)).drop_duplicates(KEY, keep="last")
    return hidden.loc[matched(hidden, rows[rows["value"].notna()]), list(DECISION)].reset_index(drop=True)


def not_public(snapshot: Snapshot, version: int, areas: Sequence[str] | None, goals: Sequence[str], *,
               released: bool, view: VersionView | None = None) -> NotPublic:
    """What staff see of a version that the public does not: "figures" or else "text".

    Of all areas (None), of some, or (empty) of a group, whose files have no country's context; no ``goals`` mean all.
    ``view`` is what the public sees, where the caller has it.
    """
    if not released:
        return "figures"
    view, known = view or public_view(snapshot, version), snapshot.catalogue(version)
    decided = view.decision
    shown = decided["indicator"].map(known.goal_of).isin(list(goals)) | (not goals)
    if areas:
        shown &= decided["ref_area"].isin(list(areas))
    elif areas is not None:
        context = [code for code, indicator in known.indicators.items() if indicator.role == "context"]
        countries = [area.code for area in known.areas if area.kind == "country"]
        shown &= ~(decided["indicator"].isin(context) & decided["ref_area"].isin(countries))
    if shown.any():
        return "figures"
    of_staff = {one.version: one.status for one in snapshot.commitments(version)
                if (not areas or one.ref_area in areas) and (not goals or one.goal in goals)}
    of_public = {one.version: one.status for one in view.commitments}
    return "text" if of_staff.items() - of_public.items() or any(
        not report.public and report.ref_area in (areas or ()) for report in snapshot.narratives(version)) else ""


def _counts(now: Sequence[Any], then: Sequence[Any]) -> dict[str, int]:
    """How many texts are new, changed and gone; a remark's indicator may have another code."""
    first, second = ({_identity(text): replace(text, indicator="") if isinstance(text, Remark) else text
                      for text in texts} for texts in (now, then))
    return {"new": len(second.keys() - first.keys()), "gone": len(first.keys() - second.keys()),
            "changed": sum(first[key] != second[key] for key in first.keys() & second.keys())}


def _identity(text: Any) -> object:
    return (text.ref_area, text.year) if isinstance(text, Narrative) else text.version


def _figures(board: Scoreboard, codes: Codes) -> pd.DataFrame:
    """OBSERVATION that the public sees, with present codes."""
    return with_present_codes(board.observations.loc[~board.observations["hidden"], list(OBSERVATION)], codes)
