"""The days of a financial year that a cell names."""

import pytest

from indicators.ingest.vocabulary.years import financial_days


@pytest.mark.parametrize("cell, ends, days", [
    ("2014/15", "06-30", "2014-07-01/2015-06-30"),
    ("2019/20", "02-28", "2019-03-01/2020-02-29"),
    ("2020/21", "02-28", "2020-03-01/2021-02-28"),
    ("2021/22", "02-28", "2021-03-01/2022-02-28"),
])
def test_a_financial_year_follows_the_one_before_on_the_next_day(cell: str, ends: str, days: str) -> None:
    assert financial_days(cell, ends) == days
