"""What every visit of this process shares: ledgers and snapshots, and scoreboards already judged."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pandas as pd
import streamlit as st

from indicators.catalogue import SHIPPED
from indicators.changes import what_if as trials
from indicators.changes.what_if import Trial
from indicators.errors import InputRefused, Refusal
from indicators.model import Actor, Audience, Catalogue, Note, Rule
from indicators.narratives.answered import Answer, answered
from indicators.scoreboard import Scoreboard, read, readable
from indicators.statements import cells, visible_notes
from indicators.submissions import opening
from indicators.submissions.changed_files import Pending, differences, pending_flips, submit_differences
from indicators.submissions.opening import FigureSet, Ledger, Snapshot
from indicators.submissions.remembered import unlearn
from pages.shared import guard, state

Fingerprint = tuple[tuple[str, int, int], ...]


class Edition(NamedTuple):
    """What a scoreboard is made of, as a key of the caches: it changes whenever that may."""

    figures: FigureSet
    url: str
    version: int
    audience: Audience
    erasures: int              # what was erased is gone from earlier versions too, the one the public sees among them


@dataclass(frozen=True)
class Visit:
    """What one look at a screen rests on: which figures, as of which version, for whom."""

    figures: FigureSet
    audience: Audience
    version: int
    release: str               # name of the release that this version is, "" for a working version
    as_of: str                 # ISO date: of the release for the public, of an older version for staff, else today
    catalogue: Catalogue
    erasures: int = 0
    past: bool = False         # staff look at an older version, where nothing can be written

    @property
    def edition(self) -> Edition:
        """The key of what is cached for it."""
        return Edition(self.figures, opening.url_of(self.figures), self.version, self.audience, self.erasures)

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
    """The version that the address names, else the newest, for staff; the last release for the public.

    Refusal where there is no ledger to read.
    """
    whom = guard.audience_of_visit()
    figures = state.chosen_set(sets(whom))
    snapshot = snapshot_of(figures)
    newest = snapshot.catch_up()
    asked = state.chosen_version(newest) if whom == "staff" else state.last_version(newest)
    return _visit(figures, opening.url_of(figures), whom, newest, asked, snapshot.erasures,
                  date.today().isoformat())


def sets(whom: Audience) -> list[FigureSet]:
    """The sets that a visitor may look at: what was never made is made for staff, and at nobody else's wish."""
    return [figures for figures in state.SETS
            if whom == "staff" or figures == state.first_set() or opening.is_made(figures)]


@st.cache_resource(max_entries=8, show_spinner=False)
def _visit(figures: FigureSet, url: str, whom: Audience, newest: int, asked: int, erasures: int,
           today: str) -> Visit:
    """The visit while the ledger's version is ``newest``: nothing of it changes until there is a newer one."""
    ledger, snapshot = opened(figures)
    version = asked if whom == "staff" else snapshot.released_version()
    if not version:
        raise Refusal("release.none")
    current = {release.version: release for release in snapshot.releases() if release.taken_back is None}
    release, past = current.get(version), whom == "staff" and version < newest
    as_of = release.at[:10] if release and whom == "public" else _made(ledger, version) if past else today
    return Visit(figures, whom, version, release.name if release else "", as_of, snapshot.catalogue(version),
                 erasures, past)


def day_of(visit: Visit) -> str:
    """ISO date on which the visit's data version was made."""
    return _made(opened(visit.figures)[0], visit.version)


def _made(ledger: Ledger, version: int) -> str:
    return ledger.events(after=version - 1)[0].at[:10]


def snapshot_of(figures: FigureSet) -> Snapshot:
    """The snapshot of a set of figures; its ledger is made for the first of staff who looks at it."""
    return opened(figures)[1]


def opened(figures: FigureSet) -> tuple[Ledger, Snapshot]:
    """Ledger and snapshot of a set of figures, one of each a process."""
    return _opened(figures, opening.url_of(figures), lambda: guard.audience_of_visit() == "staff")


def open_first() -> None:
    """Open the ledger of the set that an address without one means; where there is none yet, it is made."""
    _opened(state.first_set(), opening.url_of(state.first_set()), lambda: True)


def read_ledger() -> None:
    """Read that ledger's version, to know that it can be read. LedgerTrouble where it cannot."""
    _opened(state.first_set(), opening.url_of(state.first_set()), lambda: False)[0].version()


@st.cache_resource(show_spinner=False)
def _opened(figures: FigureSet, url: str, _makes: Callable[[], bool]) -> tuple[Ledger, Snapshot]:
    return opening.open_or_init(figures) if _makes() else opening.open_made(figures)


def shown(visit: Visit) -> int:
    """How many versions the public was shown, by any process: what would be shown of another depends on them."""
    return len(snapshot_of(visit.figures).shown().versions)


def scoreboard(visit: Visit) -> Scoreboard:
    """Everything judged, for this visit's audience."""
    return _judged(visit.edition)


@st.cache_resource(max_entries=4, show_spinner=False)
def _judged(edition: Edition) -> Scoreboard:
    return read(snapshot_of(edition.figures), edition.version, edition.audience)


def scoreboard_of(visit: Visit, ref_area: str) -> Scoreboard:
    """One area's figures judged: a country's screen judges only its own rows."""
    return _judged_area(visit.edition, ref_area)


@st.cache_resource(max_entries=256, show_spinner=False)
def _judged_area(edition: Edition, ref_area: str) -> Scoreboard:
    return read(snapshot_of(edition.figures), edition.version, edition.audience, ref_area)


def report_of(visit: Visit, ref_area: str) -> Report | None:
    """A country's newest narrative report; for the public, of those that are cleared for it."""
    return _reports(visit.edition).get(ref_area)


@st.cache_resource(max_entries=4, show_spinner=False)
def _reports(edition: Edition) -> dict[str, Report]:
    found = readable(snapshot_of(edition.figures), edition.version, edition.audience)
    return {report.ref_area: Report(report.year, report.text, report.source)
            for report in sorted(found, key=lambda it: it.year)}


def answers(visit: Visit) -> frozenset[Answer]:
    """Goals that countries answered in words. That a report came is no secret; its text may be."""
    return _answers(visit.edition)


@st.cache_resource(max_entries=4, show_spinner=False)
def _answers(edition: Edition) -> frozenset[Answer]:
    snapshot = snapshot_of(edition.figures)
    narratives = [(narrative.ref_area, narrative.year, narrative.text)
                  for narrative in snapshot.narratives(edition.version)]
    return answered(narratives, snapshot.catalogue(edition.version).goals)


def first_country(visit: Visit) -> str:
    """The country shown where the address names none: the first by name with a judged figure."""
    board = scoreboard(visit)
    countries = sorted((area.name, area.code) for area in visit.catalogue.areas if area.kind == "country")
    codes = [code for _, code in countries]
    known = set(cells(board, codes, None, date.today().year)["ref_area"])
    return next((code for code in codes if code in known), codes[0])


def files_wait() -> bool:
    """Whether files in data/ differ from what was loaded from them, or hold faults; for the real figures alone."""
    try:
        return state.chosen_set() == "real" and _files_wait(
            opening.url_of("real"), _fingerprint(SHIPPED), snapshot_of("real").catch_up())
    except InputRefused:
        return True
    except Refusal:
        return False           # the screen itself says what is wrong with the ledger


@st.cache_resource(max_entries=4, show_spinner=False)
def _files_wait(url: str, fingerprint: Fingerprint, version: int) -> bool:
    return bool(pending())


def pending() -> Pending | None:
    """What the changed files in data/ would bring in, compared just now; None where nothing would change."""
    found = differences(*opened("real"), SHIPPED)
    return found if found.catalogue or found.files or found.reports else None


def bring_in(found: Pending, actor: Actor, note: str, *, retract: bool) -> list[int]:
    """Publish what waits; the data versions that it made."""
    events = submit_differences(opened("real")[0], found, actor, note, retract=retract)
    _files_wait.clear()
    return [event.version for event in events]


def flips(found: Pending, *, retract: bool) -> pd.DataFrame:
    """The statuses that bringing it in would change."""
    return pending_flips(snapshot_of("real"), found, retract=retract)


def what_if(visit: Visit, indicator: str, rule: Rule) -> Trial:
    """An indicator's figures judged by its rule and by another; InputRefused where that rule cannot be."""
    return _tried(visit.edition, indicator, rule.model_dump_json())


@st.cache_resource(max_entries=16, show_spinner=False)
def _tried(edition: Edition, indicator: str, rule: str) -> Trial:
    snapshot = snapshot_of(edition.figures)
    rows = snapshot.observations(version=edition.version, indicator=indicator)
    return trials.what_if(rows, snapshot.catalogue(edition.version), indicator, Rule.model_validate_json(rule))


def forget_answers(actor: Actor, header: Sequence[str]) -> None:
    """Forget what was decided about files with this header."""
    unlearn(opened("real")[0], actor, header)


def notes_of(visit: Visit, board: Scoreboard, ref_area: str) -> tuple[Note, ...]:
    """The notes on an area's statuses that this visit's audience may see."""
    return visible_notes(board, snapshot_of(visit.figures).notes(visit.version, ref_area))


def set_note(visit: Visit, actor: Actor, *, indicator: str, ref_area: str, year: int, text: str, reason: str,
             public: bool, previewed_on: int) -> int:
    """Set a note on a status; the data version that it made."""
    return opened(visit.figures)[0].set_note(
        actor, indicator=indicator, ref_area=ref_area, year=year, text=text, reason=reason, public=public,
        previewed_on=previewed_on).version


def take_back_note(visit: Visit, actor: Actor, note: int, reason: str) -> int:
    """Take a note back; the data version that it made."""
    return opened(visit.figures)[0].take_back_note(actor, note, reason=reason).version


def _fingerprint(folder: Path) -> Fingerprint:
    """Names, sizes and times of the files: enough to see that one was changed, and quick."""
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    return tuple((str(file), *((stat := file.stat()).st_size, stat.st_mtime_ns)) for file in files)
