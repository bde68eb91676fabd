"""A table of the export: its columns with their kinds, and its rows, in parts that memory holds."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

import pandas as pd
import pyarrow as pa

Kind = Literal["text", "integer", "number", "yes_no"]
Unit = Literal["", "year", "share", "value", "version", "streak", "per_cent", "observations"]

ARROW: dict[Kind, pa.DataType] = {
    "text": pa.string(), "integer": pa.int64(), "number": pa.float64(), "yes_no": pa.bool_()}
AT_ONCE = 100_000        # rows held as a part


@dataclass(frozen=True)
class Column:
    """A column; ``unit`` says what its numbers count, the messages what it means."""

    name: str
    kind: Kind = "text"
    unit: Unit = ""


@dataclass(frozen=True)
class Table:
    """``name`` is its path without ending; ``frames`` gives the rows again each time it is called."""

    name: str
    columns: tuple[Column, ...]
    frames: Callable[[], Iterable[pd.DataFrame]]

    @property
    def schema(self) -> pa.Schema:
        """The columns as Arrow has them."""
        return pa.schema([(column.name, ARROW[column.kind]) for column in self.columns])

    def parts(self) -> Iterator[pa.Table]:
        """The rows, part by part; no value is null."""
        for frame in self.frames():
            columns = [pa.array(frame[column.name], type=ARROW[column.kind], from_pandas=True)
                       for column in self.columns]
            yield pa.Table.from_arrays(columns, schema=self.schema)


def small(name: str, columns: Iterable[Column], rows: Iterable[tuple[object, ...]]) -> Table:
    """A table of few rows, given as they are."""
    columns = tuple(columns)
    frame = pd.DataFrame(list(rows), columns=[column.name for column in columns], dtype=object)
    return Table(name, columns, lambda: [frame])


def in_parts(index: pd.Index) -> Iterator[pd.Index]:
    """The index, so many rows at once; one part without rows where there are none."""
    for first in range(0, max(len(index), 1), AT_ONCE):
        yield index[first:first + AT_ONCE]
