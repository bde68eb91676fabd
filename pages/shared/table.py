"""HTML tables: headed, labelled for a phone, sortable and with links where asked."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from pages.shared import markup
from pages.shared.words import say

FIRST = 12       # rows of a long table that are shown until all are asked for


@dataclass(frozen=True)
class Column:
    """Head of a column, and a note under it; ``number`` is set to the right, ``sortable`` gets a button."""

    head: str
    note: str = ""
    number: bool = False
    sortable: bool = False


@dataclass(frozen=True)
class Cell:
    """What a cell shows and by what it sorts; a cell with nothing to say is left out on a phone."""

    html: Markup | str
    sort: str | float = ""
    nothing: bool = False


def table(caption: str, columns: Sequence[Column], rows: Sequence[Sequence[Cell]], *, filtered: bool = False,
          grid: bool = False, of: str = "countries") -> Markup:
    """A table whose first column heads its rows; a column that is empty in every row is left out.

    ``filtered`` is narrowed by a filter box, if one is beside it, and shows its first ``FIRST`` rows until asked for
    all. A ``grid`` has cells that say what they are without the head of their column: a phone shows them close
    together. ``of`` says what its rows are.
    """
    kept = [number for number in range(len(columns)) if not number or any(row[number].html for row in rows)]
    long = filtered and len(rows) > FIRST + 2
    return markup.table(
        caption, [columns[number] for number in kept], [[row[number] for number in kept] for row in rows],
        kind=" gl-filtered" * filtered + " gl-grid" * grid, first=FIRST, sorts=say("table.sort"),
        more=say(f"table.show_all.{of}", count=len(rows)) if long else "")


def filter_box(label: str) -> Markup:
    """A box that narrows the filtered table beside it while one types."""
    return markup.filter_box(label)
