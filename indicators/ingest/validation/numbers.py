"""Cells of value columns -> numbers, absences and flags, with the decimal mark determined by fixed rules.

A comma or point followed by three digits may separate thousands or decimals. Unambiguous cells of the same file decide;
without any, the user is asked.
"""

import re
from collections.abc import Mapping
from math import nan
from typing import Literal, NamedTuple

import pandas as pd

from indicators.ingest.vocabulary.notation import Cell, apart

Decimal = Literal[".", ","]

_ROUND = r"[1-9][0-9]{0,2}\.000"
_PLAIN = re.compile(r"-?[0-9]{1,15}(\.[0-9]+)?")
_NUMERIC_CELL = re.compile(r"(-?[0-9]{1,15}\.[0-9]+)( %)?")
_ONE = {mark: rf"-?[1-9][0-9]{{0,2}}[{mark}][0-9]{{3}}" for mark in ",."}          # 1,263: ambiguous
_SEVERAL = {mark: rf"-?[0-9]{{1,3}}([{mark}][0-9]{{3}}){{2,}}" for mark in ",."}   # 1,263,000: thousands
_THOUSANDS_TOO = {",": r"-?[0-9]{1,3}(\.[0-9]{3})+,[0-9]+", ".": r"-?[0-9]{1,3}(,[0-9]{3})+\.[0-9]+"}
_DECIMALS = {mark: rf"-?[0-9]+[{mark}][0-9]+" for mark in ",."}
_LONG_DECIMALS = {mark: rf"-?[0-9]+[{mark}][0-9]{{3,}}" for mark in ",."}
_OTHER: dict[str, Decimal] = {",": ".", ".": ","}
_SURE_DIGITS = 15                    # of a whole number: a float64 does not represent all longer ones exactly

WRONG, UNKNOWN_SIGN, UNCLEAR, OTHER_DECIMAL = "wrong", "unknown_sign", "unclear", "other_decimal"
"""Faults of a figure: a number that is none; words or symbols of unknown meaning; thousands or decimals, undecided by
the file; a decimal mark other than that of the file."""


class Figure(NamedTuple):
    """A parsed cell of a value column."""

    value: float = nan               # NaN if none
    digits: str = ""                 # the number in plain digits
    absence: str = ""
    marks: str = ""
    conf_status: str = ""
    fault: str = ""
    sign: str = ""                   # words or symbols of unknown meaning
    marked: bool = False             # a flag or an absence was read
    percent: bool = False            # has a percent sign, allowed only for percentages


class Evidence(NamedTuple):
    """Evidence in a file's numbers on the use of a comma or point, as numbers of distinct cells."""

    decimals: int                    # cells in which it can only be a decimal mark
    long_decimals: int               # those with three or more decimals
    thousands: int                   # cells in which it can only separate thousands


def read_figures(cells: pd.Series, separator: str, chosen: str, meanings: Mapping[str, str],
                 texts: frozenset[str] | None = None) -> tuple[pd.DataFrame, Decimal]:
    """Return the Figure of each cell, and the decimal mark; ``chosen`` is the user's decimal mark, "" for none, and
    ``meanings`` are the user's answers about signs.

    In a workbook ``texts`` are the text cells with a point; all other cells with a point are numeric, are read as they
    are, and are not evidence for the decimal mark of its texts.
    """
    codes, words = pd.factorize(cells)
    parsed = [None if texts is not None and word not in texts and _NUMERIC_CELL.fullmatch(word) else
              Cell(number=word) if _PLAIN.fullmatch(word) else apart(word, meanings) for word in words]
    numbers = pd.Series([cell.number for cell in parsed if cell and cell.number], dtype="str")
    evidence = {mark: _evidence(numbers, mark) for mark in ",."}
    decimal: Decimal = chosen or _decimal(evidence)  # type: ignore[assignment]
    sure = {mark: bool(chosen) or _sure(mark, decimal, evidence, separator) for mark in ",."}
    if not chosen and not evidence["."].decimals and numbers.str.fullmatch(_ROUND).any():
        sure["."] = False                    # 12.000 may be twelve thousand even in a comma-delimited table
    figures = [_numeric(word) if cell is None else _figure(cell, decimal, sure)
               for word, cell in zip(words, parsed, strict=True)]
    columns = {name: pd.Series([getattr(figure, name) for figure in figures], dtype=of) for name, of in
               Figure.__annotations__.items()}
    return pd.DataFrame(columns).take(codes).set_axis(cells.index), decimal


def _numeric(word: str) -> Figure:
    """The figure of a workbook's numeric cell."""
    number, percent, _ = word.partition(" %")
    return Figure(value=float(number), digits=number, percent=bool(percent))


def _evidence(numbers: pd.Series, mark: str) -> Evidence:
    numbers = numbers[numbers.str.contains(mark, regex=False)]
    if numbers.empty:
        return Evidence(0, 0, 0)
    together = numbers.str.fullmatch(_THOUSANDS_TOO[mark])
    decimals = (numbers.str.fullmatch(_DECIMALS[mark]) & ~numbers.str.fullmatch(_ONE[mark])) | together
    thousands = numbers.str.fullmatch(_SEVERAL[mark]) | numbers.str.fullmatch(_THOUSANDS_TOO[_OTHER[mark]])
    long = decimals & numbers.str.fullmatch(_LONG_DECIMALS[mark])
    return Evidence(int(decimals.sum()), int(long.sum()), int(thousands.sum()))


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


def _figure(cell: Cell, decimal: Decimal, sure: dict[str, bool]) -> Figure:
    """The figure of a cell with this decimal mark."""
    figure = Figure(absence=cell.absence, marks=" ".join(cell.marks), conf_status=cell.conf_status,
                    marked=cell.marked, percent=cell.percent)
    number, thousands = cell.number, _OTHER[decimal]
    if cell.absence:
        return figure
    if cell.sign:
        return figure._replace(fault=UNKNOWN_SIGN, sign=cell.sign)
    if any(mark in number and not sure[mark] and re.fullmatch(_ONE[mark], number) for mark in ",."):
        return figure._replace(fault=UNCLEAR)
    if re.fullmatch(_DECIMALS[thousands], number) and not re.fullmatch(_ONE[thousands], number):
        return figure._replace(fault=OTHER_DECIMAL)
    digits = number.replace(thousands, "").replace(decimal, ".")
    if not _is_number(number, decimal, thousands) or len(digits.partition(".")[0].lstrip("-0")) > _SURE_DIGITS:
        return figure._replace(fault=WRONG)
    return figure._replace(value=float(digits), digits=digits)


def _is_number(number: str, decimal: str, thousands: str) -> bool:
    whole = rf"([0-9]+|[0-9]{{1,3}}([{thousands}][0-9]{{3}})+)"
    return bool(re.fullmatch(rf"-?{whole}([{decimal}][0-9]+)?", number))
