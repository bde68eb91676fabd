"""HTML tables with headers, labels for narrow screens, and links."""

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from pages.shared import markup

Cell = Markup | str
"""Content of a cell; an empty one is hidden on a phone."""


class Column(NamedTuple):
    """Header of a column of numbers, which are aligned right."""

    head: Markup | str
    number: bool = True


Head = Column | Markup | str


def table(caption: str, columns: Sequence[Head], rows: Sequence[Sequence[Cell]]) -> Markup:
    """A table whose first column has row headers; a column that is empty in every row is dropped."""
    filled = [number for number in range(len(columns)) if not number or any(row[number] for row in rows)]
    return markup.table(caption, [columns[number] for number in filled],
                        [[row[number] for number in filled] for row in rows])
