"""HTML tables with headers, labels for narrow screens, and links."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from pages.shared import markup

Cell = Markup | str
"""Content of a cell; an empty one is hidden on a phone."""


@dataclass(frozen=True)
class Column:
    """Header of a column; ``number`` aligns right."""

    head: Markup | str
    number: bool = False

    @property
    def label(self) -> str:
        """The header without a link, for a phone."""
        return self.head.striptags() if isinstance(self.head, Markup) else self.head


Head = Column | Markup | str


def table(caption: str, columns: Sequence[Head], rows: Sequence[Sequence[Cell]], *,
          grid: bool = False, dense: bool = False) -> Markup:
    """A table whose first column has row headers; a column that is empty in every row is dropped.

    ``grid``: cells are understandable without their column's header; a phone shows them close together. ``dense``: a
    grid with one short line a row, which is one stop of the tab key and has arrow keys inside.
    """
    heads = [column if isinstance(column, Column) else Column(column) for column in columns]
    filled = [number for number in range(len(heads)) if not number or any(row[number] for row in rows)]
    return markup.table(
        caption, [heads[number] for number in filled], [[row[number] for number in filled] for row in rows],
        kind=" gl-grid" * (grid or dense) + " gl-dense" * dense, role="grid" if dense else "")
