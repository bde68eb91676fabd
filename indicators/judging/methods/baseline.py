"""The baseline of a series, the pace since then, and the comparison with the year before."""

import numpy as np

from indicators.judging.statistics import growth
from indicators.judging.statistics.series import YEAR, Bools, Floats, Ints, Series


def baseline_columns(rows: Series, baseline: Ints) -> dict[str, Floats]:
    """Year and value of the baseline of each row that may be judged."""
    known = rows.sure & (baseline >= 0)
    return {"baseline_year": np.where(known, rows.year[baseline], np.nan),
            "baseline_value": np.where(known, rows.value[baseline], np.nan)}


def since_baseline(rows: Series, baseline: Ints) -> Bools:
    """Whether a row can be compared with its baseline: the baseline is not zero and has the same sign."""
    start = rows.value[baseline]
    return rows.sure & (baseline >= 0) & (start != 0) & (rows.value * np.sign(start) >= 0)


def pace(rows: Series, baseline: Ints) -> Floats:
    """Average growth a year since the baseline; NaN without a baseline or where growth is undefined."""
    elapsed = rows.elapsed(baseline)
    return growth_since(rows, baseline, elapsed, since_baseline(rows, baseline) & (elapsed > 0))


def growth_since(rows: Series, since: Ints, elapsed: Ints, compared: Bools) -> Floats:
    """Growth a year since another row; NaN where ``compared`` is false."""
    result = np.full(len(rows), np.nan)
    result[compared] = growth.yearly(rows.value[compared], rows.value[since[compared]], elapsed[compared])
    return result


def year_before(rows: Series) -> dict[str, Floats]:
    """Year and value of the year before where it is comparable, and the change on it as a share."""
    before = rows.before(rows.sure)
    known = rows.sure & (before >= 0) & (before >= rows.stretch) & (rows.elapsed(before) == YEAR)
    value = np.where(known, rows.value[before], np.nan)
    growing = known & (value != 0) & (rows.value * np.sign(value) >= 0)
    change = np.full(len(rows), np.nan)
    change[growing] = (rows.value[growing] - value[growing]) / np.abs(value[growing])
    return {"previous_year": np.where(known, rows.year[before], np.nan), "previous_value": value, "change": change}
