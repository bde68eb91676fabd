"""Longer summaries: codes and values of a country and of a goal; their words once, over every invented country."""

import re
from collections.abc import Sequence
from typing import Any

import pytest

from indicators import statements, wording
from indicators.catalogue import SHIPPED, load_catalogue
from indicators.disclosure import public
from indicators.illustrative import illustrative_observations, with_invented_countries, years
from indicators.judging.scoreboard import Scoreboard, judge
from indicators.model import Absence, Audience, Catalogue, Indicator, Message, Rule, SmallCounts, observations
from indicators.model.commitments import CommitmentStatus
from indicators.statements import Paragraph, Written
from tests.nouns import (
    COUNTRIES,
    HOURS,
    NATIONAL,
    STAGE,
    TRAININGS,
    VICTIMS,
    as_seen,
    catalogue,
    figures,
    goal,
    indicator,
)

TODAY = 2026
INVENTED = with_invented_countries(load_catalogue(SHIPPED))
ACTIVE = TRAININGS.model_copy(update={"goal": Rule.model_validate({"method": "activity"}), "whole": True})
TREND = HOURS.model_copy(update={"goal": Rule.model_validate({"method": "direction"})})
PEOPLE = VICTIMS.model_copy(update={"small_counts": SmallCounts(hide_below=5)})


def known(*of_the_goals: Indicator) -> Catalogue:
    return catalogue(*(goal(f"{number}.1", one) for number, one in enumerate(of_the_goals or (VICTIMS,), 1)))


def of_country(board: Scoreboard, written: Written = Written(), answered: frozenset[str] = frozenset()  # noqa: B008
               ) -> tuple[Paragraph, ...]:
    summary = statements.country(board, "AAA", TODAY, None, answered)
    return statements.country_in_sentences(board, "AAA", summary, TODAY, written)


def of_goal(board: Scoreboard, code: str, areas: Sequence[str], year: int | None = None) -> tuple[Paragraph, ...]:
    card = statements.goal_card(board, code, areas, year, TODAY)
    cells = statements.cells(board, areas, year, TODAY)
    cells = cells[cells["goal"] == code]
    lead = cells["indicator"].value_counts().index[0] if len(cells) else ""
    together = statements.like_for_like(board, lead, areas, year) if lead else None
    known_goal = next(one for one in board.catalogue.goals if one.id == code)
    return statements.goal_in_sentences(board, known_goal, card, together, cells, areas, year)


def messages(paragraphs: Sequence[Paragraph]) -> dict[str, Message]:
    return {message.code: message for paragraph in paragraphs for message in paragraph}


def worded(board: Scoreboard, paragraphs: Sequence[Paragraph]) -> str:
    return "\n".join(wording.paragraphs(paragraphs, board.catalogue))


def test_a_country_without_anything_has_one_sentence_on_figures_and_one_on_reports() -> None:
    board = judge(figures(), known())
    assert worded(board, of_country(board)) == (
        "No figure that could be assessed is on file for Aland. No written report from Aland is shown here.")


@pytest.mark.parametrize("year, sentence", [
    (None, "Aland has reported figures for all 2 goals, the latest for 2025."),
    (2025, "For 2025, Aland has figures on one of the 2 goals."),
    (2024, "For 2024, Aland has figures on all 2 goals.")])
def test_figures_of_a_chosen_year_are_not_called_the_latest(year: int | None, sentence: str) -> None:
    board = judge(figures(("VICTIMS", "AAA", 2024, 100), ("HOURS", "AAA", 2024, 7), ("VICTIMS", "AAA", 2025, 120)),
                  known(VICTIMS, HOURS))
    summary = statements.country(board, "AAA", TODAY, year)
    assert worded(board, statements.country_in_sentences(board, "AAA", summary, TODAY, Written())).startswith(sentence)


def test_goals_are_counted_by_status_with_their_years_and_what_changed() -> None:
    rows = [*(("VICTIMS", "AAA", 2020 + at, value) for at, value in enumerate((100, 98, 101, 99, 101))),
            ("VICTIMS", "AAA", 2025, 250, "provisional"), ("STAGE", "AAA", 2025, 4), ("TRAININGS", "AAA", 2024, 2),
            ("TRAININGS", "AAA", 2025, 0)]
    board = judge(figures(*rows), known(VICTIMS, STAGE, ACTIVE, HOURS))
    found = messages(of_country(board))
    assert {code: found[f"summary.{code}"].values["count"] for code in (
        "goal_met", "no_clear_change", "activities", "without_figure")} == {
            "goal_met": 1, "no_clear_change": 1, "activities": 1, "without_figure": 1}
    assert worded(board, of_country(board)).split("\n")[1].startswith(
        "Compared with the year before: Title of VICTIMS, 250 victims in 2025 (148 % more); Title of TRAININGS, none "
        "in 2025 after 2 in 2024. The one status that can be compared with the year before did not change.")
    assert "The figures show no clear change on one goal: “Goal 1.1” (1.1, 2025, provisional)." in worded(
        board, of_country(board))
    assert "On one goal, activities are counted, without a status: “Goal 3.1” (3.1, 2025)." in worded(
        board, of_country(board))


@pytest.mark.parametrize(("values", "marks", "code"), [
    ([100, 120], "", "change"), ([0, 3], "", "after"), ([None, 120], "", None), ([100, 120], "lower_bound", None)])
def test_a_figure_is_compared_only_with_an_exact_one_of_the_year_before(
    values: list[float | None], marks: str, code: str | None
) -> None:
    board = judge(figures(("VICTIMS", "AAA", 2024, values[0]), ("VICTIMS", "AAA", 2025, values[1], marks)), known())
    found = messages(of_country(board))
    clauses: Any = found["summary.changes"].values["clauses"] if "summary.changes" in found else []
    assert [clause.code for clause in clauses] == ([f"summary.{code}"] if code else [])
    assert ("summary.no_changes" in found) is (code is None)


def test_the_public_reads_nothing_of_a_hidden_figure_but_that_it_is_not_published() -> None:
    rows = figures(("VICTIMS", "AAA", 2024, 3), ("VICTIMS", "AAA", 2025, 4))
    staff, public = (as_seen(judge(rows, known(PEOPLE)), audience) for audience in ("staff", "public"))
    assert "4 victims in 2025" in worded(staff, of_country(staff))
    text = worded(public, of_country(public))
    assert "“Goal 1.1” (1.1, 2025; not published, to protect people)" in text
    assert set(re.findall(r"\d+", text)) <= {"1", "2025"}
    assert not {"summary.changes", "summary.flips", "summary.certain"} & set(messages(of_country(public)))
    assert "No written report" in text


def test_a_status_that_rests_on_a_hidden_figure_is_not_given() -> None:
    rows = figures(("VICTIMS", "AAA", 2024, 3), ("VICTIMS", "AAA", 2025, 40))
    board = public(judge(rows, known(PEOPLE)))
    assert "the status would rest on a hidden figure" in worded(board, of_country(board))
    assert "summary.changes" not in messages(of_country(board))


@pytest.mark.parametrize(("written", "text"), [
    (Written(year=2025, answered=1, actions=0),
     "The latest written report, of 2025, answers one goal and announces no follow-up action."),
    (Written(year=2025, answered=3, actions=1, commitments={CommitmentStatus.KEPT: 1}),
     "answers 3 goals and announces one follow-up action. One commitment is on record (1 kept)."),
    (Written(year=2025, answered=7, actions=4, overdue=1, commitments={
        CommitmentStatus.NO_INFORMATION: 2, CommitmentStatus.IN_PROGRESS: 1}),
     "4 follow-up actions. 3 commitments are on record (2 without information; 1 in progress); one is overdue.")])
def test_report_and_commitments_are_counted(written: Written, text: str) -> None:
    board = judge(figures(("VICTIMS", "AAA", 2025, 100)), known())
    assert text in worded(board, of_country(board, written))


def test_goals_without_a_figure_are_answered_in_words_stated_absent_or_missing() -> None:
    rows = observations([{"indicator": "STAGE", "ref_area": "AAA", "year": 2025, "breakdown": "", "marks": "",
                          "value": float("nan"), "absence": Absence.NOT_AVAILABLE, "period_start": "",
                          "period_end": "", "note": "", "source_title": "", "source_url": ""}])
    board = judge(rows, known(VICTIMS, STAGE, ACTIVE))
    text = worded(board, of_country(board, answered=frozenset({"1.1"})))
    assert "One goal is answered in words only: “Goal 1.1” (1.1)." in text
    assert "2 goals have no figure to assess: “Goal 2.1” (2.1; not available for 2025); “Goal 3.1” (3.1)." in text


def test_an_old_figure_is_followed_by_that_nothing_later_is_on_file() -> None:
    board = judge(figures(("VICTIMS", "AAA", 2013, 100), ("VICTIMS", "AAA", 2014, 150)), known())
    assert "No figure for 2023 or later is on file for goal 1.1." in worded(board, of_country(board))


def test_a_goal_of_a_group_names_who_has_no_status_no_fresh_figure_and_no_figure() -> None:
    rows = [("VICTIMS", "AAA", 2024, 100), ("VICTIMS", "AAA", 2025, 120), ("VICTIMS", "BBB", 2025, 50),
            ("VICTIMS", "CCC", 2013, 7), ("VICTIMS", "CCC", 2014, 9)]
    board = judge(figures(*rows), known())
    text = worded(board, of_goal(board, "1.1", COUNTRIES))
    for part in ("3 of the 4 countries reported figures for this goal.",
                 "2 countries have a figure but no status: Aland and Bland (too few figures for a trend).",
                 "The latest figure of one country is too old to count: Cland.",
                 "One country has no figure to assess: Dland."):
        assert part in text


def test_the_statuses_of_a_group_and_their_certainty_are_of_the_lead_indicator_alone() -> None:
    rows = [("VICTIMS", area, 2016 + at, round(100 * 1.3 ** at)) for area in ("AAA", "BBB", "DDD")
            for at in range(8)]
    rows += [("NATIONAL", "CCC", 2016 + at, round(100 * 1.3 ** at)) for at in range(8)]
    board = judge(figures(*rows), catalogue(goal("1.1", VICTIMS, NATIONAL)))
    found = messages(of_goal(board, "1.1", COUNTRIES))
    clauses: Any = found["summary.certain"].values["clauses"]
    assert [clause.values["count"] for clause in clauses] == [3]
    assert "One country is not counted here, since it is known by another indicator: Cland." in worded(
        board, of_goal(board, "1.1", COUNTRIES))


@pytest.mark.parametrize("areas", [COUNTRIES, COUNTRIES[:1], []])
def test_a_goal_without_figures_says_so_whatever_the_group(areas: list[str]) -> None:
    board = judge(figures(), known())
    text = worded(board, of_goal(board, "1.1", areas))
    assert text.startswith("No country has reported figures for this goal.")
    assert not FAULTS.search(text), text
    assert ("figure to assess" in text) is bool(areas)


@pytest.mark.parametrize(("year", "data"), [(None, "data"), (2025, "data for 2025")])
def test_statuses_of_a_group_are_called_hidden_only_where_they_are(year: int | None, data: str) -> None:
    rows = [("VICTIMS", "AAA", 2024, 3), ("VICTIMS", "AAA", 2025, 40), ("VICTIMS", "BBB", 2025, 50)]
    board = public(judge(figures(*rows), known(PEOPLE)))
    text = worded(board, of_goal(board, "1.1", COUNTRIES[:2], year))
    assert text.startswith(f"2 countries have {data}; none has an assessment here. One status is not published, to "
                           "protect people.")
    assert "Bland (too few figures for a trend)" in text


def test_a_group_of_one_country_is_in_the_singular() -> None:
    board = judge(figures(("VICTIMS", "AAA", 2024, 100), ("VICTIMS", "AAA", 2025, 120)), known())
    text = worded(board, of_goal(board, "1.1", ["AAA"]))
    assert "The country reported figures for this goal." in text
    assert not FAULTS.search(text), text


def test_context_comes_with_its_publishers_caution_the_newest_first() -> None:
    series = [indicator(code, role="context", goal=None, provider="third_party", publisher="A body", body="NCM",
                        caution=f"Caution of {code}.") for code in ("OLD", "NEW", "NEWER")]
    board = judge(figures(*(("VICTIMS", "AAA", 2025, 3), ("OLD", "NCM", 2011, 7), ("NEW", "NCM", 2012, 8),
                            ("NEWER", "NCM", 2013, 9))), catalogue(goal("1.1", VICTIMS, *series)))
    assert worded(board, of_goal(board, "1.1", COUNTRIES)).split("\n")[-1] == (
        "Published by A body, not assessed here: Title of NEWER, 9 victims in 2013. Caution of NEWER. "
        "Published by A body, not assessed here: Title of NEW, 8 victims in 2012. Caution of NEW.")


@pytest.fixture(scope="module", params=["staff", "public"])
def invented(request: pytest.FixtureRequest) -> Scoreboard:
    audience: Audience = request.param
    board = as_seen(judge(illustrative_observations(INVENTED, years(TODAY)), INVENTED), audience)
    statements.certainty_of(board, board.assessments)       # of all rows at once, not of each when it is asked for
    return board


FAULTS = re.compile(r"significant|because of|due to|caused|thanks to|\b1 (goals|countries|figures|victims)\b"
                    r"|\b0 (goals|countries)"
                    r"|of the 1\b|  | [.,;:]|\.\.|;\.|\{|…|\bnan\b|\( ?\)", re.IGNORECASE)


def test_every_invented_country_is_summed_up_in_sound_sentences(invented: Scoreboard) -> None:
    for area in statements.members(invented, INVENTED.groups[0].id, TODAY):
        summary = statements.country(invented, area, TODAY)
        paragraphs = wording.paragraphs(
            statements.country_in_sentences(invented, area, summary, TODAY, Written()), INVENTED)
        text = " ".join(paragraphs)
        assert text.startswith("ILLUSTRATIVE: ")
        assert not FAULTS.search(text), text
        assert 2 <= len(paragraphs) <= 3
        assert 5 <= len(re.findall(r"\.(?= [A-Z0-9]|$)", text)) <= 14, text
        assert [goal.id for goal in INVENTED.goals if f"({goal.id}" not in text] == []


def test_every_goal_is_summed_up_in_sound_sentences(invented: Scoreboard) -> None:
    areas = statements.members(invented, INVENTED.groups[0].id, TODAY)
    for one in INVENTED.goals:
        text = worded(invented, of_goal(invented, one.id, areas))
        assert text.count("ILLUSTRATIVE") == 1
        assert text.startswith("ILLUSTRATIVE: ")
        assert not FAULTS.search(text), text


@pytest.mark.parametrize("count", [0, 1, 2])
def test_a_small_group_is_summed_up_in_sound_sentences(invented: Scoreboard, count: int) -> None:
    areas = statements.members(invented, INVENTED.groups[0].id, TODAY)
    for group in {tuple(areas[first:first + count]) for first in range(0, len(areas) - count, 9)}:
        for one in INVENTED.goals:
            text = worded(invented, of_goal(invented, one.id, group))
            assert not FAULTS.search(text), text
