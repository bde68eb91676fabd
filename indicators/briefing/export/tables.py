"""A table of the export with typed columns, written as CSV and as Parquet."""

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from zipfile import ZIP_STORED, ZipFile

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from indicators.briefing.archives import whole_or_not_at_all, write_entry
from indicators.ingest.formats.text_files import harmless

Kind = Literal["text", "integer", "number", "yes_no"]
Unit = Literal["", "year", "share", "value", "version", "streak", "per_cent", "observations"]

ARROW: dict[Kind, pa.DataType] = {
    "text": pa.string(), "integer": pa.int64(), "number": pa.float64(), "yes_no": pa.bool_()}


@dataclass(frozen=True)
class Column:
    """A column; ``unit`` is what its numbers count, the messages its meaning."""

    name: str
    kind: Kind = "text"
    unit: Unit = ""


def columns(names: str) -> tuple[Column, ...]:
    """Columns by their names, those that are no text with kind and unit: "id year:integer:year"."""
    return tuple(Column(*name.split(":")) for name in names.split())  # type: ignore[arg-type]


@dataclass(frozen=True)
class Table:
    """``name`` is its path without extension; ``frame`` has the columns, and may have others."""

    name: str
    columns: tuple[Column, ...]
    frame: pd.DataFrame

    def arrow(self) -> pa.Table:
        """Its rows with the types of the columns."""
        return pa.table({column.name: pa.array(self.frame[column.name], type=ARROW[column.kind], from_pandas=True)
                         for column in self.columns})


def small(name: str, columns: Iterable[Column], rows: Iterable[tuple[object, ...]]) -> Table:
    """A table of rows."""
    columns = tuple(columns)
    return Table(name, columns, pd.DataFrame(list(rows), columns=[column.name for column in columns], dtype=object))


def write_archive(file: Path, texts: Mapping[str, str], tables: Iterable[Table], facts: Mapping[str, str]) -> None:
    """Write an archive of texts by name, and of each table as CSV and Parquet with ``facts`` as metadata.

    The archive replaces ``file`` only once it is complete. Raises Refusal where it cannot be written.
    """
    with whole_or_not_at_all(file) as stream, ZipFile(stream, "w") as archive:
        for name, text in texts.items():
            write_entry(archive, name, text.encode())
        for table in tables:
            rows, parquet = table.arrow(), io.BytesIO()
            pq.write_table(rows.replace_schema_metadata(dict(facts)), parquet, compression="zstd")
            write_entry(archive, f"{table.name}.csv", _csv(rows))
            write_entry(archive, f"{table.name}.parquet", parquet.getvalue(), ZIP_STORED)


def _csv(rows: pa.Table) -> bytes:
    """CSV in UTF-8 with a header and line feeds, where a missing value is an empty cell."""
    text = io.StringIO(newline="")
    lines = csv.writer(text, lineterminator="\n")
    lines.writerow(rows.column_names)
    lines.writerows(zip(*([_cell(value) for value in column.to_pylist()] for column in rows.columns), strict=True))
    return text.getvalue().encode()


def _cell(value: object) -> object:
    """12 instead of 12.0, true and false, formulas escaped."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return harmless(value) if isinstance(value, str) else value
