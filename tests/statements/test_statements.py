"""What a scoreboard says of goals, countries and groups."""

from typing import Any

import pytest

from indicators import statements, wording
from indicators.disclosure import public
from indicators.judging.scoreboard import Scoreboard, judge
from indicators.model import Indicator, Message, Rule, Status, records
from tests.nouns import (
    COUNTRIES,
    HOURS,
    NATIONAL,
    REPORTS,
    STAGE,
    TOTAL,
    TRAININGS,
    VICTIMS,
    as_seen,
    catalogue,
    figures,
    goal,
    indicator,
)

TODAY = 2026


def board(*rows: tuple, audience: Any = "staff") -> Scoreboard:
    return as_seen(judge(figures(*rows), catalogue()), audience)


def cell(scoreboard: Scoreboard, area: str, goal_id: str, year: int | None = None) -> dict[Any, Any]:
    cells = statements.cells(scoreboard, COUNTRIES, year, TODAY)
    found = cells[(cells["ref_area"] == area) & (cells["goal"] == goal_id)]
    assert len(found) == 1
    return found.iloc[0].to_dict()


def said(message: Message) -> str:
    return wording.message(message, catalogue())


def test_a_cell_is_of_the_first_headline_indicator_that_has_a_figure() -> None:
    scoreboard = board(("VICTIMS", "AAA", 2012, 10), ("NATIONAL", "AAA", 2014, 20), ("NATIONAL", "BBB", 2014, 20))
    first, second = cell(scoreboard, "AAA", "1.1"), cell(scoreboard, "BBB", "1.1")
    assert (first["indicator"], first["year"]) == ("VICTIMS", 2012)
    assert (second["indicator"], second["year"]) == ("NATIONAL", 2014)


def to_keep(rule: Indicator) -> Indicator:
    """An indicator that should stay at 100."""
    return rule.model_copy(update={"goal": Rule.model_validate({"method": "keep", "at_least": 100})})


@pytest.mark.parametrize("victims, national, year, away", [
    ([10, 11], [20, 10], 2014, 1),            # nearer, and a further indicator moves away
    ([10, 11], [20, 10], None, 1),
    ([10, 11], [20, 30], None, 0),
    ([10, 9], [20, 10], None, 0),             # the cell's own word says it
])
def test_a_cell_does_not_hide_a_further_indicator_that_moves_away(
        victims: list[int], national: list[int], year: int | None, away: int) -> None:
    scoreboard = judge(figures(*(("VICTIMS", "AAA", 2013 + position, value) for position, value in enumerate(victims)),
                               *(("NATIONAL", "AAA", 2013 + position, value) for position, value in enumerate(national))
                               ), catalogue(goal("1.1", to_keep(VICTIMS), to_keep(NATIONAL))))
    found = cell(scoreboard, "AAA", "1.1", year)
    assert found["away"] == away
    card = statements.goal_card(scoreboard, "1.1", COUNTRIES, year, TODAY)
    counted = away if year else 0                  # the figures are stale
    assert len(card.moving_away) == counted
    summary = statements.country(scoreboard, "AAA", TODAY, year)
    line = summary.lines[0]
    assert (len(line.moving_away), len(line.away), line.judged) == (away, away, 2)


def test_in_a_chosen_year_only_that_years_figures_count() -> None:
    scoreboard = board(("VICTIMS", "AAA", 2012, 10), ("VICTIMS", "AAA", 2013, 20), ("NATIONAL", "AAA", 2014, 20))
    assert cell(scoreboard, "AAA", "1.1", 2014)["indicator"] == "NATIONAL"
    assert cell(scoreboard, "AAA", "1.1", 2012)["status"] == "too_early"
    assert statements.cells(scoreboard, COUNTRIES, 2011, TODAY).empty


def test_an_absence_and_a_context_indicator_make_no_cell() -> None:
    scoreboard = board(("VICTIMS", "AAA", 2014, None), ("REPORTS", "AAA", 2014, 5), ("VICTIMS", "WLD", 2014, 5))
    assert statements.cells(scoreboard, [*COUNTRIES, "WLD"], None, TODAY).empty


@pytest.mark.parametrize("year, stale", [(2022, True), (2023, False), (2026, False)])
def test_a_figure_older_than_three_years_is_stale(year: int, stale: bool) -> None:
    assert cell(board(("VICTIMS", "AAA", year, 10)), "AAA", "1.1")["stale"] == stale


GROWING = {"AAA": (100, 120, 144, 173, 207, 249), "BBB": (100, 104, 131, 139, 144, 171)}


def test_a_card_counts_countries_by_status_and_who_sent_figures() -> None:
    growing, steady = GROWING["AAA"], (100, 101, 99, 100, 101, 99)
    scoreboard = board(*((("VICTIMS", area, 2009 + at, value)) for area, values in (("AAA", growing), ("BBB", steady))
                         for at, value in enumerate(values)),
                       ("VICTIMS", "CCC", 2014, 3), ("VICTIMS", "WLD", 2014, 3), ("NATIONAL", "DDD", 2014, 3))
    card = statements.goal_card(scoreboard, "1.1", COUNTRIES, 2014, TODAY)
    assert card.parts == {Status.AHEAD: 1, Status.NO_CLEAR_CHANGE: 1, Status.TOO_EARLY: 1, "other_indicator": 1}
    assert card.indicator == "VICTIMS"
    assert said(card.message) == "On “Goal 1.1”, one of 2 countries is ahead, none is on track."
    assert [said(each) for each in card.reporting] == ["Reported: 4 of 4", "on another indicator: 1"]


def test_a_figure_coded_from_a_report_is_a_cell_but_not_reported() -> None:
    card = statements.goal_card(board(("TRAININGS", "AAA", 2014, 2, "coded")), "2.2", COUNTRIES, None, TODAY)
    assert (card.message.code, card.message.values["why"]) == ("goal.unassessed", "coded")


@pytest.mark.parametrize("rows, goal_id, year, sentence", [
    ([], "1.1", None, "No country has reported figures for this goal."),
    ([], "1.1", 2014, "No country reported figures for 2014."),
    ([("VICTIMS", "AAA", 2014, 3)], "1.1", None, "One country has data; it cannot be assessed yet."),
    ([("VICTIMS", "AAA", y, v) for y, v in ((2023, 100), (2024, 150), (2025, 151))], "1.1", None,
     "One country has data; it cannot be assessed yet."),
    ([("TRAININGS", a, 2010 + n, v) for a, values in (("AAA", (1, 2, 3, 4, 5)), ("BBB", (2, 2, 2, 2, 2)))
      for n, v in enumerate(values)], "2.2", 2014,
     "Trend on “Goal 2.2”: improving in one of 2 countries, worsening in none."),
    ([("STAGE", "AAA", 2024, 4)], "2.1", None,
     "Only Aland, of 4 countries, is assessed: too few for a summary."),
    ([("STAGE", area, 2014, 4) for area in COUNTRIES[:2]], "2.1", 2014,
     "Both countries have reached the goal on “Goal 2.1”."),
    ([("VICTIMS", a, 2020 + n, v) for a, values in GROWING.items() for n, v in enumerate(values)],
     "1.1", None, "On “Goal 1.1”, one of 2 countries is ahead, one on track."),
    ([("TRAININGS", "AAA", y, y - 2000) for y in range(2010, 2015)], "2.2", 2014,
     "Only Aland, of 4 countries, is assessed: too few for a summary."),
])
def test_the_cards_sentence_fits_what_is_known(rows: list, goal_id: str, year: int | None, sentence: str) -> None:
    assert said(statements.goal_card(board(*rows), goal_id, COUNTRIES, year, TODAY).message) == sentence


ACTIVITY = indicator("TRAININGS", headline=1, unit="campaigns", whole=True,
                   goal=Rule.model_validate({"method": "activity"}))
TREND = indicator("HOURS", headline=1, unit="hours", measure="level", desired_direction="down",
                  goal=Rule.model_validate({"method": "direction"}))


def card_of(rule: Indicator, series: dict[str, list[float]], since: int, year: int | None = None,
            **keys: object) -> tuple[statements.GoalCard, str]:
    """The card, and its sentence, of a goal with one indicator: figures of each area, a year each from ``since`` on."""
    known = catalogue(goal("4.2", rule).model_copy(update=keys))
    rows = [(rule.id, area, since + position, value) for area, values in series.items()
            for position, value in enumerate(values)]
    card = statements.goal_card(judge(figures(*rows), known), "4.2", COUNTRIES, year, TODAY)
    return card, wording.message(card.message, known)


def test_a_card_of_trends_says_how_many_get_faster() -> None:
    falling = [90.0, 80, 70, 60, 50, 40, 30]
    series: dict[str, list[float]] = {
        "AAA": falling, "BBB": [*falling[:-1], 45], "CCC": [*reversed(falling)], "DDD": [5, 6, 5, 6, 5, 6, 5]}
    card, sentence = card_of(TREND, series, 2018)
    assert sentence == "Trend on “Goal 4.2”: faster in 2 of 4 countries, slower in one."
    assert card.parts[Status.NO_CLEAR_TREND] == 1


def test_too_early_is_counted_neither_as_assessed_nor_as_good() -> None:
    card, sentence = card_of(TREND, {area: [90.0, 80] for area in COUNTRIES}, 2023)
    assert card.parts[Status.TOO_EARLY] == 4
    assert sentence == "4 countries have data; none can be assessed yet."


def test_a_card_of_activities_counts_by_value() -> None:
    card, sentence = card_of(ACTIVITY, {"AAA": [3.0], "BBB": [1.0], "CCC": [0.0]}, 2024)
    assert sentence == "2 of 3 countries had at least one campaign in 2024."
    assert card.parts == {"some": 2, "zero": 1, "not_reported": 1}


def test_an_activity_stands_beside_its_own_five_years_before_instead_of_a_status() -> None:
    known = catalogue(goal("2.2", ACTIVITY))
    rows = [("TRAININGS", "AAA", 2015 + at, value) for at, value in enumerate((90, 90, 90, 90, 4, 2, 6, 6, 3, 0))]
    found = cell(judge(figures(*rows), known), "AAA", "2.2")
    assert (found["status"], found["part"], found["certainty"]) == ("", "zero", "")
    assert wording.status_of(found, ACTIVITY) == "0 (2 to 6 a year from 2019 to 2023)"
    before = cell(judge(figures(*rows[:-1]), known), "AAA", "2.2")
    assert wording.status_of(before, ACTIVITY) == "3 (2 to 90 a year from 2018 to 2022)"
    alone = cell(judge(figures(*rows[:1]), known), "AAA", "2.2")
    assert wording.status_of(alone, ACTIVITY) == "90"
    law = cell(board(("STAGE", "AAA", 2023, 2), ("STAGE", "AAA", 2024, 4)), "AAA", "2.1")
    assert (law["status"], law["earlier_since"] == law["earlier_since"]) == ("goal_met", False)


@pytest.mark.parametrize("year, counted, stale", [(None, 1, 2), (2019, 2, 0)])
def test_a_stale_status_does_not_count_unless_its_year_is_asked_for(year: int | None, counted: int, stale: int) -> None:
    rows = [("STAGE", area, 2019, 4) for area in COUNTRIES[:2]] + [("STAGE", "CCC", 2024, 4)]
    card = statements.goal_card(board(*rows), "2.1", COUNTRIES, year, TODAY)
    assert (card.parts[Status.GOAL_MET], card.parts.get("stale", 0)) == (counted, stale)
    assert ("too old to count (before 2023): 2" in [said(each) for each in card.reporting]) is bool(stale)


def test_figures_of_a_group_are_named_from_fewer_countries_than_its_status_takes() -> None:
    series = {"AAA": [3.0], "BBB": [1.0]}
    assert card_of(ACTIVITY, series, 2024, group_coverage=80, group_figures=50)[1].startswith("All 2 countries ")
    assert card_of(ACTIVITY, series, 2024, group_coverage=80)[1].startswith("Only 2 of 4 ")


def test_the_worlds_own_series_is_never_a_country() -> None:
    scoreboard = board(("TOTAL", "WLD", 2017, 10000, "approximate point_in_time", "2017-01-09"),
                       ("TOTAL", "WLD", 2022, 30000, "lower_bound point_in_time", "2022-10-20"))
    card = statements.goal_card(scoreboard, "1.1", COUNTRIES, None, TODAY)
    assert card.parts == {"not_reported": len(COUNTRIES)}
    assert said(card.reporting[0]).startswith("Reported: 0 ")


def test_a_country_has_a_line_for_every_goal_in_order() -> None:
    scoreboard = board(("VICTIMS", "AAA", 2013, 10), ("VICTIMS", "AAA", 2014, 11), ("NATIONAL", "AAA", 2014, 5),
                       ("REPORTS", "AAA", 2014, 5), ("VICTIMS", "AAA", 2015, None), ("HOURS", "BBB", 2014, 5))
    summary = statements.country(scoreboard, "AAA", TODAY)
    assert [line.goal for line in summary.lines] == ["1.1", "2.1", "2.2", "4.2"]
    line = summary.lines[0]
    assert (line.indicator, line.others, line.stale) == ("VICTIMS", ("NATIONAL", "REPORTS"), True)
    assert line.assessment is not None
    assert (line.assessment["status"], line.assessment["met"]) == ("too_early", 1)
    assert [each.assessment for each in summary.lines[1:]] == [None] * 3
    assert summary.leads_with_report


@pytest.mark.parametrize("year", [None, 2012, 2013, 2014])
def test_a_countrys_page_and_its_cells_choose_the_same_figures(year: int | None) -> None:
    scoreboard = board(("VICTIMS", "AAA", 2012, 10), ("VICTIMS", "AAA", 2013, 20), ("NATIONAL", "AAA", 2014, 20),
                       ("REPORTS", "AAA", 2014, 5), ("HOURS", "AAA", 2013, 5), ("NATIONAL", "BBB", 2014, 20))
    for area in COUNTRIES:
        cells = statements.cells(scoreboard, [area], year, TODAY).to_dict("records")
        lines = [line for line in statements.country(scoreboard, area, TODAY, year).lines if line.assessment]
        assert [(line.goal, line.indicator, line.assessment["year"], line.stale) for line in lines if line.assessment
                ] == [(cell["goal"], cell["indicator"], cell["year"], cell["stale"]) for cell in cells]


def test_figures_for_three_goals_lead_the_page_instead_of_the_report() -> None:
    rows = [(code, "AAA", 2014, 4) for code in ("VICTIMS", "STAGE", "TRAININGS")]
    assert not statements.country(board(*rows), "AAA", TODAY).leads_with_report
    coded = statements.country(board(*[(*row, "coded") for row in rows]), "AAA", TODAY)
    assert coded.leads_with_report


def test_a_report_says_what_it_answers_and_has_a_table_where_figures_came_with_it() -> None:
    without = board(("VICTIMS", "AAA", 2013, 4))
    assert said(statements.report(without, "AAA", 2014, 7, 7, 20)) == (
        "Aland’s latest report (2014) answers all 7 goals and announces 20 actions; it has no table of figures.")
    for marks, table in (("", "yes"), ("coded", "no")):
        with_figures = board(("VICTIMS", "AAA", 2014, 4, marks))
        assert statements.report(with_figures, "AAA", 2014, 7, 7, 20).values["table"] == table


@pytest.mark.parametrize(("stages", "since"), [
    ({2021: 2, 2022: 3, 2023: 3}, (2022, "since")), ({2021: 3, 2022: 2, 2023: 3}, (2023, "since")),
    ({2020: 2, 2023: 3}, (2023, "by")), ({2022: 3, 2023: 3}, (0, "no")), ({2023: 3}, (0, "no"))])
def test_a_stage_is_dated_where_an_earlier_figure_has_another(stages: dict[int, int], since: tuple[int, str]) -> None:
    rows = board(*(("STAGE", "AAA", year, stage) for year, stage in stages.items())).series("STAGE", "AAA")
    assert statements.stage_since(rows, records(rows[-1:])[0]) == since


def test_the_public_card_of_a_count_of_people_says_that_it_is_not_shown() -> None:
    rows = [("VICTIMS", "AAA", 2013, 3), ("VICTIMS", "AAA", 2014, 9)]
    card = statements.goal_card(board(*rows, audience="public"), "1.1", COUNTRIES, None, TODAY)
    assert card.message.values["why"] == "hidden"


def by_2020(**given: object) -> Indicator:
    """An indicator whose figure should reach 100 by 2020."""
    rule = Rule.model_validate({"method": "reach", "value": 100, "by": 2020, **given})
    return VICTIMS.model_copy(update={"goal": rule})


def judged_by(method: str, **given: object) -> Indicator:
    return indicator("X", goal=Rule.model_validate({"method": method, **given}))


@pytest.mark.parametrize("which, part", [
    (VICTIMS, "at least 10 % higher than that of the year before"),
    (TOTAL, "Too early: the window has too few figures."),
    (TRAININGS, "more is better"), (HOURS, "less is better"), (STAGE, "“in force” is reached"),
    (by_2020(), "Goal met: the figure is 100 victims or more."),
    (by_2020(), "reach the goal by 2020. On track: at least 95 %"),
    (by_2020(), "such a series is not assessed"),
    (by_2020(baseline_year=2010), "The first year is 2010, or the next one"),
    (by_2020(value={"default": 100, "AAA": 90}), "The goal of Aland: 90 victims."),
    (TRAININGS.model_copy(update={"goal": Rule.model_validate({"method": "direction", "limit": 100})}),
     "within 1 percentage point of the best possible value"),
    (judged_by("keep", at_least=95), "the figure is 95 victims or more. Where the goal is missed"),
    (judged_by("keep", at_most=1), "the figure is 1 victim or less."),
    (judged_by("count_per_year", at_least=3), "at least 3 victims in the year."),
    (judged_by("keep", at_least={"default": 95, "AAA": {2013: 80, 2015: 90}}), "at least the goal that applies to it. "
     "The goal: 95 victims. The goal of Aland from 2013 on: 80 victims. The goal of Aland from 2015 on: 90 victims."),
    (judged_by("annual_change", at_least={2013: "10 %", 2016: "12 %"}), "at least the goal for that year. The goal "
     "from 2013 on: 10 %. The goal from 2016 on: 12 %. The status"),
    (indicator("X", rule_origin="form"), "The number is from the Alliance's form."),
    (indicator("X"), "reading, not agreed by the Alliance"), (indicator("X", rule_note="A note."), "A note."),
    (indicator("X", role="context", goal=None), "not assessed"),
])
def test_how_an_indicator_is_judged_is_said_with_its_numbers(which: Indicator, part: str) -> None:
    known = catalogue(goal("1.1", which))
    assert part in " ".join(wording.message(each, known) for each in statements.how_judged(which))


def test_the_same_question_of_a_scoreboard_is_answered_once_and_another_anew() -> None:
    scoreboard = board(("VICTIMS", "AAA", 2013, 10), ("VICTIMS", "AAA", 2014, 11))
    first = statements.goal_card(scoreboard, "1.1", list(COUNTRIES), 2014, TODAY)
    assert statements.goal_card(scoreboard, "1.1", list(COUNTRIES), 2014, TODAY) is first
    assert statements.goal_card(scoreboard, "1.1", list(COUNTRIES), 2012, TODAY).parts != first.parts
    other = board(("STAGE", "AAA", 2014, 4))
    assert statements.goal_card(other, "1.1", COUNTRIES, 2014, TODAY).parts != first.parts


PUBLISHED = goal("1.1", VICTIMS, indicator("OFFICE", headline=2, publisher="An office"), REPORTS)


@pytest.mark.parametrize("code, marks, page, counts", [
    ("VICTIMS", "", "https://example.org/report", (0, 1, 0)),      # a figure that any country may send, from a page
    ("VICTIMS", "", "", (1, 0, 0)),
    ("VICTIMS", "coded", "https://example.org/report", (0, 0, 1)),
    ("OFFICE", "", "https://example.org/press", (0, 1, 0)),        # a publisher's series, from the publisher's page
    ("OFFICE", "", "", (1, 0, 0)),                                 # the same series, sent without a page
    ("OFFICE", "", "ftp://example.org", (1, 0, 0)),
    ("REPORTS", "", "https://example.org/tips", (0, 0, 0)),        # a third party's
])
def test_sent_and_public_and_coded_figures_are_counted_apart(code, marks, page, counts) -> None:
    rows = figures((code, "AAA", 2014, 9, marks)).assign(source_url=page)
    card = statements.goal_card(judge(rows, catalogue(PUBLISHED)), "1.1", COUNTRIES, None, TODAY)
    told = {message.values["what"]: message.values["count"] for message in card.reporting}
    assert tuple(told.get(source, 0) for source in ("reported", "held", "coded")) == counts


def test_a_hidden_figure_from_a_page_is_still_no_sending() -> None:
    people = goal("1.1", indicator("VICTIMS", headline=1, counts_people=True))
    rows = figures(("VICTIMS", "AAA", 2014, 3)).assign(source_url="https://example.org/report")
    card = statements.goal_card(public(judge(rows, catalogue(people))), "1.1", COUNTRIES, None, TODAY)
    assert card.message.values["why"] == "hidden"
    assert [said(each) for each in card.reporting][:2] == ["Reported: 0 of 4", "published figures: 1"]


def test_a_country_counts_once_by_the_best_that_is_known_of_it() -> None:
    rows = [("VICTIMS", "AAA", 2014, 9), ("OFFICE", "AAA", 2014, 9), ("OFFICE", "BBB", 2014, 9),
            ("VICTIMS", "CCC", 2014, 9, "coded")]
    scoreboard = judge(figures(*rows), catalogue(PUBLISHED))
    card = statements.goal_card(scoreboard, "1.1", COUNTRIES, None, TODAY, frozenset({"AAA", "CCC", "DDD", "ZZZ"}))
    assert [said(each) for each in card.reporting] == [
        "Reported: 1 of 4", "published figures: 1", "figures read from a written report: 1",
        "written report only: 1", "too old to count (before 2023): 3"]


@pytest.mark.parametrize("origins, sentence", [
    (["", ""], None),
    (["coded", "coded"], "Aland has reported no figures. Those shown were read from its written report."),
    (["", "coded"], "Aland has reported figures for one of these goals; the others were read from its written report."),
])
def test_a_country_page_says_what_the_country_did_not_send(origins: list[str], sentence: str | None) -> None:
    scoreboard = board(("VICTIMS", "AAA", 2014, 9, origins[0]), ("HOURS", "AAA", 2014, 9, origins[1]))
    summary = statements.country(scoreboard, "AAA", TODAY, None, frozenset({"2.1"}))
    assert [said(each) for each in summary.reporting] == ([sentence] if sentence else [])
    assert [line.goal for line in summary.lines if line.in_words] == ["2.1"]


@pytest.mark.parametrize("answered, sentence", [
    ((), "Aland has not reported to the Alliance. Figures are from published sources."),
    (("2.1",), "The figures shown for Aland are from published sources, not reported to the Alliance."),
])
def test_figures_from_pages_do_not_pretend_that_a_country_reported(answered: tuple[str, ...], sentence: str) -> None:
    told = judge(figures(("VICTIMS", "AAA", 2014, 9)).assign(source_url="http://example.org/press"), catalogue())
    summary = statements.country(told, "AAA", TODAY, None, frozenset(answered))
    assert [said(each) for each in summary.reporting] == [sentence]


@pytest.mark.parametrize("reporting, few", [(0, True), (1, True), (2, False)])
def test_a_group_is_told_by_its_statuses_from_half_of_its_countries_on(reporting: int, few: bool) -> None:  # noqa: FBT001
    scoreboard = board(*(("VICTIMS", area, 2024, 10) for area in COUNTRIES[:reporting]))
    assert statements.reporters(scoreboard, COUNTRIES, None)[:2] == (reporting, few)


def test_ten_countries_tell_of_a_group_of_any_size() -> None:
    known = catalogue()
    many = [known.areas[0].model_copy(update={"code": f"A{number:02}"}) for number in range(54)]
    scoreboard = judge(figures(*(("VICTIMS", area.code, 2024, 10) for area in many[:10])),
                       known.model_copy(update={"areas": (*known.areas, *many)}))
    codes = [area.code for area in many]
    assert statements.reporters(scoreboard, codes, None)[:2] == (10, False)
    assert statements.reporters(scoreboard, codes, 2023)[:2] == (0, True)
