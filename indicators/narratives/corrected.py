"""Reports that a person corrected: stored with the placement of every line, and as a text that reads as corrected."""

import json
from collections.abc import Iterator
from typing import Any

from indicators.ingest.vocabulary import codelist
from indicators.model import Catalogue
from indicators.narratives.reading import read_report
from indicators.narratives.report import Report, placed_as, placements_data
from indicators.warehouse.snapshot import Narrative


def report_of(narrative: Narrative, catalogue: Catalogue) -> Report:
    """Return a report on file as read, or as a person corrected it."""
    read = read_report(narrative.text, catalogue)
    return read if narrative.placements is None else placed_as(narrative.placements, read)


def correction(report: Report, catalogue: Catalogue) -> dict[str, Any]:
    """Return what the payload of a submission keeps of a corrected report, as JSON reads it back."""
    kept: dict[str, Any] = json.loads(json.dumps(placements_data(report)))
    return {"placements": kept, "text": as_text(report, catalogue)}


def as_text(report: Report, catalogue: Catalogue) -> str:
    """Return a report as a text on the form, from which its parts are read again; unplaced lines come first."""
    return "\n".join(_lines(report, catalogue)) + "\n"


def _lines(report: Report, catalogue: Catalogue) -> Iterator[str]:
    asked = {row["kind"]: row["wording"] for row in codelist("report_headings") if row["origin"] == "form"}
    wording = {goal.id: goal.official_wording for goal in catalogue.goals}
    yield from (line.text for line in report.unplaced)
    goal = ""
    for part in report.parts:
        if part.goal != goal:
            goal = part.goal
            yield f"\nOperational Goal: {wording[goal]}"
        yield f"\n{part.letter}) {asked[part.letter]}\n"
        yield from (f"- {item.text}" for item in part.items)
