"""The steps of a judgement give its status again, and read as an analyst would write them."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators import __version__, statements, wording
from indicators.judging.scoreboard import Scoreboard, judge
from indicators.model import Indicator, Message, Reason, Rule, Status, records
from indicators.statements.steps import steps
from tests.nouns import as_seen, catalogue, figures, goal, indicator
from tests.statements.replay import status_of

LADDER = {0: "no law", 1: "drafting", 2: "before parliament", 3: "adopted", 4: "in force", 5: "applied"}


def judged_by(method: str, wanted: str = "up", stages: dict[int, str] | None = None, **given_: object) -> Indicator:
    return indicator("X", desired_direction=wanted, stages=stages or {}, goal=Rule.model_validate(
        {"method": method, **given_}))


RULES = {
    "rise": judged_by("annual_change", at_least="10 %"),
    "fall": judged_by("annual_change", "down", at_most="-10 %"),
    "bridged": judged_by("annual_change", at_least="10 %", gaps="bridged"),
    "rise from 2009": judged_by("annual_change", at_least={2009: "5 %", 2011: "10 %"}),
    "kept": judged_by("keep", at_least=8),
    "kept below": judged_by("keep", "down", at_most={2000: 100, 2012: 50}),
    "count": judged_by("count_per_year", at_least=8),
    "sum": judged_by("count_per_year", at_least=8, cumulative=True),
    "up": judged_by("direction"),
    "down": judged_by("direction", "down"),
    "near the limit": judged_by("direction", limit=100),
    "100 by 2010": judged_by("reach", value=100, by=2010),
    "straight to 100 by 2010": judged_by("reach", value=100, by=2010, path="linear"),
    "down to 20 by 2012": judged_by("reach", "down", value=20, by=2012, baseline_year=2003, baseline_value=90),
    "straight down to 0 by 2012": judged_by("reach", "down", value=0, by=2012, path="linear", baseline_year=2002),
    "stage": judged_by("milestones", stages=LADDER, reach=4),
    "stage by 2013": judged_by("milestones", stages=LADDER, reach=4, by=2013),
    "stage itself": judged_by("milestones", stages=LADDER, reach=4, below="stage"),
    "active": judged_by("activity"),
    "trend": judged_by("direction", test="mann_kendall", limit=100),
    "trend down": judged_by("direction", "down", test="mann_kendall"),
    "rise tested": judged_by("annual_change", at_least="10 %", test="chance"),
    "fall tested": judged_by("annual_change", "down", at_most="-10 %", test="chance"),
}


DIFFERENCES = {f"step.{code}" for code in (
    "change", "change_a_year", "pace", "pace_line_more", "path", "path_of_a_year", "value_path", "value_goal")}
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
        "From 5 (2010) to 12 (2014) in 4 years: up 24 % a year on average.",
        "Goal met requires +10 % or more since 2013: 8 × 1.1 = 8.8. 12 is at least 8.8: Goal met.",
        "The goal path from 2010: 5 × 1.1 a year for 4 years = 7.3205. The figure for 2014 is 4.7 victims above the "
        "goal path.",
        "Needed for the goal in 2015: +10 %, which is 13.2."]),
    ("rise", {2010: 0, 2013: 8, 2014: 12}, [
        "12 is 50 % more than 8.",
        "There is no pace: the first figure, that for 2010, is zero, and growth from zero cannot be given in per cent.",
        "Goal met requires +10 % or more since 2013: 8 × 1.1 = 8.8. 12 is at least 8.8: Goal met.",
        "Needed for the goal in 2015: +10 %, which is 13.2."]),
    ("rise", {2010: 5, 2013: 8, 2014: 8}, [
        "8 is the same as 8.",
        "From 5 (2010) to 8 (2014) in 4 years: up 12.5 % a year on average.",
        "Goal met requires +10 % or more since 2013: 8 × 1.1 = 8.8. 8 is less than 8.8: not reached.",
        "On track requires +10 % a year or more since 2010: 5 × 1.1 a year for 4 years = 7.3205. 8 is at least 7.3205: "
        "On track.",
        "The goal path from 2010: 5 × 1.1 a year for 4 years = 7.3205. The figure for 2014 is 0.7 victims above the "
        "goal path.",
        "Needed for the goal in 2015: +10 %, which is 8.8."]),
    ("rise from 2009", {2008: 100, 2009: 110, 2010: 115, 2011: 125}, [
        "125 is 8.7 % more than 115.",
        "From 100 (2008) to 125 (2011) in 3 years: up 7.7 % a year on average.",
        "Goal met requires +10 % or more since 2010: 115 × 1.1 = 126.5. 125 is less than 126.5: not reached.",
        "On track requires meeting each year's own goal since 2008, which leads from 100 to 121.275. 125 is at least "
        "121.275: On track.",
        "The goal path from 2008, by each year's own goal: 100 becomes 121.275. The figure for 2011 is 3.7 victims "
        "above the goal path.",
        "Needed for the goal in 2012: +10 %, which is 137.5."]),
    ("rise from 2009", {2007: 100, 2008: 101}, ["No goal is set for 2008 here."]),
    ("fall", {2013: 80, 2014: 81}, [
        "81 is 1.3 % more than 80.",
        "Goal met requires −10 % or lower since 2013: 80 × 0.9 = 72. 81 is more than 72: not reached.",
        "Some progress requires −6 % or lower since 2013: 80 × 0.94 = 75.2. 81 is more than 75.2: not reached.",
        "Little or no progress requires no more than in 2013. 81 is more than 80: not reached.",
        "None of these is reached: Moving away.",
        "The goal path from 2013: 80 × 0.9 = 72. The figure for 2014 is 9 victims above the goal path "
        "(less is better).",
        "Needed to be back on the goal path in 2015: 64.8, which is −20 %."]),
    ("down", {2010: 100, 2014: 80}, [
        "From 100 (2010) to 80 (2014) in 4 years: down 5.4 % a year on average.",
        "Less is better for this indicator; no number is set.",
        "Improving requires −0.5 % a year or lower since 2010: 100 × 0.995 a year for 4 years = 98.015. 80 is at most "
        "98.015: Improving."]),
    ("stage", {2013: 1, 2014: 2}, [
        "Goal met requires the stage “in force” or a higher one. 2 is less than 4: not reached.",
        "2 is above 1, the stage of 2013: Some progress."]),
    ("stage by 2013", {2009: 0, 2010: 1}, [
        "Goal met requires the stage “in force” or a higher one. 1 is less than 4: not reached.",
        "On track requires, until 2013, the straight path from 0 (2009) to 4 (2013); after 1 of 4 years it is at 1. "
        "1 is at least 1: On track."]),
    ("kept", {2013: 6, 2014: 7}, [
        "Goal met requires 8 victims or more. 7 is less than 8: not reached.",
        "7 is more than 6, the figure for 2013: Some progress."]),
    ("kept below", {2011: 60, 2012: 60}, [
        "Goal met requires 50 victims or less. 60 is more than 50: not reached.",
        "60 is not less than 60, the figure for 2011: not Some progress.",
        "60 is the same as in 2011: Little or no progress."]),
    ("kept", {2014: 7}, [
        "Goal met requires 8 victims or more. 7 is less than 8: not reached.",
        "The series has no figure other than that for 2014, so there is nothing to compare it with."]),
    ("count", {2013: 7, 2014: 9}, ["Goal met requires 8 victims or more. 9 is at least 8: Goal met."]),
    ("sum", {2012: 10, 2013: 7}, [
        "Goal met requires at least 16 from 2012 on, the sum of the goals of 2 years; the counts add up to 17. "
        "17 is at least 16: Goal met."]),
    ("sum", {2012: 8, 2013: 2, 2014: 9}, [
        "Goal met requires at least 24 from 2012 on, the sum of the goals of 3 years; the counts add up to 19. "
        "19 is less than 24: not reached.",
        "The year's own count, 9, is above its goal of 8, so the shortfall is smaller: Some progress."]),
    ("rise", {2011: 8, 2014: 8}, ["There is no figure for 2013, so there is nothing to compare 2014 with; the "
                                  "latest figure before it is for 2011."]),
    ("rise", {2014: 8}, [
        "The series has no figure other than that for 2014, so there is nothing to compare it with."]),
    ("up", {2011: 0, 2014: 8}, ["The figure for 2011 is zero, and growth from zero cannot be given in per cent."]),
    ("rise", {2013: 0, 2014: 8}, ["The figure for 2013 is zero, and growth from zero cannot be given in per cent."]),
    ("rise", {2013: -1, 2014: 8}, [
        "The figures for 2013 and 2014 are on opposite sides of zero, so growth cannot be given in per cent."]),
    ("rise", {2013: 8, 2014: None}, ["2014: not reported yet. There is no figure to assess."]),
])
def test_the_steps_read_as_the_sum_is_done_by_hand(rule: str, values: dict[int, float | None],
                                                   sentences: list[str]) -> None:
    assert said(board(RULES[rule], values)) == sentences


def test_a_limit_in_a_series_with_a_trend_test_says_that_a_trend_needs_exact_figures() -> None:
    assert said(board(RULES["trend"], {2012: 97}, {2012: "lower_bound"}))[-1] == (
        "The figure for 2012 is only a limit (“at least” or “at most”), and the true figure is not known. A trend "
        "needs exact figures, so this year has no status.")


@pytest.mark.parametrize("marks, sentence", [
    ({2014: "break"}, "Figures from 2014 on cannot be compared with earlier ones, so there is nothing to compare "
                      "2014 with."),
    ({2014: "uncertain"}, "The figure for 2014 is shown but never assessed: uncertain in period or count."),
    ({2013: "partial"}, "Nothing is compared with the figure for 2013: partial coverage."),
    ({2014: "lower_bound"}, "One of these figures is only a limit (“at least” or “at most”), and the true figure is "
                            "not known. The status would depend on it, so none is given."),
])
def test_a_mark_that_forbids_a_judgement_is_named(marks: dict[int, str], sentence: str) -> None:
    assert said(board(RULES["rise"], {2013: 100, 2014: 101}, marks))[-1] == sentence


def test_each_figure_stands_first_with_its_date_bound_stage_source_and_marks() -> None:
    scoreboard = board(RULES["bridged"], {2017: 10000, 2022: 30000}, {2022: "lower_bound provisional"},
                       {2017: "2017-01-10", 2022: "2022-10-20"})
    assert [wording.message(each, scoreboard.catalogue) for each in steps(scoreboard, last(scoreboard))][:3] == [
        "January 2017: 10,000 victims (source 10000).", "October 2022: at least 30,000 victims (source 30000).",
        "October 2022 is marked: provisional."]
    staged = board(RULES["stage"], {2014: 4})
    assert wording.message(steps(staged, last(staged))[0], staged.catalogue) == "2014: in force (stage 4; source 4)."


@pytest.mark.parametrize(("rule", "figure", "marks"), [
    ("rise", 60, {2008: "upper_bound"}), ("rise", 60, {2009: "lower_bound"}), ("bridged", 60, {2008: "upper_bound"}),
    ("100 by 2010", 120, {2009: "lower_bound"}), ("straight to 100 by 2010", 120, {2009: "lower_bound"})])
def test_the_steps_of_a_bound_or_from_one_give_no_difference_that_is_not_known(rule: str, figure: float,
                                                                              marks: dict[int, str]) -> None:
    exact, bounded = (board(RULES[rule], {2008: 10, 2009: figure}, carried) for carried in ({}, marks))
    known, left = ({each.code for each in steps(one, last(one))} for one in (exact, bounded))
    assert last(bounded)["status"] == last(exact)["status"] == "goal_met"
    assert known & DIFFERENCES
    assert not left & DIFFERENCES
    assert ("step.needed_goal" in left) == (2008 in marks)


def test_a_limit_is_shown_on_the_side_of_the_figure_on_which_it_is() -> None:
    near = board(judged_by("annual_change", at_least="9.99999 %"), {2013: 100, 2014: 110})
    assert "100 × 1.0999999 = 109.99999. 110 is at least 109.99999: Goal met." in said(near)[1]


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
        expected = None if row["reason"] else Status(row["status"])
        assert status_of(found) == expected, (row, found)
        assert all(wording.message(each, scoreboard.catalogue) for each in found)


def test_every_status_and_reason_of_a_series_comes_up_among_the_known_answers() -> None:
    """The random test above is of no use if its series never come to a status; these are all reached."""
    seen: set[str] = set()
    for rule, values, marks in (
            ("rise", {2010: 50, 2011: 55, 2012: 55, 2013: 56, 2014: 60, 2015: 59}, {}),
            ("rise", {2010: 10, 2011: 30, 2012: 30, 2013: 31}, {}),
            ("rise from 2009", {2008: 5}, {}),
            ("rise", {2010: 0, 2011: 5, 2013: 6, 2014: -6, 2015: None}, {}), ("rise", {2010: 10}, {}),
            ("rise", {2010: 100, 2011: 106}, {}), ("rise", {2010: 10, 2011: 12}, {2011: "break"}),
            ("rise", {2010: 10, 2011: 12}, {2011: "uncertain"}), ("up", {2010: 100, 2011: 100, 2012: 110, 2013: 1}, {}),
            ("100 by 2010", {2000: 10, 2001: 20}, {}), ("100 by 2010", {2000: 0, 2001: 20}, {}),
            ("100 by 2010", {2000: 120, 2001: 90}, {}), ("stage itself", {2010: 1}, {}),
            ("active", {2010: 3, 2011: 0}, {}),
            ("trend", dict.fromkeys(range(2010, 2015), 100), {}), ("trend", {2010: 50, 2011: 51}, {}),
            ("stage by 2013", {2010: 1, 2011: 2, 2012: 2, 2013: 3, 2014: 2, 2015: 4}, {})):
        scoreboard = board(RULES[rule], values, marks)
        for row in records(scoreboard.assessments):
            assert status_of(steps(scoreboard, row)) == (None if row["reason"] else Status(row["status"]))
            seen |= {row["status"], row["reason"]}
    assert seen - {""} == {*Status, *Reason} - {Reason.HIDDEN, Reason.TOO_FEW_REPORTERS}


def test_the_whole_can_be_copied_as_text_with_rule_origin_source_and_versions() -> None:
    scoreboard = board(RULES["rise"].model_copy(update={"rule_note": "Steps are ours."}), {2013: 8, 2014: 12},
                       {2014: "illustrative"})
    text = statements.as_text(statements.explanation(scoreboard, last(scoreboard), 12), scoreboard.catalogue)
    for part in ("Aland, Title of X, 2014: Goal met.\nOperational goal 1.1: Goal 1.1.\nILLUSTRATIVE",
                 "- 2013: 8 victims (source 8).", "8 × 1.1 = 8.8", "The rule:\n- Goal met: the figure is at least 10 %",
                 "our reading, not agreed by the Alliance", "Steps are ours.", "Statistics Canada",
                 f"Data version 12 · Goalline {__version__}"):
        assert part in text
    alone = board(RULES["rise"], {2014: 12})
    text = statements.as_text(statements.explanation(alone, last(alone), 3), alone.catalogue)
    assert text.startswith("Aland, Title of X, 2014: not assessed (one year only).")


@pytest.mark.parametrize("origin, part", [("form", "The Alliance's form sets the number"),
                                          ("ours", "The rule is our reading, not agreed by the Alliance.")])
def test_what_is_the_forms_and_what_our_reading_is_said(origin: str, part: str) -> None:
    scoreboard = board(RULES["rise"].model_copy(update={"rule_origin": origin}), {2013: 8, 2014: 12})
    assert part in statements.as_text(statements.explanation(scoreboard, last(scoreboard), 1), scoreboard.catalogue)


def test_a_message_may_carry_another() -> None:
    inner = Message(code="step.less", values={"figure": 8.0, "limit": 8.8})
    assert wording.message(Message(code="step.held_up", values={
        "status": Status.LITTLE_PROGRESS, "since": 2013, "answer": inner})) == (
        "Little or no progress requires no less than in 2013. 8 is less than 8.8: not reached.")
