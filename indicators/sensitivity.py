"""Sensitivity: the status that a figure would have if one of the figures it rests on were slightly different."""

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

import numpy as np
import pandas as pd

from indicators import methods
from indicators.evidence import varies
from indicators.methods.verdict import STATUSES, as_code
from indicators.model import DIRECTION, KEY, SENSITIVITY, Catalogue, Changed, Indicator, Mark, Status
from indicators.model.marks import marked
from indicators.statistics.series import Bools, Floats, Ints, Series
from indicators.statistics.windows import in_window

MOST_ROWS = 400_000      # judged at once
MOST_DECIMALS = 6
NO_STATUS = -1


def sensitivity(assessments: pd.DataFrame, catalogue: Catalogue, asked: Bools) -> pd.DataFrame:
    """Frame of SENSITIVITY for rows of ASSESSMENT, with their index; the rows are whole series in the order of judge().

    Only rows that are ``asked`` are answered; figures that none of them rests on are left as they are.

    Every figure is changed by one case up and down or, where it is not a count of cases, by half of its last printed
    digit, and its series is judged again; so is the series without its provisional figures. The row of a provisional
    figure is then compared with the last year before it. ``assessments`` are those that an audience sees, so that no
    hidden figure is bounded. Empty texts where nothing differs, and for rows without a status.
    """
    number, names = pd.factorize(assessments["indicator"])
    answer = _Answer(len(assessments))
    for index, name in enumerate(names):
        indicator = catalogue.indicators.get(name)
        own = (number == index) & assessments["judged"].to_numpy(bool)
        method = methods.method_of(indicator) if indicator else None
        if indicator is not None and method is not None and not method.counted and own.any():
            _of_indicator(assessments, np.flatnonzero(own), indicator, asked, answer)
    return answer.frame(assessments.index)


def rests_on_hidden(rows: pd.DataFrame, indicator: Indicator) -> Bools:
    """Which rows of an indicator may rest on a hidden figure: one in the window, or any earlier where there is none.

    What one case would change there depends on the hidden figure, even if the status itself does not.
    """
    hidden = rows["hidden"].to_numpy(bool)
    if not hidden.any():
        return hidden
    method, series = methods.method_of(indicator), Series.of(rows.assign(period_end=""))
    if method is None or method.window_years is None:
        return hidden | (series.before(hidden) >= 0)
    return in_window(series, hidden, method.window_years)


class _Answer:
    """The first difference found for each row."""

    def __init__(self, size: int) -> None:
        self.status = np.full(size, NO_STATUS)
        self.year = np.full(size, np.nan)
        self.changed = np.full(size, "", dtype=object)

    def note(self, rows: Ints, status: Ints, year: Floats | Ints, changed: Changed) -> None:
        """Record differences for rows that have none yet."""
        new = self.status[rows] == NO_STATUS
        self.status[rows[new]], self.year[rows[new]] = status[new], year[new]
        self.changed[rows[new]] = str(changed)

    def frame(self, index: pd.Index) -> pd.DataFrame:
        """As a frame of SENSITIVITY."""
        words = np.append(STATUSES.astype(str), "")
        return pd.DataFrame({"would_be": words[self.status], "changed": self.changed.astype(str),
                             "changed_year": self.year}, index=index).astype(SENSITIVITY)


def _of_indicator(assessments: pd.DataFrame, at: Ints, indicator: Indicator, asked: Bools, answer: _Answer) -> None:
    """Judge the series of one indicator again, with each change; ``at`` are its rows."""
    own = assessments.iloc[at]
    rows = Series.of(own.assign(period_end=""), np.full(len(own), varies(indicator) == "cases"),
                     np.full(len(own), indicator.measure == "share"))
    judged = _judge(rows, indicator)
    shown = pd.Index(STATUSES.astype(str)).get_indexer(own["status"])
    comparable = (asked[at] & (judged == shown) & (own["reason"] == "").to_numpy(bool)
                  & ~rests_on_hidden(own, indicator))
    if not comparable.any():
        return
    known = (assessments["value"] > 0) & (assessments["indicator"] == indicator.denominator)
    size, is_case = _sizes(own, rows, indicator, assessments.loc[known, [*KEY, "value"]])
    size[~_matters(rows, comparable, methods.method_of(indicator))] = np.nan
    for lines, base, changed in _variants(rows, size):
        other = _judge(lines, indicator)
        differs = np.flatnonzero((other != judged[base]) & comparable[base] & (lines.year >= lines.year[changed]))
        differs = differs[np.argsort(-lines.year[changed[differs]], kind="stable")]       # the newest change first
        for what in (Changed.CASE, Changed.ROUNDING):
            own_kind = differs[is_case[base[changed[differs]]] == (what == Changed.CASE)]
            first = own_kind[np.unique(base[own_kind], return_index=True)[1]]
            answer.note(at[base[first]], other[first], lines.year[changed[first]], what)
    _without_provisional(rows, own, indicator, judged, comparable, at, answer)


def _matters(rows: Series, asked: Bools, method: methods.Method | None) -> Bools:
    """Whether the status of some asked row may rest on each figure: of its window or, without one, any before it."""
    following = np.minimum.accumulate(np.where(asked, rows.row, len(rows))[::-1])[::-1]
    last = np.minimum(following, len(rows) - 1)
    years = method.window_years if method else None
    near = rows.year[last] - rows.year < (years or np.iinfo(np.int64).max)
    return (following < len(rows)) & (rows.series[last] == rows.series) & near


def _judge(rows: Series, indicator: Indicator) -> Ints:
    assert indicator.goal is not None
    return methods.judge_series(rows, methods.parse(indicator.goal), DIRECTION[indicator.desired_direction]).status


def _sizes(own: pd.DataFrame, rows: Series, indicator: Indicator, wholes: pd.DataFrame) -> tuple[Floats, Bools]:
    """By how much each figure is changed, NaN for not at all, and whether that is one case."""
    if indicator.whole or varies(indicator) == "cases":
        return np.where(rows.figure, 1.0, np.nan), np.ones(len(rows), bool)
    digit = _half_of_last_digit(rows)
    if indicator.denominator == "":
        return digit, np.zeros(len(rows), bool)
    keys = own[KEY].assign(indicator=indicator.denominator)
    one_case = 100 / keys.merge(wholes, on=KEY, how="left")["value"].to_numpy(np.float64)
    return np.fmax(digit, one_case), one_case >= digit


def _half_of_last_digit(rows: Series) -> Floats:
    """Half a unit of the last printed decimal of each series; NaN where there is no value.

    The most decimals of a series are those of all its values: 2.0 is stored as 2.
    """
    decimals = np.full(len(rows), MOST_DECIMALS)
    for digits in range(MOST_DECIMALS - 1, -1, -1):
        decimals[np.round(rows.value, digits) == rows.value] = digits
    decimals[np.isnan(rows.value)] = 0
    starts = np.unique(rows.first)
    most = np.maximum.reduceat(decimals, starts)[np.searchsorted(starts, rows.first)]
    return np.where(np.isnan(rows.value), np.nan, 0.5 / 10.0**most)


def _variants(rows: Series, size: Floats) -> Iterator[tuple[Series, Ints, Ints]]:
    """Copies of the series, each with one figure changed up or down.

    Yields the copies one after the other as Series, the row in ``rows`` of each of their rows, and the position within
    the copies of the figure that is changed in each row's copy.
    """
    last = _last(rows)
    changed = np.flatnonzero(~np.isnan(size))
    length = last[changed] - rows.first[changed] + 1
    for part in _parts(length):
        figure, many = np.repeat(changed[part], 2), np.repeat(length[part], 2)
        starts = np.concatenate((np.zeros(1, np.int64), np.cumsum(many)))
        copy = np.repeat(np.arange(len(figure)), many)
        base = rows.first[figure][copy] + np.arange(starts[-1]) - starts[copy]
        position = starts[:-1] + figure - rows.first[figure]
        columns: dict[str, Any] = {field.name: getattr(rows, field.name)[base] for field in fields(rows)}
        columns["series"] = copy
        moved = rows.value[figure] + np.tile([1.0, -1.0], len(figure) // 2) * size[figure]
        columns["value"][position] = np.where(rows.value[figure] >= 0, np.maximum(moved, 0), moved)
        yield Series(**columns), base, position[copy]


def _last(rows: Series) -> Ints:
    """Index of the last row of each row's series."""
    ends = np.append(np.diff(rows.series) != 0, True)
    return np.minimum.accumulate(np.where(ends, rows.row, len(rows))[::-1])[::-1]


def _parts(length: Ints) -> Iterator[slice]:
    """Slices of changes whose copies have at most MOST_ROWS rows together."""
    number = np.cumsum(2 * length) // MOST_ROWS
    for part in np.unique(number):
        first, last = np.searchsorted(number, [part, part + 1])
        yield slice(first, last)


def _without_provisional(rows: Series, own: pd.DataFrame, indicator: Indicator, judged: Ints, comparable: Bools,
                         at: Ints, answer: _Answer) -> None:
    """Compare with the series without its provisional figures: of these rows, the last row before that remains."""
    provisional = marked(own["marks"], Mark.PROVISIONAL)
    if not provisional.any():
        return
    firm = replace(rows, value=np.where(provisional, np.nan, rows.value))
    other = _judge(firm, indicator)
    before = firm.before(firm.figure)
    compared = np.where(provisional, np.where(before >= 0, other[before], as_code(Status.NOT_ASSESSED)), other)
    differs = np.flatnonzero(comparable & (compared != judged))
    newest = np.maximum.accumulate(np.where(provisional, rows.row, 0))
    differs = differs[newest[differs] >= rows.first[differs]]
    answer.note(at[differs], compared[differs], rows.year[newest[differs]], Changed.PROVISIONAL)
