"""The type of a file by its content, and the type that its name claims."""

from pathlib import PurePath
from typing import Literal

from indicators.ingest.issues import Unreadable

FileType = Literal["text", "zip", "xls"]
""""zip" covers XLSX and ODS."""

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
"""Signatures of formats that are not tables, and their names."""

_OPENINGS: tuple[tuple[bytes, str], ...] = (
    (b"<!doctype", "HTML"), (b"<html", "HTML"), (b"<?xml", "XML"), (b"<table", "HTML"), (b"<svg", "SVG"),
    (b"{", "JSON"), (b"[{", "JSON"), (b"[[", "JSON"),
)


def file_type(content: bytes) -> FileType:
    """Return the type of a file; raises Unreadable("read.not_a_table") for known other formats."""
    if content.startswith(ZIPS):
        return "zip"
    if content.startswith(OLE):
        return "xls"
    if found := foreign(content):
        raise Unreadable("read.not_a_table", found=found)
    return "text"


def foreign(content: bytes) -> str:
    """Return the name of a format that is not a table; "" if the file may be one."""
    if content[8:12] == b"DUCK":
        return "DuckDB"
    if found := next((name for start, name in _FOREIGN if content.startswith(start)), ""):
        return found
    if content.startswith(b"MZ") and b"\0" in content[:512]:        # text may begin with these letters too
        return "EXE"
    start = content[:4096].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return next((name for opening, name in _OPENINGS if start.startswith(opening)), "")


def named_like(filename: str) -> Literal["text", "workbook", ""]:
    """Return the type that a file name's extension claims; "" if unknown."""
    return _NAMED.get(ending(filename), "")


def ending(filename: str) -> str:
    """Return the extension of a file name in lower case, such as ".xlsx"."""
    return PurePath(filename).suffix.lower()
