"""The workbook that requests a country's figures for a year, and can be uploaded without mapping columns.

Its first sheet has the plain layout, with country, year, codes and units filled in. Rows left empty are not figures:
the column ``asked`` identifies requested rows, whatever the format of the uploaded file. The second sheet explains how
to fill it in, and holds the entries of the drop-down lists, which ingest maps back to their codes.
"""

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any, Literal, NamedTuple

import pandas as pd
import xlsxwriter
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from indicators import wording
from indicators.briefing.tables import PLAIN
from indicators.catalogue.area_names import AreaNames
from indicators.ingest.formats.worksheet import text_of
from indicators.ingest.issues import SHIPPED_SHEET
from indicators.ingest.limits import FIRST_YEAR
from indicators.ingest.vocabulary.indicators import IndicatorNames, unit_words
from indicators.model import Absence, Catalogue, Indicator, Message
from indicators.model.marks import FROM_COUNTRIES
from indicators.reports.requested_figures import RequestedFigure, requested_figures

Kind = Literal["required", "conditional", "optional", "given"]


class Column(NamedTuple):
    """A column of the first sheet: its header, who fills it in, and its minimum width in characters."""

    name: str
    kind: Kind
    width: int


COLUMNS = (
    Column("country", "given", 9), Column("year", "given", 7), Column("indicator", "given", 24),
    Column("what is counted", "given", 28), Column("last year", "given", 9), Column("last value", "given", 12),
    Column("last remark", "given", 24), Column("value", "required", 17), Column("unit", "required", 11),
    Column("absence", "conditional", 17), Column("marks", "optional", 26), Column("source", "optional", 20),
    Column("note", "optional", 20), Column("breakdown", "optional", 17), Column("asked", "given", 8))
INDEX = {column.name: index for index, column in enumerate(COLUMNS)}

COLOURS: dict[Kind, tuple[str, str]] = {"required": ("#FFE08A", "#FFF6DA"), "conditional": ("#F9C9A8", "#FEF0E7"),
                                        "optional": ("#CFE3F5", "#F2F8FD"), "given": ("#E4E4E4", "#F1F1F1")}
"""Of the headings and of the cells below."""

KINDS_ROW, HEADER_ROW = 3, 4       # zero-based
OWN_HEADING = ("value", "absence")
SPARE_ROWS = 20                    # for other years and breakdowns, with the same drop-down lists
INPUT_MESSAGE = 255                # maximum characters of a spreadsheet's input message
ABSENCES = (Absence.NOT_AVAILABLE, Absence.NOT_APPLICABLE, Absence.LATE, Absence.NOT_REPORTED)
PARTS = ("SEX=F", "SEX=M", "AGE=Y0T17", "AGE=Y_GE18")
WRAPPED = {"text_wrap": True, "valign": "top"}
ADJUSTABLE = {"format_columns": True, "format_rows": True}

Offer = tuple[str, str, str]
"""An entry of a list, its meaning, and the code that is also accepted."""


def sheet_text(what: str, **values: object) -> str:
    """A sentence of a template."""
    return wording.message(Message(code=f"template.{what}", values=values))


def template(observations: pd.DataFrame, catalogue: Catalogue, ref_area: str, year: int) -> bytes:
    """XLSX workbook for a country and a year: a form, and a sheet of explanations and codes.

    ``observations`` is a frame of OBSERVATION with the figures that the country has reported; those of an invented
    country are marked.
    """
    rows, file = requested_figures(observations, catalogue, ref_area, year), BytesIO()
    indicators = list({row.indicator.id: row.indicator for row in rows}.values())
    title = sheet_text("title", area=wording.in_sentence(ref_area, catalogue), year=year)
    if catalogue.is_invented:
        title = f"{title}. {wording.message(Message(code='chart.illustrative'))}"
    cells = [_cells(row, catalogue, ref_area, year) for row in rows]
    with xlsxwriter.Workbook(file, PLAIN) as book:
        book.set_properties({"title": title, "comments": sheet_text("lead")})
        page = _sheet(book, "figures", [column.width for column in COLUMNS], locked=False)
        _fill(book, page, title, cells)
        _offer_lists(page, rows, _codes(book, _lists(indicators, catalogue, ref_area), catalogue), catalogue, year)
        grey = [" | ".join(text_of(row.get(column.name, "")) for column in COLUMNS if column.kind == "given")
                for row in cells]
        texts = [*(sheet.get_name() for sheet in book.worksheets()), *book.str_table.string_table, *grey]
        shipped = book.add_worksheet(SHIPPED_SHEET)      # with which the importer compares what comes back
        shipped.very_hidden()
        shipped.write_column(0, 0, texts)
    return file.getvalue()


def _sheet(book: Workbook, name: str, widths: Sequence[int], *, locked: bool) -> Worksheet:
    """A sheet with columns of these widths that prints on whole, numbered pages."""
    page: Worksheet = book.add_worksheet(sheet_text(f"sheet.{name}"))
    look = book.add_format({"locked": locked} | WRAPPED)
    for column, width in enumerate(widths):
        page.set_column(column, column, width, look)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.set_footer("&L&A&R&P / &N")
    return page


def _cells(row: RequestedFigure, catalogue: Catalogue, ref_area: str, year: int) -> dict[str, Any]:
    """What is filled in for a requested figure, by column; its last value as a number, a stage by its name; without a
    value, the absence.
    """
    indicator, last, part = row.indicator, row.last, wording.part(row.breakdown)
    cells: dict[str, Any] = {
        "country": ref_area, "year": year, "indicator": indicator.id, "breakdown": part, "asked": "yes",
        "what is counted": ": ".join(filter(None, (wording.text(indicator.title), part))),
        "unit": unit_in_words(indicator.unit, catalogue)}
    if last is not None:
        value: object = last["value"]
        if pd.isna(last["value"]):
            value = wording.absence(last["absence"])
        elif last["value"] in indicator.stages:
            value = wording.text(indicator.stages[int(last["value"])])
        cells |= {"last year": int(last["year"]), "last value": value,
                  "last remark": "; ".join([*wording.marks(last["marks"]), last["source_title"]])}
    return cells


def _fill(book: Workbook, page: Worksheet, title: str, cells: Sequence[dict[str, Any]]) -> None:
    """Write title, legend, header and the cells of each row that are filled in already."""
    heads = {kind: book.add_format({"bold": True, "bg_color": colour, "border": 1} | WRAPPED)
             for kind, (colour, _) in COLOURS.items()}
    looks = {kind: book.add_format({"bg_color": tint, "border": 1, "border_color": "#B0B0B0", "align": "left",
                                    "locked": kind == "given"} | WRAPPED) for kind, (_, tint) in COLOURS.items()}
    page.write_string(0, 0, title, book.add_format({"bold": True, "font_size": 14}))
    for row, text in ((1, "lead"), (2, "empty")):
        page.merge_range(row, 0, row, len(COLUMNS) - 1, sheet_text(text), book.add_format(WRAPPED))
        page.set_row(row, 32)
    for index, column in enumerate(COLUMNS):
        kind = sheet_text(f"kind.{column.name if column.name in OWN_HEADING else column.kind}")
        page.write_column(KINDS_ROW, index, (kind, column.name), heads[column.kind])
        for number, filled in enumerate(cells, start=HEADER_ROW + 1):
            cell = filled.get(column.name, "")
            is_part = column.name == "breakdown" and cell
            page.write(number, index, cell, looks["given" if is_part else column.kind])
    page.freeze_panes(HEADER_ROW + 1, INDEX["last year"])
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    page.repeat_rows(KINDS_ROW, HEADER_ROW)
    page.print_area(0, 0, HEADER_ROW + len(cells), len(COLUMNS) - 1)
    page.protect("", ADJUSTABLE | {"insert_rows": True, "delete_rows": True})


def _offer_lists(page: Worksheet, rows: Sequence[RequestedFigure], ranges: dict[str, str], catalogue: Catalogue,
                 year: int) -> None:
    """Add drop-down lists, and a hint at each value; ``ranges`` are the cell ranges of the lists."""
    first, last = HEADER_ROW + 1, HEADER_ROW + len(rows)
    spare = last + SPARE_ROWS

    def offer(begin: int, end: int, name: str, source: list[str] | str, *, several: bool = False) -> None:
        page.data_validation(begin, INDEX[name], end, INDEX[name], {
            "validate": "list", "source": source, "show_error": not several, "error_title": sheet_text("error.title"),
            "error_message": sheet_text("error.list"), "input_title": name,
            "input_message": sheet_text(f"hint.{name}")[:INPUT_MESSAGE]})

    for number, row in enumerate(rows, start=first):
        counted = f"{wording.text(row.indicator.title)}: {_limits(row.indicator, catalogue)}"
        stages = ranges.get(f"stages:{row.indicator.id}")
        page.data_validation(number, INDEX["value"], number, INDEX["value"], {     # "<5" and "n/a" are valid too
            "input_title": "value", "show_error": False, "input_message": counted[:INPUT_MESSAGE],
            **({"validate": "list", "source": stages} if stages else {"validate": "any"})})
        offer(number, number, "unit", [unit_in_words(unit, catalogue) for unit in _units(row.indicator)])
    for name in ("country", "indicator", "unit"):
        offer(last + 1, spare, name, ranges[name])
    for name in ("absence", "marks", "breakdown"):
        offer(first, spare, name, ranges[name], several=name != "absence")
    page.data_validation(last + 1, INDEX["year"], spare, INDEX["year"], {
        "validate": "integer", "criteria": "between", "minimum": FIRST_YEAR, "maximum": year,
        "error_title": sheet_text("error.title"),
        "error_message": sheet_text("error.year", first=str(FIRST_YEAR), year=year)})


def _lists(indicators: Sequence[Indicator], catalogue: Catalogue, ref_area: str) -> dict[str, list[Offer]]:
    """How to fill it in, then the entries of each list, by column name; ``stages:CODE`` for those of an indicator."""
    units = dict.fromkeys(unit for one in indicators for unit in _units(one))
    names = IndicatorNames(catalogue).code
    return {
        "how": [(sheet_text(f"how.{topic}"), sheet_text(f"how.{topic}_words"), "")
                for topic in ("bounds", "parts", "more")],
        "indicator": [(_readable(one.id, wording.text(one.title), names), _explained(one, catalogue), one.id)
                      for one in indicators],
        "absence": [(wording.absence(absence), sheet_text(f"absence.{absence}"), absence) for absence in ABSENCES],
        "marks": [(wording.mark(mark), "", mark) for mark in FROM_COUNTRIES],
        "unit": [(unit_in_words(unit, catalogue), "", unit) for unit in units],
        "breakdown": [(wording.part(part), "", part) for part in PARTS],
        "country": [(_readable(ref_area, catalogue.area[ref_area].name, AreaNames(catalogue).code), "", ref_area)],
        **{f"stages:{one.id}": [(wording.text(name), "", str(stage)) for stage, name in one.stages.items()]
           for one in indicators if one.stages}}


def _codes(book: Workbook, lists: dict[str, list[Offer]], catalogue: Catalogue) -> dict[str, str]:
    """Write the lists on a locked sheet, one below the other; return the cell range of each list's words."""
    page, row, ranges = _sheet(book, "codes", (46, 100, 28), locked=True), 0, dict[str, str]()
    head, wrap = book.add_format({"bold": True, "bottom": 1, "bg_color": "#E4E4E4"}), book.add_format(WRAPPED)
    for what, entries in lists.items():
        kind, _, code = what.partition(":")
        of = wording.text(catalogue.indicators[code].title) if code else ""
        also = sheet_text("codes.code") if entries[0][2] else ""
        page.write_row(row, 0, [sheet_text(f"codes.{kind}", of=of), "", also], head)
        ranges[what] = f"='{page.get_name()}'!$A${row + 2}:$A${row + 1 + len(entries)}"
        for number, entry in enumerate(entries, start=row + 1):
            page.write_row(number, 0, entry, wrap)
        row += len(entries) + 2
    page.protect("", ADJUSTABLE)
    return ranges


def _readable(code: str, words: str, code_of: Callable[[str], str]) -> str:
    """Words, or the code where ingest would not map them back to it."""
    return words if code_of(words) == code else code


def unit_in_words(unit: str, catalogue: Catalogue) -> str:
    """The name of a unit, or its code."""
    return _readable(unit, wording.text(catalogue.units.get(unit, unit)), unit_words(catalogue))


def _units(indicator: Indicator) -> list[str]:
    """The indicator's unit, then the units that can be converted to it."""
    return [indicator.unit, *indicator.conversions]


def _explained(indicator: Indicator, catalogue: Catalogue) -> str:
    """Goal, limits, reading and caution of an indicator."""
    goal = next(goal for goal in catalogue.goals if goal.id == catalogue.goal_of[indicator.id])
    return "\n".join(filter(None, (
        sheet_text("goal", number=goal.id, title=wording.text(goal.title)),
        sheet_text("write", limits=_limits(indicator, catalogue)), wording.text(indicator.reading),
        wording.text(indicator.caution))))


def _limits(indicator: Indicator, catalogue: Catalogue) -> str:
    """The permitted values: "a whole number of victims, 0 or more", or one of the stages."""
    if indicator.stages:
        return sheet_text("stage", stages="; ".join(map(wording.text, indicator.stages.values())))
    kind = "percent" if indicator.unit == "percent" else "whole" if indicator.whole else "number"
    number = sheet_text(kind, unit=wording.text(catalogue.units.get(indicator.unit, indicator.unit)))
    low, high = indicator.minimum, indicator.maximum
    if low is None:
        return number
    return sheet_text("from" if high is None else "between", number=number, low=f"{low:g}", high=f"{high or 0:g}")
