"""Decode a text file to UTF-8, by fixed rules: byte order mark, UTF-8, Windows-1252."""

import codecs
import re
from dataclasses import dataclass

from indicators.ingest.issues import Plain, Unreadable, note

# Multi-byte sequences of UTF-8.
_SEVERAL_BYTES = re.compile(rb"[\xc3-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")
_ONLY_ENDS = re.compile(rb"[\s\x1a,;|]*")          # delimiters and white space

_OTHERS = {"Windows-1252": "cp1252", "Windows-1250": "cp1250", "Windows-1251": "cp1251", "Windows-1253": "cp1253",
           "Windows-1254": "cp1254", "Windows-1255": "cp1255", "Windows-1256": "cp1256", "Windows-1257": "cp1257",
           "Windows-874": "cp874", "Shift_JIS": "cp932", "EUC-KR": "cp949", "GB 18030": "gb18030", "Big5": "cp950",
           "DOS 850": "cp850", "Mac Roman": "mac-roman"}

ENCODINGS = ("UTF-8", "UTF-16", *_OTHERS)
"""Encodings that a user may select. Only the first three are detected: the others accept almost any bytes."""

_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True)
class Text:
    """A text as UTF-8 without a byte order mark, with the encoding of its file."""

    content: bytes
    encoding: str
    notes: tuple[Plain, ...] = ()


def decode(content: bytes, chosen: str = "") -> Text:
    """Decode a file; raises Unreadable, with the line where known, if it is empty or blank, has NUL bytes, or fits no
    encoding or not the chosen one.
    """
    if not content:
        raise Unreadable("read.empty")
    text = _chosen(content, chosen) if chosen else _found(content)
    if text.content.endswith(b"\x1a"):
        text = Text(text.content.rstrip(b"\x1a"), text.encoding, (*text.notes, note("note.end_of_file_byte")))
    if _ONLY_ENDS.fullmatch(text.content):
        raise Unreadable("read.only_blank")
    _refuse_nul(text.content)
    return text


def _found(content: bytes) -> Text:
    """Decode by the fixed rules."""
    if content.startswith(_UTF16_MARKS):
        return _utf16(content)
    marked = content.startswith(codecs.BOM_UTF8)
    content = content.removeprefix(codecs.BOM_UTF8)
    wrong = _not_utf8(content)
    if wrong < 0:
        return Text(content, "UTF-8")
    if marked:
        raise _no_encoding(content, wrong)
    return _windows(content, wrong)


def _chosen(content: bytes, encoding: str) -> Text:
    """Decode with the encoding that the user selected; UTF-16 without a mark is taken as little-endian, as in Windows.
    """
    utf16 = "utf-16" if content.startswith(_UTF16_MARKS) else "utf-16-le"
    codec = _OTHERS.get(encoding, "utf-8-sig" if encoding == "UTF-8" else utf16)
    try:
        whole = content.decode(codec)
    except UnicodeDecodeError as error:
        raise _not_in(content, error.start, encoding) from error
    if codec == utf16 and b"\0" not in content:       # every UTF-16 delimiter or line break contains one
        raise _not_in(content, 0, encoding)
    if encoding in _OTHERS and not content.isascii() and _not_utf8(content) < 0:
        first = next(_BEYOND_ASCII.finditer(content)).start()
        raise Unreadable("read.in_utf8", row=line_of(content, first), encoding=encoding)
    return Text(whole.encode("utf-8"), encoding, (note("note.encoding", encoding=encoding),) * (encoding != "UTF-8"))


def _utf16(content: bytes) -> Text:
    try:
        whole = content.decode("utf-16")
    except UnicodeDecodeError as error:
        lines = content[:error.start].decode("utf-16", "replace").count("\n") + 1
        raise Unreadable("read.no_encoding", row=lines, found=f"{content[error.start]:#04x}") from error
    return Text(whole.encode("utf-8"), "UTF-16", (note("note.encoding", encoding="UTF-16"),))


def _windows(content: bytes, wrong: int) -> Text:
    """Decode as Windows-1252; raises Unreadable if the file has NUL bytes or UTF-8 sequences too, since it is then
    mixed.
    """
    _refuse_nul(content)
    if _SEVERAL_BYTES.search(content):
        raise _no_encoding(content, wrong)
    try:
        whole = content.decode("windows-1252")
    except UnicodeDecodeError as error:
        raise _no_encoding(content, error.start) from error
    return Text(whole.encode("utf-8"), "Windows-1252", (note("note.encoding", encoding="Windows-1252"),))


def _not_utf8(content: bytes) -> int:
    """Offset of the first byte that is not valid UTF-8; -1 if all are."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return -1


def _refuse_nul(content: bytes) -> None:
    if (offset := content.find(b"\0")) >= 0:
        raise Unreadable("read.nul_byte", row=line_of(content, offset))


def _no_encoding(content: bytes, offset: int) -> Unreadable:
    return Unreadable("read.no_encoding", row=line_of(content, offset), found=f"{content[offset]:#04x}")


def _not_in(content: bytes, offset: int, encoding: str) -> Unreadable:
    return Unreadable("read.not_in_encoding", row=line_of(content, offset), found=f"{content[offset]:#04x}",
                      encoding=encoding)


def line_of(content: bytes, offset: int) -> int:
    """Return the line number of a byte, from 1; a line ends with LF, CR or both."""
    return content.count(b"\n", 0, offset) + content.count(b"\r", 0, offset) - content.count(b"\r\n", 0, offset) + 1
