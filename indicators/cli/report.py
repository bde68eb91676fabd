"""report: read a country's report and publish it, or with --dry-run show how it is read."""

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from indicators import wording
from indicators.cli import figure_set
from indicators.cli.outcome import Outcome, Status, say, words
from indicators.cli.submit import content_of, name_of
from indicators.cli.submit_answer import LISTED, issue_data
from indicators.cli.user import author
from indicators.errors import LedgerTrouble, Refusal, StalePreview
from indicators.model import Catalogue, Issue, Message

if TYPE_CHECKING:
    from indicators.ledger import Ledger
    from indicators.ledger.records import Event
    from indicators.reports.report import Item, Part
    from indicators.reports.returned import ReturnedForm
    from indicators.reports.submitting import PreparedReport
    from indicators.warehouse.snapshot import Snapshot

READ_NOTHING = {"ref_area": "", "year": 0, "sections": [], "unplaced": [], "flags": [], "annex": [], "comments": [],
                "unanswered": {}, "levels": {}, "figures": {}, "answers": []}


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the argument for the file, and the options."""
    parser.add_argument_group(words("report_what")).add_argument(
        "files", metavar="FILE", type=Path, nargs="+", help=words("report_file"))
    unsaid = parser.add_argument_group(words("report_unsaid"))
    unsaid.add_argument("--country", metavar="CODE", default="", help=words("report_country"))
    unsaid.add_argument("--year", metavar="YEAR", default="", help=words("report_year"))
    publishing = parser.add_argument_group(words("submit_publishing"))
    publishing.add_argument("--dry-run", action="store_true", help=words("report_dry_run"))
    publishing.add_argument("--by", metavar="NAME", default=None, help=words("by"))
    for option in ("source", "note"):
        publishing.add_argument(f"--{option}", metavar="TEXT", type=str.strip, default="",
                                help=words(f"report_{option}"))
    publishing.add_argument("--public", action="store_true", help=words("report_public"))
    publishing.add_argument("--good-items", action="store_true", help=words("report_good_items"))


def run(asked: argparse.Namespace) -> Outcome:
    """Read and check each file; publish unless it is a dry run. Several files have an outcome each."""
    from indicators.warehouse.snapshot import Snapshot  # noqa: PLC0415 - commands load only what they need

    book = figure_set.to_write(asked)
    snapshot = Snapshot(book)
    if len(asked.files) == 1:
        return _of_file(asked.files[0], asked, book, snapshot)
    outcomes = [(name_of(file), _one_of_several(file, asked, book, snapshot)) for file in asked.files]
    statuses = {outcome.status for _, outcome in outcomes}
    return Outcome(statuses.pop() if len(statuses) == 1 else Status.SOME_REFUSED,
                   [line for name, outcome in outcomes for line in (f"{on_console(name)}:", *outcome.lines)],
                   {"reports": [{"file": name, **outcome.data} for name, outcome in outcomes],
                    "version": book.version()})


def _one_of_several(file: Path, asked: argparse.Namespace, book: "Ledger", snapshot: "Snapshot") -> Outcome:
    """The outcome of a file, whatever refuses it: the files after it are read too."""
    try:
        return _of_file(file, asked, book, snapshot)
    except LedgerTrouble:
        raise
    except Refusal as refusal:
        sentence = wording.error(refusal)
        return Outcome(Status.INPUT_REFUSED, [sentence],
                       nothing_read([], book.version()) | {"error": sentence, "code": refusal.code})


def _of_file(file: Path, asked: argparse.Namespace, book: "Ledger", snapshot: "Snapshot") -> Outcome:
    from indicators.reports.returned import returned_form  # noqa: PLC0415
    from indicators.reports.submitting import prepare  # noqa: PLC0415

    content = content_of(file)
    if isinstance(content, Issue):
        return Outcome(Status.INPUT_REFUSED, [wording.issue(content), wording.fix(content)],
                       nothing_read([issue_data(content)], book.version()))
    prepared = prepare(content, name_of(file), snapshot, country=asked.country, year=asked.year)
    returned = returned_form(prepared, book, snapshot)
    status, event, stale = _status(prepared), None, False
    if not asked.dry_run:
        status, event, stale = _publish(returned, asked, book)
    if status is Status.FINE and returned.figures and returned.figures.refused():
        status = Status.SOME_REFUSED
    answer = Reported(prepared=returned.report, returned=returned, asked=asked,
                      catalogue=snapshot.catalogue(prepared.version), published=event is not None,
                      version=event.version if event else book.version(),
                      chain=book.head().printed if event else "", stale=stale)
    return Outcome(status, list(answer.lines()), answer.data())


def _publish(returned: "ReturnedForm", asked: argparse.Namespace, book: "Ledger"
             ) -> tuple[Status, "Event | None", bool]:
    """Publish, or record the attempt; return the status, the publication and whether another came first."""
    from indicators.reports.returned import publish_returned  # noqa: PLC0415
    from indicators.submissions.publishing import record_attempt  # noqa: PLC0415

    prepared = returned.report
    actor, status = author(asked, book), _status(prepared)
    if status is Status.FINE or (
            status is Status.SOME_REFUSED and asked.good_items and not prepared.is_scanned):
        try:
            events = publish_returned(returned, book, actor, source=asked.source, note=asked.note, public=asked.public)
            return status, events[-1] if events else None, False
        except StalePreview:
            return Status.SOME_REFUSED, None, True
    record_attempt(book, actor, prepared.filename, prepared.content, prepared.issues)
    return status, None, False


def _status(prepared: "PreparedReport") -> Status:
    if prepared.rejecting:
        return Status.INPUT_REFUSED
    return Status.SOME_REFUSED if prepared.waiting else Status.FINE


@dataclass(frozen=True, kw_only=True)
class Reported:
    """A report as read and its outcome; ``version`` is the data version afterwards."""

    prepared: "PreparedReport"
    returned: "ReturnedForm"
    asked: argparse.Namespace
    catalogue: Catalogue
    published: bool
    version: int
    chain: str
    stale: bool

    def data(self) -> dict[str, Any]:
        """The object of --json."""
        from indicators.reports.report import unanswered  # noqa: PLC0415

        report = self.prepared.report
        return {
            "ref_area": report.ref_area, "year": report.year, "sections": [*map(self._section, report.parts)],
            "unplaced": [line.text for line in report.unplaced], "flags": [*map(self._flag, report.all_flags)],
            "annex": [line.text for line in report.annex], "comments": [*map(str, self.prepared.document.comments)],
            "unanswered": unanswered(report, [goal.id for goal in self.catalogue.goals]),
            "levels": report.levels, "figures": self._figures(),
            "answers": [{"goal": answer.commitment.goal, "commitment": answer.commitment.version, "text": answer.text}
                        for answer in self.returned.answers],
            "published": self.published, "version": self.version,
            "findings": [issue_data(issue, self.catalogue) for issue in self.prepared.issues],
            "notes": [*map(wording.message, self.prepared.notes)],
        }

    def _figures(self) -> dict[str, Any]:
        """The figures of a form as submit counts them, with what was wrong with them."""
        figures = self.returned.figures
        return {} if figures is None else {**figures.counts(), "findings": [
            issue_data(issue, self.catalogue) for issue in figures.issues]}

    def _section(self, part: "Part") -> dict[str, Any]:
        return {"policy_target": part.policy_target, "goal": part.goal, "part": part.letter,
                "items": [*map(self._item, part.items)], "replies": [item.text for item in part.replies]}

    def _item(self, item: "Item") -> str | dict[str, Any]:
        return {"text": item.text, "flags": [*map(self._flag, item.flags)]} if item.flags else item.text

    def _flag(self, flag: Message) -> dict[str, Any]:
        """A flag as its code, line, goal and part as far as it has them, and its sentence."""
        where = {name: flag.values[name] for name in ("line", "goal", "part") if name in flag.values}
        return {"code": flag.code.partition(".")[2], **where, "text": wording.message(flag, self.catalogue)}

    def lines(self) -> Iterator[str]:
        """What was read, goal by goal; remarks; what waits or rejects it; the outcome."""
        yield from map(wording.message, self.prepared.notes)
        report = self.prepared.report
        if report.headings:
            items = sum(len(part.items) for part in report.parts)
            yield self._title()
            yield say("report.counts", goals=len({part.goal for part in report.parts}), parts=len(report.parts),
                      items=items)
            yield from self._goals(report.parts)
        yield from (f"  {on_console(wording.message(flag, self.catalogue))}" for flag in report.all_flags)
        if figures := self.returned.figures:
            yield say("submit.counts", **figures.counts(), refused=figures.refused())
            yield from self._issues(figures.issues)
        for issues, code in ((self.prepared.rejecting, "report.rejected"), (self.prepared.waiting, "report.waiting")):
            if issues:
                yield say(code, count=len(issues))
                yield from self._issues(issues)
        yield wording.message(self._ending())
        if self.chain:
            yield say("submit.chain", hash=self.chain)

    def _title(self) -> str:
        report = self.prepared.report
        kind = f"{'of' if report.ref_area else 'no_country'}{'' if report.year else '_no_year'}"
        area = self.catalogue.area[report.ref_area].name if report.ref_area else ""
        return say(f"report.{kind}", area=area, year=str(report.year))

    def _goals(self, parts: "Sequence[Part]") -> Iterator[str]:
        """A line for each goal, with the number of items in each part."""
        title = {goal.id: wording.text(goal.title) for goal in self.catalogue.goals}
        for goal in dict.fromkeys(part.goal for part in parts):
            counts = Counter[str]()
            for part in (part for part in parts if part.goal == goal):
                counts[part.letter] += len(part.items)
            yield say("report.goal", goal=goal, title=title[goal], parts=wording.listed(
                say("report.part_items", part=letter, count=count) for letter, count in counts.items()))

    def _issues(self, issues: "Sequence[Issue]") -> Iterator[str]:
        """Issues, the first of each kind, and how many more there are."""
        count, seen = Counter(issue.code for issue in issues), Counter[str]()
        for issue in issues:
            seen[issue.code] += 1
            if seen[issue.code] <= LISTED:
                yield f"  {on_console(wording.issue(issue, self.catalogue))}"
            if seen[issue.code] == LISTED < count[issue.code]:
                yield f"  {say('submit.more_alike', count=count[issue.code] - LISTED)}"
            if seen[issue.code] == count[issue.code]:
                yield f"    {wording.fix(issue, self.catalogue)}"

    def _ending(self) -> Message:
        prepared, asked = self.prepared, self.asked
        values = {"version": self.version}
        if prepared.rejecting:
            return Message(code="submit.file_refused")
        if self.stale:
            return Message(code="report.stale")
        replaced = "_replacing" if prepared.on_file else ""
        if self.published:
            return Message(code=f"report.published{replaced}", values=values)
        if prepared.is_on_file(public=asked.public):
            return Message(code="report.on_file", values=values)
        if prepared.waiting and not asked.good_items:
            return Message(code="report.dry_run_held" if asked.dry_run else "report.held", values=values)
        return Message(code=f"report.dry_run{replaced}", values=values)


def on_console(line: str) -> str:
    """A line that moves no cursor."""
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in line)


def nothing_read(issues: list[dict[str, Any]], version: int) -> dict[str, Any]:
    """The keys of --json where no file was read."""
    return {**READ_NOTHING, "published": False, "version": version, "findings": issues, "notes": []}


def refused(sentence: str, status: Status) -> dict[str, Any]:
    """The keys of --json where the file was not read; version 0, since no ledger was opened."""
    fault = {"sheet": "", "row": 0, "column": "", "found": "", "expected": "", "fix": sentence, "severity": "error"}
    return nothing_read([fault] if status is Status.INPUT_REFUSED else [], 0)
