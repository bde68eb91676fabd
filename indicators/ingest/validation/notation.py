"""How people write figures and absences: a cell -> its number, marks, bounds and what is said instead of a value."""

import re
from dataclasses import dataclass
from functools import cache

from indicators.ingest.vocabulary.marks import listed, remark

_SPACED = re.compile(r"-?[0-9]{1,3}(?:(?: [0-9]{3})+|(?:['’][0-9]{3})+)(?:[.,][0-9]+)?")
_SPACES = str.maketrans("\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}\N{FIGURE SPACE}", "    ")

WRITTEN = "in the file: "
"""How a note begins that keeps a marked cell as it was written; another part of the same note ends with "; "."""

_MINUS = "\N{MINUS SIGN}"
_BOUND = re.compile(r"[<>]=?|[≤≥]")
_PERCENT = re.compile(r"(.*[0-9]) *%([^\d%]*)")


@dataclass(frozen=True)
class Cell:
    """A cell taken apart; ``number`` keeps its marks of decimals and thousands, "" is none."""

    number: str = ""
    absence: str = ""
    marks: tuple[str, ...] = ()
    conf_status: str = ""
    repaired: bool = False               # spaces between thousands, or a long minus
    marked: bool = False                 # something was written beside, or instead of, a number
    percent: bool = False                # with a percent sign


def apart(cell: str) -> Cell:
    """Take a cell apart; what is no number stays in ``number`` as it is."""
    alone, before, after = _marks()
    text = cell.translate(_SPACES)
    closed = text.casefold().replace(" ", "")
    instead = alone.get(text.casefold()) or alone.get(closed) or _flagged_absence(closed, alone, after)
    if instead:
        return Cell(absence=instead["absence"], conf_status=instead["conf_status"], marked=True)
    marks = []
    sign = next((sign for sign in sorted(before, key=len, reverse=True) if text.startswith(sign)), "")
    if sign:
        marks, text = [before[sign]], text.removeprefix(sign).lstrip()
    if signed := _PERCENT.fullmatch(text):
        text = signed[1] + signed[2]
    flagged = re.fullmatch(r"(.*?[0-9])\s*([^\d\s.,%]+(?: [a-z])*)", text)
    flags = _flags(flagged[2].replace(" ", ""), after) if flagged else None
    if flagged and flags is not None:
        marks, text = [*marks, *flags], flagged[1]
    number, repaired = _digits(text)
    return Cell(number=number, marks=tuple(sorted({mark for mark in marks if mark})), repaired=repaired,
                marked=bool(sign or flags is not None), percent=signed is not None)


def may_be_days(cell: str) -> bool:
    """Whether the letter d behind a number was read as a mark: of hours it may be days."""
    return bool(re.search(r"[0-9]\s*[a-z ]*d[a-z ]*$", cell.casefold()))


def bound_sign(cell: str) -> str:
    """The sign before a number that makes it a bound, such as "<"; "" for none."""
    found = _BOUND.match(cell)
    return found[0] if found else ""


def marks_in(note: str, *, remarks: bool) -> str:
    """The marks that were read in the cell which a note keeps, and where ``remarks`` those that it says itself."""
    parts = note.split("; ")
    written = [part.removeprefix(WRITTEN) for part in parts if part.startswith(WRITTEN)]
    own = "; ".join(part for part in parts if not part.startswith((WRITTEN, f"area {WRITTEN}")))
    marks = {mark for cell in written for mark in apart(cell).marks} | ({remark(own) or ""} if remarks else set())
    return " ".join(sorted(marks - {""}))


def status_letters() -> dict[str, dict[str, str]]:
    """What each letter of OBS_STATUS that is taken is kept as: its line of codelists/cell_marks.csv."""
    return {row["written"]: row for row in listed() if row["place"] == "status"}


def _flagged_absence(closed: str, alone: dict[str, dict[str, str]], after: dict[str, str]) -> dict[str, str] | None:
    """What a colon with letters behind it says (Eurostat), such as ":u" or ":bd"; None where not all are known."""
    letters = closed.removeprefix(":")
    if letters == closed or not letters.isalpha():
        return None
    secret = alone[":c"] if "c" in letters else alone[":"]
    return secret if _flags(letters.replace("c", "", 1) or "e", after) is not None else None


def _flags(written: str, after: dict[str, str]) -> list[str] | None:
    """Marks of what stands behind a number; None where not all of it is known, or a sign stands twice: ** is no *."""
    written = written.casefold()
    if written in after:
        return [after[written]]
    known = len(set(written)) == len(written) and all(word in after for word in written)
    return [after[word] for word in written] if known else None


def _digits(text: str) -> tuple[str, bool]:
    """A number without spaces between its thousands and with a plain minus, and whether it had them."""
    plain = text.replace(_MINUS, "-", 1) if text.startswith(_MINUS) else text
    if _SPACED.fullmatch(plain):
        plain = re.sub(r"[ '’]", "", plain)
    return plain, plain != text


@cache
def _marks() -> tuple[dict[str, dict[str, str]], dict[str, str], dict[str, str]]:
    """What may stand instead of, before and after a number: codelists/cell_marks.csv."""
    before, after = ({row["written"]: row["marks"] for row in listed() if row["place"] == where}
                     for where in ("before", "after"))
    return {row["written"]: row for row in listed() if row["place"] == "alone"}, before, after
