"""What Goal draws of stages and of goals without a number, and what the public sees of it."""

import re

import pytest

from indicators.briefing.figures.goal import GroupOnGoal, best_first, named_rows
from indicators.briefing.stamp import Stamp
from indicators.judging.scoreboard import judge
from indicators.model import Audience, Indicator, Rule
from tests.nouns import as_seen, catalogue, figures, goal, how_sure, indicator

TREND = Rule.model_validate({"method": "direction", "window_years": 8, "min_figures": 5})
HOURS = indicator("HOURS", headline=1, unit="hours", goal=TREND, desired_direction="down")
RESCUED = indicator("RESCUED", goal=TREND, whole=True, counts_people=True, small_counts={"hide_below": 5})


def newest(which, values, audience="staff"):
    """Rows for dumbbells of one country's newest figure."""
    board = as_seen(judge(figures(*((which.id, "AAA", year, *given) for year, given in values.items())),
                  catalogue(goal("4.2", which))), audience)
    return named_rows(how_sure(board, board.assessments).tail(1), which, board.catalogue)


def test_the_first_figure_is_the_first_of_the_rules_window() -> None:
    rows = newest(HOURS, {year: (2030 - year,) for year in range(2010, 2021)})
    assert (rows["baseline_year"].item(), rows["baseline_value"].item(), rows["value"].item()) == (2013, 17, 10)


def test_the_first_figure_is_one_after_the_last_break() -> None:
    values = {year: (2030 - year, "break" if year == 2016 else "") for year in range(2012, 2020)}
    rows = newest(HOURS, values)
    assert (rows["baseline_year"].item(), rows["baseline_value"].item()) == (2016, 14)


@pytest.mark.parametrize("small, column", [(2013, "baseline_value"), (2018, "value")])
def test_a_hidden_figure_is_no_end_of_a_line(small: int, column: str) -> None:
    values = {year: (3 if year == small else 20 + year % 3,) for year in range(2013, 2019)}
    staff = newest(RESCUED, values)
    public = newest(RESCUED, values, "public")
    assert staff[column].item() == 3
    assert public[column].isna().item()


@pytest.mark.parametrize(("desired", "first"), [("up", ["BBB", "AAA", "CCC"]), ("down", ["AAA", "BBB", "CCC"])])
def test_the_best_is_first_and_a_country_without_a_growth_last(desired: str, first: list[str]) -> None:
    rule = Rule.model_validate({"method": "annual_change", **(
        {"at_least": "10 %"} if desired == "up" else {"at_most": "-10 %"})})
    which = indicator("HOURS", unit="hours", desired_direction=desired, goal=rule)
    given = {"AAA": (100, 101, 99, 103, 101), "BBB": (100, 152, 220, 340, 500), "CCC": (100,)}
    board = judge(figures(*(("HOURS", area, 2020 + year, value) for area, values in given.items()
                            for year, value in enumerate(values))), catalogue(goal("1.1", which)))
    newest = board.assessments.groupby("ref_area").tail(1)
    assert best_first(how_sure(board, newest), which, board)[0] == first


RISE = indicator("RISE", headline=1, goal=Rule.model_validate({"method": "annual_change", "at_least": "10 %"}))
PACES = {"AAA": 0.9, "BBB": 1.5, "CCC": 1.2}


@pytest.mark.parametrize("which, view", [(RISE, "growth"), (RISE, "years"), (HOURS, "distance"), (HOURS, "years")])
@pytest.mark.parametrize("audience", ["staff", "public"])
def test_for_the_public_countries_are_by_name(which: Indicator, view: str, audience: Audience) -> None:
    better = -1 if which is HOURS else 1
    board = judge(figures(*((which.id, area, 2010 + year, 1000 * pace ** (better * year))
                            for area, pace in PACES.items() for year in range(8))), catalogue(goal("4.2", which)))
    group = GroupOnGoal(stamp=Stamp(audience, 1, "2018-01-01"), board=board, goal=board.catalogue.goals[0], group=(),
                        areas=list(PACES), year=None, today_year=2018, in_words=frozenset())
    figure = group.draw(view).draw(width=1200)
    texts = figure.to_json()
    panels = [note.text for note in figure.layout.annotations if note.name == "panel"]
    countries = [re.sub(r"<.*?>|\W.*", "", text) for text in panels or figure.layout.yaxis.ticktext]
    assert countries == (["Bland", "Cland", "Aland"] if audience == "staff" else ["Aland", "Bland", "Cland"])
    assert ("In alphabetical order" in texts) == (audience == "public")
    assert ("Best first" in texts or "Ordered by status" in texts) == (
        audience == "staff" and (view, which) != ("distance", HOURS))
