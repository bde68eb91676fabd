"""Numbers, shares and differences as people write them, without a unit."""

import math
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from indicators.model import LEAST
from indicators.wording.language import words

MINUS = "−"


def number(amount: float, decimals: int = 0) -> str:
    """A number with commas, a true minus and at most so many decimals: 1,477 or 61.9; ends in no zeros."""
    rounded = _rounded(amount, decimals)
    digits = f"{abs(rounded):,f}"
    digits = digits.rstrip("0").rstrip(".") if "." in digits else digits
    return (MINUS if rounded < 0 else "") + digits


def signed(amount: float, decimals: int) -> str:
    """A number with its sign: "+2.1", "−3", "0"."""
    digits = number(amount, decimals)
    return digits if digits == "0" or digits.startswith(MINUS) else f"+{digits}"


def share(size: float | Fraction) -> str:
    """A share as a percentage without a plus: "60 %", "−0.5 %"; what a goal asks for with all of its decimals."""
    exact = (Fraction(size) * 10 ** 6).denominator == 1
    digits = number(abs(float(size)) * 100, 4) if exact else percent(abs(float(size)))
    return f"{MINUS if size < 0 else ''}{digits} %"


def percent(size: float, asked: Iterable[float] = (), *, few: bool = False) -> str:
    """Digits of the size of a share in per cent: whole from 20 on and of ``few``, else with one decimal at most.

    It has more only where fewer would read as nothing, or as one of the shares ``asked``: where 10 % is asked for,
    9.96 % must not read as 10 %.
    """
    per_cent = abs(float(size)) * 100
    limits = [0.0, *(100 * abs(limit) for limit in asked if limit * size > 0)]
    decimals = 0 if few or per_cent >= 20 else 1
    while decimals < 4 and any(_side(float(_rounded(per_cent, decimals)), limit) != _side(per_cent, limit)
                               for limit in limits):
        decimals += 1
    return number(per_cent, decimals)


def change(by: float, lang: str = "en", *, asked: Iterable[float] = (), few: bool = False) -> str:
    """A share as a change: "+12 %", "−10 %", "no change"; for ``asked`` and ``few`` see ``percent``."""
    size = percent(by, asked, few=few)
    if size == "0":
        return words(lang)["phrase"]["no_change"]
    return f"{'+' if by > 0 else MINUS}{size} %"


def points(by: float, decimals: int, lang: str = "en") -> str:
    """Difference of two percentages: "+8.7 points", "no change"."""
    phrases = words(lang)["phrase"]
    size = number(abs(by), decimals)
    if float(size.replace(",", "")) == 0:
        return str(phrases["no_change"])
    return phrases["point" if size == "1" else "points"].format(size=f"{'+' if by > 0 else MINUS}{size}")


def _rounded(amount: float, decimals: int) -> Decimal:
    if not math.isfinite(amount):
        raise ValueError(f"no number: {amount}")
    return Decimal(repr(float(amount))).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def _side(amount: float, limit: float) -> int:
    """1 above a limit, -1 below it, 0 at it."""
    return (amount > limit + LEAST) - (amount < limit - LEAST)
