"""Decode a text file, by fixed rules: byte order mark, UTF-8, Windows-1252, or the encoding that a person chose."""

import codecs
import re
from dataclasses import dataclass

from indicators.ingest.issues import Plain, Unreadable, note

_SEVERAL_BYTES = re.compile(rb"[\xc3-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
"""Multi-byte sequences of UTF-8."""
_ONLY_ENDS = re.compile(r"[\s\x1a,;|]*")           # delimiters and white space
_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

_CODECS = {"UTF-8": "utf-8-sig", "UTF-16": "utf-16", "Windows-1252": "cp1252", "Windows-1250": "cp1250",
           "Windows-1251": "cp1251", "Windows-1253": "cp1253", "Windows-1254": "cp1254", "Windows-1255": "cp1255",
           "Windows-1256": "cp1256", "Windows-1257": "cp1257", "Windows-874": "cp874", "Shift_JIS": "cp932",
           "EUC-KR": "cp949", "GB 18030": "gb18030", "Big5": "cp950", "DOS 850": "cp850", "Mac Roman": "mac-roman"}

ENCODINGS = (*_CODECS,)
"""Encodings that a user may select. Only the first three are detected: the others accept almost any bytes."""


@dataclass(frozen=True)
class Text:
    """A text without a byte order mark, with the encoding of its file."""

    content: str
    encoding: str

    @property
    def notes(self) -> list[Plain]:
        """A note on an encoding that is not UTF-8."""
        return [note("note.encoding", encoding=self.encoding)] if self.encoding != "UTF-8" else []


def decode(content: bytes, chosen: str = "") -> Text:
    """Decode a file; raises Unreadable, with the line where known, if it is empty or blank, has NUL bytes, or fits no
    encoding or not the chosen one.
    """
    if not content:
        raise Unreadable("read.empty")
    encoding = chosen or _detected(content)
    try:
        text = content.decode(_codec(content, encoding))
    except UnicodeDecodeError as error:
        code = "read.not_in_encoding" if chosen else "read.no_encoding"
        raise Unreadable(code, row=line_of(error.object[:error.start]), found=f"{error.object[error.start]:#04x}",
                         encoding=encoding) from error
    if chosen:
        _refuse_wrong_choice(content, chosen)
    if _ONLY_ENDS.fullmatch(text):
        raise Unreadable("read.only_blank")
    if (position := text.find("\0")) >= 0:
        raise Unreadable("read.nul_byte", row=line_of(text[:position]))
    return Text(text.rstrip("\x1a"), encoding)     # the end-of-file byte of DOS


def line_of(before: str | bytes) -> int:
    """Return the number of the line, from 1, that follows some text; a line ends with LF, CR or both."""
    text = before.decode("latin-1") if isinstance(before, bytes) else before
    return text.count("\n") + text.count("\r") - text.count("\r\n") + 1


def _detected(content: bytes) -> str:
    """The encoding by the fixed rules. Bytes that are neither, or both UTF-8 and another, are not valid UTF-8."""
    if content.startswith(_UTF16_MARKS):
        return "UTF-16"
    is_windows = not content.startswith(codecs.BOM_UTF8) and not _is_utf8(content)
    if is_windows and b"\0" not in content and not _SEVERAL_BYTES.search(content):
        return "Windows-1252"
    return "UTF-8"


def _codec(content: bytes, encoding: str) -> str:
    """The codec of an encoding; UTF-16 without a mark is taken as little-endian, as in Windows."""
    is_marked = content.startswith(_UTF16_MARKS)
    return "utf-16-le" if encoding == "UTF-16" and not is_marked else _CODECS[encoding]


def _refuse_wrong_choice(content: bytes, encoding: str) -> None:
    """Raise Unreadable for a text that is in another encoding, although all its bytes fit the chosen one."""
    if encoding == "UTF-16" and b"\0" not in content:        # every UTF-16 delimiter or line break contains one
        raise Unreadable("read.not_in_encoding", row=1, found=f"{content[0]:#04x}", encoding=encoding)
    if encoding not in ("UTF-8", "UTF-16") and not content.isascii() and _is_utf8(content):
        first = next(position for position, byte in enumerate(content) if byte > 0x7f)
        raise Unreadable("read.in_utf8", row=line_of(content[:first]), encoding=encoding)


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
