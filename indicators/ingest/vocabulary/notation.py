"""Notation of figures, flags and absences: a cell -> its number, flags, bounds and absence.

What SDMX and Eurostat write is in codelists/cell_marks.csv. Any other words or symbols are a sign, about whose meaning
the user is asked: "fewer than #" is the sign of "fewer than 5".
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from indicators.ingest.limits import LONGEST_NAME
from indicators.ingest.vocabulary import codelist

WRITTEN = "in the file: "
"""Start of the part of a note that keeps the original text of a flagged cell; other parts of the note end with "; "."""

_SPACED = re.compile(r"-?[0-9]{1,3}(?:(?: [0-9]{3})+|(?:['’][0-9]{3})+)(?:[.,][0-9]+)?")
_SPACES = str.maketrans("\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}\N{FIGURE SPACE}", "    ")
_MINUS = "\N{MINUS SIGN}"
_PLAIN = _SPACES | str.maketrans(_MINUS, "-")
_PERCENT = re.compile(r"(.*[0-9]) *%([^\d%]*)")
_FLAGGED = re.compile(r"(.*?[0-9])\s*([A-Za-z]{1,2}(?: [A-Za-z])*)")    # "12 sub" has no flags, but a word
_NUMBER = re.compile(r"(?:(?<!\w)-)?[0-9]+(?:[.,'’ ][0-9]+)*")
_FOR_NUMBER = "#"
_UNSEEN = "\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff"
_NO_SIGN = re.compile(rf"|[+-]? ?[\d.,'’ _%{_UNSEEN}]*\d[\d.,'’ _%{_UNSEEN}]*|[+-]?[\d.,]+[eE][+-]?\d+"
                      r"|=.*|#(?:N/A|[A-Z0/]+[!?])|''.*", re.DOTALL)
"""Nothing, a number written wrongly or in another way, a formula or an error of a spreadsheet, or a number that is not
displayed: nothing that words could explain."""


@dataclass(frozen=True)
class Cell:
    """A parsed cell; ``number`` keeps its decimal mark and thousands separators, "" for none."""

    number: str = ""
    absence: str = ""
    marks: tuple[str, ...] = ()
    conf_status: str = ""
    marked: bool = False                 # had a symbol next to, or instead of, a number
    percent: bool = False                # had a percent sign
    sign: str = ""                       # words or symbols of unknown meaning, with # for each number


_MEANINGS = {
    "no_figure": Cell(absence="not_available"), "not_reported": Cell(absence="not_reported"),
    "not_applicable": Cell(absence="not_applicable"), "late": Cell(absence="late"), "zero": Cell(number="0"),
    "hidden": Cell(absence="not_available", conf_status="C"), "at_most": Cell(marks=("upper_bound",)),
    "at_least": Cell(marks=("lower_bound",)), "estimated": Cell(marks=("estimated",)),
    "provisional": Cell(marks=("provisional",)), "nothing": Cell()}
"""What each meaning of a sign gives a figure; ``nothing``: the words say nothing about the number."""

SIGNS = tuple(_MEANINGS)

MEANINGS_BESIDE = tuple(name for name in _MEANINGS if name != "zero")
"""What a word next to a figure may mean."""


@cache
def signs(place: str) -> dict[str, dict[str, str]]:
    """Return the meaning of each symbol "alone", "before" or "after" a number, or "status": of each letter."""
    return {row["written"]: row for row in codelist("cell_marks") if row["place"] == place}


def apart(cell: str, meanings: Mapping[str, str] | None = None) -> Cell:
    """Parse a cell, with the user's answers about signs; what is neither number nor sign is a ``number``."""
    if len(cell) > LONGEST_NAME:
        return Cell(number=cell)
    alone, before = signs("alone"), signs("before")
    text = cell.translate(_SPACES)
    closed = text.casefold().replace(" ", "")
    if closed.startswith(":"):                          # of Eurostat, with flags that no absent figure has
        closed = ":" + "".join(letter for letter in closed[1:] if letter not in signs("after"))
    if instead := alone.get(closed):
        return Cell(absence=instead["absence"], conf_status=instead["conf_status"], marked=True)
    marks = []
    sign = next((sign for sign in sorted(before, key=len, reverse=True) if text.startswith(sign)), "")
    if sign:
        marks, text = [before[sign]["marks"]], text.removeprefix(sign).lstrip()
    if signed := _PERCENT.fullmatch(text):
        text = signed[1] + signed[2]
    flagged = _FLAGGED.fullmatch(text)
    flags = _flags(flagged[2].strip()) if flagged else None
    if flagged and flags is not None:
        marks, text = [*marks, *flags], flagged[1]
    parsed = Cell(number=_digits(text), marks=tuple(sorted({mark for mark in marks if mark})),
                  marked=bool(sign or flags is not None), percent=signed is not None)
    return parsed if _NO_SIGN.fullmatch(parsed.number) else _explained(parsed, cell, meanings or {})


def _explained(parsed: Cell, cell: str, meanings: Mapping[str, str]) -> Cell:
    """A cell with words or symbols as the user explained them; its sign alone while that is open."""
    sign = sign_of(cell)
    meaning = meanings.get(sign, "")
    if meaning not in possible_meanings(sign):
        return Cell(sign=sign)
    explained = replace(_MEANINGS[meaning], marked=True)
    if _FOR_NUMBER not in sign or explained.absence:
        return explained
    return replace(explained, number=_digits(_NUMBER.findall(cell.translate(_PLAIN))[0]), percent="%" in cell,
                   marks=tuple(sorted({*parsed.marks, *explained.marks})))


def sign_of(cell: str) -> str:
    """Return the text of a cell with # in place of each number: "# est." for "12.5 est."."""
    return " ".join(_NUMBER.sub(_FOR_NUMBER, cell.translate(_PLAIN)).split())


def possible_meanings(sign: str) -> tuple[str, ...]:
    """Return what a sign among figures may mean: of several numbers none is the figure."""
    numbers = sign.count(_FOR_NUMBER)
    if numbers == 1:
        return MEANINGS_BESIDE
    return tuple(name for name, cell in _MEANINGS.items() if cell.absence or (name == "zero" and not numbers))


def meaning_beside(cell: str, meanings: Mapping[str, str]) -> Cell | None:
    """Return what a word beside a figure gives it; None while its meaning is open."""
    meaning = meanings.get(sign_of(cell), "")
    return _MEANINGS[meaning] if meaning in MEANINGS_BESIDE else None


def may_be_days(cell: str) -> bool:
    """Whether the letter d after a number was read as a flag, but could mean days."""
    return len(cell) <= LONGEST_NAME and bool(re.search(r"[0-9]\s*[a-z ]*d[a-z ]*$", cell.casefold()))


def marks_in(note: str) -> set[str]:
    """Return the flags of the original cell that a note keeps; all that a sign may mean for a cell with words."""
    cells = [apart(part.removeprefix(WRITTEN)) for part in note.split("; ") if part.startswith(WRITTEN)]
    explained = {mark for meaning in _MEANINGS.values() for mark in meaning.marks}
    return {mark for cell in cells for mark in (explained if cell.sign else cell.marks)}


def _flags(written: str) -> list[str] | None:
    """The flags of small letters, as of Eurostat; None for others: "bn" is a word, "2B" may be billions."""
    letters, after = written.split(), signs("after")
    known = len(set(letters)) == len(letters) and all(letter in after for letter in letters)
    return [after[letter]["marks"] for letter in letters] if known else None


def _digits(text: str) -> str:
    """A number without spaces between thousands and with an ASCII minus."""
    plain = text.replace(_MINUS, "-", 1) if text.startswith(_MINUS) else text
    return re.sub(r"[ '’]", "", plain) if _SPACED.fullmatch(plain) else plain
