"""Headers: in other words, missing, doubled, or so many that no table has them; and labels beside codes."""

import pytest

from indicators.ingest.vocabulary.headers import role_of
from tests.faults.conftest import Desk
from tests.faults.tables import HEADER, plain, row

VICTIMS = ("--indicator", "ICSE_VICTIMS")
PAIRS = {"REF_AREA": "KHM", "Reference area": "Cambodia", "MEASURE": "ICSE_VICTIMS",
         "Measure": "Victims identified in the year", "UNIT_MEASURE": "victims", "Unit of measure": "victims",
         "TIME_PERIOD": "2019", "Time period": "", "OBS_VALUE": "1102", "Observation value": "", "OBS_STATUS": "A",
         "Observation status": "Normal value", "UNIT_MULT": "0", "Unit multiplier": "Units"}
"""A line of a table with codes and labels, as OECD gives it."""


def pairs(*lines: dict[str, str]) -> str:
    return "\n".join([",".join(PAIRS), *(",".join((PAIRS | each).values()) for each in lines)])


@pytest.mark.parametrize("header", [
    "COUNTRY,Year, indicator ,VALUE,Unit,source", "Land,Jahr,Indikator,Wert,Einheit,Quelle",
    "Pays,Année,Indicateur,Valeur,Unité,Source", "País,Año,Indicador,Valor,Unidad,Fuente",
    "REF_AREA,TIME_PERIOD,INDICATOR,OBS_VALUE,UNIT_MEASURE,SOURCE_DETAIL",
])
def test_headers_in_other_words_are_read(desk: Desk, header: str) -> None:
    answer = desk.submit(plain(row(), header=header))
    assert (answer.status, answer.published) == (0, 1)


@pytest.mark.parametrize("role, names", [
    ("country_code", "country_iso3 ISO3 iso_a3 ISO3166-1-Alpha-3 geo_code GeoAreaCode COU iso2 ISO3166-1-Alpha-2 m49"),
    ("country", "geo LOCATION REF_AREA"), ("year", "TIME_PERIOD TimePeriod"), ("value", "OBS_VALUE Value")])
def test_the_headers_of_those_who_publish_about_all_countries_are_known(role: str, names: str) -> None:
    assert {role_of(name) for name in names.split()} == {role}


def test_a_table_without_a_header_is_refused(desk: Desk) -> None:
    answer = desk.submit(f"{row()}\n{row('DEU')}\n", "--ignore-unused")
    assert answer.status == 2
    assert {"country", "indicator", "value"} <= {each["column"] for each in answer.issues}


@pytest.mark.parametrize("again", ["value", "OBS_VALUE", " Value "])
def test_the_same_column_twice_is_refused(desk: Desk, again: str) -> None:
    answer = desk.submit(plain(f"{row()},13", header=f"{HEADER},{again}"))
    assert (answer.status, answer.issues[0]["column"]) == (2, again.strip())


def test_twenty_thousand_columns_are_refused(desk: Desk) -> None:
    wide = ",".join(f"extra{number}" for number in range(20_000))
    answer = desk.submit(f"{HEADER},{wide}\n{row()}{',' * 20_000}\n")
    assert (answer.status, answer.errors()) == (2, [(1, "extra4994", "20006")])


@pytest.mark.parametrize("header, cells, listed", [
    ("M49 Code,ISO-alpha2 Code,ISO-alpha3 Code", "116,KH,KHM", []), ("iso2,iso3", "KH,KHM", []),
    ("m49,iso2", "116,KH", []), ("iso2,iso3", "TH,KHM", ["iso2"]), ("country,code", "KHM,A7", ["code"])])
def test_of_several_lists_of_codes_one_is_taken_and_those_that_disagree_are_listed(
        desk: Desk, header: str, cells: str, listed: list[str]) -> None:
    answer = desk.submit(f"{header},year,indicator,value,unit\n{cells},2014,ICSE_VICTIMS,12,victims\n")
    assert (answer.unused["columns"], desk.column("ref_area")) == (listed, [] if listed else ["KHM"])


def test_a_code_with_its_label_next_to_it_is_read(desk: Desk) -> None:
    answer = desk.submit(pairs({}, {"TIME_PERIOD": "2020", "OBS_VALUE": "1263", "OBS_STATUS": "E",
                                    "Observation status": "Estimated"}))
    assert (answer.status, desk.figures()) == (0, [["KHM", 2019, 1102], ["KHM", 2020, 1263]])
    assert desk.column("marks") == ["", "estimated"]


@pytest.mark.parametrize("column, label", [
    ("Reference area", "Thailand"), ("Measure", "Joint trainings"), ("Time period", "2020"),
    ("Observation value", "1"), ("Unit multiplier", "Thousands")])
def test_a_label_that_says_something_else_than_its_code_is_an_error(desk: Desk, column: str, label: str) -> None:
    answer = desk.submit(pairs({column: label}))
    assert (answer.published, column in [each["column"] for each in answer.issues]) == (0, True)


@pytest.mark.parametrize("headers, cells", [
    ("SEX,Sex", "F,Men"), ("AGE,Age", "Y0T17,18+"), ("UNIT,Unit of measure", "victims,hours"),
    ("OBS_STATUS,Observation status", "A,Provisional value"), ("CONF_STATUS,Conf_status", "F,Confidential"),
    ("SOURCE,Source", "Police,Ministry"), ("NOTE,Note", "a,b")])
def test_a_second_column_that_says_something_else_than_a_code_is_no_label(
        desk: Desk, headers: str, cells: str) -> None:
    answer = desk.submit(f"{headers},country,year,value\n{cells},KHM,2019,5\n", *VICTIMS, "--ignore-unused")
    assert (answer.status, answer.issues[0]["column"]) == (2, headers.split(",")[1])


@pytest.mark.parametrize("written", ["campaigns", "Awareness campaigns", "awareness CAMPAIGNS"])
def test_an_indicator_is_found_by_another_name_than_its_code(desk: Desk, written: str) -> None:
    assert desk.submit(plain(row(indicator=written, unit="campaigns"))).published == 1
    wide = desk.submit(f"country,year,{written},WORKSHOPS\nDEU,2014,12,3\n")
    assert wide.published == 2
