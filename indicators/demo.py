"""The demo: a ledger of invented figures, filled so that every screen has something to show, those that write included.

Two editions with their reports, commitments and remarks; then what is not published yet: figures that came late, some
withdrawn ones, a file that was rejected, and two collection rounds. Everything is marked ILLUSTRATIVE, also what is
saved there later: its catalogue says that its countries are invented, and by that figures are marked as they are read.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta

import pandas as pd

from indicators.catalogue import SHIPPED, canonical_bytes, load_catalogue
from indicators.changes.releases import release
from indicators.illustrative import (
    ALLIANCE,
    NOTE,
    SOURCE,
    illustrative_observations,
    with_invented_countries,
    years,
)
from indicators.ledger import Ledger
from indicators.ledger.records import NewSubmission
from indicators.model import Actor, Catalogue, Issue, Mark, observations
from indicators.model.commitments import CommitmentChange, CommitmentStatus, Confirmation
from indicators.model.parquet import to_parquet
from indicators.model.remarks import Remark, RemarkAuthor
from indicators.model.rounds import Invited, RoundStep, Step
from indicators.permission import STAFF
from indicators.reports.sections import sections
from indicators.submissions.publishing import distinct, record_attempt
from indicators.warehouse.snapshot import Snapshot

FOLDER = SHIPPED / "illustrative"
REPORT, REPORT_BEFORE, OTHER_REPORT = (FOLDER / name for name in (
    "report.txt", "report_before.txt", "report_other.txt"))
EXAMPLE = FOLDER / "example.csv"
FIRST, OTHER = "XAC", "XGA"          # the countries whose reports they are; the first is the first A to Z
LATE = ("XCE", "XFR")                # countries whose figures of two goals came after the last edition
LATE_INDICATORS = ("CAMPAIGNS", "WORKSHOPS")

ANSWERS: Mapping[str, tuple[str, CommitmentStatus]] = {
    "To post two officers to the victim identification unit.": (
        "Two officers were posted to the victim identification unit, as announced.", CommitmentStatus.KEPT),
    "To connect the unit to the ICSE database.": (
        "The unit was connected to the ICSE database.", CommitmentStatus.KEPT),
    "To bring a bill on online offences before parliament.": (
        "The bill on online offences was brought before parliament.", CommitmentStatus.IN_PROGRESS)}
"""What the earlier report announced, what the later one answers, and the status that follows."""

DROPPED = "To second an officer to the Quarry Union."
MAKER, ADA, BEN = (Actor(name=name, rights=STAFF) for name in (
    "Goalline, invented figures", "Ada (invented)", "Ben (invented)"))


def fill_demo(ledger: Ledger) -> None:
    """Fill an empty ledger with the shipped goals, invented countries and what was reported, released and recorded."""
    catalogue = with_invented_countries(load_catalogue(SHIPPED))
    ledger.adopt(MAKER, canonical_bytes(catalogue), previewed_on=ledger.version(), note=NOTE)
    of_years = years(date.today().year)
    newest, frame = of_years[-1], illustrative_observations(catalogue, of_years)
    is_new = frame["year"] == newest
    is_late = is_new & frame["ref_area"].isin(LATE) & frame["indicator"].isin(LATE_INDICATORS)
    _publish_figures(ledger, MAKER, f"figures-to-{newest - 1}.csv", frame[~is_new], NOTE)
    before = _publish_report(ledger, REPORT_BEFORE.name, FIRST, newest - 1)
    _confirm(ledger, catalogue, before)
    _release(ledger, newest - 1)
    _publish_figures(ledger, MAKER, f"figures-{newest}.csv", frame[is_new & ~is_late], NOTE)
    report = _publish_report(ledger, REPORT.name, FIRST, newest)
    _publish_report(ledger, OTHER_REPORT.name, OTHER, newest)
    _follow(ledger, report, newest)
    _remark(ledger, newest)
    _release(ledger, newest)
    _publish_figures(ledger, ADA, f"late-figures-{newest}.csv", frame[is_late], "Sent after the edition.")
    _withdraw(ledger, newest)
    _reject(ledger)
    _open_rounds(ledger, catalogue, newest)
    ledger.lock(ADA, of_years[0], reason="Closed with the first edition.")


def example_file() -> tuple[str, bytes]:
    """Name and content of a file to try the upload with: figures of the year after the newest, one of them unreadable.
    """
    year = str(years(date.today().year)[-1] + 1)
    return f"example-{year}.csv", EXAMPLE.read_text("utf-8").replace("{year}", year).encode()


def _publish_figures(ledger: Ledger, actor: Actor, filename: str, rows: pd.DataFrame, note: str) -> str:
    """Publish rows as a file of their own; return the id of the submission."""
    rows = rows.reset_index(drop=True)
    return ledger.publish(actor, NewSubmission(
        kind="observations", filename=filename, source=SOURCE, note=note, original=rows.to_csv(index=False).encode(),
        rows=to_parquet(rows), row_count=len(rows), areas=distinct(rows["ref_area"]),
        indicators=distinct(rows["indicator"]), years=tuple(sorted(rows["year"].unique().tolist()))),
        previewed_on=ledger.version()).submission or ""


def _publish_report(ledger: Ledger, filename: str, area: str, year: int) -> str:
    """Publish a report that the public may read; return the id of the submission."""
    report = NewSubmission(
        kind="narrative", filename=filename, original=(FOLDER / filename).read_bytes(), source=SOURCE, note=NOTE,
        areas=(area,), years=(year,), payload={"source_url": "", "public": True})
    return ledger.publish(MAKER, report, previewed_on=ledger.version()).submission or ""


def _confirm(ledger: Ledger, catalogue: Catalogue, report: str) -> None:
    """Confirm everything that the earlier report announced."""
    items = [(section.goal, text) for section in sections(REPORT_BEFORE.read_text("utf-8"), catalogue.goals)
             for text in section.parts.get("C", ())]
    ledger.confirm_commitments(ADA, [Confirmation(report, items)], previewed_on=ledger.version())


def _follow(ledger: Ledger, report: str, year: int) -> None:
    """Record what became of the commitments: answered by the later report, dropped, or in somebody's hands."""
    snapshot = Snapshot(ledger)
    snapshot.catch_up()
    version_of = {one.text: one.version for one in snapshot.commitments(snapshot.version)}
    answers = [(version_of[text], answer, str(status)) for text, (answer, status) in ANSWERS.items()]
    ledger.confirm_commitments(BEN, [Confirmation(report, answers=answers)], previewed_on=ledger.version())
    steps: Sequence[tuple[str, dict[str, object]]] = (
        (DROPPED, {"change": CommitmentChange.STATUS, "status": CommitmentStatus.DROPPED,
                   "reason": "The union has no post to fill."}),
        ("To bring a bill on online offences before parliament.", {
            "change": CommitmentChange.DUE, "due": date(year + 3, 6, 30), "reason": "The term of parliament ends."}),
        ("To ask two more providers to use hash lists.", {
            "change": CommitmentChange.OWNER, "text": "Ministry of the Interior", "reason": ""}))
    for text, step in steps:
        ledger.change_commitment(BEN, version_of[text], step, previewed_on=ledger.version())


def _remark(ledger: Ledger, year: int) -> None:
    """Record a note of staff on a figure, and what a country replied to the draft of its statuses."""
    note = Remark(author=RemarkAuthor.STAFF, ref_area=FIRST, indicator="ICSE_VICTIMS", year=year, goal="1.1",
                  text="The unit was reorganised in the summer; part of its cases was counted late.",
                  reason="Told by the unit.")
    reply = Remark(author=RemarkAuthor.COUNTRY, ref_area=OTHER, goal="4.2", day=datetime.now(UTC).date().isoformat(),
                   text="Since January notices have been sent at night too; the next figures will show it.",
                   reason="Letter of its ministry.", draft=ledger.version())
    for remark in (note, reply):
        ledger.set_remark(ADA, remark, previewed_on=ledger.version())


def _release(ledger: Ledger, year: int) -> None:
    release(ledger, Snapshot(ledger), MAKER, f"Illustrative edition {year}", note=NOTE, year=year,
            previewed_on=ledger.version())


def _withdraw(ledger: Ledger, year: int) -> None:
    """Publish a figure of the next year, and withdraw it."""
    row = {"indicator": "CAMPAIGNS", "ref_area": OTHER, "year": year + 1, "value": 7.0, "source_title": SOURCE,
           "note": NOTE, "marks": str(Mark.ILLUSTRATIVE)}
    submission = _publish_figures(ledger, BEN, f"campaigns-{year + 1}.csv", observations([row]), "First count.")
    ledger.withdraw(BEN, submission, reason="The year was not over.", previewed_on=ledger.version())


def _reject(ledger: Ledger) -> None:
    """Record that a file was rejected."""
    issues = [Issue(code="value.wrong"), Issue(code="value.wrong"), Issue(code="area.unknown")]
    record_attempt(ledger, BEN, "by-hand.csv", b"invented", issues)


def _open_rounds(ledger: Ledger, catalogue: Catalogue, year: int) -> None:
    """Open a round that has ended and one that is open, to which figures have come already, for the same countries; to
    one of them something was returned.
    """
    members = {area.code: Invited(f"unit@{area.code.lower()}.example", "English", "Ada" if area.code < OTHER else "Ben")
               for area in catalogue.areas if area.kind == "country"}
    today = date.today()
    for of_year, deadline in ((year - 1, today - timedelta(weeks=20)), (year, today + timedelta(weeks=3))):
        opened = ledger.set_round(ADA, {
            "name": f"Reports of {of_year} ({ALLIANCE.name})", "years": [of_year], "report_year": of_year,
            "goals": [goal.id for goal in catalogue.goals], "opens": deadline - timedelta(weeks=12),
            "deadline": deadline, "address": f"Secretariat of {ALLIANCE.name}, desk@example.org", "invited": members})
    ledger.take_step(BEN, opened.number, RoundStep(
        step=Step.RETURNED, areas=(OTHER,), day=datetime.now(UTC).date().isoformat(),
        text="Two campaigns were counted twice."))
