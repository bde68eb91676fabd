"""A catalogue as version 0.2.0 stored it is applied as that program applied it: tests/kept holds both.

The figures are the shipped ones that are judged, and invented ones, with what the last program before the trend tests
made of them.
"""

import gzip
import json
from io import StringIO
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from indicators.catalogue import from_bytes
from indicators.judging import methods
from indicators.judging.scoreboard import judge
from indicators.judging.statistics.series import in_order
from indicators.model import OBSERVATION, Catalogue, observations

KEPT = Path(__file__).parents[1] / "kept"
RENAMED = {"little_change": "no_clear_trend"}
"""Codes of statuses that have other names since."""


@pytest.fixture(scope="module")
def stored() -> bytes:
    return gzip.decompress((KEPT / "0.2.0-catalogue.json.gz").read_bytes())


@pytest.fixture(scope="module")
def catalogue(stored: bytes) -> Catalogue:
    return from_bytes(stored)


@pytest.fixture(scope="module")
def then() -> pd.DataFrame:
    """The figures with status, reason, pace, change and gap, in the order of judge()."""
    text = gzip.decompress((KEPT / "0.2.0-assessed.csv.gz").read_bytes()).decode()
    numbers = {"year": "int64"} | dict.fromkeys(["value", "pace", "change", "gap"], "float64")
    names = text.partition("\n")[0].split(",")
    rows = pd.read_csv(StringIO(text), dtype={name: numbers.get(name, "str") for name in names}, keep_default_na=False,
                       na_values={name: [""] for name in numbers})
    return in_order(rows)


def test_every_year_has_the_status_reason_pace_change_and_gap_that_it_had(
        catalogue: Catalogue, then: pd.DataFrame) -> None:
    now = judge(observations(then[[name for name in OBSERVATION if name in then]]), catalogue, "staff").assessments
    assert now["judged"].all()
    for name in ("indicator", "ref_area", "year", "reason"):
        assert now[name].tolist() == then[name].tolist(), name
    assert now["status"].tolist() == then["status"].replace(RENAMED).tolist()
    for name in ("change", "gap"):
        assert (now[name].eq(then[name]) | now[name].isna() & then[name].isna()).all(), name
    # A pace is a power, whose last digit depends on the processor.
    np.testing.assert_allclose(now["pace"], then["pace"], rtol=1e-9, atol=1e-12)


def test_the_figures_had_every_status_of_their_program(then: pd.DataFrame) -> None:
    assert set(then["status"]) == {"goal_met", "on_track", "some_progress", "little_progress", "improving",
                                   "little_change", "moving_away", "not_assessed"}


def test_its_rules_test_nothing_and_no_window_is_shown(
        stored: bytes, catalogue: Catalogue, then: pd.DataFrame) -> None:
    given = [indicator["goal"] for goal in json.loads(stored)["goals"] for indicator in goal["indicators"]
             if indicator["goal"]]
    assert {"method": "direction", "improving_from": "0.5 %", "moving_away_below": "-0.5 %", "limit": 100} in given
    assert not any("test" in rule or "below" in rule for rule in given)
    assert all(method.window_years is None for indicator in catalogue.indicators.values()
               if (method := methods.method_of(indicator)))
    now = judge(observations(then[[name for name in OBSERVATION if name in then]]), catalogue, "staff").assessments
    for name in ("window_since", "window_figures", "slope", "trend_p", "change_p", "dispersion", "freedom"):
        assert now[name].isna().all(), name
