"""Formatted numbers, shares and differences, without a unit."""

import copy
import math
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import cache, lru_cache

from babel import Locale
from babel.numbers import NumberPattern
from fluent.runtime.types import FluentType

from indicators.model import LEAST
from indicators.wording.language import current, locale_of
from indicators.wording.messages import Numeral, say

MINUS = "−"
MOST_DECIMALS = 6        # where fewer would show a number as one that it is not


class Count(int, FluentType):
    """A count of things, written with thousands separators."""

    def format(self, locale: Locale) -> str:  # noqa: ARG002 - Fluent's interface
        """As formatted by ``number``."""
        return number(int(self))


def number(amount: float, decimals: int = 0) -> str:
    """A number with commas, a true minus, at most ``decimals`` decimals and no trailing zeros: 1,477 or 61.9."""
    return _number(float(amount) if math.isfinite(amount) else amount, decimals, current())


@lru_cache(10_000)
def _number(amount: float, decimals: int, language: str) -> str:
    """The same in a language; a table has the same numbers many times."""
    rounded = rounded_to(amount, decimals)
    digits: str = _pattern(decimals, language).apply(abs(rounded), locale_of(language))
    return (MINUS if rounded < 0 else "") + digits


def numeral(amount: float, decimals: int) -> Numeral:
    """A number as ``number`` formats it, for a message that selects by it."""
    return Numeral(float(rounded_to(amount, decimals)), number(amount, decimals))


def signed(amount: float, decimals: int) -> str:
    """A number with its sign: "+2.1", "−3", "0"."""
    digits = number(amount, decimals)
    return f"+{digits}" if rounded_to(amount, decimals) > 0 else digits


def decimals_apart(amount: float, decimals: int, limit: float) -> int:
    """The number of decimals, at least ``decimals``, with which an amount is not shown as a limit that it is not."""
    while decimals < MOST_DECIMALS and amount != limit and rounded_to(amount, decimals) == limit:
        decimals += 1
    return decimals


def per_cent(digits: str) -> str:
    """"12 %"."""
    return say("phrase.per_cent", size=digits)


def share(size: float | Fraction) -> str:
    """A share as a percentage without a plus: "60 %", "−0.5 %"; a Fraction, as in goals, with up to four decimals."""
    exact = (Fraction(size) * 10 ** 6).denominator == 1
    digits = number(abs(float(size)) * 100, 4) if exact else percent(abs(float(size)))
    return per_cent(f"{MINUS if size < 0 else ''}{digits}")


def asked_share(share: float) -> str:
    """The change that a step requires, with enough decimals to verify the arithmetic: "+0.448 %"."""
    sign = ("+" if share > 0 else MINUS) if share else ""
    return per_cent(f"{sign}{number(abs(share) * 100, 3)}")


def percent(size: float, asked: Iterable[float] = (), *, few: bool = False) -> str:
    """Digits of a share in per cent: whole from 20 on and for ``few``, else with at most one decimal.

    More decimals only where the result would otherwise be zero, or equal one of the shares ``asked``: 9.96 % must not
    be shown as 10 % where 10 % is required.
    """
    return number(abs(float(size)) * 100, _decimals(size, asked, few=few))


def percent_shown(size: float, asked: Iterable[float] = (), *, few: bool = False) -> float:
    """The number that ``percent`` formats."""
    return float(rounded_to(abs(float(size)) * 100, _decimals(size, asked, few=few)))


def change(by: float, *, asked: Iterable[float] = (), few: bool = False) -> str:
    """A share as a change: "+12 %", "−10 %", "no change"; for ``asked`` and ``few`` see ``percent``."""
    asked = tuple(asked)
    if percent_shown(by, asked, few=few) == 0:
        return say("phrase.no_change")
    return per_cent(f"{'+' if by > 0 else MINUS}{percent(by, asked, few=few)}")


def points(by: float, decimals: int, *, sign: bool = True) -> str:
    """Difference of two percentages: "+8.7 percentage points", "no change"; without ``sign`` "8.7"."""
    size = rounded_to(abs(by), decimals)
    if size == 0 and sign:
        return say("phrase.no_change")
    before = ("+" if by > 0 else MINUS) if sign else ""
    return say("phrase.points", size=Numeral(float(size), f"{before}{number(abs(by), decimals)}"))


def rounded_to(amount: float, decimals: int) -> Decimal:
    """A number with this number of decimals, halves rounded away from zero. Raises ValueError if it is not finite."""
    if not math.isfinite(amount):
        raise ValueError(f"no number: {amount}")
    return Decimal(repr(float(amount))).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


@cache
def _pattern(decimals: int, language: str) -> NumberPattern:
    """A language's pattern for numbers with at most this number of decimals."""
    pattern = copy.copy(locale_of(language).decimal_formats[None])
    pattern.frac_prec = (0, decimals)
    return pattern


def _decimals(size: float, asked: Iterable[float], *, few: bool) -> int:
    """Number of decimals that ``percent`` uses."""
    shown = abs(float(size)) * 100
    limits = [0.0, *(100 * abs(limit) for limit in asked if limit * size > 0)]
    decimals = 0 if few or shown >= 20 else 1
    while decimals < MOST_DECIMALS and any(
            _side(float(rounded_to(shown, decimals)), limit) != _side(shown, limit) for limit in limits):
        decimals += 1
    return decimals


def _side(amount: float, limit: float) -> int:
    """1 above a limit, -1 below it, 0 at it."""
    return (amount > limit + LEAST) - (amount < limit - LEAST)
