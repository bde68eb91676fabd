"""What a cell of an ODS displays is what is read; one that displays another value than it holds contradicts itself."""

import pytest

from indicators.ingest.formats.displayed import agrees, day_agrees
from indicators.ingest.reading import read
from tests.faults.workbooks import changed, line, opendocument

FLOAT = 'office:value-type="float" office:value="{}"'


def cell(inside: str, attributes: str = 'office:value-type="string"') -> bytes:
    """An ODS whose figure is a cell with these attributes and elements."""
    old = f'<table:table-cell {FLOAT.format(12)}><text:p>12</text:p></table:table-cell>'
    content = opendocument(line(value=12))
    made = changed(content, "content.xml", old, f"<table:table-cell {attributes}>{inside}</table:table-cell>")
    return changed(made, "content.xml", "<office:document-content ", '<office:document-content xmlns:draw='
                   '"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" ')


NOTE = ("<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>3</text:p></text:note-body>"
        "</text:note>")
RUBY = "<text:ruby><text:ruby-base>1</text:ruby-base><text:ruby-text>2</text:ruby-text></text:ruby>"


@pytest.mark.parametrize("inside, shown", [
    ("<text:p>12<text:tab/>34</text:p>", "12\t34"), ("<text:p>12<text:line-break/>34</text:p>", "12\n34"),
    (f"<text:p>{RUBY}</text:p>", "1²"), (f"<text:p>12{NOTE}</text:p>", "12¹"),
    ("<text:h>1</text:h><text:p>2</text:p>", "1\n2"), ("<text:p>1</text:p>2", "1"),
    ("<text:p>12</text:p><draw:frame><draw:text-box><text:p>3</text:p></draw:text-box></draw:frame>", "12"),
    ("<text:p>12<text:s/>34</text:p>", "12 34"), ("<text:p>1<text:span>2</text:span>3</text:p>", "123"),
    ("<text:p>12</text:p><office:annotation><text:p>3</text:p></office:annotation>", "12"),
    ("<text:p>12<text:tab/><text:s text:c=\"2\"/>34</text:p>", "12\t  34")])
def test_a_text_is_read_as_it_is_displayed(inside: str, shown: str) -> None:
    assert str(read(cell(inside)).columns[3][0]) == shown


STATED = "office:value-type=\"{}\" office:{}=\"{}\"".format


@pytest.mark.parametrize("attributes, shown", [
    (FLOAT.format(4), "5"), (FLOAT.format(4), "&lt;5"), (FLOAT.format(4), ""), (FLOAT.format(2019), "2018/19"),
    (FLOAT.format(4), "4 girls"), (FLOAT.format(4), "-4"), (FLOAT.format(60), "60 %"), (FLOAT.format(1234), "12,34"),
    ('office:value-type="float"', "4"), ('office:value="4"', "5"), (STATED("string", "value", "4"), "5"),
    (STATED("string", "string-value", "4"), "5"), (STATED("percentage", "value", "0.04"), "5 %"),
    (STATED("percentage", "value", "0.6"), "0.6 %"), (STATED("date", "date-value", "2019-12-31"), "2018")])
def test_a_cell_that_displays_another_value_than_it_holds_contradicts_itself(attributes: str, shown: str) -> None:
    (found,) = read(cell(f"<text:p>{shown}</text:p>", attributes)).issues
    assert (found.code, found.row) == ("read.contradicts_itself", 2)


@pytest.mark.parametrize("shown, number, code", [
    ("4", "4.4", ""), ("1,234", "1234", ""), ("1.234", "1234", ""), ("1 234,50", "1234.5", ""), ("60 €", "60", ""),
    ("12,34,567", "1234567", ""), ("EUR 60", "60", ""), ("(12)", "-12", "0;(0)"), ("1 1/2", "1.5", "# ?/?"),
    ("-", "0", '#,##0;-#,##0;"-"'), ("60 victims", "60", '0" victims"'), ("1.2E+05", "123456", ""), ("###", "5", ""),
    ("", "0", "#"), (".5", "0.5", ""), ("12/34", "1234", '00"/"00'), ("WAHR", "1", '[=0]"FALSE";"TRUE"'),
    ("1,2", "1234", "0.0,"), ("12", "12", '"<"0'), ("60.0", "60", "")])
def test_a_number_may_be_displayed_in_any_way_that_its_format_allows(shown: str, number: str, code: str) -> None:
    assert agrees(shown, number, code, percent=False)


@pytest.mark.parametrize("shown", ["31.12.19", "2019", "December 2019", "2562", "31/12/2019", ""])
def test_a_date_may_be_displayed_without_its_year_or_in_another_calendar(shown: str) -> None:
    assert day_agrees(shown, "2019-12-31")


def test_a_number_for_which_no_text_is_saved_is_read() -> None:
    assert not read(cell("", FLOAT.format(4))).issues
