"""Is an export still right? What has changed since its data version, within the scope of the export."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

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
    version, newest = reference.version, snapshot.catch_up()
    if reference.ledger and reference.ledger != snapshot.ledger:
        raise Refusal("recheck.other_ledger")
    if version > newest:
        raise Refusal("recheck.unknown_version", version=version, newest=newest)
    subject, found = _Subject(snapshot.catalogue(newest), reference), between(snapshot, version, newest)
    if unknown := subject.unknown:
        raise Refusal("recheck.unknown_subject", found=", ".join(dict.fromkeys(unknown)))
    growths = subject.rows_of(found.growths).drop_duplicates(["indicator", "ref_area"], keep="last")
    about = Changes(rows=stated_otherwise(subject.rows_of(found.rows)), flips=subject.rows_of(found.flips),
                    growths=growths)
    then, now = (subject.states(snapshot, *at) for at in ((version, reference.day), (newest, date.today())))
    members = frozenset[str]()
    if subject.is_of_group:
        before = _Subject(snapshot.catalogue(version), reference)
        members = before.members(reference.day) ^ subject.members(date.today())
    own = [release for release in snapshot.releases() if release.version == version]
    is_withdrawn = reference.audience == "public" and own and all(release.taken_back is not None for release in own)
    return Recheck(
        newest=newest, changes=about, causes=causes(ledger, snapshot, about, (version, newest)),
        commitments=sum(then.get(one) != now.get(one) for one in then.keys() | now.keys()),
        members=members, withdrawn=own[-1] if is_withdrawn else None,
        erased=tuple(entry for entry in history(ledger) if entry.erased and entry.submission.version <= version
                     and subject.areas.intersection(entry.submission.areas)))


@dataclass(frozen=True)
class _Subject:
    """What an export is about, by a catalogue."""

    catalogue: Catalogue
    reference: Reference

    @cached_property
    def indicators(self) -> list[str]:
        """Codes of the indicators, those renamed since in their present names."""
        reference, catalogue = self.reference, self.catalogue
        if codes := [reference.compared] if reference.compared else reference.indicators:
            return [catalogue.code_of.get(code.casefold(), code) for code in codes]
        return [code for code, goal in catalogue.goal_of.items() if not reference.goals or goal in reference.goals]

    @cached_property
    def areas(self) -> frozenset[str]:
        """The areas asked for; of a group its members at the year or the day, and the world and bodies that it shows.
        """
        day, others = self.reference.day, {area.code for area in self.catalogue.areas if area.kind != "country"}
        return frozenset(self.reference.areas) or self.members(day).union(
            others, self.catalogue.members(self._group, day.year))

    @property
    def _group(self) -> str:
        return self.reference.group or self.catalogue.groups[0].id

    @property
    def is_of_group(self) -> bool:
        """Whether it shows countries of a group, and not only chosen countries, the world or bodies."""
        figure = self.reference.figure
        return not self.reference.areas and (not figure or figure.startswith(("countries_", f"{self._group}_")))

    def members(self, day: date) -> frozenset[str]:
        """The members of the group in the year of the export, else in that of a day."""
        return frozenset(self.catalogue.members(self._group, self.reference.year or day.year))

    @property
    def unknown(self) -> list[str]:
        """Countries, goals and indicators that the catalogue does not have: of these nothing would be compared."""
        catalogue, goals = self.catalogue, {goal.id for goal in self.catalogue.goals}
        return [*(code for code in self.reference.areas if code not in catalogue.area),
                *(code for code in self.reference.goals if code not in goals),
                *(code for code in self.indicators if code not in catalogue.goal_of)]

    def rows_of(self, rows: pd.DataFrame) -> pd.DataFrame:
        """The rows of totals on its indicators and areas, up to its year. A year limits what is assessed; series for
        context are shown whole.
        """
        year, indicators = self.reference.year, self.catalogue.indicators
        mask = (rows["breakdown"] == "") & rows["indicator"].isin(self.indicators) & rows["ref_area"].isin(self.areas)
        if year:
            context = [code for code in self.indicators if indicators[code].role == "context"]
            mask &= (rows["year"] <= year) | rows["indicator"].isin(context)
        return rows[mask].reset_index(drop=True)

    def states(self, snapshot: Snapshot, version: int, day: date) -> dict[int, object]:
        """What the export of a version says on a day of each commitment; of single figures and comparisons nothing."""
        goals, year = self.reference.goals, self.reference.year
        if self.reference.compared or self.reference.figure:
            return {}
        reports, commitments = snapshot.narratives(version), snapshot.commitments(version)
        if self.reference.audience == "public":
            commitments = public_commitments(commitments, reports)
        shown = [one for one in commitments if one.ref_area in self.areas and (not goals or one.goal in goals)
                 and (year is None or one.year <= year)]
        pairs = in_order(shown, {(sent.ref_area, sent.year) for sent in reports}, day)
        return {one.version: (one.status, one.due, due.overdue, one.answers) for one, due in pairs}
