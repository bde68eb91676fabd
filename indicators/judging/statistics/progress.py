"""Progress since a baseline compared with a share of what the path to a goal requires; exact for ties."""

from decimal import Context, Decimal
from fractions import Fraction

import numpy as np

from indicators.judging.statistics import growth
from indicators.judging.statistics.series import YEAR, Floats, Ints

NEAR = 1e-9                    # relative distance from a tie below which floats are not reliable
PRECISE = Context(prec=60)
TIE = Decimal("1e-40")         # growth rates with a smaller difference are equal


def linear(after: Floats, before: Floats, gone: Floats, span: Floats, target: Fraction, share: Fraction,
           wanted: int) -> Floats:
    """Sign of the change less a share of the path's change; near ties are decided in fractions of the decimals."""
    change = wanted * (after - before)
    asked = float(share) * np.abs(float(target) - before) * gone / span
    sizes = np.maximum.reduce([np.abs(after), np.abs(before), np.full(len(after), abs(float(target)))])
    sign = np.sign(change - asked)
    for row in np.flatnonzero(np.abs(change - asked) <= NEAR * sizes):
        now, then = Fraction(repr(float(after[row]))), Fraction(repr(float(before[row])))
        way = share * abs(target - then) * Fraction(int(gone[row]), int(span[row]))
        exact = wanted * (now - then) - way
        sign[row] = (exact > 0) - (exact < 0)
    return sign


def compound(after: Floats, before: Floats, elapsed: Ints, span: Floats, target: Fraction, share: Fraction,
             wanted: int) -> Floats:
    """Sign of the growth less a share of the path's growth; near ties are decided with sixty digits."""
    grown = wanted * growth.yearly(after, before, elapsed)
    asked = float(share) * np.abs(growth.yearly(np.full(len(before), float(target)), before, span.astype(np.int64)))
    sign = np.sign(grown - asked)
    for row in np.flatnonzero(np.abs(grown - asked) <= NEAR * (1 + np.abs(grown))):
        now, then = (Decimal(repr(float(column[row]))) for column in (after, before))
        goal = PRECISE.divide(Decimal(target.numerator), Decimal(target.denominator))
        part = PRECISE.divide(Decimal(share.numerator), Decimal(share.denominator))
        precise_growth = _precise(now, then, int(elapsed[row])) * wanted
        exact = PRECISE.subtract(precise_growth, PRECISE.multiply(part, abs(_precise(goal, then, int(span[row])))))
        sign[row] = 0 if abs(exact) < TIE else np.sign(float(exact))
    return sign


def _precise(after: Decimal, before: Decimal, elapsed: int) -> Decimal:
    """growth.yearly with sixty digits."""
    ratio = PRECISE.divide(after, before)
    grown = PRECISE.power(ratio, PRECISE.divide(Decimal(YEAR), Decimal(elapsed))) if ratio else ratio
    return PRECISE.subtract(grown, Decimal(1)).copy_sign(PRECISE.subtract(after, before))
