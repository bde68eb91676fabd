"""A few areas beside each other: what of them compares, and what does not."""

from indicators import statements, wording
from indicators.judging.scoreboard import Scoreboard, judge
from indicators.model import Message
from indicators.statements import Comparison
from tests.nouns import catalogue, figures, goal, indicator

TODAY = 2026
PUBLISHED = goal("1.1", indicator("VICTIMS", headline=1), indicator("OFFICE", headline=2, publisher="An office"),
                 indicator("REPORTS", role="context", goal=None, provider="third_party"))


def board(*rows: tuple) -> Scoreboard:
    return judge(figures(*rows), catalogue(PUBLISHED))


def compared(*rows: tuple, areas: tuple = ("AAA", "BBB"), year: int | None = None, code: str = "VICTIMS") -> Comparison:
    return statements.comparison(board(*rows), code, areas, year, TODAY)


def said(messages: tuple[Message, ...]) -> list[str]:
    return [wording.message(each, catalogue(PUBLISHED)) for each in messages]


GROWING = [("VICTIMS", area, 2010 + at, value) for area, values in (
    ("AAA", (100, 200, 400, 800, 1600)), ("BBB", (100, 101, 99, 100, 100))) for at, value in enumerate(values)]
SIZE = "Countries differ in size and in how they count, so the counts themselves are not comparable."


def test_areas_stand_in_the_order_given_each_with_its_newest_figure() -> None:
    found = compared(*GROWING, ("VICTIMS", "AAA", 2009, 4), areas=("BBB", "AAA"))
    assert [(area, row and (row["year"], row["status"])) for area, row in found.rows.items()] == [
        ("BBB", (2014, "no_clear_change")), ("AAA", (2014, "ahead"))]
    assert said((compared(*GROWING, year=2014).message,)) == [
        "On “Goal 1.1”, one of 2 countries is ahead, none is on track."]


def test_a_stale_status_does_not_count_unless_its_year_is_chosen() -> None:
    assert compared(*GROWING).message.code == "compare.figures"
    assert compared(*GROWING, year=2014).message.code == "goal.yearly"


def test_without_an_assessed_figure_it_says_who_has_one() -> None:
    assert said((compared(("VICTIMS", "AAA", 2014, 3)).message,)) == ["Title of VICTIMS: only Aland has a figure."]
    assert said((compared(*GROWING).message,)) == ["Title of VICTIMS, 2014: Aland 1,600 and Bland 100."]


def test_without_a_figure_in_the_year_the_sentences_name_the_year_since_other_years_may_have_one() -> None:
    found = compared(*GROWING, year=2020)
    assert said((found.message,)) == ["Title of VICTIMS: none of them has a figure for 2020."]
    found = compared(("VICTIMS", "AAA", 2013, 2), ("VICTIMS", "BBB", 2014, 3), year=2014)
    assert said((found.message,)) == ["Title of VICTIMS: only Bland has a figure for 2014."]


def test_one_indicator_of_one_year_compares_but_for_the_counts_themselves() -> None:
    found = compared(*GROWING)
    assert said(found.does_not) == [SIZE]


def test_of_many_areas_each_has_its_figure_and_none_is_called_highest_or_lowest() -> None:
    areas = ("AAA", "BBB", "CCC", "DDD")
    rows = [("VICTIMS", area, 2014, value) for area, value in zip(areas, (5, 9, 2, 7), strict=True)]
    assert said((compared(*rows, areas=areas).message,)) == [
        "Title of VICTIMS, 2014: Aland 5, Bland 9, Cland 2 and Dland 7."]
    later = compared(*rows, ("VICTIMS", "AAA", 2016, 12), areas=areas)
    assert said((later.message,)) == [
        "Title of VICTIMS, latest figures: Aland 12 (2016), "
        "Bland 9 (2014), Cland 2 (2014) and Dland 7 (2014)."]
    assert said((compared(*rows, areas=areas).title, later.title)) == [
        "Title of VICTIMS, 2014", "Title of VICTIMS: latest figures"]


def test_in_a_year_each_side_has_its_figure() -> None:
    same = compared(*GROWING, ("VICTIMS", "AAA", 2016, 12), year=2014)
    assert [row and row["year"] for row in same.rows.values()] == [2014, 2014]


def test_a_break_of_an_earlier_year_is_told_too() -> None:
    rows = [("VICTIMS", "AAA", 2010, 10, "break"), *GROWING[1:]]
    assert "Break in the series; years before and after are not comparable: Aland." in said(compared(*rows).does_not)


def test_an_indicators_own_caution_stands_first() -> None:
    careful = goal("1.1", indicator("VICTIMS", headline=1, caution="Reports are no measure of abuse."))
    scoreboard = judge(figures(*GROWING), catalogue(careful))
    found = statements.comparison(scoreboard, "VICTIMS", ("AAA", "BBB"), None, TODAY)
    assert said(found.does_not) == ["Reports are no measure of abuse.", SIZE]


def test_figures_from_public_pages_are_no_sending() -> None:
    found = compared(("OFFICE", "AAA", 2014, 9), ("OFFICE", "BBB", 2014, 9), code="OFFICE")
    assert "From published sources, not reported to the Alliance: Aland and Bland." in said(found.does_not)


def test_hidden_figures_are_told_and_nothing_is_said_of_their_years() -> None:
    told = board(*GROWING)
    rows = told.assessments
    hidden = rows.assign(hidden=(rows["ref_area"] == "AAA") | (rows["year"] == 2013))
    protected = Scoreboard(hidden.assign(value=hidden["value"].mask(hidden["hidden"])), told.observations,
                           told.catalogue)
    found = statements.comparison(protected, "VICTIMS", ("AAA", "BBB"), None, TODAY)
    assert said(found.does_not)[0] == "Some years hidden to protect people: Aland and Bland."
    assert said((found.message,)) == ["Title of VICTIMS: Aland and Bland have figures."]


def test_the_world_and_bodies_are_told_to_be_no_sums_of_countries() -> None:
    world = [("REPORTS", area, 2014, 5) for area in ("WLD", "NCM")]
    found = compared(*world, areas=("WLD", "NCM"), code="REPORTS")
    assert said(found.does_not) == [
        "The world and each body have series of their own; none of them is a sum of countries."]
    assert said((found.message,)) == ["Title of REPORTS, 2014: World 5 and A body 5."]


def test_indicators_that_most_of_the_areas_have_come_first_and_judged_ones_before_context() -> None:
    rows = [("OFFICE", "AAA", 2014, 9), ("VICTIMS", "AAA", 2014, 9), ("VICTIMS", "BBB", 2014, 9),
            ("REPORTS", "AAA", 2014, 9), ("REPORTS", "BBB", 2014, 9), ("OFFICE", "CCC", 2014, 9)]
    assert statements.indicators_to_compare(board(*rows), "1.1", ("AAA", "BBB")) == ["VICTIMS", "REPORTS", "OFFICE"]
    assert statements.indicators_to_compare(board(*rows), "1.1", ("DDD",)) == []
