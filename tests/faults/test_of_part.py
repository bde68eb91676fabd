"""Words above a table that say whose figures all of them are: a person may say so, or that they are everyone's."""

import openpyxl
import pytest

from indicators.ingest.mapping import Choices
from indicators.ingest.mapping.choices import NO_HEADING, OF_ALL
from indicators.ingest.vocabulary.sex_and_age import breakdown_in
from indicators.permission import staff
from indicators.submissions.preview import Prepared
from indicators.submissions.questions import Question, questions
from indicators.submissions.remembered import answers_in, remember
from tests.faults.conftest import Desk
from tests.faults.workbooks import line, workbook

ABOVE = '"{}"\ncountry,year,value\nKHM,2013,1\n'
INSIDE = "Country,2019,2020\n{},,\nCambodia,1102,1263\n"
VICTIMS = Choices(indicator="ICSE_VICTIMS")


def named(*names: str) -> bytes:
    """A workbook whose sheets have these names."""
    def call(book: openpyxl.Workbook) -> None:
        book.active.title = names[0]
        for name in names[1:]:
            book.copy_worksheet(book.active).title = name

    return workbook(line(), change=call)


def prepared(desk: Desk, content: str | bytes, choices: Choices) -> tuple[Prepared, list[Question]]:
    """A file, and what is asked about it."""
    found = desk.prepared(content, choices, "f.xlsx" if isinstance(content, bytes) else "f.csv")
    return found, questions(found, desk.catalogue())


def parts(found: Prepared) -> set[str]:
    """The breakdowns of a file's figures."""
    assert found.comparison is not None
    return set(found.comparison.rows["breakdown"])


@pytest.mark.parametrize("content, name, code", [
    (ABOVE.format("Girls"), "Girls", "SEX=F"), (ABOVE.format("Victims, boys"), "Victims, boys", "SEX=M"),
    (ABOVE.format("Number of victims, females, under 14"), "Number of victims, females, under 14", "AGE=Y0T13;SEX=F"),
    (INSIDE.format("Girls"), "Girls", "SEX=F"), (INSIDE.format("of which under 18"), "of which under 18", "AGE=Y0T17"),
    (named("Girls"), "Girls", "SEX=F")])
def test_all_figures_may_be_of_the_persons_who_are_named_above(
        desk: Desk, content: str | bytes, name: str, code: str) -> None:
    _, (question,) = prepared(desk, content, VICTIMS)
    assert (question.about, question.name, question.suggested) == ("part", name, ((OF_ALL, code),))
    found, asked = prepared(desk, content, Choices(indicator="ICSE_VICTIMS", lines={name: OF_ALL}))
    assert (asked, parts(found)) == ([], {code})
    assert "note.of_part" in {each.code for each in found.notes}
    found, asked = prepared(desk, content, Choices(indicator="ICSE_VICTIMS", lines={name: NO_HEADING}))
    assert (asked, parts(found)) == ([], {""})


def test_words_of_another_file_say_nothing_of_this_one(desk: Desk) -> None:
    found, _ = prepared(desk, ABOVE.format("Victims"), Choices(indicator="ICSE_VICTIMS", lines={"Girls": OF_ALL}))
    assert parts(found) == {""}


def test_a_second_part_inside_a_table_is_never_that_of_all_figures(desk: Desk) -> None:
    choices = Choices(indicator="ICSE_VICTIMS", lines={"Girls": OF_ALL, "Boys": OF_ALL})
    found, asked = prepared(desk, INSIDE.format("Girls") + "Boys,,\nThailand,41,47\n", choices)
    assert [(each.about, each.name) for each in asked] == [("line", "Boys")]
    assert found.comparison is None


def test_a_title_of_two_parts_says_none() -> None:
    assert (breakdown_in("Girls; boys"), breakdown_in("girls, under 18")) == ("", "AGE=Y0T17;SEX=F")


def test_a_sheet_of_a_part_that_is_chosen_beside_another_is_asked_about_too(desk: Desk) -> None:
    _, asked = prepared(desk, named("Girls", "Boys"), VICTIMS)
    assert [(each.about, len(each.suggested)) for each in asked] == [("sheet", 2)]
    _, asked = prepared(desk, named("Girls", "Boys"), Choices(sheet="Boys"))
    assert [(each.about, each.suggested) for each in asked] == [("part", ((OF_ALL, "SEX=M"),))]
    found, _ = prepared(desk, named("Girls", "Boys"), Choices(sheet="Boys", lines={"Boys": OF_ALL}))
    assert parts(found) == {"SEX=M"}


def test_which_sheet_is_read_is_remembered_for_the_same_sheets_alone(desk: Desk) -> None:
    assert desk.submit(named("First", "Second"), name="f.xlsx").status == 2
    header = ["country", "year", "indicator", "value", "unit", "source"]
    remember(desk.book, staff("Ann"), [*answers_in(Choices(sheet="Second"), header, ["Second", "First"])])
    remember(desk.book, staff("Ann"), [*answers_in(Choices(areas={"Kampuchea": "KHM"}), header)])
    answer = desk.submit(named("First", "Second"), name="f.xlsx")
    assert (answer.status, answer.read["sheet"]) == (0, "Second")
    assert answer.noted("= Second (Ann, ")
    assert desk.submit(named("First", "Third"), name="f.xlsx").status == 2
    assert desk.submit(named("First", "Second"), "--sheet", "First", name="f.xlsx").read["sheet"] == "First"


@pytest.mark.parametrize(("title", "code"), [
    ("Table 3. Girls identified as victims", "SEX=F"), ("Only women and girls", "SEX=F"),
    ("Child victims aged 0-12", "AGE=Y0T12"), ("Mädchen unter 14", "AGE=Y0T13;SEX=F")])
def test_a_phrase_that_says_of_whom_the_figures_are_is_asked_about(desk: Desk, title: str, code: str) -> None:
    answer = desk.submit(ABOVE.format(title), "--indicator", "ICSE_VICTIMS")
    assert (answer.status, answer.published, breakdown_in(title)) == (2, 0, code)


@pytest.mark.parametrize("title", [
    "Source: Ministry of Women and Family Affairs", "UN Women", "Girls and boys identified",
    "Figures under 5 are hidden", "Victims of all ages",
    "Identified victims in the ICSE database", "Women's agency figures"])
def test_a_title_that_says_nothing_of_the_kind_is_none(desk: Desk, title: str) -> None:
    answer = desk.submit(ABOVE.format(title), "--indicator", "ICSE_VICTIMS")
    assert (answer.status, answer.published) == (0, 1)
