"""Sensitivity: the status that a figure would have if one of the figures it rests on were slightly different."""

from dataclasses import replace

import numpy as np
import pandas as pd

from indicators.judging import methods
from indicators.judging.statistics.series import Bools, Floats, Series
from indicators.judging.variation import varies
from indicators.model import KEY, SENSITIVITY, Catalogue, Changed, Mark, Status
from indicators.model.marks import marked

BLOCK = 5_000           # rows that are judged anew at once, with a copy of a whole series for each: bounds memory
MOST_DECIMALS = 6
LARGEST_SHARE = 100
MORE, LESS = "more", "less"
ORDER = {Changed.CASE: 0, Changed.ROUNDING: 1, Changed.PROVISIONAL: 2}
"""Of several differences one by which the status falls is told, that in the newest figure; of these the first by this
order, and against the goal.
"""
BEST_FIRST = (*dict.fromkeys((Status.GOAL_MET, Status.AT_LIMIT, *Status)), "")


def sensitivity(assessments: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """Frame of SENSITIVITY for rows of ASSESSMENT, with their index; the rows are whole series in the order of judge().

    Every figure is changed by one case up and down or, where it is not a count of cases, by half of its last printed
    digit, and its series is judged again; so is the series without its provisional figures. The row of a provisional
    figure is then compared with the last year before it, by the other figures of its own window. Empty texts where
    nothing differs, and for rows without a status.
    """
    indicators, judged = catalogue.indicators.values(), assessments[assessments["judged"]]
    cases, shares = (judged["indicator"].isin([indicator.id for indicator in indicators if holds(indicator)])
                     .to_numpy(bool) for holds in (lambda indicator: varies(indicator) == "cases",
                                                   lambda indicator: indicator.measure == "share"))
    rows = Series.of(judged, cases, shares, by_date=False)
    size, is_case = _sizes(assessments, judged, rows, catalogue)
    low, high = _limits(judged, rows, catalogue)
    provisional, since = marked(judged["marks"], Mark.PROVISIONAL), judged["window_since"].to_numpy(np.float64)
    differences: list[pd.DataFrame] = []
    block = rows.first // BLOCK                      # of whole series
    for goal, sign, codes in methods.by_rule(catalogue):
        of_rule = judged["indicator"].isin(codes).to_numpy(bool) & (not goal.counted)
        for number in np.unique(block[of_rule]):
            part = of_rule & (block == number)
            differences += [found.assign(row=np.flatnonzero(part)[found["row"]]) for found in (
                _by_figure(rows.take(part), goal, sign, size[part], is_case[part], (low[part], high[part])),
                _without_provisional(rows.take(part), goal, sign, provisional[part], since[part]))]
    return _first(differences, judged).reindex(assessments.index).fillna({
        "would_be": "", "changed": "", "changed_way": ""})


def _first(differences: list[pd.DataFrame], judged: pd.DataFrame) -> pd.DataFrame:
    """Frame of SENSITIVITY of the rows with a status that differs, by their index."""
    if not differences:
        return pd.DataFrame(columns=[*SENSITIVITY]).astype(SENSITIVITY)
    differing = pd.concat(differences, ignore_index=True)
    shown = judged.iloc[differing["row"]]
    same = differing["was"].to_numpy() == shown["status"].to_numpy()
    differing = differing[same & (shown["reason"] == "").to_numpy()]
    differing = differing.assign(
        up=[not falls(*pair) for pair in zip(differing["was"], differing["would_be"], strict=True)],
        order=differing["changed"].map(ORDER), newest=-differing["changed_year"]).sort_values(
        ["up", "newest", "order", "for_the_goal"], kind="stable").drop_duplicates("row")
    return differing.set_index(judged.index[differing["row"]])[[*SENSITIVITY]].astype(SENSITIVITY)


def falls(status: str, other: str) -> bool:
    """Whether another status claims less for the goal; beside a fall, any other does. One that claims more casts no
    doubt on what a status says.
    """
    return status != other and (status == Status.MOVING_AWAY or BEST_FIRST.index(other) > BEST_FIRST.index(status))


def _by_figure(rows: Series, goal: methods.Method, sign: int, size: Floats, is_case: Bools,
               limits: tuple[Floats, Floats]) -> pd.DataFrame:
    """The statuses that differ where one figure is changed by its size, NaN for not at all, but not beyond its limits:
    row, status as it was and would be, and that figure.
    """
    status = goal.judge(rows, sign).status
    changed = np.repeat(np.flatnonzero(~np.isnan(size)), 2)
    copies, row, figure = rows.copies(changed)
    upwards = np.tile([True, False], len(changed) // 2)[copies.series]
    moved = np.clip(copies.value + np.where(upwards, size[row], -size[row]), *(limit[row] for limit in limits))
    other = goal.judge(replace(copies, value=np.where(row == figure, moved, copies.value)), sign).status
    differs = (other != status[row]) & (rows.year[row] >= rows.year[figure])
    row, figure, other, upwards = row[differs], figure[differs], other[differs], upwards[differs]
    return pd.DataFrame({
        "row": row, "was": status[row], "would_be": other, "changed_year": rows.year[figure].astype(np.float64),
        "changed_way": np.where(upwards, MORE, LESS), "for_the_goal": upwards == (sign > 0),
        "changed": np.where(is_case[figure], Changed.CASE.value, Changed.ROUNDING.value)})


def _without_provisional(rows: Series, goal: methods.Method, sign: int, provisional: Bools, since: Floats
                         ) -> pd.DataFrame:
    """The same where the provisional figures are left out: of their own rows, the last row before that remains, without
    the years before ``since``, so that none of them takes a place in the window.
    """
    status = goal.judge(rows, sign).status
    other = goal.judge(replace(rows, value=np.where(provisional, np.nan, rows.value)), sign).status
    if provisional.any():
        copies, row, own = rows.copies(np.flatnonzero(provisional))
        firm = replace(copies, value=np.where(provisional[row] | (rows.year[row] < since[own]), np.nan, copies.value))
        before = firm.before(firm.figure)[row == own]
        other[provisional] = np.where(before >= 0, goal.judge(firm, sign).status[before], str(Status.NOT_ASSESSED))
    newest = np.maximum.accumulate(np.where(provisional, rows.row, -1))
    row = np.flatnonzero((other != status) & (newest >= rows.first))
    return pd.DataFrame({"row": row, "was": status[row], "would_be": other[row], "changed": Changed.PROVISIONAL.value,
                         "changed_way": "", "for_the_goal": False,
                         "changed_year": rows.year[newest[row]].astype(np.float64)})


def _sizes(assessments: pd.DataFrame, judged: pd.DataFrame, rows: Series,
           catalogue: Catalogue) -> tuple[Floats, Bools]:
    """By how much each judged row is changed, NaN for not at all, and whether that is one case.

    A share of a yearly count changes by one case of it, if that is more than its rounding.
    """
    indicators, digit = catalogue.indicators, _half_of_last_digit(rows)
    counts = judged["indicator"].isin([code for code, indicator in indicators.items()
                                       if indicator.whole or varies(indicator) == "cases"]).to_numpy(bool)
    whole_of = {code: indicator.denominator for code, indicator in indicators.items() if indicator.denominator}
    wholes = assessments.loc[assessments["value"] > 0, [*KEY, "value"]].rename(columns={"value": "whole"})
    parts = judged[KEY].assign(indicator=judged["indicator"].map(whole_of).astype("str"))
    one_case = 100 / parts.merge(wholes, "left", KEY)["whole"].to_numpy(np.float64)
    return (np.where(counts, np.where(rows.figure, 1.0, np.nan), np.fmax(digit, one_case)),
            counts | (one_case >= digit))


def _limits(judged: pd.DataFrame, rows: Series, catalogue: Catalogue) -> tuple[Floats, Floats]:
    """The least and the largest figure that each may be: of its indicator, of a share, or zero for one above it."""
    indicators = catalogue.indicators
    least, most = (judged["indicator"].map({code: getattr(indicator, end) for code, indicator in indicators.items()})
                   .to_numpy(np.float64) for end in ("minimum", "maximum"))
    low = np.fmax(least, np.where(rows.value >= 0, 0.0, np.nan))
    high = np.fmin(most, np.where(rows.shares, LARGEST_SHARE, np.nan))
    return np.nan_to_num(low, nan=-np.inf), np.nan_to_num(high, nan=np.inf)


def _half_of_last_digit(rows: Series) -> Floats:
    """Half a unit of the last printed decimal of each series; NaN where there is no value.

    The most decimals of a series are those of all its values: 2.0 is stored as 2.
    """
    decimals = np.full(len(rows), MOST_DECIMALS)
    for digits in range(MOST_DECIMALS - 1, -1, -1):
        decimals[np.round(rows.value, digits) == rows.value] = digits
    decimals[np.isnan(rows.value)] = 0
    most = pd.Series(decimals).groupby(rows.series).transform("max").to_numpy()
    return np.where(np.isnan(rows.value), np.nan, 0.5 / 10.0**most)
