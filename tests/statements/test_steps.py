"""The steps of a judgement give its status again, and read as an analyst would write them."""

from collections.abc import Iterable, Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators import statements, wording
from indicators.judging.scoreboard import Scoreboard, judge
from indicators.model import Amount, Indicator, Limit, Message, Number, Reason, Rule, Source, Status, records
from indicators.statements import steps
from indicators.wording import language
from indicators.wording.messages import identifier, message_of, messages
from tests.every_rule import catalogue_of_every_rule, figures_of_every_rule
from tests.nouns import as_seen, catalogue, figures, goal, indicator
from tests.statements.replay import status_of, tick_of

LADDER = {0: "no law", 1: "drafting", 2: "before parliament", 3: "adopted", 4: "in force", 5: "applied"}


def judged_by(method: str, wanted: str = "up", stages: dict[int, str] | None = None, **given_: object) -> Indicator:
    return indicator("X", desired_direction=wanted, stages=stages or {}, goal=Rule.model_validate(
        {"method": method, **given_}))


RULES = {
    "rise": judged_by("annual_change", at_least="10 %"),
    "fall": judged_by("annual_change", "down", at_most="-10 %"),
    "rise from 2009": judged_by("annual_change", at_least={2009: "5 %", 2011: "10 %"}),
    "kept": judged_by("keep", at_least=8),
    "kept below": judged_by("keep", "down", at_most={2000: 100, 2012: 50}),
    "count": judged_by("count_per_year", at_least=8),
    "up": judged_by("direction", limit=100),
    "down": judged_by("direction", "down"),
    "cases": judged_by("annual_change", at_least="10 %").model_copy(update={"chance": "cases"}),
    "100 by 2010": judged_by("reach", value=100, by=2010),
    "share by 2010": judged_by("reach", value=100, by=2010).model_copy(update={"measure": "share"}),
    "down to 20 by 2012": judged_by("reach", "down", value=20, by=2012, baseline_year=2003),
    "stage": judged_by("milestones", stages=LADDER, reach=4),
    "active": judged_by("activity"),
}


DIFFERENCES = {f"step.{code}" for code in (
    "change", "pace", "path", "path_of_a_year", "value_path", "value_goal")}
"""Codes of steps that give how far two figures, or a figure and its path, are apart."""


def board(rule: Indicator, values: Mapping[int, float | None], marks: Mapping[int, str] | None = None,
          dates: Mapping[int, str] | None = None, audience: Any = "staff") -> Scoreboard:
    dates = dates or {}
    rows = figures(*(("X", "AAA", year, value, " ".join(filter(None, [
        (marks or {}).get(year, ""), "point_in_time" if year in dates else ""])), dates.get(year, ""))
        for year, value in values.items()))
    return as_seen(judge(rows, catalogue(goal("1.1", rule))), audience)


def last(scoreboard: Scoreboard) -> dict[str, Any]:
    return dict(scoreboard.assessments.iloc[-1])


def said(scoreboard: Scoreboard) -> list[str]:
    """The steps of the last year in words, without the figures they begin with."""
    return [wording.message(each, scoreboard.catalogue) for each in steps(scoreboard, last(scoreboard))
            if not each.code.startswith("step.input")]


@pytest.mark.parametrize("rule, values, sentences", [
    ("rise", {2010: 5, 2013: 8, 2014: 12}, [
        "12 is 50 % more than 8.",
        "The goal for 2014 is +10 % on 2013: 8 × 1.1 = 8.8. 12 is at least 8.8: met.",
        "3 comparable figures from 2010 to 2014; a trend needs 5.",
        "Status: Too early.",
        "The goal path from 2010: 5 × 1.1 a year for 4 years = 7.3205. The figure for 2014 is 4.7 victims above "
        "the goal path.",
        "Needed for the goal in 2015: 13.2 (+10 %).",
    ]),
    ("rise", {2010: 0, 2013: 8, 2014: 12}, [
        "12 is 50 % more than 8.",
        "The goal for 2014 is +10 % on 2013: 8 × 1.1 = 8.8. 12 is at least 8.8: met.",
        "3 comparable figures from 2010 to 2014; a trend needs 5.",
        "Status: Too early.",
        "Needed for the goal in 2015: 13.2 (+10 %).",
    ]),
    ("rise", {2010: 5, 2013: 8, 2014: 8}, [
        "8 is the same as 8.",
        "The goal for 2014 is +10 % on 2013: 8 × 1.1 = 8.8. 8 is less than 8.8: not met.",
        "3 comparable figures from 2010 to 2014; a trend needs 5.",
        "Status: Too early.",
        "The goal path from 2010: 5 × 1.1 a year for 4 years = 7.3205. The figure for 2014 is 0.7 victims above "
        "the goal path.",
        "Needed for the goal in 2015: 8.8 (+10 %).",
    ]),
    ("rise", {2010: 100, 2011: 115, 2012: 132, 2013: 152, 2014: 175, 2015: 177}, [
        "177 is 1.1 % more than 175.",
        "The goal for 2015 is +10 % on 2014: 175 × 1.1 = 192.5. 177 is less than 192.5: not met.",
        "Growth over the 6 figures from 2010 to 2015: +12.9 % a year (95 % interval +9.7 % to +16.3 %); the goal "
        "is +10 %.",
        "The interval allows for a standard deviation of 0.044 about the trend of the logarithms (for a share, of "
        "the log odds), estimated from this country alone.",
        "A rise or fall as steep as this comes up in fewer than 1 of 100 series without any change (p < 0.001, "
        "below 10 %).",
        "Growth over the last 4 figures: +10.7 % a year. Ahead of the goal and On track need +4.881 % or better: "
        "reached.",
        "Status: On track.",
        "The goal path from 2010: 100 × 1.1 a year for 5 years = 161.051. The figure for 2015 is 15.9 victims "
        "above the goal path.",
        "Needed for the goal in 2016: 194.7 (+10 %).",
    ]),
    ("rise", {2010: 90, 2011: 80, 2012: 70, 2013: 60, 2014: 50}, [
        "50 is 16.7 % less than 60.",
        "The goal for 2014 is +10 % on 2013: 60 × 1.1 = 66. 50 is less than 66: not met.",
        "Growth over the 5 figures from 2010 to 2014: −13.6 % a year (95 % interval −15.6 % to −11.6 %); the goal "
        "is +10 %.",
        "The interval allows for a standard deviation of 0.0232 about the trend of the logarithms (for a share, "
        "of the log odds), estimated from this country alone.",
        "A rise or fall as steep as this comes up in fewer than 1 of 100 series without any change (p < 0.001, "
        "below 5 %).",
        "Status: Moving away.",
        "The goal path from 2010: 90 × 1.1 a year for 4 years = 131.769. The figure for 2014 is 81.8 victims "
        "below the goal path.",
        "Needed to be back on the goal path in 2015: 144.9459 (+190 %).",
    ]),
    ("rise from 2009", {2008: 100, 2009: 110, 2010: 115, 2011: 125}, [
        "125 is 8.7 % more than 115.",
        "The goal for 2011 is +10 % on 2010: 115 × 1.1 = 126.5. 125 is less than 126.5: not met.",
        "4 comparable figures from 2008 to 2011; a trend needs 5.",
        "Status: Too early.",
        "The goal path from 2008, by each year's own goal: 100 becomes 121.275. The figure for 2011 is 3.7 "
        "victims above the goal path.",
        "Needed for the goal in 2012: 137.5 (+10 %).",
    ]),
    ("rise from 2009", {2007: 100, 2008: 101}, [
        "No goal is set for 2008 here.",
    ]),
    ("fall", {2013: 80, 2014: 81}, [
        "81 is 1.3 % more than 80.",
        "The goal for 2014 is −10 % on 2013: 80 × 0.9 = 72. 81 is more than 72: not met.",
        "2 comparable figures from 2013 to 2014; a trend needs 5.",
        "Status: Too early.",
        "The goal path from 2013: 80 × 0.9 = 72. The figure for 2014 is 9 victims above the goal path (less is "
        "better).",
        "Needed to be back on the goal path in 2015: 64.8 (−20 %).",
    ]),
    ("fall", {2013: 0, 2014: 0}, [
        "Zero cannot fall further: 2014 met the goal.",
        "2 comparable figures from 2013 to 2014; a trend needs 5.",
        "Status: Too early.",
    ]),
    ("down", {2010: 100, 2011: 95, 2012: 90, 2013: 85, 2014: 80}, [
        "5 comparable figures from 2010 to 2014; a trend needs 5.",
        "Of the 10 pairs of years, the later figure is higher in none and lower in 10.",
        "A trend by this rule: an order as clear as this comes up in 2 of 100 series without any trend (p = "
        "0.017, below 10 %).",
        "The median slope is −5 victims a year, at least the 0.45 victims that a change needs.",
        "Less is better for this indicator; no number is set.",
        "Status: Improving.",
    ]),
    ("down", {2010: 100, 2014: 80}, [
        "2 comparable figures from 2010 to 2014; a trend needs 5.",
        "Status: Too early.",
    ]),
    ("up", {2010: 100, 2011: 100, 2012: 100, 2013: 100, 2014: 100}, [
        "5 comparable figures from 2010 to 2014; a trend needs 5.",
        "All of them are within 1 percentage point of the best possible value: At the limit.",
    ]),
    ("stage", {2013: 1, 2014: 2}, [
        "Goal met requires stage 4, “in force”, or higher; stage 2 does not reach it.",
        "Below the goal, the name of the stage is the status.",
    ]),
    ("stage", {2013: 4, 2014: 2}, [
        "Goal met requires stage 4, “in force”, or higher; stage 2 does not reach it.",
        "The goal was reached in 2013 and no longer is: Moving away.",
    ]),
    ("100 by 2010", {2000: 10, 2001: 20}, [
        "20 is 100 % more than 10.",
        "Goal met requires 100 or more. 20 is less than 100: not reached.",
        "Going from 10 (2000) to 100 (2010) in 10 years takes +25.893 % a year.",
        "On track requires 95 % of that: 10 × 1.24597914 a year for 1 year = 12.4598. 20 is at least 12.4598: On "
        "track.",
        "The goal path from 2000 is at 12.5893 in 2001. The figure is 7.4 victims above the goal path.",
        "Needed from here to reach 100 in 2010: +19.6 % a year.",
        "At the pace since 2000, the goal is reached in 2004.",
    ]),
    ("100 by 2010", {2000: 10, 2001: 11}, [
        "11 is 10 % more than 10.",
        "Goal met requires 100 or more. 11 is less than 100: not reached.",
        "Going from 10 (2000) to 100 (2010) in 10 years takes +25.893 % a year.",
        "On track requires 95 % of that: 10 × 1.24597914 a year for 1 year = 12.4598. 11 is less than 12.4598: "
        "not reached.",
        "Behind requires 0 % of that: 10 × 1 a year for 1 year = 10. 11 is at least 10: Behind.",
        "The goal path from 2000 is at 12.5893 in 2001. The figure is 1.6 victims below the goal path.",
        "Needed from here to reach 100 in 2010: +28 % a year.",
        "At the pace since 2000, the goal is reached in 2025.",
    ]),
    ("100 by 2010", {2000: 120, 2001: 90}, [
        "90 is 25 % less than 120.",
        "Goal met requires 100 or more. 90 is less than 100: not reached.",
        "The first figure, 120 (2000), met the goal, so no path leads to it. The figure for 2001 no longer meets "
        "it: Moving away.",
        "The figure for 2001 is 10 victims below the goal.",
        "Needed from here to reach 100 in 2010: +1.2 % a year.",
    ]),
    ("100 by 2010", {2000: 0, 2001: 90}, [
        "The figure for 2000, where the goal path begins, is not above zero, or that for 2001 is below zero, so "
        "growth cannot be given in per cent.",
    ]),
    ("kept", {2013: 6, 2014: 7}, [
        "Goal met requires 8 victims or more. 7 is less than 8: not reached.",
        "7 is more than 6, the figure for 2013: Behind.",
    ]),
    ("kept", {2013: 7, 2014: 6}, [
        "Goal met requires 8 victims or more. 6 is less than 8: not reached.",
        "6 is less than 7, the figure for 2013: Moving away.",
    ]),
    ("kept below", {2011: 60, 2012: 60}, [
        "Goal met requires 50 victims or less. 60 is more than 50: not reached.",
        "60 is the same as in 2011: Behind.",
    ]),
    ("kept", {2014: 7}, [
        "Goal met requires 8 victims or more. 7 is less than 8: not reached.",
        "The series has no figure other than that for 2014, so there is nothing to compare it with.",
    ]),
    ("count", {2013: 7, 2014: 9}, [
        "Goal met requires 8 victims or more. 9 is at least 8: Goal met.",
    ]),
    ("rise", {2011: 8, 2014: 8}, [
        "There is no figure for 2013, so there is nothing to compare 2014 with; the latest figure before it is "
        "for 2011.",
        "2 comparable figures from 2011 to 2014; a trend needs 5.",
        "Status: Too early.",
        "The goal path from 2011: 8 × 1.1 a year for 3 years = 10.648. The figure for 2014 is 2.6 victims below "
        "the goal path.",
        "Needed to be back on the goal path in 2015: 11.7128 (+46 %).",
    ]),
    ("rise", {2014: 8}, [
        "The series has no figure other than that for 2014, so there is nothing to compare it with.",
        "1 comparable figure (2014); a trend needs 5.",
        "Status: Too early.",
        "Needed for the goal in 2015: 8.8 (+10 %).",
    ]),
    ("rise", {2013: 0, 2014: 8}, [
        "The figure for 2013 is zero, and growth from zero cannot be given in per cent.",
        "2 comparable figures from 2013 to 2014; a trend needs 5.",
        "Status: Too early.",
        "Needed for the goal in 2015: 8.8 (+10 %).",
    ]),
    ("rise", {2013: -1, 2014: 8}, [
        "One of the figures for 2013 and 2014 is below zero, so growth cannot be given in per cent.",
        "2 comparable figures from 2013 to 2014; a trend needs 5.",
        "Status: Too early.",
        "Needed for the goal in 2015: 8.8 (+10 %).",
    ]),
    ("rise", {2013: 8, 2014: None}, [
        "2014: not reported yet. There is no figure to assess.",
    ]),
    ("rise", {2010: 100, 2011: 130, 2012: 169, 2013: 210, 2014: 212, 2015: 214, 2016: 216}, [
        "216 is 0.9 % more than 214.",
        "The goal for 2016 is +10 % on 2015: 214 × 1.1 = 235.4. 216 is less than 235.4: not met.",
        "Growth over the 7 figures from 2010 to 2016: +13.5 % a year (95 % interval +6 % to +22 %); the goal is "
        "+10 %.",
        "The interval allows for a standard deviation of 0.1483 about the trend of the logarithms (for a share, "
        "of the log odds), estimated from this country alone.",
        "A rise or fall as steep as this comes up in 1 of 100 series without any change (p = 0.006, below 10 %).",
        "Growth over the last 4 figures: +0.9 % a year. Ahead of the goal and On track need +4.881 % or better: "
        "not reached.",
        "Status: No clear change.",
        "The goal path from 2010: 100 × 1.1 a year for 6 years = 177.1561. The figure for 2016 is 38.8 victims "
        "above the goal path.",
        "Needed for the goal in 2017: 237.6 (+10 %).",
    ]),
    ("rise", {2010: 100, 2011: 104, 2012: 101, 2013: 99, 2014: 103}, [
        "103 is 4 % more than 99.",
        "The goal for 2014 is +10 % on 2013: 99 × 1.1 = 108.9. 103 is less than 108.9: not met.",
        "Growth over the 5 figures from 2010 to 2014: +0.1 % a year (95 % interval −2.2 % to +2.5 %); the goal is "
        "+10 %.",
        "The interval allows for a standard deviation of 0.0235 about the trend of the logarithms (for a share, "
        "of the log odds), estimated from this country alone.",
        "A rise or fall as steep as this comes up in 90 of 100 series without any change (p = 0.9, not below 10 "
        "%).",
        "Status: No clear change.",
        "The goal path from 2010: 100 × 1.1 a year for 4 years = 146.41. The figure for 2014 is 43.4 victims "
        "below the goal path.",
        "Needed to be back on the goal path in 2015: 161.051 (+56 %).",
    ]),
    ("fall", {2013: 80, 2014: 72}, [
        "72 is 10 % less than 80.",
        "The goal for 2014 is −10 % on 2013: 80 × 0.9 = 72. 72 is at most 72: met.",
        "2 comparable figures from 2013 to 2014; a trend needs 5.",
        "Status: Too early.",
        "The goal path from 2013: 80 × 0.9 = 72. The figure for 2014 is on the goal path.",
        "Needed for the goal in 2015: 64.8 (−10 %).",
    ]),
    ("fall", {2010: 40, 2011: 30, 2012: 20, 2013: 10, 2014: 0}, [
        "0 is 100 % less than 10.",
        "Zero cannot fall further: 2014 met the goal.",
        "The figures up to 2014 include zeros, a figure below zero or a leap from which no growth can be computed, so "
        "there is no status.",
        "The goal path from 2010: 40 × 0.9 a year for 4 years = 26.244. The figure for 2014 is 26.2 victims below "
        "the goal path (less is better).",
        "4 figures in a row met the goal.",
    ]),
    ("rise", {2010: 10, 2011: 0, 2012: 20, 2013: 0, 2014: 8}, [
        "The figure for 2013 is zero, and growth from zero cannot be given in per cent.",
        "The figures up to 2014 include zeros, a figure below zero or a leap from which no growth can be computed, so "
        "there is no status.",
        "The goal path from 2010: 10 × 1.1 a year for 4 years = 14.641. The figure for 2014 is 6.6 victims below "
        "the goal path.",
        "Needed to be back on the goal path in 2015: 16.1051 (+101 %).",
    ]),
    ("active", {2013: 3, 2014: 4}, [
        "The number of activities says nothing about how large or effective they were.",
    ]),
])
def test_the_steps_read_as_the_sum_is_done_by_hand(rule: str, values: dict[int, float | None],
                                                   sentences: list[str]) -> None:
    assert said(board(RULES[rule], values)) == sentences


def test_a_limit_in_a_series_with_a_trend_test_says_that_a_trend_needs_exact_figures() -> None:
    assert said(board(RULES["up"], {2012: 97}, {2012: "lower_bound"}))[-1] == (
        "The figure for 2012 is only a limit (“at least” or “at most”), and the true figure is not known. A trend "
        "needs exact figures, so this year has no status.")


@pytest.mark.parametrize("marks, sentence", [
    ({2014: "break"}, "Figures from 2014 on cannot be compared with earlier ones, so there is nothing to compare "
                      "2014 with."),
    ({2014: "uncertain"}, "The figure for 2014 is shown but never assessed: uncertain in period or count."),
    ({2013: "partial"}, "Nothing is compared with the figure for 2013: partial coverage."),
    ({2014: "lower_bound"}, "One of these figures is only a limit (“at least” or “at most”), and the true figure is "
                            "not known. The answer would depend on it, so none is given."),
])
def test_a_mark_that_forbids_a_judgement_is_named(marks: dict[int, str], sentence: str) -> None:
    assert sentence in said(board(RULES["rise"], {2013: 100, 2014: 101}, marks))


def test_each_figure_stands_first_with_its_date_bound_stage_source_and_marks() -> None:
    scoreboard = board(RULES["rise"], {2021: 10000, 2022: 30000}, {2022: "lower_bound provisional"},
                       {2021: "2021-10-20", 2022: "2022-10-20"})
    assert [wording.message(each, scoreboard.catalogue) for each in steps(scoreboard, last(scoreboard))][:3] == [
        "October 2021: 10,000 victims (source 10000).", "October 2022: at least 30,000 victims (source 30000).",
        "Note on the figure for October 2022: provisional."]
    staged = board(RULES["stage"], {2014: 4})
    assert wording.message(steps(staged, last(staged))[0], staged.catalogue) == "2014: in force (stage 4; source 4)."


@pytest.mark.parametrize(("rule", "figure", "marks"), [
    ("rise", 60, {2008: "upper_bound"}), ("rise", 60, {2009: "lower_bound"}),
    ("100 by 2010", 120, {2009: "lower_bound"})])
def test_the_steps_of_a_bound_or_from_one_give_no_difference_that_is_not_known(rule: str, figure: float,
                                                                              marks: dict[int, str]) -> None:
    exact, bounded = (board(RULES[rule], {2008: 10, 2009: figure}, carried) for carried in ({}, marks))
    known, left = ({each.code for each in steps(one, last(one))} for one in (exact, bounded))
    assert "goal_met" in (last(bounded)["status"], last(exact)["status"]) or last(bounded)["met"] == last(exact)["met"]
    assert known & DIFFERENCES
    assert not left & DIFFERENCES
    assert ("step.needed_goal" in left) == (2008 in marks)


def test_a_limit_is_shown_on_the_side_of_the_figure_on_which_it_is() -> None:
    near = board(judged_by("annual_change", at_least="9.99999 %"), {2013: 100, 2014: 110})
    assert "100 × 1.0999999 = 109.99999. 110 is at least 109.99999: met." in said(near)[1]


def test_the_share_needed_for_the_path_leads_to_the_number_beside_it() -> None:
    counts = judged_by("annual_change", at_least="10 %").model_copy(update={"whole": True})
    behind = board(counts, {2013: 103, 2014: 107})
    assert "Needed to be back on the goal path in 2015: 125 (+16.8 %)." in said(behind)     # the path has 124.63


def test_context_has_no_steps_and_a_hidden_figure_says_only_that() -> None:
    people = RULES["rise"].model_copy(update={"counts_people": True})
    hidden = board(people, {2013: 8, 2014: 3}, audience="public")
    assert [each.code for each in steps(hidden, last(hidden))] == ["step.hidden"]
    context = board(RULES["rise"].model_copy(update={"role": "context", "goal": None}), {2014: 12})
    assert [each.code for each in steps(context, last(context))] == ["step.context"]


MARK = st.sampled_from(["", "", "", "", "break", "uncertain", "lower_bound", "upper_bound"])
YEARS = st.dictionaries(st.integers(2000, 2012), st.tuples(
    st.one_of(st.none(), st.integers(-20, 130), st.sampled_from([0, 50, 55, 100, 110, 10.5, 99.5])), MARK),
    min_size=1, max_size=7)


@pytest.mark.slow
@settings(max_examples=300, deadline=None)
@given(rule=st.sampled_from(sorted(RULES)), points=YEARS, dated=st.booleans())
def test_the_steps_of_any_figure_give_its_status_again(rule: str, points: dict[int, tuple[float | None, str]],
                                                       dated: bool) -> None:
    values = {year: points[year][0] for year in sorted(points)}
    if RULES[rule].stages:
        values = {year: None if value is None else abs(int(value)) % 6 for year, value in values.items()}
    dates = {year: f"{year}-0{year % 8 + 1}-15" for year, value in values.items() if value is not None} if dated else {}
    scoreboard = board(RULES[rule], values, {year: mark for year, (_, mark) in points.items()}, dates)
    for row in records(scoreboard.assessments):
        found = steps(scoreboard, row)
        expected = Status(row["status"]) if row["status"] and not row["reason"] else None
        assert status_of(found) == expected, (row, found)
        assert tick_of(found) == {1.0: True, 0.0: False}.get(row["met"]), (row, found)
        assert all(wording.message(each, scoreboard.catalogue) for each in found)


KNOWN: tuple[tuple[str, dict[int, float | None], dict[int, str]], ...] = (
    ("rise", {2010: 100, 2011: 110, 2012: 121, 2013: 133.1, 2014: 146.41, 2015: 161.051}, {}),
    ("rise", {2010: 100, 2011: 115, 2012: 132, 2013: 152, 2014: 175, 2015: 177}, {}),
    ("rise", {2010: 100, 2011: 105, 2012: 110, 2013: 116, 2014: 121}, {}),
    ("rise", {2010: 100, 2011: 130, 2012: 169, 2013: 210, 2014: 212, 2015: 214, 2016: 216}, {}),
    ("rise", {2010: 90, 2011: 80, 2012: 70, 2013: 60, 2014: 50}, {}),
    ("cases", {2010: 90, 2011: 80, 2012: 70, 2013: 60, 2014: 50, 2015: 120}, {}),
    ("rise", {2010: 10, 2011: 0, 2012: 20, 2013: 0, 2014: 8}, {}),
    ("rise from 2009", {2008: 5}, {}), ("rise", {2010: 10}, {}),
    ("rise", {2010: 0, 2011: 5, 2012: 7, 2013: 6, 2014: -6, 2015: -7, 2016: None}, {}),
    ("rise", {2010: 10, 2011: 12}, {2011: "break"}), ("rise", {2010: 10, 2011: 12}, {2011: "financial_year"}),
    ("rise", {2010: 10, 2011: 12}, {2010: "financial_year"}), ("rise", {2010: 10, 2011: 12}, {2011: "uncertain"}),
    ("rise", {2010: 10, 2011: 12}, {2010: "uncertain"}), ("rise", {2010: 10, 2011: 12}, {2011: "lower_bound"}),
    ("rise", {2010: 10, 2011: 10.5}, {2011: "lower_bound"}),
    ("fall", {2010: 80, 2011: 70, 2012: 72, 2013: 50, 2014: 40, 2015: 0}, {}),
    ("up", {2010: 50, 2011: 52, 2012: 54, 2013: 56, 2014: 58, 2015: 10}, {}),
    ("up", {2010: 50, 2011: 50.1, 2012: 50.2, 2013: 50.3, 2014: 50.4}, {}),
    ("up", dict.fromkeys(range(2010, 2015), 100), {}), ("down", {2010: 9, 2011: 8}, {2011: "upper_bound"}),
    ("100 by 2010", {2000: 10, 2001: 20, 2002: 10}, {}), ("100 by 2010", {2000: 10, 2001: 9}, {}),
    ("100 by 2010", {2000: 10, 2010: 20}, {}), ("100 by 2010", {2012: 5, 2013: 6}, {}),
    ("100 by 2010", {2000: 0, 2001: 20}, {}), ("100 by 2010", {2000: 120, 2001: 90}, {}),
    ("share by 2010", {2000: 10, 2001: 20, 2002: 21}, {}),
    ("down to 20 by 2012", {2001: 30, 2003: 30, 2004: 25}, {}), ("stage", {2010: 1, 2011: 4, 2012: 3}, {}),
    ("kept", {2010: 9, 2011: 6, 2012: 7, 2013: 7, 2014: 6}, {}), ("kept below", {2011: 60, 2012: 65, 2013: 45}, {}),
    ("count", {2010: 1, 2013: 1}, {}), ("active", {2010: 3, 2011: 0, 2012: None}, {}),
)
"""Series that come to every status and reason, and to every step."""


def test_every_status_and_reason_of_a_series_comes_up_among_the_known_answers() -> None:
    """The random test above is of no use if its series never come to a status; these are all reached."""
    seen: set[str] = set()
    for rule, values, marks in KNOWN:
        scoreboard = board(RULES[rule], values, marks)
        for row in records(scoreboard.assessments):
            found = steps(scoreboard, row)
            assert status_of(found) == (None if row["reason"] or not row["status"] else Status(row["status"]))
            assert tick_of(found) == {1.0: True, 0.0: False}.get(row["met"])
            seen |= {row["status"], row["reason"], row["tick_reason"]}
    assert seen - {""} == {*Status, *Reason} - {Reason.HIDDEN, Reason.TOO_FEW_REPORTERS}


def codes_of(sent: Iterable[Message]) -> set[str]:
    """The codes of messages, and of those within them."""
    return {found for each in sent for found in (each.code, *codes_of(
        value for value in each.values.values() if isinstance(value, Message)))}


def ten_countries() -> Scoreboard:
    """Counts and levels of ten countries, whose common variance is estimated, by every rule."""
    own = catalogue_of_every_rule()
    countries = [area.code for area in own.areas if area.kind == "country"][:10]
    return judge(figures(*((code, area, 2010 + year, 40.0 + 5 * year + place * year % 3)
                           for code in ("RISE", "RISE_OF_CASES", "FALL") for place, area in enumerate(countries)
                           for year in range(6))), own)


def test_every_step_and_every_sentence_on_a_rule_is_said_somewhere() -> None:
    context = RULES["rise"].model_copy(update={"role": "context", "goal": None})
    people = RULES["rise"].model_copy(update={"counts_people": True})
    noted, whole = (RULES["rise"].model_copy(update=more) for more in (
        {"rule_note": "Ours.", "rule_origin": "form"}, {"whole": True}))
    unsourced = [judge(figures(("X", "AAA", 2014, 4)).assign(source_title=""), catalogue(goal("1.1", RULES[rule])))
                 for rule in ("rise", "stage")]
    boards = [*(board(RULES[rule], values, marks) for rule, values, marks in KNOWN), ten_countries(), *unsourced,
              board(noted, {2014: 1}), board(whole, {2012: 5, 2013: 8, 2014: 8}),
              board(judged_by("annual_change", "down", at_most={"AAA": "-5 %"}), {2014: 1}),
              board(judged_by("reach", "down", value={"AAA": 5}, by=2030), {2014: 1}),
              judge(figures_of_every_rule(), catalogue_of_every_rule()), board(context, {2014: 12}),
              board(RULES["rise"], {2013: 7, 2014: 6}, {}, {2013: "2013-06-01", 2014: "2014-07-01"}),
              board(people, {2013: 8, 2014: 3}, audience="public"),
              board(RULES["rise"].model_copy(update={"rule_origin": "form"}), {2014: 12})]
    there = {name for name in messages(language.ENGLISH).sources if name.startswith(("message-step-", "message-how-"))}
    for scoreboard in boards:
        sent = [message for row in records(scoreboard.assessments) for message in steps(scoreboard, row)]
        for each in scoreboard.catalogue.indicators.values():
            sent += statements.how_judged(each)
        assert all(wording.message(message, scoreboard.catalogue) for message in sent)
        there -= {message_of(identifier("message", code))[0] for code in codes_of(sent)}
    assert not there


def test_an_explanation_has_steps_rule_and_origin() -> None:
    scoreboard = board(RULES["rise"].model_copy(update={"rule_note": "Steps are ours.", "rule_origin": "form"}),
                       {2013: 8, 2014: 12})
    explained = statements.explanation(scoreboard, last(scoreboard))
    text = " ".join(wording.message(message, scoreboard.catalogue)
                    for messages in explained.values() for message in messages)
    for part in ("2013: 8 victims (source 8).", "8 × 1.1 = 8.8", "A year meets the goal where",
                 "Steps are ours.", "quasi-Poisson"):
        assert part in text


def test_a_message_may_carry_another() -> None:
    inner = Message(code="step.less", values={"figure": Number(8.0), "limit": Limit(8.8, 8.0)})
    assert wording.message(Message(code="step.keep_above", values={
        "status": Status.GOAL_MET, "goal": Amount(9.0, "VICTIMS"), "answer": inner}), catalogue()) == (
        "Goal met requires 9 victims or more. 8 is less than 8.8: not reached.")


def test_a_step_names_the_source_of_a_figure_in_short() -> None:
    gazette = Source(title="Gazette 18 Jul (2023 report)", url="https://gazette.example", short="Gazette, 2023",
                     publisher="", terms="not checked", terms_url="", checked="")
    known = catalogue(goal("1.1", RULES["rise"])).model_copy(update={"sources": (gazette,)})
    rows = figures(("X", "AAA", 2013, 8), ("X", "AAA", 2014, 12)).assign(
        source_title=[gazette.title, "Ministry"], source_url=[gazette.url, ""])
    scoreboard = judge(rows, known)
    assert [wording.message(each, known) for each in steps(scoreboard, last(scoreboard))][:2] == [
        "2013: 8 victims (Gazette, 2023).", "2014: 12 victims (Ministry)."]
