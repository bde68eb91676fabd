"""Corrections made in a table: which rows they are, and the file that they become."""

import pandas as pd
import pytest

from indicators.changes.corrections import (
    COLUMNS,
    FIRST_LINE,
    blank,
    cells_of,
    changed,
    edit_file,
    indicators_of,
    with_blank,
)
from tests.nouns import catalogue, figures

KNOWN = catalogue()
CELLS = cells_of(figures(("NATIONAL", "AAA", 2013, 5), ("VICTIMS", "AAA", 2014, 0.1, "estimated", "2014-10-31"),
                         ("VICTIMS", "AAA", 2013, None), ("GONE", "AAA", 2013, 3)), KNOWN)


def with_cell(row: int, name: str, cell: str) -> pd.DataFrame:
    cells = CELLS.copy()
    cells.loc[row, name] = cell
    return cells


def test_figures_are_shown_as_they_stand_in_the_order_of_the_goals_the_newest_first() -> None:
    assert CELLS[["indicator", "year", "value", "absence", "marks", "period_end"]].to_numpy().tolist() == [
        ["VICTIMS", "2014", "0.1", "", "estimated", "2014-10-31"], ["VICTIMS", "2013", "", "not_reported", "", ""],
        ["NATIONAL", "2013", "5", "", "", ""]]


@pytest.mark.parametrize("value, said", [(30000.0, "30000"), (1e15, "1000000000000000"), (88.54, "88.54"), (0.0, "0"),
                                         (1e-07, "0.0000001")])
def test_a_value_stands_in_plain_digits(value: float, said: str) -> None:
    assert cells_of(figures(("HOURS", "AAA", 2013, value)), KNOWN)["value"].tolist() == [said]


@pytest.mark.parametrize("name, cell", [("value", "12*"), ("absence", "late"), ("marks", "break"), ("note", "new")])
def test_a_row_is_corrected_where_what_it_says_was_changed(name: str, cell: str) -> None:
    assert changed(CELLS, with_cell(2, name, cell)).index.tolist() == [2]


def test_a_table_left_as_it_was_corrects_nothing() -> None:
    assert changed(CELLS, CELLS).empty


def test_a_row_for_another_year_counts_once_it_says_something() -> None:
    more = blank("AAA", 2015, ["VICTIMS", "NATIONAL"], KNOWN)
    assert changed(CELLS, more).empty
    more.loc[1, "value"] = "7"
    assert changed(CELLS, more)[["indicator", "year", "unit", "value"]].to_numpy().tolist() == [
        ["NATIONAL", "2015", "campaigns", "7"]]


def test_the_file_names_the_version_and_holds_the_corrected_rows_alone() -> None:
    lines = edit_file(changed(CELLS, with_cell(0, "note", "a; b, c")), 13).decode().splitlines()
    assert lines == [
        "Corrections made in Goalline to data version 13", ",".join(COLUMNS),
        'AAA,2014,VICTIMS,,0.1,victims,,estimated,,2014-10-31,2014-10-31,"a; b, c"']
    assert lines[FIRST_LINE - 1].startswith("AAA")


def test_rows_are_added_for_what_countries_report_and_the_table_has_but_none_twice() -> None:
    codes = indicators_of(CELLS, "1.1", KNOWN)
    assert codes == ["VICTIMS", "NATIONAL"]                      # not what others publish
    assert indicators_of(CELLS, "4.2", KNOWN) == ["HOURS", "VICTIMS", "NATIONAL"]
    added = with_blank(CELLS, "AAA", 2013, "", codes, KNOWN)
    assert added.equals(CELLS)                                   # both have a row for the year
    added = with_blank(CELLS, "AAA", 2014, "SEX=F; AGE=Y0T17", codes, KNOWN)
    assert added[["indicator", "breakdown"]].head(2).to_numpy().tolist() == [
        [code, "AGE=Y0T17;SEX=F"] for code in codes]
    assert with_blank(added, "AAA", 2014, "AGE=Y0T17;SEX=F", codes, KNOWN).equals(added)
