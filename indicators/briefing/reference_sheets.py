"""Read-only sheets of a template: the entries of its drop-down lists, which ingest maps back to their codes, and how to
fill it in.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from indicators import wording
from indicators.catalogue.area_names import AreaNames
from indicators.ingest.vocabulary.indicators import IndicatorNames, unit_words
from indicators.model import Absence, Catalogue, Indicator, Message
from indicators.model.marks import FROM_COUNTRIES

ABSENCES = (Absence.NOT_AVAILABLE, Absence.NOT_APPLICABLE, Absence.LATE, Absence.NOT_REPORTED)
PARTS = ("SEX=F", "SEX=M", "AGE=Y0T17", "AGE=Y_GE18")
EXPLAINED = ("bounds", "parts", "more")
HEAD = "#E4E4E4"


@dataclass(frozen=True)
class Offer:
    """An entry of a list, its meaning, and the code that is also accepted, "" where that is the entry itself."""

    words: str
    meaning: str
    code: str


def sheet_text(what: str, **values: object) -> str:
    """A sentence of a template."""
    return wording.message(Message(code=f"template.{what}", values=values))


def offers(indicators: Iterable[Indicator], catalogue: Catalogue, ref_area: str) -> dict[str, list[Offer]]:
    """The entries of each list, by column name; ``stages:CODE`` for an indicator with stages."""
    indicators = list(indicators)
    indicator, area = IndicatorNames(catalogue).code, AreaNames(catalogue).code
    units = dict.fromkeys(unit for one in indicators for unit in units_of(one))
    return {
        "indicator": [_offer(one.id, wording.text(one.title), limits(one, catalogue), indicator)
                      for one in indicators],
        "absence": [Offer(wording.absence(absence), sheet_text(f"absence.{absence}"), absence) for absence in ABSENCES],
        "marks": [Offer(wording.mark(mark), "", mark) for mark in FROM_COUNTRIES],
        "unit": [Offer(unit_in_words(unit, catalogue), "", unit) for unit in units],
        "breakdown": [Offer(wording.part(part), "", part) for part in PARTS],
        "country": [_offer(ref_area, catalogue.area[ref_area].name, "", area)],
        **{f"stages:{one.id}": [Offer(wording.text(name), "", str(stage)) for stage, name in one.stages.items()]
           for one in indicators if one.stages}}


def _offer(code: str, words: str, meaning: str, reads: Callable[[str], str]) -> Offer:
    return Offer(words if reads(words) == code else code, meaning, code)


def units_of(indicator: Indicator) -> list[str]:
    """The indicator's unit, then the units that can be converted to it."""
    return [indicator.unit, *indicator.conversions]


def unit_in_words(unit: str, catalogue: Catalogue) -> str:
    """The name of a unit, or its code if the name cannot be mapped back."""
    return _offer(unit, wording.text(catalogue.units.get(unit, unit)), "", unit_words(catalogue)).words


def limits(indicator: Indicator, catalogue: Catalogue) -> str:
    """The permitted values: "a whole number of victims, 0 or more", or one of the stages."""
    if indicator.stages:
        return sheet_text("stage", stages="; ".join(map(wording.text, indicator.stages.values())))
    unit = wording.text(catalogue.units.get(indicator.unit, indicator.unit))
    number = sheet_text("percent" if indicator.unit == "percent" else "whole" if indicator.whole else "number",
                        unit=unit)
    low, high = indicator.minimum, indicator.maximum
    if low is None:
        return number
    return sheet_text("from" if high is None else "between", number=number, low=f"{low:g}",
                      high="" if high is None else f"{high:g}")


def codes(book: Workbook, lists: dict[str, list[Offer]], catalogue: Catalogue) -> dict[str, str]:
    """Write the sheet of codes, list under list; return the cell range of each list's words."""
    name, row, ranges = sheet_text("sheet.codes"), 0, dict[str, str]()
    page = _sheet_to_read(book, name, (46, 64, 28))
    head = book.add_format({"bold": True, "bottom": 1, "bg_color": HEAD})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    for what, entries in lists.items():
        kind, _, code = what.partition(":")
        of = wording.text(catalogue.indicators[code].title) if code else ""
        page.write_row(row, 0, [sheet_text(f"codes.{kind}", of=of), "", sheet_text("codes.code")], head)
        ranges[what] = f"='{name}'!$A${row + 2}:$A${row + 1 + len(entries)}"
        for number, entry in enumerate(entries, start=row + 1):
            page.write_row(number, 0, [entry.words, entry.meaning, entry.code], wrap)
        row += len(entries) + 2
    return ranges


def explanations(book: Workbook, indicators: Iterable[Indicator], catalogue: Catalogue, title: str) -> None:
    """Write the sheet of explanations: what no hint in the form says, and each indicator's meaning."""
    page = _sheet_to_read(book, sheet_text("sheet.explanations"), (34, 110))
    titles, heads = (book.add_format({"bold": True, "font_size": size}) for size in (14, 12))
    head, wrap = (book.add_format({"bold": bold, "text_wrap": True, "valign": "top", "bottom": 4})
                  for bold in (True, False))
    page.write_string(0, 0, title, titles)
    row = 2
    for heading, entries in (
            ("further", [(sheet_text(f"how.{topic}"), sheet_text(f"how.{topic}_words")) for topic in EXPLAINED]),
            ("counted", [(wording.text(one.title), _explained(one, catalogue)) for one in indicators])):
        page.write_string(row, 0, sheet_text(heading), heads)
        for number, (what, words) in enumerate(entries, start=row + 1):
            page.write_string(number, 0, what, head)
            page.write_string(number, 1, words, wrap)
        row += len(entries) + 2


def _explained(indicator: Indicator, catalogue: Catalogue) -> str:
    """Goal, limits, reading and caution of an indicator."""
    goal = next(goal for goal in catalogue.goals if goal.id == catalogue.goal_of[indicator.id])
    lines = [sheet_text("goal", number=goal.id, title=wording.text(goal.title)),
             sheet_text("write", limits=limits(indicator, catalogue)), wording.text(indicator.reading),
             wording.text(indicator.caution)]
    return "\n".join(filter(None, lines))


def _sheet_to_read(book: Workbook, name: str, widths: tuple[int, ...]) -> Worksheet:
    """A locked sheet with columns of these widths that prints on whole pages; its content can still be copied."""
    page: Worksheet = book.add_worksheet(name)
    for column, width in enumerate(widths):
        page.set_column(column, column, width)
    for_paper(page)
    page.protect("", {"format_columns": True, "format_rows": True})
    return page


def for_paper(page: Worksheet) -> None:
    """Print a sheet on whole pages, which are numbered."""
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.set_footer("&L&A&R&P / &N")
