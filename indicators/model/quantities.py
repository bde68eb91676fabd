"""Quantities that a message carries: what a number is, so that wording can write it."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, Self

from indicators.model.codes import Mark

TIMES = ("days", "hours")      # units of which less is faster


@dataclass(frozen=True)
class Amount:
    """A figure of an indicator: with its unit, bare, or as what a country did: "identified 24 victims"."""

    value: float
    indicator: str
    marks: str = ""
    form: Literal["unit", "bare", "predicate"] = "unit"


@dataclass(frozen=True)
class Difference:
    """The difference of two figures; never rounded to the yearly ``target`` of their goal, NaN without one."""

    before: Amount
    after: Amount
    target: float = math.nan


@dataclass(frozen=True)
class TypicalChange:
    """The median of countries' changes of an indicator: a share or, of shares, points."""

    size: float
    indicator: str


@dataclass(frozen=True)
class Growth:
    """A growth a year, as a share; never rounded to the goal's ``target``; with a decimal where ``exact``; an end of an
    interval with as many decimals as its ``other_end``.
    """

    rate: float
    target: float = math.nan
    exact: bool = False
    other_end: float = math.nan


@dataclass(frozen=True)
class Rate:
    """A change, or one a year, as a share, from a figure ``before`` to one ``after``; never rounded to ``target``."""

    size: float
    before: float
    after: float
    indicator: str
    target: float = math.nan


@dataclass(frozen=True)
class Slope:
    """A change a year in the unit of an indicator."""

    size: float
    indicator: str


@dataclass(frozen=True)
class Gap:
    """A distance from the goal or its path, in the unit of an indicator."""

    size: float
    indicator: str
    of: Literal["path", "goal"] = "path"


@dataclass(frozen=True)
class Number:
    """A number of a calculation, with at most so many decimals."""

    value: float
    decimals: int = 8
    signed: bool = False


@dataclass(frozen=True)
class Limit:
    """What a ``figure`` is compared with; never rounded to it."""

    value: float
    figure: float


@dataclass(frozen=True)
class Percent:
    """A share in per cent, with at most so many decimals."""

    value: float
    decimals: int = 4
    signed: bool = False


@dataclass(frozen=True)
class Probability:
    """How often chance alone gives as much: a p-value."""

    p: float


@dataclass(frozen=True)
class Period:
    """The year of a figure, or the years of which it is one."""

    since: int
    by: int

    @classmethod
    def of(cls, row: Mapping[Any, Any]) -> Self:
        """Of a row with ``period_start``, "" or absent where the period is the calendar year."""
        first, last = row.get("period_start", "")[:4], int(row["year"])
        is_uncertain = Mark.UNCERTAIN in row["marks"].split() and first
        return cls(int(first) if is_uncertain else last, last)


@dataclass(frozen=True)
class Topics:
    """Goals by what they are about: "laws and takedown"."""

    goals: tuple[str, ...]
