"""The summary of a country: codes and values; its words once, over every invented country."""

import re
from collections.abc import Sequence
from typing import Any

import pytest

from indicators import statements, wording
from indicators.catalogue import SHIPPED, load_catalogue
from indicators.disclosure import public
from indicators.illustrative import illustrative_observations, with_invented_countries, years
from indicators.judging.scoreboard import Scoreboard, judge
from indicators.model import Absence, Audience, Catalogue, Indicator, Rule, SmallCounts, observations
from indicators.statements import Paragraph
from tests.nouns import (
    HOURS,
    STAGE,
    TRAININGS,
    VICTIMS,
    as_seen,
    catalogue,
    figures,
    goal,
)

TODAY = 2026
COUNTS = ("count", "unknown", "kept", "overdue", "examined", "replied")
INVENTED = with_invented_countries(load_catalogue(SHIPPED))
ACTIVE = TRAININGS.model_copy(update={"goal": Rule.model_validate({"method": "activity"}), "whole": True})
TREND = HOURS.model_copy(update={"goal": Rule.model_validate({"method": "direction"})})
PEOPLE = VICTIMS.model_copy(update={"small_counts": SmallCounts(hide_below=5)})


def known(*of_the_goals: Indicator) -> Catalogue:
    return catalogue(*(goal(f"{number}.1", one) for number, one in enumerate(of_the_goals or (VICTIMS,), 1)))


def of_country(board: Scoreboard, answered: frozenset[str] = frozenset(), **known: int) -> tuple[Paragraph, ...]:
    summary = statements.country(board, "AAA", TODAY, None, answered)
    return statements.country_in_sentences(board, "AAA", summary, None, dict.fromkeys(COUNTS, 0) | known)


def texts(paragraphs: Sequence[Paragraph], catalogue: Catalogue) -> list[str]:
    return [" ".join(wording.message(one, catalogue) for one in paragraph) for paragraph in paragraphs]


def worded(board: Scoreboard, paragraphs: Sequence[Paragraph]) -> str:
    return "\n".join(texts(paragraphs, board.catalogue))


def test_a_country_without_anything_has_one_sentence_on_figures_and_one_on_reports() -> None:
    board = judge(figures(), known())
    assert worded(board, of_country(board)) == "Aland has no figures to assess.\nAland has sent no written report."


def test_each_goal_has_its_first_sentence() -> None:
    rows = [*(("VICTIMS", "AAA", 2020 + at, value) for at, value in enumerate((100, 98, 101, 99, 101))),
            ("VICTIMS", "AAA", 2025, 250, "provisional"), ("STAGE", "AAA", 2025, 4), ("TRAININGS", "AAA", 2024, 2),
            ("TRAININGS", "AAA", 2025, 0)]
    board = judge(figures(*rows), known(VICTIMS, STAGE, ACTIVE, HOURS))
    found = of_country(board)
    assert [message.code for paragraph in found for message in paragraph] == [
        "headline.near", "sentence.no_clear_change", "sentence.stage", "sentence.activity", "summary.no_figure",
        "summary.no_report"]
    assert worded(board, found).endswith(
        "There is no figure to assess on “Goal 4.1”.\nAland has sent no written report.")


def test_the_public_reads_nothing_of_a_hidden_figure_but_that_it_is_not_published() -> None:
    rows = figures(("VICTIMS", "AAA", 2024, 3), ("VICTIMS", "AAA", 2025, 4))
    text = worded(board := as_seen(judge(rows, known(PEOPLE)), "public"), of_country(board))
    assert "has a figure on “Goal 1.1” for 2025; it is not published, to protect people." in text
    assert set(re.findall(r"\d+", text)) <= {"1", "2025"}


def test_a_status_that_rests_on_a_hidden_figure_is_not_given() -> None:
    rows = figures(("VICTIMS", "AAA", 2024, 3), ("VICTIMS", "AAA", 2025, 40))
    board = public(judge(rows, known(PEOPLE)))
    assert "it would rest on a hidden figure" in worded(board, of_country(board))


@pytest.mark.parametrize(("known", "text"), [
    ({"count": 1, "kept": 1, "state": "kept"}, "Its one commitment is done."),
    ({"count": 1, "state": "dropped"}, "Its one commitment was dropped."),
    ({"count": 3, "unknown": 3}, "There is no information on its 3 commitments: no later report has been received."),
    ({"count": 3, "unknown": 3, "examined": 1, "replied": 2},
     "A later report is being examined for answers to 1 of its 3 commitments."),
    ({"count": 3, "unknown": 3, "replied": 3}, "3 of its 3 commitments are answered; no status is recorded."),
    ({"count": 3, "unknown": 2, "overdue": 1}, "None of its 3 commitments is known to be done; one is overdue.")])
def test_commitments_are_counted(known: dict[str, Any], text: str) -> None:
    board = judge(figures(("VICTIMS", "AAA", 2025, 100)), catalogue(goal("1.1", VICTIMS)))
    assert text in worded(board, of_country(board, **known))


def test_goals_without_a_figure_are_answered_in_words_stated_absent_or_missing() -> None:
    rows = observations([{"indicator": "STAGE", "ref_area": "AAA", "year": 2025, "breakdown": "", "marks": "",
                          "value": float("nan"), "absence": Absence.NOT_AVAILABLE, "period_start": "",
                          "period_end": "", "note": "", "source_title": "", "source_url": ""}])
    board = judge(rows, known(VICTIMS, STAGE, ACTIVE))
    codes = [message.code for paragraph in of_country(board, answered=frozenset({"1.1"})) for message in paragraph]
    assert codes == ["headline.nothing", "sentence.no_figure", "sentence.absent", "summary.no_figure",
                     "summary.no_report"]


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
        paragraphs = texts(
            statements.country_in_sentences(invented, area, summary, None, dict.fromkeys(COUNTS, 0)), INVENTED)
        text = " ".join(paragraphs)
        assert "All figures here are invented." in text
        assert not FAULTS.search(text), text
        assert len(paragraphs) <= 3
        assert 5 <= len(re.findall(r"\.(?= [A-Z0-9]|$)", text)) <= 14, text
