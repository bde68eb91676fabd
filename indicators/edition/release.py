"""One release as the public reads it: figures and statuses after disclosure, what was hidden, and its addresses."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal, NamedTuple

import pandas as pd

from indicators import __version__, wording
from indicators.briefing.pack.content import PackInput, Report
from indicators.briefing.stamp import Stamp, organisation
from indicators.changes.releases import VersionView, last_published, public_view
from indicators.errors import Refusal
from indicators.judging.scoreboard import Scoreboard
from indicators.ledger import Ledger
from indicators.model import Audience, Catalogue, Mark
from indicators.reports.commitments import in_order
from indicators.reports.sections import answered
from indicators.warehouse.snapshot import Release, Snapshot

PREVIEW = "preview"      # address of what is not released yet


class Subject(NamedTuple):
    """What a page is about: its kind, its code in the catalogue, and its name."""

    kind: Literal["country", "goal", "group"]
    code: str
    name: str

    @property
    def path(self) -> str:
        """Address in the edition's folder, with a slash at its end."""
        return f"{self.kind}/{self.code}/"


@dataclass(frozen=True, kw_only=True)
class Edition:
    """A release after disclosure; nothing in it is for staff alone.

    ``read`` has figures, statuses, reports and commitments as the public may see them; ``hidden`` is the frame
    disclosure.DECISION. ``base`` is the public address of the folder with all editions, without a slash at its end, ""
    where it is not known. Dates are ISO dates.
    """

    slug: str                  # in addresses, for good: "2025", "v13"
    name: str
    version: int               # data version
    day: str                   # of the release
    year: int | None           # of which it is an edition
    note: str
    is_released: bool          # False: a preview
    illustrative: bool
    base: str
    chain_head: str            # hash of the release's event, as printed on receipts
    erasures: int              # rows erased so far: these also go from earlier releases
    ledger: str                # short code
    read: PackInput
    hidden: pd.DataFrame
    program: str = __version__

    @property
    def board(self) -> Scoreboard:
        """Figures and statuses as shown."""
        return self.read.board

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue of the release."""
        return self.read.board.catalogue

    @cached_property
    def subjects(self) -> Sequence[Subject]:
        """Goals, countries by name, and groups with a member, each with a page and with files beside it."""
        catalogue, year = self.catalogue, self.read.today_year
        members = {group.id: catalogue.members(group.id, year) for group in catalogue.groups}
        shown = {code for codes in members.values() for code in codes} | set(self.board.figures["ref_area"])
        return (*(Subject("goal", code, title) for code, title in wording.goal_titles(catalogue).items()),
                *(Subject("country", code, name) for code, name in wording.country_names(catalogue).items()
                  if code in shown),
                *(Subject("group", group.id, wording.text(group.name)) for group in catalogue.groups
                  if members[group.id]))

    def address(self, path: str = "") -> str:
        """Lasting address of a path in the edition's folder; relative to the folder of all editions without a base."""
        return f"{self.base}/{self.slug}/{path}" if self.base else f"{self.slug}/{path}"


def slugs(releases: Sequence[Release]) -> dict[int, str]:
    """The address of each release by its event: its year, for a second one of a year with its version, else "v13".

    Withdrawn releases keep theirs, so that no address ever means another release.
    """
    names, used = dict[int, str](), set[str]()
    for release in releases:
        plain = f"v{release.version}" if release.year is None else str(release.year)
        if plain in used:
            plain += f"-v{release.version}" if release.year is not None else f"-{release.event}"
        names[release.event] = plain
        used.add(plain)
    return names


def edition_of(ledger: Ledger, snapshot: Snapshot, release: Release, base: str = "") -> Edition:
    """The edition of a release in force. Raises Refusal("release.none") for one that was withdrawn."""
    if release.taken_back is not None:
        raise Refusal("release.none")
    return _edition(snapshot, release.version, release.at[:10], slug=slugs(snapshot.releases())[release.event],
                    name=release.name, year=release.year, note=release.note, is_released=True, base=base,
                    chain_head=ledger.hashes()[release.event])


def preview_of(ledger: Ledger, snapshot: Snapshot, name: str = "") -> Edition:
    """The edition that a release of the newest version would be."""
    version, event = snapshot.version, ledger.events(after=snapshot.version - 1)[0]
    return _edition(snapshot, version, event.at[:10], slug=PREVIEW, name=name, year=None, note="", is_released=False,
                    base="", chain_head=ledger.hashes()[version])


def _edition(snapshot: Snapshot, version: int, day: str, **values: object) -> Edition:
    view = public_view(snapshot, version)
    read = read_of(snapshot, version, view, "public", day, int(day[:4]))
    return Edition(version=version, day=day, illustrative=read.stamp.illustrative, erasures=snapshot.erasures,
                   ledger=snapshot.ledger, read=read, hidden=view.decision, **values)  # type: ignore[arg-type]


def read_of(snapshot: Snapshot, version: int, view: VersionView, audience: Audience, day: str, today_year: int
            ) -> PackInput:
    """What briefings and pages are made from, as an audience sees a version in a year."""
    office, catalogue, marks = organisation(), view.board.catalogue, view.board.observations["marks"].unique()
    released = {area: dict(zip(zip(rows["indicator"].tolist(), rows["year"].tolist(), strict=True),
                               rows["value"].tolist(), strict=True))
                for area, rows in last_published(snapshot, version).groupby("ref_area")}
    reported = {(report.ref_area, report.year) for report in snapshot.narratives(version)}
    commitments = in_order(view.commitments, reported, date.fromisoformat(day))
    stamp = Stamp(audience, version, day, organisation=office.name, logo=office.logo, ledger=snapshot.ledger,
                  illustrative=any(Mark.ILLUSTRATIVE in codes.split() for codes in marks),
                  edition=snapshot.edition_of(version))
    return PackInput(
        board=view.board, stamp=stamp, today_year=today_year,
        answers=answered([(one.ref_area, one.year, one.text) for one in view.reports], catalogue.goals),
        reports={report.ref_area: Report(report.year, report.text, report.source, report.levels)
                 for report in sorted(view.reports, key=lambda report: report.year)},
        published=lambda area: released.get(area, {}),
        remarks=lambda area: [remark for remark in view.remarks if remark.ref_area == area],
        commitments=lambda area: [pair for pair in commitments if pair[0].ref_area == area])


def releases_in_force(snapshot: Snapshot) -> Iterator[Release]:
    """The releases that the public may see, oldest first."""
    return (release for release in snapshot.releases() if release.taken_back is None)
