"""What is said of chance beside a status, in words."""

import pytest

from indicators import statements, wording
from indicators.judging.scoreboard import judge
from indicators.model import Message, Rule
from indicators.statements import Finding
from tests.nouns import UP, VICTIMS, catalogue, figures, goal, indicator

COUNT = VICTIMS.model_copy(update={"id": "COUNT", "whole": True})
CAMPAIGNS = indicator("CAMPAIGNS", unit="campaigns", whole=True, goal=UP)
KNOWN = catalogue(goal("1.1", COUNT, CAMPAIGNS))


def finding(code: str, *values: float, of_year: int = 2014) -> Finding:
    """The figure of 2014, or of another year, of a country with a figure a year up to 2014."""
    rows = [(code, "AAA", 2015 - len(values) + at, value) for at, value in enumerate(values)]
    board = judge(figures(*rows), KNOWN)
    return Finding(board, board.figures[board.figures["year"] == of_year].iloc[0].to_dict())


def said(*messages: Message) -> str:
    return " ".join(wording.message(each, KNOWN) for each in messages)


@pytest.mark.parametrize("values, place", [
    ((100, 150, 225, 340, 500), "reached"), ((100, 95, 88, 80, 75), "missed"), ((100, 120, 145, 170, 208), "open")])
def test_an_interval_that_reaches_the_goal_or_falls_short_of_it_says_so(values: tuple[int, ...], place: str) -> None:
    assert finding("COUNT", *values).sure.values["place"] == place


def test_an_unusual_year_is_named_beside_the_range_of_the_others() -> None:
    values = 60, 61, 58, 63, 59, 62, 180, 61
    unusual = ("The figure for 2013 (180 victims) was unusually high: the other years point to 31 to 102 (95 % range).")
    assert said(*finding("COUNT", *values).exceptions).endswith("(95 % range).")
    assert said(*finding("COUNT", *values, of_year=2013).exceptions) == (
        f"{unusual} Without 2013, growth from 2007 to 2012 is +0.4 % a year: “No clear change”.")
    assert finding("COUNT", *values, of_year=2012).exceptions == ()


def test_without_an_unusual_year_the_status_is_that_of_the_others_in_its_window() -> None:
    before = 63, 97, 85, 91, 100, 104, 111, 118, 122, 161, 140, 173, 182
    rows = [("COUNT", "AAA", 1999 + at, value) for at, value in enumerate(before)]
    board = judge(figures(*rows, ("COUNT", "AAA", 2013, 184, "lower_bound"), ("COUNT", "AAA", 2014, 61)), KNOWN)
    *_, without = Finding(board, board.figures[board.figures["year"] == 2014].iloc[0].to_dict()).exceptions
    assert said(without) == "Without 2014, growth from 2007 to 2011 is +9 % a year: “Improving, below the goal”."
    level = finding("CAMPAIGNS", 100, 101, 103, 104, 106, 107, 20)
    assert said(*level.exceptions).endswith("Without 2014, the status from 2008 to 2013 is “Improving”.")


@pytest.mark.parametrize("values, sentence", [
    ((1, 2, 4, 5, 8), "Chance alone gives a trend as clear as this in 2 of 100 series without any change."),
    ((3, 3, 3, 3, 3),
     "There is no clear trend: chance alone gives an order at least this clear in all series.")])
def test_a_trend_says_how_often_chance_gives_it(values: tuple[int, ...], sentence: str) -> None:
    assert said(finding("CAMPAIGNS", *values).sure) == sentence


def test_last_years_outlook_stands_beside_what_the_year_came_to() -> None:
    up = CAMPAIGNS.model_copy(update={"counts_people": False, "goal": Rule.model_validate({"method": "direction"})})
    rows = [("CAMPAIGNS", "AAA", 2006 + at, value) for at, value in enumerate((10, 13, 17, 20, 26, 33, 40, 52, 60))]
    board = judge(figures(*rows), catalogue(goal("1.1", up)))
    (message,) = statements.outlook_so_far(board, "CAMPAIGNS", "AAA", 2014)
    assert (message.values["year"], message.values["amount"].value) == (2014, 60)  # type: ignore[attr-defined]
    known = board.catalogue
    assert wording.message(message, known).startswith("Outlook for 2014 from the figures to 2013: ")
    assert " campaigns (80 % range); the figure was 60 campaigns, inside." in wording.message(message, known)
    assert statements.outlook_so_far(board, "CAMPAIGNS", "AAA", 2010) == ()
