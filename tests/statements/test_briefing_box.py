"""The sentences of a briefing: codes and values; their words once, in the last tests."""

import re
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from indicators import statements, wording
from indicators.briefing.figures.captions import statement
from indicators.catalogue import SHIPPED, load_catalogue
from indicators.illustrative import with_invented_countries
from indicators.judging.scoreboard import Scoreboard, judge
from indicators.model import Indicator, Message, Rule, SmallCounts
from tests.nouns import HOURS, STAGE, VICTIMS, as_seen, catalogue, figures, goal

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


CASES = VICTIMS.model_copy(update={"whole": True, "chance": "cases", "in_sentences": "victims identified"})
FALLING = CASES.model_copy(update={"desired_direction": "down", "goal": Rule.model_validate(
    {"method": "annual_change", "at_most": "-10 %"})})
EVEN = np.random.default_rng(1).poisson(50, (12, 8)).astype(float).tolist()


def among_others(rule: Indicator, values: Sequence[float | None], marks: dict[int, str] | None = None) -> Scoreboard:
    """One country's series up to 2024 among twelve others whose figures show how much such counts vary."""
    first = 2025 - len(values)
    rows: list[tuple[Any, ...]] = [
        (rule.id, "AAA", year, value, (marks or {}).get(year, "")) for year, value in enumerate(values, first)]
    known = catalogue(goal("1.1", rule))
    others = [known.areas[0].model_copy(update={"code": f"X{number:02}"}) for number in range(len(EVEN))]
    rows += [(rule.id, area.code, 2017 + at, value) for area, counts in zip(others, EVEN, strict=True)
             for at, value in enumerate(counts)]
    return judge(figures(*rows), known.model_copy(update={"areas": (*known.areas, *others)}))


@pytest.mark.parametrize("rule, values, sentences", [
    (CASES, [100, 120, 145, 170, 208],
     "Since 2020 victims identified have risen by 20 % a year (12 to 28); the goal is 10 %. Met in 2024 and in all 4 "
     "years. In 2024: 208 victims, 22 % more than in 2023. The whole 95 % interval reaches the goal."),
    (CASES, [500, 555, 610, 680, 750],
     "Since 2020 victims identified have risen by 11 % a year (7 to 14); the goal is 10 %. Met in 2024 and in 3 of 4 "
     "years. In 2024: 750 victims, 10.3 % more than in 2023. By its 95 % interval, the rise is larger than chance "
     "usually gives; whether it is 10 % a year or more is not clear."),
    (CASES, [500, 530, 540, 600, 605],
     "Since 2020 victims identified have risen by 5 % a year (2 to 8); the goal is 10 %. Not met in 2024; met in 1 of "
     "4 years. In 2024: 605 victims, 0.8 % more than in 2023. By its 95 % interval, the rise is larger than chance "
     "usually gives."),
    (CASES, [100, 90, 78, 70, 60, 52],
     "Since 2019 victims identified have fallen by 12 % a year (6 to 18); the goal is a rise of 10 %. Not met in 2024,"
     " nor in any of the 5 years. In 2024: 52 victims, 13 % less than in 2023. By its 95 % interval, the fall is "
     "larger than chance usually gives."),
    (CASES, [100, 105, 95, 102, 98],
     "Since 2020 victims identified show no clear change (95 % interval −7 % to +6 % a year); the goal is +10 %. Not "
     "met in 2024, nor in any of the 4 years. In 2024: 98 victims, 3.9 % less than in 2023."),
    (CASES, [10, 20, 40, 80, 81, 80, 80, 80],
     "Since 2017 victims identified have risen by 21 % a year (9 to 35), but not since 2021; the goal is 10 %. Not met "
     "in 2024; met in 3 of 7 years. In 2024: 80 victims, as in 2023."),
    (CASES, [10, 20, 40, 80, 81, 83, 85, 86],
     "Since 2017 victims identified have risen by 22 % a year (11 to 36), but by only 2 % since 2021; the goal is "
     "10 %. Not met in 2024; met in 3 of 7 years. In 2024: 86 victims, 1 % more than in 2023."),
    (CASES, [10, 20, 40, 80, 81, 76, 75, 73],
     "Since 2017 victims identified have risen by 20 % a year (7 to 34), but fallen by 3 % since 2021; the goal is "
     "10 %. Not met in 2024; met in 3 of 7 years. In 2024: 73 victims, 3 % less than in 2023."),
    (CASES, [30, 41, 34, 45, 45],
     "A rise of 9 % a year in victims identified since 2020 (−1 to 21) may be chance; the goal is 10 %. Not met in "
     "2024; met in 2 of 4 years. In 2024: 45 victims, as in 2023. Source"),
    (CASES, [9, 3, 11, 5, 8],
     "Since 2020 victims identified have ranged from 3 to 11 a year, without clear change; the goal is +10 %."),
    (FALLING, [45, 45, 34, 41, 30],
     "A fall of 8 % a year in victims identified since 2020 (−1 to 17) may be chance; the goal is 10 %."),
    (CASES, [60, 61, 58, 63, 59, 62, 180, 61],
     "Since 2017 victims identified show no clear change (95 % interval −4 % to +27 % a year); the goal is +10 %. Not "
     "met in 2024; met in 1 of 7 years. In 2024: 61 victims. 180 in 2023 was unusually high; 61 is within 58 to 63 of "
     "the years before."),
    (CASES, [60, 61, 58, 63, 59, 62, 61, 180],
     "Since 2017 victims identified have risen by 15 % a year (3 to 28); the goal is 10 %. Met in 2024, the only time "
     "in 7 years. In 2024: 180 victims, 195 % more than in 2023. 180 in 2024 is unusually high: by the other years, 40"
     " to 87 was to be expected (95 % range). Without 2024, the growth would be +0.4 % a year and the status “No clear"
     " change”."),
    (CASES, [100, 120],
     "Title of VICTIMS: 120 victims in 2024, 20 % more than in 2023; the goal is +10 % a year. Met in 2024. 2 of the 5"
     " comparable figures needed for a trend are available."),
    (CASES, [100],
     "Title of VICTIMS: 100 victims in 2024; the goal is +10 % a year. Whether the goal was met in 2024 is not known: "
     "one year only. One of the 5 comparable figures needed for a trend is available."),
    (FALLING, [200, 170, 150, 128, 110],
     "Since 2020 victims identified have fallen by 14 % a year (8 to 19); the goal is 10 %. Met in 2024 and in all 4 "
     "years. In 2024: 110 victims, 14.1 % less than in 2023. By its 95 % interval, the fall is larger than chance "
     "usually gives; whether it is 10 % a year or more is not clear."),
    (FALLING, [100, 110, 125, 140, 160],
     "Since 2020 victims identified have risen by 13 % a year (5 to 21); the goal is a fall of 10 %. Not met in 2024, "
     "nor in any of the 4 years. In 2024: 160 victims, 14.3 % more than in 2023. By its 95 % interval, the rise is "
     "larger than chance usually gives."),
    (FALLING, [110, 100, 50, 25, 12, 12, 12, 12],
     "Since 2017 victims identified have fallen by 34 % a year (29 to 40), but not since 2021; the goal is 10 %. Not "
     "met in 2024; met in 3 of 7 years. In 2024: 12 victims, as in 2023."),
    (VICTIMS.model_copy(update={"whole": True, "chance": "cases"}), [100, 120, 145, 170, 208],
     "Since 2020 figures on “Title of VICTIMS” have risen by 20 % a year (12 to 28); the goal is 10 %."),
])
def test_a_country_on_a_yearly_goal_reads_where_the_years_lead_and_whether_the_year_met_it(
        rule: Indicator, values: list[float | None], sentences: str) -> None:
    board = among_others(rule, values)
    assert worded(board, box(board)).startswith(sentences)


def test_the_first_sentence_has_at_most_twenty_words_beside_its_interval() -> None:
    for values in ([100, 120, 145, 170, 208], [100, 105, 95, 102, 98], [10, 20, 40, 80, 81, 76, 75, 73]):
        board = among_others(CASES, values)
        sentence = re.sub(r" \([^)]*\)", "", worded(board, box(board)[:1]))
        assert len(sentence.replace(" %", "%").split()) <= 20, sentence


def test_a_provisional_year_a_bound_and_too_few_countries_are_said() -> None:
    board = among_others(CASES, [100, 120, 145, 170, 208], {2024: "provisional illustrative"})
    said = worded(board, box(board))
    assert said.startswith("ILLUSTRATIVE: Since 2020 ")
    assert "Met in 2024 (p) and in all 4 years. In 2024: 208 victims (provisional)," in said
    bound = among_others(CASES, [100, 120, 145, 170, 208], {2024: "lower_bound"})
    assert worded(bound, box(bound)).startswith(
        "Title of VICTIMS: at least 208 victims in 2024; the goal is +10 % a year. Met in 2024. It cannot be assessed, "
        "since only a lower limit is known, not the figure itself.")
    alone = of(CASES, [100, 120, 145, 170, 208], 2020)
    assert codes(box(alone))[3] == "box.untested"
    assert "Not tested against chance: the variance is assumed, since fewer than ten countries report." in worded(
        alone, box(alone))


def test_a_rise_that_a_case_decides_names_it() -> None:
    board = among_others(CASES, [5000, 5500, 6050, 6655, 7320])
    found = box(board)
    assert worded(board, found[-2:-1]) == (
        "If one victim more had been counted in 2024, the status would be “On track”.")
    row = statements.with_certainty(board, board.figures[board.figures["ref_area"] == "AAA"].iloc[-1].to_dict())
    assert (row["certainty"], statements.by_chance(row, CASES)) == ("could_be_chance", False)


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
    board = judge(figures(("KEPT", "AAA", 2023, 100, "uncertain"), ("KEPT", "AAA", 2024, 120)), catalogue(goal(
        "1.1", VICTIMS.model_copy(update={"id": "KEPT", "goal": Rule.model_validate(
            {"method": "count_per_year", "at_least": 10})}))))
    assert codes(box(board))[1] in {"box.uncertain_before", "box.status"}


@pytest.mark.parametrize("first, years", [(2023, "in 2023 or 2024"), (2021, "in one of the years 2021 to 2024")])
def test_a_figure_whose_source_leaves_the_year_open_is_given_with_all_the_years_that_it_may_be_of(
        first: int, years: str) -> None:
    rows = figures(("TRAININGS", "AAA", 2024, 2, "coded uncertain")).assign(
        period_start=f"{first}-01-01", period_end="2024-12-31")
    board = judge(rows, catalogue(goal("2.2", ACTIVE)))
    assert worded(board, box(board)).startswith(f"Title of TRAININGS: 2 {years}. Chance is not tested")


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


@pytest.mark.parametrize("values, finding", [
    ([30, 41, 34, 45, 45], "Aland: perhaps up 9 % a year since 2020; 45 victims in 2024"),
    ([100, 120, 145, 170, 208], "Aland: up 20 % a year since 2020; 208 victims in 2024"),
    ([10, 20, 40, 80, 81, 80, 80, 80], "Aland: no longer rising; 80 victims in 2024"),
    ([60, 61, 58, 63, 59, 62, 180, 61], "Aland: no clear change since 2017; 61 victims in 2024")])
def test_a_finding_claims_no_more_of_the_growth_than_chance_leaves(values: list[float | None], finding: str) -> None:
    board = among_others(CASES, values)
    assert statement(board.series("VICTIMS", "AAA"), CASES, board.catalogue) == finding


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


@pytest.mark.parametrize("board, sentences", [
    (of(TREND, [31.0, 28.4], 2023), "Title of HOURS: 28.4 hours in 2024, 8.4 % less than in 2023. 2 of the 5 "
     "comparable figures needed for a trend are available. Source: source 28.4."),
    (of(TREND, [50.0, 40, 30, 20, 10], 2020), "Title of HOURS: 10 hours in 2024, 50 % less than in 2023. The 5 figures "
     "since 2020 fell, an improving trend: from 50 hours in 2020 to 10 in 2024 (p = 0.017). Source: source 10."),
    (of(ACTIVE, [2, 1, 2, 3], 2021), "Title of TRAININGS: 3 in 2024; 1 to 2 a year from 2021 to 2023. Chance is not "
     "tested: these are counts of what was reported, and say nothing about size or effect. Source: source 3."),
    (of(ACTIVE, [2, 2, 2, 2], 2021), "Title of TRAININGS: 2 in 2024; 2 a year from 2021 to 2023. Chance is not tested"),
    (of(ACTIVE, [4, None, 3, 2], 2021), "Title of TRAININGS: 2 in 2024, after 4 in 2021 and 3 in 2023. Chance is not"),
    (of(ACTIVE, [2, 0], 2023), "Title of TRAININGS: none in 2024, a reported zero; 2 in 2023. Chance is not tested"),
    (of(ACTIVE, [2, 3], 2023, "upper_bound"), "Title of TRAININGS: at most 3 in 2024; 2 in 2023. Chance is not tested"),
    (of(ACTIVE, [2], 2024), "Title of TRAININGS: 2 in 2024. Chance is not tested"),
    (of(VICTIMS, [3, 4], 2023, audience="public"), "Aland has reported “Title of VICTIMS” for 2024. Figure, change and "
     "status are not published, to protect people. Nothing about them should be inferred."),
    (of(STAGE, [4], 2014, "coded"), "Title of STAGE: in force in 2014 (stage 4 of 4). Source: source 4, read from its "
     "text. No later figure is on file; what has been done since 2014 is not known here."),
])
def test_a_briefings_sentences_on_a_country(board: Scoreboard, sentences: str) -> None:
    assert worded(board, box(board)).startswith(sentences)


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
    hiding = CASES.model_copy(update={"small_counts": SmallCounts(hide_below=5)})
    assert codes(box(of(hiding, [12, 3, 15, 20, 22, 18], 2018, audience="public")))[1] == "box.rests_on_hidden"


FIRM = [10.11, 10.52, 11.13, 11.54, 12.05, 12.56, 13.07]


@pytest.mark.parametrize("marks, code", [("provisional", "box.if_provisional_own"), ("", "")])
def test_a_clear_trend_that_one_provisional_figure_decides_is_not_put_down_to_chance(marks: str, code: str) -> None:
    up = TREND.model_copy(update={"desired_direction": "up"})
    board = of(up, FIRM[:5], 2018, *marks.split())
    found = codes(box(board))
    assert [one for one in found if one.startswith(("box.if", "box.could"))] == ([code] if code else [])


def test_a_later_report_in_words_is_named_instead_of_denied() -> None:
    board = of(STAGE, [4], 2014, "coded")
    assert codes(box(board, report=2014))[-1] == "box.nothing_since"
    assert codes(box(board, report=2015))[-1] == "box.only_report_since"
    assert "the report of 2015 answers" in wording.message(box(board, report=2015)[-1])


def test_later_figures_are_named_and_not_denied_where_an_earlier_year_is_chosen() -> None:
    board = of(STAGE, [3, 4, 4], 2014)
    first, last = (statements.country(board, "AAA", TODAY, year).lines[0].assessment for year in (2014, 2016))
    assert first is not None
    assert last is not None
    found = statements.country_box(board, first, TODAY, report=2020)
    assert wording.message(found[-1]) == "This is about 2014; figures to 2016 are on file."
    assert codes(statements.country_box(board, last, TODAY))[-1] == "box.nothing_since"
