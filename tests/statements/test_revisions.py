"""Revisions: the first value of a figure, and the current one."""

from typing import Any

import pandas as pd
import pytest

from indicators.model import VINTAGE
from indicators.statements import revised_figures
from tests.nouns import catalogue, goal, indicator

COUNT = indicator("COUNT")
CATALOGUE = catalogue(goal("1.1", COUNT))
Row = tuple[Any, ...]


def vintages(*rows: Row, code: str = "COUNT") -> pd.DataFrame:
    """Values from (area, value, since[, until[, rank]]) of one year; the last publication of all is another's."""
    plain = [{"indicator": code, "ref_area": area, "year": 2020, "value": value, "since": since,
              "until": rest[0] if rest else None, "rank": rest[1] if len(rest) > 1 else number}
             for number, (area, value, since, *rest) in enumerate(rows)]
    last = {"indicator": code, "ref_area": "ZZZ", "year": 2020, "value": 1.0, "since": "2025-12-31", "until": None,
            "rank": 99}
    frame = pd.DataFrame([*plain, last])
    times = {name: pd.to_datetime(frame[name], utc=True) for name in ("since", "until")}
    return frame.assign(**times).astype(VINTAGE)


def revised(*rows: Row, code: str = "COUNT") -> list[list[float]]:
    return revised_figures(vintages(*rows, code=code), CATALOGUE)[["first", "current"]].to_numpy().tolist()


@pytest.mark.parametrize("rows, expected", [
    ([("AAA", 10, "2021-01-01")], []),
    ([("AAA", 10, "2021-01-01"), ("AAA", 12, "2021-06-01"), ("AAA", 13, "2023-01-01")], [[10, 13]]),
    ([("AAA", 10, "2021-01-01"), ("AAA", 12, "2021-06-01", "2021-09-01")], []),               # withdrawn
    ([("AAA", 10, "2021-01-01", "2021-02-01", 0), ("AAA", 12, "2021-03-01"),
      ("AAA", 10, "2021-06-01", None, 0)], [[10, 12]]),                       # restored under a newer one
    ([("AAA", 10, "2021-01-01", "2022-01-01")], []),                          # withdrawn since
    ([("AAA", 10, "2021-01-01"), ("AAA", None, "2022-01-01")], []),           # retracted since
    ([("AAA", 0, "2021-01-01"), ("AAA", 4, "2025-06-01")], [[0, 4]])])
def test_a_figure_is_revised_where_the_value_in_force_is_not_its_first(
        rows: list[Row], expected: list[list[float]]) -> None:
    assert revised(*rows) == expected


def test_what_the_catalogue_lacks_and_nothing_published_have_no_revisions() -> None:
    assert revised(("AAA", 10, "2021-01-01"), ("AAA", 12, "2021-06-01"), code="GONE") == []
    assert revised_figures(vintages()[:0], CATALOGUE).empty
