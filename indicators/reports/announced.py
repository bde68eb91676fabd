"""What a country announced in its last report, which its next one has to answer."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from indicators.model import Goal
from indicators.reports.reading import read_text
from indicators.reports.report import placed_as
from indicators.warehouse.snapshot import Narrative


@dataclass(frozen=True)
class Announced:
    """The items of part C of a report, by goal, in the country's own words; year 0 where no report is on file."""

    year: int = 0
    items: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def announced_before(narratives: Iterable[Narrative], goals: Sequence[Goal], ref_area: str, year: int) -> Announced:
    """What a country's newest report before a year announces, as a person placed it."""
    last = max((narrative for narrative in narratives if narrative.ref_area == ref_area and narrative.year < year),
               key=lambda narrative: narrative.year, default=None)
    if last is None:
        return Announced()
    read = read_text(last.text, goals)
    report = placed_as(last.placements, read) if last.placements else read
    items: dict[str, tuple[str, ...]] = {}
    for part in report.parts:
        if part.letter == "C":
            items[part.goal] = (*items.get(part.goal, ()), *(item.text for item in part.items))
    return Announced(last.year, items)
