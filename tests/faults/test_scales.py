"""Figures in thousands or the like: no figure is saved until a person or an option says what that means."""

import openpyxl
import pytest

from indicators.ingest.mapping import Choices
from tests.faults.conftest import Desk
from tests.faults.tables import plain, row
from tests.faults.workbooks import line, with_parts, workbook

VICTIMS = ("--indicator", "ICSE_VICTIMS")
WIDE = "country,2019,2020\nKHM,11,12\n"
FILES = {
    "above": "En miles\n\n" + WIDE, "below": WIDE + "Figures in thousands.,,\n",
    "remark": "country,year,value,remark\nKHM,2019,11,in thousands\n",
    "unit": plain(row(unit="thousand victims")), "scale": "country,year,value,scale\nKHM,2019,11,1000\n",
    "UNIT_MULT": "country,year,value,UNIT_MULT\nKHM,2019,11,3\n",
    "header": "country,year,value (thousands)\nKHM,2019,11\n"}


@pytest.mark.parametrize("position", FILES)
def test_a_scale_is_asked_about_wherever_it_stands_and_no_reason_answers(desk: Desk, position: str) -> None:
    answer = desk.submit(FILES[position], *VICTIMS, "--reason", "each victim is counted", "--good-rows")
    assert (answer.status, answer.published) == (2, 0) or position in ("unit", "UNIT_MULT")
    assert answer.published == 0


def _titled(book: openpyxl.Workbook) -> None:
    book.properties.title = "Victims, in thousands"


def _footed(book: openpyxl.Workbook) -> None:
    book.active.oddFooter.center.text = "in thousands"


def _called(book: openpyxl.Workbook) -> None:
    book.active.title = "thousands"


@pytest.mark.parametrize("change", [_titled, _footed, _called], ids=["title", "footer", "sheet"])
def test_a_scale_of_a_workbook_is_asked_about_outside_of_its_cells_too(desk: Desk, change: object) -> None:
    answer = desk.submit(workbook(line(), change=change), name="f.xlsx")                      # type: ignore[arg-type]
    assert (answer.status, answer.published, len(answer.issues)) == (2, 0, 1)
    assert "thousands" in answer.issues[0]["found"]


def test_a_text_box_is_read_for_a_scale(desk: Desk) -> None:
    box = b'<xdr:wsDr xmlns:xdr="x" xmlns:a="a"><a:p><a:t>Figures in thousands</a:t></a:p></xdr:wsDr>'
    links = b'<Relationships><Relationship Type="x/drawing" Target="../drawings/drawing1.xml"/></Relationships>'
    answer = desk.submit(with_parts(workbook(line()), {
        "xl/drawings/drawing1.xml": box, "xl/worksheets/_rels/sheet1.xml.rels": links}), name="f.xlsx")
    assert (answer.status, answer.issues[0]["found"]) == (2, "Figures in thousands")


@pytest.mark.parametrize(("shown", "asked"), [
    ('0,"k"', True), ("#,##0,", True), ("#,##0.0,,", True), ("#,##0", False),
    ('#,##0;-#,##0', False), ('0 "victims"', False), ("0.00", False)])
def test_a_number_format_that_shows_another_magnitude_is_asked_about(desk: Desk, shown: str, *, asked: bool) -> None:
    def formatted(book: openpyxl.Workbook) -> None:
        book.active["D2"].number_format = shown

    answer = desk.submit(workbook(line(value=12345), change=formatted), "--reason", "as saved", name="f.xlsx")
    assert (answer.status, answer.errors()) == ((2, [(2, "", shown)]) if asked else (0, []))


@pytest.mark.parametrize("choices", [
    {"scale": "1000", "ignore_unused": True}, {"lines": {"line:In thousands": "thousands"}}])
def test_an_answer_multiplies_the_figures_exactly(desk: Desk, choices: dict[str, object]) -> None:
    text = "In thousands\n" + plain(row(value=12), row("DEU", value="1.102"))
    prepared = desk.prepared(text, Choices(decimal=".", **choices))                            # type: ignore[arg-type]
    assert prepared.checked is not None
    assert prepared.checked.observations["value"].tolist() == [12000, 1102]
    assert prepared.issues == ()


def test_a_unit_may_say_the_scale_that_a_person_states(desk: Desk) -> None:
    text = plain(row(value=12, unit="thousand victims"))
    assert [issue.code for issue in desk.prepared(text, Choices()).issues] == ["unit.wrong"]
    prepared = desk.prepared(text, Choices(scale="1000"))
    assert prepared.checked is not None
    assert prepared.checked.observations["value"].tolist() == [12000]


def test_figures_may_be_in_full_below_a_line_of_thousands(desk: Desk) -> None:
    prepared = desk.prepared("In thousands\n" + plain(row(value=12)), Choices(scale="1", ignore_unused=True))
    assert prepared.checked is not None
    assert prepared.checked.observations["value"].tolist() == [12]


@pytest.mark.parametrize(("power", "label", "published"), [
    ("3", "Thousands", 0), ("3", "", 0), ("0", "Units", 1), ("0", "Thousands", 0), ("3", "Units", 0)])
def test_a_multiplier_and_its_label_must_agree(desk: Desk, power: str, label: str, published: int) -> None:
    answer = desk.submit(f"REF_AREA,TIME_PERIOD,OBS_VALUE,UNIT_MULT,Unit multiplier\nKHM,2013,12,{power},{label}\n",
                         *VICTIMS)
    assert answer.published == published


@pytest.mark.parametrize("header", ["Value (%)", "Share in percent"])
def test_a_header_of_a_share_is_refused_above_counts_only(desk: Desk, header: str) -> None:
    text, column = f"country,year,{header}\nTHA,2013,47\n", ("--column", f"{header}=value")
    assert desk.submit(text, *VICTIMS, *column).errors() == [(1, header, header)]
    assert desk.submit(text, "--indicator", "REMOVED_IN_TIME", *column).published == 1
