"""Rows that are about the same figure, however many there are."""

import tracemalloc

import numpy as np
import pandas as pd
import pytest

from indicators.ingest.mapping.long_table import LongTable
from indicators.ingest.validation import refuse_duplicates
from indicators.ingest.validation.row_issues import RowIssues


def refused(values: list[str], years: list[int]) -> RowIssues:
    """What is wrong with values of one country and indicator in these years, one a line, from line 2 on."""
    cells = pd.DataFrame({"value": pd.Series(values, dtype="str")})
    table = LongTable(cells=cells, rows=np.arange(2, len(values) + 2), names={"value": "value"},
                      headers=pd.Series(["value"] * len(values), dtype="str"))
    found = RowIssues(table)
    key = pd.DataFrame({"indicator": "ICSE_VICTIMS", "area": "KHM", "year": years, "breakdown": ""})
    refuse_duplicates(table, key, found)
    return found


@pytest.mark.parametrize("values, years, found", [
    (["1", "2"], [2013, 2014], []),
    (["1", "2", "1"], [2014, 2013, 2014], [(2, "row.repeated", ["4"]), (4, "row.repeated", ["2"])]),
    (["1", "2", "3", "1"], [2014, 2014, 2013, 2014],
     [(2, "row.twice", ["3", "5"]), (3, "row.twice", ["2", "5"]), (5, "row.twice", ["2", "3"])]),
    (["1", "1", "2", "3"], [2014, 2014, 2013, 2013], [(2, "row.repeated", ["3"]), (3, "row.repeated", ["2"]),
                                                      (4, "row.twice", ["5"]), (5, "row.twice", ["4"])]),
    (["1"] * 8, [2014] * 8, [(line, "row.repeated", [str(each) for each in range(2, 8) if each != line][:5])
                             for line in range(2, 10)]),
    (["1", "1"], [0, 0], []),
])
def test_each_row_names_the_others_of_its_figure(
        values: list[str], years: list[int], found: list[tuple[int, str, list[str]]]) -> None:
    issues = sorted(refused(values, years).listed, key=lambda each: each.row)
    assert [(each.row, each.code, each.values["lines"]) for each in issues] == found


def test_a_file_that_is_one_figure_over_and_over_takes_no_more_memory_than_its_rows_need() -> None:
    tracemalloc.start()
    try:
        found = refused(["1"] * 4_000, [2014] * 4_000)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(found.listed) == 4_000
    assert most < 25_000_000      # each row beside every other would take 128 MB
