"""A briefing as a workbook: one sheet for each goal with numbers as numbers, then notes and sources."""

import io
import re
from collections.abc import Iterable
from typing import Any

import xlsxwriter

from indicators.briefing.pack.content import Cell, Pack, Table
from indicators.briefing.reference.files import comments
from indicators.briefing.tables import PLAIN, WIDEST
from indicators.wording import say

NAME = 31                # letters of a sheet's name
NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")


def workbook(pack: Pack) -> bytes:
    """The workbook as XLSX. No text becomes a formula or a link."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, PLAIN | {"nan_inf_to_errors": True}) as book:
        book.set_properties({"title": pack.title, "author": pack.stamp.organisation,
                             "comments": comments(pack.reference)})
        _add_sheet(book, pack, say("head.statuses"), pack.table, pack.headline)
        for goal in dict.fromkeys(section.goal for section in pack.sections):
            sections = [section for section in pack.sections if section.goal == goal]
            tables = list(dict.fromkeys(figure.table for section in sections for figure in (
                *section.figures, *section.others) if figure.table.rows))
            if tables:
                table = Table(tables[0].head, tuple(row for table in tables for row in table.rows))
                _add_sheet(book, pack, goal, table, sections[0].heading)
        notes = tuple((Cell(about), Cell(text)) for about, text in _notes(pack) if text)
        _add_sheet(book, pack, say("pack.notes"), Table((say("head.figures"), say("pack.notes")), notes), pack.title)
    return stream.getvalue()


def _add_sheet(book: Any, pack: Pack, name: str, table: Table, title: str) -> None:
    """A sheet: marking, title, scope and provenance, and below them the header with its rows."""
    page, top = book.add_worksheet(NOT_IN_NAMES.sub(" ", name)[:NAME]), 5
    text = {"text_wrap": True, "valign": "top"}
    head, plain = book.add_format({**text, "bold": True, "bottom": 1}), book.add_format(text)
    page.write_row(top, 0, table.head, head)
    for at, row in enumerate(table.rows, top + 1):
        for column, cell in enumerate(row):
            if cell.number is None:
                page.write_string(at, column, cell.text, plain)
            else:                            # a year has no separator, a figure as many decimals as its indicator
                is_year = cell.text == f"{cell.number:.0f}"
                form = "0" if is_year else "#,##0" + ("." + "0" * cell.decimals if cell.decimals else "")
                page.write_number(at, column, cell.number, book.add_format({"num_format": form, "valign": "top"}))
    page.autofit(WIDEST)
    for at, (line, look) in enumerate(((pack.marking, {"bold": True, "font_color": "#8E1B1B"}), (
            title, {"bold": True, "font_size": 14}), (pack.filters, {}), (pack.provenance, {}))):
        page.write_string(at, 0, line, book.add_format(look))
    page.freeze_panes(top + 1, 0)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.repeat_rows(top)
    marking, provenance = (line.replace("&", "&&") for line in (pack.marking, pack.provenance))
    page.set_header(f"&C&B{marking[:200]}")
    page.set_footer(f"&L{provenance[:150]}&C&B{marking[:80]}&R&P / &N")
    page.autofilter(top, 0, top + max(len(table.rows), 1), len(table.head) - 1)


def _notes(pack: Pack) -> Iterable[tuple[str, str]]:
    """What is missing; sentences and arithmetic of each goal; method, reading, caution and sources of each figure."""
    yield from ((say("pack.left_out"), text) for text in pack.left_out)
    for section in pack.sections:
        yield from ((section.heading, text) for text in (section.box, *section.comments, *section.arithmetic))
    for figure in pack.figures:
        yield from ((figure.finding, text) for text in (
            *figure.method, figure.reading, figure.caution, figure.note, *figure.sources))
