"""What is said of how a file was read, and is no fault."""

from collections.abc import Mapping
from typing import Any

from indicators import wording
from indicators.ingest.mapping import INDICATOR, Choices
from indicators.ingest.mapping.lines_without_figures import NO_HEADING
from indicators.ingest.mapping.part_of_people import OF_ALL
from indicators.model import Catalogue, Message


def coloured(before: Mapping[str, Any], catalogue: Catalogue) -> list[Message]:
    """That a workbook with its faults coloured is read as the file that it was made of."""
    stated = [*(before[name] for name in ("indicator", "country", "year") if before.get(name)),
            *(f"{name} = {_meant(meant, catalogue)}" for kind in ("columns", "indicators", "areas")
              for name, meant in before.get(kind, {}).items() if meant)]
    return [Message(code="note.coloured" if stated else "note.coloured_alone", values={"said": "; ".join(stated)})
            ] if before else []


def remembered(known: Choices, choices: Choices, catalogue: Catalogue) -> list[Message]:
    """That something decided before is used again."""
    known = known.under(catalogue)
    ends = known.financial_year_ends
    year = [Message(code="note.remembered_year", values={"day": wording.day_of_year(ends)})
            ] if ends and ends == choices.financial_year_ends else []
    stated = [f"{name} = {_meant(meant, catalogue)}"
            for names in (known.columns, known.indicators, known.areas) for name, meant in names.items() if meant]
    names = [Message(code="note.remembered", values={"count": len(stated),
                                                     "said": "; ".join(stated)})] if stated else []
    blanks = [Message(code="note.remembered_blanks", values={"noun": noun}) for noun in known.blanks]
    more = [Message(code="note.remembered_units", values={"count": len(known.units)})] if known.units else []
    lines = [line for line, stated in known.lines.items() if stated == NO_HEADING]
    more += [Message(code="note.remembered_lines", values={"lines": lines})] if lines else []
    parts = [line for line, stated in known.lines.items() if stated == OF_ALL]
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
