"""A pack as a workbook: one sheet for each goal with numbers as numbers, then notes and sources."""

import re
from collections.abc import Iterable, Sequence
from typing import IO, Any

import xlsxwriter

from indicators.briefing.pack.content import Cell, Pack, PackFigure
from indicators.briefing.reference.embedding import properties
from indicators.wording import say

WIDEST = 60              # width of a column, in letters
NAME = 31                # letters of a sheet's name
NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")


def write_annex(pack: Pack, stream: IO[bytes]) -> None:
    """Write the workbook as XLSX. No text becomes a formula or a link."""
    with xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
                                      "strings_to_numbers": False, "nan_inf_to_errors": True}) as book:
        for name, text in properties(pack.reference):
            book.set_custom_property(name, text, "text")
        made = _Book(book, pack)
        statuses = pack.status_figure.table
        if pack.table.rows:
            made.sheet(say("pack.statuses"), [statuses.head, *statuses.rows], pack.status_figure.finding)
        for goal in dict.fromkeys(section.goal for section in pack.sections):
            drawn = [one for section in pack.sections if section.goal == goal
                     for one in (*section.figures, *section.others) if one.table.rows]
            if drawn:
                heading = next(section.heading for section in pack.sections if section.goal == goal)
                rows = [row for one in drawn for row in one.table.rows]
                made.sheet(goal or say("pack.commitments"), [drawn[0].table.head, *rows], heading)
        made.sheet(say("pack.notes"), [(say("pack.figures"), say("pack.notes")), *_notes(pack)], pack.title)
        if sources := [(drawn.finding, source) for drawn in pack.figures for source in drawn.sources]:
            made.sheet(say("pack.sources"), [(say("pack.figures"), say("pack.sources")), *sources], pack.title)


class _Book:
    """A workbook in progress, with its formats."""

    def __init__(self, book: Any, pack: Pack) -> None:
        self.book, self.pack = book, pack
        self.bold = book.add_format({"bold": True, "font_size": 14})
        self.head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        self.warning = book.add_format({"bold": True, "font_color": "#a33b00"})
        self.text = book.add_format({"text_wrap": True, "valign": "top"})
        self.numbers: dict[str, Any] = {}

    def sheet(self, name: str, rows: Sequence[Sequence[Cell | str]], title: str) -> None:
        """A sheet: title, the footer of the pack, a blank row, the header, and the rows."""
        page = self.book.add_worksheet(NOT_IN_NAMES.sub(" ", name)[:NAME])
        said = [title, *([self.pack.marked] if self.pack.marked else []), self.pack.filters, *self.pack.foot]
        for at, line in enumerate(said):
            page.write_string(at, 0, line, self.bold if not at else self.warning if line == self.pack.marked else None)
        top = len(said) + 1
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
        page.set_footer("&L" + " · ".join(self.pack.foot).replace("&", "&&")[:200] + "&R&P / &N")
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
        shown = "0" if year else "#,##0" + ("." + "0" * cell.decimals if cell.decimals else "")
        if shown not in self.numbers:
            self.numbers[shown] = self.book.add_format({"num_format": shown, "valign": "top"})
        return self.numbers[shown]


def _text(cell: Cell | str) -> str:
    return cell.text if isinstance(cell, Cell) else cell


def _notes(pack: Pack) -> Iterable[tuple[str, str]]:
    """Method, reading, caution and revisions of each figure; summaries; comments of countries; what is missing; the
    marks.
    """
    for drawn in pack.figures:
        yield from ((drawn.finding, text) for text in _of(drawn))
    yield from ((summary.heading, text) for summary in pack.summaries for text in summary.paragraphs)
    yield from ((section.heading, text) for section in pack.sections
                for text in (*section.summary, *section.comments))
    yield from ((say("pack.left_out"), text) for text in pack.left_out)
    yield (say("pack.statuses"), pack.key)


def _of(drawn: PackFigure) -> list[str]:
    heads = {"method": " ".join(drawn.method), "reading": drawn.reading, "caution": drawn.caution,
             "revised": drawn.note}
    return [f"{say(f'pack.{name}')}: {text}" for name, text in heads.items() if text]
