"""What a file is by its content, and safe access to an archive and its XML parts, checked before parsing."""

import io
import re
import zipfile
import zlib
from typing import Literal
from xml.etree import ElementTree
from xml.parsers import expat

from indicators.ingest.issues import Plain, Unreadable
from indicators.ingest.limits import MOST_ENTRIES, MOST_LETTERS, MOST_LINES, MOST_PAGES, unpacked

Kind = Literal["text", "docx", "pdf", ""]
FileType = Literal["text", "zip", "xls"]
""""zip" covers XLSX and ODS."""

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

Parts = dict[str, bytes]
"""Contents of an archive by file name."""

_PDF = b"%PDF-"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")      # name of the stream that holds a DOCX with a password
_HEAD = 1024                         # bytes in which a PDF's signature may stand
_MOST_DEEP = 100                     # nesting depth of elements; spreadsheet programs write about ten

_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_TROUBLE = (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, EOFError, KeyError)
_DECLARES = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)


def file_type(content: bytes) -> FileType:
    """Return the type of a file; raises Unreadable("read.not_a_table") for known other formats."""
    if content.startswith(ZIPS):
        return "zip"
    if content.startswith(OLE):
        return "xls"
    if found := foreign(content):
        raise Unreadable("read.not_a_table", found=found)
    return "text"


def document_type(content: bytes) -> Literal["text", "docx", "pdf"]:
    """Return the type of a document; raises Unreadable("document.not_a_document") for other known formats."""
    if content.startswith(ZIPS):
        return "docx"
    if _PDF in content[:_HEAD]:
        return "pdf"
    if content.startswith(OLE):
        if _ENCRYPTED in content:
            raise Unreadable("document.password")
        raise Unreadable("document.not_a_document", found="DOC")
    if found := foreign(content):
        raise Unreadable("document.not_a_document", found=found)
    return "text"


def found_text(kind: Kind, text: str, notes: list[Plain], encoding: str = "") -> Plain:
    """Return the answer about a document; raises Unreadable if it is blank or too long."""
    if not text.strip():
        raise Unreadable("document.only_blank")
    if len(text) > MOST_LETTERS or text.count("\n") > MOST_LINES:
        raise Unreadable("document.too_long", most=str(MOST_PAGES))
    return {"kind": kind, "text": text, "encoding": encoding, "notes": notes}


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


def unpack(content: bytes) -> Parts:
    """Unpack an archive of XML parts; raises Unreadable if it is damaged, encrypted or malicious."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            _refuse(entries, len(content))
            parts = {entry.filename: archive.read(entry) for entry in entries}     # no more than the declared size
    except _TROUBLE as error:
        raise Unreadable("read.damaged_workbook", found=str(error)) from error
    if any(declares_entities(part) for name, part in parts.items() if name.lower().endswith((".xml", ".rels", ".vml"))):
        raise Unreadable("read.declared_entities")
    return parts


def tree(part: bytes) -> ElementTree.Element:
    """Parse a small XML part and return its root; an empty element for a missing part."""
    if not part:
        return ElementTree.Element("nothing")
    check_xml(part)
    return ElementTree.fromstring(part)  # noqa: S314 - checked, and without entities


def check_xml(part: bytes) -> None:
    """Parse an XML part; raises Unreadable if it is damaged, or too deep to be freed without a crash."""
    parser, depth = expat.ParserCreate(), 0

    def start(_tag: str, _attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _MOST_DEEP:
            raise Unreadable("read.too_deep", most=_MOST_DEEP)

    def end(_tag: str) -> None:
        nonlocal depth
        depth -= 1

    parser.StartElementHandler, parser.EndElementHandler = start, end
    try:
        parser.Parse(part, True)
    except expat.ExpatError as error:
        raise Unreadable("read.damaged_workbook", found=str(error)) from error


def local_name(tag: str) -> str:
    """Return the name of an element without its namespace."""
    return tag.rpartition("}")[2]


def text_of_paragraphs(block: ElementTree.Element) -> str:
    """Return the text of the paragraphs of an element of a workbook, one a line."""
    return "\n".join("".join(node.itertext()) for node in block.iter() if local_name(node.tag) == "p")


def declares_entities(part: bytes) -> bool:
    """Whether a part declares a DTD or entities; in UTF-16 and UTF-32 its letters are separated by zero bytes."""
    return bool(_DECLARES.search(part) or (b"\0" in part and _DECLARES.search(part.replace(b"\0", b""))))


def _refuse(entries: list[zipfile.ZipInfo], size: int) -> None:
    if len(entries) > MOST_ENTRIES:
        raise Unreadable("read.too_many_parts", found=str(len(entries)), most=str(MOST_ENTRIES))
    names = set[str]()
    for entry in entries:
        name = entry.filename.replace("\\", "/")
        if name.casefold() in names:
            raise Unreadable("read.contradicts_itself", found=entry.filename)
        names.add(name.casefold())
        if name.startswith("/") or ".." in name.split("/") or ":" in name:
            raise Unreadable("read.path_outside", found=entry.filename)
        if entry.flag_bits & 0x1:
            raise Unreadable("read.password")
    if sum(entry.file_size for entry in entries) > unpacked(size):
        raise Unreadable("read.unpacks_too_large")


def workbook_kind(parts: Parts) -> Literal["xlsx", "ods"]:
    """Return the kind of a workbook; raises Unreadable for another archive, or one with macros or encrypted."""
    if any(name.lower().endswith("vbaproject.bin") for name in parts) or b"macroEnabled" in parts.get(
            "[Content_Types].xml", b""):
        raise Unreadable("read.macros")
    if "xl/workbook.xml" in parts:
        return "xlsx"
    if parts.get("mimetype", b"").startswith(_ODS):
        if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
            raise Unreadable("read.password")
        return "ods"
    if "xl/workbook.bin" in parts:
        raise Unreadable("read.not_a_table", found="XLSB")
    raise Unreadable("read.not_a_table", found="ZIP")
