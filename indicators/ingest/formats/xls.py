"""Cell properties in the records of an XLS workbook, other than values: formulas, number formats, strikethrough."""

import re
import struct
from collections.abc import Callable, Iterator
from functools import cached_property

from indicators.ingest.formats.number_formats import traits_of
from indicators.ingest.formats.outside_cells import lines_of, page_lines
from indicators.ingest.formats.workbook_cells import NUMBER_AS_TEXT, Details, Rows
from indicators.ingest.formats.xlsx import PERCENT_FORMATS
from indicators.ingest.issues import Plain, Unreadable, note

_BOF, _EOF, _BOUNDSHEET, _FONT, _FORMAT, _XF = 0x0809, 0x0A, 0x85, 0x31, 0x41E, 0xE0
_HEADER, _FOOTER, _TEXT_BOX, _CONTINUED = 0x14, 0x15, 0x1B6, 0x3C
_FORMULA, _MULRK = 0x06, 0xBD
_NUMBERS, _TEXTS = {_FORMULA, 0x203, 0x27E, _MULRK}, {0xFD, 0x204, 0xD6}
_BIFF8 = 0x600
_STRUCK = 0x08
_NO_FONT = 4                         # index that is never used for a font
_FREE = 0xFFFFFFF0                   # sector numbers from here on are reserved
_STREAMS = ("Workbook", "Book")
_LOCKED, _MACROS, *_OF_CELLS = (name.encode("utf-16-le") for name in ("EncryptedPackage", "_VBA_PROJECT", *_STREAMS))
_MOST_LOOKED_FOR = 20_000            # texts searched for in the whole file


class Xls:
    """A workbook in the OLE container; raises Unreadable if it is encrypted, has macros, or is not a workbook."""

    def __init__(self, content: bytes) -> None:
        if _LOCKED in content:
            raise Unreadable("read.password")
        if _MACROS in content:
            raise Unreadable("read.macros")
        if not any(stream in content for stream in _OF_CELLS):
            raise Unreadable("read.not_a_table", found="OLE")
        self._content = content

    def details(self, name: str) -> Details:
        """Return the properties of a sheet's cells; ``known`` is False if its records are malformed."""
        try:
            return _details(self._stream, name)
        except (struct.error, IndexError, ValueError, StopIteration):
            return Details(known=False)

    def words_outside(self, _: str, details: Details) -> list[str]:
        """Return the text outside a sheet's cells; document properties are not read."""
        return lines_of(details.outside)

    def size(self, _: str) -> int:
        """Return 0: all sheets are opened at once, so none costs extra."""
        return 0

    def notes(self, details: Details) -> list[Plain]:
        """Return a note if only the values of the cells are known."""
        return [] if details.known else [note("note.old_workbook")]

    def keep_apart(self, rows: Rows) -> None:
        """Prefix an apostrophe to text that looks like a number but has rich formatting, such as 12¹ with a raised
        figure, so that it is not read as a number.
        """
        known = dict[str, bool]()
        for row in rows:
            for column, cell in enumerate(row):
                if NUMBER_AS_TEXT.fullmatch(cell):
                    if cell not in known and len(known) < _MOST_LOOKED_FOR:
                        known[cell] = self._has_runs(cell)
                    if known.get(cell):
                        row[column] = f"'{cell}"

    def _has_runs(self, text: str) -> bool:
        """Whether a text has formatting runs, some of which may be raised or struck through."""
        if not text.isascii():
            return False
        wide = text.encode("utf-16-le")
        forms = ((b"\x08", b"", text.encode()), (b"\x0c", b".{4}", text.encode()), (b"\x09", b"", wide),
                 (b"\x0d", b".{4}", wide))
        length = len(text).to_bytes(2, "little")
        return any(re.search(re.escape(length + flags) + b".{2}" + more + re.escape(letters), self._content, re.DOTALL)
                   for flags, more, letters in forms)

    @cached_property
    def _stream(self) -> bytes:
        return _stream(self._content)


def _details(stream: bytes, sheet: str) -> Details:
    start, styles, formats, fonts = -1, list[tuple[int, int]](), dict[int, str](), list[bool]()
    new = struct.unpack_from("<H", stream, 4)[0] == _BIFF8
    for kind, data in _records(stream, 0):
        if kind == _BOUNDSHEET and start < 0 and _text(data[6:], 1, new=new) == sheet:
            start = struct.unpack_from("<I", data)[0]
        elif kind == _FONT:
            fonts.append(bool(data[2] & _STRUCK))
        elif kind == _FORMAT:
            formats[struct.unpack_from("<H", data)[0]] = _text(data[2:], 2 if new else 1, new=new)
        elif kind == _XF:
            styles.append(struct.unpack_from("<HH", data))
    if start < 0 or not styles:
        raise ValueError
    struck = {index for index, (font, _) in enumerate(styles) if fonts[font - (font > _NO_FONT)]}
    formats = PERCENT_FORMATS | formats
    codes = {index: formats[code] for index, (_, code) in enumerate(styles) if any(traits_of(formats.get(code, "")))}
    return _cells(stream, start, struck, codes, new=new)


def _cells(stream: bytes, start: int, struck: set[int], codes: dict[int, str], *, new: bool) -> Details:
    """The properties of the cells; ``struck`` and ``codes`` are keyed by the index of the cell style."""
    details, before = Details(), 0
    for kind, data in _records(stream, start):
        details.outside += _outside(kind, data, before, new=new)
        before = kind
        if kind not in _NUMBERS and kind not in _TEXTS:
            continue
        row, column = struct.unpack_from("<HH", data)
        styles = [at[0] for at in struct.iter_unpack("<HI", data[4:-2])] if kind == _MULRK \
            else [struct.unpack_from("<H", data, 4)[0]]
        for cell, style in enumerate(styles, start=column):
            if kind == _FORMULA:
                details.formulas.add((row, cell))
            if style in struck:
                details.struck.add((row, cell))
            if style in codes and kind in _NUMBERS:
                details.add_number((row, cell), codes[style])
    return details


def _outside(kind: int, data: bytes, before: int, *, new: bool) -> list[str]:
    """The text of a page header or footer, or of a text box or comment, whose text is in the next record."""
    if kind in (_HEADER, _FOOTER) and data:
        return [page_lines(_text(data, 2 if new else 1, new=new))]
    if kind == _CONTINUED and before == _TEXT_BOX and new and data:
        return [data[1:].decode("utf-16-le" if data[0] & 1 else "latin-1", "replace")]
    return []


def _records(stream: bytes, offset: int) -> Iterator[tuple[int, bytes]]:
    """Yield the records of one substream from an offset to its end, skipping nested substreams, such as charts."""
    depth = 0
    while offset + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, offset)
        depth += (kind == _BOF) - (kind == _EOF)
        if depth < 1:
            return
        if depth == 1:
            yield kind, stream[offset + 4:offset + 4 + size]
        offset += 4 + size


def _text(data: bytes, size: int, *, new: bool) -> str:
    """Decode a text preceded by its length of ``size`` bytes; BIFF8 also flags whether characters have two bytes."""
    count = int.from_bytes(data[:size], "little")
    if not new:
        return data[size:size + count].decode("latin-1")
    wide, letters = data[size] & 1, data[size + 1:]
    return letters[:2 * count].decode("utf-16-le") if wide else letters[:count].decode("latin-1")


def _stream(content: bytes) -> bytes:
    """Extract the workbook stream from the OLE container: a file system of sectors chained by allocation tables."""
    shift, small = struct.unpack_from("<HH", content, 30)
    table_at, = struct.unpack_from("<I", content, 48)
    cutoff, small_at = struct.unpack_from("<II", content, 56)
    more_at, = struct.unpack_from("<I", content, 68)
    size = 1 << shift

    def sector(number: int) -> bytes:
        return content[(number + 1) * size:(number + 2) * size]

    indices = list(struct.unpack_from("<109I", content, 76))
    while more_at < _FREE and len(indices) * size < len(content):
        *more, more_at = struct.unpack(f"<{size // 4}I", sector(more_at))
        indices += more
    table = [number for index in indices if index < _FREE for number, in struct.iter_unpack("<I", sector(index))]
    entries = _chained(table_at, table, sector)
    named = {entry[:max(int.from_bytes(entry[64:66], "little") - 2, 0)].decode("utf-16-le"): entry
             for entry in (entries[at:at + 128] for at in range(0, len(entries), 128))}
    entry = next(named[name] for name in _STREAMS if name in named)
    first, length = struct.unpack_from("<II", entry, 116)
    if length >= cutoff:
        return _chained(first, table, sector)[:length]
    root = _chained(struct.unpack_from("<I", entries, 116)[0], table, sector)
    smaller = [number for number, in struct.iter_unpack("<I", _chained(small_at, table, sector))]
    return _chained(first, smaller, lambda number: root[number << small:(number + 1) << small])[:length]


def _chained(number: int, table: list[int], sector: Callable[[int], bytes]) -> bytes:
    """Join the sectors chained from ``number`` on; raises ValueError if the chain is circular."""
    found = list[bytes]()
    while number < _FREE:
        if len(found) > len(table):
            raise ValueError
        found.append(sector(number))
        number = table[number]
    return b"".join(found)
