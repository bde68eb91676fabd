"""Sensitivity: the status that a figure would have if one of the figures it rests on were slightly different."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np
import pandas as pd

from indicators.judging import methods
from indicators.judging.evidence import varies
from indicators.judging.methods.verdict import STATUSES, as_code
from indicators.judging.statistics.series import Bools, Floats, Ints, Series, Texts, among
from indicators.judging.statistics.windows import in_window
from indicators.model import KEY, SENSITIVITY, Catalogue, Changed, Mark, Status, keys_of
from indicators.model.marks import marked

MOST_ROWS = 400_000      # judged at once
MOST_DECIMALS = 6
NO_STATUS = -1
COLUMNS = [*KEY, "value", "marks", "status", "reason", "hidden"]      # of ASSESSMENT


def sensitivity(assessments: pd.DataFrame, catalogue: Catalogue, asked: Bools) -> pd.DataFrame:
    """Frame of SENSITIVITY for rows of ASSESSMENT, with their index; the rows are whole series in the order of judge().

    Only rows that are ``asked`` are answered; figures that none of them rests on are left as they are.

    Every figure is changed by one case up and down or, where it is not a count of cases, by half of its last printed
    digit, and its series is judged again; so is the series without its provisional figures. The row of a provisional
    figure is then compared with the last year before it. ``assessments`` are those that an audience sees, so that no
    hidden figure is bounded. Empty texts where nothing differs, and for rows without a status.
    """
    answer = _Answer(len(assessments))
    judged = assessments["judged"].to_numpy(bool)
    figures = _Figures.of(assessments, judged, asked, catalogue)
    of_indicator = Texts(assessments["indicator"][judged])
    for goal, wanted, indicators in methods.by_rule(catalogue):
        of_rule = of_indicator.among(indicators)
        if not goal.counted and (of_rule & figures.asked).any():
            _by_rule(figures.take(of_rule), goal, wanted, answer)
    return answer.frame(assessments.index)


def rests_on_hidden(rows: Series, hidden: Bools, method: methods.Method) -> Bools:
    """Which rows of whole series may rest on a hidden figure: one in the window, or any earlier where there is none.

    What one case would change there depends on the hidden figure, even if the status itself does not.
    """
    if method.window_years is None:
        return hidden | (rows.before(hidden) >= 0)
    return in_window(rows, hidden, method.window_years)


@dataclass(frozen=True)
class _Figures:
    """Judged figures of whole series, what was shown of them, and by how much each may be different."""

    rows: Series
    at: Ints                 # index of each row among the assessments
    asked: Bools             # to be answered, and shown with a status
    status: Ints             # as shown
    hidden: Bools
    provisional: Bools
    size: Floats             # by how much a figure is changed; NaN: not at all
    is_case: Bools           # whether that is one case

    @classmethod
    def of(cls, assessments: pd.DataFrame, judged: Bools, asked: Bools, catalogue: Catalogue) -> "_Figures":
        """The judged rows of ASSESSMENT."""
        own, known = assessments[COLUMNS][judged], catalogue.indicators.values()
        cases = among(own["indicator"], [indicator.id for indicator in known if varies(indicator) == "cases"])
        shares = among(own["indicator"], [indicator.id for indicator in known if indicator.measure == "share"])
        rows = Series.of(own, cases, shares, by_date=False)
        size, is_case = _sizes(assessments, own, rows, catalogue)
        return cls(
            rows=rows, at=np.flatnonzero(judged), asked=asked[judged] & (own["reason"] == "").to_numpy(bool),
            status=pd.Index(STATUSES.astype(str)).get_indexer(own["status"]), hidden=own["hidden"].to_numpy(bool),
            provisional=marked(own["marks"], Mark.PROVISIONAL), size=size, is_case=is_case)

    def take(self, wanted: Bools) -> "_Figures":
        """Some of the series in full."""
        columns: dict[str, Any] = {field.name: getattr(self, field.name)[wanted] for field in fields(self)[1:]}
        return _Figures(self.rows.take(wanted), **columns)


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
        found = {"would_be": pd.array(words[self.status], dtype="str"), "changed": pd.array(self.changed, dtype="str"),
                 "changed_year": self.year}
        return pd.DataFrame({name: found[name] for name in SENSITIVITY}, index=index)


def _by_rule(figures: _Figures, goal: methods.Method, wanted: int, answer: _Answer) -> None:
    """Judge the series of one rule again, with each change."""
    rows = figures.rows
    judged = methods.judge_series(rows, goal, wanted).status
    comparable = figures.asked & (judged == figures.status) & ~rests_on_hidden(rows, figures.hidden, goal)
    if not comparable.any():
        return
    size = np.where(_matters(rows, comparable, goal), figures.size, np.nan)
    for lines, base, changed in _variants(rows, size):
        other = methods.judge_series(lines, goal, wanted).status
        differs = np.flatnonzero((other != judged[base]) & comparable[base] & (lines.year >= lines.year[changed]))
        differs = differs[np.argsort(-lines.year[changed[differs]], kind="stable")]       # the newest change first
        for what in (Changed.CASE, Changed.ROUNDING):
            own_kind = differs[figures.is_case[base[changed[differs]]] == (what == Changed.CASE)]
            first = own_kind[np.unique(base[own_kind], return_index=True)[1]]
            answer.note(figures.at[base[first]], other[first], lines.year[changed[first]], what)
    if figures.provisional.any():
        firm = replace(rows, value=np.where(figures.provisional, np.nan, rows.value))
        _without_provisional(figures, judged, comparable, firm, methods.judge_series(firm, goal, wanted).status, answer)


def _matters(rows: Series, asked: Bools, goal: methods.Method) -> Bools:
    """Whether the status of some asked row may rest on each figure: of its window or, without one, any before it."""
    following = np.minimum.accumulate(np.where(asked, rows.row, len(rows))[::-1])[::-1]
    last = np.minimum(following, len(rows) - 1)
    near = rows.year[last] - rows.year < (goal.window_years or np.iinfo(np.int64).max)
    return (following < len(rows)) & (rows.series[last] == rows.series) & near


def _sizes(assessments: pd.DataFrame, own: pd.DataFrame, rows: Series, catalogue: Catalogue) -> tuple[Floats, Bools]:
    """By how much each of the judged rows ``own`` is changed, NaN for not at all, and whether that is one case."""
    known = catalogue.indicators
    counts = among(own["indicator"], [code for code, indicator in known.items()
                                      if indicator.whole or varies(indicator) == "cases"])
    digit = _half_of_last_digit(rows)
    whole_of = {code: indicator.denominator for code, indicator in known.items() if indicator.denominator}
    wholes = assessments[[*KEY, "value"]][among(assessments["indicator"], whole_of.values())
                                          & (assessments["value"] > 0).to_numpy(bool)]
    one_case = np.full(len(own), np.nan)
    if len(wholes):
        shares = among(own["indicator"], whole_of)
        value = dict(zip(keys_of(wholes), wholes["value"].tolist(), strict=True))
        one_case[shares] = 100 / np.array([value.get((whole_of[code], *rest), np.nan)
                                           for code, *rest in keys_of(own[shares])], np.float64)
    return (np.where(counts, np.where(rows.figure, 1.0, np.nan), np.fmax(digit, one_case)),
            counts | (one_case >= digit))


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


def _without_provisional(figures: _Figures, judged: Ints, comparable: Bools, firm: Series, other: Ints,
                         answer: _Answer) -> None:
    """Compare with the series without its provisional figures: of these rows, the last row before that remains."""
    rows, provisional = figures.rows, figures.provisional
    before = firm.before(firm.figure)
    compared = np.where(provisional, np.where(before >= 0, other[before], as_code(Status.NOT_ASSESSED)), other)
    differs = np.flatnonzero(comparable & (compared != judged))
    newest = np.maximum.accumulate(np.where(provisional, rows.row, 0))
    differs = differs[newest[differs] >= rows.first[differs]]
    answer.note(figures.at[differs], compared[differs], rows.year[newest[differs]], Changed.PROVISIONAL)
