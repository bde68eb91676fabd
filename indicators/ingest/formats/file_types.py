"""What a file is, by its content; what its name says is compared with that."""

from pathlib import PurePath
from typing import Literal

from indicators.ingest.issues import Unreadable

FileType = Literal["text", "zip", "xls"]
"""XLSX and ODS are "zip"."""

_NAMED: dict[str, Literal["text", "workbook"]] = {
    ".csv": "text", ".tsv": "text", ".tab": "text", ".txt": "text",
    ".xlsx": "workbook", ".xlsm": "workbook", ".xlsb": "workbook", ".xls": "workbook", ".ods": "workbook"}

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIPS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")

_FOREIGN: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "PDF"), (b"\x89PNG", "PNG"), (b"\xff\xd8\xff", "JPEG"), (b"GIF8", "GIF"), (b"{\\rtf", "RTF"),
    (b"\x1f\x8b", "gzip"), (b"BZh", "bzip2"), (b"\xfd7zXZ\x00", "xz"), (b"7z\xbc\xaf\x27\x1c", "7-Zip"),
    (b"Rar!", "RAR"), (b"\x28\xb5\x2f\xfd", "Zstandard"), (b"PAR1", "Parquet"), (b"ARROW1", "Arrow"),
    (b"Obj\x01", "Avro"), (b"SQLite format 3\x00", "SQLite"), (b"\x7fELF", "ELF"),
)
"""First bytes of what is no table, and its name."""

_OPENINGS: tuple[tuple[bytes, str], ...] = (
    (b"<!doctype", "HTML"), (b"<html", "HTML"), (b"<?xml", "XML"), (b"<table", "HTML"), (b"<svg", "SVG"),
    (b"{", "JSON"), (b"[{", "JSON"), (b"[[", "JSON"),
)


def file_type(content: bytes) -> FileType:
    """Type of a file; Unreadable("read.not_a_table") for what is no table."""
    if content.startswith(ZIPS):
        return "zip"
    if content.startswith(OLE):
        return "xls"
    if found := _foreign(content):
        raise Unreadable("read.not_a_table", found=found)
    return "text"


def _foreign(content: bytes) -> str:
    """Name of what is no table, "" of what may be one."""
    if content[8:12] == b"DUCK":
        return "DuckDB"
    if found := next((name for start, name in _FOREIGN if content.startswith(start)), ""):
        return found
    if content.startswith(b"MZ") and b"\0" in content[:512]:        # a text may begin with these letters too
        return "EXE"
    start = content[:4096].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return next((name for opening, name in _OPENINGS if start.startswith(opening)), "")


def named_like(filename: str) -> Literal["text", "workbook", ""]:
    """What a file's name says it is; "" where it says nothing of it."""
    return _NAMED.get(ending(filename), "")


def ending(filename: str) -> str:
    """".xlsx" of a name, in small letters."""
    return PurePath(filename).suffix.lower()
