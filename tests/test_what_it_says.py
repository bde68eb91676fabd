"""docs/what-it-says.md: every table and every step of it is what the engine says of the shipped figures."""

from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from indicators import statements, wording
from indicators.catalogue import SHIPPED, load_catalogue
from indicators.model import observations
from indicators.model.parquet import from_parquet
from indicators.scoreboard import Scoreboard, judge
from indicators.submissions.shipped_data import read_shipped

PAGE = (Path(__file__).parents[1] / "docs" / "what-it-says.md").read_text(encoding="utf-8")
CVIP, SENT = "cvip_identified_victims_added", "ICSE_VICTIMS"
STORIES = {
    "Germany: removed within two days": ("de_domestic_removed_within_2_days", "DEU"),
    "Germany: mean time to removal": ("de_domestic_mean_removal_time", "DEU"),
    "The same four figures, had a country sent them": (SENT, "AUS"),
    "773, 1,477, 4,464 and 1,986 as NCMEC's own": (CVIP, "NCMEC"),
    "The ICSE database's running total": ("icse_identified_victims_cumulative", "WLD"),
}


@cache
def board() -> Scoreboard:
    """The shipped figures, and NCMEC's once more as if a country had sent them for goal 1.1."""
    catalogue = load_catalogue(SHIPPED)
    rows = pd.concat([from_parquet(submission.rows).to_pandas() for submission in read_shipped(SHIPPED, catalogue)
                      if submission.kind == "observations"], ignore_index=True)
    as_sent = rows[rows["indicator"] == CVIP].assign(indicator=SENT, ref_area="AUS")
    return judge(observations(pd.concat([rows, as_sent], ignore_index=True)), catalogue, "staff")


def series(heading: str) -> list[dict[str, Any]]:
    """Assessments of a story's series, by year."""
    indicator, area = STORIES[heading]
    frame = board().assessments
    found: list[Any] = frame[(frame["indicator"] == indicator) & (frame["ref_area"] == area)].to_dict("records")
    return found


def cells(row: dict[str, Any]) -> list[str]:
    """A row of a story's table: year, figure, change, pace since the baseline, status."""
    catalogue = board().catalogue
    indicator = catalogue.indicators[row["indicator"]]
    pace = f"{wording.pace(row, indicator)} since {int(row['baseline_year'])}" if pd.notna(row["pace"]) else ""
    status = wording.status(row["status"]).word if row["status"] else "context, not judged"
    figure = wording.value(row["value"], indicator, catalogue, row["marks"])
    return [str(row["year"]), figure, wording.moved_since(row, indicator), pace,
            f"{status}: {wording.reason(row['reason'])}" if row["reason"] else status]


def steps(row: dict[str, Any]) -> list[str]:
    return [wording.message(each, board().catalogue) for each in statements.steps(board(), row)
            if not each.code.startswith("step.input")]


def section(heading: str) -> list[str]:
    return PAGE.split(f"\n## {heading}\n")[1].split("\n## ")[0].splitlines()


@pytest.mark.parametrize("heading", STORIES)
def test_the_table_of_a_story_is_what_the_engine_says(heading: str) -> None:
    told = [[cell.strip() for cell in line.strip("|").split("|")] for line in section(heading) if line.startswith("|")]
    assert told[2:] == [cells(row) for row in series(heading)]


@pytest.mark.parametrize("heading", STORIES)
def test_the_steps_of_a_storys_last_year_are_what_the_words_say(heading: str) -> None:
    told = [line.removeprefix("- ") for line in section(heading) if line.startswith("- ")]
    assert told == steps(series(heading)[-1])


def test_the_goals_card_says_of_the_running_total_what_the_page_quotes() -> None:
    said = [wording.message(each, board().catalogue) for each in statements.evidence(board(), "1.1", None)]
    assert all(f"“{sentence}”" in PAGE.replace("\n", " ") for sentence in said)
    assert said
