"""Figures of which a file says that they are thousands or the like: what that means is asked, never guessed."""

import re

import openpyxl
import pytest

from indicators.ingest.mapping import Choices
from indicators.ingest.vocabulary.meaning_words import other_measure
from indicators.ingest.vocabulary.scales import SUSPECT, scale_in, without_scale
from indicators.submissions.questions import questions
from tests.faults.conftest import Desk
from tests.faults.tables import plain, row
from tests.faults.workbooks import line, with_parts, workbook

SCALES = {
    "Figures in thousands.": "1000", "in 1000": "1000", "En miles": "1000", "Unit: 1 000": "1000",
    "1,000 persons": "1000", "x 1 000": "1000", "por cada 100.000": "", "lakh": "100000", "crore": "10000000",
    "тыс.": "1000", "в тысячах": "1000", "migliaia": "1000", "tusental": "1000", "‰": "", "Victims (thousands)": "1000",
    "Opfer, in Tsd.": "1000", "Victimes, en milliers": "1000", "Miles de víctimas": "1000",
    "Vítimas (mil pessoas)": "1000", "Rate per 100,000 children": "", "je 100 000 Kinder": "",
    "Victims (1 000)": "1000",
    "('000)": "1000", "000s": "1000", "Opfer in 1.000": "1000", "Unit: millions": "1000000", "in Mio.": "1000000",
    "en millones": "1000000", "被害者数（千人）": "1000", "单位：万人": "10000", "tys. osób": "1000", "ezer fő": "1000",
    "em milhares": "1000", "in duizendtallen": "1000", "i tusinder": "1000", "tuhansia": "1000", "ribu orang": "1000",
    "nghìn người": "1000", "พันคน": "1000", "천 명": "1000", "(بالآلاف)": "1000", "באלפים": "1000", "млн": "1000000",
    "pour mille": "", "pro Tausend": "", "per 1 000 inhabitants": "", "10^3": "1000", "x 10⁶": "1000000",
    "en centaines": "100", "Unidad: miles de personas": "1000", "Milliarden": "1000000000"}


@pytest.mark.parametrize("text", SCALES)
def test_a_scale_is_known_in_many_languages_by_what_its_figures_are_multiplied_by(text: str) -> None:
    assert scale_in(text) == SCALES[text]


@pytest.mark.parametrize("text", [
    "10 thousand children project", "one in five", "Victims identified", "Table 1000", "As of 1.10.2025", "Familles",
    "1,000 copies printed", "Stand: 1. Oktober", "200 miles from Phnom Penh", "2 million children", "one in 1000",
    "Millennium report", "per cent", "1000", "in 2000", "Lac Léman", "千里達及托巴哥", "万象", "ISO 10000", "bin",
    "https://example.org/mehr-als-15-000-hinweise/", "See https://example.org/in-thousands"])
def test_a_quantity_or_another_word_is_no_scale(text: str) -> None:
    assert [scale_in(text), scale_in(text, prose=True)] == [None, None]


OF_MORE_LANGUAGES = {                     # by what is multiplied
    "1000": [
        "Žrtve, v tisoč", "ezerben", "tuhatta", "1 000-tal", "Enhet: 1 000-tal", "Enhed: 1.000", "bin adet", "(bin)",
        "Mağdur, bin", "birim: bin", "bin kişi", "mii", "în mii", "mii persoane", "Victime (mii persoane)", "хил.",
        "Жертви, хил.", "tisoč", "tūkst.", "tūkstančiai", "tūkstoši", "tuhandetes", "þúsund", "Þúsund", "në mijë",
        "хиљ.", "илјади", "ათასი", "հազար", "мың", "мянган", "libo", "sa libo", "elfu", "duisende", "単位：千",
        "单位：千",
        "(단위: 천)", "단위：천", "Víctimas por país. Unidad: miles", "in k", "Victims, in k"],
    "": [
        "por cada 100 mil", "100.000 nüfusa", "la 100.000 locuitori", "100 000 lakosra", "uz 100 000 iedzīvotājiem"],
    "10000": [
        "Zehntausend", "in Zehntausend", "単位：万", "单位：万人"],
    "100000": [
        "Hunderttausend", "lakh"],
    "10000000": [
        "単位：千万"],
    "1000000": [
        "Mn", "MM", "in Mn", "EUR, in MM", "Mn EUR"],
    "1000000000": [
        "bn", "in bn", "Losses (bn)"]}


@pytest.mark.parametrize("factor", OF_MORE_LANGUAGES)
def test_a_scale_is_known_in_more_languages_and_abbreviations(factor: str) -> None:
    said = {text: scale_in(text) for text in OF_MORE_LANGUAGES[factor]}
    assert said == dict.fromkeys(said, factor)
    assert [text for text in said if not re.search(SUSPECT, text)] == []


NAMES = [
    "ich bin dabei", "Osama bin Laden", "bin", "Mii Tanaka", "Tanaka, K", "Libo County", "Elfu Smith",
    "Myanmar (MM)", "MM/YYYY", "YYYY-MM", "Duluth, MN", "Brunei (BN)", "mm", "Article 5 (k)", "K", "Ming dynasty",
    "5 k run", "MN", "BN", "in MN", "Report, Libo County", "Abdul bin Rahman", "i bin Wien", "Bin number", "age bin",
    "Recycling bin", "la mii", "Tisova", "Hazara", "Tuhan", "in Kyiv", "401(k)", "Enhet 12", "Unit 1000"]


def test_a_name_or_a_word_that_is_spelt_like_a_scale_is_none() -> None:
    assert [text for text in NAMES for prose in (False, True) if scale_in(text, prose=prose) is not None] == []
    assert [text for text in ("MM", "Mn", "bn", "Libo", "Mii") if scale_in(text, prose=True) is not None] == []


@pytest.mark.parametrize("text", ["Thousands of children: a report", "The Million Project, 2019",
                                  "reached thousands of families"])
def test_prose_speaks_of_thousands_without_counting_in_them(text: str) -> None:
    assert scale_in(text, prose=True) is None


def test_a_unit_is_what_is_left_without_its_scale() -> None:
    units = "thousand victims", "victims (thousands)", "Tsd. Personen", "victims"
    assert [without_scale(each) for each in units] == ["victims", "victims", "Personen", "victims"]


WIDE = "country,2019,2020\nKHM,11,12\n"
FILES = {
    "above": ("En miles\n\n" + WIDE, (1, "", "En miles")),
    "below": (WIDE + "Figures in thousands.,,\n", (3, "", "Figures in thousands.")),
    "remark": ("country,year,value,remark\nKHM,2019,11,in thousands\n", (2, "remark", "in thousands")),
    "note": (plain(row() + ",Tsd.", header="country,year,indicator,value,unit,source,note"), (2, "note", "Tsd.")),
    "unit": (plain(row(unit="thousand victims")), (2, "unit", "thousand victims")),
    "scale": ("country,year,value,scale\nKHM,2019,11,1000\n", (2, "scale", "1000")),
    "UNIT_MULT": ("country,year,value,UNIT_MULT\nKHM,2019,11,3\n", (2, "UNIT_MULT", "3")),
    "header": ("country,year,value (thousands)\nKHM,2019,11\n", None),
}


@pytest.mark.parametrize("position", FILES)
def test_a_scale_is_asked_about_wherever_it_stands_and_no_reason_answers(desk: Desk, position: str) -> None:
    text, where = FILES[position]
    answer = desk.submit(text, "--indicator", "ICSE_VICTIMS", "--reason", "each victim is counted", "--good-rows")
    assert (answer.status, answer.published) == (2, 0)
    assert where is None or where in answer.errors()


def _titled(book: openpyxl.Workbook) -> None:
    book.properties.title = "Victims, in thousands"


def _footed(book: openpyxl.Workbook) -> None:
    book.active.oddFooter.center.text = "in 1000"


def _called(book: openpyxl.Workbook) -> None:
    book.active.title = "in 1000"


@pytest.mark.parametrize("change", [_titled, _footed, _called], ids=["title", "footer", "sheet"])
def test_a_scale_of_a_workbook_is_asked_about_outside_of_its_cells_too(desk: Desk, change: object) -> None:
    answer = desk.submit(workbook(line(), change=change), name="f.xlsx")                      # type: ignore[arg-type]
    assert (answer.status, answer.published, len(answer.issues)) == (2, 0, 1)
    assert "in " in answer.issues[0]["found"]


@pytest.mark.parametrize("shown, asked", [
    ('0,"k"', True), ("#,##0,", True), ("#,##0.0,,", True), ("#,##0", False),
    ('#,##0;-#,##0', False), ('0 "victims"', False), ("0.00", False)])
def test_a_number_format_that_shows_another_magnitude_is_asked_about(desk: Desk, shown: str, *, asked: bool) -> None:
    def formatted(book: openpyxl.Workbook) -> None:
        book.active["D2"].number_format = shown

    answer = desk.submit(workbook(line(value=12345), change=formatted), "--reason", "as saved", name="f.xlsx")
    assert (answer.status, answer.errors()) == ((2, [(2, "", shown)]) if asked else (0, []))


def test_a_text_box_is_read_for_a_scale(desk: Desk) -> None:
    box = b'<xdr:wsDr xmlns:xdr="x" xmlns:a="a"><a:p><a:t>Figures in thousands</a:t></a:p></xdr:wsDr>'
    links = b'<Relationships><Relationship Type="x/drawing" Target="../drawings/drawing1.xml"/></Relationships>'
    answer = desk.submit(with_parts(workbook(line()), {
        "xl/drawings/drawing1.xml": box, "xl/worksheets/_rels/sheet1.xml.rels": links}), name="f.xlsx")
    assert (answer.status, answer.issues[0]["found"]) == (2, "Figures in thousands")


@pytest.mark.parametrize("text", [
    plain(row(source="10 thousand children project")), plain(row(source="Thousands of children: a report")),
    "country,year,value,UNIT_MULT\nKHM,2014,12,0\n", "country,year,value,scale\nKHM,2014,12,units\n",
    "country,year,value,population (thousands)\nKHM,2014,12,16000\n"])
def test_what_says_nothing_of_the_figures_is_not_asked_about(desk: Desk, text: str) -> None:
    assert desk.submit(text, "--indicator", "ICSE_VICTIMS").published == 1


def test_the_question_offers_what_the_words_say_and_the_figures_as_they_are(desk: Desk) -> None:
    asked = questions(desk.prepared("Victims (thousands)\n" + plain(row(value=12)), Choices()), desk.catalogue())
    assert [(each.subject, each.name, each.suggested) for each in asked] == [
        ("scale", "Victims (thousands)", (("1000", "1,000"), ("1", "12")))]


@pytest.mark.parametrize(("scale", "values"), [("1000", [1102.0, 12000.0]), ("1", [1.102, 12.0])])
def test_an_answer_multiplies_the_figures_or_leaves_them(desk: Desk, scale: str, values: list[float]) -> None:
    text = "In thousands\n" + plain(row(value=12), row("DEU", value="1.102", unit="thousand victims"))
    prepared = desk.prepared(text, Choices(scale=scale, decimal="."))
    assert prepared.checked is not None
    taken = prepared.checked.observations["value"].tolist()
    assert sorted(taken) == [each for each in values if each.is_integer()]
    assert [each.code for each in prepared.issues] == ([] if scale == "1000" else ["value.not_whole"])


MEASURES = ["in %", "Opfer, Anteil in %", "Victims in percent", "Victims per capita", "Growth rate", "% change",
            "Index 2010=100", "Index (2010=100)", "Victims (monthly average)", "Target", "Soll", "Prognose",
            "Forecast 2030", "Cumulative number of victims", "Unit,percent"]


@pytest.mark.parametrize("title", ["in %", "Victims (monthly average)", "Victims, cumulative", "Forecast 2030"])
def test_a_title_of_another_measure_is_asked_about_above_a_count(desk: Desk, title: str) -> None:
    answer = desk.submit(f"{title}\n{plain(row())}", "--dry-run")
    assert (answer.status, answer.errors()) == (2, [(1, "", title)])


@pytest.mark.parametrize(("text", "found"), [
    ("Country,Year,Total,Girls (%)\nThailand,2013,150,47\n", "Girls (%)"),
    ("Country,Year,Total,% girls\nThailand,2013,150,47\n", "% girls"),
    ("country,year,Value (%)\nTHA,2013,47\n", "Value (%)"),
    ("country,year,sex,value\nTHA,2013,Girls (%),47\n", "Girls (%)")])
def test_a_header_or_a_cell_that_says_per_cent_of_a_count_is_asked_about(desk: Desk, text: str, found: str) -> None:
    answer = desk.submit(text, "--indicator", "ICSE_VICTIMS")
    assert (answer.status, answer.published) == (2, 0)
    assert found in {issue["found"] for issue in answer.issues}


def test_per_cent_above_a_share_is_no_other_measure(desk: Desk) -> None:
    answer = desk.submit("country,year,Value (%)\nTHA,2013,47\n", "--indicator", "REMOVED_IN_TIME")
    assert (answer.status, answer.published) == (0, 1)


def test_a_title_of_another_measure_is_known_among_titles() -> None:
    assert [each for each in MEASURES if other_measure(each) is None] == []
    titles = ("Target 16.2: end abuse of children", "f: forecast, p: provisional", "Number of victims", "Meta",
              "Source: World Development Indicators", "Rate of the euro is free", "Index of tables", "Social media")
    assert [each for each in titles if other_measure(each)] == []


def test_a_percentage_may_be_called_so_above_its_table_and_no_target(desk: Desk) -> None:
    share = plain(row(value=81.5, indicator="REMOVED_IN_TIME", unit="percent"))
    assert desk.submit(f"Removed in time, in %\n{share}", "--dry-run").status == 0
    assert desk.submit(f"Target\n{share}", "--dry-run").status == 2


def test_the_figures_below_a_title_of_another_measure_may_be_said_to_be_right(desk: Desk) -> None:
    text = "Victims, in %\n" + plain(row())
    asked = questions(desk.prepared(text, Choices()), desk.catalogue())
    assert [(each.subject, each.suggested) for each in asked] == [("scale", (("1", "12"),))]
    assert desk.prepared(text, Choices(scale="1")).issues == ()


@pytest.mark.parametrize(("power", "label", "issues"), [
    ("3", "Thousands", 2), ("3", "", 1), ("0", "Units", 0), ("3", "Millions", 3), ("0", "Thousands", 2),
    ("3", "Units", 2)])
def test_a_multiplier_and_its_label_are_asked_which_counts_only_where_they_differ(
        desk: Desk, power: str, label: str, issues: int) -> None:
    """Each that says a scale is an issue, and one more says that the two columns differ."""
    answer = desk.submit(f"REF_AREA,TIME_PERIOD,OBS_VALUE,UNIT_MULT,Unit multiplier\nKHM,2013,12,{power},{label}\n",
                         "--indicator", "ICSE_VICTIMS")
    assert (len(answer.issues), answer.published) == (issues, 0 if issues else 1)
