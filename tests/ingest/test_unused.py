"""Everything in a file is read by a rule that its format names, or listed once with a choice."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as some
from openpyxl.comments import Comment

from indicators.catalogue.area_names import AreaNames
from indicators.ingest.mapping import Choices
from indicators.ingest.mapping.choices import IGNORE, LEAVE_OUT, STOP
from indicators.ingest.pipeline import Candidate, ingest
from indicators.ingest.unused import UnusedItem
from tests.catalogue.builders import shipped
from tests.faults.workbooks import line as row_of
from tests.faults.workbooks import workbook

CATALOGUE = shipped()
AREAS = AreaNames(CATALOGUE)
LONG = [["country", "year", "indicator", "value", "unit"], ["KHM", "2019", "ICSE_VICTIMS", "6", "victims"],
        ["KHM", "2020", "ICSE_VICTIMS", "8", "victims"], ["THA", "2020", "ICSE_VICTIMS", "41", "victims"]]
WIDE = [["country", "2019", "2020"], ["KHM", "6", "8"], ["THA", "", "41"]]
FIGURES = [("KHM", 2019, 6.0), ("KHM", 2020, 8.0), ("THA", 2020, 41.0)]


def text(rows: list[list[str]]) -> bytes:
    file = io.StringIO()
    csv.writer(file, lineterminator="\n").writerows(rows)
    return file.getvalue().encode()


def read(content: bytes, name: str = "figures.csv", **choices: object) -> Candidate:
    stated = Choices(**{"indicator": "ICSE_VICTIMS", **choices})  # type: ignore[arg-type]
    return ingest(content, name, stated, CATALOGUE)


def still_open(candidate: Candidate) -> list[UnusedItem]:
    return [item for item in candidate.unused if item.is_open]


def figures(candidate: Candidate) -> list[tuple[str, int, float]]:
    if candidate.preview is None:
        return []
    rows = candidate.preview.observations[["ref_area", "year", "value"]]
    return list(rows.itertuples(index=False, name=None))


def with_column(rows: list[list[str]], header: str, cell: str, at: int = 3) -> list[list[str]]:
    return [[*row[:at], cell if number else header, *row[at:]] for number, row in enumerate(rows)]


def test_a_long_text_is_cut_with_its_length_and_never_in_the_one_click() -> None:
    line = "Ministry " * 200
    item, = still_open(read(text([[line], *LONG])))
    assert (item.name, item.suspicious) == (f"{line[:1_000]}… [1,799]", True)
    item, = still_open(read(text(with_column(LONG, "Contact", line))))
    assert item.examples == (f"{line[:200]}… [1,799]",)


@pytest.mark.parametrize("rows", [LONG, WIDE])
def test_a_file_with_nothing_else_in_it_asks_nothing(rows: list[list[str]]) -> None:
    candidate = read(text(rows))
    assert candidate.checked is not None
    assert (still_open(candidate), figures(candidate)) == ([], FIGURES)


def test_a_column_without_a_role_is_listed_with_its_first_values() -> None:
    candidate = read(text(with_column(LONG, "备注", "仅统计女童")))
    item, = still_open(candidate)
    assert (item.kind, item.name, item.examples) == ("column", "备注", ("仅统计女童",))
    assert candidate.checked is None
    assert [issue.code for issue in candidate.of_file] == ["unused.column"]


def test_columns_of_numbers_are_one_item() -> None:
    rows = with_column(with_column(LONG, "Staff", "12"), "Rooms 1", "99")
    item, = still_open(read(text(rows)))
    assert (item.kind, item.columns) == ("numbers", ("Rooms 1", "Staff"))


def test_words_that_often_limit_figures_come_first() -> None:
    rows = [["Ministry of Justice"], ["Girls under 14 only"], *LONG]
    assert [(item.name, item.suspicious) for item in still_open(read(text(rows)))] == [
        ("Girls under 14 only", True), ("Ministry of Justice", False)]


def test_what_says_nothing_about_the_figures_is_accepted() -> None:
    rows = [["Ministry of Justice"], *with_column(LONG, "Contact", "Ms Sok")]
    candidate = read(text(rows), columns={"Contact": IGNORE}, lines={"line:Ministry of Justice": IGNORE})
    assert candidate.checked is not None
    assert {item.answer for item in candidate.unused if item.kind != "name"} == {IGNORE}


def test_a_script_says_that_it_has_looked() -> None:
    rows = [["Ministry of Justice"], *with_column(LONG, "Contact", "Ms Sok")]
    assert read(text(rows), ignore_unused=True).checked is not None


def test_what_limits_the_figures_stops_the_file() -> None:
    rows = [["Girls only"], *LONG]
    candidate = read(text(rows), lines={"line:Girls only": STOP})
    assert candidate.checked is None
    assert [issue.code for issue in candidate.of_file] == ["unused.stopped"]


def test_rows_that_a_column_limits_are_left_out() -> None:
    rows = [[*LONG[0], "Region"], *([*row, region] for row, region in zip(LONG[1:], (
        "all", "north", "all"), strict=True))]
    candidate = read(text(rows), rows={"Region": ("north",)})
    assert candidate.checked is not None
    assert figures(candidate) == [FIGURES[0], FIGURES[2]]


def test_rows_below_a_heading_are_left_out() -> None:
    rows = [*WIDE[:2], ["Girls", "", ""], *WIDE[2:]]
    candidate = read(text(rows), lines={"line:Girls": LEAVE_OUT})
    assert figures(candidate) == FIGURES[:2]


def test_a_line_that_gives_the_persons_counted_makes_a_breakdown() -> None:
    candidate = read(text([["Girls"], *LONG]), lines={"line:Girls": "SEX=F"})
    assert candidate.checked is not None
    assert set(candidate.checked.observations["breakdown"]) == {"SEX=F"}


def test_the_name_of_a_file_is_asked_about_if_it_may_limit_the_figures() -> None:
    assert [item.name for item in still_open(read(text(LONG), "girls_2019.csv"))] == ["girls_2019"]
    assert still_open(read(text(LONG), "figures_2019.csv")) == []


def test_other_and_hidden_sheets_comments_and_hidden_columns_are_listed() -> None:
    def change(book: object) -> None:
        first = book.active  # type: ignore[attr-defined]
        first["A2"].comment = Comment("counted until May", "Sok")
        book.create_sheet("Girls")["A1"] = "zzz"  # type: ignore[attr-defined]
        hidden = book.create_sheet("Working")  # type: ignore[attr-defined]
        hidden["A1"], hidden.sheet_state = "zzz", "hidden"
        first.row_dimensions[2].hidden = True
    candidate = read(workbook(row_of(), change=change), "figures.xlsx")
    assert {(item.kind, item.name) for item in still_open(candidate)} >= {
        ("comment", "counted until May"), ("sheet", "Girls"), ("sheet", "Working")}


@pytest.mark.parametrize("line", [
    "STRUCTURE,STRUCTURE_ID,ACTION,REF_AREA,INDICATOR,FREQ,SEX,AGE,COMP_BREAKDOWN,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE\n"
    "dataflow,OECD:X(1.0),I,KHM,ICSE_VICTIMS,A,_T,_T,_Z,2020,8,victims\n",
    "Goal,Target,Indicator,SeriesCode,SeriesDescription,GeoAreaCode,GeoAreaName,TimePeriod,Value,Time_Detail,Source,"
    "Nature,Units\n16,16.2,16.2.2,ICSE_VICTIMS,Victims identified in the year,116,Cambodia,2020,8,2020,UNODC,C,"
    "victims\n",
    "Entity,Code,Year,Victims identified in the year\nCambodia,KHM,2020,8\n",
    "Data Source,World Development Indicators,,\n\nLast Updated Date,2023-03-01,,\n\n"
    "Country Name,Country Code,Indicator Name,Indicator Code,2020\n"
    "Cambodia,KHM,Victims identified in the year,ICSE_VICTIMS,8\n",
    "year,Cambodia,Thailand\n2020,8,41\n"])
def test_layouts_of_publishers_are_read_by_their_headers(line: str) -> None:
    candidate = read(line.encode())
    assert [item.name for item in still_open(candidate)] == []
    assert candidate.checked is not None
    assert figures(candidate)[0] == FIGURES[1]


def test_a_deletion_of_sdmx_retracts() -> None:
    content = b"ACTION,REF_AREA,INDICATOR,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE\nD,KHM,ICSE_VICTIMS,2020,8,victims\n"
    candidate = read(content)
    assert candidate.checked is not None
    assert candidate.checked.observations["absence"].tolist() == ["retracted"]


@pytest.mark.parametrize(("nature", "marks"), [("E", "estimated"), ("M", "estimated"), ("C", "")])
def test_the_nature_of_a_figure_of_the_un_is_a_mark(nature: str, marks: str) -> None:
    content = ("SeriesCode,GeoAreaCode,TimePeriod,Value,Nature,Units\n"
               f"ICSE_VICTIMS,116,2020,8,{nature},victims\n")
    candidate = read(content.encode())
    assert candidate.checked is not None
    assert candidate.checked.observations["marks"].tolist() == [marks]


@pytest.mark.parametrize("label", ["invented", "real, girls only"])
def test_an_export_whose_label_was_changed_is_refused(label: str) -> None:
    header = ["area_code", "indicator_code", "year", "value", "unit", "figures", "data_version"]
    row = ["KHM", "ICSE_VICTIMS", "2020", "8", "victims", label, "3"]
    assert "columns.changed_label" in {issue.code for issue in read(text([header, row]), indicator="").of_file}
    assert read(text([header, [*row[:5], "real", "3"]]), indicator="").checked is not None


@pytest.mark.parametrize(("kind", "content", "name", "answer"), [
    ("note", "country,year,value,note\nKHM,2020,8,girls only\n", "figures.csv", "stop"),
    ("note", "country,year,value,note\nKHM,2020,8,girls only\n", "figures.csv", "SEX=F"),
    ("name", "country,year,value\nKHM,2020,8\n", "girls only.csv", "stop"),
    ("line", "country,year,value\nKHM,2019,6\nin thousands,,\nKHM,2020,8\n", "figures.csv", "thousands"),
    ("line", "girls only\ncountry,year,value,sex\nKHM,2020,8,M\n", "figures.csv", "SEX=F"),
    ("line", "girls only\ncountry,year,value\nKHM,2020,8\n", "figures.csv", "leave_out")])
def test_an_answer_that_limits_what_it_cannot_leave_out_stops_the_file(kind: str, content: str, name: str,
                                                                      answer: str) -> None:
    item = next(item for item in read(content.encode(), name).unused if item.kind == kind)
    candidate = read(content.encode(), name, lines={item.key: answer})
    assert [issue.code for issue in candidate.of_file] == ["unused.stopped"]


def test_two_answers_about_the_scale_that_differ_stop_the_file() -> None:
    content = "in thousands\nin millions\ncountry,year,value\nKHM,2020,8\n"
    candidate = read(content.encode(), lines={"line:in thousands": "thousands", "line:in millions": "millions"})
    assert {issue.code for issue in candidate.of_file} == {"unused.stopped"}


@pytest.mark.parametrize("cell", ["5 bn", "5bn", "2B", "3 Rs", "12be"])
def test_letters_that_may_be_a_scale_are_asked_about(cell: str) -> None:
    candidate = read(f"country,year,value\nKHM,2020,{cell}\n".encode())
    assert candidate.checked is not None
    assert [issue.code for issue in candidate.checked.issues] == ["value.unknown_sign"]


def test_a_point_before_three_zeros_is_asked_about_in_a_comma_delimited_file_too() -> None:
    candidate = read(b"country,year,value\nKHM,2020,12.000\n")
    assert candidate.checked is not None
    assert [issue.code for issue in candidate.checked.issues] == ["value.unclear_whole"]


@pytest.mark.parametrize("header", [
    "Victims identified in the year (%)", "ICSE_VICTIMS \u2030", "value *", "ICSE_VICTIMS?"])
def test_a_header_with_a_symbol_is_not_the_name_without_it(header: str) -> None:
    candidate = read(f"country,year,{header}\nKHM,2020,8\n".encode())
    assert candidate.checked is None
    assert header in {item.name for item in candidate.unused}


def test_a_name_beside_a_code_that_is_not_known_is_listed() -> None:
    content = "country code,country name,year,value\nGBR,England,2020,8\n"
    assert [item.name for item in still_open(read(content.encode()))] == ["England"]


WORDS = some.text(some.characters(categories=("L", "N", "P", "S")), min_size=1, max_size=12).filter(
    lambda word: word.strip("'\"= ,;|-_*.~·•–—()[]") != "")


@given(rows=some.sampled_from([LONG, WIDE]), header=WORDS, cell=WORDS, at=some.integers(0, 3))
def test_whatever_column_is_added_has_a_role_or_is_listed(rows: list[list[str]], header: str, cell: str,
                                                         at: int) -> None:
    candidate = read(text(with_column(rows, header, cell, at)))
    listed = {name for item in candidate.unused for name in (item.name, *item.columns)}
    has_role = dict(zip(candidate.reading.header, candidate.roles, strict=False)).get(header.strip())
    assert candidate.reading.refused or candidate.issues or has_role or header.strip() in listed
    assert candidate.checked is None or has_role
    if header.strip() in listed:
        assert figures(candidate) == FIGURES


@given(rows=some.sampled_from([LONG, WIDE]), line=WORDS, at=some.integers(0, 4))
def test_whatever_line_is_added_is_listed(rows: list[list[str]], line: str, at: int) -> None:
    row = [line] if at == 0 else [line, *[""] * (len(rows[0]) - 1)]
    candidate = read(text([*rows[:at], row, *rows[at:]]))
    is_area = AREAS.code(line) or AREAS.is_other_aggregate(line)
    assert candidate.checked is None or candidate.checked.issues or is_area
    assert set(figures(candidate)) <= set(FIGURES)


@given(rows=some.sampled_from([LONG, WIDE]), sign=WORDS.filter(lambda word: not any(map(str.isdigit, word))))
def test_whatever_sign_stands_beside_a_figure_is_asked_or_has_a_rule(rows: list[list[str]], sign: str) -> None:
    changed = [[f"{cell} {sign}" if cell == "41" else cell for cell in row] for row in rows]
    found = figures(read(text(changed)))
    marked = [row for row in found if row[:2] == ("THA", 2020)]
    assert found[:2] == FIGURES[:2]
    assert not marked or marked == FIGURES[2:]
