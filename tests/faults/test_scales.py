"""Figures in thousands or the like: no figure is saved until a person or an option says what that means."""

from collections.abc import Mapping

import openpyxl
import pytest

from indicators.ingest.mapping import Choices
from tests.faults.conftest import Desk
from tests.faults.tables import plain, row
from tests.faults.workbooks import COLUMNS, formatted, line, sheets, with_parts, workbook

VICTIMS = ("--indicator", "ICSE_VICTIMS")
WIDE = "country,2019,2020\nKHM,11,12\n"
BOX = b'<xdr:wsDr xmlns:xdr="x" xmlns:a="a"><a:p><a:t>Figures in thousands</a:t></a:p></xdr:wsDr>'
LINKS = b'<Relationships><Relationship Type="x/drawing" Target="../drawings/drawing1.xml"/></Relationships>'


def titled(book: openpyxl.Workbook) -> None:
    book.properties.title = "Victims, in thousands"


def footed(book: openpyxl.Workbook) -> None:
    book.active.oddFooter.center.text = "in thousands"


FILES: Mapping[str, str | bytes] = {
    "above": "En miles\n\n" + WIDE, "below": WIDE + "Figures in thousands.,,\n",
    "remark": "country,year,value,remark\nKHM,2019,11,in thousands\n",
    "unit": plain(row(unit="thousand victims")), "scale": "country,year,value,scale\nKHM,2019,11,1000\n",
    "UNIT_MULT": "country,year,value,UNIT_MULT\nKHM,2019,11,3\n",
    "header": "country,year,value (thousands)\nKHM,2019,11\n",
    "title": workbook(line(), change=titled), "footer": workbook(line(), change=footed),
    "sheet": sheets({"thousands": (COLUMNS, line())}),
    "text_box": with_parts(workbook(line()), {
        "xl/drawings/drawing1.xml": BOX, "xl/worksheets/_rels/sheet1.xml.rels": LINKS}),
    **{f"format_{code}": workbook(line(value=12345), change=formatted(code))
       for code in ('0,"k"', "#,##0,", "#,##0.0,,", '0" thousand"')}}


@pytest.mark.parametrize("position", FILES)
def test_a_scale_is_asked_about_wherever_it_stands_and_no_reason_answers(desk: Desk, position: str) -> None:
    answer = desk.submit(FILES[position], *VICTIMS, "--reason", "each victim is counted", "--good-rows")
    assert (answer.status > 0, answer.published, answer.issues != []) == (True, 0, True)


@pytest.mark.parametrize("code", ["#,##0", "#,##0;-#,##0", '0 "victims"', "0.00"])
def test_a_number_format_that_shows_the_figure_itself_is_not_asked_about(desk: Desk, code: str) -> None:
    assert desk.submit(workbook(line(value=12345), change=formatted(code))).status == 0


@pytest.mark.parametrize("above, unit, choices, values", [
    ("In thousands\n", "victims", {"scale": "1000", "ignore_unused": True}, [12000, 1102]),
    ("In thousands\n", "victims", {"lines": {"line:In thousands": "thousands"}}, [12000, 1102]),
    ("In thousands\n", "victims", {"scale": "1", "ignore_unused": True}, [12, 1]),
    ("", "thousand victims", {"scale": "1000"}, [12000, 1102])], ids=["scale", "line", "in_full", "unit"])
def test_an_answer_multiplies_the_figures_exactly(
        desk: Desk, above: str, unit: str, choices: dict[str, object], values: list[int]) -> None:
    second = "1.102" if values[1] == 1102 else 1
    text = above + plain(row(value=12, unit=unit), row("DEU", value=second, unit=unit))
    prepared = desk.prepared(text, Choices(decimal=".", **choices))                            # type: ignore[arg-type]
    assert prepared.checked is not None
    assert (prepared.checked.observations["value"].tolist(), prepared.issues) == (values, ())


@pytest.mark.parametrize(("power", "label", "published"), [
    ("3", "Thousands", 0), ("3", "", 0), ("0", "Units", 1), ("0", "Thousands", 0), ("3", "Units", 0)])
def test_a_multiplier_and_its_label_must_agree(desk: Desk, power: str, label: str, published: int) -> None:
    answer = desk.submit(f"REF_AREA,TIME_PERIOD,OBS_VALUE,UNIT_MULT,Unit multiplier\nKHM,2013,12,{power},{label}\n",
                         *VICTIMS)
    assert answer.published == published
