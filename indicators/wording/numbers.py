"""Numbers, shares and differences as people write them, without a unit."""

import math
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from indicators.wording.language import words

MINUS = "−"
LEAST = 1e-9        # less than it is the trace of a float


def number(amount: float, decimals: int = 0) -> str:
    """A number with commas, a true minus and at most so many decimals: 1,477 or 61.9; ends in no zeros."""
    if not math.isfinite(amount):
        raise ValueError(f"no number: {amount}")
    rounded = Decimal(repr(float(amount))).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    digits = f"{abs(rounded):,f}"
    digits = digits.rstrip("0").rstrip(".") if "." in digits else digits
    return (MINUS if rounded < 0 else "") + digits


def signed(amount: float, decimals: int) -> str:
    """A number with its sign: "+2.1", "−3", "0"."""
    digits = number(amount, decimals)
    return digits if digits == "0" or digits.startswith(MINUS) else f"+{digits}"


def share(size: float | Fraction) -> str:
    """A share as a percentage without a plus: "60 %", "−0.5 %"."""
    return f"{MINUS if size < 0 else ''}{percent(abs(float(size)))} %"


def percent(size: float) -> str:
    """Digits of a share in per cent: whole from 20 on, below that one decimal, and more where one would round it to
    a whole percentage: 9.96 % must not read as 10 %."""
    per_cent = float(size) * 100
    decimals = 0 if per_cent >= 20 else 1
    rounds_off = abs(per_cent - round(per_cent)) > 1e-9
    while rounds_off and 0 < decimals < 4 and round(per_cent, decimals).is_integer():
        decimals += 1
    return number(per_cent, decimals)


def change(by: float, lang: str = "en") -> str:
    """A share as a change: "+12 %", "−10 %", "no change"."""
    size = percent(abs(by))
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
