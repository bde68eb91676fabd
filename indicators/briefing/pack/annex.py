"""A briefing as a workbook: one sheet for each goal with numbers as numbers, then notes and sources."""

import re
from collections.abc import Iterable, Sequence
from functools import partial
from typing import IO, Any

import xlsxwriter

from indicators.briefing.pack.content import Cell, Pack
from indicators.briefing.reference.files import properties
from indicators.briefing.tables import PLAIN, WIDEST
from indicators.wording import say

NAME = 31                # letters of a sheet's name
NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")


def write_annex(pack: Pack, stream: IO[bytes]) -> None:
    """Write the workbook as XLSX. No text becomes a formula or a link."""
    with xlsxwriter.Workbook(stream, PLAIN | {"nan_inf_to_errors": True}) as book:
        book.set_properties({"title": pack.title, "author": pack.stamp.organisation, "comments": pack.version})
        for name, text in properties(pack.reference):
            book.set_custom_property(name, text, "text")
        add_sheet = partial(_add_sheet, book, pack)
        add_sheet(say("head.statuses"), [(say("head.country"), *pack.table.heads), *(
            (name, *(cell.text for cell in cells)) for name, cells in pack.table.rows)], pack.headline)
        for goal in dict.fromkeys(section.goal for section in pack.sections):
            own = [section for section in pack.sections if section.goal == goal]
            tables = list(dict.fromkeys(figure.table for section in own for figure in (
                *section.figures, *section.others) if figure.table.rows))
            if tables:
                rows = [row for table in tables for row in table.rows]
                add_sheet(goal or say("pack.commitments"), [tables[0].head, *rows], own[0].heading)
        add_sheet(say("pack.notes"), [(say("head.figures"), say("pack.notes")), *_notes(pack)], pack.title)


def _add_sheet(book: Any, pack: Pack, name: str, rows: Sequence[Sequence[Cell | str]], title: str) -> None:
    """A sheet: the header with its rows, then above them marking, title, scope and provenance."""
    page, top = book.add_worksheet(NOT_IN_NAMES.sub(" ", name)[:NAME]), 5
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    text = book.add_format({"text_wrap": True, "valign": "top"})
    forms = {_form(cell) for row in rows for cell in row if isinstance(cell, Cell)}
    numbers = {form: book.add_format({"num_format": form, "valign": "top"}) for form in forms}
    for at, row in enumerate(rows, top):
        for column, cell in enumerate(row):
            if isinstance(cell, Cell) and cell.number is not None:
                page.write_number(at, column, cell.number, numbers[_form(cell)])
            else:
                page.write_string(at, column, cell.text if isinstance(cell, Cell) else cell, text if at > top else head)
    page.autofit(WIDEST)
    marked, large = (book.add_format({"bold": True, **look}) for look in ({"font_color": "#8E1B1B"}, {"font_size": 14}))
    for at, (line, look) in enumerate((
            (pack.marking, marked), (title, large), (pack.filters, None), (pack.provenance, None))):
        page.write_string(at, 0, line, look)
    page.freeze_panes(top + 1, 0)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.repeat_rows(top)
    marking, provenance = (line.replace("&", "&&") for line in (pack.marking, pack.provenance))
    page.set_header(f"&C&B{marking[:200]}")
    page.set_footer(f"&L{provenance[:150]}&C&B{marking[:80]}&R&P / &N")
    if len(rows) > 1:
        page.autofilter(top, 0, top + len(rows) - 1, len(rows[0]) - 1)


def _form(cell: Cell) -> str:
    """The format of a number: a year without a separator, else as many decimals as the figure has."""
    is_year = cell.number is not None and cell.text == f"{cell.number:.0f}"
    return "0" if is_year else "#,##0" + ("." + "0" * cell.decimals if cell.decimals else "")


def _notes(pack: Pack) -> Iterable[tuple[str, str]]:
    """What is missing; sentences and arithmetic of each goal; method, reading, caution, revisions and sources of each
    figure.
    """
    yield from ((say("pack.left_out"), text) for text in pack.left_out)
    for section in pack.sections:
        yield from ((section.heading, text) for text in (section.box, *section.comments, *section.arithmetic) if text)
    for figure in pack.figures:
        yield from ((figure.finding, text) for text in (
            *figure.method, figure.reading, figure.caution, figure.note, *figure.sources) if text)
