"""Rows survive the way to Parquet and back, value for value."""

import pytest
from pandas.testing import assert_frame_equal

from indicators.model import OBSERVATION, observations
from indicators.model.parquet import from_parquet, to_parquet

ROWS = observations([
    {"indicator": "ICSE_VICTIMS", "ref_area": "KHM", "year": 2014, "value": 0.1 + 0.2, "note": "ក \"=cmd|' ,\n"},
    {"indicator": "ICSE_VICTIMS", "ref_area": "THA", "year": 2015, "absence": "not_reported", "marks": "break coded"},
])


def test_rows_come_back_value_for_value() -> None:
    back = from_parquet(to_parquet(ROWS)).to_pandas().astype(OBSERVATION)
    assert_frame_equal(back, ROWS)


def test_the_columns_have_one_shape_and_an_absent_value_is_null() -> None:
    table = from_parquet(to_parquet(ROWS.assign(extra=1)))
    assert table.column_names == list(OBSERVATION)
    assert table.column("value").null_count == 1
    assert {str(field.type) for field in table.schema} == {"string", "int64", "double"}


def test_the_same_rows_are_the_same_bytes() -> None:
    assert to_parquet(ROWS) == to_parquet(ROWS.copy())


@pytest.mark.parametrize("content", [b"", to_parquet(ROWS.head(0))])
def test_no_rows_are_a_table_of_the_same_shape(content: bytes) -> None:
    assert from_parquet(content).schema.equals(from_parquet(to_parquet(ROWS)).schema)
    assert from_parquet(content).num_rows == 0
