"""The sentences of a briefing: codes and values; their words once, in the last tests."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
import pytest

from indicators import statements, wording
from indicators.briefing.figures.series import statement
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
    return statements.country_box(board, line.assessment, TODAY, report)


def codes(messages: tuple[Message, ...]) -> list[str]:
    return [message.code for message in messages]


def worded(board: Scoreboard, messages: tuple[Message, ...]) -> str:
    return " ".join(wording.message(message, board.catalogue) for message in messages)


CASES = VICTIMS.model_copy(update={"whole": True, "chance": "cases", "in_sentences": "victims identified",
                                   "predicate": "identified {value}"})
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
     "In 2024 Aland identified 208 victims, 22 % more than in 2023. From 2020 to 2024 victims identified rose by 20 % "
     "a year, clearly more than the goal of 10 %. The goal was met in all 4 years to 2024. Chance hardly "
     "explains this change. Its 95 % interval, +12 % to +28 % a year, reaches the goal throughout. That each country "
     "should reach 10 % a year by itself is Goalline’s reading, not agreed by the Alliance. Source: source 208."),
    (CASES, [500, 530, 540, 600, 605],
     "In 2024 Aland identified 605 victims, 0.8 % more than in 2023. From 2020 to 2024 victims identified clearly "
     "rose, by 5 % a year, clearly below the goal of 10 %. The goal was met in 1 of 4 years, but not in 2024."),
    (CASES, [100, 90, 78, 70, 60, 52],
     "In 2024 Aland identified 52 victims, 13 % fewer than in 2023. From 2019 to 2024 victims identified clearly "
     "fell, by 12 % a year; the goal is +10 %. The goal was met in none of the 5 years to 2024."),
    (CASES, [10, 20, 40, 80, 81, 80, 80, 80],
     "In 2024 Aland identified 80 victims, as in 2023. From 2017 to 2024 victims identified rose by 21 % a year, but "
     "no longer since 2021."),
    (CASES, [10, 20, 40, 80, 81, 83, 85, 86],
     "In 2024 Aland identified 86 victims, 1 % more than in 2023. From 2017 to 2024 victims identified rose by 22 % a "
     "year, but by only 2 % since 2021."),
    (CASES, [10, 20, 40, 80, 81, 76, 75, 73],
     "In 2024 Aland identified 73 victims, 3 % fewer than in 2023. From 2017 to 2024 victims identified rose by 20 % "
     "a year, but fell by 3 % since 2021."),
    (CASES, [9, 3, 11, 5, 8],
     "In 2024 Aland identified 8 victims, 3 more than in 2023. From 2020 to 2024 victims identified showed no clear "
     "change; the goal is +10 % a year."),
    (FALLING, [45, 45, 34, 41, 30],
     "In 2024 Aland identified 30 victims, 27 % fewer than in 2023. From 2020 to 2024 victims identified fell by 8 % "
     "a year, which could be chance; the goal is −10 %."),
    (CASES, [60, 61, 58, 63, 59, 62, 180, 61],
     "In 2024 Aland identified 61 victims, after 180 in 2023, which was unusually high. From 2017 to 2024 victims "
     "identified showed no clear change; the goal is +10 % a year."),
    (FALLING, [100, 110, 125, 140, 160],
     "In 2024 Aland identified 160 victims, 14.3 % more than in 2023. From 2020 to 2024 victims identified clearly "
     "rose, by 13 % a year; the goal is −10 %."),
])
def test_a_country_on_a_yearly_goal_reads_figure_years_and_tick(
        rule: Indicator, values: list[float | None], sentences: str) -> None:
    board = among_others(rule, values)
    assert worded(board, box(board)).startswith(sentences)


def test_a_status_that_rests_on_one_year_is_given_without_it() -> None:
    board = among_others(CASES, [60, 61, 58, 63, 59, 62, 61, 180])
    assert "The figure for 2024 (180 victims) was unusually high" in (said := worded(board, box(board)))
    assert "Without 2024, growth from 2017 to 2023 is +0.4 % a year: “No clear change”." in said
    assert "rose by 15 % a year (goal +10 %); the status rests on one unusual figure." in said
    assert "(+3 % to +28 % a year) includes the goal; the unusual figure for 2024 decides the status." in said


def test_a_provisional_year_a_bound_and_too_few_countries_are_said() -> None:
    board = among_others(CASES, [100, 120, 145, 170, 208], {2024: "provisional illustrative"})
    said = worded(board, box(board))
    assert said.startswith("In 2024 ")
    assert said.endswith("All figures here are invented.")
    assert "Note on the figure for 2024: provisional." in said
    bound = among_others(CASES, [100, 120, 145, 170, 208], {2024: "lower_bound"})
    assert worded(bound, box(bound)).startswith(
        "In 2024 Aland identified at least 208 victims. On “Goal 1.1”, the figure for 2024 cannot be assessed, since "
        "only a lower limit is known.")
    alone = of(CASES, [100, 120, 145, 170, 208], 2020)
    assert "not tested against chance" in worded(alone, box(alone))


@pytest.mark.parametrize("values, doubt, sentences", [
    ([5000, 5500, 6050, 6655, 7320], "", (         # one case more would make it better, and casts no doubt
        "clearly rose, by 9.998 % a year, not clearly below the goal of 10 %.",
        "If one more victim had been counted in 2024, the status would be “On track”, not “Improving, below the goal”."
    )),
    ([5000, 5500, 6050, 6655, 7321], "figure", (
        "rose by 10.002 % a year (goal +10 %); the status rests on one case.", "; one case in 2024 decides the status.",
        "If one fewer victim had been counted in 2024, the status would be “Improving, below the goal”, not “On track”."
    ))])
def test_a_status_rests_only_on_a_case_without_which_it_falls(
        values: list[float | None], doubt: str, sentences: tuple[str, ...]) -> None:
    board = among_others(CASES, values)
    said = worded(board, box(board))
    assert not [sentence for sentence in sentences if sentence not in said]
    row = statements.with_certainty(board, board.figures[board.figures["ref_area"] == "AAA"].iloc[-1].to_dict())
    assert (row["certainty"], row["doubt"]) == ("could_be_chance" if doubt else "clear", doubt)


@pytest.mark.parametrize("mark", ["provisional", "estimated", "financial_year", "conflict"])
def test_a_mark_without_which_a_figure_is_misread_is_given(mark: str) -> None:
    board = of(VICTIMS, [100, 120], 2023, mark)
    assert f"Note on the figure for 2024: {wording.mark(mark)}." in worded(board, box(board))


@pytest.mark.parametrize("mark", ["uncertain", "partial", "lower_bound", "upper_bound"])
def test_an_uncertain_figure_says_what_is_uncertain(mark: str) -> None:
    found = box(of(TREND, [12, 10], 2023, mark))
    assert [message.values.get("why") for message in found if message.code == "sentence.uncertain"] == [mark]
    assert "fact.marked" not in codes(found)


def test_a_figure_without_a_status_gives_one_reason() -> None:
    assert codes(box(of(CASES, [229], 2024, "partial"))) == ["fact.level", "sentence.uncertain", "box.source"]


@pytest.mark.parametrize("first, years", [(2023, "In 2023 or 2024"), (2021, "In one of the years 2021 to 2024")])
def test_an_open_year_is_given_with_all_that_it_may_be(first: int, years: str) -> None:
    rows = figures(("TRAININGS", "AAA", 2024, 2, "coded uncertain")).assign(
        period_start=f"{first}-01-01", period_end="2024-12-31")
    board = judge(rows, catalogue(goal("2.2", ACTIVE)))
    assert worded(board, box(board)).startswith(f"{years} Aland had 2")


SHARE = TREND.model_copy(update={"id": "SHARE", "title": "Title of SHARE", "unit": "percent", "measure": "share",
                                 "desired_direction": "up", "decimals": 1, "maximum": 100})


@pytest.mark.parametrize("values, approximate, sentence", [
    ([76.32, 85], [1], "about 85 percent (Title of SHARE), up from 76.3 percent in 2023."),
    ([84.8, 85], [1], "about 85 percent (Title of SHARE), as in 2023."),
    ([76.32, 85], [], "85 percent (Title of SHARE), up from 76.3 percent in 2023.")])
def test_a_share_is_given_with_the_one_before(values: list[float], approximate: list[int], sentence: str) -> None:
    board = judge(figures(*(("SHARE", "AAA", 2023 + at, value, "approximate" if at in approximate else "")
                            for at, value in enumerate(values))), catalogue(goal("4.2", SHARE)))
    assert worded(board, box(board)).startswith(f"In 2024 Aland had {sentence}")


@pytest.mark.parametrize("marks, finding", [
    (("", "lower_bound"), "Aland, Title of SHARE: at least 60 percent in 2024"),
    (("", "upper_bound"), "Aland, Title of SHARE: at most 60 percent in 2024"),
    (("upper_bound", ""), "Aland, Title of SHARE: 60 percent in 2024"),
    (("lower_bound", ""), "Aland, Title of SHARE: 60 percent in 2024"),
    (("", ""), "Aland, Title of SHARE: 60 percent in 2024")])
def test_a_finding_that_names_its_indicator_gives_no_change(
        marks: tuple[str, str], finding: str) -> None:
    board = judge(figures(("SHARE", "AAA", 2023, 50, marks[0]), ("SHARE", "AAA", 2024, 60, marks[1])),
                  catalogue(goal("4.2", SHARE)))
    assert statement(board.series("SHARE", "AAA"), SHARE, board.catalogue) == finding


def test_a_title_says_a_figure_as_its_indicator_does() -> None:
    abroad = SHARE.model_copy(update={"title": "Found abroad", "unit": "victims", "in_titles": "{value} found abroad"})
    board = judge(figures(("SHARE", "AAA", 2024, 14)), catalogue(goal("4.1", abroad)))
    assert statement(board.series("SHARE", "AAA"), abroad, board.catalogue).replace("\u00a0", " ") == (
        "Aland: 14 victims found abroad in 2024")


@pytest.mark.parametrize("value, said", [(76, "+76 percent"), (-5, "−5 percent"), (0, "0 percent")])
def test_a_title_gives_the_sign_of_a_figure_that_is_a_change(value: float, said: str) -> None:
    reports = SHARE.model_copy(update={"title": "Change in reports", "in_titles": "change in reports of {+value}"})
    board = judge(figures(("SHARE", "AAA", 2024, value)), catalogue(goal("4.1", reports)))
    assert statement(board.series("SHARE", "AAA"), reports, board.catalogue).replace("\u00a0", " ") == (
        f"Aland: change in reports of {said} in 2024")


@pytest.mark.parametrize("values, finding", [
    ([30, 41, 34, 45, 45], "Aland: victims identified perhaps up 9 % a year, 2020–2024, to 45"),
    ([100, 120, 145, 170, 208], "Aland: victims identified up 20 % a year, 2020–2024, to 208"),
    ([10, 20, 40, 80, 81, 80, 80, 80], "Aland: victims identified no longer rising; 80 in 2024"),
    ([60, 61, 58, 63, 59, 62, 180, 61], "Aland: 61 victims in 2024; no clear change since 2017")])
def test_a_finding_claims_no_more_of_the_growth_than_chance_leaves(values: list[float | None], finding: str) -> None:
    board = among_others(CASES, values)
    assert statement(board.series("VICTIMS", "AAA"), CASES, board.catalogue) == finding


def test_a_bound_within_the_window_is_not_one_end_of_its_range() -> None:
    rows = [("HOURS", "AAA", 2018 + at, value) for at, value in enumerate([14, 12, 16, 11, 15, 13])]
    board = judge(figures(*rows, ("HOURS", "AAA", 2017, 13), ("HOURS", "AAA", 2024, 14)), catalogue(
        goal("4.2", TREND)))
    bounded = judge(board.observations.assign(marks=[
        "upper_bound" if year == 2020 else "" for year in board.observations["year"]]), board.catalogue)
    told: Any = next(message for message in box(bounded) if message.code == "sentence.no_clear_trend").values
    assert (told["figures"], told["most"].value) == (7, 15)


@pytest.mark.parametrize("values, code", [
    ([31.0, 28.4], "sentence.too_early"), ([50.0, 40, 30, 20, 10], "sentence.trend"),
    ([10.0, 20, 30, 40, 50], "sentence.trend"), ([10.0, 20, 10, 20, 10], "sentence.no_clear_trend")])
def test_a_trend_is_told_after_the_figure(values: list[float | None], code: str) -> None:
    assert codes(box(of(TREND, values, 2025 - len(values))))[:2] == ["fact.from", code]


def test_of_a_hidden_count_nothing_is_told_but_that_there_is_one() -> None:
    board = of(VICTIMS, [3, 4], 2023, audience="public")
    assert worded(board, box(board)) == (
        "Aland has a figure on “Goal 1.1” for 2024; it is not published, to protect people.")


def test_a_figure_read_from_a_report_and_a_stale_one_say_so() -> None:
    board = of(STAGE, [4], 2014, "coded")
    assert codes(box(board)) == ["sentence.stage", "box.source", "box.later"]


@pytest.mark.parametrize("report, how", [(None, "unreported"), (2014, "reported")])
def test_a_published_figure_says_whether_the_country_reported(report: int | None, how: str) -> None:
    rows = figures(("VICTIMS", "AAA", 2023, 10), ("VICTIMS", "AAA", 2024, 11)).assign(source_url="https://example.org")
    assert box(judge(rows, catalogue()), report)[-1].values["how"] == how


def test_a_country_that_reported_another_figure_is_not_said_to_be_silent() -> None:
    rows = figures(("VICTIMS", "AAA", 2023, 10), ("VICTIMS", "AAA", 2024, 11)).assign(source_url="https://example.org")
    told = judge(pd.concat([rows, figures(("STAGE", "AAA", 2020, 2))]), catalogue())
    assert box(told)[-1].values["how"] == "reported"


@pytest.mark.parametrize("board, sentences", [
    (of(TREND, [31.0, 28.4], 2023), "In 2024 Aland had 28.4 hours (Title of HOURS), faster than the 31 in 2023. On"
     " “Goal 1.1” it is too early for a trend: 2 of the 5 comparable figures needed are available. Source: source"),
    (of(ACTIVE, [2, 1, 2, 3], 2021), "In 2024 Aland had 3 victims (Title of TRAININGS), after 1 to 2 a year in"
     " 2021–2023. Source: source 3."),
    (of(ACTIVE, [2, 2, 2, 2], 2021), "In 2024 Aland had 2 victims (Title of TRAININGS), after 2 a year in"),
    (of(ACTIVE, [2, 0], 2023), "In 2024 Aland had no victims (Title of TRAININGS), after 2 in 2023."),
    (of(STAGE, [4], 2014, "coded"), "In 2014 the law of Aland was at stage 4 of 4, “in force”; the goal is met. Source:"
     " source 4, read from its text. No later figure has been received; what has been done since 2014 is not known."),
])
def test_a_briefings_sentences_on_a_country(board: Scoreboard, sentences: str) -> None:
    assert worded(board, box(board)).startswith(sentences)


def test_a_bound_shows_no_change() -> None:
    assert codes(box(of(TREND, [1, 3], 2018, "upper_bound")))[0] == "fact.level"


def test_a_law_that_is_no_longer_in_force_is_told() -> None:
    law = STAGE.model_copy(update={"stages": {0: "no law", 3: "adopted", 4: "in force"}, "goal": Rule.model_validate(
        {"method": "milestones", "reach": 4})})
    assert codes(box(of(law, [3, 4, 4, 3], 2018)))[0] == "sentence.stage"


def test_the_public_reads_no_status_that_rests_on_a_hidden_figure() -> None:
    hiding = CASES.model_copy(update={"small_counts": SmallCounts(hide_below=5)})
    assert codes(box(of(hiding, [12, 3, 15, 20, 22, 18], 2018, audience="public")))[1] == "sentence.not_assessed"


FIRM = [10.11, 10.52, 11.13, 11.54, 12.05, 12.56, 13.07]


@pytest.mark.parametrize("marks, code", [("provisional", "sensitivity"), ("", "")])
def test_a_clear_trend_that_one_figure_decides_names_it(marks: str, code: str) -> None:
    up = TREND.model_copy(update={"desired_direction": "up"})
    found = codes(box(of(up, FIRM[:5], 2018, *marks.split())))
    assert [one for one in found if one.startswith("sensitivity")] == ([code] if code else [])


def test_a_later_report_in_words_is_named_instead_of_denied() -> None:
    board = of(STAGE, [4], 2014, "coded")
    assert box(board, report=2014)[-1].values["what"] == "nothing"
    assert box(board, report=2015)[-1].values["what"] == "report"


def test_later_figures_are_named_where_an_earlier_year_is_chosen() -> None:
    board = of(STAGE, [3, 4, 4], 2014)
    first, last = (statements.country(board, "AAA", TODAY, year).lines[0].assessment for year in (2014, 2016))
    assert first is not None
    assert last is not None
    assert statements.country_box(board, first, TODAY, report=2020)[-1].values["what"] == "figures"
    assert statements.country_box(board, last, TODAY)[-1].values["what"] == "nothing"
