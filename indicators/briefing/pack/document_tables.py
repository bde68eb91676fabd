"""Tables of a document: widths by content, thin rules, header repeated on every page, numbers locked."""

from collections.abc import Sequence
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from indicators.briefing.pack.content import Cell
from indicators.briefing.pack.locked_numbers import write
from indicators.charts.theme import PALETTES

WIDEST = 26              # letters of a column's share of the width at most
HALF_POINTS = "16"       # size of letters
LETTER = Pt(5.6)           # width of a bold letter of that size, on average
MARGINS = Pt(11)         # left and right of a cell's text, in Word's own table style


def add_table(document: Any, heads: Sequence[str], rows: Sequence[Sequence[Cell]],
              colours: Sequence[Sequence[str]] = ()) -> None:
    """Add a table the width of the page; ``colours`` are those of the cells, "" for none."""
    table = document.add_table(len(rows) + 1, len(heads))
    table.autofit = False
    rule_rows(table)
    page = document.sections[-1]
    room = page.page_width - page.left_margin - page.right_margin
    widths = _widths(room, [[heads[at], *(row[at].text for row in rows)] for at in range(len(heads))])
    for column, wide in zip(table.columns, widths, strict=True):
        column.width = wide
    for at, (row, own) in enumerate(zip(table.rows, [[Cell(head) for head in heads], *rows], strict=True)):
        mark_row(row, "w:cantSplit", *(["w:tblHeader"] if not at else []))
        for column, (cell, found, wide) in enumerate(zip(row.cells, own, widths, strict=True)):
            cell.width = wide
            colour = colours[at - 1][column] if at and colours else ""
            _fill(cell, found, colour, bold=not at or (bool(colours) and not column))


def _widths(room: int, columns: Sequence[Sequence[str]]) -> list[int]:
    """Width of each column in EMU: its longest word with the margins, and a share of the rest for its longest text.

    Where not even the words fit, all columns are narrower in the same proportion.
    """
    words = [min(WIDEST, max(len(word) for text in texts for word in text.split() or [""])) for texts in columns]
    wanted = [max(0, min(WIDEST, max(map(len, texts))) - word) for texts, word in zip(columns, words, strict=True)]
    least = [MARGINS + LETTER * word for word in words]
    left = room - sum(least)
    if left < 0 or not any(wanted):
        return [int(room * wide / sum(least)) for wide in least]
    return [wide + int(left * letters / sum(wanted)) for wide, letters in zip(least, wanted, strict=True)]


def rule_rows(table: Any) -> None:
    """Thin lines between the rows only."""
    borders = OxmlElement("w:tblBorders")
    for name in ("top", "bottom", "insideH"):
        line = OxmlElement(f"w:{name}")
        for key, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", PALETTES["light"].land[1:])):
            line.set(qn(f"w:{key}"), value)
        borders.append(line)
    table._tbl.tblPr.append(borders)  # noqa: SLF001 - python-docx has no borders


def mark_row(row: Any, *names: str) -> None:
    """Set properties of a row, such as "w:tblHeader", which repeats it on every page."""
    for name in names:
        mark = OxmlElement(name)
        mark.set(qn("w:val"), "true")
        row._tr.get_or_add_trPr().append(mark)  # noqa: SLF001 - python-docx cannot set it otherwise


def _fill(cell: Any, found: Cell, colour: str, *, bold: bool) -> None:
    """Write a cell's text in small type; a number is right-aligned and locked."""
    paragraph, number = cell.paragraphs[0], found.number is not None
    write(paragraph, found.text, bold=bold, lock=number)
    paragraph.paragraph_format.space_after = Pt(0)
    if number:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for run in paragraph._p.iter(qn("w:r")):  # noqa: SLF001 - those in content controls too
        size = OxmlElement("w:sz")
        size.set(qn("w:val"), HALF_POINTS)
        run.get_or_add_rPr().append(size)
    set_colour(paragraph, colour)


def set_colour(paragraph: Any, colour: str) -> None:
    """Give a paragraph's letters a colour such as "#1b1f24"; "" changes nothing."""
    for run in paragraph._p.iter(qn("w:r")) if colour else ():  # noqa: SLF001 - those in content controls too
        run.get_or_add_rPr().get_or_add_color().set(qn("w:val"), colour[1:])
