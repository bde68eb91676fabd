"""submit: publish a file of figures, or with --dry-run show what it would change."""

import argparse
import os
import re
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from indicators import wording
from indicators.cli import figure_set
from indicators.cli.outcome import Outcome, Status, say, words
from indicators.cli.submit_answer import Submitted, issue_data, nothing_read
from indicators.cli.user import author
from indicators.errors import StalePreview, YearLocked
from indicators.model import Actor, Issue
from indicators.permission import ANYWHERE, demand

if TYPE_CHECKING:
    from indicators.ingest.mapping.choices import Choices
    from indicators.ledger import Ledger
    from indicators.ledger.records import Event
    from indicators.submissions.preview import Prepared
    from indicators.warehouse.snapshot import Snapshot

GUESSED = ("indicator", "country", "year", "decimal", "sheet", "source")
"""Options for facts that are missing in a file."""

_AS_NAMED = ("country", "year", "indicator", "value", "unit", "source_url", "note", "sex", "age", "breakdown", "marks",
             "absence", "obs_status", "conf_status", "period_start", "period_end")
ROLES = {**{name: name for name in _AS_NAMED}, "source": "source_title", "ignore": "ignore"}
"""Roles that --column can give to a column."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the argument for the file, and the options."""
    parser.add_argument_group(words("submit_what")).add_argument(
        "file", metavar="FILE", type=Path, help=words("submit_file"))
    unsaid = parser.add_argument_group(words("submit_unsaid"))
    for option, form in (("indicator", "CODE"), ("country", "CODE"), ("year", "YEAR")):
        unsaid.add_argument(f"--{option}", metavar=form, default="", help=words(f"submit_{option}"))
    unsaid.add_argument("--column", metavar="NAME=ROLE", type=_column, action="append", default=[],
                        help=words("submit_column"))
    unsaid.add_argument("--sign", metavar="TEXT=MEANING", type=_sign, action="append", default=[],
                        help=words("submit_sign"))
    unsaid.add_argument("--unit", metavar="TEXT", action="append", default=[], help=words("submit_unit"))
    unsaid.add_argument("--scale", metavar="NUMBER", type=_scale, default=None, help=words("submit_scale"))
    unsaid.add_argument("--financial-year-ends", metavar="MM-DD", type=_financial_end, default=None,
                        help=words("submit_financial_year_ends"))
    unsaid.add_argument("--ignore-unused", action="store_true", help=words("submit_ignore_unused"))
    unsaid.add_argument("--decimal", metavar=", or .", choices=[",", "."], default="", help=words("submit_decimal"))
    unsaid.add_argument("--sheet", metavar="NAME", default="", help=words("submit_sheet"))
    publishing = parser.add_argument_group(words("submit_publishing"))
    publishing.add_argument("--dry-run", action="store_true", help=words("submit_dry_run"))
    publishing.add_argument("--by", metavar="NAME", default=None, help=words("by"))
    for option in ("source", "note", "reason"):
        publishing.add_argument(f"--{option}", metavar="TEXT", type=str.strip, default="",
                                help=words(f"submit_{option}"))
    publishing.add_argument("--good-rows", action="store_true", help=words("submit_good_rows"))


def _column(option: str) -> tuple[str, str]:
    """Name and role of a column, from "Region=country"."""
    name, _, role = option.rpartition("=")
    if not name.strip() or role.strip() not in ROLES:
        raise argparse.ArgumentTypeError(say("submit.no_role", said=option, roles=", ".join(sorted(ROLES))))
    return name.strip(), ROLES[role.strip()]


def _sign(option: str) -> tuple[str, str]:
    """Sign, its digits replaced, and its meaning, from "fewer than 5=hidden"."""
    from indicators.ingest.vocabulary.notation import SIGNS, sign_of  # noqa: PLC0415 - loads only what it needs

    text, _, meaning = option.rpartition("=")
    if not text.strip() or meaning.strip() not in SIGNS:
        raise argparse.ArgumentTypeError(say("submit.no_meaning", said=option, meanings=", ".join(SIGNS)))
    return sign_of(text), meaning.strip()


def _scale(option: str) -> str:
    """The number by which figures are multiplied; 1 if they are written in full."""
    if not re.fullmatch(r"10{0,9}", option.strip()):
        raise argparse.ArgumentTypeError(say("submit.no_scale", said=option))
    return option.strip()


def _financial_end(option: str) -> str:
    """The month and day on which financial years end; not the end of December, since those are calendar years."""
    end = option.strip()
    with suppress(ValueError):
        if date.fromisoformat(f"2001-{end}") < date(2001, 12, 31) and re.fullmatch(r"\d\d-\d\d", end):
            return end
    raise argparse.ArgumentTypeError(say("submit.no_financial_end", said=option))


def _choices(asked: argparse.Namespace) -> "Choices":
    """What the options state about the file."""
    from indicators.ingest.mapping.choices import OWN, Choices  # noqa: PLC0415 - commands load only what they need

    return Choices(**{name: getattr(asked, name) for name in (*GUESSED, "ignore_unused")},
                   scale=asked.scale or "", financial_year_ends=asked.financial_year_ends or "",
                   columns=dict(asked.column), signs=dict(asked.sign),
                   units={"" if unit.strip() == OWN else unit.strip(): OWN for unit in asked.unit})


def run(asked: argparse.Namespace) -> Outcome:
    """Read, validate and compare; publish unless it is a dry run."""
    from indicators.submissions.preview import prepare  # noqa: PLC0415
    from indicators.warehouse.snapshot import Snapshot  # noqa: PLC0415

    book = figure_set.to_write(asked)
    choices = _choices(asked)
    contradicted = next((name for name, role in asked.column if choices.columns[name] != role), "")
    content = (Issue(code="choice.column_twice", column=contradicted, found=contradicted) if contradicted
               else content_of(asked.file))
    if isinstance(content, Issue):
        return Outcome(Status.INPUT_REFUSED, [wording.issue(content), wording.fix(content)],
                       nothing_read([issue_data(content)], book.version()))
    snapshot = Snapshot(book)
    sender = author(asked, book) if asked.by or not asked.dry_run else None
    if sender and asked.dry_run:
        demand(sender, "publish", (ANYWHERE,))
    prepared = prepare(content, name_of(asked.file), choices, book, snapshot, sender=sender)
    status, published, event = _status(prepared, asked), 0, None
    if sender and not asked.dry_run:
        prepared, status, event = _publish(prepared, asked, book, snapshot, sender)
        published = len(prepared.to_publish(asked.reason)) if event else 0
    submitted = Submitted(prepared=prepared, asked=asked, catalogue=snapshot.catalogue(prepared.version),
                          published=published, version=event.version if event else book.version(),
                          chain=book.head().printed if published else "")
    return Outcome(status, list(submitted.lines()), submitted.data())


def _publish(prepared: "Prepared", asked: argparse.Namespace, book: "Ledger", snapshot: "Snapshot",
             actor: Actor) -> tuple["Prepared", Status, "Event | None"]:
    """Publish, or record the attempt; return the file as it then is, the status and the publication.

    A year locked after the check is handled like one locked before.
    """
    from indicators.submissions.preview import checked_again  # noqa: PLC0415
    from indicators.submissions.publishing import publish, record_attempt  # noqa: PLC0415

    status, event = _status(prepared, asked), None
    if status is Status.FINE or (status is Status.SOME_REFUSED and asked.good_rows):
        try:
            event = publish(prepared, book, actor, note=asked.note, reason=asked.reason)
        except YearLocked:
            return _publish(checked_again(prepared, book, snapshot, actor), asked, book, snapshot, actor)
        except StalePreview as stale:
            return replace(prepared, issues=(*prepared.issues, Issue(
                code="submit.stale", values={"count": stale.values["count"]}))), Status.SOME_REFUSED, None
    if status is not Status.FINE:
        record_attempt(book, actor, prepared.filename, prepared.content, prepared.issues)
    return prepared, status, event


def name_of(file: Path) -> str:
    """Return the file's name, with a replacement character for undecodable bytes."""
    return os.fsencode(file.name).decode("utf-8", "replace")


def content_of(file: Path) -> bytes | Issue:
    """Return the file's bytes, up to the size limit; or the Issue that says why they cannot be read."""
    from indicators.ingest.limits import largest_file  # noqa: PLC0415

    try:
        with file.open("rb") as stream:
            return stream.read(largest_file() + 1)
    except OSError as error:
        return Issue(code="submit.no_file", found=file.name, values={"said": error.strerror or ""})


def refused(sentence: str, status: Status) -> dict[str, Any]:
    """The keys of --json where the file was not read; version 0, since no ledger was opened."""
    fault = {"sheet": "", "row": 0, "column": "", "found": "", "expected": "", "fix": sentence, "severity": "error",
             "code": ""}
    return nothing_read([fault] if status is Status.INPUT_REFUSED else [], 0)


def _status(prepared: "Prepared", asked: argparse.Namespace) -> Status:
    if prepared.checked is None:
        return Status.INPUT_REFUSED
    warned = asked.reason or asked.dry_run     # a dry run shows warnings but rejects none
    return Status.SOME_REFUSED if prepared.refused("shown" if warned else "") else Status.FINE
