"""audit: who did what, as CSV or one JSON object a line."""

import argparse
from dataclasses import asdict
from datetime import date

from indicators.cli import figure_set
from indicators.cli.outcome import Outcome, Status, say, words
from indicators.errors import Refusal


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the filters and the format."""
    parser.add_argument("--since", metavar="DATE", type=_day, default=None, help=words("audit_since"))
    parser.add_argument("--until", metavar="DATE", type=_day, default=None, help=words("audit_until"))
    parser.add_argument("--person", metavar="P7", type=str.upper, default="", help=words("audit_person"))
    parser.add_argument("--action", metavar="KIND", default="", help=words("audit_action"))
    parser.add_argument("--area", metavar="CODE", type=str.upper, default="", help=words("audit_area"))
    parser.add_argument("--format", choices=("csv", "jsonl"), default="csv", help=words("audit_format"))


def _day(option: str) -> str:
    """A date, in the order of years."""
    try:
        return date.fromisoformat(option).isoformat()
    except ValueError:
        raise argparse.ArgumentTypeError(say("submit.no_day", said=option)) from None


def run(asked: argparse.Namespace) -> Outcome:
    """List the acts. Raises LedgerTrouble, and Refusal("person.unknown", "area.unknown") for what is not here."""
    from indicators.ledger.audit import audit_file  # noqa: PLC0415 - commands load only what they need

    book = figure_set.opened(asked)
    rows = book.audit(since=asked.since or "", until=asked.until or "", person=asked.person, action=asked.action,
                      area=asked.area)
    if asked.person and asked.person not in {person.id for person in book.people()}:
        raise Refusal("person.unknown", person=asked.person)
    if not rows:                         # an area of an act need not be one of the goals in force
        figure_set.refuse_unknown_areas(book, [asked.area] if asked.area else [])
    return Outcome(Status.FINE, audit_file(rows, asked.format).splitlines(), {"acts": [asdict(row) for row in rows]})
