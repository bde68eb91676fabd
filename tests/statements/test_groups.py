"""A group's figures: like for like, by the members of the year, and nothing said that too few countries carry."""

from collections.abc import Sequence
from fractions import Fraction
from statistics import median
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators import statements, wording
from indicators.catalogue import SHIPPED, load_catalogue
from indicators.illustrative import illustrative_observations, with_invented_countries
from indicators.judging.scoreboard import Scoreboard, judge
from indicators.judging.statistics.many import expected_ticks
from indicators.model import Message, Rule
from indicators.statements import LikeForLike
from tests.nouns import COUNTRIES, HOURS, as_seen, catalogue, figures, goal, indicator

REAL = load_catalogue(SHIPPED)
INVENTED = with_invented_countries(REAL)
YEARS = range(2010, 2014)
MARKS = ["", "", "", "provisional", "estimated", "coded", "uncertain", "partial", "lower_bound", "upper_bound", "break"]


def board(*rows: tuple, audience: Any = "staff") -> Scoreboard:
    return as_seen(judge(figures(*rows), catalogue()), audience)


def said(message: Message) -> str:
    return wording.message(message, catalogue())


def remarks(group: LikeForLike) -> list[str]:
    """What is said beside a comparison, but for its own sentence and the coverage that the number takes."""
    return [said(note) for note in group.notes if note != group.message and not note.code.startswith("group.coverage")]


def left_out(group: LikeForLike) -> set[str]:
    return {area for areas in group.reasons.values() for area in areas}


def two_years(code: str, **values: tuple) -> list[tuple]:
    """Rows of 2013 and 2014, by area; None is no row."""
    return [(code, area, year, value) for area, pair in values.items()
            for year, value in zip((2013, 2014), pair, strict=True) if value is not None]


@pytest.mark.parametrize("code, figures_, each", [
    ("VICTIMS", {"AAA": (100, 200), "BBB": (10, 9)},
     "1 of the 2 countries with figures for 2013 and 2014 met the goal in 2014."),
    ("VICTIMS", {"AAA": (100, 100), "BBB": (10, 9)},
     "None of the 2 countries with figures for 2013 and 2014 met the goal in 2014."),
    ("VICTIMS", {"AAA": (100, 200), "BBB": (0, 9)},
     "The one country with figures for 2013 and 2014 met the goal in 2014."),
])
def test_beside_the_groups_figure_stands_how_many_countries_do_it_themselves(
        code: str, figures_: dict[str, tuple], each: str) -> None:
    found = statements.like_for_like(board(*two_years(code, **figures_)), code, COUNTRIES, 2014)
    assert found.after is not None
    assert found.by_country is not None
    assert said(found.by_country) == each


def test_without_a_figure_of_the_group_nothing_is_compared_by_country() -> None:
    alone = board(*two_years("VICTIMS", AAA=(10, 20)))
    assert statements.like_for_like(alone, "VICTIMS", COUNTRIES, 2014).by_country is None


TOGETHER = "Together, 2 countries had "

# figures of 2013 and 2014 by area, then before, after, whether the number was met, the end of the sentence
SUMS = {
    "ten per cent exactly, which no float gives": (
        {"AAA": (30, 33), "BBB": (20, 22)}, 50, 55, True,
        "55 victims (Title of VICTIMS) in 2014, 10 % more than in 2013."),
    "one short of it": (
        {"AAA": (60, 64), "BBB": (40, 45)}, 100, 109, False,
        "109 victims (Title of VICTIMS) in 2014, 9 % more than in 2013."),
    "a newcomer's 900 are not in it": (
        {"AAA": (10, 12), "BBB": (30, 32), "CCC": (None, 900)}, 40, 44, True,
        "44 victims (Title of VICTIMS) in 2014, 10 % more than in 2013."),
    "nor is what one that stopped had before": (
        {"AAA": (10, 12), "BBB": (30, 32), "CCC": (900, None)}, 40, 44, True,
        "44 victims (Title of VICTIMS) in 2014, 10 % more than in 2013."),
    "a rise of new reporters alone": (
        {"AAA": (10, 9), "BBB": (30, 31), "CCC": (None, 70)}, 40, 40, False,
        "40 victims (Title of VICTIMS) in 2014, as in 2013."),
    "a zero before is part of the sum": (
        {"AAA": (0, 12), "BBB": (10, 10)}, 10, 22, True,
        "22 victims (Title of VICTIMS) in 2014, 120 % more than in 2013."),
    "zero before everywhere": (
        {"AAA": (0, 12), "BBB": (0, 1)}, 0, 13, None,
        "13 victims (Title of VICTIMS) in 2014, after none in 2013."),
}


@pytest.mark.parametrize("name", SUMS)
def test_sums_are_of_the_countries_that_have_both_years(name: str) -> None:
    rows, before, after, met, sentence = SUMS[name]
    group = statements.like_for_like(board(*two_years("VICTIMS", **rows)), "VICTIMS", COUNTRIES, 2014)
    assert (group.before, group.after, group.met, said(group.message)) == (before, after, met, TOGETHER + sentence)
    assert group.areas_both == ("AAA", "BBB")
    told = {None: [], True: ["met"], False: ["missed"]}[met]
    assert [detail.values["way"] for detail in group.details if detail.code == "group.number"] == told


def test_only_new_reporters_give_no_figure() -> None:
    group = statements.like_for_like(board(*two_years("VICTIMS", AAA=(None, 50), BBB=(None, 70))), "VICTIMS", COUNTRIES,
                                     2014)
    assert (group.before, group.after, group.met) == (None, None, None)
    assert said(group.message) == "No country has comparable figures for both 2013 and 2014."
    assert group.reasons["absent"] == ("AAA", "BBB")


def test_each_country_left_out_is_named_with_its_reason() -> None:
    marks = {"BBB": "coded", "CCC": "uncertain", "DDD": "break"}
    rows = [("VICTIMS", area, year, 10, marks.get(area, "") if year == 2014 else "")
            for area in COUNTRIES for year in (2013, 2014)]
    group = statements.like_for_like(board(*rows), "VICTIMS", COUNTRIES, 2014)
    assert group.areas_both == ("AAA",)
    assert (group.reasons["coded"], group.reasons["not_comparable"]) == (("BBB",), ("CCC", "DDD"))
    assert remarks(group) == [
        "Not included (read from written reports): Bland.",
        "Not included (the two years are not comparable): Cland and Dland."]


def test_a_figure_read_in_a_report_is_no_year_before_either() -> None:
    rows = [("VICTIMS", "AAA", 2013, 10, "coded"), ("VICTIMS", "AAA", 2014, 12)]
    assert statements.like_for_like(board(*rows), "VICTIMS", ["AAA"], 2014).areas_both == ()


# countries with figures of both years, of 4; the coverage asked for; enough
@pytest.mark.parametrize("both, coverage, enough", [(1, 50, False), (2, 50, True), (2, 51, False), (3, 75, True),
                                                    (3, 76, False), (1, 25, False), (4, 100, True), (3, 100, False)])
def test_below_the_coverage_there_is_no_figure_and_no_number(both: int, coverage: int, enough: bool) -> None:
    one = indicator("VICTIMS", headline=1, group_rule="sum")
    asked = catalogue(goal("1.1", one).model_copy(update={"group_coverage": coverage}))
    rows = two_years("VICTIMS", **dict.fromkeys(COUNTRIES[:both], (10, 11)))
    group = statements.like_for_like(judge(figures(*rows), asked), "VICTIMS", COUNTRIES, 2014)
    assert (group.met, group.after) == ((True, 11 * both) if enough else (None, None))
    assert said(group.notes[-1]) == (
        f"Whether a group met the number of goal 1.1 is said only if at least {coverage} % of its countries are "
        "compared (Goalline's rule, not agreed by the Alliance).")
    if not enough:
        assert (group.before, len(group.changes)) == (None, 0)
        assert said(group.message) == f"Too few countries have figures for 2013 and 2014 ({both} of 4)."


def test_hours_are_compared_by_their_median() -> None:
    rows = two_years("HOURS", AAA=(10, 11), BBB=(20, 18), CCC=(90, 91))
    group = statements.like_for_like(board(*rows), "HOURS", COUNTRIES, 2014)
    assert (group.before, group.after, group.met) == (20, 18, None)
    assert said(group.message) == (
        "The median of 3 countries was 18 hours in 2014, faster than the 20 in 2013.")
    even = statements.like_for_like(board(*rows), "HOURS", ["AAA", "BBB"], 2014)
    assert (even.before, even.after) == (15, 14.5)


# -- whether the group met the number: only where it is the group's own, and enough is known --

SUMMED = indicator("VICTIMS", headline=1, group_rule="sum", whole=True)


def of_groups(*rows: tuple, rule: Any = SUMMED, **keys: object) -> Scoreboard:
    """Figures of a goal with keys of its own for groups."""
    return judge(figures(*rows), catalogue(goal("1.1", rule).model_copy(update=keys)))


# the members' last known figures: of AAA, BBB, CCC and DDD, then the figure of DDD three years before
@pytest.mark.parametrize("known, alone, volume, why", [
    (COUNTRIES, None, 1.0, ""),
    (COUNTRIES[:3], None, 1.0, "countries"), (COUNTRIES[:3], 9, 36 / 45, "countries"),
    (COUNTRIES[:3], 10, 36 / 46, "countries"),
])
def test_whether_a_group_met_the_number_takes_enough_countries_and_enough_volume(
        known: list[str], alone: int | None, volume: float, why: str) -> None:
    rows = two_years("VICTIMS", **dict.fromkeys(known, (10, 12)))
    rows += [("VICTIMS", "DDD", 2011, alone)] if alone else []
    group = statements.like_for_like(of_groups(*rows, group_coverage=80, group_volume=80, group_figures=50), "VICTIMS",
                                     COUNTRIES, 2014)
    assert group.after == 12 * len(known)
    assert group.volume == pytest.approx(volume)
    assert (group.met, group.why_not_told is None) == ((None, False) if why else (True, True))
    if group.why_not_told:
        assert group.why_not_told.values["why"] == why
        assert said(group.why_not_told) == (
            "Too few countries have comparable figures for 2013 and 2014 to assess the group (3 of 4; 4 needed).")


def test_a_goal_without_a_number_of_the_groups_own_gives_groups_figures_alone() -> None:
    rows = two_years("VICTIMS", **dict.fromkeys(COUNTRIES, (10, 12)))
    group = statements.like_for_like(of_groups(*rows, group_status="none"), "VICTIMS", COUNTRIES, 2014)
    assert (group.after, group.met, group.why_not_told) == (48, None, None)
    few = statements.like_for_like(of_groups(*rows[:2], group_status="none"), "VICTIMS", COUNTRIES, 2014)
    assert few.message.values["why"] == "few"


def test_a_sum_of_counts_has_the_interval_of_its_dispersion() -> None:
    rows = two_years("VICTIMS", AAA=(100, 120), BBB=(300, 350))              # too few figures: a variance of 4
    group = statements.like_for_like(of_groups(*rows), "VICTIMS", COUNTRIES[:2], 2014)
    assert [said(detail) for detail in group.details] == [
        "For the 2 countries together, the 95 % interval of the change is −10 % to +53 %.",
        "Together they met the goal of 10 %."]


def test_beside_the_ticks_stands_what_chance_alone_would_give() -> None:
    rows = [("VICTIMS", area, year, value) for area in COUNTRIES
            for year, value in zip(range(2007, 2015), (100, 104, 97, 101, 99, 100, 90, 109), strict=True)]
    group = statements.like_for_like(of_groups(*rows), "VICTIMS", COUNTRIES, 2014)
    assert group.by_country is not None
    level = np.full(4, 100.0)
    dispersion = judge(figures(*rows), catalogue(goal("1.1", SUMMED))).assessments.query("year == 2014")["dispersion"]
    expected = expected_ticks(level, dispersion.to_numpy(), Fraction(1, 10))
    assert said(group.by_country) == (
        "4 of the 4 countries with figures for 2013 and 2014 met the goal in 2014. Chance alone "
        f"would give about {round(expected)}.")


# -- the median of the countries' changes, not the change of the medians --

HOURS_BY_CHANGES = indicator("HOURS", headline=1, unit="hours", measure="level", desired_direction="down", decimals=1,
                             group_rule="median_of_changes", goal=HOURS.goal)
SHARE_BY_CHANGES = HOURS_BY_CHANGES.model_copy(update={"measure": "share", "unit": "percent"})


@pytest.mark.parametrize("rule, areas, change, sentence", [
    (HOURS_BY_CHANGES, {"AAA": (10, 5), "BBB": (20, 20), "CCC": (90, 81)}, -0.1,
     "In 2 of the 3 countries compared, removal time fell by 10 % or more from 2013 to 2014."),
    (SHARE_BY_CHANGES, {"AAA": (10, 15), "BBB": (20, 20), "CCC": (90, 92)}, 2.0,
     "In 2 of the 3 countries compared, the figure rose by 2 percentage points or more from 2013 to 2014."),
    (HOURS_BY_CHANGES, {"AAA": (0, 5), "BBB": (20, 30), "CCC": (20, 30)}, 0.5,
     "In 2 of the 2 countries compared, removal time rose by 50 % or more from 2013 to 2014."),
    (HOURS_BY_CHANGES, {"AAA": (0, 5), "BBB": (20, 30)}, None,
     "The median of 2 countries was 17.5 hours in 2014, slower than the 10 in 2013."),
    (HOURS_BY_CHANGES, {"AAA": (0, 5), "BBB": (0, 3)}, None,
     "The median of 2 countries was 4 hours in 2014, slower than the 0 in 2013."),
])
def test_a_group_changes_by_the_median_of_its_countries_changes(
        rule: Any, areas: dict[str, tuple], change: float | None, sentence: str) -> None:
    known = of_groups(*two_years("HOURS", **areas), rule=rule, group_status="none")
    group = statements.like_for_like(known, "HOURS", COUNTRIES, 2014)
    assert group.changes.median() == pytest.approx(np.nan if change is None else change, nan_ok=True)
    assert wording.message(group.message, known.catalogue) == sentence


def test_beside_a_median_of_changes_stands_of_how_many_and_how_many_are_provisional() -> None:
    rows = [(*row, "provisional") if row[1:3] == ("BBB", 2014) else row
            for row in two_years("HOURS", AAA=(10, 5), BBB=(20, 20), CCC=(90, 81))]
    known = of_groups(*rows, rule=HOURS_BY_CHANGES, group_status="none")
    group = statements.like_for_like(known, "HOURS", COUNTRIES, 2014)
    assert wording.message(group.title, known.catalogue) == (
        "Takedown at least 10 % faster in 2 of 3 countries, 2014")
    assert [wording.message(detail, known.catalogue) for detail in group.details] == [
        "3 of 4 countries have comparable figures for both years; their median was 20 hours in 2014.",
        "One of the 3 figures for 2014 is provisional."]


def test_the_illustrative_alliance_of_2024_is_what_the_briefing_says() -> None:
    told = judge(illustrative_observations(INVENTED, range(2010, 2025)), INVENTED)
    group = statements.like_for_like(told, "ICSE_VICTIMS", "ALLIANCE", 2024)
    assert (group.of, len(group.areas_both), group.after, group.met) == (54, 28, 8597, None)
    assert wording.message(group.message, INVENTED) == (
        "Together, 28 countries identified 8,597 victims in 2024, 12.7 % more than in 2023.")
    assert [wording.message(detail, INVENTED) for detail in group.details] == [
        "For the 28 countries together, the 95 % interval of the change is +9.3 % to +16.2 %.",
            "9 of the 28 figures for 2024 are provisional."]
    assert wording.message(group.title, INVENTED) == (
        "28 countries together identified 12.7 % more victims in 2024 than in 2023")
    assert group.by_country is not None
    assert wording.message(group.by_country, INVENTED) == (
        "14 of the 28 countries with figures for 2023 and 2024 met the goal in 2024. Chance alone would give about 7.")


# year -> how many were members on 31 December; Croatia since July 2013, the United Kingdom until 31 January 2020
@pytest.mark.parametrize("year, members", [(2012, 27), (2013, 28), (2019, 28), (2020, 27)])
def test_the_european_union_of_a_year_is_compared_with_itself(year: int, members: int) -> None:
    everyone = [area.code for area in REAL.areas if area.kind == "country"]
    rows = figures(*[("ICSE_VICTIMS", area, each, 10 + each - year) for area in everyone for each in (year - 1, year)])
    group = statements.like_for_like(judge(rows, REAL), "ICSE_VICTIMS", "EU", year)
    assert (group.of, len(group.areas_both), group.before, group.after) == (members, members, 9 * members, 10 * members)
    assert ("HRV" in group.areas_both, "GBR" in group.areas_both) == (year >= 2013, year < 2020)
    newest = statements.like_for_like(judge(rows, REAL), "ICSE_VICTIMS", "EU", None)
    assert (newest.year, newest.of) == (year, members)


def test_the_newest_year_is_the_newest_that_covers_the_group() -> None:
    rows = [("VICTIMS", area, year, 10) for area in COUNTRIES for year in (2012, 2013)]
    late = board(*rows, ("VICTIMS", "AAA", 2014, 12))
    assert statements.like_for_like(late, "VICTIMS", COUNTRIES, None).year == 2013
    assert statements.like_for_like(late, "VICTIMS", COUNTRIES, 2014).message.values["why"] == "few"
    few = board(("VICTIMS", "AAA", 2012, 12), ("VICTIMS", "BBB", 2014, 12))
    assert statements.like_for_like(few, "VICTIMS", COUNTRIES, None).year == 2014


def test_the_worlds_own_series_is_never_in_a_groups_sum() -> None:
    rows = [(code, area, year, 10) for code, area in (("VICTIMS", "AAA"), ("VICTIMS", "WLD"), ("VICTIMS", "NCM"))
            for year in (2013, 2014)]
    group = statements.like_for_like(board(*rows), "VICTIMS", ["AAA", "WLD", "NCM"], 2014)
    assert (group.of, group.areas_both, len(group.this)) == (1, ("AAA",), 1)


def test_a_group_of_which_nothing_is_known_says_so() -> None:
    assert statements.like_for_like(board(), "VICTIMS", COUNTRIES, None).message.values["why"] == "none"
    assert statements.like_for_like(board(), "VICTIMS", COUNTRIES, 2014).message.values["why"] == "none"


# -- joint activities --

def trainings(*rows: tuple) -> Scoreboard:
    """Rows are (area, value) for a total of 2014, or (area, value, activity)."""
    return board(*[("TRAININGS", area, 2014, value, "", "", f"ACTIVITY={activity[0]}" if activity else "")
                   for area, value, *activity in rows],
                 *[("TRAININGS", area, 2013, 1) for area in {row[0] for row in rows}])


def test_of_shares_it_is_said_that_there_is_no_figure_for_the_group_and_why() -> None:
    share = indicator("SHARE", unit="percent", measure="share", goal=Rule.model_validate({"method": "direction"}))
    rows = [("SHARE", area, year, 50 + year - 2013) for area in COUNTRIES[:2] for year in (2013, 2014)]

    def message(*own: tuple) -> str:
        found = judge(figures(*own), catalogue(goal("4.2", share)))
        return wording.message(statements.like_for_like(found, "SHARE", COUNTRIES, 2014).message, found.catalogue)

    assert message(*rows[:2]) == (
        "One of 4 countries has figures for 2013 and 2014; figures of this kind are not added up.")
    assert message(*rows) == (
        "2 of 4 countries have figures for 2013 and 2014; figures of this kind are not added up.")


def test_joint_activities_are_never_added_up() -> None:
    rows = two_years("TRAININGS", AAA=(1, 1), BBB=(1, 1), CCC=(1, 1), DDD=(0, 1))
    group = statements.like_for_like(board(*rows), "TRAININGS", COUNTRIES, 2014)
    assert (group.before, group.after, len(group.changes)) == (None, None, 0)
    assert said(group.message) == (
        "All 4 countries with figures for both years had at least one campaign in 2014; 3 did in 2013.")
    assert group.notes == (group.message,)


def test_one_activity_is_no_series_and_gets_no_status() -> None:
    rows = trainings(("AAA", 1), ("AAA", 1, "HANOI")).assessments
    assert rows.loc[rows["breakdown"] != "", ["judged", "status"]].to_numpy().tolist() == [[False, ""]]


# -- hidden from the public --

def protected(*hidden: tuple[str, int]) -> Scoreboard:
    """Three countries' two years, as an audience sees them from which some figures, by area and year, are hidden."""
    told = board(*two_years("VICTIMS", AAA=(30, 33), BBB=(20, 22), CCC=(3, 4)))
    frame = told.assessments.copy()
    own = pd.MultiIndex.from_frame(frame[["ref_area", "year"]]).isin(list(hidden))
    before = pd.MultiIndex.from_arrays([frame["ref_area"], frame["year"] - 1]).isin(list(hidden))
    frame.loc[own, "value"] = float("nan")
    frame.loc[own | before, ["previous_value", "change"]] = float("nan")
    return Scoreboard(frame.assign(hidden=own), told.observations, told.catalogue)


@pytest.mark.parametrize("hidden", [[("CCC", 2013)], [("CCC", 2014)], [("CCC", 2013), ("CCC", 2014)]])
def test_a_sum_is_of_shown_figures_alone(hidden: list) -> None:
    group = statements.like_for_like(protected(*hidden), "VICTIMS", COUNTRIES, 2014)
    assert (group.before, group.after, group.areas_both, group.reasons["hidden"]) == (50, 55, ("AAA", "BBB"), ("CCC",))
    assert remarks(group) == ["Not included (hidden to protect people): Cland."]


def test_a_hidden_year_before_stays_out_even_where_the_next_row_still_tells_it() -> None:
    told = board(*two_years("VICTIMS", AAA=(30, 33), BBB=(20, 22), CCC=(3, 4)))
    rows = told.assessments
    careless = rows.assign(hidden=(rows["ref_area"] == "CCC") & (rows["year"] == 2013))
    group = statements.like_for_like(Scoreboard(careless, told.observations, told.catalogue), "VICTIMS",
                                     COUNTRIES, 2014)
    assert (group.after, group.reasons["hidden"]) == (55, ("CCC",))


def test_where_all_is_hidden_there_is_no_sum() -> None:
    group = statements.like_for_like(protected(*[(area, 2014) for area in COUNTRIES]), "VICTIMS", COUNTRIES, 2014)
    assert (group.before, group.after, len(group.changes), group.areas_both) == (None, None, 0, ())
    assert said(group.message) == "The figures for 2013 and 2014 are not shown, to protect people."


# -- a slow, obvious twin --

Row = tuple[str, int, int | None, str]          # area, year, value, mark


Twin = tuple[set[str], float | None, float | None]


def twin(rows: Sequence[Row], rule: str, areas: Sequence[str], year: int) -> Twin:
    """Areas that compare, and the group's two figures where they are half of the areas or more."""
    known = {(area, when): (value, mark) for area, when, value, mark in rows if value is not None}
    pairs = {}
    for area in areas:
        now, then = known.get((area, year)), known.get((area, year - 1))
        if not now or not then or now[1] == "break":
            continue
        if {now[1], then[1]} & {"coded", "uncertain", "partial", "lower_bound", "upper_bound"}:
            continue
        pairs[area] = then[0], now[0]
    if not pairs or 2 * len(pairs) < len(areas):
        return set(pairs), None, None
    together = sum if rule == "sum" else median
    return set(pairs), together(then for then, _ in pairs.values()), together(now for _, now in pairs.values())


@st.composite
def some_rows(draw: st.DrawFn) -> list[Row]:
    keys = [(area, year) for area in [*COUNTRIES, "WLD"] for year in YEARS]
    chosen = draw(st.lists(st.sampled_from(keys), unique=True, max_size=len(keys)))
    return [(area, year, draw(st.none() | st.integers(0, 60)), draw(st.sampled_from(MARKS))) for area, year in chosen]


@pytest.mark.slow
@settings(deadline=None)
@given(some_rows(), st.sampled_from([("VICTIMS", "sum"), ("HOURS", "median")]),
       st.lists(st.sampled_from(COUNTRIES), unique=True, min_size=1), st.sampled_from(YEARS))
def test_a_group_is_what_its_slow_twin_says(rows: list[Row], asked: tuple[str, str], areas: list[str],
                                            year: int) -> None:
    code, rule = asked
    told = board(*[(code, area, when, value, mark) for area, when, value, mark in rows])
    group: LikeForLike = statements.like_for_like(told, code, areas, year)
    both, before, after = twin(rows, rule, areas, year)
    assert (set(group.areas_both), group.before, group.after) == (both, before, after)
    assert set(group.areas_both).isdisjoint(left_out(group))
    with_figures = {area for area, _, value, _ in rows if area in areas and value is not None}
    assert set(group.areas_both) | left_out(group) == with_figures
    if before:
        assert code != "VICTIMS" or group.met == (10 * after >= 11 * before)


@pytest.mark.slow
@settings(deadline=None)
@given(some_rows(), st.lists(st.sampled_from(COUNTRIES), unique=True, min_size=1))
def test_the_newest_year_is_the_one_that_the_slow_twin_finds(rows: list[Row], areas: list[str]) -> None:
    told = board(*[("VICTIMS", area, when, value, mark) for area, when, value, mark in rows])
    covered = [year for year in YEARS if twin(rows, "sum", areas, year)[2] is not None]
    known = [year for area, year, value, _ in rows if area in areas and value is not None]
    assert statements.like_for_like(told, "VICTIMS", areas, None).year == max(covered or known, default=0)


def test_frames_are_not_changed_by_asking() -> None:
    told = board(*two_years("VICTIMS", AAA=(10, 11), BBB=(1, 2)))
    before = told.assessments.copy()
    statements.like_for_like(told, "VICTIMS", COUNTRIES, None)
    pd.testing.assert_frame_equal(told.assessments, before)
