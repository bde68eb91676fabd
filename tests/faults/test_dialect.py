"""How a text table is laid out: separators, decimal marks, what stands above and below, quotes, widths."""

import pytest

from indicators.ingest.reading import read
from tests.catalogue.builders import shipped
from tests.faults.conftest import Desk
from tests.faults.tables import HEADER, hours, plain, row, semicolons


def values(desk: Desk) -> list[float]:
    return sorted(desk.current()["value"])


def test_semicolons_and_decimal_commas_are_read_and_said(desk: Desk) -> None:
    answer = desk.submit(semicolons(hours("10,5", separator=";"), hours("7", year=2013, separator=";")))
    assert (answer.status, answer.read["separator"], answer.read["decimal"]) == (0, ";", ",")
    assert answer.noted("10,5 was read as 10.5")
    assert values(desk) == [7, 10.5]


def test_excels_line_that_names_the_separator_is_no_row(desk: Desk) -> None:
    answer = desk.submit("sep=;\n" + semicolons(row(separator=";"), row("DEU", value="y", separator=";")))
    assert (answer.read["separator"], answer.read["header_row"]) == (";", 2)
    assert answer.errors() == [(4, "value", "y")]


def test_lines_above_the_header_are_no_rows_and_quoted(desk: Desk) -> None:
    above = "Data Source,National police\n\nLast updated,2015-01-03\n\n"
    answer = desk.submit(above + plain(row(), row("DEU", value="y")), "--ignore-unused")
    assert answer.read["header_row"] == 5
    assert answer.errors() == [(7, "value", "y")]
    assert [(each.row, each.text) for each in read(f"{above}{plain(row())}".encode()).surroundings] == [
        (1, "Data Source,National police"), (3, "Last updated,2015-01-03")]


def test_notes_below_the_table_are_no_rows_and_quoted() -> None:
    reading = read(plain(row(), "", "Source: National police", ",,1) revised,,,").encode())
    assert reading.cells.index.tolist() == [2]
    assert reading.surroundings == [("below", 4, "Source: National police"), ("below", 5, "1) revised")]


def test_a_second_table_is_refused_row_by_row(desk: Desk) -> None:
    second = plain(row("DEU"), header="country,year,value,indicator,unit,source")
    answer = desk.submit(plain(row()) + "\n" + second, "--good-rows")
    assert [each[0] for each in answer.errors()] == [4, 5]
    assert (answer.status, list(desk.current()["ref_area"])) == (1, ["KHM"])


def test_a_second_table_with_the_same_columns_is_refused_too(desk: Desk) -> None:
    answer = desk.submit(plain(row()) + plain(row("DEU")))
    assert (answer.status, [each[0] for each in answer.errors()]) == (1, [3, 4])


@pytest.mark.parametrize("separator", [",", ";"])
def test_a_row_of_georgia_whose_figure_looks_like_a_year_is_no_header(desk: Desk, separator: str) -> None:
    answer = desk.submit(plain(row('"KHM"', separator=separator), row("GEO", value="2021", separator=separator),
                               row("DEU", separator=separator), header=HEADER.replace(",", separator)))
    assert (answer.status, answer.published) == (0, 3)


def test_trailing_empty_columns_and_rows_are_left_out(desk: Desk) -> None:
    answer = desk.submit(plain(row() + ",,", ",,,,,,,", ",,,,,,,", header=HEADER + ",,"))
    assert (answer.status, answer.published) == (0, 1)


def test_a_first_quote_far_below_changes_nothing(desk: Desk) -> None:
    """A dialect that is guessed from a sample fails here: the first quote stands on line 30,002."""
    areas = [area.code for area in shipped().areas if area.kind == "country"]
    codes = ["CAMPAIGNS", "WORKSHOPS", "JOINT_TRAININGS", "ICSE_VICTIMS"]
    units = ["campaigns", "workshops", "trainings", "victims"]
    lines = [row(area, year, 3, code, unit) for code, unit in zip(codes, units, strict=True)
             for area in areas for year in range(1990, 2026)]
    text = plain(*lines[:30_000], f'{areas[-1]},2025,ICSE_VICTIMS,12 apples,victims,"a ""quoted"" source"')
    answer = desk.submit(text, "--dry-run")
    assert answer.errors() == [(30_002, "value", "12 apples")]
    assert answer.rows == 30_001


def test_a_newline_inside_quotes_keeps_line_numbers_right(desk: Desk) -> None:
    answer = desk.submit(plain(row(source='"Police\nof the capital"'), row("DEU", value="y")), "--good-rows")
    assert answer.errors() == [(4, "value", "y")]
    assert list(desk.current()["source_title"]) == ["Police\nof the capital"]


@pytest.mark.parametrize("text, line", [
    (plain(row(), row("DEU", source='"Police'), row("FRA"), row("AUS")), 3),
    (plain(row(), row("DEU", source='"Police'), row("FRA", source='"Police"')), 3),
])
def test_an_unclosed_quote_is_named_by_the_line_where_it_opens(desk: Desk, text: str, line: int) -> None:
    answer = desk.submit(text)
    assert (answer.status, answer.issues[0]["row"], answer.published) == (2, line, 0)


def test_too_few_and_too_many_fields_are_refused(desk: Desk) -> None:
    answer = desk.submit(plain(row(), "DEU,2014,ICSE_VICTIMS", row("FRA") + ",more"), "--good-rows")
    assert [(each["row"], each["found"]) for each in answer.issues] == [(3, "3"), (4, "7")]
    assert (answer.rows, answer.published) == (3, 1)


def test_a_name_split_at_its_comma_never_lands_in_the_wrong_year(desk: Desk) -> None:
    """Congo, Dem. Rep. without quotes: each later cell stands one column to the right, in a line of the right width."""
    header = "Country Name;Country Code;Indicator Code;2010;2011;2012;2013"
    lines = ["Cambodia;KHM;ICSE_VICTIMS;5;6;7;", "Congo; Dem. Rep.;COD;ICSE_VICTIMS;8;9;10",
             "Yemen; Rep.;YEM;ICSE_VICTIMS;1;2;3"]
    answer = desk.submit(plain(*lines, header=header), "--good-rows")
    assert {each["row"] for each in answer.issues} == {3, 4}
    assert (answer.status, set(desk.current()["ref_area"])) == (1, {"KHM"})


def test_one_mark_that_may_mean_two_things_is_asked_for_with_the_consequence(desk: Desk) -> None:
    text = plain(hours('"1,263"'), hours("57", year=2013))
    answer = desk.submit(text)
    (found,) = answer.issues
    assert (answer.status, found["row"], found["column"], found["found"]) == (1, 2, "value", "1,263")
    assert "1263" in found["expected"]
    assert "1.263" in found["expected"]
    assert "--decimal" in found["fix"]
    assert desk.submit(text, "--decimal", ".", "--reason", "so it is").published == 2
    assert values(desk) == [57, 1263]


def test_the_decimal_mark_can_be_named(desk: Desk) -> None:
    answer = desk.submit(plain(hours('"1,263"'), hours("5", year=2013)), "--decimal", ",")
    assert (answer.status, answer.read["decimal"], values(desk)) == (0, ",", [1.263, 5])


@pytest.mark.parametrize("share", ["81,5", "81,5 %"])
def test_one_figure_with_decimals_tells_what_the_marks_of_all_others_mean(desk: Desk, share: str) -> None:
    rate = row(value=share, indicator="REMOVED_IN_TIME", unit="percent", separator=";")
    answer = desk.submit(semicolons(row(value="1.234", separator=";"), rate))
    assert (answer.status, answer.read["decimal"], values(desk)) == (0, ",", [81.5, 1234])


def test_a_share_that_is_refused_tells_it_too(desk: Desk) -> None:
    answer = desk.submit(semicolons(row(value="1.234", separator=";"), row("DEU", value="81,5 %", separator=";")))
    assert answer.errors() == [(3, "value", "81,5 %")]


def test_of_what_is_counted_whole_the_question_says_that_decimals_would_be_refused(desk: Desk) -> None:
    (found,) = desk.submit(semicolons(row(value="1.234", separator=";"), row("DEU", separator=";"))).issues
    assert found["expected"] == "1234"
    assert "--decimal , to read it as 1234" in found["fix"]


def test_only_a_figure_of_the_file_is_quoted(desk: Desk) -> None:
    answer = desk.submit(semicolons(hours("1.263", separator=";"), hours("57", year=2013, separator=";")),
                         "--decimal", ",", "--reason", "so it is")
    assert (answer.noted("decimal comma"), answer.noted("10,5"), values(desk)) == (True, False, [57, 1263])
    assert desk.submit(semicolons(hours("<1.263,5", separator=";"))).noted("<1.263,5 was read as 1263.5")


@pytest.mark.parametrize("written, numbers", [
    (("1,102,939", "163,120"), [163120, 1102939]), (("1 102 939", "163 120"), [163120, 1102939]),
    (("1'102'939", "163'120"), [163120, 1102939]), (("1.102.939,5", "163.120"), [163120, 1102939.5]),
    (("1,102,939.5", "163,120"), [163120, 1102939.5]), (("1\N{NARROW NO-BREAK SPACE}102,5", "163"), [163, 1102.5]),
])
def test_thousands_are_read_where_the_file_tells_what_its_marks_mean(
    desk: Desk, written: tuple[str, str], numbers: list[float]
) -> None:
    text = semicolons(*(hours(each, year=2010 + at, separator=";") for at, each in enumerate(written)))
    answer = desk.submit(text)
    assert answer.status == 0
    assert answer.noted("thousands")
    assert values(desk) == numbers


def test_two_decimal_marks_in_one_file_are_refused_where_they_are_fewer(desk: Desk) -> None:
    text = semicolons(*(hours(each, year=2010 + at, separator=";") for at, each in enumerate(["1,5", "2,5", "3.5"])))
    assert desk.submit(text).errors() == [(4, "value", "3.5")]
