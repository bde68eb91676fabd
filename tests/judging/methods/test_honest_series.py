"""What holds of every method: nothing across a break, no change over a gap, no infinity."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from indicators.judging.scoreboard import judge
from indicators.model import Rule, observations
from tests.judging.methods.builders import judged, records
from tests.nouns import catalogue, figures, goal, indicator

pytestmark = pytest.mark.slow

METHODS: dict[str, dict[str, Any]] = {
    "annual_change": {"at_least": "10 %"},
    "annual_change, by year": {"at_least": {2003: "5 %", 2006: "10 %"}},
    "annual_change, a fall": {"at_most": "-10 %"},
    "activity": {},
    "count_per_year": {"at_least": 5},
    "direction": {},
    "direction, limited": {"limit": 100},
    "keep": {"at_least": 5},
    "milestones": {"reach": 4},
    "reach": {"value": 50, "by": 2010},
    "reach, from a year": {"value": 50, "by": 2010, "baseline_year": 2003},
}
FIGURES = st.one_of(st.none(), st.sampled_from([0, 1, 5, 50, 55, 1e-9, 1e12]), st.integers(-20, 120))
MARKS = st.sampled_from(["", "", "", "break", "uncertain", "lower_bound", "upper_bound", "provisional"])
Points = dict[int, tuple[float | None, str]]
SERIES = st.dictionaries(st.integers(2000, 2010), st.tuples(FIGURES, MARKS), min_size=1, max_size=7)
TEN = st.lists(SERIES, min_size=10, max_size=10)
FIFTY = settings(max_examples=5, deadline=None, phases=[Phase.generate])


def by(method: str, points: Points) -> pd.DataFrame:
    """A series judged by one of the methods."""
    ((_, result),) = judged_together(method, [points])
    return result


def judged_together(method: str, series: Sequence[Points]) -> Iterator[tuple[Points, pd.DataFrame]]:
    """Series of as many areas, and each as one of the methods judges them all at once."""
    frame = observations([record for number, points in enumerate(series) for record in records(
        {year: points[year][0] for year in sorted(points)}, {year: mark for year, (_, mark) in points.items()}, {},
        f"A{number}")])
    result, start = judged(frame, method.split(",")[0], **METHODS[method]), 0
    for points in series:
        yield points, result.iloc[start:start + len(points)].reset_index(drop=True)
        start += len(points)


@pytest.mark.parametrize("method", METHODS)
@FIFTY
@given(ten=TEN)
def test_nothing_is_compared_across_a_break(method: str, ten: list[Points]) -> None:
    for points, result in judged_together(method, ten):
        breaks = [year for year, (_, mark) in points.items() if mark == "break"]
        for column in {"previous_year", "baseline_year", "window_since"} & set(result):
            for year, since in zip(result["year"], result[column], strict=True):
                assert np.isnan(since) or not any(since < broken <= year for broken in breaks), (column, year, points)


@pytest.mark.parametrize("method", METHODS)
@FIFTY
@given(ten=TEN)
def test_no_answer_is_infinite_and_a_status_or_a_reason_is_always_there(method: str, ten: list[Points]) -> None:
    for points, result in judged_together(method, ten):
        numbers = result.select_dtypes("number").to_numpy()
        assert not np.isinf(numbers).any(), points
        assert ((result["status"] == "not_assessed") == (result["reason"] != "")).all(), points
        assert (result["streak"] >= 0).all(), points


@pytest.mark.parametrize("method", METHODS)
def test_a_change_on_the_year_before_is_never_one_over_a_gap(method: str) -> None:
    result = by(method, {2003: (6, ""), 2005: (9, ""), 2006: (10, "")})
    if "previous_year" in result:
        assert result["previous_year"].dropna().tolist() == [2005]


def test_marks_stay_with_their_figure() -> None:
    marks = ["estimated provisional", "financial_year", "lower_bound", "point_in_time", "break"]
    given_ = figures(*[("VICTIMS", "AAA", 2010 + position, 10 + position, mark, "2013-03-01" if "point" in mark else "")
                       for position, mark in enumerate(marks)])
    assert judge(given_, catalogue()).assessments["marks"].tolist() == marks


def test_a_running_total_and_a_yearly_flow_are_two_series_and_never_meet() -> None:
    rule = Rule.model_validate({"method": "annual_change", "at_least": "10 %"})
    both = catalogue(goal("1.1", indicator("FLOW", goal=rule), indicator("TOTAL", measure="stock", goal=rule)))
    board = judge(figures(("FLOW", "AAA", 2013, 10), ("TOTAL", "AAA", 2014, 900)), both)
    assert board.assessments["tick_reason"].tolist() == ["one_year_only"] * 2
