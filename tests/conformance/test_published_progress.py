"""Statistics Canada's own results, row by row.

published_progress.csv: 150 series of the Canadian SDG data sites with the inputs, progress value, status and score
that Statistics Canada publishes (indicator_calculation_components.yml of sdg-data-canada-odd-donnees on GitHub; the
column source_url names the file of each row).
"""

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from indicators.judging.statistics import published
from tests.judging.methods.builders import last

TABLE = pd.read_csv(Path(__file__).with_name("published_progress.csv"))
ROWS: list[Any] = [pytest.param(row, id=f"{row.framework} {row.series}") for row in TABLE.itertuples()]
JUDGED = published.judge(TABLE)


def test_the_table_is_whole() -> None:
    assert len(TABLE) == 150
    assert set(TABLE["published_status"]) == set(published.WORDS)


@pytest.mark.parametrize("row", ROWS)
def test_a_published_result_is_reproduced(row: Any) -> None:
    found = JUDGED.loc[row.Index]
    assert found["progress_value"] == pytest.approx(row.published_progress_value, rel=1e-9, abs=1e-9)
    assert found["status"] == row.published_status
    assert found["score"] == pytest.approx(row.published_score, rel=1e-9, abs=1e-9)
    assert found["reason"] == ""


SAME = {"target_achieved": "goal_met", "substantial_progress": "on_track", "moderate_progress": "behind",
        "limited_progress": "behind", "deterioration": "moving_away"}


@pytest.mark.parametrize("row", [each for each in ROWS if each.values[0].target == each.values[0].target])
def test_reach_set_up_as_theirs_gives_the_published_status(row: Any) -> None:
    given = {"value": row.target, "by": int(row.target_year), "baseline_year": int(row.base_year)}
    values = {int(row.base_year): row.base_value, int(row.current_year): row.current_value}
    assert last(values, "reach", row.direction, **given) == (SAME[row.published_status], "")
