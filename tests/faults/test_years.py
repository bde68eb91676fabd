"""What stands where a year belongs: parts of years, days and months are refused, each with what helps it."""

import pytest

from indicators.ingest.mapping import Choices
from pages.shared.issue_table import by_kind
from tests.faults.conftest import Desk
from tests.faults.tables import plain, row

KINDS = {
    "year.part": ["2022 Q1", "Q1 2022", "2022-Q1", "2022H1", "2022M01", "2022-05", "Jan–Jun 2022", "2022 (Jan-Jun)"],
    "year.day": ["2020-12-31", "31.12.2020", "2020-12-31 00:00:00"], "year.period": ["2016-2018"],
    "year.wrong": ["soon", "20144"], "year.month_or_financial": ["2011-12", "2000-01"],
    "year.financial": ["2014/15", "2012-13"]}


def codes(desk: Desk, *years: str, ends: str = "") -> list[tuple[int, str]]:
    """Line and code of each issue about a file with these years, and "" for one that is fine."""
    content = plain(*(row(year=year, country=country) for year, country in zip(years, COUNTRIES, strict=False)))
    return [(each.row, each.code) for each in desk.prepared(content, Choices(financial_year_ends=ends)).issues]


COUNTRIES = ("KHM", "THA", "VNM", "DEU", "FRA")


@pytest.mark.parametrize("code, year", [(code, year) for code, years in KINDS.items() for year in years])
def test_each_kind_of_what_is_no_year_is_refused_as_such(desk: Desk, code: str, year: str) -> None:
    assert codes(desk, year) == [(2, code)]


@pytest.mark.parametrize("years, wrong", [
    (["2011-01", "2011-12"], {2: "year.part", 3: "year.part"}), (["2011-12", "2010-12"], {2: "year.part",
                                                                                       3: "year.part"}),
    (["2011-12", "2012-13"], {}), (["2011-12", "2014/15"], {}), (["2011-12"], {2: "year.month_or_financial"}),
    (["2011-12", "2011-01", "2012-13"], {2: "year.month_or_financial", 3: "year.part"}), (["2012-13"], {})])
def test_a_month_is_never_a_financial_year_by_accident(desk: Desk, years: list[str], wrong: dict[int, str]) -> None:
    assert dict(codes(desk, *years, ends="03-31")) == wrong


def test_marks_of_reading_direction_before_a_year_are_taken_away_and_noted(desk: Desk) -> None:
    answer = desk.submit(plain(row(year="\u200f2014\u200f"), row(year="2013")))
    assert (answer.status, answer.published, answer.noted("U+200F")) == (0, 2, True)


MONTHS = [f"2011-{month:02}" for month in range(1, 13)]


@pytest.mark.parametrize("headers, taken", [
    (MONTHS, []), (["2011-12"], []), (["2010-11", "2011-12"], []), (["2011", "2011-12"], [2011]),
    (["2011-12", "2012-13"], [2012, 2013]), (["2011/12"], [2012])])
def test_a_month_above_a_column_is_never_a_financial_year_in_silence(
        desk: Desk, headers: list[str], taken: list[int]) -> None:
    """The Australian Federal Police counts from July to June, so that its 2011-12 may be either."""
    figures = ",".join(["5"] * len(headers))
    desk.submit(f"country,{','.join(headers)}\nAUS,{figures}\n", "--indicator", "ACCCE_REPORTS_RECEIVED", "--good-rows",
                "--reason", "as sent")
    assert sorted(desk.current()["year"]) == taken


def test_years_that_are_not_taken_are_one_issue_a_cell_for_scripts_and_one_group_on_the_screen(desk: Desk) -> None:
    """The World Bank's tables begin in 1960."""
    text = "country,1960,1961,2014\nKHM,1,2,3\nTHA,4,5,6\n"
    answer = desk.submit(text, "--indicator", "ICSE_VICTIMS")
    cells = [(line, year, year) for year in ("1960", "1961") for line in (2, 3)]
    assert sorted(answer.errors()) == sorted(cells)
    (kind,) = by_kind(desk.prepared(text, Choices(indicator="ICSE_VICTIMS")).issues)
    assert [(each.rows, each.columns, each.count) for each in kind.groups] == [((2, 3), ("1960", "1961"), 4)]
