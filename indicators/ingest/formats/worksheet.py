"""A worksheet: the text that its cells display, its merged cells, and what else a library tells about it.

A number format of XLSX may display something with a number or instead of it: "<5", "n/a", nothing, per cent,
thousands. Words next to a number are displayed as they are; only commas in a format display it in another size.
"""

import re
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache, lru_cache
from math import isfinite
from unicodedata import category

import numpy as np
import pycountry

from indicators.ingest.formats.table import HIDDEN, SPACES, Line, Range, Surrounding
from indicators.ingest.issues import Unreadable
from indicators.ingest.limits import MOST_CELLS, MOST_MERGED, MOST_ROWS

NUMBER_AS_TEXT = re.compile(r"\s*-?[0-9][0-9.,' ]*")
_POINTED = re.compile(r"-?[0-9]+\.[0-9]+(?: ?%)?")
_EITHER = re.compile(r"-?[1-9][0-9]{0,2}\.[0-9]{3}(?: ?%)?")    # thousands or decimals
_THROUGH = "\u0336"
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_MOST_EXACT = 1e15
_PAGE = "page|seite|página|pagina|strona|strana|stránka|sida|side|sivu|oldal|страница|сторінка|σελίδα|sayfa"
_PAGE_NUMBER = re.compile(rf"(?:{_PAGE})?\s*&P(?:\s*(?:of|von|de|di|sur|z|av|af|из|van|/)\s*&N)?", re.IGNORECASE)
_FIELD = re.compile(r"&(?:[PNDTFABIUSXYEGZH]|\d+|\"[^\"]*\"|K[0-9A-F]{6})")

_PIECE = re.compile(r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|[_*].|\[(?P<bracket>[^\]]*)\]|(?P<end>;)'
                    r"|(?P<digits>General|[0#?.,@/]+|(?<=[0#?])E[+-]?)|(?P<sign>.)", re.IGNORECASE | re.DOTALL)
_MOST_SECTIONS = 3                   # for numbers: positive, negative, zero; the fourth is for text
_CONDITION = re.compile(r"[<>=]")
_YEAR_ALONE = re.compile(r"(?:\[[^\]<>=]*\])*(?:yyyy|yy|e)(?:;.*)?", re.IGNORECASE)
_DASHES = {"-", "–", "—"}            # for zero, as in accounting formats
_NAMES = {"kr", "kr.", "zł", "kč", "ft", "lei", "fr."}      # of currencies, in lower case
_NO_CURRENCIES = {"XTS", "XXX"}      # codes for testing and for "no currency"
_BEFORE_SIGN = 2                     # letters of US$, R$
_DIGITS_BESIDE = re.compile(r"\d[.,]?\s*\0|\0\s*[.,]?\d")             # \0 is the number
_PARTS_THOUSANDS = re.compile(r"[\s'\u2019]*")


@dataclass
class Worksheet:
    """A sheet; lines are counted from 1, columns from 0."""

    name: str
    rows: list[list[str]] = field(default_factory=list)
    merged: list[Range] = field(default_factory=list)
    scaling: dict[str, int] = field(default_factory=dict)        # formats that display thousands, first line of each
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    struck: list[Line] = field(default_factory=list)             # text of cells that are struck through
    outside: list[Surrounding] = field(default_factory=list)     # text outside its cells
    pointed: dict[tuple[int, int], str] = field(default_factory=dict)   # texts that look like numbers with a point

    def note_text(self, line: int, column: int, text: str) -> None:
        """Record a text cell if it looks like a number with a decimal point."""
        if _POINTED.fullmatch(text.strip(SPACES)):
            self.pointed[line, column] = text.strip(SPACES)

    def separate_texts(self) -> list[str]:
        """Return the texts that look like numbers with a decimal point: in a numeric cell it always is one, in a text
        perhaps not. A text that may contain a thousands separator gets an apostrophe if a numeric cell reads the same,
        so that it is not read as a number; spreadsheets mark such texts likewise.
        """
        words = set(self.pointed.values())
        numbers = {cell for line, cells in enumerate(self.rows, start=1) for column, cell in enumerate(cells)
                   if cell in words and (line, column) not in self.pointed} if words else set()
        for (line, column), word in self.pointed.items():
            if word in numbers and _EITHER.fullmatch(word):
                self.rows[line - 1][column] = f"'{word}"
        return sorted(words - numbers)

    def merged_ranges(self) -> list[Range]:
        """Return the merged cells clipped to the rows; raises Unreadable if two of them overlap."""
        if len(self.merged) > MOST_MERGED:
            raise Unreadable("read.too_many_merged", most=MOST_MERGED)
        taken = np.zeros((len(self.rows), max(map(len, self.rows), default=0)), bool)
        ranges = []
        for top, bottom, left, right in self.merged:
            block = taken[top - 1:bottom, left:right + 1]
            if block.size < 2:
                continue
            if block.any():
                raise Unreadable("read.merged_overlap", row=top)
            block[:] = True
            ranges.append((top, top - 1 + block.shape[0], left, left - 1 + block.shape[1]))
        return ranges

    def header(self, line: int, merged: list[Range]) -> list[str]:
        """Return the header on a line, with names merged down into it; raises Unreadable if it is merged across."""
        header = [*self.rows[line - 1]]
        names = [name.strip() for name in header if name.strip()]
        first = line if len(set(names)) == len(names) else line - 1
        for top, bottom, left, right in merged:
            name = self.rows[top - 1][left].strip()
            if not name or bottom < first or top > line:
                continue
            if right > left:
                raise Unreadable("read.merged_header", row=min(bottom, line), column=name)
            if top < line <= bottom:
                header[left] = self.rows[top - 1][left]
        return header


def refuse_spread(lines: int, columns: int) -> None:
    """Raise Unreadable for a sheet with too many lines, or whose last cell is in a far corner."""
    if lines > MOST_ROWS:
        raise Unreadable("read.too_many_rows", found=str(lines), most=MOST_ROWS)
    if lines * columns > MOST_CELLS:
        raise Unreadable("read.too_spread", found=f"{lines} x {columns}")


def text_of(cell: object) -> str:
    """Return a cell as text: whole numbers without a decimal point, dates as 2014-12-31."""
    match cell:
        case None:
            return ""
        case str():
            return cell
        case bool():
            return str(cell).upper()
        case float() if abs(cell) >= _MOST_EXACT or not isfinite(cell):
            return repr(cell)
        case float():
            return str(int(cell)) if cell.is_integer() else format(Decimal(repr(cell)), "f")
        case datetime() if cell.time() == time():
            return cell.date().isoformat()
        case date() | time():
            return cell.isoformat()
        case _:
            return str(cell)


def page_header(code: str) -> str:
    """Return the text of a page header as XLSX writes it, without "Page 1 of 2" and fields."""
    text = _FIELD.sub(" ", _PAGE_NUMBER.sub(" ", code))
    return text if any(map(str.isalnum, text)) else ""


def struck(text: str) -> str:
    """Return a text with each character struck through: an old figure next to its correction is not one number."""
    return "".join(f"{letter}{_THROUGH}" for letter in text)


def raised(text: str) -> str:
    """Return a text with its digits raised, so that 12¹ is never read as 121."""
    return text.translate(_RAISED)


@dataclass(frozen=True)
class Section:
    """The part of a format for positive numbers, negative ones or zero; ``digits`` is "" if it shows none."""

    before: str = ""         # text displayed before the number
    digits: str = ""
    inside: str = ""         # text between the digits
    behind: str = ""
    percent: bool = False
    conditional: bool = False

    @property
    def scaled(self) -> bool:
        """Whether numbers are displayed in thousands."""
        return self.digits.endswith(",") or ",." in self.digits

    @property
    def misleads(self) -> bool:
        """Whether text between or next to the digits makes another number of them."""
        around = f"{self.before}\0{self.behind}"
        return not _PARTS_THOUSANDS.fullmatch(self.inside) or bool(_DIGITS_BESIDE.search(around))


def is_scaled(code: str) -> bool:
    """Return whether a format displays numbers in another size: 12345 as 12, or as 12 thousand."""
    return any(section.scaled for section in _sections(code))


def shows_year_alone(code: str) -> bool:
    """Return whether a format displays only the year of a date."""
    return bool(_YEAR_ALONE.fullmatch(code))


def displayed(number: str, code: str) -> str:
    """Return a number as its format displays it; HIDDEN and the number if it displays something else."""
    sections, value = _sections(code), float(number)
    if any(section.conditional for section in sections):
        return f"{HIDDEN}{number}"
    position = 1 if value < 0 else 2 if not value else 0
    section = sections[position if position < len(sections) else 0]
    if section.percent:
        number = text_of(float(f"{value * 100:.10g}")) + " %"
    if not section.digits:
        instead = section.before.strip()
        return "0" if not value and _without_sign(instead) in _DASHES else instead or f"{HIDDEN}{number}"
    hides = not re.search(r"0|/|general|@", section.digits, re.IGNORECASE) and not round(value)
    if hides and _without_sign(section.before) in _DASHES:
        return number
    if hides or section.misleads:
        return f"{HIDDEN}{number}"
    if section.scaled:
        return number
    before, behind = section.before, section.behind
    if position == 1 and len(sections) > 1:      # the number has its sign already
        before, behind = re.sub("[-–−(]", "", before, count=1), behind.replace(")", "", 1)
    return "".join(("" if _is_currency(before) else before, number, "" if _is_currency(behind) else behind)).strip()


def changes_numbers(code: str) -> bool:
    """Return whether a format displays numbers otherwise than in full and alone; False for formats of dates."""
    is_date = re.search("[ymdhs]", re.sub(r'"[^"]*"|\\.|\[[^\]]*\]|General', "", code), re.IGNORECASE)
    return not is_date and (is_scaled(code) or any(displayed(number, code) != number for number in ("12", "-12", "0")))


def _without_sign(words: str) -> str:
    return "".join(letter for letter in words if category(letter) != "Sc").strip()


def _is_currency(words: str) -> bool:
    """Whether text next to a number is blank or a currency."""
    bare = _without_sign(words)
    signed = bare != words.strip()
    return (not bare or bare.casefold() in _NAMES or bare in _currencies()
            or (signed and len(bare) <= _BEFORE_SIGN))


@cache
def _currencies() -> frozenset[str]:
    """Currency codes of ISO 4217."""
    return frozenset(currency.alpha_3 for currency in pycountry.currencies) - _NO_CURRENCIES


@lru_cache(maxsize=1_000)
def _sections(code: str) -> tuple[Section, ...]:
    """The sections of a format that apply to numbers."""
    parts: list[list[re.Match[str]]] = [[]]
    for piece in _PIECE.finditer(code):
        if piece["end"]:
            parts.append([])
        else:
            parts[-1].append(piece)
    return tuple(map(_section, parts[:_MOST_SECTIONS]))


def _section(pieces: list[re.Match[str]]) -> Section:
    """Parse one section: the text before, between and after its digits."""
    before = digits = inside = behind = ""
    for piece in pieces:
        if piece["digits"]:
            digits, inside, behind = digits + piece["digits"], inside + behind if digits else "", ""
            continue
        text = piece["quoted"] or piece["escaped"] or _in_bracket(piece["bracket"] or "") or piece["sign"] or ""
        if piece["sign"] != "%" and digits:
            behind += text
        elif piece["sign"] != "%":
            before += text
    return Section(before, digits, inside, behind, percent=any(piece["sign"] == "%" for piece in pieces),
                   conditional=any(_CONDITION.match(piece["bracket"] or "") for piece in pieces))


def _in_bracket(bracket: str) -> str:
    """The text that [$under-407] displays; "" for a currency."""
    text = bracket[1:].partition("-")[0] if bracket.startswith("$") else ""
    return "" if _is_currency(text) else text
