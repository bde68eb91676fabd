"""Words around figures, above them, beside them or outside of the cells: what they say of the figures is never lost."""

import io
from collections.abc import Callable

import openpyxl
import pytest
from openpyxl.comments import Comment

from indicators.briefing.template import HEADER_ROW, template
from indicators.ingest.mapping import Choices
from indicators.ingest.mapping.choices import NO_HEADING, OF_ALL
from indicators.ingest.pipeline import Candidate, NothingDecided, ingest
from indicators.model import observations
from tests.catalogue.builders import shipped
from tests.faults.workbooks import line, opendocument, rewritten, workbook

CATALOGUE = shipped()
VICTIMS, HOURS = "ICSE_VICTIMS", "TAKEDOWN_HOURS"


def read(content: str | bytes, indicator: str = VICTIMS, **choices: object) -> Candidate:
    made, name = (content, "f.xlsx") if isinstance(content, bytes) else (content.encode(), "f.csv")
    said = Choices(indicator=indicator,
    **choices)                                                # type: ignore[arg-type]
    return ingest(made, name, said, CATALOGUE, NothingDecided())


def asked(content: str | bytes, indicator: str = VICTIMS, **choices: object) -> set[str]:
    """Codes of what is asked or refused."""
    candidate = read(content, indicator, **choices)
    return {one.code for one in (*candidate.issues, *(candidate.checked.issues if candidate.checked else ()))}


def marks(content: str | bytes) -> list[str]:
    checked = read(content).checked
    assert checked is not None
    return checked.observations["marks"].tolist()


def headed(header: str) -> tuple[str, dict[str, str]]:
    """A figure of 2020 below a header that a person took for the value."""
    return f'country,year,"{header}"\nDEU,2020,12\n', {header: "value"}


def above(title: str, country: str = "DEU") -> str:
    return f'"{title}"\ncountry,year,value\n{country},2020,12\n'


def below(note: str, country: str = "DEU") -> str:
    return f'country,year,value\n{country},2020,12\n\n"{note}"\n'


def beside(header: str, cell: str) -> str:
    return f'country,year,"{header}",value\nDEU,2020,"{cell}",12\n'


@pytest.mark.parametrize("header", [
    "Dauer (Tage)", "Durée (jours)", "duración (días)", "Value (days)", "Dauer in Wochen",
    "Kosten (Euro)", "Value (persons)", "Arbeitstage", "Dauer Tage"])
def test_a_header_of_another_unit_is_asked_about(header: str) -> None:
    text, columns = headed(header)
    assert asked(text, HOURS, columns=columns) == {"scale.measure"}


@pytest.mark.parametrize("header, code", [
    ("w tym dziewczęta", "part"), ("davon Mädchen", "part"), ("z toho dívky", "part"), ("weibliche Opfer", "part"),
    ("Schuljahr 2020", "limited"), ("exercice 2020", "limited"), ("Opfer 2019", "limited"), ("Opfer in Bayern",
    "limited"),
    ("Planwert", "measure"), ("Objectif", "measure"), ("Meta", "measure"), ("Tatverdächtige", "measure"),
    ("Opfer (%)", "measure"), ("Opfer kumuliert", "measure"), ("Vorjahr", "limited"), ("value ('00)", "line")])
def test_a_header_of_a_part_a_plan_or_another_year_is_asked_about(header: str, code: str) -> None:
    text, columns = headed(header)
    where = "scale" if code in ("measure", "line") else "titles"
    assert asked(text, columns=columns) == {f"{where}.{code}"}


def test_a_person_may_say_that_the_figures_below_such_a_header_are_of_all() -> None:
    text, columns = headed("Opfer in Bayern")
    assert asked(text, columns=columns, lines={"Opfer in Bayern": NO_HEADING}) == set()


@pytest.mark.parametrize("header", [
    "Opfer", "Anzahl der Opfer", "Victimes identifiées", "Liczba ofiar", "Number of cases", "Opfer 2020", "Kinder",
    "Opfer (Personen)", "Victims, total", "Istwert", "2020", "Reported cases (WHO, 2011)"])
def test_a_header_of_what_is_counted_is_read(header: str) -> None:
    text, columns = headed(header)
    assert asked(text, columns=columns) == set()


PARTS = {
    "Land Bayern": "DEU", "Opfer, Bayern": "DEU", "ohne Sachsen": "DEU", "Région Bretagne": "FRA",
    "Données hors Corse": "FRA",
    "Comunidad de Madrid": "ESP", "sin Cataluña": "ESP", "bez Prahy": "CZE", "Jihomoravský kraj": "CZE",
    "nie obejmują Mazowsza": "POL", "województwo mazowieckie": "POL", "excluding Scotland": "GBR", "Skåne län": "SWE",
    "senza Sicilia": "ITA", "sem Açores": "PRT", "zonder Brussel": "BEL",
    "Landkreis München": "DEU", "Bundesland: Bayern": "DEU", "Städtische Gebiete": "DEU"}


@pytest.mark.parametrize("words", PARTS)
@pytest.mark.parametrize("where", [above, below])
def test_a_line_that_says_a_part_of_the_country_is_asked_about(where: Callable[[str, str], str], words: str) -> None:
    assert asked(where(words, PARTS[words])) == {"titles.limited"}


@pytest.mark.parametrize("title", [
    "Évolution annuelle", "Meziroční změna v %", "Plan na lata 2020-2025", "Objetivos", "Ziele", "Tatverdächtige",
    "Beschuldigte", "Mis en cause", "Dívky do 15 let", "Dziewczęta do lat 15", "Enero–junio", "Leden–červen",
    "Stand: 30.06.2020", "Stav k 30. 6. 2020", "Schuljahr 2019/20", "Fiscal year 2020"])
def test_a_title_of_something_else_is_asked_about(title: str) -> None:
    assert asked(above(title)) & {"scale.measure", "titles.part", "titles.limited"}


@pytest.mark.parametrize("words", [
    "Statistisches Bundesamt, Wiesbaden", "Berlin, 5. Mai 2021", "Ministère de l'Intérieur, Paris", "Stand: 15.03.2021",
    "Stand: 31.12.2020", "Alle Angaben ohne Gewähr", "Médecins Sans Frontières", "Contact: J. Hessen", "in Personen",
    "Police Headquarters, Bureau for Children and Women", "Opfer (Anzahl)", "Kinder und Jugendliche",
    "Zeitreihe ab 2000",
    "Ofiary zidentyfikowane w 2020 r.", "p = provisional", "* provisional", "Bericht über das Jahr 2020",
    "Länder der Allianz",
    "Women, girls, men and boys", "Opfer nach Bundesland", "Evolution 2010-2020", "Report Q1 to Q4 2020"])
@pytest.mark.parametrize("where", [above, below])
def test_a_line_of_an_office_or_of_the_whole_is_read(where: Callable[[str], str], words: str) -> None:
    assert asked(where(words)) == set()


@pytest.mark.parametrize("header, cell", [
    ("Teilgebiet", "Ost"), ("Gebietsstand", "Früheres Bundesgebiet"), ("URBANISATION", "U"), ("Stan na dzień",
    "30.06.2020"),
    ("Rolle", "Beschuldigte"), ("Rola", "podejrzani"), ("Info", "Dívky do 15 let"), ("", "weiblich"), ("",
    "Januar bis Juni"),
    ("Periodo", "ene-sep"), ("Estimated", "yes"),
    ("Obszar", "miasta"), ("Info", "Schuljahr 2019/20"), ("Info", "in Tagen")])
def test_a_column_that_changes_what_figures_are_of_is_asked_about(header: str, cell: str) -> None:
    assert asked(beside(header, cell)) == {"columns.changes_meaning"}


@pytest.mark.parametrize("series", ["darunter weiblich", "Tatverdächtige", "Planwert"])
def test_the_name_of_a_series_that_an_option_takes_for_its_indicator_is_looked_at(series: str) -> None:
    assert asked(f"Land,Jahr,Merkmal,Wert\nDEU,2020,{series},12\n") & {"titles.part", "scale.measure"}


@pytest.mark.parametrize("content, name", [
    ("Land,Jahr,Merkmal,Wert\nDEU,2020,darunter weiblich,12\n", "darunter weiblich"),
    (below("nur Mädchen"), "nur Mädchen"), (above("Opfer, Mädchen"), "Opfer, Mädchen")])
def test_a_person_may_say_that_all_figures_are_of_these_persons(content: str, name: str) -> None:
    assert asked(content) == {"titles.part"}
    checked = read(content, lines={name: OF_ALL}).checked
    assert checked is not None
    assert checked.observations["breakdown"].tolist() == ["SEX=F"]


def test_a_period_that_is_the_only_year_is_refused_as_a_part_of_one() -> None:
    assert asked("país,Periodo,valor\nDEU,ene-sep,12\n") == {"year.part"}


@pytest.mark.parametrize("header, cell", [
    ("Référence", "2021-Q1-0045"), ("Period", "Jan-Dec"), ("Zeitraum", "01.01.–31.12.2020"),
    ("Berichtsjahr", "2020"), ("Region", "Westeuropa"), ("Region", "Europe de l'Ouest"), ("Gebietsstand", "31.12.2020"),
    ("URBANISATION", "_T"), ("Währung", "EUR"), ("Rolle", "Opfer"), ("Hauptstadt", "Berlin")])
def test_a_column_that_says_nothing_else_is_no_question(header: str, cell: str) -> None:
    assert asked(beside(header, cell)) == set()
    assert asked(f'country,year,value,source,"{header}"\nDEU,2020,12,Police,"{cell}"\n') == set()


@pytest.mark.parametrize("content, mark", [
    (above("Vorläufige Ergebnisse"), "provisional"),
    (below("Datos provisionales"), "provisional"), (above("Data for 2020 are estimates"), "estimated"),
    (workbook(line(), change=lambda book: setattr(book.active, "title", "estimation")), "estimated")])
def test_figures_that_are_said_to_be_provisional_or_estimated_are_marked(content: str | bytes, mark: str) -> None:
    assert marks(content) == [mark]


def test_a_line_that_names_a_year_marks_its_figures_alone() -> None:
    assert marks("2021: vorläufig\ncountry,2020,2021\nDEU,3,4\n") == ["", "provisional"]


def test_a_second_sheet_of_notes_is_looked_at() -> None:
    def with_sheet(name: str, *rows: tuple[str, ...]) -> bytes:
        def change(book: openpyxl.Workbook) -> None:
            sheet = book.create_sheet(name)
            for row in rows:
                sheet.append(row)
        return workbook(line(), change=change)

    assert asked(with_sheet("Erläuterungen", ("in Tausend",))) == {"scale.title"}
    assert asked(with_sheet("Notes", ("Period", "January to June"))) == {"titles.limited"}


def _in_properties(book: openpyxl.Workbook, words: str) -> None:
    book.properties.title, book.properties.creator = words, "Girls"


def _in_a_footer(book: openpyxl.Workbook, words: str) -> None:
    book.active.oddFooter.left.text = "BKA"
    book.active.oddFooter.center.text = words


def _in_a_comment(book: openpyxl.Workbook, words: str) -> None:
    book.active["D2"].comment = Comment(f"Girls:\n{words}", "Girls")


@pytest.mark.parametrize("where", [_in_properties, _in_a_footer, _in_a_comment])
def test_words_outside_of_the_cells_are_looked_at_as_lines_above_are(
        where: Callable[[openpyxl.Workbook, str], None]) -> None:
    def made(words: str) -> bytes:
        return workbook(line(), change=lambda book: where(book, words))

    assert asked(made("Januar bis Juni")) == {"titles.limited"}
    assert asked(made("Thailand"), country="KHM") == {"titles.contradict"}
    assert marks(made("Vorläufige Ergebnisse")) == ["provisional"]
    assert asked(made("Seite 3")) == set()


SPACES = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
                  for name in ("office", "style", "text"))


@pytest.mark.parametrize("part, before, after", [
    ("content.xml", "<text:p>12</text:p>",
     "<office:annotation><text:p>Januar bis Juni</text:p></office:annotation><text:p>12</text:p>"),
    ("styles.xml", "",
    f"<office:styles {SPACES}><style:footer><text:p>Januar bis Juni</text:p></style:footer></office:styles>"),
    ("meta.xml", "", '<meta xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Januar bis Juni</dc:title></meta>')])
def test_words_outside_of_the_cells_of_an_ods_are_looked_at(part: str, before: str, after: str) -> None:
    content = opendocument(line())
    made = rewritten(content, {part: lambda text: text.replace(before.encode(), after.encode())}) if before \
        else rewritten(content, {}, **{part: after.encode()})
    assert asked(made) == {"titles.limited"}


@pytest.mark.parametrize("country, codes", [("FRA", {"titles.template"}), ("Germany", set())])
def test_a_template_that_asked_one_country_has_no_rows_of_another(country: str, codes: set[str]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(template(observations([]), CATALOGUE, "DEU", 2020)))
    page = book.worksheets[0]
    header = [cell.value for cell in page[HEADER_ROW + 1]]
    for column, cell in (("country", country), ("value", 5)):
        page.cell(HEADER_ROW + 2, header.index(column) + 1).value = cell
    stream = io.BytesIO()
    book.save(stream)
    assert asked(stream.getvalue(), "") == codes


@pytest.mark.parametrize("author, codes", [("Girls", {"titles.part"}), ("Goalline", set())])
def test_a_comment_of_ours_in_a_coloured_workbook_says_nothing(author: str, codes: set[str]) -> None:
    def change(book: openpyxl.Workbook) -> None:
        book.active["D2"].comment = Comment("only girls", author)

    assert asked(workbook(line(), change=change)) == codes


MEANT_OTHERWISE = {
    "approved,no": "columns.changes_meaning", "Freigegeben,nein": "columns.changes_meaning",
    "suppress,yes": "columns.changes_meaning", "qualifier,<": "columns.changes_meaning",
    "bound,lower": "columns.changes_meaning", "Geheimhaltung,ja": "value.unknown_confidentiality",
    "end,2014-06-30": "period.wrong", "breakdown,TIME=Q1": "breakdown.wrong"}


@pytest.mark.parametrize("column", MEANT_OTHERWISE)
def test_a_column_that_limits_its_figures_is_asked_about_or_refused(column: str) -> None:
    header, cell = column.split(",")
    found = read(f"country,year,value,{header}\nKHM,2014,12,{cell}\n")
    assert [issue.code for issue in (*found.of_file, *(found.checked.issues if found.checked else ()))] == [
        MEANT_OTHERWISE[column]]


@pytest.mark.parametrize("header, cells, role, expected", [
    ("start,end", "2014-01-01,2014-06-30", "period_end", "2014-06-30"), ("OBS_CONF", "C", "conf_status", "C"),
    ("approved", "yes", "note", "")])
def test_a_column_that_is_understood_is_kept_with_its_figure(header: str, cells: str, role: str, expected: str) -> None:
    found = read(f"country,year,value,{header}\nKHM,2014,12,{cells}\n")
    assert found.checked
    assert found.checked.observations[role].tolist() == [expected]


@pytest.mark.parametrize("title", ["Figures per 100k inhabitants", "Rolling 12-month totals", "12-month moving average",
                                   "3-year average", "Moyenne mobile sur 3 ans", "Cumul depuis 2010", "Victims YTD"])
def test_a_title_of_an_average_a_rank_or_a_sum_of_years_is_asked_about(title: str) -> None:
    found = read(f"{title}\ncountry,year,value\nKHM,2014,12\nTHA,2014,13\n")
    assert [issue.code for issue in found.of_file] == ["scale.measure"]


@pytest.mark.parametrize("title", ["Victims per 31 December 2014", "Strategy for 5 years", "10 year plan of police"])
def test_a_title_with_numbers_of_years_is_none(title: str) -> None:
    found = read(f"{title}\ncountry,year,value\nKHM,2014,12\nTHA,2014,13\n")
    assert found.of_file == ()


LEGENDS = {("12 p", "p: partial year"): True, ("12 r", '"r = Rate per 100,000"'): True, ("..", ".. = zero"): True,
           ("12 p", "p = provisional"): False, ("12", "- = nil"): False,
           ("12 p", "p: provisional data"): False, ("..", ".. = data not available at the time"): False}


@pytest.mark.parametrize("cell, line", LEGENDS)
def test_a_sign_that_the_file_gives_another_meaning_is_no_longer_read_as_ours(cell: str, line: str) -> None:
    found = read(f"country,year,value\nKHM,2014,{cell}\nTHA,2014,4\n{line}\n")
    assert ("legend.contradicts" in [issue.code for issue in found.of_file]) == LEGENDS[cell, line]
