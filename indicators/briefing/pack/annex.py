"""A briefing as a workbook: one sheet for each goal with numbers as numbers, then notes and sources."""

import re
from collections.abc import Iterable, Sequence
from typing import IO, Any

import xlsxwriter

from indicators.briefing.pack.content import Cell, Pack
from indicators.briefing.reference.embedding import properties
from indicators.wording import say

WIDEST = 60              # width of a column, in letters
NAME = 31                # letters of a sheet's name
NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")


def write_annex(pack: Pack, stream: IO[bytes]) -> None:
    """Write the workbook as XLSX. No text becomes a formula or a link."""
    with xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
                                      "strings_to_numbers": False, "nan_inf_to_errors": True}) as book:
        book.set_properties({"title": pack.title, "author": pack.stamp.organisation, "comments": pack.version})
        for name, text in properties(pack.reference):
            book.set_custom_property(name, text, "text")
        made = _Book(book, pack)
        made.sheet(say("pack.statuses"), [(say("overview.country"), *pack.table.heads), *(
            (name, *(cell.text for cell in cells)) for name, cells in pack.table.rows)], pack.headline)
        for goal in dict.fromkeys(section.goal for section in pack.sections):
            own = [section for section in pack.sections if section.goal == goal]
            tables = list(dict.fromkeys(figure.table for section in own for figure in (
                *section.figures, *section.others) if figure.table.rows))
            if tables:
                rows = [row for table in tables for row in table.rows]
                made.sheet(goal or say("pack.commitments"), [tables[0].head, *rows], own[0].heading)
        made.sheet(say("pack.notes"), [(say("pack.figures"), say("pack.notes")), *_notes(pack)], pack.title)


class _Book:
    """A workbook in progress, with its formats."""

    def __init__(self, book: Any, pack: Pack) -> None:
        self.book, self.pack = book, pack
        self.bold = book.add_format({"bold": True, "font_size": 14})
        self.head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        self.marking = book.add_format({"bold": True, "font_color": "#8E1B1B"})
        self.text = book.add_format({"text_wrap": True, "valign": "top"})
        self.numbers: dict[str, Any] = {}

    def sheet(self, name: str, rows: Sequence[Sequence[Cell | str]], title: str) -> None:
        """A sheet: marking, title, scope and provenance, a blank row, the header, and the rows."""
        page, pack = self.book.add_worksheet(NOT_IN_NAMES.sub(" ", name)[:NAME]), self.pack
        lines = [(pack.marking, self.marking), (title, self.bold), (pack.filters, None), (pack.provenance, None)]
        for at, (line, look) in enumerate(lines):
            page.write_string(at, 0, line, look)
        top = len(lines) + 1
        for at, row in enumerate(rows, top):
            for column, cell in enumerate(row):
                self._write(page, at, column, cell, head=at == top)
        for column in range(len(rows[0])):
            texts = [_text(row[column]) for row in rows if column < len(row)]
            page.set_column(column, column, min(WIDEST, max(8, *map(len, texts)) + 2))
        page.freeze_panes(top + 1, 0)
        page.set_landscape()
        page.fit_to_pages(1, 0)
        page.repeat_rows(top)
        page.set_header("&C&B" + pack.marking.replace("&", "&&")[:200])
        page.set_footer("&L" + pack.provenance.replace("&", "&&")[:150] + "&C&B" + pack.marking.replace(
            "&", "&&")[:80] + "&R&P / &N")
        if len(rows) > 1:
            page.autofilter(top, 0, top + len(rows) - 1, len(rows[0]) - 1)

    def _write(self, page: Any, at: int, column: int, cell: Cell | str, *, head: bool) -> None:
        if isinstance(cell, Cell) and cell.number is not None:
            page.write_number(at, column, cell.number, self._number(cell))
        else:
            page.write_string(at, column, _text(cell), self.head if head else self.text)

    def _number(self, cell: Cell) -> Any:
        """The format of a number: a year without a separator, else as many decimals as the figure has."""
        year = cell.text == f"{cell.number:.0f}" if cell.number is not None else False
        form = "0" if year else "#,##0" + ("." + "0" * cell.decimals if cell.decimals else "")
        if form not in self.numbers:
            self.numbers[form] = self.book.add_format({"num_format": form, "valign": "top"})
        return self.numbers[form]


def _text(cell: Cell | str) -> str:
    return cell.text if isinstance(cell, Cell) else cell


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
