"""Headers of two lines: one is the header, and what the other says is never lost in silence: it is asked or refused."""

import pytest

from indicators.ingest.reading import read
from tests.faults.conftest import Desk
from tests.faults.test_merged import sheet

VICTIMS = "Victims identified in the year"
TRUE = {("CAMPAIGNS", "KHM", 2013, ""): 2, ("CAMPAIGNS", "KHM", 2014, ""): 4, ("ICSE_VICTIMS", "KHM", 2013, ""): 1,
        ("ICSE_VICTIMS", "KHM", 2014, ""): 3}


@pytest.mark.parametrize("text", [
    f"Country;{VICTIMS};;CAMPAIGNS;\n;2013;2014;2013;2014\nKHM;1;3;2;4\n",
    f";2013;;2014;\nCountry;{VICTIMS};CAMPAIGNS;{VICTIMS};CAMPAIGNS\nKHM;1;2;3;4\n",
    f"Country;2013;;2014;\n;{VICTIMS};CAMPAIGNS;{VICTIMS};CAMPAIGNS\nKHM;1;2;3;4\n",
    f";;{VICTIMS};;CAMPAIGNS;\nCountry;Code;2013;2014;2013;2014\nCambodia;KHM;1;3;2;4\n",
    f"Country;{VICTIMS};;;CAMPAIGNS;\n;2013;2014;Total;2013;2014\nKHM;1;3;4;2;4\n",
    "Country;Women;;Men;\n;2013;2014;2013;2014\nKHM;1;2;3;4\n",
    f"Country;Year;{VICTIMS};;;CAMPAIGNS\n;;Total;Female;Male;\nKHM;2014;9;5;4;3\n",
    "indicator;Cambodia;;Germany;\n;2013;2014;2013;2014\nCAMPAIGNS;1;2;3;4\n",
    "Country;Offences;;Reports;\n;2011;2012;2013;2014\nKHM;1;2;3;4\n",
    f";Women;;Men;\n;{VICTIMS};;CAMPAIGNS;\nCountry;2012;2013;2012;2013\nKHM;1;2;3;4\n"])
@pytest.mark.parametrize("options", [(), ("--indicator", "ICSE_VICTIMS", "--good-rows")])
def test_nothing_of_a_header_of_two_lines_is_misread(desk: Desk, text: str, options: tuple[str, ...]) -> None:
    answer = desk.submit(text, *options)
    values = desk.current().dropna(subset="value").set_index(["indicator", "ref_area", "year", "breakdown"])["value"]
    assert set(values.to_dict().items()) <= set(TRUE.items())
    assert (answer.status, bool(answer.issues)) in ((1, True), (2, True))


@pytest.mark.parametrize("merges", [["B1:C1", "D1:E1"], []])
def test_names_merged_over_years_refuse_a_workbook(desk: Desk, merges: list[str]) -> None:
    rows = (None, VICTIMS, None, "CAMPAIGNS", None), ("Country", 2013, 2014, 2013, 2014), ("KHM", 1, 3, 2, 4)
    answer = desk.submit(sheet(*rows, merges=merges), "--indicator", "ICSE_VICTIMS", name="figures.xlsx")
    assert (answer.status, answer.published) == (2, 0)


@pytest.mark.parametrize("above, quoted", [
    (";Number of cases;\n", "Number of cases"), ("Table 3. Campaigns;;\n", "Table 3. Campaigns"),
    ("Plan;;\n", "Plan"), ("Land;Mädchen;\n", "Land;Mädchen")])
def test_the_line_above_years_is_quoted_whole(above: str, quoted: str) -> None:
    reading = read(f"{above}Country;2013;2014\nKHM;1;2\n".encode())
    assert reading.header == ["Country", "2013", "2014"]
    assert [(each.kind, each.row, each.text) for each in reading.surroundings] == [("above", 1, quoted)]
