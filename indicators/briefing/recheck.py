"""Is an export still right? What has changed since its data version, within the scope of the export."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from indicators.briefing.reference import Reference
from indicators.changes.public_commitments import public_commitments
from indicators.changes.versions import Causes, Changes, between, causes, stated_otherwise
from indicators.errors import Refusal
from indicators.model import Catalogue
from indicators.opening import Ledger, Release, Snapshot
from indicators.reports.commitments import in_order
from indicators.submissions.history import Entry, history


@dataclass(frozen=True, kw_only=True)
class Recheck:
    """What has changed since an export, up to the ``newest`` version.

    ``commitments`` is the number of those that are new, gone or in another state, and ``members`` are those that joined
    or left the group. ``withdrawn`` is the release that it shows, if that was withdrawn; ``erased`` are submissions
    whose figures it may show.
    """

    newest: int
    changes: Changes
    causes: Causes
    commitments: int
    members: frozenset[str]
    withdrawn: Release | None
    erased: tuple[Entry, ...]

    @property
    def same(self) -> bool:
        """Whether no figure, status, growth or commitment and no member has changed."""
        return (self.changes.rows.empty and self.changes.flips.empty and not self.growths and not self.commitments
                and not self.members)

    @property
    def growths(self) -> int:
        """How many growths the export tells otherwise than today, as an interval rests on all countries' figures."""
        return int(self.changes.growths["retold"].sum())


def recheck(ledger: Ledger, snapshot: Snapshot, reference: Reference) -> Recheck:
    """Compare the data version of an export with today's, as staff see both.

    Raises Refusal: recheck.other_ledger, recheck.unknown_version, recheck.unknown_subject.
    """
    newest = snapshot.catch_up()
    _check(snapshot, reference, newest)
    found = between(snapshot, reference.version, newest)
    known = snapshot.catalogue(newest)
    _check_subject(known, reference)
    growths = _concerned(found.growths, known, reference).drop_duplicates(["indicator", "ref_area"], keep="last")
    about = Changes(rows=stated_otherwise(_concerned(found.rows, known, reference)),
                    flips=_concerned(found.flips, known, reference), growths=growths)
    return Recheck(newest=newest, changes=about, causes=causes(ledger, snapshot, about, (reference.version, newest)),
                   commitments=_commitments(snapshot, known, reference, newest),
                   members=_members_changed(snapshot, known, reference),
                   withdrawn=_withdrawn(snapshot, reference), erased=_erased(ledger, known, reference))


def _check(snapshot: Snapshot, reference: Reference, newest: int) -> None:
    """Refuse a version that this ledger does not have."""
    if reference.ledger and reference.ledger != snapshot.ledger:
        raise Refusal("recheck.other_ledger")
    if reference.version > newest:
        raise Refusal("recheck.unknown_version", version=reference.version, newest=newest)


def _check_subject(known: Catalogue, reference: Reference) -> None:
    """Refuse countries, goals and indicators that the catalogue does not have: nothing would be compared."""
    goals = {goal.id for goal in known.goals}
    unknown = [*(code for code in reference.areas if code not in known.area),
               *(code for code in reference.goals if code not in goals),
               *(code for code in _indicators(known, reference) if code not in known.goal_of)]
    if unknown:
        raise Refusal("recheck.unknown_subject", found=", ".join(dict.fromkeys(unknown)))


def _concerned(rows: pd.DataFrame, known: Catalogue, reference: Reference) -> pd.DataFrame:
    """The rows of totals that the export is about: its indicators, its areas, and years up to its own.

    A year limits what is assessed; series for context are shown whole.
    """
    codes = _indicators(known, reference)
    areas = _areas(known, reference)
    mask = (rows["breakdown"] == "") & rows["indicator"].isin(codes) & rows["ref_area"].isin(areas)
    if reference.year:
        context = [code for code in codes if code in known.indicators and known.indicators[code].role == "context"]
        mask &= (rows["year"] <= reference.year) | rows["indicator"].isin(context)
    return rows[mask].reset_index(drop=True)


def _indicators(known: Catalogue, reference: Reference) -> list[str]:
    """Codes of the indicators, those renamed since in their present names."""
    asked = [reference.compared] if reference.compared else reference.indicators
    if asked:
        return [known.code_of.get(code.casefold(), code) for code in asked]
    return [code for code, goal in known.goal_of.items() if not reference.goals or goal in reference.goals]


def _areas(known: Catalogue, reference: Reference) -> set[str]:
    """The areas asked for; of a group its members at the year or the day, and the world and bodies that it shows."""
    if reference.areas:
        return set(reference.areas)
    others = {area.code for area in known.areas if area.kind != "country"}
    return others.union(_members(known, reference, reference.day), known.members(_group(known, reference),
                                                                                 reference.day.year))


def _group(known: Catalogue, reference: Reference) -> str:
    return reference.group or known.groups[0].id


def _members(known: Catalogue, reference: Reference, day: date) -> frozenset[str]:
    """The members of the group in the year of the export, else in that of a day."""
    return frozenset(known.members(_group(known, reference), reference.year or day.year))


def _members_changed(snapshot: Snapshot, known: Catalogue, reference: Reference) -> frozenset[str]:
    """Who joined or left the group that the export shows; nobody for countries, the world and bodies."""
    figure = reference.figure
    if reference.areas or figure and not figure.startswith(("countries_", f"{_group(known, reference)}_")):
        return frozenset()
    then = _members(snapshot.catalogue(reference.version), reference, reference.day)
    return then ^ _members(known, reference, date.today())


def _commitments(snapshot: Snapshot, known: Catalogue, reference: Reference, newest: int) -> int:
    """How many commitments that the export shows are new, gone or in another state today."""
    if reference.compared or reference.figure:
        return 0
    then, now = (_states(snapshot, known, reference, version, day)
                 for version, day in ((reference.version, reference.day), (newest, date.today())))
    return sum(then.get(one) != now.get(one) for one in then.keys() | now.keys())


def _states(snapshot: Snapshot, known: Catalogue, reference: Reference, version: int, day: date) -> dict[int, object]:
    """What an export of a version says of each commitment on its areas and goals."""
    reports, every = snapshot.narratives(version), snapshot.commitments(version)
    areas, year = _areas(known, reference), reference.year
    held = [one for one in (public_commitments(every, reports) if reference.audience == "public" else every)
            if one.ref_area in areas and (not reference.goals or one.goal in reference.goals)
            and (year is None or one.year <= year)]
    pairs = in_order(held, {(sent.ref_area, sent.year) for sent in reports}, day)
    return {one.version: (one.status, one.due, due.overdue, one.answers) for one, due in pairs}


def _withdrawn(snapshot: Snapshot, reference: Reference) -> Release | None:
    """The release that a public export shows, where it was withdrawn and not made again."""
    own = [release for release in snapshot.releases() if release.version == reference.version]
    shown = reference.audience == "public" and own and all(release.taken_back is not None for release in own)
    return own[-1] if shown else None


def _erased(ledger: Ledger, known: Catalogue, reference: Reference) -> tuple[Entry, ...]:
    """Erased submissions of figures on its areas that were made before it."""
    areas = _areas(known, reference)
    return tuple(entry for entry in history(ledger) if entry.erased and areas.intersection(entry.submission.areas)
                 and entry.submission.version <= reference.version)
