"""Longer summaries: codes and values of a country and of a goal; their words once, over every invented country."""

import re
from collections.abc import Sequence

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
    return statements.country_in_sentences(board, "AAA", summary, written)


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
    assert worded(board, of_country(board)) == "Aland has no figures to assess. Aland has sent no written report."


def test_each_goal_has_its_first_sentence() -> None:
    rows = [*(("VICTIMS", "AAA", 2020 + at, value) for at, value in enumerate((100, 98, 101, 99, 101))),
            ("VICTIMS", "AAA", 2025, 250, "provisional"), ("STAGE", "AAA", 2025, 4), ("TRAININGS", "AAA", 2024, 2),
            ("TRAININGS", "AAA", 2025, 0)]
    board = judge(figures(*rows), known(VICTIMS, STAGE, ACTIVE, HOURS))
    found = of_country(board)
    assert [message.code for message in found[0]] == [
        "headline.near_named", "sentence.no_clear_change", "sentence.stage_met", "sentence.none_reported_after",
        "summary.no_figure", "summary.no_report"]
    assert worded(board, found).endswith("There is no figure on “Goal 4.1”. Aland has sent no written report.")


def test_the_public_reads_nothing_of_a_hidden_figure_but_that_it_is_not_published() -> None:
    rows = figures(("VICTIMS", "AAA", 2024, 3), ("VICTIMS", "AAA", 2025, 4))
    text = worded(board := as_seen(judge(rows, known(PEOPLE)), "public"), of_country(board))
    assert "reported a figure on “Goal 1.1” for 2025; it is not published, to protect people." in text
    assert set(re.findall(r"\d+", text)) <= {"1", "2025"}


def test_a_status_that_rests_on_a_hidden_figure_is_not_given() -> None:
    rows = figures(("VICTIMS", "AAA", 2024, 3), ("VICTIMS", "AAA", 2025, 40))
    board = public(judge(rows, known(PEOPLE)))
    assert "it would rest on a hidden figure" in worded(board, of_country(board))


@pytest.mark.parametrize(("written", "text"), [
    (Written(year=2025, answered=1, actions=0),
     "Aland’s latest report is of 2025. It answers all 1 goals, announces no action and has a table of figures."),
    (Written(year=2025, answered=3, actions=1, commitments={CommitmentStatus.KEPT: 1}), "Its one commitment is kept."),
    (Written(year=2025, answered=7, actions=4, commitments={CommitmentStatus.NO_INFORMATION: 3}),
     "There is no information on its 3 commitments: no later report has come."),
    (Written(year=2025, answered=7, actions=4, overdue=1, commitments={
        CommitmentStatus.NO_INFORMATION: 2, CommitmentStatus.IN_PROGRESS: 1}),
     "None of its 3 commitments is known to be kept; 1 are overdue.")])
def test_report_and_commitments_are_counted(written: Written, text: str) -> None:
    board = judge(figures(("VICTIMS", "AAA", 2025, 100)), known())
    assert text in worded(board, of_country(board, written))


def test_goals_without_a_figure_are_answered_in_words_stated_absent_or_missing() -> None:
    rows = observations([{"indicator": "STAGE", "ref_area": "AAA", "year": 2025, "breakdown": "", "marks": "",
                          "value": float("nan"), "absence": Absence.NOT_AVAILABLE, "period_start": "",
                          "period_end": "", "note": "", "source_title": "", "source_url": ""}])
    board = judge(rows, known(VICTIMS, STAGE, ACTIVE))
    codes = [message.code for paragraph in of_country(board, answered=frozenset({"1.1"})) for message in paragraph]
    assert codes == ["headline.no_figure", "sentence.only_words", "sentence.absent", "summary.no_figure",
                     "summary.no_report"]


def test_a_goal_of_a_group_names_who_has_no_status_no_fresh_figure_and_no_figure() -> None:
    rows = [("VICTIMS", "AAA", 2024, 100), ("VICTIMS", "AAA", 2025, 120), ("VICTIMS", "BBB", 2025, 50),
            ("VICTIMS", "CCC", 2013, 7), ("VICTIMS", "CCC", 2014, 9)]
    board = judge(figures(*rows), known())
    text = worded(board, of_goal(board, "1.1", COUNTRIES))
    for part in ("3 of 4 countries reported figures for this goal.", "Too few figures for a trend: Aland and Bland.",
                 "Latest figure too old to count: Cland.", "No figure to assess: Dland."):
        assert part in text


def test_the_statuses_of_a_group_are_of_the_lead_indicator_alone() -> None:
    rows = [("VICTIMS", area, 2016 + at, round(100 * 1.3 ** at)) for area in ("AAA", "BBB", "DDD")
            for at in range(8)]
    rows += [("NATIONAL", "CCC", 2016 + at, round(100 * 1.3 ** at)) for at in range(8)]
    board = judge(figures(*rows), catalogue(goal("1.1", VICTIMS, NATIONAL)))
    assert "Known by another indicator, so not counted: Cland." in worded(board, of_goal(board, "1.1", COUNTRIES))


@pytest.mark.parametrize("areas", [COUNTRIES, COUNTRIES[:1], []])
def test_a_goal_without_figures_says_so_whatever_the_group(areas: list[str]) -> None:
    board = judge(figures(), known())
    text = worded(board, of_goal(board, "1.1", areas))
    assert text.startswith("No country has reported figures for this goal.")
    assert not FAULTS.search(text), text
    assert ("figure to assess" in text.lower()) is bool(areas)


@pytest.mark.parametrize(("year", "data"), [(None, "data"), (2025, "data for 2025")])
def test_statuses_of_a_group_are_called_hidden_only_where_they_are(year: int | None, data: str) -> None:
    rows = [("VICTIMS", "AAA", 2024, 3), ("VICTIMS", "AAA", 2025, 40), ("VICTIMS", "BBB", 2025, 50)]
    board = public(judge(figures(*rows), known(PEOPLE)))
    text = worded(board, of_goal(board, "1.1", COUNTRIES[:2], year))
    assert text.startswith(f"2 countries have {data}, none an assessment; one status is not published, to protect "
                           "people.")
    assert "Too few figures for a trend: Bland." in text


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
        "Not assessed here: Title of NEWER, 9 victims in 2013, of A body’s own work only. Caution of NEWER. "
        "Not assessed here: Title of NEW, 8 victims in 2012, of A body’s own work only. Caution of NEW.")


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
            statements.country_in_sentences(invented, area, summary, Written()), INVENTED)
        text = " ".join(paragraphs)
        assert text.startswith("ILLUSTRATIVE: ")
        assert not FAULTS.search(text), text
        assert len(paragraphs) <= 3
        assert 5 <= len(re.findall(r"\.(?= [A-Z0-9]|$)", text)) <= 14, text


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
