"""check-catalog: validate a folder of goals and codelists and list all its issues; never opens the ledger."""

import argparse
from pathlib import Path

from indicators import wording
from indicators.catalogue import load_catalogue
from indicators.cli.outcome import Outcome, Status, issue_data, say, words
from indicators.errors import InputRefused


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the argument for the folder."""
    parser.add_argument("folder", metavar="DIR", type=Path, help=words("check_folder"))


def run(asked: argparse.Namespace) -> Outcome:
    """Load the folder's catalogue and report its issues."""
    try:
        catalogue = load_catalogue(asked.folder)
    except InputRefused as refusal:
        lines = [wording.error(refusal), *map(wording.issue, refusal.issues)]
        found = [issue_data(issue) for issue in refusal.issues]
        return Outcome(Status.INPUT_REFUSED, lines, {"findings": found})
    counts = {"goals": len(catalogue.goals), "indicators": len(catalogue.indicators), "areas": len(catalogue.areas)}
    sentence = say("check_catalog.fine", folder=str(asked.folder), **counts)
    return Outcome(Status.FINE, [sentence], {**counts, "findings": []})
