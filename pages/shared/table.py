"""HTML tables with headers, labels for narrow screens, sorting and links."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from indicators.wording import say
from pages.shared import markup

FIRST = 12       # rows of a long table that are shown until all are requested


@dataclass(frozen=True)
class Column:
    """Header of a column, and a note below it; ``number`` aligns right, ``sortable`` adds a button.

    ``sorted``: whether the rows are sorted by this column, as a value of aria-sort. ``width``: its share of a table
    with rows of one line, in percent; 0 takes the rest.
    """

    head: str | Markup
    note: str = ""
    number: bool = False
    sortable: bool = False
    sorted: str = ""
    width: int = 0

    @property
    def label(self) -> str:
        """The header without a link, for a phone."""
        return self.head.striptags() if isinstance(self.head, Markup) else self.head


@dataclass(frozen=True)
class Cell:
    """Content of a cell and its sort key; a cell with ``nothing`` is hidden on a phone."""

    html: Markup | str
    sort: str | float = ""
    nothing: bool = False


def table(caption: str, columns: Sequence[Column], rows: Sequence[Sequence[Cell]], *, filtered: bool = False,
          grid: bool = False, dense: bool = False, lines: bool = False, of: str = "countries") -> Markup:
    """A table whose first column has row headers; a column that is empty in every row is dropped.

    ``filtered``: narrowed by a filter box next to it; shows ``FIRST`` rows until all are requested. ``grid``: cells are
    understandable without their column's header; a phone shows them close together. ``dense``: a grid with one short
    line a row, which is one stop of the tab key and has arrow keys inside. ``lines``: on a wide screen each row is one
    line; what is cut is in the cell's title, and in the row while the keyboard is in it. ``of``: what the rows are.
    """
    kept = [number for number in range(len(columns)) if not number or any(row[number].html for row in rows)]
    long = filtered and len(rows) > FIRST + 2
    return markup.table(
        caption, [columns[number] for number in kept], [[row[number] for number in kept] for row in rows],
        kind=" gl-filtered" * filtered + " gl-grid" * (grid or dense) + " gl-dense" * dense + " gl-lines" * lines,
        first=FIRST,
        sorts=say("table.sort"),
        more=say(f"table.show_all.{of}", count=len(rows)) if long else "",
        role="grid" if dense else "")


def filter_box(label: str) -> Markup:
    """A text field that filters the adjacent table as the visitor types."""
    return markup.filter_box(label)
