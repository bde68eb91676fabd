"""What a number format shows with a cell's number, or instead of it: "<5", "n/a", nothing, thousands.

Formats are written as XLSX and XLS have them; those of ODS are put into the same words first.
"""

import operator
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from indicators.submissions.read.scales import scale_in

HIDDEN = "'"
"""Stands before a number that its format does not show: no number, and refused as one."""

_PIECE = re.compile(r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|[_*].|\[(?P<bracket>[^\]]*)\]|(?P<end>;)'
                    r"|(?P<digits>General|Standard|[0#?.,@/]+|(?<=[0#?])E[+-]?)|(?P<sign>.)", re.IGNORECASE | re.DOTALL)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=) ?(-?\d+(?:\.\d+)?)")
_HOLDS: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "=": operator.eq, "<>": operator.ne}
_DATE = re.compile(r"[ymdhs]", re.IGNORECASE)
_BEFORE = re.compile(r"[<>]=?|[≤≥~≈]")
_BEHIND = re.compile(r"\*|%|\(?[bdenprsu]\)?")            # as cell_marks.csv has them
_DASHES = {"-", "–", "—"}                                    # of a zero, as in accounts
_SHORT = {"k", "m", "t", "mn", "bn", "tsd", "mio"}           # behind a number: thousands or millions
_MOST_SECTIONS = 3                                           # of numbers; the fourth is for texts


@dataclass(frozen=True)
class _Section:
    """What a format does with some of the numbers; ``digits`` is "" where it shows none."""

    condition: tuple[str, float] | None
    before: str
    digits: str
    behind: str
    inside: str              # written between the digits
    percent: bool
    date: bool

    @property
    def speaks(self) -> bool:
        """Whether it may show anything but the number and words beside it that change nothing."""
        if self.date:
            return False
        return not re.search("0|general|standard|@", self.digits, re.IGNORECASE) or bool(
            _BEFORE.fullmatch(self.before) or _BEHIND.fullmatch(self.behind))

    @property
    def scaled(self) -> bool:
        """Whether its numbers look like thousands or the like of what is saved, or less of them."""
        if self.date or not self.digits:
            return False
        words = f"{self.before} {self.behind}"
        return self.digits.endswith(",") or ",." in self.digits or scale_in(words) is not None \
            or self.behind.casefold() in _SHORT or bool(
                re.search(r"[\d.,]", self.inside) or re.match(r"[.,]?\d", self.behind)
                or re.search(r"\d[.,]?$", self.before))


def is_percent(code: str) -> bool:
    """Whether a format shows a share as a percentage; a sign that it only writes, as 0"%" does, makes none."""
    return any(section.percent for section in _sections(code))


def is_scaled(code: str) -> bool:
    """Whether a format shows 12345 as 12, or writes a word of a scale or further figures beside the number."""
    return any(section.scaled for section in _sections(code))


def speaks(code: str) -> bool:
    """Whether what a format shows may be read as something else than the number."""
    return bool(code) and any(section.speaks for section in _sections(code))


def as_shown(code: str, number: str) -> Callable[[str], str]:
    """What becomes of a cell with a ``number``, which may have a percent sign by now: a sign before or behind it that
    means something, what is shown instead of it, or HIDDEN before it where nothing is.
    """
    section = _section_of(code, float(number))
    if section is None or not section.speaks:
        return str
    if not section.digits and section.before:
        return str if not float(number) and section.before in _DASHES else lambda _: section.before
    if not section.digits or (not re.search("[0/]", section.digits) and not round(float(number))):
        return lambda cell: f"{HIDDEN}{cell}"
    before = section.before if _BEFORE.fullmatch(section.before) else ""
    behind = section.behind if _BEHIND.fullmatch(section.behind) else ""
    return lambda cell: f"{before}{cell}{behind}"


def _section_of(code: str, number: float) -> _Section | None:
    """The part of a format that shows a number."""
    found = _sections(code)
    if any(section.condition for section in found):
        return next((section for section in found if section.condition is None
                     or _HOLDS[section.condition[0]](number, section.condition[1])), None)
    place = 1 if number < 0 else 2 if not number else 0
    return found[place if place < len(found) else 0]


@lru_cache(maxsize=1_000)
def _sections(code: str) -> tuple[_Section, ...]:
    """The parts of a format that show numbers."""
    parts: list[list[re.Match[str]]] = [[]]
    for piece in _PIECE.finditer(code):
        if piece["end"]:
            parts.append([])
        else:
            parts[-1].append(piece)
    return tuple(map(_section, parts[:_MOST_SECTIONS]))


def _section(pieces: list[re.Match[str]]) -> _Section:
    """A part of a format: what stands before, between and behind its digits."""
    condition, texts, digits, between = None, ["", ""], "", ""
    percent = date = False
    for piece in pieces:
        if piece["bracket"] is not None:
            found = _CONDITION.fullmatch(piece["bracket"].strip())
            condition = (found[1], float(found[2])) if found else condition
        elif piece["digits"]:
            between += texts[1] if digits else ""
            digits, texts[1] = digits + piece["digits"], ""
        elif piece["sign"] == "%":
            percent = True
        elif piece["sign"] and _DATE.match(piece["sign"]):
            date = True
        else:
            texts[bool(digits)] += piece["quoted"] or piece["escaped"] or piece["sign"] or ""
    return _Section(condition, texts[0].strip(), digits, texts[1].strip(), between, percent, date)
