"""Tables drawn in a PDF are read row by row and cell by cell, as a DOCX's are; whatever is drawn, no text is lost."""

from collections import Counter
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.ingest.documents.pdf import read_pdf
from indicators.ingest.reading import read_document
from tests.ingest.drawn import Drawing, apart, box, drawn, line, shaded, table, thin, words

COLUMNS = (50, 200, 350, 500)
ROWS = [[["Goal"], ["Done"], ["To be done"]], [["1.1 Identify", "more victims"], ["Trained."], []]]
CELLS = ["\tGoal", "\t\tDone", "\t\t\tTo be done", "\t1.1 Identify", "\tmore victims", "\t\tTrained."]


def lines(*pages: str, rotated: int = 0) -> list[str]:
    text: str = read_pdf(drawn(*pages, rotated=rotated))["text"]
    return [text.lstrip("\f") for text in text.split("\n") if text.strip("\f")]


@pytest.mark.parametrize("frame", [box, thin, apart])
def test_a_table_is_read_cell_by_cell_however_its_borders_are_drawn(frame: Drawing) -> None:
    assert lines(words(50, 50, "Before") + table(COLUMNS, ROWS, frame=frame) + words(50, 300, "After")) == [
        "Before", *CELLS, "After"]


def test_a_table_open_at_its_sides_is_read_too() -> None:
    borders = "".join(line(50, y, 500, y) for y in (100, 150, 200)) + "".join(line(x, 100, x, 200) for x in (200, 350))
    assert lines(borders + table(COLUMNS, ROWS, frame=lambda *_: "")) == CELLS


def test_text_written_across_the_columns_is_put_into_its_cells() -> None:
    across = words(55, 102, "Goal") + words(205, 102, "Done") + words(55, 114, "two") + words(205, 114, "more")
    assert lines(box(50, 100, 200, 150) + box(200, 100, 350, 150) + across) == [
        "\tGoal", "\ttwo", "\t\tDone", "\t\tmore"]


def test_columns_count_for_each_table_and_merged_cells_count_as_many() -> None:
    wide = box(50, 300, 300, 350) + words(55, 302, "Merged") + box(300, 300, 500, 350) + words(305, 302, "Last")
    below = table((50, 150, 300, 500), [[["a"], ["b"], ["c"]]], top=350)
    assert lines(table(COLUMNS, ROWS) + words(50, 250, "Between") + wide + below) == [
        *CELLS, "Between", "\tMerged", "\t\t\tLast", "\ta", "\t\tb", "\t\t\tc"]


def test_a_table_within_a_cell_is_in_the_column_of_the_cell() -> None:
    within = table((220, 260, 300), [[["x"], ["y"]]], top=110, height=20)
    assert lines(table(COLUMNS, [[["Goal"], [], ["Next"]]]) + within) == ["\tGoal", "\t\tx y", "\t\t\tNext"]


def test_a_shaded_row_without_borders_has_the_columns_of_its_table() -> None:
    header = "".join(shaded(left, 50, right, 100) for left, right in zip(COLUMNS, COLUMNS[1:], strict=False))
    titles = table(COLUMNS, [[["One"], ["Two"], ["Three"]]], top=50, frame=lambda *_: "")
    assert lines(header + line(50, 50, 500, 50) + titles + table(COLUMNS, ROWS)) == [
        "\tOne", "\t\tTwo", "\t\t\tThree", *CELLS]


def test_a_box_within_a_cell_is_of_the_cell() -> None:
    assert lines(table(COLUMNS, ROWS) + box(50, 150, 90, 175)) == CELLS


def test_a_raised_letter_stays_on_its_line() -> None:
    raised = words(55, 102, "Area in km") + words(106, 99, "2", size=6) + words(110, 102, ", 2013")
    assert lines(box(50, 100, 200, 150) + box(200, 100, 350, 150) + raised)[0].replace(" ", "") == "\tAreainkm2,2013"


def test_a_page_lying_on_its_side_is_read_as_it_is_turned() -> None:
    turned = "0 1 -1 0 800 0 cm " + table((50, 200, 350), [[["a"], ["b"]], [["c"], ["d"]]])
    assert lines(turned, rotated=90) == ["\ta", "\t\tb", "\tc", "\t\td"]


SPLIT = [["Train police officers in the"], ["Ten officers were"], ["Train judges and"]]
REST = [["country"], ["trained."], ["prosecutors."]]
JOINED = ["\tTrain police officers in the", "\tcountry", "\t\tTen officers were", "\t\ttrained.",
          "\t\t\tTrain judges and", "\t\t\tprosecutors."]


def test_a_row_split_by_the_end_of_a_page_is_one_row_below_its_repeated_head() -> None:
    first = table(COLUMNS, [ROWS[0], SPLIT]) + words(300, 780, "Page 1")
    second = words(50, 20, "CAMBODIA") + table(COLUMNS, [ROWS[0], REST, [["Next"], ["x"], ["y"]]])
    assert lines(first, second) == [*CELLS[:3], *JOINED, "Page 1", "CAMBODIA", *CELLS[:3], "\tNext", "\t\tx", "\t\t\ty"]


def test_a_row_may_go_on_with_a_capital_letter_where_its_last_line_is_full_and_another_cell_is_cut() -> None:
    split = [["Joint efforts of all", "members of the"], ["The officers", "of the unit were"], []]
    found = lines(table(COLUMNS, [ROWS[0], split]), table(COLUMNS, [[["Global Alliance"], ["trained."], []]]))
    assert found[3:] == ["\tJoint efforts of all", "\tmembers of the", "\tGlobal Alliance", "\t\tThe officers",
                         "\t\tof the unit were", "\t\ttrained."]


def test_a_row_may_go_on_over_several_pages() -> None:
    middle = [[], ["trained and"], []]
    assert lines(table(COLUMNS, [ROWS[0], SPLIT]), table(COLUMNS, [middle]), table(COLUMNS, [REST])) == [
        *CELLS[:3], *JOINED[:1], "\tcountry", "\t\tTen officers were", "\t\ttrained and", "\t\ttrained.", *JOINED[4:]]


@pytest.mark.parametrize("following", [
    [["Another goal"], ["done"], ["more"]], [[], ["Other officers were"], ["more"]], [["ii) second"], ["x"], ["y"]]])
def test_a_row_that_begins_on_the_next_page_stays_there(following: list[list[str]]) -> None:
    found = lines(table(COLUMNS, [ROWS[0], SPLIT]), table(COLUMNS, [following]))
    assert found[6:] == ["\t" * column + text for column, cell in enumerate(following, 1) for text in cell]


def test_a_row_may_go_on_below_a_single_line_that_ends_with_a_colon() -> None:
    split = [["Operational Goal:"], ["Ten officers were"], []]
    found = lines(table(COLUMNS, [ROWS[0], split]),
                  table(COLUMNS, [[["Share best practices", "with all"], ["trained."], []]]))
    assert found[3:] == ["\tOperational Goal:", "\tShare best practices", "\twith all", "\t\tTen officers were",
                         "\t\ttrained."]


def test_short_answers_without_full_stops_are_rows_of_their_own() -> None:
    found = lines(table(COLUMNS, [ROWS[0], [["Goal 1"], ["trainings held"], ["laws"]]]),
                  table(COLUMNS, [[["Goal 2"], ["campaigns run"], ["courses"]]]))
    assert found[3:] == ["\tGoal 1", "\t\ttrainings held", "\t\t\tlaws", "\tGoal 2", "\t\tcampaigns run",
                         "\t\t\tcourses"]


def test_a_row_may_go_on_in_one_column_and_begin_an_item_in_another() -> None:
    split = [["Goal"], ["- Done."], ["Train the judges", "of all courts and"]]
    found = lines(table(COLUMNS, [ROWS[0], split]), table(COLUMNS, [[[], ["- More done."], ["prosecutors."]]]))
    assert found[3:] == ["\tGoal", "\t\t- Done.", "\t\t- More done.", "\t\t\tTrain the judges",
                         "\t\t\tof all courts and", "\t\t\tprosecutors."]


def test_what_goes_on_is_the_heading_below_a_table_and_not_its_last_row() -> None:
    first, second = table(COLUMNS, [ROWS[0], SPLIT]), table(COLUMNS, [REST])
    heading, footer = words(50, 780, "Operational Goal: Improve the"), words(50, 780, "National Police")
    assert lines(first + heading, second)[6:] == ["Operational Goal: Improve the", "\tcountry", "\t\ttrained.",
                                                  "\t\t\tprosecutors."]
    assert lines(first + footer, second + footer)[3:9] == JOINED


def test_a_row_is_not_joined_to_another_table() -> None:
    found = lines(table(COLUMNS, [ROWS[0], SPLIT]), table((50, 300, 500), [[["country"], ["trained."]]]))
    assert found[6:] == ["\tcountry", "\t\ttrained."]


@pytest.mark.parametrize("drawing", [
    box(40, 40, 560, 760), line(50, 90, 550, 90) + line(300, 90, 300, 700), shaded(50, 90, 300, 200),
    shaded(50, 90, 300, 200) + shaded(300, 90, 560, 200), line(50, 118, 90, 118),
    "".join(line(50, y, 500, y) for y in (90, 150, 200)), line(50, 90, 50, 300) + line(50, 300, 500, 300),
    box(50, 90, 300, 150) + box(50, 150, 300, 200)])
def test_frames_columns_of_text_charts_and_underlines_are_no_tables(drawing: str) -> None:
    text = words(55, 100, "First column", "goes on") + words(310, 100, "Second column")
    assert read_pdf(drawn(drawing + text))["text"] == read_pdf(drawn(text))["text"]


numbers = st.lists(st.integers(100, 999), max_size=3)
grids = st.lists(st.lists(numbers, min_size=4, max_size=4), min_size=1, max_size=6)
columns = st.lists(st.integers(40, 120), min_size=4, max_size=4).map(
    lambda widths: [50 + sum(widths[:index]) for index in range(5)])
points = st.tuples(st.integers(0, 590), st.integers(0, 790), st.integers(5, 400), st.integers(5, 400))


def of_numbers(grid: Sequence[Sequence[Sequence[int]]]) -> list[list[list[str]]]:
    return [[list(map(str, cell)) for cell in row] for row in grid]


@settings(max_examples=150, deadline=None)
@given(grids, columns, st.sampled_from([box, thin, apart]))
def test_any_table_is_read_line_by_line_in_its_order(
        grid: list[list[list[int]]], columns: list[int], frame: Drawing) -> None:
    assert lines(words(50, 20, "Before") + table(columns, of_numbers(grid), frame=frame)) == ["Before", *(
        "\t" * column + text for row in of_numbers(grid) for column, cell in enumerate(row, 1) for text in cell)]


@settings(max_examples=150, deadline=None)
@given(grids, columns, st.lists(st.tuples(st.sampled_from([box, line, shaded, thin]), points), max_size=12))
def test_whatever_is_drawn_no_letter_is_lost_or_read_again(
        grid: list[list[list[int]]], columns: list[int],
        drawing: list[tuple[Callable[..., str], tuple[int, int, int, int]]]) -> None:
    over = "".join(draw(x, y, x + width, y + height) for draw, (x, y, width, height) in drawing)
    found = lines(words(50, 20, "Before") + table(columns, of_numbers(grid)) + over + words(300, 450, "After"))
    digits = "".join(text for row in of_numbers(grid) for cell in row for text in cell)
    assert Counter("".join("".join(found).split())) == Counter(f"Before{digits}After")


HOSTILE = {
    "many_lines": "".join(box(5 * number % 590, number // 10, 5 * number % 590 + 5, number // 10 + 5)
                          for number in range(7_000)),
    "no_numbers": "1e400 1 m nan nan l S 99999999999999999999 0 m -99999999999999999999 0 l S 1e38 0 1e38 1e38 re S",
    "dashes": "".join(f"{number % 500} 100 0.1 200 re " for number in range(4_000)) + "f",
    "grid": "".join(line(10, y, 590, y) + line(y % 590, 10, y % 590, 790) for y in range(5, 795, 5)),
    "nested": "q " * 100_000,
    "no_area": "0 0 0 0 0 0 cm " + table(COLUMNS, ROWS),
    "huge": "1e30 0 0 1e30 0 0 cm " * 50 + table(COLUMNS, ROWS),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_drawing_is_read_as_text(name: str) -> None:
    found = read_document(drawn(words(50, 50, "Hello") + HOSTILE[name]))
    assert found.issue is None
    assert found.text.startswith("Hello")


def test_a_page_of_a_kilometre_is_read_too() -> None:
    content = drawn(table(COLUMNS, ROWS), size=(1e9, 1e9))
    assert read_document(content).text.split("\n")[0] == "\tGoal"


def test_forms_that_contain_themselves_end_in_an_answer() -> None:
    found = read_document(drawn(words(50, 50, "Hello") + "/X Do", form=words(50, 50, "Hello") + "/X Do " * 4))
    assert found.text or found.issue and found.issue.code == "document.crashed"
