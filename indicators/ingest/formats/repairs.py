"""What is repaired in the XML of workbooks before they are read: UTF-16, rows of blanks far down, lines written as 3.0.

A blank that someone typed into the last row makes a table of a million rows, of which no program but the one that
shows it should keep the empty ones.
"""

import codecs
import re
from collections.abc import Mapping

from indicators.ingest.problems import Unreadable

FAR = 10_000                         # line from which blank rows cost more than to look for them

_LINE = re.compile(rb"r=[\"'](\d+)")
_DECIMAL_LINE = re.compile(rb"(<row [^<>]*?\br=[\"']\d+)\.0+([\"'])")
_ITEM = re.compile(rb"<(?:\w+:)?si\b[^>]*>(.*?)</(?:\w+:)?si>", re.DOTALL)
_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*)>(.*?)</(?:\w+:)?c>", re.DOTALL)
_TEXT = re.compile(rb"<(?:\w+:)?[vt]\b[^>]*>([^<]*)")

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_ENCODING = re.compile(r"(<\?xml[^>]*?\bencoding=[\"'])[^\"']*")


def in_utf8(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts that are in UTF-16, in UTF-8: what reads the cells knows no other encoding."""
    try:
        return {name: _ENCODING.sub(r"\1UTF-8", part.decode("utf-16"), count=1).encode()
                for name, part in parts.items() if name.endswith((".xml", ".rels")) and part.startswith(_UTF16)}
    except UnicodeError as error:
        raise Unreadable("read.damaged_workbook", found=str(error)) from error


def repaired(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The sheets that had to be repaired, as they are then."""
    sheets = {name: part for name, part in parts.items() if name.startswith("xl/worksheets/")}
    made = {name: _DECIMAL_LINE.sub(rb"\1\2", part) for name, part in sheets.items()}
    made |= {name: _cut(part, _blanks(parts.get("xl/sharedStrings.xml", b"")))
             for name, part in made.items() if _is_far(part)}
    return {name: part for name, part in made.items() if part != sheets[name]}


def _is_far(part: bytes) -> bool:
    line = _LINE.search(part, max(part.rfind(b"<row "), 0))
    return line is not None and int(line[1][:9]) > FAR


def _blanks(shared: bytes) -> set[bytes]:
    """Numbers of the workbook's texts that are blank."""
    return {str(number).encode() for number, item in enumerate(_ITEM.finditer(shared))
            if not b"".join(_TEXT.findall(item[1])).strip()}


def _cut(part: bytes, blanks: set[bytes]) -> bytes:
    """A sheet without the rows at its end in which nothing stands."""
    last = part.rfind(b"</sheetData>")
    end = last
    while (start := part.rfind(b"<row ", 0, end)) >= 0 and not _has_words(part[start:end], blanks):
        end = start
    return part[:end] + part[last:] if last >= 0 else part


def _has_words(row: bytes, blanks: set[bytes]) -> bool:
    """Whether a cell of a row holds a formula, or anything but blanks."""
    if b"<f" in row:
        return True
    return any(stated.strip() and not (b't="s"' in about and stated in blanks)
               for about, inside in _CELL.findall(row) for stated in _TEXT.findall(inside))
