"""What the records of an XLS workbook say of a sheet's cells beside their values: formulas, formats, lines through."""

import struct
from collections.abc import Callable, Iterator

from indicators.ingest.formats.number_formats import is_percent, is_scaled, is_year_alone, speaks
from indicators.ingest.formats.outside_cells import page_lines
from indicators.ingest.formats.xlsx import PERCENT_FORMATS, Cells

_BOF, _EOF, _BOUNDSHEET, _FONT, _FORMAT, _XF = 0x0809, 0x0A, 0x85, 0x31, 0x41E, 0xE0
_HEADER, _FOOTER, _TEXT_BOX, _CONTINUED = 0x14, 0x15, 0x1B6, 0x3C
_FORMULA, _NUMBER, _RK, _MULRK = 0x06, 0x203, 0x27E, 0xBD
_TEXTS = {0xFD, 0x204, 0xD6}
_BIFF8 = 0x600
_STRUCK = 0x08
_NO_FONT = 4                         # a number that no font has
_FREE = 0xFFFFFFF0                   # numbers of sectors from here on are none
_STREAMS = ("Workbook", "Book")

Record = tuple[int, bytes]


def look_at_xls(content: bytes, sheet: str) -> Cells:
    """Walk through the records of a sheet; nothing is known of it where these are not as they should be."""
    try:
        return _look(_stream(content), sheet)
    except (struct.error, IndexError, ValueError, StopIteration):
        return Cells(known=False)


def _look(stream: bytes, sheet: str) -> Cells:
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
    codes = {index: formats.get(code, "0%" if code in PERCENT_FORMATS else "General")
             for index, (_, code) in enumerate(styles)}
    return _cells(stream, start, struck, codes, new=new)


def _cells(stream: bytes, start: int, struck: set[int], codes: dict[int, str], *, new: bool) -> Cells:
    """The cells that want a second look; ``struck`` and ``codes`` are by the numbers of their styles."""
    cells = Cells()
    percent, scaled, shown, years = ({style for style, code in codes.items() if has(code)}
                                     for has in (is_percent, is_scaled, speaks, is_year_alone))
    before = 0
    for kind, data in _records(stream, start):
        cells.outside += _outside(kind, data, before, new=new)
        before = kind
        if kind not in (_FORMULA, _NUMBER, _RK, _MULRK) and kind not in _TEXTS:
            continue
        row, column = struct.unpack_from("<HH", data)
        styles = [at[0] for at in struct.iter_unpack("<HI", data[4:-2])] if kind == _MULRK \
            else [struct.unpack_from("<H", data, 4)[0]]
        for right, style in enumerate(styles):
            position = row, column + right
            if kind == _FORMULA:
                cells.formulas.add(position)
            if style in struck:
                cells.struck.add(position)
            if kind in _TEXTS:
                continue
            if style in percent:
                cells.percent.add(position)
            if style in scaled:
                cells.formats.setdefault(codes[style], row)
            if style in shown:
                cells.shown[position] = codes[style]
            if style in years:
                cells.years.add(position)
    return cells


def _outside(kind: int, data: bytes, before: int, *, new: bool) -> list[str]:
    """What a page's header or footer says, and a text box or comment in the record behind it."""
    if kind in (_HEADER, _FOOTER) and data:
        return [page_lines(_text(data, 2 if new else 1, new=new))]
    if kind == _CONTINUED and before == _TEXT_BOX and new and data:
        return [data[1:].decode("utf-16-le" if data[0] & 1 else "latin-1", "replace")]
    return []


def _records(stream: bytes, offset: int) -> Iterator[Record]:
    """The records from one place on, up to the end of their part, in which others may stand, such as charts."""
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
    """A text behind its length, which has ``size`` bytes; the newer form says whether its letters have two each."""
    count = int.from_bytes(data[:size], "little")
    if not new:
        return data[size:size + count].decode("latin-1")
    wide, letters = data[size] & 1, data[size + 1:]
    return letters[:2 * count].decode("utf-16-le") if wide else letters[:count].decode("latin-1")


def _stream(content: bytes) -> bytes:
    """The workbook inside of Excel's old container: a file system of sectors, chained by tables."""
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
    """The sectors from one on, as the table chains them; ValueError where they go in a circle."""
    found = list[bytes]()
    while number < _FREE:
        if len(found) > len(table):
            raise ValueError
        found.append(sector(number))
        number = table[number]
    return b"".join(found)
