"""What every visit of this process shares: ledgers and snapshots, and scoreboards already judged."""

from dataclasses import dataclass
from datetime import UTC, datetime

import streamlit as st

from indicators.errors import Refusal
from indicators.findings import cells
from indicators.model import Audience, Catalogue
from indicators.scoreboard import Scoreboard, judge
from indicators.submissions import opening
from indicators.submissions.opening import FigureSet, Snapshot
from pages.parts import audience, state


@dataclass(frozen=True)
class Visit:
    """What one look at a screen rests on: which figures, as of which version, for whom."""

    figures: FigureSet
    audience: Audience
    version: int
    release: str               # name of the release that this version is, "" for a working version
    as_of: str                 # ISO date: of the release for the public, else today
    catalogue: Catalogue

    @property
    def illustrative(self) -> bool:
        """Whether the figures are invented."""
        return self.figures == "illustrative"


@dataclass(frozen=True)
class Report:
    """A country's narrative report as text."""

    year: int
    text: str
    source: str


def visit() -> Visit:
    """The newest version for staff, the last release for the public; Refusal where there is no ledger to read."""
    figures, whom = state.chosen_set(), audience.of_this_process()
    snapshot = snapshot_of(figures)
    snapshot.catch_up()
    version = snapshot.version if whom == "staff" else snapshot.released_version()
    if not version:
        raise Refusal("release.none")
    release = next((release for release in snapshot.releases() if release.version == version), None)
    return Visit(figures, whom, version, release.name if release else "",
                 release.at[:10] if release and whom == "public" else datetime.now(UTC).date().isoformat(),
                 snapshot.catalogue(version))


def snapshot_of(figures: FigureSet) -> Snapshot:
    """The snapshot of a set of figures; its ledger is made on a first start."""
    return _opened(figures, opening.url_of(figures))


@st.cache_resource(show_spinner=False)
def _opened(figures: FigureSet, url: str) -> Snapshot:
    return opening.open_or_init(figures)[1]


def scoreboard(visit: Visit) -> Scoreboard:
    """Everything judged, for this visit's audience."""
    return _judged(visit.figures, opening.url_of(visit.figures), visit.version, visit.audience)


@st.cache_resource(max_entries=4, show_spinner=False)
def _judged(figures: FigureSet, url: str, version: int, whom: Audience) -> Scoreboard:
    snapshot = snapshot_of(figures)
    return judge(snapshot.observations(version=version), snapshot.catalogue(version), whom)


def scoreboard_of(visit: Visit, ref_area: str) -> Scoreboard:
    """One area's figures judged: a country's screen judges only its own rows."""
    return _judged_area(visit.figures, opening.url_of(visit.figures), visit.version, visit.audience, ref_area)


@st.cache_resource(max_entries=256, show_spinner=False)
def _judged_area(figures: FigureSet, url: str, version: int, whom: Audience, ref_area: str) -> Scoreboard:
    snapshot = snapshot_of(figures)
    return judge(snapshot.observations(version=version, ref_area=ref_area), snapshot.catalogue(version), whom)


def report_of(visit: Visit, ref_area: str) -> Report | None:
    """A country's newest narrative report; for staff alone, until a report can be cleared for the public."""
    if visit.audience == "public":
        return None
    found = [each for each in snapshot_of(visit.figures).narratives(visit.version) if each.ref_area == ref_area]
    newest = max(found, key=lambda each: each.year, default=None)
    return Report(newest.year, newest.text, newest.source) if newest else None


def first_country(visit: Visit) -> str:
    """The country shown where the address names none: the first by name with a judged figure."""
    board = scoreboard(visit)
    countries = sorted((area.name, area.code) for area in visit.catalogue.areas if area.kind == "country")
    codes = [code for _, code in countries]
    known = set(cells(board, codes, None, datetime.now(UTC).year)["ref_area"])
    return next((code for code in codes if code in known), codes[0])


def files_changed(figures: FigureSet) -> bool:
    return False
