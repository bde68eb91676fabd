"""What a number format of XLSX displays with a number or instead of it: "<5", "n/a", nothing, per cent, thousands.

Words next to a number are displayed as they are; only commas in a format display it in another size.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from unicodedata import category

import pycountry

from indicators.ingest.formats.worksheet import text_of

HIDDEN = "''"
"""Prefixed to a number that its format may display otherwise, so that it is rejected. One apostrophe marks a text."""

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
    """Return a number with the text that its format displays before and after it, or the text displayed instead of it;
    HIDDEN and the number if nothing is displayed, or something else.
    """
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
