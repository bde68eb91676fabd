"""Notation of figures, flags and absences: a cell -> its number, flags, bounds and absence.

The symbols and words are in codelists/cell_marks.csv.
"""

import re
from dataclasses import dataclass
from functools import cache

from indicators.ingest.limits import LONGEST_NAME
from indicators.ingest.vocabulary import codelist
from indicators.ingest.vocabulary.headers import normalised
from indicators.ingest.vocabulary.meaning_words import core, years_in

LONGEST_REMARK = 20

_SPACED = re.compile(r"-?[0-9]{1,3}(?:(?: [0-9]{3})+|(?:['’][0-9]{3})+)(?:[.,][0-9]+)?")
_SPACES = str.maketrans("\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}\N{FIGURE SPACE}", "    ")

WRITTEN = "in the file: "
"""Start of the part of a note that keeps the original text of a flagged cell; other parts of the note end with "; "."""

_MINUS = "\N{MINUS SIGN}"
_BOUND = re.compile(r"[<>]=?|[≤≥]")
_PERCENT = re.compile(r"(.*[0-9]) *%([^\d%]*)")


@dataclass(frozen=True)
class Cell:
    """A parsed cell; ``number`` keeps its decimal mark and thousands separators, "" for none."""

    number: str = ""
    absence: str = ""
    marks: tuple[str, ...] = ()
    conf_status: str = ""
    repaired: bool = False               # had spaces between thousands, or a long minus
    marked: bool = False                 # had a symbol next to, or instead of, a number
    percent: bool = False                # had a percent sign


@cache
def signs(place: str) -> dict[str, dict[str, str]]:
    """Return the meaning of each symbol or word written "alone", "before" or "after" a number, or as a "remark"; and
    for "status" that of each letter of OBS_STATUS.
    """
    return {row["written"]: row for row in codelist("cell_marks") if row["place"] == place}


def apart(cell: str) -> Cell:
    """Parse a cell; text that is not a number is kept in ``number``."""
    if len(cell) > LONGEST_NAME:
        return Cell(number=cell)
    alone, before = signs("alone"), signs("before")
    text = cell.translate(_SPACES)
    closed = text.casefold().replace(" ", "")
    instead = alone.get(text.casefold()) or alone.get(closed) or _flagged_absence(closed)
    if instead:
        return Cell(absence=instead["absence"], conf_status=instead["conf_status"], marked=True)
    marks = []
    sign = next((sign for sign in sorted(before, key=len, reverse=True) if text.startswith(sign)), "")
    if sign:
        marks, text = [before[sign]["marks"]], text.removeprefix(sign).lstrip()
    if signed := _PERCENT.fullmatch(text):
        text = signed[1] + signed[2]
    flagged = re.fullmatch(r"(.*?[0-9])\s*([^\d\s.,%]+(?: [a-z])*)", text)
    flags = _flags(flagged[2].replace(" ", "")) if flagged else None
    if flagged and flags is not None:
        marks, text = [*marks, *flags], flagged[1]
    number, repaired = _digits(text)
    return Cell(number=number, marks=tuple(sorted({mark for mark in marks if mark})), repaired=repaired,
                marked=bool(sign or flags is not None), percent=signed is not None)


def may_be_days(cell: str) -> bool:
    """Whether the letter d after a number was read as a flag, but could mean days."""
    return len(cell) <= LONGEST_NAME and bool(re.search(r"[0-9]\s*[a-z ]*d[a-z ]*$", cell.casefold()))


def bound_sign(cell: str) -> str:
    """Return the sign before a number that makes it a bound, such as "<"; "" for none."""
    found = _BOUND.match(cell)
    return found[0] if found else ""


def marks_in(note: str, *, remarks: bool) -> str:
    """Return the flags of the original cell that a note keeps, and with ``remarks`` those that the note itself states.
    """
    parts = note.split("; ")
    written = [part.removeprefix(WRITTEN) for part in parts if part.startswith(WRITTEN)]
    own = "; ".join(part for part in parts if not part.startswith((WRITTEN, f"area {WRITTEN}")))
    marks = {mark for cell in written for mark in apart(cell).marks} | ({remark(own) or ""} if remarks else set())
    return " ".join(sorted(marks - {""}))


def _flagged_absence(closed: str) -> dict[str, str] | None:
    """The meaning of a colon followed by flags (Eurostat), such as ":u" or ":bd"; None if a flag is unknown."""
    letters = closed.removeprefix(":")
    if letters == closed or not letters.isalpha():
        return None
    known = _flags(letters.replace("c", "", 1) or "e") is not None
    return signs("alone")[":c" if "c" in letters else ":"] if known else None


def _flags(written: str) -> list[str] | None:
    """The flags after a number; None if one is unknown or a symbol is repeated: ** is not *."""
    written, after = written.casefold(), signs("after")
    several = [written] if written in after else list(written)
    known = len(set(several)) == len(several) and all(sign in after for sign in several)
    return [after[sign]["marks"] for sign in several] if known else None


def _digits(text: str) -> tuple[str, bool]:
    """A number without spaces between thousands and with an ASCII minus, and whether it was changed."""
    plain = text.replace(_MINUS, "-", 1) if text.startswith(_MINUS) else text
    if _SPACED.fullmatch(plain):
        plain = re.sub(r"[ '’]", "", plain)
    return plain, plain != text


@cache
def _remarks() -> dict[str, str]:
    return {normalised(word): row["marks"] for word, row in signs("remark").items()}


def remark(note: str) -> str | None:
    """Return the flag stated by a note that is one known word, such as "vorläufig"; "" for "revised", which is not a
    flag; None for any other note.
    """
    return _remarks().get(normalised(note)) if len(note) <= LONGEST_REMARK else None


def mark_of_all(line: str) -> tuple[str, set[str]]:
    """Return the flag that a line around a table gives its figures, and the years it names: "provisional" and 2020 for
    "Data for 2020 are provisional"; "" for a legend such as "p: provisional" or "* provisional", and any other line.
    """
    plain = line.strip(' \t\r\n",;|.')
    if not plain[:1].isalnum() or len(plain.split(maxsplit=1)[0].rstrip(":=.)")) < 2:
        return "", set()
    return _remarks().get(core(plain)) or "", years_in(plain)
