"""Observations as Parquet, the form in which a submission's rows are stored and hashed."""

import io

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from indicators.model import OBSERVATION

_KINDS = {"str": pa.string(), "int64": pa.int64(), "float64": pa.float64()}
_SCHEMA = pa.schema({name: _KINDS[kind] for name, kind in OBSERVATION.items()})


def to_parquet(rows: pd.DataFrame) -> bytes:
    """Parquet of a frame's OBSERVATION columns; an absent value is null."""
    stream = io.BytesIO()
    pq.write_table(table_of(rows), stream, compression="zstd")
    return stream.getvalue()


def table_of(frame: pd.DataFrame) -> pa.Table:
    """Arrow table of a frame's OBSERVATION columns; an absent value is null."""
    table = pa.Table.from_pandas(frame[list(OBSERVATION)], schema=_SCHEMA, preserve_index=False)
    return table.replace_schema_metadata(None)


def from_parquet(content: bytes, columns: list[str] | None = None) -> pa.Table:
    """Arrow table of OBSERVATION's columns (or of ``columns``), an absent value null.

    Empty bytes, as of narratives and catalogues, give a table without rows.
    """
    if not content:
        return _SCHEMA.empty_table().select(columns or list(OBSERVATION))
    return pq.ParquetFile(pa.BufferReader(content)).read(columns=columns)
