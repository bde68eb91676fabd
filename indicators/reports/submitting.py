"""Submitting a report: read, checked against the report on file, published as a submission of kind "narrative"."""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from typing import Any

from indicators.catalogue.area_names import AreaNames
from indicators.ingest.limits import FIRST_YEAR
from indicators.ingest.reading import Document, read_document
from indicators.ingest.vocabulary import codelist
from indicators.ledger.records import NewSubmission, Submission
from indicators.model import Catalogue, Issue, Message
from indicators.reports import form_wording
from indicators.reports.form_wording import from_keywords
from indicators.reports.reading import read_report
from indicators.reports.report import Report, placements_data, unanswered, without_answer
from indicators.reports.requested_figures import changed_last_figures
from indicators.warehouse.snapshot import Snapshot

DOUBTS = ("document.pages_without_text", "document.read_by_ocr")
"""Notes on a document of which something may be missing or misread: a person must see it before it is saved."""


@dataclass(frozen=True, kw_only=True)
class PreparedReport:
    """A report that was read, before publication: what rejects it, what waits for a person, what it would replace."""

    filename: str
    content: bytes
    document: Document
    report: Report
    unsettled: tuple[Issue, ...]           # those that reject it and that no placing of its lines settles
    version: int                           # data version on which it was prepared
    on_file: Submission | None             # the current report of the country and year
    catalogue: Catalogue
    is_corrected: bool = False             # a person placed its lines

    @property
    def rejecting(self) -> tuple[Issue, ...]:
        """Issues for which nothing of it can be saved."""
        return *self.unsettled, *(() if self.document.issue else _rejecting(self.report))

    @property
    def waiting(self) -> tuple[Issue, ...]:
        """Lines to place, and pages to read."""
        lines = self.report.unplaced if self.report.headings else ()
        return *(Issue(code=note.code, values=note.values) for note in self.document.notes if note.code in DOUBTS), *(
            Issue(code="report.unplaced", row=line.number, found=line.text) for line in lines)

    @property
    def issues(self) -> tuple[Issue, ...]:
        """All issues."""
        return *self.rejecting, *self.waiting

    @property
    def notes(self) -> tuple[Message, ...]:
        """What the document lacks, apart from what waits for a person, and what the report does not answer."""
        notes = [note for note in self.document.notes if note.code not in DOUBTS]
        if self.report.figures:
            notes.append(Message(code="report.form_figures", values={"count": len(self.report.figures)}))
        if self.report.headings:
            notes += without_answer(unanswered(self.report, [goal.id for goal in self.catalogue.goals]))
        return tuple(notes)

    @property
    def is_scanned(self) -> bool:
        """Whether words of it were read from pictures: nothing of it is saved before a person has read it."""
        return any(note.code == "document.read_by_ocr" for note in self.document.notes)

    @cached_property
    def placed(self) -> dict[str, Any]:
        """What is stored of the reading, as JSON reads it back: where a person saw every line, whatever a later reader
        would make of the original, and the text that says so.
        """
        placements: dict[str, Any] = json.loads(json.dumps(placements_data(self.report)))
        return {"placements": placements, "text": as_text(self.report, self.catalogue)}

    def is_on_file(self, *, public: bool) -> bool:
        """Whether the very same file is the current report, with the same clearance for the public."""
        if self.on_file is None:
            return False
        placements = self.on_file.payload.get("placements")
        return ((placements == self.placed["placements"] or placements is None and not self.is_corrected)
                and self.on_file.original_sha256 == hashlib.sha256(self.content).hexdigest()
                and bool(self.on_file.payload.get("public")) == public)


def prepare(content: bytes, filename: str, snapshot: Snapshot, *, country: str = "", year: str = "",
            going_on: Callable[[], None] = lambda: None) -> PreparedReport:
    """Read a report; ``country`` and ``year`` override what it says itself. Nothing is written."""
    version = snapshot.catch_up()
    catalogue = snapshot.catalogue(version)
    document = read_document(content, going_on=going_on)
    form = from_keywords(document.keywords)          # what a form of Goalline says of itself
    report = Report() if document.issue else read_report(document.text, catalogue)
    unsettled = [document.issue] if document.issue else [
        *_invalid_subject(country or form.get("area", ""), year or form.get("report", ""), catalogue),
        *_contradictions(report, form, catalogue, country=country, year=year)]
    if not unsettled:
        report = _as_stated(report, country or form.get("area", ""), year or form.get("report", ""), catalogue)
        last_figures = changed_last_figures(report, snapshot.observations(
            version=version, ref_area=report.ref_area), catalogue) if report.last_figures else ()
        report = replace(report, flags=(*report.flags, *last_figures))
    about = report.ref_area, report.year
    on_file = next((snapshot.submission(narrative.submission) for narrative in snapshot.narratives(version)
                    if (narrative.ref_area, narrative.year) == about), None)
    return PreparedReport(filename=filename, content=content, document=document, report=report,
                          unsettled=tuple(unsettled), version=version, catalogue=catalogue, on_file=on_file)


def corrected(prepared: PreparedReport, report: Report) -> PreparedReport:
    """Return the prepared report as a person placed its lines."""
    return replace(prepared, report=report, is_corrected=True)


def new_submission(prepared: PreparedReport, *, source: str = "", note: str = "", public: bool = False,
                   figures_left_out: bool = False) -> NewSubmission | None:
    """A report with its original file as a submission; None if it is the report on file. ``figures_left_out``: the form
    has figures that are not saved with it.

    The reading is stored with it: later versions of a reader never move a line.
    """
    if prepared.is_on_file(public=public):
        return None
    payload: dict[str, Any] = {"source_url": "", "public": public, "format": prepared.document.kind,
                               **prepared.placed}
    if prepared.is_scanned:
        payload["ocr"] = True
    if figures_left_out:
        payload["figures_left_out"] = True
    if prepared.report.levels:
        payload["levels"] = prepared.report.levels
    return NewSubmission(
        kind="narrative", filename=prepared.filename,
        original=prepared.content, source=source or prepared.filename, note=note, areas=(prepared.report.ref_area,),
        years=(prepared.report.year,), payload=payload)


def _invalid_subject(country: str, year: str, catalogue: Catalogue) -> Iterator[Issue]:
    """Issues of a country or year given for the whole report."""
    if country and not _code(country, catalogue):
        yield Issue(code="report.country_unknown", column="country", found=country)
    if year and not (year.isascii() and year.isdecimal() and FIRST_YEAR <= int(year) <= datetime.now(UTC).year + 1):
        yield Issue(code="report.year_unknown", column="year", found=year)


def _contradictions(report: Report, form: Mapping[str, str], catalogue: Catalogue, *, country: str, year: str
                    ) -> Iterator[Issue]:
    """Issues of a form with invented figures among real ones, or the other way round; and of one whose text names
    another country or year than those that it was made for, unless these are given for it.
    """
    text = form_wording.typeset(" ".join(" ".join(line.text for line in report.lines).split()))
    is_invented = form.get("set") == "illustrative" or any(mark in text for mark in form_wording.invented_marks())
    if is_invented != catalogue.is_invented and (is_invented or form):
        yield Issue(code="report.of_another_set", values={"set": "invented" if is_invented else "real"})
    code, of_year = "" if country else _code(form.get("area", ""), catalogue), "" if year else form.get("report", "")
    if code and report.ref_area not in ("", code):
        yield Issue(code="report.form_country", values={
            "form": catalogue.area[code].name, "text": catalogue.area[report.ref_area].name})
    titles = next((flag.values["years"] for flag in report.flags if flag.code == "report.titles_differ"), None)
    if of_year and (titles or str(report.year) not in ("0", of_year)):
        yield Issue(code="report.form_year", values={"form": of_year, "text": titles or str(report.year)})


def _code(country: str, catalogue: Catalogue) -> str:
    code = AreaNames(catalogue).code(country)
    return code if code and catalogue.area[code].kind == "country" else ""


def _as_stated(report: Report, country: str, year: str, catalogue: Catalogue) -> Report:
    """The report with the country and year given, flagged where its own lines give others."""
    code, stated = _code(country, catalogue), int(year or 0)
    flags = list(report.flags)
    if code and report.ref_area not in ("", code):
        flags.append(Message(code="report.country_differs", values={"ref_area": code, "other_area": report.ref_area}))
    if stated and report.year not in (0, stated):
        flags.append(Message(code="report.year_differs", values={"year": str(stated), "own": str(report.year)}))
    return replace(report, ref_area=code or report.ref_area, year=stated or report.year, flags=tuple(flags))


def _rejecting(report: Report) -> Iterator[Issue]:
    if not report.headings:
        yield Issue(code="report.no_heading")
        return
    second = next((flag for flag in report.flags if flag.code == "report.two_countries"), None)
    if second:
        yield Issue(code="report.two_countries", row=int(str(second.values["line"])), values={
            "code": second.values["other_area"], "wanted": second.values["ref_area"], "first": second.values["first"]})
    if not report.ref_area:
        yield Issue(code="report.no_country", column="country")
    if not report.year:
        differ = next((flag for flag in report.flags if flag.code == "report.titles_differ"), None)
        yield Issue(code="report.several_years", column="year", values=differ.values) if differ else Issue(
            code="report.no_year", column="year")


def as_text(report: Report, catalogue: Catalogue) -> str:
    """Return a report as a text on the form, from which its parts are read again: each goal once, without the lines
    that have no place.
    """
    questions = {row["kind"]: row["wording"] for row in codelist("report_headings") if row["origin"] == "form"}
    wording, lines = {goal.id: goal.official_wording for goal in catalogue.goals}, list[str]()
    for goal in dict.fromkeys(part.goal for part in report.parts):
        lines.append(f"\nOperational Goal: {wording[goal]}")
        parts = [part for part in report.parts if part.goal == goal]
        for letter in sorted({part.letter for part in parts}):
            lines.append(f"\n{letter}) {questions[letter]}\n")
            lines += [f"- {item.text}" for part in parts if part.letter == letter
                      for item in (*part.items, *part.replies)]
    return "\n".join(lines) + "\n"
