"""A table of the export: its typed columns, and its rows in chunks that fit into memory."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

import pandas as pd
import pyarrow as pa

Kind = Literal["text", "integer", "number", "yes_no"]
Unit = Literal["", "year", "share", "value", "version", "streak", "per_cent", "observations"]

ARROW: dict[Kind, pa.DataType] = {
    "text": pa.string(), "integer": pa.int64(), "number": pa.float64(), "yes_no": pa.bool_()}
AT_ONCE = 100_000        # rows in a chunk


@dataclass(frozen=True)
class Column:
    """A column; ``unit`` is what its numbers count, the messages its meaning."""

    name: str
    kind: Kind = "text"
    unit: Unit = ""


@dataclass(frozen=True)
class Table:
    """``name`` is its path without extension; each call of ``frames`` yields the rows from the start."""

    name: str
    columns: tuple[Column, ...]
    frames: Callable[[], Iterable[pd.DataFrame]]

    @property
    def schema(self) -> pa.Schema:
        """The columns as an Arrow schema."""
        return pa.schema([(column.name, ARROW[column.kind]) for column in self.columns])

    def parts(self) -> Iterator[pa.Table]:
        """The rows in chunks; no value is null."""
        for frame in self.frames():
            columns = [pa.array(frame[column.name], type=ARROW[column.kind], from_pandas=True)
                       for column in self.columns]
            yield pa.Table.from_arrays(columns, schema=self.schema)


def small(name: str, columns: Iterable[Column], rows: Iterable[tuple[object, ...]]) -> Table:
    """A table of few rows, held in memory."""
    columns = tuple(columns)
    frame = pd.DataFrame(list(rows), columns=[column.name for column in columns], dtype=object)
    return Table(name, columns, lambda: [frame])


def in_parts(index: pd.Index) -> Iterator[pd.Index]:
    """The index in chunks; one empty chunk where it is empty."""
    for first in range(0, max(len(index), 1), AT_ONCE):
        yield index[first:first + AT_ONCE]
