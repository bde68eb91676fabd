"""audit: who did what, as CSV or one JSON object a line."""

import argparse
from dataclasses import asdict
from datetime import date

from indicators.cli import figure_set
from indicators.cli.outcome import Outcome, Status, words


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the filters and the format."""
    parser.add_argument("--since", metavar="DATE", type=date.fromisoformat, default=None, help=words("audit_since"))
    parser.add_argument("--until", metavar="DATE", type=date.fromisoformat, default=None, help=words("audit_until"))
    parser.add_argument("--person", metavar="P7", type=str.upper, default="", help=words("audit_person"))
    parser.add_argument("--action", metavar="KIND", default="", help=words("audit_action"))
    parser.add_argument("--area", metavar="CODE", type=str.upper, default="", help=words("audit_area"))
    parser.add_argument("--format", choices=("csv", "jsonl"), default="csv", help=words("audit_format"))


def run(asked: argparse.Namespace) -> Outcome:
    """List the acts. Raises LedgerTrouble."""
    from indicators.ledger.audit import audit_file  # noqa: PLC0415 - commands load only what they need

    since, until = (str(day or "") for day in (asked.since, asked.until))
    rows = figure_set.opened(asked).audit(since=since, until=until, person=asked.person, action=asked.action,
                                          area=asked.area)
    return Outcome(Status.FINE, audit_file(rows, asked.format).splitlines(), {"acts": [asdict(row) for row in rows]})
