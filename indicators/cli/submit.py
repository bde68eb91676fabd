"""submit: bring a file of figures in, or with --dry-run show what it would change."""

import argparse
import getpass
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from indicators import wording
from indicators.cli.outcome import Outcome, Status, say
from indicators.errors import StalePreview, YearLocked
from indicators.model import Actor, Finding, Message, Severity

if TYPE_CHECKING:
    from indicators.store.ledger import Ledger
    from indicators.store.snapshot import Snapshot
    from indicators.submissions.submit import Prepared

SAID = ("indicator", "country", "year", "decimal", "sheet", "source")
"""Options that say of a file what it does not say itself."""

READ_NOTHING = {"encoding": "", "separator": "", "decimal": "", "header_row": 0, "sheet": ""}

LISTED = 20
"""Findings of a kind that are printed; --json has all."""


def add_options(parser: argparse.ArgumentParser, words: dict[str, Any]) -> None:
    """The file, what it does not say itself, and what to do with it."""
    parser.add_argument("file", metavar="FILE", type=Path, help=words["submit_file"])
    parser.add_argument("--dry-run", action="store_true", help=words["submit_dry_run"])
    parser.add_argument("--by", metavar="NAME", default=None, help=words["by"])
    for option in ("source", "note", "reason"):
        parser.add_argument(f"--{option}", metavar="TEXT", default="", help=words[f"submit_{option}"])
    parser.add_argument("--good-rows", action="store_true", help=words["submit_good_rows"])
    parser.add_argument("--indicator", metavar="CODE", default="", help=words["submit_indicator"])
    parser.add_argument("--country", metavar="CODE", default="", help=words["submit_country"])
    parser.add_argument("--year", metavar="YEAR", default="", help=words["submit_year"])
    parser.add_argument("--decimal", choices=[",", "."], default="", help=words["submit_decimal"])
    parser.add_argument("--sheet", metavar="NAME", default="", help=words["submit_sheet"])


def run(asked: argparse.Namespace) -> Outcome:
    """Read, check, compare, and unless it is a dry run publish."""
    from indicators.permission import staff  # noqa: PLC0415 - commands load only what they need
    from indicators.store import ledger  # noqa: PLC0415
    from indicators.store.snapshot import Snapshot  # noqa: PLC0415
    from indicators.submissions.columns import Choices  # noqa: PLC0415
    from indicators.submissions.submit import prepare  # noqa: PLC0415

    book = ledger.open(ledger.ledger_url())
    choices = Choices(**{name: getattr(asked, name) for name in SAID})
    content = _content(asked.file)
    if isinstance(content, Finding):
        return _unread(content, book.version())
    snapshot = Snapshot(book)
    prepared = prepare(content, asked.file.name, choices, book, snapshot)
    if asked.dry_run:
        return _outcome(prepared, asked, _status(prepared, asked), 0, book.version())
    return _publish(prepared, asked, book, snapshot, staff(asked.by or _machine_user()))


def _publish(prepared: "Prepared", asked: argparse.Namespace, book: "Ledger", snapshot: "Snapshot",
             actor: Actor) -> Outcome:
    """Publish, or keep on record that nothing was. A lock set since the check is met as one that stood there before."""
    from indicators.submissions.submit import checked_again, publish, record_attempt  # noqa: PLC0415

    status, published = _status(prepared, asked), 0
    if status is Status.FINE or (status is Status.SOME_REFUSED and asked.good_rows):
        try:
            event = publish(prepared, book, actor, note=asked.note, reason=asked.reason)
        except YearLocked:
            return _publish(checked_again(prepared, book, snapshot), asked, book, snapshot, actor)
        except StalePreview as stale:
            prepared = replace(prepared, findings=(*prepared.findings, Finding(
                code="submit.stale", values={"count": stale.values["count"]})))
            return _outcome(prepared, asked, Status.SOME_REFUSED, 0, book.version())
        published = len(prepared.to_publish(asked.reason)) if event else 0
    if status is not Status.FINE:
        record_attempt(prepared, book, actor)
    return _outcome(prepared, asked, status, published, book.version())


def _content(file: Path) -> bytes | Finding:
    """The file's bytes, no more than may be sent; or why they cannot be had."""
    from indicators.submissions.read.limits import largest_file  # noqa: PLC0415

    try:
        with file.open("rb") as stream:
            return stream.read(largest_file() + 1)
    except OSError as error:
        return Finding(code="submit.no_file", found=file.name, values={"said": error.strerror or ""})


def _unread(found: Finding, version: int) -> Outcome:
    counts = dict.fromkeys(("rows", "new", "changed", "unchanged", "absent", "published"), 0)
    data = {"read": READ_NOTHING, **counts, "version": version, "findings": [_finding(found)], "notes": []}
    return Outcome(Status.INPUT_REFUSED, [wording.finding(found)], data)


def refused(said: str, status: Status) -> dict[str, Any]:
    """The keys of --json where the file was never looked at; version 0, since no ledger was asked."""
    counts = dict.fromkeys(("rows", "new", "changed", "unchanged", "absent", "published"), 0)
    fault = {"sheet": "", "row": 0, "column": "", "found": "", "expected": "", "fix": said, "severity": "error"}
    findings = [fault] if status is Status.INPUT_REFUSED else []
    return {"read": READ_NOTHING, **counts, "version": 0, "findings": findings, "notes": []}


def _outcome(prepared: "Prepared", asked: argparse.Namespace, status: Status, published: int, version: int) -> Outcome:
    return Outcome(status, list(_lines(prepared, asked, published, version)), _data(prepared, published, version))


def _status(prepared: "Prepared", asked: argparse.Namespace) -> Status:
    if prepared.checked is None:
        return Status.INPUT_REFUSED
    warned = asked.reason or asked.dry_run     # a dry run shows warnings, and refuses none
    return Status.SOME_REFUSED if prepared.refused("shown" if warned else "") else Status.FINE


def _machine_user() -> str:
    """Who is at this machine; "" where it does not know, and then the write is refused."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def _data(prepared: "Prepared", published: int, version: int) -> dict[str, Any]:
    reading = prepared.reading
    decimal = prepared.checked.decimal if prepared.checked else "."
    return {
        "read": {"encoding": reading.encoding, "separator": reading.separator, "decimal": decimal,
                 "header_row": reading.header_row, "sheet": reading.sheet},
        **prepared.counts(), "published": published, "version": version,
        "findings": [_finding(each) for each in prepared.findings],
        "notes": [wording.message(each) for each in prepared.notes],
    }


def _finding(found: Finding) -> dict[str, Any]:
    return {"sheet": found.sheet, "row": found.row, "column": found.column, "found": found.found,
            "expected": wording.expected(found), "fix": wording.fix(found), "severity": str(found.severity)}


def _lines(prepared: "Prepared", asked: argparse.Namespace, published: int, version: int) -> Iterator[str]:
    for note in prepared.notes:
        yield wording.message(note)
    kinds: dict[str, list[Finding]] = {}
    for found in prepared.findings:
        kinds.setdefault(found.code, []).append(found)
    for alike in kinds.values():
        yield from (wording.finding(each) for each in alike[:LISTED])
        if len(alike) > LISTED:
            yield say("submit.more_alike", count=len(alike) - LISTED)
    yield say("submit.counts", **prepared.counts())
    yield wording.message(_ending(prepared, asked, published, version))


def _ending(prepared: "Prepared", asked: argparse.Namespace, published: int, version: int) -> Message:
    if prepared.checked is None:
        return Message(code="submit.file_refused")
    if published:
        return Message(code="submit.published", values={"published": published, "version": version})
    errors = any(each.severity is Severity.ERROR for each in prepared.findings)
    if asked.dry_run:
        return Message(code="submit.dry_run", values={"version": version})
    if errors and not asked.good_rows:
        return Message(code="submit.rows_refused")
    if prepared.refused(asked.reason) and not asked.good_rows:
        return Message(code="submit.reason_wanted")
    return Message(code="submit.nothing", values={"version": version})
