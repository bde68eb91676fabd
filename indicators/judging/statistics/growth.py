"""Growth a year between two figures, and its exact comparison with a share."""

from fractions import Fraction

import numpy as np

from indicators.judging.statistics.series import YEAR, Bools, Floats, Ints, Series

NEAR = 1e-9              # floats with a smaller relative difference are compared as fractions


def yearly(after: Floats, before: Floats, elapsed: Ints) -> Floats:
    """Average compound growth a year as a share; ``before`` and ``elapsed``, in 365ths of a year, are above 0."""
    return np.where(elapsed == YEAR, (after - before) / before, (after / before) ** (YEAR / elapsed) - 1)


def against(after: Floats, before: Floats, share: Fraction) -> Floats:
    """Sign of the growth over a year less a share, for the decimals as written: 50 to 55 is exactly 10 % more."""
    if not share:
        return np.sign(after - before)
    goal = before * float(1 + share)
    sign = np.sign(after - goal)
    for row in np.flatnonzero(np.abs(after - goal) <= NEAR * np.maximum(after, goal)):
        exact = Fraction(repr(float(after[row]))) - Fraction(repr(float(before[row]))) * (1 + share)
        sign[row] = (exact > 0) - (exact < 0)
    return sign


def grows(rows: Series, since: Ints) -> Bools:
    """Whether growth since another row, -1 for none, is defined: from a figure above 0 to one of 0 or more."""
    return rows.sure & (since >= 0) & (rows.value[since] > 0) & (rows.value >= 0)


def since_baseline(rows: Series, baseline: Ints) -> Floats:
    """Average growth a year since the baseline; NaN without a baseline or where growth is undefined."""
    elapsed = rows.elapsed(baseline)
    grown = grows(rows, baseline) & (elapsed > 0)
    result = np.full(len(rows), np.nan)
    result[grown] = yearly(rows.value[grown], rows.value[baseline[grown]], elapsed[grown])
    return result


def baseline_columns(rows: Series, baseline: Ints) -> dict[str, Floats]:
    """Year and value of the baseline of each row that may be judged."""
    begun = rows.sure & (baseline >= 0)
    return {"baseline_year": np.where(begun, rows.year[baseline], np.nan),
            "baseline_value": np.where(begun, rows.value[baseline], np.nan)}


def year_before(rows: Series) -> dict[str, Floats]:
    """Year and value of the year before where it is comparable, and the change on it as a share, not of a bound."""
    before = rows.before(rows.sure)
    comparable = rows.sure & (before >= 0) & (before >= rows.stretch) & (rows.elapsed(before) == YEAR)
    value = np.where(comparable, rows.value[before], np.nan)
    base = np.where(grows(rows, before) & rows.firm & rows.firm[before], value, np.nan)
    return {"previous_year": np.where(comparable, rows.year[before], np.nan), "previous_value": value,
            "change": (rows.value - base) / base}
