"""Issued briefings, and whether an export is still right: what has changed in its scope since its data version."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from indicators.briefing.reference import OF_COUNTRIES, Reference, from_json
from indicators.changes.public_commitments import public_commitments
from indicators.changes.versions import Causes, Changes, between, causes, stated_otherwise
from indicators.errors import Refusal
from indicators.model import Actor, Catalogue
from indicators.opening import Ledger, LogEntry, Release, Snapshot
from indicators.reports.commitments import in_order
from indicators.submissions.history import Entry, history

ISSUED = "issued"        # kind of entries in the second log


def record_issued(ledger: Ledger, actor: Actor, file: str, title: str, reference: Reference) -> None:
    """Record the download of a briefing; the data version does not change."""
    ledger.record(actor, ISSUED, {"file": file, "title": title, "reference": reference.to_json()})


def issued_briefings(ledger: Ledger, most: int) -> list[tuple[LogEntry, Reference]]:
    """The latest downloads, newest first: with file and title in the payload of their entry."""
    entries = [entry for entry in ledger.log(ISSUED) if not entry.erased]
    return [(entry, from_json(entry.payload["reference"])) for entry in entries[:-most - 1:-1]]


@dataclass(frozen=True, kw_only=True)
class Recheck:
    """What has changed since an export, up to the ``newest`` version.

    ``counts`` are of figures, statuses, growths that are told otherwise (an interval rests on all countries' figures),
    commitments that are new, gone or in another state, and members that joined or left the group. ``withdrawn`` is the
    release that it shows, if that was withdrawn; ``erased`` are submissions whose figures it may show.
    """

    newest: int
    changes: Changes
    causes: Causes
    counts: Mapping[str, int]
    withdrawn: Release | None
    erased: tuple[Entry, ...]

    @property
    def same(self) -> bool:
        """Whether nothing has changed."""
        return not any(self.counts.values())


def recheck(ledger: Ledger, snapshot: Snapshot, reference: Reference) -> Recheck:
    """Compare the data version of an export with today's, as staff see both.

    Raises Refusal: recheck.other_ledger, recheck.unknown_version, recheck.unknown_subject.
    """
    version, newest = reference.version, snapshot.catch_up()
    if reference.ledger and reference.ledger != snapshot.ledger:
        raise Refusal("recheck.other_ledger")
    if version > newest:
        raise Refusal("recheck.unknown_version", version=version, newest=newest)
    catalogue, times = snapshot.catalogue(newest), ((version, reference.day), (newest, date.today()))
    indicators, group = _indicators(catalogue, reference), reference.group or catalogue.groups[0].id
    before, now = (frozenset(snapshot.catalogue(at).members(group, reference.year or day.year)) for at, day in times)
    areas = frozenset(reference.areas) or before.union(     # the world and bodies are shown with any group
        area.code for area in catalogue.areas if area.kind != "country")
    is_of_group = not reference.areas and (
        not reference.figure or reference.figure.startswith((OF_COUNTRIES, f"{group}_")))
    compared = between(snapshot, version, newest)
    rows, flips, growths = (_in_scope(rows, catalogue, indicators, areas, reference.year)
                            for rows in (compared.rows, compared.flips, compared.growths))
    changes = Changes(rows=stated_otherwise(rows), flips=flips)
    was, states = (_commitments(snapshot, reference, areas, at, day) for at, day in times)
    releases = [release for release in snapshot.releases() if release.version == version]
    is_withdrawn = reference.audience == "public" and all(release.taken_back is not None for release in releases)
    return Recheck(
        newest=newest, changes=changes, causes=causes(ledger, snapshot, changes, (version, newest)), counts={
            "figures": len(changes.rows), "statuses": len(flips),
            "growths": int(growths.drop_duplicates(["indicator", "ref_area"], keep="last")["retold"].sum()),
            "commitments": sum(was.get(one) != states.get(one) for one in was.keys() | states.keys()),
            "members": len(before ^ now) if is_of_group else 0},
        withdrawn=releases[-1] if is_withdrawn and releases else None,
        erased=tuple(entry for entry in history(ledger) if entry.erased and entry.submission.version <= version
                     and areas.intersection(entry.submission.areas)))


def _indicators(catalogue: Catalogue, reference: Reference) -> list[str]:
    """Codes of the indicators of an export, those renamed since in their present names.

    Raises Refusal("recheck.unknown_subject") for what the catalogue lacks: of that nothing would be compared.
    """
    if codes := [reference.compared] if reference.compared else list(reference.indicators):
        codes = [catalogue.code_of.get(code.casefold(), code) for code in codes]
    else:
        codes = [code for code, goal in catalogue.goal_of.items() if not reference.goals or goal in reference.goals]
    known = {*catalogue.area, *catalogue.goal_of, *(goal.id for goal in catalogue.goals)}
    if unknown := [code for code in (*reference.areas, *reference.goals, *codes) if code not in known]:
        raise Refusal("recheck.unknown_subject", found=", ".join(dict.fromkeys(unknown)))
    return codes


def _in_scope(rows: pd.DataFrame, catalogue: Catalogue, indicators: list[str], areas: frozenset[str], year: int | None
              ) -> pd.DataFrame:
    """The rows of totals on indicators and areas, up to a year, which limits what is assessed: series for context are
    shown whole.
    """
    mask = (rows["breakdown"] == "") & rows["indicator"].isin(indicators) & rows["ref_area"].isin(areas)
    if year:
        context = [code for code in indicators if catalogue.indicators[code].role == "context"]
        mask &= (rows["year"] <= year) | rows["indicator"].isin(context)
    return rows[mask].reset_index(drop=True)


def _commitments(snapshot: Snapshot, reference: Reference, areas: frozenset[str], version: int, day: date
                 ) -> dict[int, object]:
    """What the export of a version says on a day of each commitment; of single figures and comparisons nothing."""
    if reference.compared or reference.figure:
        return {}
    reports, commitments = snapshot.narratives(version), snapshot.commitments(version)
    if reference.audience == "public":
        commitments = public_commitments(commitments, reports)
    shown = [one for one in commitments if one.ref_area in areas
             and (not reference.goals or one.goal in reference.goals)
             and (reference.year is None or one.year <= reference.year)]
    pairs = in_order(shown, {(sent.ref_area, sent.year) for sent in reports}, day)
    return {one.version: (one.status, one.due, due.overdue, one.answers) for one, due in pairs}
