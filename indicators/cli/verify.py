"""verify: whether the ledger is intact, and still contains the hash of a receipt or release."""

import argparse

from indicators.cli import figure_set
from indicators.cli.outcome import Outcome, Status, say, words
from indicators.errors import LedgerTrouble, Refusal

ALTERED = ("ledger.damaged", "ledger.unreadable", "ledger.older", "ledger.replaced")
"""Trouble codes of an altered ledger; with any other, there is no ledger that could be read."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the argument for the hash to look for."""
    parser.add_argument("--against", metavar="HASH", default="", help=words("verify_against"))


def run(asked: argparse.Namespace) -> Outcome:
    """Check the ledger without changing it. Raises Refusal where it was altered or does not contain the hash."""
    from indicators import ledger

    try:
        found = ledger.inspect(figure_set.url(asked), asked.against)
    except LedgerTrouble as trouble:
        if trouble.code in ALTERED:
            raise Refusal(trouble.code, **trouble.values) from trouble
        raise
    lines = [say("verify.whole", ledger=found.ledger, version=found.version, hash=found.hash)]
    if found.against is not None:
        lines.append(say("verify.against", version=found.against, newest=found.version))
    return Outcome(Status.FINE, lines, {
        "ledger": found.ledger, "version": found.version, "hash": found.hash, "against": found.against})
