"""A workbook's archive: safety checks before any part is parsed, and safe parsing of its XML parts."""

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Mapping
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
_BLOCK = 1_000_000
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
            parts = _unpacked(content, entries)
    except _TROUBLE as error:
        raise Unreadable("read.damaged_workbook", found=str(error)) from error
    if any(declares_entities(part) for name, part in parts.items() if name.lower().endswith((".xml", ".rels", ".vml"))):
        raise Unreadable("read.declared_entities")
    return parts


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Pack the parts into an archive again."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return stream.getvalue()


def tree(part: bytes) -> ElementTree.Element:
    """Parse a small XML part and return its root; an empty element for a missing part. Limits the depth, since building
    or freeing a very deep tree can crash the process.
    """
    if not part:
        return ElementTree.Element("nothing")
    builder, depth = ElementTree.TreeBuilder(), 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        refuse_deep(depth)
        builder.start(tag, attributes)

    def end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(tag)

    walk_through(part, start, builder.data, end)
    return builder.close()


def walk_through(part: bytes, start: Callable[[str, dict[str, str]], object], text: Callable[[str], object],
                 end: Callable[[str], object]) -> None:
    """Parse an XML part with handlers; names are prefixed with their namespace and "}"."""
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler, parser.CharacterDataHandler, parser.EndElementHandler = start, text, end
    try:
        parser.Parse(part, True)
    except expat.ExpatError as error:
        raise Unreadable("read.damaged_workbook", found=str(error)) from error


def refuse_deep(depth: int) -> None:
    """Raise Unreadable for XML nested more deeply than spreadsheet programs write it."""
    if depth > _MOST_DEEP:
        raise Unreadable("read.too_deep", most=_MOST_DEEP)


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


def _unpacked(content: bytes, entries: list[zipfile.ZipInfo]) -> Parts:
    """Unpack every part; raises Unreadable if one is larger than declared, or all together exceed the limit."""
    left, parts = unpacked(len(content)), Parts()
    for entry in entries:
        part = parts[entry.filename] = _part(content, entry, left)
        if len(part) != entry.file_size:
            raise Unreadable("read.unpacks_too_large" if len(part) > entry.file_size else "read.damaged_workbook")
        left -= len(part)
    return parts


def _part(content: bytes, entry: zipfile.ZipInfo, most: int) -> bytes:
    """Unpack a part regardless of its declared size, stopping soon after ``most`` bytes or that size."""
    start = entry.header_offset
    names = sum(int.from_bytes(content[start + at:start + at + 2], "little") for at in (26, 28))
    packed = content[start + 30 + names:][:entry.compress_size]
    if entry.compress_type == zipfile.ZIP_STORED:
        return packed
    if entry.compress_type != zipfile.ZIP_DEFLATED:
        raise Unreadable("read.damaged_workbook")
    unpacker, made = zlib.decompressobj(-15), bytearray()
    while not unpacker.eof and len(made) <= min(most, entry.file_size):
        block = unpacker.decompress(packed, _BLOCK)
        packed = unpacker.unconsumed_tail
        if not block and not packed:
            break
        made += block
    return bytes(made)


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
