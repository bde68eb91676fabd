"""HTML tables with headers, labels for narrow screens, and links."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from pages.shared import markup


@dataclass(frozen=True)
class Column:
    """Header of a column, and a note below it; ``number`` aligns right.

    ``sorted``: whether the rows are sorted by this column, as a value of aria-sort.
    """

    head: str | Markup
    note: str = ""
    number: bool = False
    sorted: str = ""

    @property
    def label(self) -> str:
        """The header without a link, for a phone."""
        return self.head.striptags() if isinstance(self.head, Markup) else self.head


@dataclass(frozen=True)
class Cell:
    """Content of a cell; one with ``nothing`` is hidden on a phone."""

    html: Markup | str
    nothing: bool = False


def table(caption: str, columns: Sequence[Column], rows: Sequence[Sequence[Cell]], *, grid: bool = False,
          dense: bool = False) -> Markup:
    """A table whose first column has row headers; a column that is empty in every row is dropped.

    ``grid``: cells are understandable without their column's header; a phone shows them close together. ``dense``: a
    grid with one short line a row, which is one stop of the tab key and has arrow keys inside.
    """
    filled = [number for number in range(len(columns)) if not number or any(row[number].html for row in rows)]
    return markup.table(
        caption, [columns[number] for number in filled], [[row[number] for number in filled] for row in rows],
        kind=" gl-grid" * (grid or dense) + " gl-dense" * dense, role="grid" if dense else "")
