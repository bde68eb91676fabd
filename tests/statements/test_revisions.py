"""Revisions: the first value of a figure, that of a year later, and the current one; how far values move."""

import math
from typing import Any

import pandas as pd
import pytest

from indicators.model import VINTAGE
from indicators.statements import Measured, measured, revised_figures, revisions
from tests.nouns import catalogue, goal, indicator

COUNT = indicator("COUNT")
SHARE = indicator("SHARE", measure="share", unit="percent", minimum=0, maximum=100)
STAGE = indicator("STAGE", measure="level", stages={0: "no law", 4: "in force"})
CATALOGUE = catalogue(goal("1.1", COUNT, SHARE, STAGE))
NOW = pd.Timestamp("2026-01-01", tz="UTC")
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


def revisions_of(*rows: Row) -> list[list[float]]:
    found = revisions(vintages(*rows), NOW)
    return found[["first", "later", "current"]].to_numpy().tolist()


@pytest.mark.parametrize("rows, expected", [
    ([("AAA", 10, "2021-01-01")], [10, 10, 10]),
    ([("AAA", 10, "2021-01-01"), ("AAA", 12, "2021-06-01"), ("AAA", 13, "2023-01-01")], [10, 12, 13]),
    ([("AAA", 10, "2021-01-01"), ("AAA", 12, "2022-01-01")], [10, 12, 12]),
    ([("AAA", 10, "2021-01-01"), ("AAA", 12, "2022-01-02")], [10, 10, 12]),
    ([("AAA", 10, "2021-01-01"), ("AAA", 12, "2021-06-01", "2021-09-01")], [10, 10, 10]),      # withdrawn
    ([("AAA", 10, "2021-01-01", "2021-02-01", 0), ("AAA", 12, "2021-03-01"),
      ("AAA", 10, "2021-06-01", None, 0)], [10, 12, 12]),                     # restored under a newer one
])
def test_the_value_in_force_is_that_published_last_of_those_valid(rows: list[Row], expected: list[float]) -> None:
    assert revisions_of(*rows) == [expected]


def test_within_its_first_year_a_figure_has_no_value_of_a_year_later() -> None:
    ((first, later, current),) = revisions_of(("AAA", 10, "2025-02-01"), ("AAA", 12, "2025-03-01"))
    assert (first, current) == (10, 12)
    assert math.isnan(later)


@pytest.mark.parametrize("rows", [
    [("AAA", 10, "2021-01-01", "2022-01-01")],                                # withdrawn since
    [("AAA", 10, "2021-01-01"), ("AAA", None, "2022-01-01")],                 # retracted since
    [("AAA", 10, "2025-12-31")],                                              # as new as the newest
    [("AAA", None, "2021-01-01")]])
def test_a_figure_that_is_gone_or_could_not_yet_be_revised_is_left_out(rows: list[Row]) -> None:
    assert revisions_of(*rows) == []


def test_means_are_over_the_sum_of_the_later_values() -> None:
    # Revisions +2, -1 and 0; later values 12, 39 and 20
    found = revisions(vintages(("AAA", 10, "2021-01-01"), ("AAA", 12, "2025-06-01"), ("BBB", 40, "2021-01-01"),
                               ("BBB", 39, "2025-06-01"), ("CCC", 20, "2025-06-01")), NOW)
    (one,) = measured(found, CATALOGUE)
    assert one.to_date == Measured(figures=3, revised=2, mean=1 / 71, mean_absolute=3 / 71)
    assert one.in_a_year == Measured(figures=2, revised=0, mean=0, mean_absolute=0)
    assert list(revised_figures(found, CATALOGUE)["ref_area"]) == ["AAA", "BBB"]


def test_shares_are_revised_in_points() -> None:
    found = revisions(vintages(("AAA", 10, "2021-01-01"), ("AAA", 12, "2025-06-01"), ("BBB", 40, "2021-01-01"),
                               code="SHARE"), NOW)
    (one,) = measured(found, CATALOGUE)
    assert (one.points, one.to_date.mean, one.to_date.mean_absolute) == (True, 1, 1)


def test_a_first_value_of_zero_counts_and_zeros_alone_have_no_mean() -> None:
    (one,) = measured(revisions(vintages(("AAA", 0, "2021-01-01"), ("AAA", 4, "2025-06-01")), NOW), CATALOGUE)
    assert one.to_date.mean == 1
    (zero,) = measured(revisions(vintages(("AAA", 0, "2021-01-01")), NOW), CATALOGUE)
    assert math.isnan(zero.to_date.mean)


def test_stages_and_what_the_catalogue_lacks_have_none() -> None:
    for code in ("STAGE", "GONE"):
        found = revisions(vintages(("AAA", 0, "2021-01-01"), ("AAA", 4, "2025-06-01"), code=code), NOW)
        assert len(found) == 1
        assert measured(found, CATALOGUE) == ()


def test_nothing_published_has_no_revisions() -> None:
    empty = vintages()[:0]
    assert revisions(empty, NOW).empty
    assert measured(revisions(empty, NOW), CATALOGUE) == ()
