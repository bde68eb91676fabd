"""State shared by all sessions of the process: ledgers, snapshots and judged scoreboards."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, partial
from typing import NamedTuple, ParamSpec, TypeVar

import streamlit as st

from indicators import opening, statements, wording
from indicators.briefing.figures.series import Published
from indicators.briefing.pack.content import PackInput, Report
from indicators.briefing.stamp import Stamp, organisation
from indicators.changes import releases
from indicators.errors import LedgerTrouble, Refusal
from indicators.judging.scoreboard import Scoreboard, read
from indicators.model import Catalogue
from indicators.model.commitments import Commitment
from indicators.model.remarks import Remark
from indicators.opening import FigureSet, Ledger, Snapshot
from indicators.reports.commitments import Due, commitments_at
from indicators.reports.sections import Answer, answered, in_words
from indicators.statements import CountrySummary, cells
from pages.shared import state

P = ParamSpec("P")
R = TypeVar("R")


class CacheKey(NamedTuple):
    """Cache key of a scoreboard; it changes whenever the scoreboard may change."""

    figures: FigureSet
    url: str
    version: int
    erasures: int              # number of erasures, which also remove data from earlier and released versions
    ledger: str                # its id: the demo's may be made new


@dataclass(frozen=True)
class Visit:
    """Context of a rerun: figure set and data version."""

    figures: FigureSet
    version: int
    release: str               # name of the version's release, "" for a working version
    as_of: str                 # ISO date: today, or that on which an older version was made
    catalogue: Catalogue
    erasures: int = 0
    past: bool = False         # an older version, which is read-only
    of_year: int | None = None # the release is an edition of this year

    @cached_property
    def cache_key(self) -> CacheKey:
        """Cache key of the visit."""
        return key_of(self.figures, self.version, self.erasures)

    @cached_property
    def stamp(self) -> Stamp:
        """Data version and date of the visit, which every figure states."""
        office = organisation()
        return Stamp("staff", self.version, self.as_of, illustrative=self.illustrative, organisation=office.name,
                     clearance=office.marking, ledger=self.snapshot.ledger,
                     edition="" if self.of_year is None else self.release)

    @property
    def ledger(self) -> Ledger:
        """Ledger of the figure set."""
        return opened(self.figures)[0]

    @property
    def snapshot(self) -> Snapshot:
        """Snapshot of the figure set."""
        return snapshot_of(self.figures)

    @property
    def illustrative(self) -> bool:
        """Whether the figures are illustrative."""
        return self.figures == "illustrative"


def key_of(figures: FigureSet, version: int, erasures: int) -> CacheKey:
    """Cache key of a data version of a figure set."""
    return CacheKey(figures, opening.url_of(figures), version, erasures, snapshot_of(figures).ledger)


def of_a_visit(most: int = 4) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Decorator that caches the ``most`` recent results of a function of a visit, for all sessions."""
    return st.cache_resource(max_entries=most, show_spinner=False, hash_funcs={
        Visit: lambda visit: (*visit.cache_key, visit.release, visit.as_of)})


def visit() -> Visit:
    """The visit of this rerun: at the link parameter's version, else the newest.

    Raises Refusal where no ledger can be read.
    """
    figures = state.chosen_set()
    return visit_at(figures, state.chosen_version(_caught_up(figures)[2]))


def visit_at(figures: FigureSet, version: int) -> Visit:
    """A visit at a data version. Raises Refusal: ledger.unknown_version, and where no ledger can be read."""
    _, snapshot, newest = _caught_up(figures)
    if not 1 <= version <= newest:
        raise Refusal("ledger.unknown_version", version=version, newest=newest)
    release = next((one for one in snapshot.releases() if one.version == version and one.taken_back is None), None)
    past = version < newest
    as_of = day_of(figures, version) if past else date.today().isoformat()
    return Visit(figures, version, release.name if release else "", as_of, snapshot.catalogue(version),
                 snapshot.erasures, past, release.year if release else None)


def day_of(figures: FigureSet, version: int) -> str:
    """ISO date on which a data version was created."""
    return opened(figures)[0].events(after=version - 1)[0].at[:10]


def snapshot_of(figures: FigureSet) -> Snapshot:
    """Snapshot of a figure set; the first to view it creates its ledger."""
    return opened(figures)[1]


def opened(figures: FigureSet) -> tuple[Ledger, Snapshot]:
    """Ledger and snapshot of a figure set, one pair for the process."""
    return _opened(figures, opening.url_of(figures))


@st.cache_resource(show_spinner=False)
def _opened(figures: FigureSet, url: str) -> tuple[Ledger, Snapshot]:
    return opening.open_or_init(figures)


def _caught_up(figures: FigureSet) -> tuple[Ledger, Snapshot, int]:
    """Ledger, snapshot and newest data version; those of the demo are opened anew where it was started again."""
    ledger, snapshot = opened(figures)
    if figures == "illustrative":
        try:
            is_there = ledger.head().ledger_id == ledger.id
        except LedgerTrouble:
            is_there = False
        if not is_there:
            _opened.clear(figures, opening.url_of(figures))
            ledger, snapshot = opened(figures)
    return ledger, snapshot, snapshot.catch_up()


def read_figures() -> None:
    """Check that ledger and warehouse of the default figures answer, and the ledger is no older than last seen.

    Raises LedgerTrouble.
    """
    _, snapshot, _ = _caught_up(opening.figure_set())
    snapshot.check()


@of_a_visit(most=256)
def not_public(visit: Visit, areas: Sequence[str] | None = None, goals: Sequence[str] = ()) -> releases.NotPublic:
    """What staff but not the public see of some areas, a group (no areas) or everything (None), on goals or all."""
    return releases.not_public(visit.snapshot, visit.version, None if areas is None else tuple(areas),
                               tuple(goals), released=bool(visit.release),
                               view=_public_view(visit) if visit.release else None)


@of_a_visit(most=2)
def _public_view(visit: Visit) -> releases.VersionView:
    return releases.public_view(visit.snapshot, visit.version)


@of_a_visit()
def scoreboard(visit: Visit) -> Scoreboard:
    """Scoreboard of the totals of all areas."""
    return read(visit.snapshot, visit.version, breakdown="")


def summary_of(visit: Visit, ref_area: str) -> tuple[Scoreboard, CountrySummary]:
    """The scoreboard, and the summary of one country."""
    board = scoreboard(visit)
    answered_goals = in_words(answers(visit), None, ref_area=ref_area)
    return board, statements.country(board, ref_area, date.today().year, None, answered_goals)


def first_country(visit: Visit) -> str:
    """The default country: the first by name with a judged figure."""
    codes = list(wording.country_names(visit.catalogue))
    with_figures = set(cells(scoreboard(visit), codes, None, date.today().year)["ref_area"])
    return next((code for code in codes if code in with_figures), codes[0])


def last_published(visit: Visit, ref_area: str) -> Published:
    """An area's values in the last publication before the visit's version, by indicator and year."""
    return _last_published(visit).get(ref_area, {})


@of_a_visit()
def _last_published(visit: Visit) -> Mapping[str, Published]:
    return releases.last_published(visit.snapshot, visit.version)


@of_a_visit()
def reports(visit: Visit) -> dict[str, Report]:
    """Each country's newest narrative report."""
    return {one.ref_area: Report(one.year, one.text, one.source, one.levels)
            for one in sorted(visit.snapshot.narratives(visit.version), key=lambda one: one.year)}


@of_a_visit()
def answers(visit: Visit) -> frozenset[Answer]:
    """Goals that countries answered in text."""
    return answered([(one.ref_area, one.year, one.text) for one in visit.snapshot.narratives(visit.version)],
                    visit.catalogue.goals)


@of_a_visit()
def commitments(visit: Visit) -> list[tuple[Commitment, Due]]:
    """The commitments, overdue first, with when each is due."""
    return commitments_at(visit.snapshot, visit.version, date.fromisoformat(visit.as_of))


def commitments_of(visit: Visit, ref_area: str) -> list[tuple[Commitment, Due]]:
    """Those of one country."""
    return [(commitment, due) for commitment, due in commitments(visit) if commitment.ref_area == ref_area]


def remarks_of(visit: Visit, ref_area: str) -> tuple[Remark, ...]:
    """The remarks on an area."""
    return tuple(visit.snapshot.remarks(visit.version, ref_area))


def read_of(visit: Visit) -> PackInput:
    """Input for figures and briefings."""
    return PackInput(
        board=scoreboard(visit), stamp=replace(visit.stamp, logo=organisation().logo), today_year=date.today().year,
        reports=reports(visit), answers=answers(visit), published=partial(last_published, visit),
        commitments=partial(commitments_of, visit), remarks=partial(remarks_of, visit))
