"""The days of a financial year that a cell names."""

import argparse

import pytest

from indicators.cli.submit import _choices, add_options
from indicators.ingest.vocabulary.years import financial_days


@pytest.mark.parametrize("cell, ends, days", [
    ("2014/15", "06-30", "2014-07-01/2015-06-30"),
    ("2019/20", "02-28", "2019-03-01/2020-02-29"),
    ("2020/21", "02-28", "2020-03-01/2021-02-28"),
    ("2021/22", "02-28", "2021-03-01/2022-02-28"),
])
def test_a_financial_year_follows_the_one_before_on_the_next_day(cell: str, ends: str, days: str) -> None:
    assert financial_days(cell, ends) == days


def options(*words: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    add_options(parser)
    return parser.parse_args(["figures.csv", *words])


def test_a_script_says_when_financial_years_end() -> None:
    assert _choices(options("--financial-year-ends", "06-30")).financial_year_ends == "06-30"


@pytest.mark.parametrize("end", ["12-31", "02-30", "13-01", "30-06", "june"])
def test_a_day_on_which_no_financial_year_ends_is_refused(end: str) -> None:
    with pytest.raises(SystemExit):
        options("--financial-year-ends", end)
