"""Evidence beside the status: which test a row gets, what it answers, and why another gets none."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import pytest
import scipy

from indicators.judging.evidence import evidence, varies
from indicators.judging.scoreboard import judge
from indicators.model import EVIDENCE, Catalogue
from tests.judging.statistics.test_windows import fitted
from tests.nouns import STAGES, UP, as_seen, catalogue, figures, goal, indicator

COUNT = indicator("COUNT", whole=True, counts_people=True, small_counts={"hide_below": 50})
FALLING = indicator("FALLING", whole=True, desired_direction="down",
                    goal={"method": "annual_change", "at_most": "-10 %"})
TOTAL = indicator("TOTAL", whole=True, measure="stock")
STAGE = indicator("STAGE", unit="stage", measure="level", goal=STAGES, stages={0: "no law", 4: "in force"})
HOURS = indicator("HOURS", unit="hours", measure="level", desired_direction="down", goal=UP)
DONE = indicator("DONE", measure="share", unit="percent", goal=UP, denominator="CASES")
YEARLY_SHARE = indicator("SHARE", measure="share", unit="percent", denominator="CASES")
CASES = indicator("CASES", whole=True, role="context", goal=None)
HELD = indicator("HELD", whole=True, goal={"method": "activity"})
DECIDED = indicator("DECIDED", whole=True, chance="none")
LEVEL = indicator("LEVEL", whole=True, chance="trend")
CATALOGUE: Catalogue = catalogue(goal("1.1", COUNT, FALLING, TOTAL, STAGE, HOURS, DONE, YEARLY_SHARE, CASES,
                                      HELD, DECIDED, LEVEL))


def series(code: str, values: Mapping[int, float | None], marks: Mapping[int, str] | None = None,
           area: str = "AAA") -> list[tuple]:
    return [(code, area, year, value, (marks or {}).get(year, "")) for year, value in values.items()]


def answers(*rows: tuple, audience: Any = "staff") -> pd.DataFrame:
    board = as_seen(judge(figures(*rows), CATALOGUE), audience)
    found = evidence(board.assessments, CATALOGUE)
    assert {name: str(kind) for name, kind in found.dtypes.items()} == EVIDENCE
    return found.assign(indicator=board.assessments["indicator"], year=board.assessments["year"])


def last(code: str, values: Mapping[int, float | None], marks: Mapping[int, str] | None = None,
         *others: tuple) -> dict[str, Any]:
    found = answers(*series(code, values, marks), *others)
    return dict(found[found["indicator"] == code].iloc[-1])


def test_a_rise_of_ten_per_cent_meets_the_goal_and_is_what_chance_often_gives() -> None:
    row = last("COUNT", {2013: 20, 2014: 22})
    assert (row["test"], row["since"], row["points"], row["direction"]) == ("counts", 2013, 2, 1)
    assert (row["dispersion"], row["goal"]) == (4, 0.1)
    assert pd.isna(row["freedom"])                                     # too few years: the dispersion is assumed
    assert row["p"] == pytest.approx(2 * scipy.stats.norm.sf(2 / (4 * 42) ** 0.5))
    assert (round(row["low"], 2), round(row["high"], 2)) == (-0.65, 2.46)     # Wilson limits of 5.5 of 10.5 as a ratio


def test_with_five_years_the_spread_of_those_before_is_the_yardstick() -> None:
    row = last("COUNT", {2010: 100, 2011: 140, 2012: 90, 2013: 130, 2014: 115})
    assert row["freedom"] == 2
    assert row["dispersion"] == pytest.approx(fitted([100, 140, 90, 130]).dispersion[0])
    assert row["p"] == pytest.approx(2 * scipy.stats.t.sf(15 / (row["dispersion"] * 245) ** 0.5, 2))
    assert row["low"] < 0 < row["high"]
    steady = last("COUNT", {2010: 100, 2011: 101, 2012: 100, 2013: 100, 2014: 115})
    assert steady["dispersion"] == 1                                  # never below that of single cases


def test_a_fall_that_was_asked_for_is_a_change_like_any_other() -> None:
    row = last("FALLING", {2013: 400, 2014: 200})
    assert (row["goal"], row["direction"]) == (-0.1, -1)
    assert row["p"] == last("FALLING", {2013: 200, 2014: 400})["p"] < 0.001


@pytest.mark.parametrize("code, values, marks, why", [
    ("COUNT", {2013: 20, 2014: None}, {}, "no_figure"),
    ("COUNT", {2014: 20}, {}, "one_year_only"),
    ("COUNT", {2012: 20, 2014: 22}, {}, "no_year_before"),
    ("COUNT", {2013: 20, 2014: 22}, {2014: "break"}, "break_in_series"),
    ("COUNT", {2013: 0, 2014: 5}, {}, "zero_before"),
    ("COUNT", {2013: 20, 2014: 22}, {2014: "uncertain"}, "uncertain"),
    ("COUNT", {2013: 20, 2014: 22}, {2013: "partial"}, "uncertain"),
    ("COUNT", {2013: 20, 2014: 30}, {2014: "lower_bound"}, "bound"),
    ("COUNT", {2013: 20, 2014: 30}, {2013: "upper_bound"}, "bound"),
    ("COUNT", {2013: 20, 2014: 22}, {2014: "estimated"}, "estimate"),
    ("COUNT", {2013: 20, 2014: 22}, {2013: "approximate"}, "estimate"),
    ("TOTAL", {2013: 1000, 2014: 1100}, {}, "running_total"),
    ("STAGE", {2013: 0, 2014: 4}, {}, "counted"),
    ("HELD", {2013: 3, 2014: 4}, {}, "counted"),
    ("DECIDED", {2013: 3, 2014: 4}, {}, "counted"),
    ("HOURS", {2010: 9, 2011: 8, 2012: 7, 2013: 6}, {}, "few_points"),
    ("HOURS", {2010: 9, 2011: 8, 2012: 7, 2013: 6, 2014: 5}, {2012: "break"}, "few_points"),
    ("HOURS", {2010: 9, 2011: 8, 2012: 7, 2013: 6, 2014: 5}, {2014: "lower_bound"}, "bound"),
    ("DONE", {2013: 70, 2014: 80}, {}, "few_points"),
    ("LEVEL", {2013: 70, 2014: 80}, {}, "few_points"),                 # whole, and declared to be no cases
])
def test_what_cannot_be_held_against_chance_says_why(code: str, values: dict, marks: dict, why: str) -> None:
    row = last(code, values, marks)
    assert (row["test"], row["untested"]) == ("", why)
    assert pd.isna([row["p"], row["low"], row["high"]]).all()


def test_a_context_figure_has_neither_evidence_nor_a_reason() -> None:
    row = last("CASES", {2013: 20, 2014: 22})
    assert (row["test"], row["untested"]) == ("", "")


def test_a_hidden_count_gives_the_public_nothing() -> None:
    found = answers(*series("COUNT", {2013: 20, 2014: 22}), audience="public")
    assert (found["test"] == "").all()
    assert found[["p", "low", "high", "since"]].isna().all(axis=None)


def test_a_direction_is_held_against_chance_by_the_trend_of_five_figures_or_more() -> None:
    row = last("HOURS", {2010: 9, 2011: 8, 2012: 7, 2013: 6, 2014: 5})
    assert (row["test"], row["since"], row["points"], row["direction"]) == ("trend", 2010, 5, -1)
    assert row["p"] == pytest.approx(2 / 120)


def test_uncertain_figures_and_bounds_are_no_points_of_a_trend() -> None:
    values = {2009: 99, 2010: 9, 2011: 8, 2012: 1, 2013: 7, 2014: 6, 2015: 5}
    row = last("HOURS", values, {2009: "lower_bound", 2012: "uncertain"})
    assert (row["since"], row["points"], row["p"]) == (2010, 5, pytest.approx(2 / 120))


def test_a_share_is_held_against_chance_by_its_trend_whether_or_not_its_denominator_is_known() -> None:
    years = range(2010, 2015)
    shares = {year: 60.0 + year - 2010 for year in years}
    for cases in ([], series("CASES", dict.fromkeys(years, 80))):
        row = last("DONE", shares, {}, *cases)
        assert (row["test"], row["points"], row["p"]) == ("trend", 5, pytest.approx(1 / 60))
        assert last("SHARE", shares, {}, *cases)["test"] == "trend"


def test_what_varies_by_chance_is_as_declared_or_as_the_rule_suggests() -> None:
    assert {one.id: varies(one) for one in CATALOGUE.indicators.values() if one.goal} == {
        "COUNT": "cases", "FALLING": "cases", "TOTAL": "trend", "STAGE": "none", "HOURS": "trend",
        "DONE": "share", "SHARE": "share", "HELD": "none", "DECIDED": "none", "LEVEL": "trend"}


def test_many_series_at_once_are_answered_as_each_alone() -> None:
    parts = [series("COUNT", {2013: 20, 2014: 22, 2016: 9, 2017: 12}),
             series("COUNT", {2013: 20, 2014: 22}, area="BBB"), series("SHARE", {2013: 60, 2014: 80}),
             series("HOURS", {year: year % 3 for year in range(2000, 2014)}),
             series("TOTAL", {2013: 5, 2014: 6})]
    cases = series("CASES", {2013: 80, 2014: 70})
    together = answers(*(row for part in parts for row in part), *cases)
    alone = pd.concat([answers(*part, *cases) for part in parts])
    alone = alone[alone["indicator"] != "CASES"].sort_values(["indicator", "year", "p"], ignore_index=True)
    together = together[together["indicator"] != "CASES"].sort_values(["indicator", "year", "p"], ignore_index=True)
    pd.testing.assert_frame_equal(together, alone)


def test_of_no_rows_there_is_no_evidence() -> None:
    board = judge(figures(("COUNT", "AAA", 2013, 5)), CATALOGUE)
    assert list(evidence(board.assessments.iloc[:0], CATALOGUE)) == list(EVIDENCE)
