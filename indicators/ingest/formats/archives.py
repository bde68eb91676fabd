"""A workbook's archive: safety checks before any part is parsed, and safe parsing of its XML parts."""

import io
import re
import zipfile
import zlib
from typing import Literal
from xml.etree import ElementTree
from xml.parsers import expat

from indicators.ingest.issues import Unreadable
from indicators.ingest.limits import MOST_ENTRIES, unpacked

Parts = dict[str, bytes]
"""Contents of an archive by file name."""

_MOST_DEEP = 100                     # nesting depth of elements; spreadsheet programs write about ten

_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_TROUBLE = (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, EOFError, KeyError)
_DECLARES = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)


def open_archive(content: bytes) -> tuple[Literal["xlsx", "ods"], Parts]:
    """Unpack a workbook; raises Unreadable if it is another kind of archive, damaged, encrypted or malicious."""
    parts = unpack(content)
    return _kind(parts), parts


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
    """Parse a small XML part and return its root; an empty element for a missing part. Names are prefixed with their
    namespace and "}".
    """
    if not part:
        return ElementTree.Element("nothing")
    builder = ElementTree.TreeBuilder()
    check_xml(part, builder)
    return builder.close()


def check_xml(part: bytes, builder: ElementTree.TreeBuilder | None = None) -> None:
    """Parse an XML part; raises Unreadable if it is damaged, or so deep that freeing a tree of it can crash the
    process.
    """
    parser, depth = expat.ParserCreate(namespace_separator="}"), 0
    parser.buffer_text = True

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _MOST_DEEP:
            raise Unreadable("read.too_deep", most=_MOST_DEEP)
        if builder:
            builder.start(tag, attributes)

    def end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        if builder:
            builder.end(tag)

    parser.StartElementHandler, parser.EndElementHandler = start, end
    if builder:
        parser.CharacterDataHandler = builder.data
    try:
        parser.Parse(part, True)
    except expat.ExpatError as error:
        raise Unreadable("read.damaged_workbook", found=str(error)) from error


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


def _kind(parts: Parts) -> Literal["xlsx", "ods"]:
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
