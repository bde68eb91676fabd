"""Precision of figures that their source has rounded."""

from decimal import ROUND_HALF_UP, Decimal


def last_digit(amount: float, decimals: int) -> int:
    """The power of ten of the last digit that a rounded figure gives: 3 for 18,000, 0 for 85, -2 for 1.54.

    Zeros at the end are taken to come from rounding, except in the first two digits: 80 is 80, and 10,000 is
    10 thousand. ``decimals``: the most that the figure is given with.
    """
    digits = Decimal(repr(abs(float(amount)))).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP).normalize()
    return min(int(digits.as_tuple().exponent), max(digits.adjusted() - 1, 0))
