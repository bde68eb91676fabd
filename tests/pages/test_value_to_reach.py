"""What the screens say of a value by a year, beside the status."""

import pytest

from indicators.briefing.figures.series import goal_line, rule_in_short
from indicators.catalogue import SHIPPED, canonical_bytes, load_catalogue
from indicators.judging.scoreboard import Scoreboard, judge
from indicators.model import Rule
from indicators.submissions.shipped_data import SHIPPER
from tests.nouns import catalogue, figures, goal, indicator
from tests.pages.conftest import Show, words
from tests.pages.copies import open_once

TO_REACH = indicator("X", desired_direction="down", unit="hours", goal=Rule.model_validate(
    {"method": "reach", "value": {"AAA": 40, "BBB": 20.5}, "by": 2014}))


def board() -> Scoreboard:
    rows = figures(*(("X", area, year, value) for area in ("AAA", "BBB", "CCC")
                     for year, value in ((2010, 100), (2012, 60))))
    return judge(rows, catalogue(goal("4.2", TO_REACH)))


@pytest.mark.parametrize("area, line, asked", [
    ("AAA", 40, "40 or less by 2014"), ("BBB", 20.5, "20.5 or less by 2014"),
    ("CCC", None, "no goal set for the year")])
def test_the_goal_of_an_area_is_its_line_and_its_rule(area: str, line: float | None, asked: str) -> None:
    frame = board().assessments
    own = frame[frame["ref_area"] == area]
    drawn = goal_line(own, TO_REACH, None)
    assert (drawn and (drawn.value, drawn.year)) == (line and (line, 2014))
    assert rule_in_short(TO_REACH, own["target"].iloc[-1]) == asked


@pytest.fixture
def germany(real: str) -> None:
    """A ledger in which Germany's share removed within two days should reach 95 % by 2030."""
    rule = Rule.model_validate({"method": "reach", "value": 95, "by": 2030})
    shipped = load_catalogue(SHIPPED)
    changed = [each.model_copy(update={"indicators": tuple(
        one.model_copy(update={"goal": rule} if one.id == "de_domestic_removed_within_2_days" else {})
        for one in each.indicators)}) for each in shipped.goals]
    book = open_once(real)
    book.adopt(SHIPPER, canonical_bytes(shipped.model_copy(update={"goals": tuple(changed)})),
               previewed_on=book.version())
    book.close()


def test_a_country_sees_what_is_needed_and_when_it_would_be_there(germany: None, show: Show) -> None:
    """60 % in 2017 and 85 % in 2023: 25 points in six years, and ten to go in seven."""
    shown = show("country", area="DEU", goal="4.2", tab="assessed")
    assert not shown.exception
    said = words(shown)
    for part in ("On track", "95 or more by 2030", "the goal is reached in 2025",
                 "above the goal path"):
        assert part in said, part


def test_the_methods_page_says_the_value_with_its_unit(germany: None, show: Show) -> None:
    said = words(show("how_we_judge", goal="4.2"))
    assert "Goal met: the figure is 95 % or more." in said
    assert "the yearly change that would reach the goal by 2030" in said
