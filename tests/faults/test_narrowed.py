"""Short cells, titles and sheets' names that make figures of less than the whole are asked about, never passed over."""

import pytest

from indicators.ingest.mapping import Choices
from indicators.ingest.mapping.choices import NO_HEADING
from tests.faults.conftest import Desk
from tests.faults.test_of_part import named, parts, prepared

VICTIMS = ("--indicator", "ICSE_VICTIMS")
AREAS = ("KHM", "DEU", "FRA")


def table(header: str, *cells: str) -> str:
    """Figures with a column that nobody knows."""
    rows = [f'{area},2013,12,"{cell}"' for area, cell in zip(AREAS, cells, strict=False)]
    return "\n".join([f'country,year,value,"{header}"', *rows, ""])


def asked(desk: Desk, header: str, *cells: str) -> list[str]:
    """The words about which a file with such a column is asked."""
    answer = desk.submit(table(header, *cells), *VICTIMS)
    assert answer.published == (0 if answer.issues else len(cells))
    return [each["found"] for each in answer.issues]


@pytest.mark.parametrize("cell", [
    "Only girls", "girls under 14", "first half of 2013", "1H 2013", "until June", "to 30 June 2013", "6 months only",
    "excl. December", "nur Mädchen", "erstes Halbjahr 2013", "bis Juni", "ohne Dezember", "teilweise",
    "seulement les filles", "hors décembre", "de janvier à juin", "jusqu'à juin 2013", "sólo niñas", "sin diciembre",
    "primer semestre 2013", "menores de 14 años", "01/01/2013 - 30/06/2013", "1.1.-30.6.2013", "2013-01 - 2013-06",
    "01/01/2012-31/12/2013",
    "01/2013-06/2013", "2013-01-01 to 2013-06-30", "since 2010",
    "9 months to September", "foreign victims", "Winter 2013", "adults", "mid-year 2013", "w/o December",
    "chiffres partiels", "excepto varones",
    "Jul 2012 - Jun 2013", "2. Halbjahr", "boys <10", "kwartał 1", "tylko dziewczęta", "1. pololetí", "I półrocze 2013",
    "leden–červen 2013", "pouze za leden až červen", "stycznia do czerwca 2013"])
def test_a_cell_that_says_a_part_in_a_phrase_is_asked_about(desk: Desk, cell: str) -> None:
    assert asked(desk, "Info", cell) == [cell]


@pytest.mark.parametrize("header, cell", [
    ("Months covered", "6"), ("Weeks reported", "26"), ("Mois couverts", "8"), ("Reference date", "2013-06-30"),
    ("Stichtag", "30.06.2013"), ("Fecha de corte", "2013-06"), ("Coverage", "partial"), ("Abdeckung", "80 %"),
    ("Coverage", "England and Wales"), ("Completeness", "75"), ("Jurisdiction", "Kandal"), ("Police force", "Kent"),
    ("Locality", "Siem Reap"), ("Region of residence", "Bavaria"), ("Partial year", "yes"),
    ("Police station", "Siem Reap"),
    ("% of forces reporting", "80"), ("Stand", "30.6.2013"), ("Number of months", "7"), ("Gemeindename", "Wien"),
    ("Girls only", "TRUE")])
def test_a_header_that_asks_how_much_is_covered_has_its_cells_looked_at(desk: Desk, header: str, cell: str) -> None:
    assert asked(desk, header, cell) == [cell]


@pytest.mark.parametrize("header, cells", [("Geschl.", ("w", "unk")), ("S", ("V", "M")), ("Gender (code)", ("F", "?"))])
def test_sexes_beside_a_word_for_unknown_are_sexes(desk: Desk, header: str, cells: tuple[str, ...]) -> None:
    assert len(asked(desk, header, *cells)) == 1


@pytest.mark.parametrize("header, cell", [
    ("Months covered", "12"), ("Quarters covered", "4"), ("Coverage", "national"), ("Coverage", "100 %"),
    ("Coverage", "Cambodia"), ("Reference date", "2013-12-31"), ("Info", "Jan-Dec 2013"), ("Info",
                                                                                           "leden–prosinec 2013"),
    ("Info", "od stycznia do grudnia 2013"), ("Info", "12 months"),
    ("Info", "1 January to 31 December 2013"), ("Info", "girls and boys"), ("Info", "Ministry of Women"),
    ("Submitted", "March 2014"), ("Updated", "March 2014"), ("Date of publication", "2014-03-01"),
    ("Responsible", "May"), ("Contact", "April"), ("Agency", "UN Women"), ("Sachbearbeiter", "Thomas Mann"),
    ("Definition", "may include doubles"), ("Law", "Act of 5 May 2010"), ("Trend", "increase"),
    ("Question", "Q1"), ("Method", "sample survey"), ("95% CI", "10.2-13.4"), ("Articles", "4.1 and 4.2"),
    ("Years", "2010-11 to 2011-12"),
    ("Event", "Safer Internet Week"), ("Rank", "3"), ("Estimated", "no"), ("Region", "Asia"),
    ("E-mail", "girls@help.org"), ("WHO region", "WPR")])
def test_a_column_of_the_whole_or_of_the_report_itself_is_left_out(desk: Desk, header: str, cell: str) -> None:
    assert asked(desk, header, cell) == []


@pytest.mark.parametrize("title", [
    "Growth", "Victims, excluding boys", "January to June 2013", "First half 2013", "Only England", "Partial data",
    "Opfer, erstes Halbjahr 2013", "Opfer ohne Jungen", "Victimes, hors garçons", "Primer semestre de 2013"])
def test_a_title_of_a_part_is_asked_about(desk: Desk, title: str) -> None:
    answer = desk.submit(f'"{title}"\ncountry,year,value\nKHM,2013,1\n', *VICTIMS)
    assert (answer.status, answer.published) == (2, 0)


@pytest.mark.parametrize("title", [
    "Published March 2014", "5 May 2014", "As of 30 June 2014", "For internal use only", "January to December 2013",
    "Selected indicators", "Sections 2.1 and 2.2", "January 2010 - December 2014", "Goals 16.2-16.9",
    "01.01.2010-31.12.2014", "Except where otherwise noted", "Updated in the first quarter of 2014", "Second edition"])
def test_a_title_of_the_report_or_of_the_whole_year_is_none(desk: Desk, title: str) -> None:
    assert desk.submit(f'"{title}"\ncountry,year,value\nKHM,2013,1\n', *VICTIMS).published == 1


BELOW = 'country,2012,2013*\nKHM,3,4\n\n"{}"\n'


@pytest.mark.parametrize("line", [
    "* January to June only", "* 2013: first half", "Note: girls only", "* sans décembre", "Excluding Northern Ireland",
    "Only victims under 14", "* 2013: erstes Halbjahr"])
def test_a_note_below_the_table_that_says_a_part_is_asked_about(desk: Desk, line: str) -> None:
    answer = desk.submit(BELOW.format(line), *VICTIMS)
    assert (answer.status, answer.errors()) == (2, [(4, "", line)])


@pytest.mark.parametrize("line", [
    "Source: Interpol, June 2014", "* provisional", "Only countries with data are listed", "Girls and boys",
    "* revised in the first quarter of 2014", "n/a: data not available", "* The figures may include doubles"])
def test_any_other_note_below_the_table_is_left_out(desk: Desk, line: str) -> None:
    assert desk.submit(BELOW.format(line), *VICTIMS).published == 2


@pytest.mark.parametrize("sheet", ["Jan-Jun 2013", "H1", "excl. boys"])
def test_a_sheet_called_as_a_part_is_asked_about(desk: Desk, sheet: str) -> None:
    assert desk.submit(named(sheet), name="f.xlsx").errors() == [(0, "", sheet)]
    assert desk.submit(named(sheet), "--sheet", sheet, name="f.xlsx").published == 1


@pytest.mark.parametrize("cells", [("KHM", "Germany"), ("Cambodia", "DEU")])
def test_kraj_is_the_country_where_its_cells_are_countries(desk: Desk, cells: tuple[str, ...]) -> None:
    rows = "\n".join(f"{cell},2013,{number}" for number, cell in enumerate(cells, 3))
    answer = desk.submit(f"Kraj,year,value\n{rows}\n", *VICTIMS)
    assert (answer.status, sorted(desk.current()["ref_area"])) == (0, ["DEU", "KHM"])


def test_kraj_is_a_region_next_to_the_country(desk: Desk) -> None:
    assert asked(desk, "Kraj", "Plzeňský") == ["Plzeňský"]
    answer = desk.submit("Kraj,year,value\nPlzeňský,2013,3\n", *VICTIMS, "--country", "CZE")
    assert [each["found"] for each in answer.issues] == ["Plzeňský"]


def test_a_city_next_to_the_country_is_a_question(desk: Desk) -> None:
    assert asked(desk, "City", "Phnom Penh") == ["Phnom Penh"]
    answer = desk.submit(table("City", "Phnom Penh"), *VICTIMS, "--column", "City=ignore")
    assert (answer.status, answer.published) == (0, 1)


@pytest.mark.parametrize("name, content", [
    ("First half 2013", '"First half 2013"\ncountry,year,value\nKHM,2013,1\n'),
    ("* January to June only", BELOW.format("* January to June only"))])
def test_a_person_may_say_that_the_figures_are_of_the_whole_all_the_same(
        desk: Desk, name: str, content: str) -> None:
    _, (question,) = prepared(desk, content, Choices(indicator="ICSE_VICTIMS"))
    assert (question.about, question.name, question.suggested) == ("part", name, ())
    found, asked_still = prepared(desk, content, Choices(indicator="ICSE_VICTIMS", lines={name: NO_HEADING}))
    assert (asked_still, parts(found)) == ([], {""})
