"""What stands before the first heading of a report, its country and titles; and where another report begins."""

from typing import TYPE_CHECKING

from indicators.reports.items import is_unfinished, marker_of
from indicators.reports.report import Placement
from indicators.reports.subject import area_of, is_title, is_year_of_report, years_in

if TYPE_CHECKING:
    from indicators.reports.reading import Reader

NEAR = 3                 # lines below the title of another report, among which its headings begin


def front(reader: "Reader", index: int, *, of_page: bool = False) -> Placement:
    """The placement of a line before the first heading: the country's line, or a title; ``of_page``: one that is
    repeated on every page.
    """
    line, other = reader.lines[index], Placement("page" if of_page else "unplaced")
    if of_page and (reader.headings or reader.target or not any(map(str.isalpha, line.text))):
        return other
    area = area_of(line.text, reader.names) if reader.names else ""
    if area in ("", reader.ref_area) or not reader.ref_area:
        reader.ref_area = reader.ref_area or area
        is_front = bool(area) or is_title(line.text, reader.names) and (not of_page or bool(years_in(line.text)))
        return Placement("country" if area else "title") if is_front else other
    if not of_page:
        _flag_two_countries(reader, index, area)
    return other


def is_another_report(reader: "Reader", index: int) -> bool:
    """Whether a line is the title of another country's or year's report, with headings below it: nothing from
    there on is placed.
    """
    line = reader.lines[index]
    above = reader.lines[reader.last].text if reader.last >= 0 else "."
    if (reader.names is None or reader.form.is_form or not line.after_blank or is_unfinished(above)
            or marker_of(line.text)):
        return False
    area = area_of(line.text, reader.names)
    if not (area or is_year_of_report(line.text)) or not reader.has_heading(index + 1, NEAR):
        return False
    years = years_in(line.text)
    before = {year for at, placement in reader.placements.items() if placement.kind in ("title", "country")
              for year in years_in(reader.lines[at].text)}
    if area not in ("", reader.ref_area):
        _flag_two_countries(reader, index, area)
        return True
    if years and before and years != before:
        reader.flag("report.two_years", index, first=sorted(map(str, before)), years=sorted(map(str, years)))
        return True
    reader.finder.skipped.add(index)
    reader.placements[index] = Placement("country" if area else "title")
    return False


def _flag_two_countries(reader: "Reader", index: int, area: str) -> None:
    reader.flag("report.two_countries", index, ref_area=reader.ref_area, other_area=area,
                first="named" if reader.ref_area else "unnamed")
