"""Years or indicators as columns: what stands above a figure is never lost, and no figure lands in another year."""

import pytest

from indicators.ingest.reading import read
from tests.faults.conftest import Desk

VICTIMS = ("--indicator", "ICSE_VICTIMS")
CAMPAIGNS = ("--indicator", "CAMPAIGNS")
TITLE = "Victims identified in the year"


def test_years_as_columns_are_read_with_the_indicator_asked_for(desk: Desk) -> None:
    text = "country,2012,2013,2014\nKHM,5,,12\nDEU,7,8,..\n"
    asked = desk.submit(text)
    assert (asked.status, [each["column"] for each in asked.issues]) == (2, ["indicator"])
    answer = desk.submit(text, *VICTIMS)
    assert (answer.status, answer.rows, answer.published) == (0, 5, 5)
    current = desk.current().set_index(["ref_area", "year"])
    assert current["value"].dropna().to_dict() == {
        ("KHM", 2012): 5, ("KHM", 2014): 12, ("DEU", 2012): 7, ("DEU", 2013): 8}
    assert current["absence"][("DEU", 2014)] == "not_available"


def test_indicators_as_columns_are_read(desk: Desk) -> None:
    answer = desk.submit(f"country,year,CAMPAIGNS,{TITLE}\nKHM,2014,3,12\nDEU,2014,,7\n")
    assert (answer.status, answer.rows, answer.published) == (0, 3, 3)
    assert desk.current().set_index(["indicator", "ref_area"])["value"].to_dict() == {
        ("CAMPAIGNS", "KHM"): 3, ("ICSE_VICTIMS", "KHM"): 12, ("ICSE_VICTIMS", "DEU"): 7}


def test_the_combined_header_of_eurostat_is_taken_apart_and_its_flags_keep_their_meaning(desk: Desk) -> None:
    text = ("indic,geo\\TIME_PERIOD\t2014 \t2013 \t2012 \nVIC,EL\t: \t12 b\t: c\nVIC,UK\t5 e\t7 p\t:\n"
            "VIC,AT111\t1 \t2 \t3 \nVIC\t1 \t2 \t3 \n")
    answer = desk.submit(text, *VICTIMS, "--column", "indic=ignore", "--good-rows")
    assert sorted(set(answer.errors())) == [(4, "geo", "AT111"), (5, "indic,geo\\TIME_PERIOD", "VIC")]
    stood = desk.current().set_index(["ref_area", "year"])
    assert stood["value"].dropna().to_dict() == {("GRC", 2013): 12, ("GBR", 2014): 5, ("GBR", 2013): 7}
    assert {key: mark for key, mark in stood["marks"].items() if mark} == {
        ("GRC", 2013): "break", ("GBR", 2014): "estimated", ("GBR", 2013): "provisional"}
    assert stood["conf_status"][("GRC", 2012)] == "C"


@pytest.mark.parametrize("text", [
    "freq,unit,sex,age,geo\\TIME_PERIOD\t2013 \t2014 \nA,victims,T,TOTAL,EL\t12 \t14 p\n",
    "freq,geo\\TIME_PERIOD,2013,2014\nA,EL,12,14\n"])
def test_eurostats_header_is_found_however_many_of_its_dimensions_have_known_names(desk: Desk, text: str) -> None:
    assert desk.submit(text, *VICTIMS).status == 0
    assert desk.figures() == [["GRC", 2013, 12], ["GRC", 2014, 14]]


def test_figures_right_of_a_year_below_no_header_are_listed(desk: Desk) -> None:
    text = "country;2013;;2014;;note\n;%;number;%;number;\nKHM;1;20;2;30;x\nDEU;3;40;4;50;y\n"
    answer = desk.submit(text, *CAMPAIGNS, "--ignore-unused")
    assert (answer.published, answer.codes) == (0, ["area.empty", *["value.unknown_sign"] * 2])
    flags = desk.submit("country;2013;;2014\nKHM;1;p;2\nDEU;3;;4\n", *CAMPAIGNS)
    assert (flags.status, flags.unused["columns"]) == (2, ["C"])


def test_lines_that_are_headings_of_those_below_them_are_listed(desk: Desk) -> None:
    headings = [TITLE, "2013", "Women", "Number of cases"]
    rows = "".join(f"{heading};;\n{code};1;2\n"
                   for heading, code in zip(headings, ("KHM", "DEU", "THA", "USA"), strict=True))
    answer = desk.submit(f"country;2013;2014\n{rows}FRA;;\n", *CAMPAIGNS, "--good-rows")
    assert (answer.status, answer.published) == (2, 0)
    assert sorted(each["text"] for each in answer.unused["lines"]) == sorted([*headings, "FRA"])


@pytest.mark.parametrize("name, marks", [
    ("2014¹", ""), ("2014*", ""), ("2014 (a)", ""), ("2014 1)", ""), ("2014 [1]", ""), ("2014r", ""), ("2014 (r)", ""),
    ("2014 (p)", "provisional"), ("2014p", "provisional"), ("2014 e", "estimated")])
def test_a_year_with_the_sign_of_a_footnote_is_that_year_and_its_letter_marks_it(
        desk: Desk, name: str, marks: str) -> None:
    answer = desk.submit(f"country,2013,{name}\nKHM,12,14\nDEU,..,15\n", *VICTIMS)
    assert answer.status == 0
    found = desk.current().dropna(subset=["value"]).sort_values("value")[["year", "value", "marks"]]
    assert found.to_numpy().tolist() == [[2013, 12, ""], [2014, 14, marks], [2014, 15, marks]]


@pytest.mark.parametrize("first, second", [("2014p", "2014r"), ("2014", "2014 (a)"), ("X2014", "2014")])
def test_two_columns_of_one_year_are_never_both_it(desk: Desk, first: str, second: str) -> None:
    text = f"country,2013,{first},{second}\nKHM,11,12,13\n"
    answer = desk.submit(text, *VICTIMS, "--ignore-unused")
    assert (answer.status, answer.errors()) == (2, [(1, second, second)])
    assert desk.submit(text, *VICTIMS, "--column", f"{first}=ignore").published == 2
    assert desk.column("value") == [11, 13]


@pytest.mark.parametrize("name", [
    "2014f", "2014 (b)", "2014 (c)", "2014 (H1)", "20141", "2014 change", "2012-2014 total", "201"])
def test_other_columns_beside_years_are_listed(desk: Desk, name: str) -> None:
    answer = desk.submit(f"country,2013,{name}\nKHM,12,14\n", *VICTIMS)
    assert (answer.status, answer.unused["columns"]) == (2, [name])


def test_a_name_that_nobody_knows_in_a_line_of_many_years_is_one_issue(desk: Desk) -> None:
    answer = desk.submit("Country Name,Country Code,Indicator Code,2013,2014\n"
                         "Cambodia,KHM,SP.POP.TOTL,1,2\nGermany,DEU,SP.POP.TOTL,,3\n")
    assert answer.errors() == [(2, "Indicator Code", "SP.POP.TOTL"), (3, "Indicator Code", "SP.POP.TOTL")]
    assert (answer.status, answer.rows) == (1, 3)


@pytest.mark.parametrize("header, line, split", [
    *(("country", "Cambodia", f"{name},5,6,") for name in (
        "Gambia, The", "Bahamas, The", "Iran, Islamic Rep.", "Egypt, Arab Rep.", "Venezuela, RB", "Yemen, Rep.",
        "Korea, Rep.", "Congo, Dem. Rep.", "Micronesia, Fed. Sts.")),
    ("Country Name,Country Code", "Cambodia,KHM", "Congo, Dem. Rep.,COD,5,6")])
def test_no_figure_of_a_name_that_is_split_at_its_comma_is_taken_for_another_years(
        desk: Desk, header: str, line: str, split: str) -> None:
    answer = desk.submit(f"{header},2011,2012,2013\n{line},6,7,8\n{split}\n", *VICTIMS, "--good-rows")
    assert (answer.status, {each["row"] for each in answer.issues}) == (1, {3})
    assert desk.figures() == [["KHM", 2011, 6], ["KHM", 2012, 7], ["KHM", 2013, 8]]


@pytest.mark.parametrize("rows, indicator, published", [
    ("KHM,adopted,in force\nTHA,n/a,in force\n", "LEGISLATION_STAGE", 4),
    ("KHM,12x9,7\nTHA,-1,8\n", "ICSE_VICTIMS", 2)],
    ids=["a_mark_or_a_stage", "a_wrong_figure"])
def test_what_may_stand_among_figures_holds_no_others_of_its_line_back(
        desk: Desk, rows: str, indicator: str, published: int) -> None:
    answer = desk.submit(f"country,2012,2013\n{rows}", "--indicator", indicator, "--good-rows")
    assert answer.published == published


@pytest.mark.parametrize("text", [
    f"Country;{TITLE};;CAMPAIGNS;\n;2013;2014;2013;2014\nKHM;1;3;2;4\n",
    f";2013;;2014;\nCountry;{TITLE};CAMPAIGNS;{TITLE};CAMPAIGNS\nKHM;1;2;3;4\n",
    f"Country;2013;;2014;\n;{TITLE};CAMPAIGNS;{TITLE};CAMPAIGNS\nKHM;1;2;3;4\n",
    f";;{TITLE};;CAMPAIGNS;\nCountry;Code;2013;2014;2013;2014\nCambodia;KHM;1;3;2;4\n",
    f"Country;{TITLE};;;CAMPAIGNS;\n;2013;2014;Total;2013;2014\nKHM;1;3;4;2;4\n",
    "Country;Women;;Men;\n;2013;2014;2013;2014\nKHM;1;2;3;4\n",
    f"Country;Year;{TITLE};;;CAMPAIGNS\n;;Total;Female;Male;\nKHM;2014;9;5;4;3\n",
    "indicator;Cambodia;;Germany;\n;2013;2014;2013;2014\nCAMPAIGNS;1;2;3;4\n",
    "Country;Offences;;Reports;\n;2011;2012;2013;2014\nKHM;1;2;3;4\n",
    f";Women;;Men;\n;{TITLE};;CAMPAIGNS;\nCountry;2012;2013;2012;2013\nKHM;1;2;3;4\n"])
@pytest.mark.parametrize("options", [(), (*VICTIMS, "--good-rows")])
def test_nothing_of_a_header_of_two_lines_is_misread(desk: Desk, text: str, options: tuple[str, ...]) -> None:
    answer = desk.submit(text, *options)
    values = desk.current().dropna(subset="value").set_index(["indicator", "ref_area", "year", "breakdown"])["value"]
    assert set(values.to_dict().items()) <= {
        (("CAMPAIGNS", "KHM", 2013, ""), 2), (("CAMPAIGNS", "KHM", 2014, ""), 4),
        (("ICSE_VICTIMS", "KHM", 2013, ""), 1), (("ICSE_VICTIMS", "KHM", 2014, ""), 3)}
    assert (answer.status, bool(answer.issues)) in ((1, True), (2, True))


@pytest.mark.parametrize("above, quoted", [
    (";Number of cases;\n", "Number of cases"), ("Table 3. Campaigns;;\n", "Table 3. Campaigns"),
    ("Plan;;\n", "Plan"), ("Land;Mädchen;\n", "Land;Mädchen")])
def test_the_line_above_years_is_quoted_whole(above: str, quoted: str) -> None:
    reading = read(f"{above}Country;2013;2014\nKHM;1;2\n".encode())
    assert reading.header == ["Country", "2013", "2014"]
    assert [(each.kind, each.row, each.text) for each in reading.surroundings] == [("above", 1, quoted)]
