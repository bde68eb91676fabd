"""Headers of two lines: what stands above several columns holds for each of them, and what is unclear is refused."""

from typing import Any

import pytest

from indicators.ingest.reading import ReadOptions, read
from tests.faults.conftest import Answer, Desk
from tests.faults.test_merged import sheet

VICTIMS = "Victims identified in the year"
CSV = f"Country;{VICTIMS};;;Campaigns;;\n;2012;2013;2014;2012;2013;2014\nKHM;1;2;3;4;5;6\nDEU;7;;9;10;11;..\n"
CSV = CSV.replace("Campaigns", "CAMPAIGNS")
READ = {("CAMPAIGNS", "DEU", 2012): 10, ("CAMPAIGNS", "DEU", 2013): 11, ("CAMPAIGNS", "KHM", 2012): 4,
        ("CAMPAIGNS", "KHM", 2013): 5, ("CAMPAIGNS", "KHM", 2014): 6, ("ICSE_VICTIMS", "DEU", 2012): 7,
        ("ICSE_VICTIMS", "DEU", 2014): 9, ("ICSE_VICTIMS", "KHM", 2012): 1, ("ICSE_VICTIMS", "KHM", 2013): 2,
        ("ICSE_VICTIMS", "KHM", 2014): 3}
PAIRS = {("CAMPAIGNS", "KHM", 2013): 2, ("CAMPAIGNS", "KHM", 2014): 4, ("ICSE_VICTIMS", "KHM", 2013): 1,
         ("ICSE_VICTIMS", "KHM", 2014): 3}


def stood(desk: Desk) -> dict[tuple[Any, ...], float]:
    """Indicator, country, year and part of each value that stands."""
    found = desk.current().dropna(subset="value").set_index(["indicator", "ref_area", "year", "breakdown"])["value"]
    return {tuple(part for part in key if part != ""): value for key, value in zip(found.index, found, strict=True)}


def refused(answer: Answer) -> tuple[int, int, str]:
    """Line and found of the one error that refuses a file."""
    (issue,) = answer.issues
    return answer.status, issue["row"], issue["found"]


def test_indicators_above_years_are_those_of_the_columns_right_of_them(desk: Desk) -> None:
    answer = desk.submit(CSV)
    assert (answer.status, answer.rows, answer.read["header_row"]) == (0, 11, 1)
    assert stood(desk) == READ
    assert answer.has_note("two_lines", row=1, last=2)
    assert answer.has_note("levels_as_columns", nouns=["indicator", "year"])


@pytest.mark.parametrize("text", [
    f";2013;;2014;\nCountry;{VICTIMS};CAMPAIGNS;{VICTIMS};CAMPAIGNS\nKHM;1;2;3;4\n",
    f"Country;2013;;2014;\n;{VICTIMS};CAMPAIGNS;{VICTIMS};CAMPAIGNS\nKHM;1;2;3;4\n",
    f"Country;Code;{VICTIMS};;CAMPAIGNS;\n;;2013;2014;2013;2014\nCambodia;KHM;1;3;2;4\n",
    f";;{VICTIMS};;CAMPAIGNS;\nCountry;Code;2013;2014;2013;2014\nCambodia;KHM;1;3;2;4\n",
    f"Country;;{VICTIMS};;CAMPAIGNS;\n;Code;2013;2014;2013;2014\nCambodia;KHM;1;3;2;4\n",
    f"Country;{VICTIMS};{VICTIMS};CAMPAIGNS;CAMPAIGNS\n;2013;2014;2013;2014\nKHM;1;3;2;4\n",
    "Year;Country;ICSE_VICTIMS;CAMPAIGNS\n2013;KHM;1;2\n2014;KHM;3;4\n",
    f"Country;{VICTIMS};;;CAMPAIGNS;\n;2013;2014;;2013;2014\nKHM;1;3;;2;4\n",
], ids=["years above", "years above, country too", "code beside", "names in the lower", "names in either",
        "each name again", "one line", "an empty column between"])
def test_a_header_of_two_lines_says_the_same_as_one_of_one(desk: Desk, text: str) -> None:
    assert desk.submit(text).status == 0
    assert stood(desk) == PAIRS


def test_women_and_men_below_an_indicator_are_its_parts(desk: Desk) -> None:
    text = f"Country;Year;{VICTIMS};;;CAMPAIGNS\n;;Total;Female;Male;\nKHM;2014;9;5;4;3\n"
    answer = desk.submit(text)
    assert answer.status == 2, "a column with figures of its own beside columns of parts"
    assert desk.submit(text.replace(";CAMPAIGNS", ";").replace("4;3", "4;")).status == 0
    assert stood(desk) == {("ICSE_VICTIMS", "KHM", 2014): 9, ("ICSE_VICTIMS", "KHM", 2014, "SEX=F"): 5,
                           ("ICSE_VICTIMS", "KHM", 2014, "SEX=M"): 4}


def test_women_and_men_above_years_are_parts_of_the_indicator_that_is_said(desk: Desk) -> None:
    text = "Country;Women;;Men;\n;2013;2014;2013;2014\nKHM;1;2;3;4\n"
    asked = desk.submit(text)
    assert (asked.status, [each["column"] for each in asked.issues]) == (2, ["indicator"])
    assert desk.submit(text, "--indicator", "ICSE_VICTIMS").status == 0
    assert stood(desk) == {("ICSE_VICTIMS", "KHM", year, f"SEX={sex}"): value for value, (sex, year) in enumerate(
        [("F", 2013), ("F", 2014), ("M", 2013), ("M", 2014)], start=1)}


@pytest.mark.parametrize("header, parts", [
    ("Girls,Boys,Total", {"SEX=F": 5, "SEX=M": 6, "": 11}), ("Mädchen,Jungen", {"SEX=F": 5, "SEX=M": 6}),
    ("F,M,T", {"SEX=F": 5, "SEX=M": 6, "": 11}), ("Girls", {"SEX=F": 5}), ("Girls,Total", {"SEX=F": 5, "": 11})])
def test_columns_of_girls_and_boys_in_one_line_are_parts_and_never_the_total(
        desk: Desk, header: str, parts: dict[str, int]) -> None:
    text = f"Country,Year,{header}\nTHA,2014,{','.join(map(str, parts.values()))}\n"
    assert desk.submit(text, "--indicator", "ICSE_VICTIMS").status == 0
    assert stood(desk) == {tuple(filter(None, ("ICSE_VICTIMS", "THA", 2014, part))): value
                           for part, value in parts.items()}


def test_countries_above_years_are_those_of_their_columns(desk: Desk) -> None:
    text = "indicator;Cambodia;;Germany;\n;2013;2014;2013;2014\nCAMPAIGNS;1;2;3;4\n"
    assert desk.submit(text).status == 0
    assert stood(desk) == {("CAMPAIGNS", "KHM", 2013): 1, ("CAMPAIGNS", "KHM", 2014): 2, ("CAMPAIGNS", "DEU", 2013): 3,
                           ("CAMPAIGNS", "DEU", 2014): 4}


@pytest.mark.parametrize("title", ["Mädchen", "1. Halbjahr", "Plan"])
def test_a_title_over_all_years_that_makes_the_figures_others_is_asked_about(
        desk: Desk, title: str) -> None:
    answer = desk.submit(f"Land;{title};;\n;2012;2013;2014\nKHM;1;2;3\nDEU;4;5;6\n", "--indicator", "ICSE_VICTIMS")
    assert (answer.published, refused(answer)) == (0, (2, 1, title))


def test_a_title_over_all_years_that_says_nothing_of_the_kind_refuses_nothing(desk: Desk) -> None:
    text = "Land;Zeitreihe;;\n;2012;2013;2014\nKHM;1;2;3\nDEU;4;5;6\n"
    assert desk.submit(text, "--indicator", "ICSE_VICTIMS").published == 6


def test_names_that_nobody_knows_above_years_are_asked_for_as_indicators(desk: Desk) -> None:
    answer = desk.submit("Country;Offences;;CAMPAIGNS;\n;2013;2014;2013;2014\nKHM;1;2;3;4\n", "--good-rows")
    assert answer.errors() == [(3, "Offences / 2013", "Offences"), (3, "Offences / 2014", "Offences")]
    assert stood(desk) == {("CAMPAIGNS", "KHM", 2013): 3, ("CAMPAIGNS", "KHM", 2014): 4}


def test_of_several_unknown_names_none_is_taken_for_the_indicator_that_is_said(desk: Desk) -> None:
    answer = desk.submit("Country;Offences;;Reports;\n;2013;2014;2013;2014\nKHM;1;2;3;4\n", "--indicator", "CAMPAIGNS")
    assert refused(answer) == (2, 1, "Offences, Reports")


def test_names_above_different_years_are_not_lost(desk: Desk) -> None:
    text = "Country;Offences;;Reports;\n;2011;2012;2013;2014\nKHM;1;2;3;4\n"
    assert {each[2] for each in desk.submit(text).errors()} == {"Offences", "Reports"}
    assert desk.submit(text, "--indicator", "CAMPAIGNS").status == 2


@pytest.mark.parametrize("above", ["Number of cases", "Year", "2024", "Sum of value"])
def test_one_title_above_the_years_is_left_out(desk: Desk, above: str) -> None:
    answer = desk.submit(f";{above};\nCountry;2013;2014\nKHM;1;2\n", "--indicator", "CAMPAIGNS")
    assert (answer.status, answer.published) == (0, 2)


@pytest.mark.parametrize("above", [
    "Table 3. Campaigns;;;", "Source: police;;;", ";;Source: police;", "Table 3;;;as of May", "Stand;alle;der;Akten",
    "Datenstand:;01.02.2024;;", "Campaigns;2012-2014;;"])
def test_a_line_of_a_title_above_years_is_no_header(desk: Desk, above: str) -> None:
    answer = desk.submit(f"{above}\nCountry;2012;2013;2014\nKHM;1;2;3\n", "--indicator", "CAMPAIGNS")
    assert (answer.status, answer.published) == (0, 3)


@pytest.mark.parametrize("text, row, found", [
    (f"Country;;{VICTIMS};;CAMPAIGNS\n;2012;2013;2012;2013\nKHM;1;2;3;4\n", 1, "2012"),
    (f"\nCountry;{VICTIMS};;;CAMPAIGNS\n;2012;;2012;2012\nKHM;1;;2;3\n", 2, "2012"),
    (f";{VICTIMS};;;CAMPAIGNS;;\nCountry;;2011;2012;;2013;2014\nKHM;;1;2;;3;4\n", 1, "2011"),
    (f";{VICTIMS};;;CAMPAIGNS;;\nCountry;Sum;2011;2012;Sum;2013;2014\nKHM;3;1;2;7;3;4\n", 1, "2011"),
], ids=["left of any name", "behind an empty column", "names above empty columns", "names above sums"])
def test_a_year_that_may_belong_to_no_name_refuses_the_file(desk: Desk, text: str, row: int, found: str) -> None:
    answer = desk.submit(text)
    assert refused(answer) == (2, row, found)
    assert "above each of them" in answer.issues[0]["fix"]


def test_a_third_line_of_names_refuses_the_file(desk: Desk) -> None:
    text = f";Women;;Men;\n;{VICTIMS};;CAMPAIGNS;\nCountry;2012;2013;2012;2013\nKHM;1;2;3;4\n"
    assert refused(desk.submit(text)) == (2, 1, "Women, Men")


def test_the_same_name_and_year_twice_refuse_the_file(desk: Desk) -> None:
    answer = desk.submit(f"Country;{VICTIMS};;CAMPAIGNS\n;2012;2012;2012\nKHM;1;2;3\n")
    assert (answer.status, answer.errors()) == (2, [(1, f"{VICTIMS} / 2012", f"{VICTIMS} / 2012")])


def test_what_a_column_says_too_refuses_the_file(desk: Desk) -> None:
    answer = desk.submit(f"Country;indicator;{VICTIMS};;CAMPAIGNS;\n;;2012;2013;2012;2013\nKHM;CAMPAIGNS;1;2;3;4\n")
    assert answer.status == 2


@pytest.mark.parametrize("line", ["KHM;c;p;..;e", ";:;c;:;c", "KHM;not yet;not yet;not yet;not yet"])
def test_a_first_line_without_figures_is_no_header(line: str) -> None:
    text = f"Country;2013;;2014;\n{line}\nDEU;1;2;3;4\n"
    assert read(text.encode()).header_end == 1


def test_a_total_beside_the_years_above_is_left_out_and_said(desk: Desk) -> None:
    text = f"Country;2013;;2014;;Total;\n;{VICTIMS};CAMPAIGNS;{VICTIMS};CAMPAIGNS;{VICTIMS};CAMPAIGNS\n"
    answer = desk.submit(text + "KHM;1;2;3;4;4;6\n")
    assert (answer.status, stood(desk)) == (0, PAIRS)
    assert answer.noted(f"2 columns were left out: Total / {VICTIMS}")


def test_below_a_title_merged_over_all_columns_the_next_two_lines_are_the_header(desk: Desk) -> None:
    rows = ((None, "Column Labels"), (None, 2013, None, 2014), ("Country", VICTIMS, "CAMPAIGNS", VICTIMS, "CAMPAIGNS"),
            ("KHM", 1, 2, 3, 4))
    answer = desk.submit(sheet(*rows, merges=["B1:E1"]), name="figures.xlsx")
    assert (answer.status, answer.read["header_row"]) == (0, 2)
    assert stood(desk) == PAIRS


def test_a_column_of_notes_right_of_the_figures_keeps_its_meaning(desk: Desk) -> None:
    text = f"Country;{VICTIMS};;CAMPAIGNS;;\n;2013;2014;2013;2014;Note\nKHM;1;3;2;4;late\n"
    assert desk.submit(text).status == 0
    assert stood(desk) == PAIRS
    assert set(desk.current()["note"]) == {"late"}


def test_a_total_or_change_among_the_years_is_left_out_and_said(desk: Desk) -> None:
    text = f"Country;{VICTIMS};;;CAMPAIGNS;;\n;2013;2014;Total;2013;2014;Total\nKHM;1;3;4;2;4;6\n"
    answer = desk.submit(text)
    assert answer.status == 0
    assert stood(desk) == PAIRS
    assert answer.noted(f"2 columns were left out: {VICTIMS} / Total and CAMPAIGNS / Total")


@pytest.mark.parametrize("odd", ["2014¹", "2014 Q1", "2013-2015"])
def test_what_is_no_year_among_the_years_is_no_silent_loss(desk: Desk, odd: str) -> None:
    answer = desk.submit(f"Country;{VICTIMS};;CAMPAIGNS;\n;2013;{odd};2013;2014\nKHM;1;2;3;4\n")
    assert answer.status in (1, 2)
    assert any(each[2] == odd for each in answer.errors())


def test_faults_are_named_by_both_lines_and_keep_their_line(desk: Desk) -> None:
    answer = desk.submit("Police\n\n" + CSV.replace("KHM;1", "KHM;x1"), "--good-rows")
    assert answer.errors() == [(5, f"{VICTIMS} / 2012", "x1")]
    assert answer.read["header_row"] == 3
    assert answer.has_note("two_lines_below", row=3, last=4)


def test_a_header_line_that_a_person_names_is_the_first_of_two_or_the_only_one() -> None:
    assert read(CSV.encode(), ReadOptions(header_row=1)).header_end == 2
    lower = read(CSV.encode(), ReadOptions(header_row=2))
    assert (lower.header_row, lower.header_end, lower.levels) == (2, 2, {})
    upper = read(("Police;x;;;;;\n" + CSV).encode(), ReadOptions(header_row=2))
    assert (upper.header_row, upper.header_end) == (2, 3)


MERGED = ((None, VICTIMS, None, "CAMPAIGNS", None), ("Country", 2013, 2014, 2013, 2014), ("KHM", 1, 3, 2, 4))


def test_in_a_workbook_a_name_holds_for_the_columns_that_it_is_merged_over(desk: Desk) -> None:
    answer = desk.submit(sheet(*MERGED, merges=["B1:C1", "D1:E1"]), name="figures.xlsx")
    assert answer.status == 0
    assert stood(desk) == PAIRS


def test_in_a_workbook_without_merges_a_name_holds_up_to_the_next(desk: Desk) -> None:
    assert desk.submit(sheet(*MERGED, merges=[]), name="figures.xlsx").status == 0
    assert stood(desk) == PAIRS


def test_a_column_outside_of_every_merge_refuses_the_file(desk: Desk) -> None:
    rows = [(*MERGED[0][:2], None, None, "CAMPAIGNS"), *MERGED[1:]]
    assert refused(desk.submit(sheet(*rows, merges=["B1:C1"]), name="figures.xlsx")) == (2, 1, "2013")


def test_a_lower_line_that_is_merged_over_columns_is_refused(desk: Desk) -> None:
    rows = ((None, VICTIMS, None, "CAMPAIGNS", None), ("Country", 2013, 2014, 2013, None), ("KHM", 1, 3, 2, 4))
    answer = desk.submit(sheet(*rows, merges=["B1:C1", "D1:E1", "D2:E2"]), name="figures.xlsx")
    assert (answer.status, answer.errors()[0][:2]) == (2, (2, "2013"))


def test_large_texts_and_quoted_ones_are_read_alike() -> None:
    lines = "".join(f"KHM;{n};2;3;4;5;6\n" for n in range(70_000))
    head = CSV.partition("KHM")[0]
    plain, bulk, records = (read((head + more).encode()) for more in (
        lines, lines + 'KHM;"1";2;3;4;5;6\n', 'KHM;"1""";2;3;4;5;6\n' + lines))
    assert plain.header == bulk.header == records.header
    assert [each.header_end for each in (plain, bulk, records)] == [2, 2, 2]
    assert [int(each.rows[0]) for each in (plain, bulk, records)] == [3, 3, 3]
    assert plain.levels == bulk.levels == records.levels
