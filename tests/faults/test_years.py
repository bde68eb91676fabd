"""What stands where a year belongs: parts of years, days and months are refused, each with what helps it."""

from datetime import date

import pytest

from indicators.ingest.mapping import Choices
from tests.faults.conftest import Desk
from tests.faults.tables import plain, row

NOW = date.today().year
COUNTRIES = ("KHM", "THA", "VNM", "DEU", "FRA")
MONTHS = [f"2011-{month:02}" for month in range(1, 13)]
KINDS = {
    "year.part": ["2022 Q1", "Q1 2022", "2022-Q1", "2022H1", "2022M01", "2022-05", "Jan–Jun 2022", "2022 (Jan-Jun)"],
    "year.day": ["2020-12-31", "31.12.2020", "2020-12-31 00:00:00", "31/12/2014"],
    "year.period": ["2016-2018", "0000/01"], "year.wrong": ["soon", "20144", "14", "in 2014", "FY 2014/16"],
    "year.month_or_financial": ["2011-12", "2000-01"],
    "year.financial": ["2014/15", "2012-13", "2014-2015", "FY2014"],
    "year.outside": ["1850", "1989", "2190", str(NOW + 1)]}


def codes(desk: Desk, *years: str, ends: str = "") -> list[tuple[int, str]]:
    """Line and code of each issue about a file with these years."""
    content = plain(*(row(year=year, country=country) for year, country in zip(years, COUNTRIES, strict=False)))
    return [(each.row, each.code) for each in desk.prepared(content, Choices(financial_year_ends=ends)).issues]


@pytest.mark.parametrize("code, year", [(code, year) for code, years in KINDS.items() for year in years])
def test_each_kind_of_what_is_no_year_is_refused_as_such(desk: Desk, code: str, year: str) -> None:
    assert codes(desk, year) == [(2, code)]


@pytest.mark.parametrize("years, wrong", [
    (["2011-01", "2011-12"], {2: "year.part", 3: "year.part"}),
    (["2011-12", "2010-12"], {2: "year.part", 3: "year.part"}),
    (["2011-12", "2012-13"], {}), (["2011-12", "2014/15"], {}), (["2011-12"], {2: "year.month_or_financial"}),
    (["2011-12", "2011-01", "2012-13"], {2: "year.month_or_financial", 3: "year.part"}), (["2012-13"], {})])
def test_a_month_is_never_a_financial_year_by_accident(desk: Desk, years: list[str], wrong: dict[int, str]) -> None:
    assert dict(codes(desk, *years, ends="03-31")) == wrong


@pytest.mark.parametrize("written, year, days", [
    ("2014/15", 2015, ("2014-07-01", "2015-06-30")), ("2014-2015", 2015, ("2014-07-01", "2015-06-30")),
    ("FY2014", 2014, ("2013-07-01", "2014-06-30")), ("FY 1999/00", 2000, ("1999-07-01", "2000-06-30"))])
def test_a_financial_year_is_kept_in_the_year_it_ends_in_where_the_goals_file_says_when(
        desk: Desk, written: str, year: int, days: tuple[str, str]) -> None:
    """The Australian Federal Police counts from July to June."""
    answer = desk.submit(plain(row("AUS", written, 9, "accce_reports_received", "reports")))
    assert (answer.status, answer.noted(f"{written} is {days[0]} to {days[1]}")) == (0, True)
    assert desk.current()[["year", "marks", "period_start", "period_end"]].to_numpy().tolist() == [
        [year, "financial_year", *days]]


@pytest.mark.parametrize("country, indicator", [("AUS", "accce_reports_received"), ("KHM", "ICSE_VICTIMS")])
def test_a_year_that_has_not_ended_is_refused_and_no_fix_asks_for_it(desk: Desk, country: str, indicator: str) -> None:
    (issue,) = desk.submit(plain(row(country, f"{NOW}/{NOW + 1}", 9, indicator,
                                     "reports" if country == "AUS" else "victims"))).issues
    assert (issue["expected"], "Write" in issue["fix"]) == (f"1990 to {NOW}", False)


@pytest.mark.parametrize("written, year", [("\u200f2014\u200f", 2014), ("2014.0", 2014), (str(NOW), NOW)])
def test_this_year_is_taken_and_what_stands_around_a_year_says_nothing(desk: Desk, written: str, year: int) -> None:
    assert (desk.submit(plain(row(year=written))).status, desk.column("year")) == (0, [year])


@pytest.mark.parametrize("indicator, headers, taken", [
    ("ICSE_VICTIMS", ["2013", "2014", "2014/15"], []), ("ICSE_VICTIMS", ["2013", "FY2014"], []),
    ("ICSE_VICTIMS", ["2012/13", "2013/14"], []), ("accce_reports_received", MONTHS, []),
    ("accce_reports_received", ["2011-12"], []), ("accce_reports_received", ["2010-11", "2011-12"], []),
    ("accce_reports_received", ["2011", "2011-12"], [(2011, "")]),
    ("accce_reports_received", ["2011-12", "2012-13"], [(2012, "2011-07-01"), (2013, "2012-07-01")]),
    ("accce_reports_received", ["2011/12"], [(2012, "2011-07-01")])])
def test_a_month_or_a_financial_year_above_a_column_is_never_a_year_in_silence(
        desk: Desk, indicator: str, headers: list[str], taken: list[tuple[int, str]]) -> None:
    """The Australian Federal Police counts from July to June, so that its 2011-12 may be either."""
    figures = ",".join(["5"] * len(headers))
    answer = desk.submit(f"country,{','.join(headers)}\nAUS,{figures}\n", "--indicator", indicator, "--good-rows",
                         "--reason", "as sent")
    assert list(zip(desk.column("year"), desk.column("period_start"), strict=True)) == taken
    assert indicator != "ICSE_VICTIMS" or (answer.status, answer.codes) == (2, ["columns.financial"])


def test_years_that_are_not_taken_are_one_issue_a_cell_for_scripts_and_one_group_on_the_screen(desk: Desk) -> None:
    """The World Bank's tables begin in 1960."""
    text = "country,1960,1961,2014\nKHM,1,2,3\nTHA,4,5,6\n"
    answer = desk.submit(text, "--indicator", "ICSE_VICTIMS")
    cells = [(line, year, year) for year in ("1960", "1961") for line in (2, 3)]
    assert sorted(answer.errors()) == sorted(cells)
