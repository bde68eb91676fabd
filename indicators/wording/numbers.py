"""Numbers, changes, p-values and dates as text, without an indicator."""

import math
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache, partial
from typing import Any, Self

from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal

from indicators.model import LEAST, Period
from indicators.wording.language import current, locale, locale_of
from indicators.wording.messages import Forms, Numeral, say

MINUS = "−"
MOST_DECIMALS = 6        # where fewer would show a number as one that it is not
LEAST_P = 0.001          # a smaller p is not distinguished
LEAP_YEAR = "2000"       # has every possible day of a year

PER_CENT, POINTS = partial(say, "phrase.per_cent"), partial(say, "phrase.points")
"""A number in its unit: "12 %", "5.2 percentage points"."""


class Count(Numeral):
    """A count of things, written with thousands separators."""

    def __new__(cls, amount: float, written: str = "") -> Self:
        """A number that messages can select by."""
        return super().__new__(cls, amount, written or number(amount))


def number(amount: float, decimals: int = 0, least: int = 0) -> str:
    """A number with commas, a true minus, and from ``least`` to ``decimals`` decimals: 1,477 or 61.9."""
    return _written(rounded_to(amount, decimals), current(), least)


@lru_cache(10_000)
def _written(amount: Decimal, language: str, least: int) -> str:
    """A rounded number in a language; a table has the same numbers many times."""
    pattern = f"#,##0.{'0' * least}" if least else None
    digits = format_decimal(abs(amount), pattern, locale=locale_of(language), decimal_quantization=False)
    return MINUS + digits if amount < 0 else digits


def numeral(amount: float, decimals: int, least: int = 0) -> Numeral:
    """A number as ``number`` formats it, for a message that selects by it."""
    return Numeral(float(rounded_to(amount, decimals)), number(amount, decimals, least))


def signed(amount: float, decimals: int) -> str:
    """A number with its sign: "+2.1", "−3", "0"."""
    digits = number(amount, decimals)
    return f"+{digits}" if rounded_to(amount, decimals) > 0 else digits


def rounded_to(amount: float, decimals: int) -> Decimal:
    """A number with this number of decimals, halves rounded away from zero. Raises ValueError if it is not finite."""
    if not math.isfinite(amount):
        raise ValueError(f"no number: {amount}")
    return Decimal(repr(float(amount))).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def decimals_apart(amount: float, limits: Iterable[float], decimals: int) -> int:
    """The number of decimals, at least ``decimals``, with which an amount is on its own side of each limit."""
    def sides(number: float) -> list[tuple[bool, bool]]:
        return [(number > limit + LEAST, number < limit - LEAST) for limit in limits]

    limits = tuple(limits)
    while decimals < MOST_DECIMALS and sides(float(rounded_to(amount, decimals))) != sides(amount):
        decimals += 1
    return decimals


def bounded(text: str, mark: str) -> str:
    """A text of a figure that is a bound or approximate, by the mark that says so: "at least 12 victims"."""
    return say("bound", mark, value=text) if mark else text


def change_of(amount: float, decimals: int, unit: Callable[..., str] | None = None, *, bound: str = "",
              less: str = "less", least: int = 0) -> Forms:
    """A difference with its sign and unit: "+12 %"; its ``size`` is "12 %", its ``way`` more, ``less`` or same."""
    size = numeral(abs(amount), decimals, least)
    sign = MINUS if amount < 0 else "+"
    signed_words, words = (bounded(unit(size=one) if unit else one.written, bound)
                           for one in (Numeral(size, f"{sign}{size.written}"), size))
    if not size:
        return Forms(say("phrase.no_change"), size=words, way="same")
    return Forms(signed_words, size=words, way=less if amount < 0 else "more")


def change(by: float, asked: Iterable[float] = (), *, few: bool = False, bound: str = "", less: str = "less",
           other_end: float = math.nan) -> Forms:
    """A share as a change: "+12 %", "no change"; whole from 20 % on and for ``few``, else with at most one decimal.

    More decimals only where the result would otherwise be zero, or equal one of the shares ``asked``: 9.96 % must not
    be shown as 10 % where 10 % is required; or since the ``other_end`` of the interval needs them.
    """
    limits, ends = [0.0, *(100 * limit for limit in asked)], [100 * float(end) for end in (by, other_end) if end == end]
    fewest = 0 if few or max(map(abs, ends)) >= 20 else 1
    decimals = max(decimals_apart(end, limits, fewest) for end in ends)
    return change_of(ends[0], decimals, PER_CENT, bound=bound, less=less, least=decimals if len(ends) > 1 else 0)


def points(by: float, decimals: int, bound: str = "") -> Forms:
    """Difference of two percentages: "+8.7 percentage points", "no change"."""
    return change_of(by, decimals, POINTS, bound=bound)


def p_value(p: float) -> Forms:
    """A p-value: "p = 0.88"; its form ``of_hundred`` is "88 of 100"."""
    cases = round(100 * p)
    ends = {0: "phrase.of_hundred_under", 100: "phrase.of_hundred_all" if p == 1 else "phrase.of_hundred_over"}
    plain = say("phrase.p_below", p=number(LEAST_P, 3)) if p < LEAST_P else say(
        "phrase.p", p=number(p, 2 if p >= 0.1 else 3))
    return Forms(plain, of_hundred=say(ends.get(cases, "phrase.of_hundred"), cases=number(cases)))


def day(iso: str) -> str:
    """A date in words: "25 November 2026"."""
    return str(format_date(date.fromisoformat(iso[:10]), "long", locale=locale()))


def day_of_year(written: str) -> str:
    """"31 March" for "03-31"."""
    return str(format_skeleton("MMMMd", date.fromisoformat(f"{LEAP_YEAR}-{written}"), locale=locale()))


def moment(when: int | str) -> str:
    """A year ("2014"), or the month of an ISO date ("October 2022")."""
    if isinstance(when, str) and "-" in when:
        return str(format_skeleton("yMMMM", date.fromisoformat(when), locale=locale()))
    return str(int(when))


def years(row: Mapping[Any, Any]) -> str:
    """The year of a figure; if it is uncertain, all possible years: "2013 or 2014"."""
    return period(Period.of(row))


def period(one: Period) -> str:
    """A year, or the years one of which it is."""
    apart = {0: "one", 1: "two"}.get(one.by - one.since, "more")
    return say("phrase.period", apart=apart, since=one.since, by=one.by)
