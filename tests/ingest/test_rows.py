"""Rows of a file and of a frame, one under the other."""

from typing import Literal

import pandas as pd
import pytest

from indicators.ingest.validation.rows import Rows
from indicators.model import OBSERVATION, observations
from indicators.model.parquet import from_parquet, to_parquet

TEXTS = [name for name, kind in OBSERVATION.items() if kind == "str"]
KHM = {"indicator": "VICTIMS", "ref_area": "KHM", "year": 2013, "value": 5.0, "absence": "", "note": ""}
FRA = KHM | {"ref_area": "FRA", "year": 2014, "value": float("nan"), "absence": "retracted", "note": "“quoted”"}


@pytest.mark.parametrize("storage", ["python", "pyarrow"])
def test_rows_of_a_frame_are_appended_however_pandas_stores_their_texts(
        storage: Literal["python", "pyarrow"]) -> None:
    given = [FRA, FRA | {"year": 2015, "note": "other"}]
    later = observations(given).astype(dict.fromkeys(TEXTS, pd.StringDtype(storage, na_value=float("nan"))))
    both = Rows.of_frame(later).under(Rows.of_frame(observations([KHM])))
    assert both.frame()["note"].tolist() == ["", "“quoted”", "other"]
    pd.testing.assert_frame_equal(both.frame(), observations([KHM, *given]))


def test_rows_are_stored_as_a_frame_of_them_would_be() -> None:
    rows = observations([KHM, FRA, KHM | {"year": 2015, "value": 5.5}])
    stored = to_parquet(Rows.of_frame(rows).table())
    assert stored == to_parquet(rows)
    assert from_parquet(stored)["value"].to_pylist() == [5.0, None, 5.5]
