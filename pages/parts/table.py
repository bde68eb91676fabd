"""HTML tables: headed, labelled for a phone, sortable and with links where asked."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from pages.parts.words import say

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
    kept = [place for place in range(len(columns)) if not place or any(row[place].html for row in rows)]
    heads = Markup("").join(_head(columns[place]) for place in kept)
    long = filtered and len(rows) > FIRST + 2
    body = Markup("").join(_row([columns[place] for place in kept], [row[place] for place in kept],
                                later=long and number >= FIRST) for number, row in enumerate(rows))
    kind = "gl-table" + " gl-filtered" * filtered + " gl-grid" * grid
    more = Markup('<p class="gl-more"><button type="button" class="gl-all">{}</button></p>').format(
        say(f"table.show_all.{of}", count=len(rows))) if long else ""
    return Markup('<table class="{}" data-first="{}"><caption>{}</caption><thead><tr>{}</tr></thead><tbody>{}</tbody>'
                  '</table>{}').format(kind, FIRST, caption, heads, body, more)


def filter_box(label: str) -> Markup:
    """A box that narrows the filtered table beside it while one types."""
    return Markup('<div class="gl-tools"><input type="search" class="gl-filter" placeholder="{0}" aria-label="{0}">'
                  '<span class="gl-filter-count gl-quiet gl-small" role="status"></span></div>').format(label)


def _head(column: Column) -> Markup:
    words = column.head if not column.sortable else Markup(
        '<button type="button" class="gl-sort" title="{}">{}</button>').format(say("table.sort"), column.head)
    note = Markup("<small>{}</small>").format(column.note) if column.note else ""
    return Markup('<th scope="col" class="{}">{}{}</th>').format("gl-number" if column.number else "", words, note)


def _row(columns: Sequence[Column], cells: Sequence[Cell], *, later: bool) -> Markup:
    first, *others = cells
    rest = Markup("").join(
        Markup('<td class="{}" data-label="{}" data-sort="{}">{}</td>').format(
            " ".join(["gl-number"] * column.number + ["gl-nothing"] * cell.nothing), column.head, cell.sort,
            Markup("<span>{}</span>").format(cell.html))
        for column, cell in zip(columns[1:], others, strict=True))
    shown = Markup(' class="gl-later"') if later else ""
    return Markup('<tr{}><th scope="row" data-sort="{}">{}</th>{}</tr>').format(shown, first.sort, first.html, rest)
