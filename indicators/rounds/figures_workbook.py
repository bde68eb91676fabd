"""The workbook that requests a country's figures for a year, and can be uploaded without mapping columns.

Its first sheet has the plain layout, with country, year, codes and units filled in. Rows left empty are not figures:
the column ``asked`` identifies requested rows, whatever the format of the uploaded file. The second sheet explains how
to fill it in, and holds the entries of the drop-down lists, which ingest maps back to their codes.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import BytesIO
from typing import Any

import pandas as pd
import xlsxwriter
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from indicators import wording
from indicators.briefing.tables import PLAIN
from indicators.ingest.formats.worksheet import text_of
from indicators.ingest.issues import SHIPPED_SHEET
from indicators.ingest.vocabulary.indicators import unit_words
from indicators.model import Absence, Catalogue, Indicator
from indicators.model.marks import FROM_COUNTRIES
from indicators.reports.requested_figures import RequestedFigure, requested_figures, template_name
from indicators.warehouse.snapshot import Snapshot

COLUMNS = {
    "country": ("given", 9), "year": ("given", 7), "indicator": ("given", 24), "what is counted": ("given", 28),
    "last year": ("given", 9), "last value": ("given", 12), "last remark": ("given", 24), "value": ("required", 17),
    "unit": ("required", 11), "absence": ("conditional", 17), "marks": ("optional", 26), "source": ("optional", 20),
    "note": ("optional", 20), "breakdown": ("optional", 17), "asked": ("given", 8)}
"""Who fills in a column of the first sheet, and its width in characters."""

INDEX = {name: index for index, name in enumerate(COLUMNS)}
COLOURS = {"required": ("#FFE08A", "#FFF6DA"), "conditional": ("#F9C9A8", "#FEF0E7"),
           "optional": ("#CFE3F5", "#F2F8FD"), "given": ("#E4E4E4", "#F1F1F1")}
"""Of the headings and of the cells below."""

KINDS_ROW, HEADER_ROW = 3, 4       # zero-based
OWN_HEADING = ("value", "absence")
SPARE_ROWS = 20                    # for other years and breakdowns
INPUT_MESSAGE = 255                # maximum characters of a spreadsheet's input message
ABSENCES = (Absence.NOT_AVAILABLE, Absence.NOT_APPLICABLE, Absence.LATE, Absence.NOT_REPORTED)
PARTS = ("SEX=F", "SEX=M", "AGE=Y0T17", "AGE=Y_GE18")
WRAPPED = {"text_wrap": True, "valign": "top"}
ADJUSTABLE = {"format_columns": True, "format_rows": True}


def sheet_text(what: str, **values: object) -> str:
    """A sentence of a template."""
    return wording.say("message", f"template.{what}", **values)


def country_workbooks(snapshot: Snapshot, version: int, ref_areas: Iterable[str], year: int
                      ) -> Iterator[tuple[str, bytes]]:
    """Return the workbooks of countries with their file names."""
    observations, catalogue = snapshot.observations(version=version), snapshot.catalogue(version)
    return ((template_name(code, year), template(observations, catalogue, code, year)) for code in ref_areas)


def template(observations: pd.DataFrame, catalogue: Catalogue, ref_area: str, year: int) -> bytes:
    """XLSX workbook for a country and a year: a form, and a sheet of explanations and codes.

    ``observations`` is a frame of OBSERVATION with the figures that the country has reported; those of an invented
    country are marked.
    """
    rows, file = requested_figures(observations, catalogue, ref_area, year), BytesIO()
    title = sheet_text("title", area=wording.in_sentence(ref_area, catalogue), year=year)
    if catalogue.is_invented:
        title = f"{title}. {wording.say('message', 'chart.illustrative')}"
    cells = [{"country": ref_area, "year": year, **_cells(row, catalogue)} for row in rows]
    with xlsxwriter.Workbook(file, PLAIN) as book:
        book.set_properties({"title": title, "comments": sheet_text("lead")})
        page = _sheet(book, "figures", [width for _, width in COLUMNS.values()], locked=False)
        _fill(book, page, title, cells)
        _offer_lists(page, rows, _codes(book, rows, catalogue), catalogue)
        grey = [" | ".join(text_of(row.get(name, "")) for name, (kind, _) in COLUMNS.items() if kind == "given")
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


def _cells(row: RequestedFigure, catalogue: Catalogue) -> dict[str, Any]:
    """What is filled in for a requested figure, by column; its last value as a number, a stage by its name; without a
    value, the absence.
    """
    indicator, last, part = row.indicator, row.last, wording.part(row.breakdown)
    cells: dict[str, Any] = {
        "indicator": indicator.id, "breakdown": part, "asked": "yes", "unit": unit_in_words(indicator.unit, catalogue),
        "what is counted": ": ".join(filter(None, (wording.text(indicator.title), part)))}
    if last is not None:
        value: object = last["value"]
        if pd.isna(last["value"]):
            value = wording.absence(last["absence"])
        elif last["value"] in indicator.stages:
            value = wording.text(indicator.stages[int(last["value"])])
        cells |= {"last year": int(last["year"]), "last value": value,
                  "last remark": "; ".join([*wording.marks(last["marks"]), last["source_title"]])}
    return cells


def _fill(book: Workbook, page: Worksheet, title: str, cells: Sequence[Mapping[str, Any]]) -> None:
    """Write title, legend, header and the cells of each row that are filled in already."""
    heads = {kind: book.add_format({"bold": True, "bg_color": colour, "border": 1} | WRAPPED)
             for kind, (colour, _) in COLOURS.items()}
    looks = {kind: book.add_format({"bg_color": tint, "border": 1, "border_color": "#B0B0B0", "align": "left",
                                    "locked": kind == "given"} | WRAPPED) for kind, (_, tint) in COLOURS.items()}
    page.write_string(0, 0, title, book.add_format({"bold": True, "font_size": 14}))
    for row, text in ((1, "lead"), (2, "empty")):
        page.merge_range(row, 0, row, len(COLUMNS) - 1, sheet_text(text), book.add_format(WRAPPED))
        page.set_row(row, 32)
    for index, (name, (kind, _)) in enumerate(COLUMNS.items()):
        page.write_column(KINDS_ROW, index, (
            sheet_text(f"kind.{name if name in OWN_HEADING else kind}"), name), heads[kind])
        for number, filled in enumerate(cells, start=HEADER_ROW + 1):
            is_part = name == "breakdown" and filled[name]
            page.write(number, index, filled.get(name, ""), looks["given" if is_part else kind])
    page.freeze_panes(HEADER_ROW + 1, INDEX["last year"])
    page.repeat_rows(KINDS_ROW, HEADER_ROW)
    page.protect("", ADJUSTABLE | {"insert_rows": True, "delete_rows": True})


def _offer_lists(page: Worksheet, rows: Sequence[RequestedFigure], ranges: Mapping[str, str], catalogue: Catalogue
                 ) -> None:
    """Add drop-down lists, and a hint at each value; ``ranges`` are the cell ranges of the lists."""
    first = HEADER_ROW + 1

    def offer(begin: int, end: int, name: str, message: str, source: list[str] | str, *, is_closed: bool) -> None:
        page.data_validation(begin, INDEX[name], end, INDEX[name], {
            "validate": "list" if source else "any", "source": source, "show_error": is_closed,
            "error_title": sheet_text("error.title"), "error_message": sheet_text("error.list"), "input_title": name,
            "input_message": message[:INPUT_MESSAGE]})

    for number, row in enumerate(rows, first):       # "<5" and "n/a" are values too
        offer(number, number, "value", f"{wording.text(row.indicator.title)}: {_limits(row.indicator, catalogue)}",
              ranges.get(f"stages:{row.indicator.id}", ""), is_closed=False)
        units = [unit_in_words(unit, catalogue) for unit in (row.indicator.unit, *row.indicator.conversions)]
        offer(number, number, "unit", sheet_text("hint.unit"), units, is_closed=True)
    for name in ("absence", "marks", "breakdown"):
        offer(first, first + len(rows) + SPARE_ROWS, name, sheet_text(f"hint.{name}"), ranges[name],
              is_closed=name == "absence")


def _codes(book: Workbook, rows: Sequence[RequestedFigure], catalogue: Catalogue) -> dict[str, str]:
    """Write how to fill it in, and lists of words, meanings and codes that are accepted too, on a locked sheet, one
    below the other; return the cell range of each list's words.
    """
    indicators = {row.indicator.id: row.indicator for row in rows}
    units = dict.fromkeys(unit for one in indicators.values() for unit in (one.unit, *one.conversions))
    stages = {f"stages:{code}": [(wording.text(name), "", str(stage)) for stage, name in one.stages.items()]
              for code, one in indicators.items() if one.stages}
    lists: dict[str, list[tuple[str, str, str]]] = {
        "how": [(sheet_text(f"how.{topic}"), sheet_text(f"how.{topic}_words"), "")
                for topic in ("bounds", "parts", "more")],
        "indicator": [(wording.text(one.title), _explained(one, catalogue), code) for code, one in indicators.items()],
        "absence": [(wording.absence(absence), sheet_text(f"absence.{absence}"), absence) for absence in ABSENCES],
        "marks": [(wording.mark(mark), "", mark) for mark in FROM_COUNTRIES],
        "unit": [(unit_in_words(unit, catalogue), "", unit) for unit in units],
        "breakdown": [(wording.part(part), "", part) for part in PARTS], **stages}
    page, top, ranges = _sheet(book, "codes", (46, 100, 28), locked=True), 0, dict[str, str]()
    head, wrap = book.add_format({"bold": True, "bottom": 1, "bg_color": "#E4E4E4"}), book.add_format(WRAPPED)
    for name, entries in lists.items():
        kind, _, code = name.partition(":")
        of = wording.text(indicators[code].title) if code else ""
        also = entries[0][2] and sheet_text("codes.code")
        page.write_row(top, 0, [sheet_text(f"codes.{kind}", of=of), "", also], head)
        ranges[name] = f"='{page.get_name()}'!$A${top + 2}:$A${top + 1 + len(entries)}"
        for number, entry in enumerate(entries, start=top + 1):
            page.write_row(number, 0, entry, wrap)
        top += len(entries) + 2
    page.protect("", ADJUSTABLE)
    return ranges


def unit_in_words(unit: str, catalogue: Catalogue) -> str:
    """The name of a unit, or its code where ingest would not map the name back to it."""
    words = wording.text(catalogue.units.get(unit, unit))
    return words if unit_words(catalogue)(words) == unit else unit


def _explained(indicator: Indicator, catalogue: Catalogue) -> str:
    """Goal, limits, reading and caution of an indicator."""
    goal = catalogue.goal[catalogue.goal_of[indicator.id]]
    return "\n".join(filter(None, (
        sheet_text("goal", number=goal.id, title=wording.text(goal.title)),
        sheet_text("write", limits=_limits(indicator, catalogue)), wording.text(indicator.reading),
        wording.text(indicator.caution))))


def _limits(indicator: Indicator, catalogue: Catalogue) -> str:
    """The permitted values: "a whole number of victims", or one of the stages."""
    if indicator.stages:
        return sheet_text("stage", stages="; ".join(map(wording.text, indicator.stages.values())))
    kind = "percent" if indicator.unit == "percent" else "whole" if indicator.whole else "number"
    return sheet_text(kind, unit=wording.text(catalogue.units.get(indicator.unit, indicator.unit)))
