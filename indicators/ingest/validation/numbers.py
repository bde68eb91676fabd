"""Cells of value columns -> numbers, absences and flags, with the decimal mark determined by fixed rules.

A comma or point followed by three digits may separate thousands or decimals. Unambiguous cells of the same file decide;
without any, the user is asked.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from indicators import wording
from indicators.ingest.vocabulary.notation import Cell, apart, bound_sign
from indicators.model import Mark, Message

Decimal = Literal[".", ","]

_PLAIN = r"^-?[0-9]{1,15}(\.[0-9]+)?$"
_POINTED = r"^-?[0-9]{1,15}\.[0-9]+( %)?$"
_ONE = {mark: rf"^-?[1-9][0-9]{{0,2}}[{mark}][0-9]{{3}}$" for mark in ",."}          # 1,263: ambiguous
_SEVERAL = {mark: rf"^-?[0-9]{{1,3}}([{mark}][0-9]{{3}}){{2,}}$" for mark in ",."}   # 1,263,000: thousands
_THOUSANDS_TOO = {",": r"^-?[0-9]{1,3}(\.[0-9]{3})+,[0-9]+$", ".": r"^-?[0-9]{1,3}(,[0-9]{3})+\.[0-9]+$"}
_DECIMALS = {mark: rf"^-?[0-9]+[{mark}][0-9]+$" for mark in ",."}
_LONG_DECIMALS = {mark: rf"^-?[0-9]+[{mark}][0-9]{{3,}}$" for mark in ",."}
_OTHER: dict[str, Decimal] = {",": ".", ".": ","}
_SURE_DIGITS = 15                    # of a whole number: a float64 does not represent all longer ones exactly


@dataclass(frozen=True)
class Figures:
    """The distinct cells of the value columns, parsed. Texts are object arrays."""

    decimal: Decimal
    value: np.ndarray                # float64, NaN if none
    digits: np.ndarray               # number in plain digits, if the cell is written differently
    absence: np.ndarray
    marks: np.ndarray
    conf_status: np.ndarray
    wrong: np.ndarray                # bool: neither a number nor a known symbol
    unclear: np.ndarray              # bool: thousands or decimals, undecided by the file
    both: np.ndarray                 # bool: has a decimal mark other than that of the file
    repaired: np.ndarray             # bool: thousands separators, spaces or a long minus removed
    marked: np.ndarray               # bool: a flag or an absence was read
    percent: np.ndarray              # bool: has a percent sign, allowed only for percentages


@dataclass(frozen=True)
class Evidence:
    """Evidence in a file's numbers on the use of a comma or point, as numbers of distinct cells."""

    decimals: int                    # cells in which it can only be a decimal mark
    long_decimals: int               # those with three or more decimals
    thousands: int                   # cells in which it can only separate thousands


def read_cells(cells: pa.StringArray, separator: str, chosen: str = "", texts: frozenset[str] | None = None) -> Figures:
    """Parse distinct cells of values; ``chosen`` is the user's decimal mark, "" for none.

    In a workbook ``texts`` are the text cells with a point; all other cells with a point are numeric, are read as they
    are, and are not evidence for the decimal mark of its texts.
    """
    own = _numbers(cells, texts)
    plain = matching(cells, _PLAIN)
    odd = {int(index): apart(cells[int(index)].as_py()) for index in np.flatnonzero(~plain & ~own)}
    pointed = plain & ~own & np.asarray(pc.match_substring(cells, "."))
    numbers = pa.array([cell.number for cell in odd.values() if cell.number], pa.string())
    written = pa.chunked_array([numbers, cells.filter(pa.array(pointed))], pa.string())
    evidence = {mark: _evidence(written, mark) for mark in ",."}
    decimal: Decimal = chosen or _decimal(evidence)  # type: ignore[assignment]
    sure = {mark: bool(chosen) or _sure(mark, decimal, evidence, separator) for mark in ",."}

    value = np.full(len(cells), np.nan)
    value[plain] = pc.cast(cells.filter(pa.array(plain)), pa.float64()).to_numpy(zero_copy_only=False)
    figures = Figures(decimal, value, *(np.full(len(cells), "", object) for _ in range(4)),
                      *(np.zeros(len(cells), bool) for _ in range(6)))
    if decimal == "," or not sure["."]:
        odd |= {int(index): Cell(number=cells[int(index)].as_py()) for index in np.flatnonzero(pointed)}
    for index, cell in odd.items():
        _put(figures, index, cell, sure)
    for index in np.flatnonzero(own & ~plain).tolist():
        number = cells[index].as_py().removesuffix("%").strip()
        figures.value[index], figures.digits[index], figures.percent[index] = float(number), number, True
    return figures


def _numbers(cells: pa.StringArray, texts: frozenset[str] | None) -> np.ndarray:
    """A mask of the distinct cells that are numeric cells with a point in a workbook."""
    if texts is None:
        return np.zeros(len(cells), bool)
    return matching(cells, _POINTED) & ~np.asarray(pc.is_in(cells, value_set=pa.array(sorted(texts), pa.string())))


def matching(cells: pa.Array, pattern: str) -> np.ndarray:
    """Return a mask of the distinct cells in which a pattern is found."""
    return np.asarray(pc.match_substring_regex(cells, pattern))


def _evidence(written: pa.ChunkedArray, mark: str) -> Evidence:
    written = written.filter(pc.match_substring(written, mark))
    if not len(written):
        return Evidence(0, 0, 0)
    found = {name: matching(written, patterns[mark]) for name, patterns in (
        ("one", _ONE), ("several", _SEVERAL), ("together", _THOUSANDS_TOO), ("decimals", _DECIMALS),
        ("long", _LONG_DECIMALS))}
    decimals = (found["decimals"] & ~found["one"]) | found["together"]
    thousands = found["several"] | matching(written, _THOUSANDS_TOO[_OTHER[mark]])
    return Evidence(int(decimals.sum()), int((decimals & found["long"]).sum()), int(thousands.sum()))


def _decimal(evidence: dict[str, Evidence]) -> Decimal:
    """The decimal mark: the one with more evidence, else the one that does not separate thousands, else a point."""
    comma, point = evidence[","], evidence["."]
    if comma.decimals != point.decimals:
        return "," if comma.decimals > point.decimals else "."
    return "," if point.thousands and not comma.thousands else "."


def _sure(mark: str, decimal: Decimal, evidence: dict[str, Evidence], separator: str) -> bool:
    """Whether a mark before three digits is unambiguous: a decimal mark if it is the file's, else a thousands
    separator.

    In a comma-delimited table a point is a decimal mark, as in the plain layout. A comma is taken as one only if other
    cells have three or more decimals: "10,5" is not evidence for "1,263".
    """
    own, other = evidence[mark], evidence[_OTHER[mark]]
    if mark != decimal:
        return bool(own.thousands or other.decimals)
    if own.thousands:
        return False
    return bool(own.decimals or separator == ",") if mark == "." else bool(own.long_decimals or other.thousands)


def _put(figures: Figures, index: int, cell: Cell, sure: dict[str, bool]) -> None:
    """Store the result for one distinct cell."""
    figures.absence[index], figures.conf_status[index] = cell.absence, cell.conf_status
    figures.marks[index] = " ".join(cell.marks)
    figures.marked[index], figures.percent[index] = cell.marked, cell.percent
    if cell.absence:
        return
    number, decimal = cell.number, figures.decimal
    thousands = _OTHER[decimal]
    digits = number.replace(thousands, "").replace(decimal, ".")
    if any(mark in number and not sure[mark] and re.match(_ONE[mark], number) for mark in ",."):
        figures.unclear[index] = True
    elif re.match(_DECIMALS[thousands], number) and not re.match(_ONE[thousands], number):
        figures.both[index] = True
    elif not _is_number(number, decimal, thousands) or len(digits.partition(".")[0].lstrip("-0")) > _SURE_DIGITS:
        figures.wrong[index] = True
    else:
        figures.value[index], figures.digits[index] = float(digits), digits
        figures.repaired[index] = cell.repaired or thousands in number
        return
    figures.value[index] = np.nan


def _is_number(number: str, decimal: str, thousands: str) -> bool:
    whole = rf"([0-9]+|[0-9]{{1,3}}([{thousands}][0-9]{{3}})+)"
    return bool(re.match(rf"^-?{whole}([{decimal}][0-9]+)?$", number))


def notes_of(words: list[str], figures: Figures, accepted: np.ndarray) -> Iterator[Message]:
    """Yield notes on repaired cells, and on how symbols were read; ``accepted`` is a mask of the distinct cells of
    accepted rows.
    """
    if figures.decimal == ",":
        written = [index for index, word in enumerate(words) if "," in word and figures.digits[index]]
        example = next((index for index in written if accepted[index]), -1)
        if not written:
            yield Message(code="note.decimal_comma_alone")
        elif example >= 0:
            yield Message(code="note.decimal_comma", values={
                "example": words[example], "read": figures.digits[example]})
    if (repaired := figures.repaired & accepted).any():
        first = int(repaired.argmax())
        yield Message(code="note.thousands", values={
            "count": int(repaired.sum()), "example": words[first], "read": figures.digits[first]})
    alike: dict[tuple[str, ...], list[int]] = {}
    for index in np.flatnonzero(figures.marked & accepted).tolist():
        kept = figures.absence[index], figures.conf_status[index], figures.marks[index]
        with_value = not figures.absence[index]
        alike.setdefault((*kept, bound_sign(words[index]) if with_value else words[index]), []).append(index)
    for indices in alike.values():
        yield _mark_read(words[indices[0]], figures, indices[0], len(indices) - 1)


def _mark_read(word: str, figures: Figures, index: int, more: int) -> Message:
    """A note on how a symbol was read, and in how many more cells it occurs."""
    if figures.conf_status[index]:
        return Message(code="note.mark_confidential", values={"mark": word})
    if figures.absence[index]:
        meaning = wording.absence(figures.absence[index])
        return Message(code="note.mark_absence", values={"mark": word, "meaning": meaning})
    number = figures.digits[index]
    if not figures.marks[index]:
        return Message(code="note.mark_alone", values={"mark": word, "number": number})
    return Message(code="note.marks_beside" if more else "note.mark_beside", values={
        "mark": word, "number": number, "meaning": _meaning(word, figures.marks[index]), "more": more})


def _meaning(word: str, marks: str) -> list[str]:
    """The meanings of a flagged figure's flags; a bound is described by its sign, since "less than 5" is not "at most
    5".
    """
    if not (sign := bound_sign(word)):
        return wording.marks(marks)
    others = [word for word in marks.split() if word not in (Mark.LOWER_BOUND, Mark.UPPER_BOUND)]
    return [wording.sign(sign), *(wording.mark(other) for other in others)]
