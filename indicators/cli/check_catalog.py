"""check-catalog: read a folder of goals and codelists, and name all that is wrong with it; never opens the ledger."""

import argparse
from pathlib import Path

from indicators import wording
from indicators.catalogue import load_catalogue
from indicators.cli.outcome import Outcome, Status, issue_data, say, words
from indicators.errors import InputRefused


def add_options(parser: argparse.ArgumentParser) -> None:
    """The folder."""
    parser.add_argument("folder", metavar="DIR", type=Path, help=words("check_folder"))


def run(asked: argparse.Namespace) -> Outcome:
    """Load the catalogue of the folder; its issues are the answer."""
    try:
        catalogue = load_catalogue(asked.folder)
    except InputRefused as refusal:
        lines = [wording.error(refusal), *map(wording.issue, refusal.issues)]
        found = [issue_data(issue) for issue in refusal.issues]
        return Outcome(Status.INPUT_REFUSED, lines, {"findings": found})
    counts = {"goals": len(catalogue.goals), "indicators": len(catalogue.indicators), "areas": len(catalogue.areas)}
    sentence = say("check_catalog.fine", folder=str(asked.folder), **counts)
    return Outcome(Status.FINE, [sentence], {**counts, "findings": []})
