"""Statistics Canada's own results, row by row.

published_progress.csv: 150 series of the Canadian SDG data sites with the inputs, progress value, status and score
that Statistics Canada publishes (indicator_calculation_components.yml of sdg-data-canada-odd-donnees on GitHub; the
column source_url names the file of each row).
"""

from pathlib import Path

import pandas as pd
import pytest

from indicators.assess import published

TABLE = pd.read_csv(Path(__file__).with_name("published_progress.csv"))
ROWS = [pytest.param(row, id=f"{row.framework} {row.series}") for row in TABLE.itertuples()]
JUDGED = published.judge(TABLE)


def test_the_table_is_whole() -> None:
    assert len(TABLE) == 150
    assert set(TABLE["published_status"]) == set(published.WORDS)


@pytest.mark.parametrize("row", ROWS)
def test_a_published_result_is_reproduced(row: tuple) -> None:
    found = JUDGED.loc[row.Index]
    assert found["progress_value"] == pytest.approx(row.published_progress_value, rel=1e-9, abs=1e-9)
    assert found["status"] == row.published_status
    assert found["score"] == pytest.approx(row.published_score, rel=1e-9, abs=1e-9)
    assert found["reason"] == ""
