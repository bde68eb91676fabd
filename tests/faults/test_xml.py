"""A figure is the same however the XML around it is written; a cell with two values has none."""

import pytest

from indicators.ingest.reading import Reading, read
from tests.faults.workbooks import SHEET, changed, line, opendocument, with_parts, workbook

SIXTY = {"number": "6&#48;", "hexadecimal": "6&#x30;", "comment": "6<!-- 5 -->0", "first": "<!-- 5 -->60",
         "section": "6<![CDATA[0]]>", "all": "<![CDATA[60]]>", "instruction": "6<?a b?>0"}


def figure(reading: Reading) -> str:
    assert not reading.issues
    return str(reading.columns[3][0])


def codes(content: bytes) -> list[str]:
    return [each.code for each in read(content).issues]


@pytest.mark.parametrize("way", SIXTY)
@pytest.mark.parametrize("kind", ["n", "str", "inlineStr"])
def test_a_figure_is_read_to_its_end_however_its_xml_is_written(way: str, kind: str) -> None:
    inside = f"<is><t>{SIXTY[way]}</t></is>" if kind == "inlineStr" else f"<v>{SIXTY[way]}</v>"
    content = changed(workbook(line(value=12)), SHEET, '<c r="D2" t="n"><v>12</v></c>',
                      f'<c r="D2" t="{kind}">{inside}</c>')
    assert figure(read(content)) == "60"


@pytest.mark.parametrize("way", SIXTY)
def test_a_shared_text_is_read_to_its_end_too(way: str) -> None:
    shared = (f'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>{SIXTY[way]}</t></si>'
              "</sst>")
    content = changed(workbook(line(value=12)), SHEET, '<c r="D2" t="n"><v>12</v></c>', '<c r="D2" t="s"><v>0</v></c>')
    assert figure(read(with_parts(content, {"xl/sharedStrings.xml": shared.encode()}))) == "60"


@pytest.mark.parametrize("way", SIXTY)
def test_a_text_of_an_ods_is_read_to_its_end_too(way: str) -> None:
    assert figure(read(opendocument(line(value=SIXTY[way])))) == "60"


def test_a_number_of_an_ods_may_be_written_by_the_numbers_of_its_characters() -> None:
    content = changed(opendocument(line(value=60)), "content.xml", 'office:value="60"', 'office:value="6&#48;"')
    assert figure(read(content)) == "60"


@pytest.mark.parametrize("reference", ['r="D&#50;" t="n"', 'r="D2" t="&#110;"'])
def test_the_place_and_kind_of_a_cell_may_be_written_so(reference: str) -> None:
    content = changed(workbook(line(value=60)), SHEET, 'r="D2" t="n"', reference)
    assert figure(read(content)) == "60"


def test_what_is_written_as_no_markup_stays_a_text() -> None:
    content = changed(workbook(line(value="A")), SHEET, "<t>A</t>", "<t><![CDATA[&#48; <5]]></t>")
    assert figure(read(content)) == "&#48; <5"


@pytest.mark.parametrize("inside", [
    "<v>6</v><v>60</v>", "<v>60</v><is><t>6</t></is>", "<is><t>6</t></is><is><t>60</t></is>",
    "<is><t>6</t><t>0</t></is>", '<v>60</v><o:v xmlns:o="urn:other">6</o:v>'])
def test_a_cell_with_two_values_contradicts_itself(inside: str) -> None:
    assert codes(changed(workbook(line()), SHEET, "<v>12</v>", inside)) == ["read.contradicts_itself"]


@pytest.mark.parametrize("inside", ["6<x/>0", "6<x>5</x>0", "6&amp;0"])
def test_markup_within_a_number_is_damage(inside: str) -> None:
    assert codes(changed(workbook(line()), SHEET, "<v>12</v>", f"<v>{inside}</v>")) == ["read.damaged_workbook"]
