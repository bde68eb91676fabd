"""What a number format displays with a number or instead of it: "<5", "n/a", nothing, thousands.

Format codes are those of XLSX and XLS; ODS formats are converted to them first.
"""

import operator
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import NamedTuple
from unicodedata import category

import pycountry

from indicators.ingest.vocabulary.scales import scale_in

HIDDEN = "''"
"""Prefixed to a number that its format hides, so that it is rejected as not numeric. One apostrophe marks a text."""

_PIECE = re.compile(r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|[_*].|\[(?P<bracket>[^\]]*)\]|(?P<end>;)'
                    r"|(?P<digits>General|Standard|[0#?.,@/]+|(?<=[0#?])E[+-]?)|(?P<sign>.)", re.IGNORECASE | re.DOTALL)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=) ?(-?\d+(?:\.\d+)?)")
_HOLDS: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "=": operator.eq, "<>": operator.ne}
_DATE = re.compile(r"[ymdhs]", re.IGNORECASE)
_NO_CURRENCIES = {"XTS", "XXX"}                              # codes for testing and for "no currency"
_BEFORE_SIGN = {"us", "r", "a", "c", "ca", "nz", "hk", "s", "nt"}       # US$, R$
_YEAR_ALONE = re.compile(r"(?:\[[^\]<>=]*\])*(?:yyyy|yy|e)(?:;.*)?", re.IGNORECASE)
_CURRENCIES = {"aud", "cad", "chf", "cny", "czk", "dkk", "eur", "gbp", "huf", "jpy", "nok", "pln", "ron", "sek", "usd",
               "kr", "kr.", "zł", "kč", "ft", "lei"}  # in lower case; "all" and "top" are ISO codes too
_HARMLESS = _CURRENCIES | {""}
_OF_ALL = re.compile(r"(?<=%) of (?:all|total)\s*$", re.IGNORECASE)
_SHOWS_ALL = re.compile(r"0|general|standard|@", re.IGNORECASE)
_SHOWS_ZERO = re.compile(r"0|/|general|standard|@", re.IGNORECASE)
_DASHES = {"-", "–", "—"}                                    # for zero, as in accounting formats
_SHORT = {"k", "m", "t", "mn", "bn", "tsd", "mio"}           # after a number: thousands or millions
_FIGURES, _FIGURES_BEHIND, _FIGURES_BEFORE = map(re.compile, (r"[\d.,]", r"\A\s*[.,]?\d", r"\d[.,]?\s*$"))
_SPLIT = re.compile(r"[^\w\s.,'\u2019]")                     # between digits, neither a word nor a separator
_PLACES, _LAID_OUT = re.compile(r"[0#?]+"), re.compile(r'"([^"]*)"|([0#?])')
_ABSENT, _MOST_SPLIT = {"0": "0", "#": "", "?": " "}, 1e15
_MOST_SECTIONS = 3                                           # for numbers; the fourth is for text


@dataclass(frozen=True)
class _Section:
    """One section of a format; ``digits`` is "" if it shows no digits."""

    condition: tuple[str, float] | None
    before: str              # text displayed before the number
    digits: str
    behind: str
    inside: str              # text between the digits
    layout: str              # the digits, with that text between them in quotation marks
    percent: bool
    date: bool

    @property
    def words(self) -> tuple[str, str]:
        """The text displayed before and after the number, without harmless words and those handled as a scale."""
        behind = f"{self.inside}{self.behind}" if re.search(r"[^\W\d]", self.inside) else self.behind
        before = "" if _is_harmless(self.before) or _FIGURES_BEFORE.search(self.before) else self.before
        asked = _is_short(behind) or _FIGURES_BEHIND.match(behind)
        return before, "" if _is_harmless(behind) or asked else _OF_ALL.sub("", behind)

    @property
    def splits(self) -> bool:
        """Whether the section writes a sign other than a thousands separator between digits: 1234 as 12/34."""
        return bool(self.digits and _SPLIT.search(self.inside))

    @property
    def shows_zero(self) -> bool:
        """Whether a zero is displayed as a digit."""
        return bool(_SHOWS_ZERO.search(self.digits))

    @property
    def speaks(self) -> bool:
        """Whether the section may display anything but the number and harmless text next to it."""
        return not self.date and (not _SHOWS_ALL.search(self.digits) or any(self.words) or self.splits)

    @property
    def scaled(self) -> bool:
        """Whether numbers are displayed scaled, for example in thousands, or with digits or words that change their
        size.
        """
        if self.date or not self.digits:
            return False
        words = (f"{self.before} {self.behind}", self.before.strip(), self.behind.strip())
        return (self.digits.endswith(",") or ",." in self.digits or _is_short(self.behind)
                or any(scale_in(word) is not None for word in words)
                or any(pattern.search(text) for pattern, text in (
                    (_FIGURES, self.inside), (_FIGURES_BEHIND, self.behind), (_FIGURES_BEFORE, self.before))))


class Traits(NamedTuple):
    """Properties of a number format."""

    percent: bool            # multiplies by 100 and displays a percent sign; a literal sign, as in 0"%", does not count
    scaled: bool             # displays 12345 as 12, or a word of a scale or further digits next to the number
    speaks: bool             # may display something other than the number
    year_alone: bool         # displays only the year of a date


@lru_cache(maxsize=1_000)
def traits_of(code: str) -> Traits:
    """Return the properties of a number format; "" means that there is none."""
    sections = _sections(code)
    return Traits(any(section.percent for section in sections), any(section.scaled for section in sections),
                  bool(code) and any(section.speaks for section in sections), bool(_YEAR_ALONE.fullmatch(code)))


def as_shown(code: str, number: str) -> Callable[[str], str]:
    """Return a function that turns a cell's text (``number``, perhaps already with a percent sign) into what is
    displayed: the text before and after it added, the text displayed instead of it, or HIDDEN prefixed if nothing is
    displayed.
    """
    value = float(number)
    section = _section_of(code, value)
    if section is None or not section.speaks:
        return str
    if not value and not section.shows_zero and _bare(section.before) in _DASHES:
        return str
    if not section.digits and section.before.strip():
        return lambda _: section.before.strip()
    if not section.digits or (not section.shows_zero and not round(value)):
        return lambda cell: f"{HIDDEN}{cell}"
    if section.splits:
        return lambda _: f"{section.before}{_split(section, value)}{section.behind}".strip()
    before, behind = section.words
    return lambda cell: f"{before}{cell}{behind}".strip()


def _split(section: _Section, value: float) -> str:
    """The digits of a number with the signs that its format writes between them; the number as a text, with an
    apostrophe, where it has other than whole digits.
    """
    if not _PLACES.fullmatch(section.digits) or abs(value) >= _MOST_SPLIT:
        return f"'{value}"
    left, shown = str(round(abs(value) * (100 if section.percent else 1))), ""
    pieces = [(text or "", digit) for text, digit in _LAID_OUT.findall(section.layout)]
    for index, (text, digit) in enumerate(reversed(pieces)):
        if not digit:
            shown = f"{text}{shown}"
        elif index == len(pieces) - 1:
            shown = f"{left or _ABSENT[digit]}{shown}"
        else:
            shown, left = f"{left[-1:] or _ABSENT[digit]}{shown}", left[:-1]
    return f"-{shown}" if value < 0 else shown


def is_currency(word: str) -> bool:
    """Return whether a word or sign is a currency."""
    return not _bare(word) or _bare(word).casefold() in _CURRENCIES or _bare(word) in _currencies()


def shows_a_day(code: str) -> bool:
    """Return whether a number format displays numbers as dates or times."""
    return any(section.date for section in _sections(code))


def _bare(words: str) -> str:
    """Text without currency symbols."""
    return "".join(letter for letter in words if category(letter) != "Sc").strip()


def _is_harmless(words: str) -> bool:
    """Whether text next to a number does not change its meaning, or names a scale, which is handled separately."""
    bare = _bare(words)
    signed = bare != words.strip()
    return (bare.casefold() in _HARMLESS or (signed and bare.casefold() in _BEFORE_SIGN) or bare in _currencies()
            or scale_in(words.strip()) is not None)


@cache
def _currencies() -> frozenset[str]:
    """Currency codes of ISO 4217."""
    return frozenset(currency.alpha_3 for currency in pycountry.currencies) - _NO_CURRENCIES


def _is_short(words: str) -> bool:
    return words.strip(" .").casefold() in _SHORT


def _section_of(code: str, number: float) -> _Section | None:
    """The section of a format that applies to a number; None if no condition matches."""
    found = _sections(code)
    if any(section.condition for section in found):
        return next((section for section in found if section.condition is None
                     or _HOLDS[section.condition[0]](number, section.condition[1])), None)
    position = 1 if number < 0 else 2 if not number else 0
    return found[position if position < len(found) else 0]


@lru_cache(maxsize=1_000)
def _sections(code: str) -> tuple[_Section, ...]:
    """The sections of a format that apply to numbers."""
    parts: list[list[re.Match[str]]] = [[]]
    for piece in _PIECE.finditer(code):
        if piece["end"]:
            parts.append([])
        else:
            parts[-1].append(piece)
    found = list(map(_section, parts[:_MOST_SECTIONS]))
    return tuple(_without_minus(section) if _is_of_negatives(found, index) else section
                 for index, section in enumerate(found))


def _is_of_negatives(sections: list[_Section], index: int) -> bool:
    """Whether a section applies to negative numbers only: its minus sign or brackets then express the sign of the
    number.
    """
    conditions = [section.condition for section in sections if section.condition]
    if not conditions:
        return index == 1
    own = sections[index].condition
    return own == ("<", 0) if own else conditions == [(">=", 0)]


def _without_minus(section: _Section) -> _Section:
    """A section for negative numbers without its minus sign or brackets: the cell's own text has the sign."""
    if "(" in section.before and ")" in section.behind:
        return replace(section, before=section.before.replace("(", "", 1), behind=section.behind.replace(")", "", 1))
    return replace(section, before=re.sub("[-–−]", "", section.before, count=1))


def _section(pieces: list[re.Match[str]]) -> _Section:
    """Parse one section: the text before, between and after its digits."""
    condition, texts, digits, between, layout = None, ["", ""], "", "", ""
    percent = date = False
    for piece in pieces:
        if piece["bracket"] is not None:
            found = _CONDITION.fullmatch(piece["bracket"].strip())
            condition = (found[1], float(found[2])) if found else condition
            texts[bool(digits)] += _written_in(piece["bracket"])
        elif piece["digits"]:
            if digits and texts[1]:
                between += texts[1]
                layout += f'"{texts[1]}"'
            digits, layout, texts[1] = digits + piece["digits"], layout + piece["digits"], ""
        elif piece["sign"] == "%":
            percent = True
        elif piece["sign"] and _DATE.match(piece["sign"]):
            date = True
        else:
            texts[bool(digits)] += piece["quoted"] or piece["escaped"] or piece["sign"] or ""
    return _Section(condition, texts[0], digits, texts[1], between, layout, percent, date)


def _written_in(bracket: str) -> str:
    """The text that [$Tsd.-407] displays: a currency symbol, or any other text before the language code."""
    return bracket[1:].partition("-")[0] if bracket.startswith("$") else ""
