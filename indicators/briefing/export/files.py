"""Tables as CSV and Parquet, and one archive of them; reproducible byte for byte."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO
from uuid import uuid4
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pyarrow as pa
import pyarrow.parquet as pq

from indicators.briefing.export.tables import Table
from indicators.errors import Refusal
from indicators.ingest.formula_escape import harmless

NO_TIME = (1980, 1, 1, 0, 0, 0)      # the earliest time that an archive can hold; a real time would change its bytes
READABLE = 0o644 << 16


def write_archive(file: Path, texts: Mapping[str, str], tables: Iterable[Table], facts: Mapping[str, str]) -> None:
    """Write an archive of texts by name, and of each table as CSV and Parquet with ``facts`` as metadata.

    The archive replaces ``file`` only once it is complete. Raises Refusal where it cannot be written.
    """
    with whole_or_not_at_all(file) as stream, ZipFile(stream, "w") as archive:
        for name, text in texts.items():
            with entry(archive, name) as file_in:
                file_in.write(text.encode())
        for table in tables:
            with entry(archive, f"{table.name}.csv") as file_in:
                parquet = _write_both(table, file_in, facts)
            with entry(archive, f"{table.name}.parquet", ZIP_STORED) as file_in:
                file_in.write(parquet)


@contextmanager
def whole_or_not_at_all(file: Path) -> Iterator[IO[bytes]]:
    """A temporary file in the same folder, renamed to ``file`` at the end."""
    if not file.parent.is_dir():
        raise Refusal("export.no_folder", out=str(file), folder=str(file.parent))
    if file.is_dir():
        raise Refusal("export.out_is_folder", out=str(file))
    if file.exists() and not file.is_file():
        raise Refusal("export.out_is_no_file", out=str(file))
    unfinished = file.with_name(f".{file.name}.{uuid4().hex}.unfinished")
    try:
        with unfinished.open("xb") as stream:
            yield stream
        unfinished.replace(file)
    except OSError as error:
        raise Refusal("export.cannot_write", out=str(file), said=error.strerror) from error
    finally:
        unfinished.unlink(missing_ok=True)


def archive_of(files: Iterable[tuple[str, bytes]]) -> bytes:
    """ZIP of files by name."""
    stream = io.BytesIO()
    with ZipFile(stream, "w") as archive:
        for name, content in files:
            with entry(archive, name, ZIP_STORED) as file:
                file.write(content)
    return stream.getvalue()


def entry(archive: ZipFile, name: str, packing: int = ZIP_DEFLATED) -> IO[bytes]:
    """A new entry of an archive, without a time."""
    info = ZipInfo(name, NO_TIME)
    info.compress_type, info.external_attr, info.create_system = packing, READABLE, 3
    return archive.open(info, "w", force_zip64=True)


def _write_both(table: Table, entry: IO[bytes], facts: Mapping[str, str]) -> bytes:
    """Write the table as CSV in UTF-8 with a header and line feeds, where a missing value is an empty cell, and return
    it as Parquet, texts unescaped. A million observations take a few megabytes, since most texts repeat.
    """
    text, parquet = io.TextIOWrapper(entry, encoding="utf-8", newline=""), io.BytesIO()
    lines, schema = csv.writer(text, lineterminator="\n"), table.schema.with_metadata(dict(facts))
    lines.writerow([column.name for column in table.columns])
    with pq.ParquetWriter(parquet, schema, compression="zstd") as chunks:
        for part in table.parts():
            lines.writerows(zip(*map(_cells, part.columns), strict=True))
            chunks.write_table(part.replace_schema_metadata(schema.metadata))
    text.detach()
    return parquet.getvalue()


def _cells(column: pa.ChunkedArray) -> list[object]:
    """A column's CSV cells: 12 instead of 12.0, true and false, formulas escaped."""
    if pa.types.is_float64(column.type):
        return [int(value) if value is not None and value.is_integer() else value for value in column.to_pylist()]
    if pa.types.is_boolean(column.type):
        return [None if value is None else str(value).lower() for value in column.to_pylist()]
    if pa.types.is_string(column.type):
        distinct = column.combine_chunks().dictionary_encode()
        words = [harmless(word) for word in distinct.dictionary.to_pylist()]
        return [None if index is None else words[index] for index in distinct.indices.to_pylist()]
    return column.to_pylist()
