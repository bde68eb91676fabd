"""The workbook that requests a country's figures for a year, and can be uploaded without mapping columns.

Its first sheet has the plain layout, with country, year, codes and units filled in. Rows left empty are not figures:
the column ``asked`` identifies requested rows, whatever the format of the uploaded file.
"""

from io import BytesIO
from typing import Any, Literal, NamedTuple

import pandas as pd
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from indicators import wording
from indicators.briefing.reference_sheets import (
    codes,
    explanations,
    for_paper,
    limits,
    offers,
    sheet_text,
    unit_in_words,
    units_of,
)
from indicators.briefing.tables import PLAIN
from indicators.ingest.formats.worksheet import text_of
from indicators.ingest.issues import SHIPPED_SHEET
from indicators.ingest.limits import FIRST_YEAR
from indicators.model import Catalogue, Indicator, Message
from indicators.reports.requested_figures import Figure, RequestedFigure, requested_figures

Kind = Literal["required", "conditional", "optional", "given"]


class Column(NamedTuple):
    """A column of the first sheet: its header, who fills it in, and its minimum width in characters."""

    name: str
    kind: Kind
    width: int


COLUMNS = (
    Column("country", "given", 9), Column("year", "given", 7), Column("indicator", "given", 18),
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


def template(observations: pd.DataFrame, catalogue: Catalogue, ref_area: str, year: int) -> bytes:
    """XLSX workbook for a country and a year: a form, a sheet of codes and one of explanations.

    ``observations`` is a frame of OBSERVATION with the figures that the country has reported; those of an invented
    country are marked.
    """
    rows, file = requested_figures(observations, catalogue, ref_area, year), BytesIO()
    indicators = {row.indicator.id: row.indicator for row in rows}.values()
    title = sheet_text("title", area=wording.in_sentence(ref_area, catalogue), year=year)
    if catalogue.is_invented:
        title = f"{title}. {wording.message(Message(code='chart.illustrative'))}"
    with xlsxwriter.Workbook(file, PLAIN) as book:
        book.set_properties({"title": title, "comments": sheet_text("lead")})
        form = _Form(book, catalogue, ref_area, year)
        form.fill(rows, title)
        form.offer(rows, codes(book, offers(indicators, catalogue, ref_area), catalogue))
        explanations(book, indicators, catalogue, title)
        _as_sent(book, form.grey_rows)
    return file.getvalue()


def _as_sent(book: Workbook, grey_rows: list[str]) -> None:
    """Write a hidden sheet with every text of the others, with which the importer compares what comes back."""
    texts = [*(sheet.get_name() for sheet in book.worksheets()), *book.str_table.string_table, *grey_rows]
    page = book.add_worksheet(SHIPPED_SHEET)
    page.very_hidden()
    page.write_column(0, 0, texts)


class _Form:
    """The first sheet: one row for each requested figure."""

    def __init__(self, book: Workbook, catalogue: Catalogue, ref_area: str, year: int) -> None:
        self.catalogue, self.ref_area, self.year = catalogue, ref_area, year
        self.page: Worksheet = book.add_worksheet(sheet_text("sheet.figures"))
        wrap = {"text_wrap": True, "valign": "top"}
        self._heads = {kind: book.add_format({"bold": True, "bg_color": colour, "border": 1} | wrap)
                       for kind, (colour, _) in COLOURS.items()}
        self._cells = {kind: book.add_format({"bg_color": tint, "border": 1, "border_color": "#B0B0B0",
                                              "align": "left", "locked": kind == "given"} | wrap)
                       for kind, (_, tint) in COLOURS.items()}
        self._free, self._titles = (book.add_format(look) for look in (
            {"locked": False} | wrap, {"bold": True, "font_size": 14}))
        self.grey_rows: list[str] = []

    def fill(self, rows: list[RequestedFigure], title: str) -> None:
        """Write title, legend, header and the known cells of each row."""
        page = self.page
        for index, column in enumerate(COLUMNS):
            longest = max((len(row.indicator.id) for row in rows), default=0) if column.name == "indicator" else 0
            page.set_column(index, index, max(column.width, longest + 2), self._free)
            kind = sheet_text(f"kind.{column.name if column.name in OWN_HEADING else column.kind}")
            page.write_column(KINDS_ROW, index, (kind, column.name), self._heads[column.kind])
        page.write_string(0, 0, title, self._titles)
        page.write_column(1, 0, (sheet_text("lead"), sheet_text("empty")))
        for number, row in enumerate(rows, start=HEADER_ROW + 1):
            self._row(number, row)
        page.freeze_panes(HEADER_ROW + 1, INDEX["last year"])
        for_paper(page)
        page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        page.repeat_rows(KINDS_ROW, HEADER_ROW)
        page.print_area(0, 0, HEADER_ROW + len(rows), len(COLUMNS) - 1)
        page.protect("", {"format_columns": True, "format_rows": True, "insert_rows": True, "delete_rows": True})

    def _row(self, number: int, row: RequestedFigure) -> None:
        indicator, last, part = row.indicator, row.last, wording.part(row.breakdown)
        cells: dict[str, Any] = {
            "country": self.ref_area, "year": self.year, "indicator": indicator.id,
            "what is counted": ": ".join(filter(None, (wording.text(indicator.title), part))),
            "unit": unit_in_words(indicator.unit, self.catalogue), "breakdown": part, "asked": "yes"}
        if last is not None:
            cells |= {"last year": int(last["year"]), "last value": _figure(last, indicator),
                      "last remark": "; ".join([*wording.marks(last["marks"]), last["source_title"]])}
        self.grey_rows.append(" | ".join(text_of(cells.get(column.name, "")) for column in COLUMNS
                                         if column.kind == "given"))
        for index, column in enumerate(COLUMNS):
            is_part = column.name == "breakdown" and row.breakdown
            self._write(number, index, cells.get(column.name, ""), self._cells["given" if is_part else column.kind])

    def _write(self, row: int, index: int, cell: object, look: Format) -> None:
        """Write a number as a number and a text as text, whatever its first character."""
        if isinstance(cell, int | float):
            self.page.write_number(row, index, cell, look)
        elif cell:
            self.page.write_string(row, index, str(cell), look)
        else:
            self.page.write_blank(row, index, None, look)

    def offer(self, rows: list[RequestedFigure], ranges: dict[str, str]) -> None:
        """Add drop-down lists, and a hint at each value; ``ranges`` are the cell ranges of the lists."""
        first, last = HEADER_ROW + 1, HEADER_ROW + len(rows)
        spare = last + SPARE_ROWS
        for number, row in enumerate(rows, start=first):
            self._hint(number, row.indicator, ranges)
        for name in ("country", "indicator", "unit"):
            self._list(last + 1, spare, name, ranges[name])
        for name in ("absence", "marks", "breakdown"):
            self._list(first, spare, name, ranges[name], several=name != "absence")
        self.page.data_validation(last + 1, INDEX["year"], spare, INDEX["year"], {
            "validate": "integer", "criteria": "between", "minimum": FIRST_YEAR, "maximum": self.year,
            "error_title": sheet_text("error.title"),
            "error_message": sheet_text("error.year", first=str(FIRST_YEAR), year=self.year)})

    def _list(self, first: int, last: int, name: str, source: list[str] | str, *, several: bool = False) -> None:
        self.page.data_validation(first, INDEX[name], last, INDEX[name], {
            "validate": "list", "source": source, "show_error": not several, "error_title": sheet_text("error.title"),
            "error_message": sheet_text("error.list"), "input_title": name,
            "input_message": sheet_text(f"hint.{name}")[:INPUT_MESSAGE]})

    def _hint(self, row: int, indicator: Indicator, ranges: dict[str, str]) -> None:
        """Add a hint on what is counted, or a list of stages. Any input is accepted, since "<5" and "n/a" are valid."""
        counted = f"{wording.text(indicator.title)}: {limits(indicator, self.catalogue)}"
        stages = ranges.get(f"stages:{indicator.id}")
        self.page.data_validation(row, INDEX["value"], row, INDEX["value"], {
            "input_title": "value", "show_error": False, "input_message": counted[:INPUT_MESSAGE],
            **({"validate": "list", "source": stages} if stages else {"validate": "any"})})
        self._list(row, row, "unit", [unit_in_words(unit, self.catalogue) for unit in units_of(indicator)])


def _figure(last: Figure, indicator: Indicator) -> float | str:
    """The last value as a number, a stage by its name; without a value, the absence."""
    value = last["value"]
    if pd.isna(value):
        return wording.absence(last["absence"])
    return wording.text(indicator.stages[int(value)]) if value in indicator.stages else float(value)
