"""Reports as they are stored: with the placement of every line, and as a text that is read back as it was placed."""

import json
from collections.abc import Iterator
from typing import Any

from indicators.ingest.vocabulary import codelist
from indicators.model import Catalogue
from indicators.reports.report import Report, placements_data


def placed(report: Report, catalogue: Catalogue) -> dict[str, Any]:
    """Return what the payload of a submission keeps of a report, as JSON reads it back: what a person saw before it was
    saved is what every screen shows, whatever a later reader would make of the original.
    """
    kept: dict[str, Any] = json.loads(json.dumps(placements_data(report)))
    return {"placements": kept, "text": as_text(report, catalogue)}


def as_text(report: Report, catalogue: Catalogue) -> str:
    """Return a report as a text on the form, from which its parts are read again: each goal once, without the lines
    that have no place.
    """
    return "\n".join(_lines(report, catalogue)) + "\n"


def _lines(report: Report, catalogue: Catalogue) -> Iterator[str]:
    asked = {row["kind"]: row["wording"] for row in codelist("report_headings") if row["origin"] == "form"}
    wording = {goal.id: goal.official_wording for goal in catalogue.goals}
    for goal in dict.fromkeys(part.goal for part in report.parts):
        yield f"\nOperational Goal: {wording[goal]}"
        parts = [part for part in report.parts if part.goal == goal]
        for letter in sorted({part.letter for part in parts}):
            yield f"\n{letter}) {asked[letter]}\n"
            yield from (f"- {item.text}" for part in parts if part.letter == letter for item in part.items)
