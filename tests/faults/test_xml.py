"""However the XML around a figure is written, it is read to its end or refused; a cell with two values has none."""

import pytest

from indicators.ingest.reading import read
from tests.faults.workbooks import SHEET, changed, line, opendocument, workbook

SIXTY = {"number": "6&#48;", "hexadecimal": "6&#x30;", "comment": "6<!-- 5 -->0", "first": "<!-- 5 -->60",
         "section": "6<![CDATA[0]]>", "all": "<![CDATA[60]]>", "instruction": "6<?a b?>0"}


def figures(content: bytes) -> list[str]:
    reading = read(content)
    return [] if reading.refused else reading.cells[3].tolist()


def codes(content: bytes) -> list[str]:
    return [each.code for each in read(content).issues]


@pytest.mark.parametrize("way", SIXTY)
@pytest.mark.parametrize("kind", ["n", "str", "inlineStr"])
def test_a_figure_is_read_to_its_end_or_refused_however_its_xml_is_written(way: str, kind: str) -> None:
    inside = f"<is><t>{SIXTY[way]}</t></is>" if kind == "inlineStr" else f"<v>{SIXTY[way]}</v>"
    content = changed(workbook(line(value=12)), SHEET, '<c r="D2" t="n"><v>12</v></c>',
                      f'<c r="D2" t="{kind}">{inside}</c>')
    assert figures(content) in (["60"], [])


@pytest.mark.parametrize("content", [
    *(opendocument(line(value=way)) for way in SIXTY.values()),
    changed(opendocument(line(value=60)), "content.xml", 'office:value="60"', 'office:value="6&#48;"')])
def test_a_figure_of_an_ods_is_read_to_its_end_or_refused(content: bytes) -> None:
    assert figures(content) in (["60"], [])


def test_what_is_written_as_no_markup_stays_a_text() -> None:
    content = changed(workbook(line(value="A")), SHEET, "<t>A</t>", "<t><![CDATA[&#48; <5]]></t>")
    assert figures(content) == ["&#48; <5"]


@pytest.mark.parametrize("inside", [
    "<v>6</v><v>60</v>", "<v>60</v><is><t>6</t></is>", "<is><t>6</t></is><is><t>60</t></is>",
    "<is><t>6</t><t>0</t></is>", '<v>60</v><o:v xmlns:o="urn:other">6</o:v>', "<v>6<x/>0</v>", "<v>6<x>5</x>0</v>"])
def test_a_cell_with_two_values_or_markup_in_its_number_contradicts_itself(inside: str) -> None:
    assert codes(changed(workbook(line()), SHEET, "<v>12</v>", inside)) == ["read.contradicts_itself"]


def test_a_number_that_is_none_is_damage() -> None:
    assert codes(changed(workbook(line()), SHEET, "<v>12</v>", "<v>6&amp;0</v>")) == ["read.damaged_workbook"]
