"""HTML tables: headed, labelled for a phone, sortable and with links where asked."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from pages.parts.words import say


@dataclass(frozen=True)
class Column:
    """Head of a column; ``number`` is set to the right, ``sortable`` gets a button."""

    head: str
    number: bool = False
    sortable: bool = False


@dataclass(frozen=True)
class Cell:
    """What a cell shows and by what it sorts; a cell with nothing to say is left out on a phone."""

    html: Markup | str
    sort: str | float = ""
    nothing: bool = False


def table(caption: str, columns: Sequence[Column], rows: Sequence[Sequence[Cell]], *, filtered: bool = False) -> Markup:
    """A table whose first column heads its rows; ``filtered`` is narrowed by a filter box beside it."""
    heads = Markup("").join(_head(column) for column in columns)
    body = Markup("").join(_row(columns, cells) for cells in rows)
    kind = "gl-table gl-filtered" if filtered else "gl-table"
    return Markup('<table class="{}"><caption>{}</caption><thead><tr>{}</tr></thead><tbody>{}</tbody></table>').format(
        kind, caption, heads, body)


def filter_box(label: str) -> Markup:
    """A box that narrows the filtered table beside it while one types."""
    return Markup('<div class="gl-tools"><input type="search" class="gl-filter" placeholder="{0}" aria-label="{0}">'
                  '<span class="gl-filter-count gl-quiet gl-small" role="status"></span></div>').format(label)


def _head(column: Column) -> Markup:
    words = column.head if not column.sortable else Markup(
        '<button type="button" class="gl-sort" title="{}">{}</button>').format(say("table.sort"), column.head)
    return Markup('<th scope="col" class="{}">{}</th>').format("gl-number" if column.number else "", words)


def _row(columns: Sequence[Column], cells: Sequence[Cell]) -> Markup:
    first, *others = cells
    rest = Markup("").join(
        Markup('<td class="{}" data-label="{}" data-sort="{}">{}</td>').format(
            " ".join(["gl-number"] * column.number + ["gl-nothing"] * cell.nothing), column.head, cell.sort,
            Markup("<span>{}</span>").format(cell.html))
        for column, cell in zip(columns[1:], others, strict=True))
    return Markup('<tr><th scope="row" data-sort="{}">{}</th>{}</tr>').format(first.sort, first.html, rest)
