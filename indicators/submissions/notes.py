"""What is said of how a file was read and compared, and is no fault."""

from collections.abc import Mapping
from typing import Any

from indicators import wording
from indicators.changes.diff import Comparison
from indicators.ingest.mapping import INDICATOR, Choices
from indicators.ingest.mapping.lines_without_figures import NO_HEADING
from indicators.ingest.mapping.part_of_people import OF_ALL
from indicators.ledger.records import Submission
from indicators.model import Catalogue, Message


def coloured(before: Mapping[str, Any], catalogue: Catalogue) -> list[Message]:
    """That a workbook with its faults coloured is read as the file that it was made of."""
    said = [*(before[name] for name in ("indicator", "country", "year") if before.get(name)),
            *(f"{name} = {_meant(meant, catalogue)}" for kind in ("columns", "indicators", "areas")
              for name, meant in before.get(kind, {}).items() if meant)]
    return [Message(code="note.coloured" if said else "note.coloured_alone", values={"said": "; ".join(said)})
            ] if before else []


def remembered(known: Choices, choices: Choices, catalogue: Catalogue) -> list[Message]:
    """That something decided before is used again."""
    known = known.under(catalogue)
    ends = known.financial_year_ends
    year = [Message(code="note.remembered_year", values={"day": wording.day_of_year(ends)})
            ] if ends and ends == choices.financial_year_ends else []
    said = [f"{name} = {_meant(meant, catalogue)}"
            for names in (known.columns, known.indicators, known.areas) for name, meant in names.items() if meant]
    names = [Message(code="note.remembered", values={"count": len(said), "said": "; ".join(said)})] if said else []
    blanks = [Message(code="note.remembered_blanks", values={"noun": noun}) for noun in known.blanks]
    more = [Message(code="note.remembered_units", values={"count": len(known.units)})] if known.units else []
    lines = [line for line, said in known.lines.items() if said == NO_HEADING]
    more += [Message(code="note.remembered_lines", values={"lines": lines})] if lines else []
    parts = [line for line, said in known.lines.items() if said == OF_ALL]
    more += [Message(code="note.remembered_parts", values={"lines": parts})] if parts else []
    return [*names, *year, *blanks, *more]


def sheet_kept(sheet: str) -> list[Message]:
    """That a sheet was decided on before."""
    return [Message(code="note.remembered_sheet", values={"sheet": sheet})] if sheet else []


def _meant(meant: str, catalogue: Catalogue) -> str:
    """An indicator's title and an area's name for their codes; what else a column is for, in words."""
    code = meant.removeprefix(INDICATOR)
    if code in catalogue.indicators:
        return wording.text(catalogue.indicators[code].title)
    return catalogue.area[code].name if code in catalogue.area else meant.replace("_", " ")


def of_rows(unlisted: int, comparison: Comparison, before: Submission | None, left_out: int) -> list[Message]:
    """What became of the good rows beside what stands, and that the same file was sent before."""
    notes = []
    if unlisted:
        notes.append(Message(code="note.unlisted", values={"count": unlisted}))
    if kept := int((comparison.kept & comparison.to_publish).sum()):
        notes.append(Message(code="note.kept_beside", values={"count": kept}))
    if fell := int((comparison.fell & comparison.to_publish).sum()):
        notes.append(Message(code="note.fell_beside", values={"count": fell}))
    if before:
        notes.append(Message(code="note.same_file_left_out" if left_out else "note.same_file", values={
            "submission": before.id, "name": before.actor_name, "on": before.at[:10], "version": before.version,
            "count": left_out}))
    elif len(comparison.coded) and not comparison.to_publish.any():
        notes.append(Message(code="note.same_figures"))
    return notes


def replaced(count: int, submissions: list[str]) -> list[Message]:
    """That figures of a file which counts already do not stand any more, and by whom they were replaced."""
    if not count:
        return []
    code = "note.replaced_since" if submissions else "note.withdrawn_since"
    return [Message(code=code, values={"count": count, "submissions": submissions, "many": len(submissions)})]
