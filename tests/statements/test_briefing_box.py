"""The sentences of a briefing: codes and values; their words once, in the last tests."""

from typing import Any

import pytest

from indicators import statements, wording
from indicators.briefing.figures.captions import statement
from indicators.catalogue import SHIPPED, load_catalogue
from indicators.illustrative import illustrative_observations, with_invented_countries
from indicators.judging.scoreboard import Scoreboard, judge
from indicators.model import Indicator, Message, Rule, SmallCounts
from tests.nouns import COUNTRIES, HOURS, STAGE, VICTIMS, as_seen, catalogue, figures, goal

TODAY = 2026
REAL = load_catalogue(SHIPPED)
INVENTED = with_invented_countries(REAL)
TREND = HOURS.model_copy(update={"goal": Rule.model_validate({"method": "direction"})})
ACTIVE = VICTIMS.model_copy(update={"id": "TRAININGS", "title": "Title of TRAININGS", "whole": True,
                                    "counts_people": False, "goal": Rule.model_validate({"method": "activity"})})


def of(rule: Indicator, values: list[float | None], since: int, *marks: str, audience: Any = "staff") -> Scoreboard:
    """One country's series, a year each; marks are those of the newest figure."""
    last = len(values) - 1
    rows = [(rule.id, "AAA", since + position, value, " ".join(marks) if position == last else "")
            for position, value in enumerate(values)]
    return as_seen(judge(figures(*rows), catalogue(goal("1.1", rule))), audience)


def box(board: Scoreboard, report: int | None = None) -> tuple[Message, ...]:
    line = statements.country(board, "AAA", TODAY).lines[0]
    assert line.assessment is not None
    return statements.country_box(board, line.assessment, TODAY, report, line.others)


def codes(messages: tuple[Message, ...]) -> list[str]:
    return [message.code for message in messages]


def worded(board: Scoreboard, messages: tuple[Message, ...]) -> str:
    return " ".join(wording.message(message, board.catalogue) for message in messages)


def test_a_yearly_goal_gives_level_change_goal_and_certainty() -> None:
    found = box(of(VICTIMS, [100, 120, 125, 150], 2021))
    assert codes(found) == ["box.changed", "box.untested", "box.source"]
    clause = found[0].values["goal_of_year"]
    assert isinstance(clause, Message)
    assert (clause.code, clause.values["met"], clause.values["assessed"], clause.values["since"]) == (
        "box.goal_met", 2, 3, 2022)


def test_a_goal_met_in_no_year_is_said_to_be_met_in_none_of_them() -> None:
    board = of(VICTIMS, [100, 101, 102], 2022)
    assert "was not met; it was met in none of the 2 years that can be assessed" in worded(board, box(board))


@pytest.mark.parametrize("mark", ["provisional", "estimated", "financial_year", "conflict"])
def test_a_figure_is_given_with_every_mark_without_which_it_would_be_misread(mark: str) -> None:
    board = of(VICTIMS, [100, 120], 2023, mark)
    assert f"in 2024 ({wording.mark(mark)})" in worded(board, box(board))


@pytest.mark.parametrize("mark, why", [
    ("uncertain", "its year or its count is uncertain"), ("partial", "it covers only part of the year, the area"),
    ("lower_bound", "only a lower limit is known"), ("upper_bound", "only an upper limit is known")])
def test_a_figure_that_is_not_certain_enough_says_in_words_what_is_not_certain(mark: str, why: str) -> None:
    board = of(TREND, [12, 10], 2023, mark)
    said = worded(board, box(board))
    assert f"It cannot be assessed, since {why}" in said
    assert f"({wording.mark(mark)})" not in said


def test_a_figure_compared_with_an_uncertain_one_says_that_the_other_is_not_certain_enough() -> None:
    board = judge(figures(("VICTIMS", "AAA", 2023, 100, "uncertain"), ("VICTIMS", "AAA", 2024, 120)),
                  catalogue(goal("1.1", VICTIMS)))
    assert codes(box(board))[1] == "box.uncertain_before"


@pytest.mark.parametrize("first, years", [(2023, "in 2023 or 2024"), (2021, "in one of the years 2021 to 2024")])
def test_a_figure_whose_source_leaves_the_year_open_is_given_with_all_the_years_that_it_may_be_of(
        first: int, years: str) -> None:
    rows = figures(("TRAININGS", "AAA", 2024, 2, "coded uncertain")).assign(
        period_start=f"{first}-01-01", period_end="2024-12-31")
    board = judge(rows, catalogue(goal("2.2", ACTIVE)))
    assert worded(board, box(board)).startswith(
        f"Title of TRAININGS: 2 victims {years}. It cannot be assessed, since the source does not say which year it is "
        "for.")


def test_the_stage_of_a_law_and_its_mark_share_one_bracket() -> None:
    board = of(STAGE, [4], 2024, "provisional")
    assert worded(board, box(board)).startswith("Title of STAGE: in force in 2024 (stage 4 of 4, provisional).")


SHARE = TREND.model_copy(update={"id": "SHARE", "title": "Title of SHARE", "unit": "percent", "measure": "share",
                                 "desired_direction": "up", "decimals": 1, "maximum": 100})


@pytest.mark.parametrize("values, approximate, sentence", [
    ([76.32, 85], [1], "about 85 percent in 2024, about 9 percentage points more than in 2023."),
    ([76.32, 84.5], [1], "about 84.5 percent in 2024, about 8.2 percentage points more than in 2023."),
    ([85, 88.3], [0], "88.3 percent in 2024, about 3 percentage points more than in 2023."),
    ([84.8, 85], [1], "about 85 percent in 2024, as in 2023."),
    ([76.32, 85], [], "85 percent in 2024, 8.7 percentage points more than in 2023.")])
def test_the_change_of_an_approximate_share_is_no_more_exact_than_the_shares(
        values: list[float], approximate: list[int], sentence: str) -> None:
    board = judge(figures(*(("SHARE", "AAA", 2023 + at, value, "approximate" if at in approximate else "")
                            for at, value in enumerate(values))), catalogue(goal("4.2", SHARE)))
    assert worded(board, box(board)).startswith(f"Title of SHARE: {sentence}")
    row = board.figures.iloc[-1].to_dict()
    assert str(wording.moved_by(row, SHARE)["change_size"]) in sentence or "as in" in sentence


@pytest.mark.parametrize("marks, finding", [
    (("", "lower_bound"), "Aland: at least 60 percent in 2024"),
    (("", "upper_bound"), "Aland: at most 60 percent in 2024"),
    (("upper_bound", ""), "Aland: 60 percent in 2024"),
    (("lower_bound", ""), "Aland: 60 percent in 2024"),
    (("", ""), "Aland: 60 percent in 2024, 10 percentage points more than in 2023")])
def test_a_finding_gives_no_change_where_a_figure_is_only_a_limit(
        marks: tuple[str, str], finding: str) -> None:
    board = judge(figures(("SHARE", "AAA", 2023, 50, marks[0]), ("SHARE", "AAA", 2024, 60, marks[1])),
                  catalogue(goal("4.2", SHARE)))
    assert statement(board.series("SHARE", "AAA"), SHARE, board.catalogue) == finding


def test_the_range_of_a_window_says_which_end_is_approximate_and_leaves_out_what_is_in_no_window() -> None:
    rows = [("SHARE", "AAA", 2017 + at, value) for at, value in enumerate([60, 78, 79.8, 73.4, 61.9, 76.3])]
    board = judge(figures(*rows, ("SHARE", "AAA", 2016, 5, "uncertain"), ("SHARE", "AAA", 2023, 85, "approximate")),
                  catalogue(goal("4.2", SHARE)))
    assert "The 7 figures since 2017 range from 60 percent to about 85 percent" in worded(board, box(board))


def test_a_bound_within_the_window_is_not_one_end_of_its_range() -> None:
    rows = [("HOURS", "AAA", 2018 + at, value) for at, value in enumerate([14, 12, 16, 11, 15, 13])]
    board = judge(figures(*rows, ("HOURS", "AAA", 2017, 13), ("HOURS", "AAA", 2024, 14)), catalogue(
        goal("4.2", TREND)))
    bounded = judge(board.observations.assign(marks=[
        "upper_bound" if year == 2020 else "" for year in board.observations["year"]]), board.catalogue)
    found = box(bounded)[1].values
    assert (found["figures"], found["high_value"]) == (7, 15)


@pytest.mark.parametrize("values, code, figures_", [
    ([31.0, 28.4], "box.too_early", 2), ([50.0, 40, 30, 20, 10], "box.improving", 5),
    ([10.0, 20, 30, 40, 50], "box.moving_away", 5), ([10.0, 20, 10, 20, 10], "box.no_clear_trend", 5)])
def test_a_trend_is_told_with_its_window_or_with_what_it_lacks(values: list, code: str, figures_: int) -> None:
    found = box(of(TREND, values, 2025 - len(values)))
    assert codes(found) == ["box.changed", code, "box.source"]
    told = found[1].values
    assert (told["figures"], told["needed"]) == (figures_, 5)
    assert (told["low_value"], told["high_value"]) == (min(values), max(values))


def test_of_a_hidden_count_nothing_is_told_but_that_there_is_one() -> None:
    found = box(of(VICTIMS, [3, 4], 2023, audience="public"))
    assert codes(found) == ["box.hidden_people"]
    assert set(found[0].values) == {"ref_area", "indicator", "year"}


def test_a_figure_read_from_a_report_and_a_stale_one_say_so() -> None:
    board = of(STAGE, [4], 2014, "coded")
    assert codes(box(board)) == ["box.stage", "box.source_read", "box.nothing_since"]


@pytest.mark.parametrize("report, code", [(None, "box.source_no_report"), (2014, "box.source_published")])
def test_a_published_figure_says_whether_the_country_reported(report: int | None, code: str) -> None:
    office = VICTIMS.model_copy(update={"publisher": "An office"})
    assert codes(box(of(office, [10, 11], 2023), report))[-1] == code


def test_a_group_with_figures_says_who_met_the_goal_the_sum_and_what_is_missing() -> None:
    rows = [("VICTIMS", area, year, 10 + 2 * (year == 2024), "provisional" if year == 2024 and area == "AAA" else "")
            for area in COUNTRIES[:3] for year in (2023, 2024)]
    known = catalogue(goal("1.1", VICTIMS).model_copy(update={"group_coverage": 80, "group_figures": 50}))
    board = judge(figures(*rows), known)
    card = statements.goal_card(board, "1.1", COUNTRIES, 2024, TODAY)
    together = statements.like_for_like(board, "VICTIMS", COUNTRIES, 2024)
    found = statements.group_box(card, together)
    assert codes(found) == ["group.each_met", "group.sum_changed", "group.missing", "group.no_status_countries"]
    assert (found[2].values["lacking"], found[2].values["provisional"], found[2].values["both"]) == (1, 1, 3)


def test_a_group_of_a_goal_without_a_number_keeps_the_counts_of_countries() -> None:
    rows = [("HOURS", area, year, 10 - (year == 2024)) for area in COUNTRIES for year in (2023, 2024)]
    board = judge(figures(*rows), catalogue(goal("4.2", HOURS)))
    card = statements.goal_card(board, "4.2", COUNTRIES, 2024, TODAY)
    found = statements.group_box(card, statements.like_for_like(board, "HOURS", COUNTRIES, 2024))
    assert found[0] == card.message


# -- the words of the six cases --

@pytest.mark.parametrize("board, sentences", [
    (of(TREND, [31.0, 28.4], 2023), "Title of HOURS: 28.4 hours in 2024, 8.4 % less than in 2023. 2 of the 5 "
     "comparable figures needed for a trend are available. Source: source 28.4."),
    (of(ACTIVE, [2, 1, 2, 3], 2021), "Title of TRAININGS: 3 in 2024, 2 in 2023; at least one every year since 2021. "
     "The number of activities says nothing about how large or effective they were. Source: source 3."),
    (of(ACTIVE, [2, 0], 2023), "Title of TRAININGS: none in 2024, a reported zero, 2 in 2023. The number of "
     "activities says nothing about how large or effective they were. Source: source 0."),
    (of(VICTIMS, [3, 4], 2023, audience="public"), "Aland has reported “Title of VICTIMS” for 2024. Figure, change and "
     "status are not published, to protect people. Nothing about them should be inferred."),
    (of(STAGE, [4], 2014, "coded"), "Title of STAGE: in force in 2014 (stage 4 of 4). Source: source 4, read from its "
     "text. No later figure is on file; what has been done since 2014 is not known here."),
    (of(VICTIMS, [30, 33], 2023, "illustrative provisional"), "ILLUSTRATIVE: Title of VICTIMS: 33 victims in 2024 "
     "(provisional), 10 % more than in 2023; the goal of 10 % was met."),
])
def test_a_briefings_sentences_on_a_country(board: Scoreboard, sentences: str) -> None:
    assert worded(board, box(board)).startswith(sentences)


def test_a_briefings_sentences_on_the_illustrative_alliance() -> None:
    board = judge(illustrative_observations(INVENTED, range(2010, 2025)), INVENTED)
    card = statements.goal_card(board, "1.1", INVENTED.members("ALLIANCE", 2024), 2024, TODAY)
    together = statements.like_for_like(board, "ICSE_VICTIMS", "ALLIANCE", 2024)
    assert worded(board, statements.group_box(card, together)[::2]) == (
        "ILLUSTRATIVE: 14 of the 28 countries (of 54) with comparable figures for 2023 and 2024 met the goal in 2024; "
        "14 did not. "
        "26 members lack a comparable figure; the figures of 9 of the 28 are provisional.")
    assert worded(board, statements.group_box(card, together)[3:]) == (
        "No status for the group: 28 countries are compared, with 72 % of the sum of all members' last known figures; "
        "at least 80 % of the 54 countries and 80 % of that sum are needed.")


@pytest.mark.parametrize("coverage, volume, code, sentence", [
    (80, 0, "countries", "3 countries are compared, and at least 80 % of the 4 are needed."),
    (50, 80, "volume", "the countries compared account for 26 % of the sum of all members' last known figures, and at "
     "least 80 % are needed."),
    (80, 80, "both", "3 countries are compared, with 26 % of the sum of all members' last known figures; at least "
     "80 % of the 4 countries and 80 % of that sum are needed.")])
def test_a_group_without_a_status_says_which_condition_fails(coverage: int, volume: int, code: str,
                                                             sentence: str) -> None:
    rows = [("VICTIMS", area, year, 10 + 2 * (year == 2024)) for area in COUNTRIES[:3] for year in (2023, 2024)]
    known = catalogue(goal("1.1", VICTIMS).model_copy(update={
        "group_status": "rule", "group_coverage": coverage, "group_volume": volume, "group_figures": 50}))
    board = judge(figures(*rows, ("VICTIMS", COUNTRIES[3], 2022, 100)), known)
    together = statements.like_for_like(board, "VICTIMS", COUNTRIES, 2024)
    found = statements.group_box(statements.goal_card(board, "1.1", COUNTRIES, 2024, TODAY), together)[-1]
    assert found.code == f"group.no_status_{code}"
    assert worded(board, (found,)) == f"No status for the group: {sentence}"


def test_a_volume_just_short_of_what_is_needed_is_not_rounded_to_it() -> None:
    values = {"both": 3, "of": 4, "coverage": 50, "volume": 80, "volume_reached": 0.798}
    assert "79.8 %" in wording.message(Message(code="group.no_status_volume", values=values))


TESTED = VICTIMS.model_copy(update={"whole": True, "chance": "cases", "goal": Rule.model_validate(
    {"method": "annual_change", "at_least": "10 %"})})


def test_a_status_by_the_trend_is_as_sure_as_the_trend_and_not_as_the_change() -> None:
    found = box(of(TESTED, [1200, 900, 700, 520, 400, 380], 2018))
    assert codes(found)[:2] == ["box.changed", "box.trend_clear"]


def test_a_clear_trend_too_small_to_count_is_not_said_to_be_unclear() -> None:
    found = box(of(TREND, [7, 7, 7, 7, 7, 7, 8, 9], 2018))
    assert codes(found)[1] == "box.small_trend"
    assert float(str(found[1].values["p"])) < 0.1


def test_a_bound_shows_no_change() -> None:
    assert codes(box(of(ACTIVE, [1, 3], 2018, "upper_bound")))[0] != "box.changed"
    assert codes(box(of(TREND, [1, 3], 2018, "upper_bound")))[0] == "box.level"


def test_a_law_that_is_no_longer_in_force_is_told() -> None:
    law = STAGE.model_copy(update={"stages": {0: "no law", 3: "adopted", 4: "in force"}, "goal": Rule.model_validate(
        {"method": "milestones", "reach": 4})})
    assert codes(box(of(law, [3, 4, 4, 3], 2018)))[:2] == ["box.stage", "box.law_lost"]


def test_the_public_reads_no_status_that_rests_on_a_hidden_figure() -> None:
    hiding = TESTED.model_copy(update={"small_counts": SmallCounts(hide_below=5)})
    assert codes(box(of(hiding, [12, 3, 15, 20, 22, 18], 2018, audience="public")))[1] == "box.rests_on_hidden"


FIRM = [10.11, 10.52, 11.13, 11.54, 12.05, 12.56, 13.07]


@pytest.mark.parametrize("marks, code", [("provisional", "box.if_provisional_own"), ("", "")])
def test_a_clear_trend_that_one_provisional_figure_decides_is_not_put_down_to_chance(marks: str, code: str) -> None:
    up = TREND.model_copy(update={"desired_direction": "up"})
    board = of(up, FIRM[:5], 2018, *marks.split())
    found = codes(box(board))
    assert [one for one in found if one.startswith(("box.if", "box.could"))] == ([code] if code else [])


def test_a_change_that_one_case_decides_is_not_put_down_to_chance() -> None:
    # 5,500 after 5,000, of counts that vary little: p < 0.001, and 5,499 is less than 10 % more
    board = of(TESTED, [5000, 5010, 4995, 5005, 5000, 5500], 2018)
    found = box(board)
    assert codes(found)[1:3] == ["box.clear", "box.if_case"]
    assert worded(board, found[2:3]) == (
        "If one case had been counted differently, the status would be “Some progress”.")
    row = statements.with_certainty(board, board.figures.iloc[-1].to_dict())
    assert (row["certainty"], statements.by_chance(row, TESTED)) == ("could_be_chance", False)
    assert worded(board, statements.how_sure(row, TESTED)[:1]) == (
        "Certainty of this status: the change is larger than chance usually gives, but one small difference would "
        "give another status.")


def test_a_later_report_in_words_is_named_instead_of_denied() -> None:
    board = of(STAGE, [4], 2014, "coded")
    assert codes(box(board, report=2014))[-1] == "box.nothing_since"
    assert codes(box(board, report=2015))[-1] == "box.only_report_since"
    assert "the report of 2015 answers" in wording.message(box(board, report=2015)[-1])
