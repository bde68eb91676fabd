"""Headers: missing, doubled, look-alike, in other words; and layouts with years or indicators as columns."""

import pytest

from indicators import wording
from indicators.ingest.vocabulary.headers import role_of
from tests.faults.conftest import Desk
from tests.faults.tables import HEADER, plain, row


def test_a_table_without_a_header_is_refused(desk: Desk) -> None:
    answer = desk.submit(row() + "\n" + row("DEU") + "\n", "--ignore-unused")
    assert answer.status == 2
    assert {"country", "indicator", "value"} <= {each["column"] for each in answer.issues}


@pytest.mark.parametrize("name", ["country", "year", "indicator", "value", "unit"])
def test_a_missing_required_column_is_named(desk: Desk, name: str) -> None:
    position = HEADER.split(",").index(name)
    lines = [",".join(cell for at, cell in enumerate(line.split(",")) if at != position) for line in (HEADER, row())]
    answer = desk.submit("\n".join(lines))
    assert (answer.status, [each["column"] for each in answer.issues]) == (2, [name])


@pytest.mark.parametrize("header", [f"{HEADER},{again}" for again in ("value", "OBS_VALUE", " Value ")])
def test_the_same_column_twice_is_refused(desk: Desk, header: str) -> None:
    answer = desk.submit(plain(row() + ",13", header=header))
    assert (answer.status, answer.issues[0]["column"]) == (2, header.split(",")[-1].strip())


def test_a_header_with_cyrillic_letters_is_refused_with_their_code_points(desk: Desk) -> None:
    look_alike = "c\N{CYRILLIC SMALL LETTER O}untry"
    answer = desk.submit(plain(row(), header=HEADER.replace("country", look_alike)))
    assert answer.status == 2
    assert look_alike in [each["column"] for each in answer.issues]


def test_twenty_thousand_columns_are_refused(desk: Desk) -> None:
    wide = ",".join(f"extra{n}" for n in range(20_000))
    answer = desk.submit(f"{HEADER},{wide}\n{row()}{',' * 20_000}\n")
    assert (answer.status, answer.issues[0]["found"]) == (2, "20006")
    assert answer.issues[0]["column"] == "extra4994"


@pytest.mark.parametrize("header", [
    "COUNTRY,Year, indicator ,VALUE,Unit,source", "Land,Jahr,Indikator,Wert,Einheit,Quelle",
    "Pays,Année,Indicateur,Valeur,Unité,Source", "País,Año,Indicador,Valor,Unidad,Fuente",
    "REF_AREA,TIME_PERIOD,INDICATOR,OBS_VALUE,UNIT_MEASURE,SOURCE_DETAIL",
])
def test_headers_in_other_words_are_read_and_said(desk: Desk, header: str) -> None:
    answer = desk.submit(plain(row(), header=header))
    assert (answer.status, answer.published) == (0, 1)
    assert answer.noted(f"“{header.split(',')[0]}” was read as “country")


@pytest.mark.parametrize("role, names", [
    ("country_code", "country_iso3 ISO3 iso_a3 ISO3166-1-Alpha-3 geo_code GeoAreaCode COU iso2 ISO3166-1-Alpha-2 m49"),
    ("country", "geo LOCATION REF_AREA"), ("year", "TIME_PERIOD TimePeriod"), ("value", "OBS_VALUE Value")])
def test_the_headers_of_those_who_publish_about_all_countries_are_known(role: str, names: str) -> None:
    assert {role_of(name) for name in names.split()} == {role}


@pytest.mark.parametrize("header, cells, listed", [
    ("M49 Code,ISO-alpha2 Code,ISO-alpha3 Code", "116,KH,KHM", []), ("iso2,iso3", "KH,KHM", []),
    ("m49,iso2", "116,KH", []), ("iso2,iso3", "TH,KHM", ["iso2"]), ("country,code", "KHM,A7", ["code"])])
def test_of_several_lists_of_codes_one_is_taken_and_those_that_disagree_are_listed(
        desk: Desk, header: str, cells: str, listed: list[str]) -> None:
    answer = desk.submit(f"{header},year,indicator,value,unit\n{cells},2014,ICSE_VICTIMS,12,victims\n")
    assert (answer.unused["columns"], answer.published) == (listed, 0 if listed else 1)
    assert listed or set(desk.current()["ref_area"]) == {"KHM"}


def test_a_column_whose_cells_are_countries_is_suggested_where_none_is_called_so(desk: Desk) -> None:
    lines = "".join(f"{number},{code},2014,ICSE_VICTIMS,12,victims\n" for number, code in enumerate(
        ("KHM", "DEU", "World", "USA", "Viet Nam", "FRA", "ITA", "ESP", "AUT", "Atlantis"), start=1))
    answer = desk.submit(f"line,where,year,indicator,value,unit\n{lines}")
    assert (answer.status, answer.issues[0]["column"]) == (2, "country")
    assert answer.issues[0]["fix"] == wording.say(
        "fix.columns.missing_suggested", suggested="where", column="country")


def test_a_column_of_figures_or_words_is_not_suggested_as_the_countries(desk: Desk) -> None:
    answer = desk.submit("line,where,year,indicator,value,unit\n116,north,2014,ICSE_VICTIMS,12,victims\n")
    assert "--country" in answer.issues[0]["fix"]


@pytest.mark.parametrize("written", ["campaigns", "Awareness campaigns", "awareness CAMPAIGNS"])
def test_an_indicator_found_by_another_name_than_its_code_is_said(desk: Desk, written: str) -> None:
    answer = desk.submit(plain(row(indicator=written, unit="campaigns")))
    assert answer.has_note("indicators_matched", count=1, examples=f"{written} = CAMPAIGNS")
    wide = desk.submit(f"country,year,{written},WORKSHOPS\nDEU,2014,12,3\n")
    assert (wide.status, wide.published) == (0, 2)
    assert wide.noted(f"“{written}” was read as “CAMPAIGNS”")


def test_years_as_columns_are_read_with_the_indicator_asked_for(desk: Desk) -> None:
    text = "country,2012,2013,2014\nKHM,5,,12\nDEU,7,8,..\n"
    asked = desk.submit(text)
    assert (asked.status, asked.issues[0]["column"]) == (2, "indicator")
    assert "--indicator" in asked.issues[0]["fix"]
    answer = desk.submit(text, "--indicator", "ICSE_VICTIMS")
    assert (answer.status, answer.rows, answer.published) == (0, 5, 5)
    assert answer.has_note("years_as_columns", count=3)
    assert answer.noted("“..” was read as a missing figure")
    current = desk.current().set_index(["ref_area", "year"])
    assert current["value"].dropna().to_dict() == {
        ("KHM", 2012): 5, ("KHM", 2014): 12, ("DEU", 2012): 7, ("DEU", 2013): 8}
    assert current["absence"][("DEU", 2014)] == "not_available"
    fault = desk.submit("country,2013,2014\nKHM,5,6\nDEU,7,y\n", "--indicator", "ICSE_VICTIMS")
    assert fault.errors() == [(3, "2014", "y")]


def test_indicators_as_columns_are_read(desk: Desk) -> None:
    answer = desk.submit("country,year,CAMPAIGNS,Victims identified in the year\nKHM,2014,3,12\nDEU,2014,,7\n")
    assert (answer.status, answer.rows, answer.published) == (0, 3, 3)
    assert desk.current().set_index(["indicator", "ref_area"])["value"].to_dict() == {
        ("CAMPAIGNS", "KHM"): 3, ("ICSE_VICTIMS", "KHM"): 12, ("ICSE_VICTIMS", "DEU"): 7}


@pytest.mark.parametrize("headers", ["2013,2014,2014/15", "2013,FY2014", "2012/13,2013/14"])
def test_columns_of_financial_years_are_a_question_and_nothing_else(desk: Desk, headers: str) -> None:
    cells = ",".join("567"[:headers.count(",") + 1])
    answer = desk.submit(f"country,{headers}\nKHM,{cells}\n", "--indicator", "ICSE_VICTIMS", "--ignore-unused")
    assert (answer.status, [each["code"] for each in answer.issues]) == (2, ["columns.financial"])


def test_financial_years_as_columns_are_read_where_the_goals_file_says_when_they_end(desk: Desk) -> None:
    answer = desk.submit("country,2012/13,2013/14\nAUS,5,6\n", "--indicator", "accce_reports_received")
    assert (answer.status, answer.published) == (0, 2)
    assert desk.current()[["year", "period_start", "value"]].to_numpy().tolist() == [
        [2013, "2012-07-01", 5], [2014, "2013-07-01", 6]]


EUROSTAT = ("indic,geo\\TIME_PERIOD\t2014 \t2013 \t2012 \n" "VIC,EL\t: \t12 b\t: c\n" "VIC,UK\t5 e\t7 p\t:\n"
            "VIC,AT111\t1 \t2 \t3 \n" "VIC\t1 \t2 \t3 \n")


def test_the_combined_header_of_eurostat_is_taken_apart_and_its_flags_keep_their_meaning(desk: Desk) -> None:
    options = ("--indicator", "ICSE_VICTIMS", "--column", "indic=ignore", "--good-rows")
    answer = desk.submit(EUROSTAT, *options, name="figures.tsv")
    assert sorted({(each[0], each[1], each[2]) for each in answer.errors()}) == [
        (4, "geo", "AT111"), (5, "indic,geo\\TIME_PERIOD", "VIC")]
    stood = desk.current().set_index(["ref_area", "year"])
    assert stood["value"].dropna().to_dict() == {("GRC", 2013): 12, ("GBR", 2014): 5, ("GBR", 2013): 7}
    assert stood["marks"].to_dict() == {
        ("GRC", 2014): "", ("GRC", 2013): "break", ("GRC", 2012): "", ("GBR", 2014): "estimated",
        ("GBR", 2013): "provisional", ("GBR", 2012): ""}
    assert stood["conf_status"][("GRC", 2012)] == "C"


def test_eurostats_header_is_found_however_many_of_its_dimensions_have_known_names(desk: Desk) -> None:
    for text, code in (("freq,unit,sex,age,geo\\TIME_PERIOD\t2013 \t2014 \nA,victims,T,TOTAL,BE\t12 \t14 p\n", "BEL"),
                       ("freq,geo\\TIME_PERIOD,2013,2014\nA,EL,12,13\n", "GRC")):
        answer = desk.submit(text, "--indicator", "ICSE_VICTIMS")
        assert (answer.status, answer.published, code in set(desk.current()["ref_area"])) == (0, 2, True)


def test_figures_right_of_a_year_below_no_header_are_listed(desk: Desk) -> None:
    text = "country;2013;;2014;;note\n;%;number;%;number;\nKHM;1;20;2;30;x\nDEU;3;40;4;50;y\n"
    answer = desk.submit(text, "--indicator", "CAMPAIGNS", "--ignore-unused")
    assert answer.published == 0
    assert [each["code"] for each in answer.issues] == ["area.empty", *["value.unknown_sign"] * 2]
    flags = desk.submit("country;2013;;2014\nKHM;1;p;2\nDEU;3;;4\n", "--indicator", "CAMPAIGNS")
    assert (flags.status, flags.unused["columns"]) == (2, ["C"])


def test_lines_that_are_headings_of_those_below_them_are_listed(desk: Desk) -> None:
    headings = ["Victims identified in the year", "2013", "Women", "Number of cases"]
    countries = ("KHM", "DEU", "THA", "USA")
    rows = "".join(f"{heading};;\n{code};1;2\n" for heading, code in zip(headings, countries, strict=True))
    answer = desk.submit(f"country;2013;2014\n{rows}FRA;;\n", "--indicator", "CAMPAIGNS", "--good-rows")
    assert (answer.status, answer.published) == (2, 0)
    assert sorted(each["text"] for each in answer.unused["lines"]) == sorted(headings)


def test_a_country_and_a_year_are_asked_for_and_taken(desk: Desk) -> None:
    text = "indicator,value,unit\nICSE_VICTIMS,5,victims\n"
    asked = desk.submit(text)
    assert (asked.status, [each["column"] for each in asked.issues]) == (2, ["country", "year"])
    answer = desk.submit(text, "--country", "Cambodia", "--year", "2014")
    assert (answer.status, answer.published) == (0, 1)
    assert desk.current()[["ref_area", "year"]].to_numpy().tolist() == [["KHM", 2014]]


@pytest.mark.parametrize("option, said", [("--country", "Atlantis"), ("--indicator", "VICTIMZ"), ("--year", "1850")])
def test_an_option_that_nobody_knows_refuses_the_file(desk: Desk, option: str, said: str) -> None:
    answer = desk.submit(plain(row()), option, said)
    assert (answer.status, answer.issues[0]["found"], answer.issues[0]["row"]) == (2, said, 0)


@pytest.mark.parametrize("option, said, column", [
    ("--country", "DEU", "country"), ("--indicator", "CAMPAIGNS", "indicator"), ("--year", "2013", "year")])
def test_a_row_that_says_something_else_than_an_option_is_refused(
    desk: Desk, option: str, said: str, column: str
) -> None:
    answer = desk.submit(plain(row()), option, said)
    assert (answer.status, answer.issues[0]["column"], answer.published) == (1, column, 0)


def test_a_name_of_the_files_own_is_the_indicator_that_was_named(desk: Desk) -> None:
    text = "country,indicator,year,value,unit\nKHM,SH.VIC.TOTL,2014,12,victims\n"
    answer = desk.submit(text, "--indicator", "ICSE_VICTIMS")
    assert (answer.status, answer.published) == (0, 1)
    assert answer.has_note("indicator_chosen", name="SH.VIC.TOTL", code="ICSE_VICTIMS")


def test_units_are_converted_only_where_the_catalogue_says_so(desk: Desk) -> None:
    answer = desk.submit(plain(row(value="0.1", indicator="TAKEDOWN_HOURS", unit="days"),
                               row("DEU", value=30, indicator="TAKEDOWN_HOURS", unit="minutes")), "--good-rows")
    assert answer.errors() == [(3, "unit", "minutes")]
    assert answer.noted("1 value in days was converted to hours (times 24)")
    assert list(desk.current()["value"]) == [2.4]


def test_a_rate_that_is_labelled_as_persons_is_refused(desk: Desk) -> None:
    """The shape of a statistics office's table: the unit says persons, the values are a rate."""
    answer = desk.submit("Year,UNIT_MEASURE,Value\r\n2013,PERSONS,3.3\r\n2014,PERSONS,3.4\r\n", "--indicator",
                         "ICSE_VICTIMS", "--country", "KAZ")
    assert (answer.status, answer.published) == (1, 0)
    assert {each["column"] for each in answer.issues} == {"UNIT_MEASURE", "Value"}


def test_parts_that_a_column_nobody_knows_tells_apart_are_refused_as_doubled(desk: Desk) -> None:
    answer = desk.submit("Year,Season,Value\n2013,Sum,9\n2013,Winter,4\n2013,Summer,5\n", "--indicator", "CAMPAIGNS",
                         "--country", "DEU")
    assert [each[0] for each in answer.errors()] == [1, 2, 3, 4]


@pytest.mark.parametrize("name, marks", [
    ("2014¹", ""), ("2014*", ""), ("2014 (a)", ""), ("2014 1)", ""), ("2014 [1]", ""), ("2014r", ""), ("2014 (r)", ""),
    ("2014 (p)", "provisional"), ("2014p", "provisional"), ("2014 e", "estimated")])
def test_a_year_with_the_sign_of_a_footnote_is_that_year_and_its_letter_marks_it(
        desk: Desk, name: str, marks: str) -> None:
    answer = desk.submit(f"country,2013,{name}\nKHM,12,14\nDEU,..,15\n", "--indicator", "ICSE_VICTIMS")
    assert (answer.status, answer.noted(name)) == (0, True)
    found = desk.current().dropna(subset=["value"]).sort_values("value")[["year", "value", "marks"]]
    assert found.to_numpy().tolist() == [[2013, 12, ""], [2014, 14, marks], [2014, 15, marks]]


def test_two_columns_of_one_year_are_never_both_it(desk: Desk) -> None:
    for first, second in (("2014p", "2014r"), ("2014", "2014 (a)"), ("X2014", "2014")):
        text = f"country,2013,{first},{second}\nKHM,11,12,13\n"
        answer = desk.submit(text, "--indicator", "ICSE_VICTIMS", "--ignore-unused")
        assert (answer.status, answer.errors()) == (2, [(1, second, second)])
    left_out = desk.submit(text, "--indicator", "ICSE_VICTIMS", "--column", "X2014=ignore")
    assert (left_out.published, sorted(desk.current()["value"])) == (2, [11, 13])


@pytest.mark.parametrize("name", [
    "2014f", "2014 (b)", "2014 (c)", "2014 (H1)", "20141", "2014 change", "2012-2014 total", "201"])
def test_other_columns_beside_years_are_listed(desk: Desk, name: str) -> None:
    answer = desk.submit(f"country,2013,{name}\nKHM,12,14\n", "--indicator", "ICSE_VICTIMS")
    assert (answer.status, answer.unused["columns"]) == (2, [name])


def test_figures_by_sex_are_kept_as_parts_and_never_as_the_total(desk: Desk) -> None:
    answer = desk.submit(plain(row(value=9) + ",T", row(value=5) + ",Female", row(value=4) + ",M",
                               row("DEU", value=4) + ",children", header=HEADER + ",sex"), "--good-rows")
    assert answer.errors() == [(5, "sex", "children")]
    assert desk.current().set_index("breakdown")["value"].to_dict() == {"": 9, "SEX=F": 5, "SEX=M": 4}


def test_a_name_that_nobody_knows_in_a_line_of_many_years_is_one_issue(desk: Desk) -> None:
    answer = desk.submit("Country Name,Country Code,Indicator Code,2013,2014\n"
                         "Cambodia,KHM,SP.POP.TOTL,1,2\nGermany,DEU,SP.POP.TOTL,,3\n")
    assert answer.errors() == [(2, "Indicator Code", "SP.POP.TOTL"), (3, "Indicator Code", "SP.POP.TOTL")]
    assert (answer.status, answer.rows) == (1, 3)
