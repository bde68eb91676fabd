"""What a column is for: by its cells, by its label, by an option; and the country that an option fills in."""

import pytest

from tests.faults.conftest import Desk
from tests.faults.workbooks import workbook

VICTIMS = ("--indicator", "ICSE_VICTIMS")
ONE = ("--column", "Partner=country")
PAIRS = "REF_AREA,Reference area,MEASURE,Measure,UNIT_MEASURE,Unit of measure,TIME_PERIOD,Time period,OBS_VALUE," \
        "Observation value,OBS_STATUS,Observation status,UNIT_MULT,Unit multiplier"


def pairs(**said: str) -> str:
    """A line of a table with codes and labels, as OECD gives it."""
    cells = {"REF_AREA": "KHM", "Reference area": "Cambodia", "MEASURE": "ICSE_VICTIMS",
             "Measure": "Victims identified in the year", "UNIT_MEASURE": "victims", "Unit of measure": "victims",
             "TIME_PERIOD": "2019", "OBS_VALUE": "1102", "OBS_STATUS": "A", "Observation status": "Normal value",
             "UNIT_MULT": "0", "Unit multiplier": "Units"}
    return ",".join((cells | said).get(each, "") for each in PAIRS.split(","))


def figures(desk: Desk) -> list[list[object]]:
    return desk.current()[["ref_area", "year", "value"]].to_numpy().tolist()


@pytest.mark.parametrize("table", [
    ",2019,2020\nCambodia,5,6\nThailand,7,8\n", ",,2019,2020\n0,Cambodia,5,6\n1,Thailand,7,8\n",
    '"","2019","2020"\n"Cambodia",5,6\n"Kampuchea 1",7,8\n'])
def test_a_first_column_without_a_header_is_what_its_cells_are(desk: Desk, table: str) -> None:
    answer = desk.submit(table, *VICTIMS, "--good-rows")
    assert figures(desk)[:2] == [["KHM", 2019, 5], ["KHM", 2020, 6]]
    assert answer.noted("was read as “country”")
    assert [each["column"] for each in answer.issues] == (["A"] if "Kampuchea" in table else [])


def test_a_first_column_without_a_header_may_hold_indicators_or_years(desk: Desk) -> None:
    desk.submit(",2019,2020\nICSE_VICTIMS,5,\nJoint trainings,,2\n", "--country", "KHM")
    desk.submit(",value,unit\n2021,6,victims\n", "--country", "KHM", *VICTIMS)
    assert sorted(figures(desk)) == [["KHM", 2019, 5], ["KHM", 2020, 2], ["KHM", 2021, 6]]


def test_a_workbook_whose_first_cell_is_empty_is_read(desk: Desk) -> None:
    def without_corner(book: object) -> None:
        sheet = book.active  # type: ignore[attr-defined]
        sheet.delete_rows(1)
        sheet.append([None, 2019, 2020])
        sheet.append(["Cambodia", 5, 6])
    assert desk.submit(workbook(change=without_corner), *VICTIMS, name="figures.xlsx").published == 2


def test_a_first_column_that_nobody_knows_is_named_by_its_letter(desk: Desk) -> None:
    table = ",2019,2020\nNowhere,5,\nElsewhere,6,\n"
    assert desk.submit(table, *VICTIMS).status == 2
    answer = desk.submit(table, *VICTIMS, "--column", "A=country")
    assert answer.errors() == [(2, "A", "Nowhere"), (3, "A", "Elsewhere")]


@pytest.mark.parametrize("options", [ONE, ("--column", "partner = country")])
def test_an_option_says_what_a_column_is_for(desk: Desk, options: tuple[str, ...]) -> None:
    answer = desk.submit("Partner,year,n\nCambodia,2019,6\n", *VICTIMS, *options, "--column", "n=value")
    assert (answer.status, figures(desk)) == (0, [["KHM", 2019, 6]])


def test_an_option_names_a_column_of_a_wide_table_and_leaves_another_out(desk: Desk) -> None:
    answer = desk.submit("Partner,2019,2020\nCambodia,6,7\n", *VICTIMS, *ONE, "--column", "2020=ignore")
    assert (answer.status, figures(desk)) == (0, [["KHM", 2019, 6]])


@pytest.mark.parametrize("name", ["B", "b"])
def test_an_option_names_a_column_without_a_header_by_its_letter(desk: Desk, name: str) -> None:
    answer = desk.submit("country,,year\nKHM,6,2019\n", *VICTIMS, "--column", f"{name}=value")
    assert (answer.status, figures(desk)) == (0, [["KHM", 2019, 6]])


@pytest.mark.parametrize("options", [
    ("--column", "Nation=country"), ("--column", "C=value"), ("--column", "2=value"),
    (*ONE, "--column", "Partner=note"),
    ("--column", "Partner"), ("--column", "Partner=nation"), ("--column", "=country"),
    (*ONE, "--column", "year=country"), (*ONE, "--column", "value=ignore")])
def test_an_option_that_contradicts_the_file_or_another_refuses_the_file(desk: Desk, options: tuple[str, ...]) -> None:
    answer = desk.submit("Partner,year,value\nCambodia,2019,6\n", *VICTIMS, *options)
    assert (answer.status, answer.published) == (2, 0)
    assert answer.issues[0]["fix"]


def test_a_column_of_countries_and_the_option_must_agree(desk: Desk) -> None:
    answer = desk.submit("Partner,year,value\nCambodia,2019,6\nThailand,2019,7\n", *VICTIMS, *ONE, "--country", "KHM")
    assert (answer.status, answer.errors()) == (1, [(3, "Partner", "Thailand")])


def test_a_code_with_its_label_next_to_it_is_read(desk: Desk) -> None:
    answer = desk.submit("\n".join([PAIRS, pairs(), pairs(TIME_PERIOD="2020", OBS_VALUE="1263", OBS_STATUS="E", **{
        "Observation status": "Estimated"})]))
    assert (answer.status, figures(desk)) == (0, [["KHM", 2019, 1102], ["KHM", 2020, 1263]]), answer.issues
    assert desk.current()["marks"].tolist() == ["", "estimated"]


@pytest.mark.parametrize("said, column", [
    ({"Reference area": "Thailand"}, "Reference area"), ({"Measure": "Joint trainings"}, "Measure"),
    ({"Time period": "2020"}, "Time period"), ({"Observation value": "1"}, "Observation value"),
    ({"Unit multiplier": "Thousands"}, "Unit multiplier")])
def test_a_label_that_says_something_else_than_its_code_is_an_error(
        desk: Desk, said: dict[str, str], column: str) -> None:
    answer = desk.submit("\n".join([PAIRS, pairs(**said)]))
    assert (answer.published, column in [each["column"] for each in answer.issues]) == (0, True)


@pytest.mark.parametrize("headers, cells", [
    ("SEX,Sex", "F,Men"), ("AGE,Age", "Y0T17,18+"), ("UNIT,Unit of measure", "victims,hours"),
    ("OBS_STATUS,Observation status", "A,Provisional value"), ("CONF_STATUS,Conf_status", "F,Confidential"),
    ("SOURCE,Source", "Police,Ministry"), ("NOTE,Note", "a,b")])
def test_a_second_column_that_says_something_else_than_a_code_is_no_label(
        desk: Desk, headers: str, cells: str) -> None:
    answer = desk.submit(f"{headers},country,year,value\n{cells},KHM,2019,5\n", *VICTIMS, "--ignore-unused")
    assert (answer.status, answer.issues[0]["column"]) == (2, headers.split(",")[1])


def test_two_columns_of_one_thing_that_disagree_are_both_named(desk: Desk) -> None:
    table = "Geography,Area,year,value\nCambodia,Asia,2019,6\n"
    answer = desk.submit(table, *VICTIMS)
    assert (answer.status, [each["column"] for each in answer.issues]) == (2, ["Area"])
    assert '--column "Area=ignore"' in answer.issues[0]["fix"].replace("“", '"').replace("”", '"')
    assert desk.submit(table, *VICTIMS, "--column", "Area=ignore").published == 1


def test_the_option_fills_in_the_country_where_a_cell_names_none(desk: Desk) -> None:
    answer = desk.submit("geography,year,value\n,2019,6\nOntario,2019,4\n,2020,7\n", *VICTIMS, "--country", "CAN",
                         "--good-rows")
    assert (answer.status, answer.errors()) == (1, [(3, "geography", "Ontario")])
    assert figures(desk) == [["CAN", 2019, 6], ["CAN", 2020, 7]]


def test_the_option_does_not_fill_in_rows_that_may_be_those_of_another_country_above(desk: Desk) -> None:
    table = "country,year,value\nThailand,2019,6\n,2020,7\nCambodia,2019,1\n,2020,2\n"
    answer = desk.submit(table, *VICTIMS, "--country", "KHM")
    assert answer.errors() == [(2, "country", "Thailand"), (3, "country", ""), (5, "country", "")]
    answer = desk.submit("country,year,value\nCambodia,2019,1\n,2020,2\n", *VICTIMS, "--country", "KHM")
    assert (answer.status, answer.published) == (0, 2)
