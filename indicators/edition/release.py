"""One release as the public reads it: figures and statuses after disclosure, what was hidden, and its addresses."""

from collections.abc import Mapping, Sequence
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
from indicators.ledger.renames import Codes
from indicators.model import Audience, Catalogue, Mark
from indicators.reports.commitments import in_order
from indicators.reports.sections import answered
from indicators.warehouse.releases import Release
from indicators.warehouse.snapshot import Snapshot

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
    is_released: bool          # False: a preview
    illustrative: bool
    base: str
    chain_head: str            # hash of the release's event, as printed on receipts
    erasures: int              # rows erased so far: these also go from earlier releases
    ledger: str                # short code
    read: PackInput
    hidden: pd.DataFrame
    codes: Codes               # present code of each former one
    erased: Mapping[str, tuple[int, ...]]         # by area: years of submissions in it that were erased since
    before: "Edition | None" = None               # the release before, of those in force
    is_latest: bool = True
    alone: str = ""                               # why one person published it
    program: str = __version__

    @property
    def board(self) -> Scoreboard:
        """Figures and statuses as shown."""
        return self.read.board

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue of the release."""
        return self.read.board.catalogue

    def members(self, group: str) -> list[str]:
        """Codes of the countries of a group in the year of the release."""
        return self.catalogue.members(group, self.read.today_year)

    @cached_property
    def subjects(self) -> Sequence[Subject]:
        """Goals, countries by name, and groups with a member, each with a page and with files beside it."""
        catalogue = self.catalogue
        members = {group.id: self.members(group.id) for group in catalogue.groups}
        shown = {code for codes in members.values() for code in codes} | set(self.board.figures["ref_area"])
        return (*(Subject("goal", code, title) for code, title in wording.goal_titles(catalogue).items()),
                *(Subject("country", code, name) for code, name in wording.country_names(catalogue).items()
                  if code in shown),
                *(Subject("group", group.id, wording.text(group.name)) for group in catalogue.groups
                  if members[group.id]))

    def erasures_in_words(self) -> str:
        """What was erased since the release of what it used, by country; "" where nothing was."""
        areas = [f"{wording.area(area, self.catalogue)} ({', '.join(map(str, years))})"
                 for area, years in sorted(self.erased.items())]
        return wording.say("public.erased", areas=", ".join(areas)) if areas else ""

    def alone_in_words(self) -> str:
        """That one person published it and why; "" where two did, or where two are not needed."""
        return wording.say("public.alone", reason=self.alone) if self.alone else ""

    def cautions(self) -> str:
        """What a reader must know of the edition beyond its figures, in sentences; "" for nothing."""
        return " ".join(filter(None, (self.alone_in_words(), self.erasures_in_words())))

    def address(self, path: str = "") -> str:
        """Lasting address of a path in the edition's folder; relative to the folder of all editions without a base."""
        return f"{self.base}/{self.slug}/{path}" if self.base else f"{self.slug}/{path}"


class Withdrawn(NamedTuple):
    """A withdrawn release, of which only its address is left: ``day`` of its withdrawal, ``base`` as of Edition."""

    slug: str
    name: str
    version: int
    day: str
    base: str = ""


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


def editions_of(ledger: Ledger, snapshot: Snapshot, base: str = "", version: int | None = None) -> list[Edition]:
    """The editions of the releases in force, oldest first; up to that of a version, if one is given.

    Empty if all were withdrawn. Raises Refusal: release.none, edition.not_released.
    """
    releases = [release for release in snapshot.releases() if release.taken_back is None]
    if not snapshot.releases():
        raise Refusal("release.none")
    if version is not None:
        last = max((number for number, one in enumerate(releases) if one.version == version), default=None)
        if last is None:
            raise Refusal("edition.not_released", version=version)
        releases = releases[:last + 1]
    editions = list[Edition]()
    for release in releases:
        editions.append(edition_of(ledger, snapshot, release, base, editions[-1] if editions else None,
                                   is_latest=release is releases[-1]))
    return editions


def withdrawn_of(ledger: Ledger, snapshot: Snapshot, base: str = "") -> list[Withdrawn]:
    """The withdrawn releases, oldest first."""
    names, events = slugs(snapshot.releases()), {event.version: event.at[:10] for event in ledger.events()}
    return [Withdrawn(names[release.event], release.name, release.version, events[release.taken_back], base)
            for release in snapshot.releases() if release.taken_back is not None]


def edition_of(ledger: Ledger, snapshot: Snapshot, release: Release, base: str = "", before: Edition | None = None,
               *, is_latest: bool = True) -> Edition:
    """The edition of a release in force, which says what changed since the one before."""
    return _edition(snapshot, release.version, release.at[:10], slug=slugs(snapshot.releases())[release.event],
                    name=release.name, base=base, year=release.year, is_released=True,
                    chain_head=ledger.hashes()[release.event], before=before, alone=release.alone,
                    is_latest=is_latest)


def preview_of(ledger: Ledger, snapshot: Snapshot, name: str = "") -> Edition:
    """The edition that a release of the newest version would be."""
    version, event = snapshot.version, ledger.events(after=snapshot.version - 1)[0]
    before = editions_of(ledger, snapshot)[-1] if snapshot.released_version() else None
    return _edition(snapshot, version, event.at[:10], slug=PREVIEW, name=name, year=None, is_released=False,
                    base="", chain_head=ledger.hashes()[version], before=before)


def _edition(snapshot: Snapshot, version: int, day: str, **values: object) -> Edition:
    view, erased = public_view(snapshot, version), dict[str, tuple[int, ...]]()
    read = read_of(snapshot, version, view, "public", day, int(day[:4]))
    for one in snapshot.erased_submissions(version):
        erased |= {area: tuple(sorted({*erased.get(area, ()), *one.years})) for area in one.areas}
    return Edition(version=version, day=day, illustrative=read.stamp.illustrative, erasures=snapshot.erasures,
                   ledger=snapshot.ledger, read=read, hidden=view.decision, codes=snapshot.codes(version),
                   erased=erased, **values)  # type: ignore[arg-type]


def read_of(snapshot: Snapshot, version: int, view: VersionView, audience: Audience, day: str, today_year: int
            ) -> PackInput:
    """What briefings and pages are made from, as an audience sees a version in a year."""
    office, catalogue, marks = organisation(), view.board.catalogue, view.board.observations["marks"].unique()
    released = last_published(snapshot, version)
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

